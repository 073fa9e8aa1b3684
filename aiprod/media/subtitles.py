"""Cues to caption files: SubRip, WebVTT and Advanced SubStation Alpha. No text can become a tag in any of them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from aiprod.media.captions import Cue

_WORD_JOINER = "\u2060"
_SRT_MARKS = re.compile(r"[<{]|--(?=>)|\\(?=[Nnh])")


def to_srt(cues: Sequence[Cue]) -> str:
    """SubRip. It has no escapes, so a word joiner breaks what players would read as a tag, an arrow or a line break."""
    blocks = [
        f"{number}\n{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}\n{_untagged(cue)}\n"
        for number, cue in enumerate(cues, 1)
    ]
    return "\n".join(blocks)


def to_vtt(cues: Sequence[Cue]) -> str:
    """WebVTT (W3C): an arrow cannot occur in escaped text, and no line of a cue is empty."""
    blocks = [f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{_escaped(cue)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def _untagged(cue: Cue) -> str:
    return _SRT_MARKS.sub(rf"\g<0>{_WORD_JOINER}", "\n".join(cue.lines))


def _escaped(cue: Cue) -> str:
    return "\n".join(html.escape(line, quote=False) for line in cue.lines)


def _clock(seconds: float, mark: str) -> str:
    milliseconds = max(0, round(seconds * 1000))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"
