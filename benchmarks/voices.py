"""How well the voices are understood, how exact their word times are, and what they cost.

``python -m benchmarks.voices [provider:voice ...]``; without arguments the English default and espeak-ng's English.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aiprod.assets import Word
from aiprod.plan import NarrationRequest
from aiprod.planning.syllables import speech_seconds
from aiprod.providers.base import Made
from aiprod.providers.narration.espeak import Espeak
from aiprod.providers.narration.flite import Flite
from benchmarks.harness import measure_module, write_evidence
from benchmarks.hearing import align, errors, plain, recognise
from benchmarks.prose import FIGURES, PROSE

_DEFAULTS = ("flite:rms", "espeak:en-us")
_LONG_LETTERS = 5000
_NARRATORS: dict[str, Flite | Espeak] = {"flite": Flite(), "espeak": Espeak()}


@dataclass(frozen=True)
class Heard:
    """Word error rates in percent, 90th percentiles of timing errors in ms, and the median error of the length
    estimated before speaking, in percent.
    """

    prose_wer: float
    figures_wer: float
    start_p90_ms: float
    end_p90_ms: float
    estimate_error: float


def listen(name: str) -> Heard:
    """Have a voice, as in ``flite:rms``, say everything, and hear what comes out."""
    starts: list[float] = []
    ends: list[float] = []
    estimates: list[float] = []
    wrong = [0, 0]
    spoken = [0, 0]
    narrator, voice = _narrator(name)
    pace = next(known for known in narrator.voices() if known.name == voice)
    texts = [(0, text, text) for text in PROSE] + [(1, text, said) for text, said in FIGURES]
    for kind, text, said in texts:
        with tempfile.TemporaryDirectory() as folder:
            made = _say(narrator, voice, text, Path(folder))
            words = plain(said)
            wrong[kind] += errors(words, recognise(made.path))
            spoken[kind] += len(words)
            if kind == 0:
                found = align(made.path, [word for token in made.words for word in plain(token.text)])
                starts += _differences(made.words, found, 0)
                ends += _differences(made.words, found, 1)
                estimates.append(abs(speech_seconds(text, pace, 1.0) / (made.duration_s or 1.0) - 1.0))
    return Heard(
        prose_wer=round(100 * wrong[0] / spoken[0], 1),
        figures_wer=round(100 * wrong[1] / spoken[1], 1),
        start_p90_ms=round(1000 * float(np.percentile(starts, 90)), 1),
        end_p90_ms=round(1000 * float(np.percentile(ends, 90)), 1),
        estimate_error=round(100 * float(np.median(estimates)), 1),
    )


def cost(name: str) -> dict[str, float]:
    """How many times faster than real time a voice says a long text, by CPU seconds, and its peak memory in MB."""
    peak_mb = measure_module("benchmarks.voices", "--say", name).peak_mb
    narrator, voice = _narrator(name)
    with tempfile.TemporaryDirectory() as folder:
        _say(narrator, voice, "Warm up.", Path(folder))
        before = _cpu_s()
        made = _say(narrator, voice, _long(), Path(folder))
        return {"times_real_time": round((made.duration_s or 0.0) / (_cpu_s() - before), 1), "peak_mb": round(peak_mb)}


def main(names: Sequence[str]) -> None:
    for name in names or _DEFAULTS:
        found = vars(listen(name)) | cost(name)
        write_evidence("voices", name, found)
        print(name, found)


def _narrator(name: str) -> tuple[Flite | Espeak, str]:
    provider, _, voice = name.partition(":")
    return _NARRATORS[provider], voice


def _say(narrator: Flite | Espeak, voice: str, text: str, folder: Path) -> Made:
    asked = NarrationRequest(provider=narrator.name, text=text, language="en", voice=voice, slot_s=3600)
    return narrator.make(asked, folder)


def _differences(words: Sequence[Word], found: list[tuple[float, float]] | None, side: int) -> list[float]:
    """How far, in seconds, a token's start (side 0) or end (side 1) lies from where the aligner finds it."""
    if found is None:
        return []
    differences: list[float] = []
    at = 0
    for word in words:
        count = len(plain(word.text))
        if count:
            own = found[at][0] if side == 0 else found[at + count - 1][1]
            differences.append(abs((word.start_s, word.end_s)[side] - own))
        at += count
    return differences


def _long() -> str:
    return ("\n\n".join(PROSE * 3))[:_LONG_LETTERS]


def _cpu_s() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--say"]:
        with tempfile.TemporaryDirectory() as where:
            _say(*_narrator(sys.argv[2]), _long(), Path(where))
    else:
        main(sys.argv[1:])
