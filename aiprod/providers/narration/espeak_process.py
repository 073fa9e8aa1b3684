"""espeak-ng in its own process, started by path with a bare interpreter: it imports the standard library only.

stdin is JSON ``{"library", "data", "voice", "rate", "sentences": [[token, ...], ...]}``, the rate in words a minute.
stdout is as flite_process writes it: a line of JSON with one time a token, then 16-bit samples.
"""

from __future__ import annotations

import bisect
import ctypes
import json
import sys
from typing import Any

_RETRIEVAL = 1
_DO_NOT_EXIT = 0x8000
_CHARACTERS_UTF8 = 1
_BY_CHARACTER = 1
_RATE, _WORD_EVENT, _END_EVENT = 1, 1, 0


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def speak(lib: Any, tokens: list[str], rate_hz: int) -> tuple[bytes, list[tuple[float, float]]]:
    """One sentence: its samples and each token's start and end in seconds."""
    sound: list[bytes] = []
    heard: list[tuple[int, float]] = []

    def collect(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            sound.append(ctypes.string_at(samples, 2 * count))
        index = 0
        while events[index].type != _END_EVENT:
            if events[index].type == _WORD_EVENT:
                heard.append((events[index].text_position - 1, events[index].audio_position_ms / 1000.0))
            index += 1
        return 0

    callback = _CALLBACK(collect)
    lib.espeak_SetSynthCallback(callback)
    text = " ".join(tokens).encode()
    lib.espeak_Synth(text, len(text) + 1, 0, _BY_CHARACTER, 0, _CHARACTERS_UTF8, None, None)
    lib.espeak_Synchronize()
    pcm = b"".join(sound)
    return pcm, token_times(tokens, heard, len(pcm) / 2 / rate_hz)


def token_times(tokens: list[str], heard: list[tuple[int, float]], total_s: float) -> list[tuple[float, float]]:
    """Word events (character, second) as one span a token; one without an event shares the time of the one before."""
    offsets = [sum(len(token) + 1 for token in tokens[:index]) for index in range(len(tokens))]
    starts: list[float | None] = [None] * len(tokens)
    for position, at_s in heard:
        index = max(0, bisect.bisect_right(offsets, position) - 1)
        if starts[index] is None:
            starts[index] = at_s
    if starts and starts[0] is None:
        starts[0] = 0.0
    known = [index for index, start in enumerate(starts) if start is not None]
    times = [0.0] * len(tokens)
    for here, following in zip(known, [*known[1:], len(tokens)], strict=True):
        begin = starts[here] or 0.0
        end = (starts[following] or 0.0) if following < len(tokens) else total_s
        letters = [len(token) for token in tokens[here:following]]
        for index in range(here, following):
            times[index] = begin + (end - begin) * sum(letters[: index - here]) / sum(letters)
    return list(zip(times, [*times[1:], total_s], strict=True))


def main() -> None:
    job = json.load(sys.stdin)
    lib = ctypes.CDLL(job["library"])
    rate_hz = lib.espeak_Initialize(_RETRIEVAL, 0, job["data"].encode(), _DO_NOT_EXIT)
    if rate_hz <= 0:
        sys.exit("espeak-ng did not find its data")
    if lib.espeak_SetVoiceByName(job["voice"].encode()) != 0:
        sys.exit(f"espeak-ng has no voice {job['voice']}")
    lib.espeak_SetParameter(_RATE, job["rate"], 0)
    said, sound = [], b""
    for tokens in job["sentences"]:
        pcm, times = speak(lib, tokens, rate_hz)
        said.append({"samples": len(pcm) // 2, "times": times})
        sound += pcm
    sys.stdout.buffer.write(json.dumps({"rate_hz": rate_hz, "sentences": said}).encode() + b"\n" + sound)


if __name__ == "__main__":
    main()
