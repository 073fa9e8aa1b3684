"""Flite in its own process, started by path with a bare interpreter: it imports the standard library only.

stdin is JSON ``{"voice", "stretch", "sentences": [[token, ...], ...]}``. stdout is one line of JSON,
``{"rate_hz", "sentences": [{"samples", "times": [[start_s, end_s], ...]}]}`` with one time a token, then the 16-bit
samples of all sentences. A crash or a hang of the C library ends this process, not the worker.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

_WORD = "R:SylStructure.{}.R:Segment.{}"
_FIRST = _WORD.format("daughter1.daughter1", "p.end")
_LAST = _WORD.format("daughtern.daughtern", "end")


class _Wave(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_char_p),
        ("rate_hz", ctypes.c_int),
        ("count", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_int16)),
    ]


def load(voice: str) -> tuple[Any, Any]:
    """The library and the voice's address. Raises OSError where either is not installed."""
    ctypes.CDLL("libflite_usenglish.so.1", ctypes.RTLD_GLOBAL)
    ctypes.CDLL("libflite_cmulex.so.1", ctypes.RTLD_GLOBAL)
    lib = ctypes.CDLL("libflite.so.1", ctypes.RTLD_GLOBAL)
    data = ctypes.CDLL(f"libflite_cmu_us_{voice}.so.1")
    register = getattr(data, f"register_cmu_us_{voice}")
    register.restype, register.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    for name, result, arguments in (
        ("flite_synth_text", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_void_p]),
        ("feat_set_float", None, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_float]),
        ("utt_wave", ctypes.POINTER(_Wave), [ctypes.c_void_p]),
        ("utt_relation", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p]),
        ("relation_head", ctypes.c_void_p, [ctypes.c_void_p]),
        ("item_next", ctypes.c_void_p, [ctypes.c_void_p]),
        ("item_daughter", ctypes.c_void_p, [ctypes.c_void_p]),
        ("flite_ffeature_float", ctypes.c_float, [ctypes.c_void_p, ctypes.c_char_p]),
        ("delete_utterance", None, [ctypes.c_void_p]),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    lib.flite_init()
    return lib, register(None)


def speak(lib: Any, voice: int, tokens: list[str]) -> tuple[int, bytes, list[tuple[float, float]]]:
    """One sentence: its sample rate in Hz, its samples and each token's start and end in seconds."""
    utterance = lib.flite_synth_text(" ".join(tokens).encode(), voice)
    try:
        wave = lib.utt_wave(utterance).contents
        pcm = ctypes.string_at(wave.samples, 2 * wave.count)
        times: list[tuple[float, float]] = []
        token = lib.relation_head(lib.utt_relation(utterance, b"Token"))
        while token:
            spans = []
            word = lib.item_daughter(token)
            while word:
                spans.append(
                    (
                        lib.flite_ffeature_float(word, _FIRST.encode()),
                        lib.flite_ffeature_float(word, _LAST.encode()),
                    )
                )
                word = lib.item_next(word)
            at = times[-1][1] if times else 0.0
            times.append((spans[0][0], spans[-1][1]) if spans else (at, at))
            token = lib.item_next(token)
        return wave.rate_hz, pcm, times
    finally:
        lib.delete_utterance(utterance)


def main() -> None:
    job = json.load(sys.stdin)
    lib, voice = load(job["voice"])
    features = ctypes.cast(voice, ctypes.POINTER(ctypes.c_void_p))[1]
    lib.feat_set_float(features, b"duration_stretch", job["stretch"])
    rate_hz, said, sound = 0, [], b""
    for tokens in job["sentences"]:
        rate_hz, pcm, times = speak(lib, voice, tokens)
        said.append({"samples": len(pcm) // 2, "times": times})
        sound += pcm
    sys.stdout.buffer.write(json.dumps({"rate_hz": rate_hz, "sentences": said}).encode() + b"\n" + sound)


if __name__ == "__main__":
    main()
