"""What a recogniser hears in a narration, and where it finds the words: pocketsphinx and its own American model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder
from scipy.signal import resample_poly

from aiprod.audio import read_wav

_RATE_HZ = 16_000
_STEP_S = 0.01
_LANGUAGE_WEIGHT = 5.0
"""How much the recogniser trusts its language model; the best of six weights on passages that are not in the
benchmark. Its own 6.5 hears about one word in forty more wrong.
"""

_SAME = {"doctor": "dr", "mister": "mr", "missus": "mrs", "okay": "ok", "oh": "o"}
"""Words that sound the same and are written in two ways."""


def recognise(path: Path) -> list[str]:
    """The words heard in a narration."""
    decoder = Decoder(samprate=_RATE_HZ, loglevel="FATAL", lw=_LANGUAGE_WEIGHT)
    _listen(decoder, path)
    found = decoder.hyp()
    return plain(found.hypstr) if found else []


def align(path: Path, words: Sequence[str]) -> list[tuple[float, float]] | None:
    """Start and end in seconds of each of ``words``, which are known to be said; None where they cannot be found."""
    decoder = Decoder(samprate=_RATE_HZ, loglevel="FATAL", lm=None)
    if any(decoder.lookup_word(word) is None for word in words):
        return None
    decoder.set_align_text(" ".join(words))
    _listen(decoder, path)
    found = [(s.start_frame * _STEP_S, (s.end_frame + 1) * _STEP_S) for s in decoder.seg() if s.word[0] not in "<["]
    return found if len(found) == len(words) else None


def errors(spoken: Sequence[str], heard: Sequence[str]) -> int:
    """Words to replace, remove or add to make one text of the other (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(spoken, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def plain(text: str) -> list[str]:
    """Lower-case words without punctuation; a reading's variant number, as in "the(2)", is dropped."""
    words = re.findall(r"[a-z']+", re.sub(r"\(\d+\)", "", text.lower().replace("-", " ")))
    return re.sub(r"\b([ap]) m\b", r"\1m", " ".join(_SAME.get(word, word) for word in words)).split()


def _listen(decoder: Decoder, path: Path) -> None:
    samples, rate_hz = read_wav(path)
    heard = resample_poly(samples, _RATE_HZ, rate_hz)
    decoder.start_utt()
    decoder.process_raw((np.clip(heard, -1, 1) * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
