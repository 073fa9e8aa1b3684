"""A speech library run in its own process: what goes in, what comes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, Samples, resample
from aiprod.errors import PermanentError
from aiprod.media.run import run

_DEADLINE_S = 30.0
_DEADLINE_PER_LETTER_S = 0.03
_CROSSINGS = 24
"""Enough for speech, which has little at the very edge of its band, and less than half the work."""


@dataclass(frozen=True)
class Utterance:
    """One spoken sentence as its engine gave it: mono, 16-bit integers or floats in [-1, 1] at ``rate_hz``, and the
    start and end of each token in seconds.
    """

    sound: npt.NDArray[Any]
    times: tuple[tuple[float, float], ...]
    rate_hz: int = SAMPLE_RATE_HZ

    @property
    def native(self) -> Samples:
        """Its samples as floats, at its own rate."""
        scale = 32768.0 if self.sound.dtype.kind == "i" else 1.0
        return self.sound.astype(np.float64) / scale

    @property
    def samples(self) -> Samples:
        """Its samples at the house rate, made anew at each call: only one sentence at a time need be this large."""
        return resample(self.native, self.rate_hz, _CROSSINGS)


class Engine(Protocol):
    """Says sentences. Each sentence is a list of tokens without spaces; the last may carry closing punctuation."""

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        """One utterance a sentence, at ``rate`` times the voice's own pace."""


def say_in_process(script: Path, job: Mapping[str, object], *, packages: bool = False) -> list[Utterance]:
    """Run an engine's script on a job. A separate process because the libraries are neither safe to call from several
    threads nor interruptible. With ``packages`` the script may import what is installed.

    Raises TransientError ``deadline_exceeded`` and PermanentError ``program_failed`` or ``bad_speech``.
    """
    asked = json.dumps(job).encode()
    deadline_s = _DEADLINE_S + _DEADLINE_PER_LETTER_S * len(json.dumps(job.get("sentences")))
    done = run([sys.executable, "-I", *([] if packages else ["-S"]), str(script)], deadline_s=deadline_s, stdin=asked)
    head, _, sound = done.stdout.partition(b"\n")
    answer = json.loads(head)
    pcm = np.frombuffer(sound, "<i2")
    utterances: list[Utterance] = []
    at = 0
    for said in answer["sentences"]:
        piece = pcm[at : at + said["samples"]]
        at += said["samples"]
        utterances.append(Utterance(piece, tuple((s, e) for s, e in said["times"] or ()), answer["rate_hz"]))
    if at != len(pcm) or at == 0:
        raise PermanentError("bad_speech", f"{script.stem} gave {len(pcm)} samples and announced {at}.")
    return utterances
