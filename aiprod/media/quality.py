"""What a viewer would notice in a finished file: black, frozen or silent stretches, and how loud it is."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.media import graphs
from aiprod.media.probe import probe
from aiprod.media.run import ffmpeg_exe, run
from aiprod.model import Model

Span = tuple[float, float]
_DEADLINE_S = 900.0
_NUMBER = r"(-?\d+(?:\.\d+)?(?:e-?\d+)?)"


class Quality(Model):
    """Spans are (start, end) in seconds.

    loudness_lufs and true_peak_dbtp are None when there is nothing to hear.
    """

    black: tuple[Span, ...]
    frozen: tuple[Span, ...]
    silent: tuple[Span, ...]
    loudness_lufs: float | None
    true_peak_dbtp: float | None


def measure(path: Path) -> Quality:
    """Decode the file once and report.

    Raises PermanentError ``bad_media`` or ``program_failed`` for a file that does not decode.
    """
    facts = probe(path)
    duration_s = max(facts.video_end_s or 0.0, facts.audio_end_s or 0.0)
    log = run(graphs.inspect(ffmpeg_exe(), path), deadline_s=_DEADLINE_S).stderr
    loudness = _last(rf"(?m)^\s+I:\s+{_NUMBER} LUFS", log)
    return Quality(
        black=tuple(
            (float(a), float(b))
            for a, b in re.findall(rf"{_by('blackdetect')}black_start:{_NUMBER} black_end:{_NUMBER}", log)
        ),
        frozen=_spans("freeze", log, duration_s),
        silent=_spans("silence", log, duration_s),
        loudness_lufs=loudness if loudness is not None and loudness > -70 else None,
        true_peak_dbtp=_last(rf"(?m)^\s+Peak:\s+{_NUMBER} dBFS", log),
    )


def _spans(what: str, log: str, duration_s: float) -> tuple[Span, ...]:
    """Starts and ends are logged apart; a stretch that lasts to the end of the file has no end."""
    starts = [max(0.0, float(value)) for value in re.findall(rf"{_by(what + 'detect')}.*{what}_start: {_NUMBER}", log)]
    ends = [float(value) for value in re.findall(rf"{_by(what + 'detect')}.*{what}_end: {_NUMBER}", log)]
    ends += [duration_s] * (len(starts) - len(ends))
    return tuple(zip(starts, ends, strict=False))


def _by(detector: str) -> str:
    """The start of a detector's own line, so that no other text of the log, such as a title, can pose as a finding."""
    return rf"(?m)^\[Parsed_{detector}_\d+ @ [^\]]*\] "


def _last(pattern: str, log: str) -> float | None:
    found = re.findall(pattern, log)
    return float(found[-1]) if found else None
