"""A Piper voice in its own process, started by path: it imports numpy, onnxruntime and the standard library only.

stdin is JSON ``{"library", "data", "model", "config", "speaker", "rate", "sentences": [[token, ...], ...]}``, where
``config`` is the voice's own description. stdout is as flite_process writes it: a line of JSON with one time a token,
then 16-bit samples. A model that does not tell how long its phonemes are leaves the times out.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
import unicodedata
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]

_RETRIEVAL, _DO_NOT_EXIT = 1, 0x8000
_UTF8, _IPA = 1, 2
_PAD, _BEGIN, _END = "_", "^", "$"
_LANGUAGE_SWITCH = re.compile(r"\([^)]*\)")
_PAUSING, _CLOSING = ",;:", ".!?"
_HOP_SAMPLES = 256
_SEED = 1
_LONGEST_S, _LONGEST_PHONEME_S = 5.0, 1.0


class Phonemes:
    """espeak-ng as a phonemiser of one language."""

    def __init__(self, library: str, data: str, voice: str) -> None:
        self._lib = ctypes.CDLL(library)
        if self._lib.espeak_Initialize(_RETRIEVAL, 0, data.encode(), _DO_NOT_EXIT) <= 0:
            sys.exit("espeak-ng did not find its data")
        if self._lib.espeak_SetVoiceByName(voice.encode()) != 0:
            sys.exit(f"espeak-ng has no voice {voice}")
        self._lib.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def of(self, text: str) -> str:
        """The text in IPA, decomposed (NFD); words of another language lose their marks."""
        encoded = ctypes.create_string_buffer(text.encode())
        at = ctypes.c_void_p(ctypes.addressof(encoded))
        found = []
        while at.value:
            said = self._lib.espeak_TextToPhonemes(ctypes.byref(at), _UTF8, _IPA)
            found.append((said or b"").decode())
        return unicodedata.normalize("NFD", _LANGUAGE_SWITCH.sub("", " ".join(found)).strip())


def spell(tokens: list[str], phonemes: Phonemes) -> tuple[str, list[int]]:
    """A sentence in phonemes with its punctuation, and where in it each token begins.

    Phonemes are made a clause at a time, since words sound different beside each other.
    """
    spelled, starts = "", []
    for clause in _clauses(tokens):
        mark = clause[-1][-1] if clause[-1][-1] in _PAUSING + _CLOSING else ""
        said = phonemes.of(" ".join(clause))
        starts += [len(spelled) + start for start in _word_starts(said, [phonemes.of(token) for token in clause])]
        spelled += said + mark + (" " if mark in _PAUSING else "")
    if spelled and spelled.rstrip()[-1] not in _CLOSING:
        spelled = spelled.rstrip(" ,;:") + "."
    return spelled, starts


def _clauses(tokens: list[str]) -> list[list[str]]:
    clauses: list[list[str]] = [[]]
    for token in tokens:
        clauses[-1].append(token)
        if token[-1] in _PAUSING:
            clauses.append([])
    return [clause for clause in clauses if clause]


def _word_starts(said: str, alone: list[str]) -> list[int]:
    """Where each word begins in a clause: at its spaces, or by the words' lengths where some were drawn together."""
    borders = [0, *(match.end() for match in re.finditer(r"\s+", said))]
    counts = [len(word.split()) for word in alone]
    if sum(counts) == len(borders):
        return [borders[at] for at in accumulate([0, *counts[:-1]])]
    lengths = [max(1, len(word)) for word in alone]
    scale = len(said) / (sum(lengths) + len(lengths) - 1)
    wanted = [scale * (before + index) for index, before in enumerate(accumulate([0, *lengths[:-1]]))]
    return [min(borders, key=lambda border: abs(border - place)) for place in wanted]


def to_ids(spelled: str, id_map: dict[str, list[int]]) -> tuple[list[int], list[int]]:
    """The model's input, and for each phoneme where its ids begin in it; unknown phonemes are left out."""
    ids, places = [*id_map[_BEGIN], *id_map[_PAD]], []
    for phoneme in spelled:
        places.append(len(ids))
        if phoneme in id_map:
            ids += [*id_map[phoneme], *id_map[_PAD]]
    return [*ids, *id_map[_END]], places


def token_times(starts: list[int], places: list[int], durations: Any, rate_hz: int) -> list[tuple[float, float]]:
    """One span a token, in seconds, from the model's own durations: samples an id."""
    upto = np.concatenate([[0.0], np.cumsum(durations)]) / rate_hz
    return list(pairwise([*(float(upto[places[start]]) for start in starts), float(upto[-1])]))


class Model:
    """The voice's network. Noise is drawn from a fixed seed, so that a sentence always sounds the same."""

    def __init__(self, path: str, config: dict[str, Any], speaker: int | None) -> None:
        onnxruntime.set_default_logger_severity(4)
        onnxruntime.set_seed(_SEED)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._inference, self._speaker = config.get("inference", {}), speaker
        self._hop = config.get("hop_length", _HOP_SAMPLES)

    def speak(self, ids: list[int], rate: float) -> tuple[Any, Any]:
        """Samples as floats, and samples an id if the model tells."""
        scales = (
            self._inference.get("noise_scale", 0.667),
            self._inference.get("length_scale", 1.0) / rate,
            self._inference.get("noise_w", 0.8),
        )
        feed = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        if self._speaker is not None:
            feed["sid"] = np.array([self._speaker], np.int64)
        sound, *more = self._session.run(None, feed)
        durations = more[0].reshape(-1) * self._hop if more else None
        told = durations is not None and len(durations) == len(ids)
        return sound.reshape(-1), durations if told else None


def main() -> None:
    job = json.load(sys.stdin)
    config = job["config"]
    rate_hz = config["audio"]["sample_rate"]
    phonemes = Phonemes(job["library"], job["data"], config["espeak"]["voice"])
    model = Model(job["model"], config, job["speaker"])
    said, sound = [], []
    for tokens in job["sentences"]:
        spelled, starts = spell(tokens, phonemes)
        ids, places = to_ids(spelled, config["phoneme_id_map"])
        samples, durations = model.speak(ids, job["rate"])
        if len(samples) > rate_hz * (_LONGEST_S + _LONGEST_PHONEME_S * len(spelled)):
            sys.exit(f"the voice says {len(spelled)} phonemes in {len(samples) / rate_hz:.0f} s")
        times = None if durations is None else token_times(starts, places, durations, rate_hz)
        said.append({"samples": len(samples), "times": times})
        sound.append(np.rint(32767 * np.clip(samples, -1, 1)).astype("<i2").tobytes())
    sys.stdout.buffer.write(json.dumps({"rate_hz": rate_hz, "sentences": said}).encode() + b"\n" + b"".join(sound))


if __name__ == "__main__":
    main()
