"""A speech library run in its own process: what goes in, what comes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from aiprod.audio import Samples, resample
from aiprod.errors import PermanentError
from aiprod.media.run import run

_DEADLINE_S = 30.0
_DEADLINE_PER_LETTER_S = 0.03


@dataclass(frozen=True)
class Utterance:
    """One spoken sentence: mono samples at the house rate, and the start and end of each token in seconds, if known."""

    samples: Samples
    times: tuple[tuple[float, float], ...]


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
    deadline_s = _DEADLINE_S + _DEADLINE_PER_LETTER_S * len(asked)
    done = run([sys.executable, "-I", *([] if packages else ["-S"]), str(script)], deadline_s=deadline_s, stdin=asked)
    head, _, sound = done.stdout.partition(b"\n")
    answer = json.loads(head)
    pcm = np.frombuffer(sound, "<i2").astype(np.float64) / 32768.0
    utterances: list[Utterance] = []
    at = 0
    for said in answer["sentences"]:
        piece = pcm[at : at + said["samples"]]
        at += said["samples"]
        utterances.append(Utterance(resample(piece, answer["rate_hz"]), tuple((s, e) for s, e in said["times"] or ())))
    if at != len(pcm) or at == 0:
        raise PermanentError("bad_speech", f"{script.stem} gave {len(pcm)} samples and announced {at}.")
    return utterances
