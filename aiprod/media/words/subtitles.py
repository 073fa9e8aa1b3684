"""Cues to caption files: SubRip, WebVTT and Advanced SubStation Alpha. No text can become a tag in any of them."""

from __future__ import annotations

import html
import re
import struct
from collections.abc import Sequence
from itertools import pairwise

from aiprod.lettering import direction, typeface
from aiprod.media.safe_area import caption_area, caption_baseline, caption_size
from aiprod.media.words.captions import Cue
from aiprod.plan import VideoPlan
from aiprod.style import font_path

_OS2 = int.from_bytes(b"OS/2")
_WINDOWS_EXTENT = struct.Struct(">HH").unpack_from
_WORD_JOINER = "\u2060"
_HEAD = """\
[Script Info]
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
YCbCr Matrix: TV.709
PlayResX: {width}
PlayResY: {height}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Plain,{plain}
Style: Karaoke,{karaoke}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_WIDE_BRACES = str.maketrans("{}", "｛｝")
_NEW_LINE = r"\N"
_SRT_MARKS = re.compile(r"<|--(?=>)|\\(?=[Nnh])|:(?=\d\d[.,]\d)")


def to_srt(cues: Sequence[Cue]) -> str:
    """SubRip. It has no escapes: braces are widened, and a word joiner breaks what players would read as a tag, an
    arrow, a time or a line break."""
    blocks = [
        f"{number}\n{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}\n{_untagged(cue)}\n"
        for number, cue in enumerate(cues, 1)
    ]
    return "\n".join(blocks)


def to_vtt(cues: Sequence[Cue]) -> str:
    """WebVTT (W3C): an arrow cannot occur in escaped text, and no line of a cue is empty."""
    blocks = [f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{_escaped(cue)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def to_ass(cues: Sequence[Cue], plan: VideoPlan) -> str:
    """Advanced SubStation Alpha, set like the burned captions of the plan's main rendition.

    Where the style follows the voice, each word turns from the captions' colour to the active one as it is said; not
    in lines from right to left, since players put timed words in order from the left.
    """
    events = []
    for cue in cues:
        before, after = direction("".join(cue.lines))
        follows = plan.style.captions.mode != "plain" and not before
        times = f"{_centiseconds(cue.start_s)},{_centiseconds(cue.end_s)}"
        said = _timed_lines(cue) if follows else [f"{before}{_braceless(line)}{after}" for line in cue.lines]
        events.append(f"Dialogue: 0,{times},{'Karaoke' if follows else 'Plain'},,0,0,0,,{_NEW_LINE.join(said)}\n")
    look = plan.style.captions
    styles = {"plain": _ass_style(plan, look.colour), "karaoke": _ass_style(plan, look.active_colour)}
    return _HEAD.format(width=plan.canvas.width_px, height=plan.canvas.height_px, **styles) + "".join(events)


def _ass_style(plan: VideoPlan, colour: str) -> str:
    look, frame = plan.style.captions, (plan.canvas.width_px, plan.canvas.height_px)
    size = caption_size(*frame, look)
    face = typeface(font_path(plan.style, "caption"))
    side = round(caption_area(*frame, look).left)
    # Players take a font's size from its Windows ascent to its Windows descent.
    ascent, descent = (size * part / face.getUnitsPerEm() for part in _WINDOWS_EXTENT(face.getTableData(_OS2), 74))
    foot = frame[1] - caption_baseline(*frame, look) - descent
    colours = (colour, look.colour, look.outline_colour)
    back = look.box_colour or look.outline_colour
    fields = (
        face.getFamilyName().replace(",", " "),
        f"{ascent + descent:.1f}",
        *map(_ass_colour, (*colours, back)),
        *(-1 if face.isBold() else 0, 0, 0, 0, 100, 100, 0, 0),
        *(1, f"{size * 0.055:.1f}", f"{size * 0.03:.1f}", 2, side, side, max(0, round(foot)), 1),
    )
    return ",".join(map(str, fields))


def _timed_lines(cue: Cue) -> list[str]:
    starts = [cue.start_s, *(word.start_s for word in cue.words[1:]), cue.end_s]
    spans = [max(0, round(100 * end) - round(100 * start)) for start, end in pairwise(starts)]
    words = [
        f"{' ' if n not in (0, cue.split) and not word.glued else ''}{{\\k{span}}}{_braceless(word.text)}"
        for n, (word, span) in enumerate(zip(cue.words, spans, strict=True))
    ]
    return ["".join(line) for line in (words[: cue.split], words[cue.split :]) if line]


def _braceless(text: str) -> str:
    """ASS has no escapes that all players know: braces are widened, and a backslash is kept from what follows."""
    return text.translate(_WIDE_BRACES).replace("\\", f"\\{_WORD_JOINER}")


def _ass_colour(colour: str) -> str:
    """``#RRGGBBAA`` as ``&HAABBGGRR``, whose alpha is transparency."""
    red, green, blue, alpha = colour[1:3], colour[3:5], colour[5:7], colour[7:9] or "FF"
    return f"&H{255 - int(alpha, 16):02X}{blue}{green}{red}".upper()


def _centiseconds(seconds: float) -> str:
    whole, rest = divmod(max(0, round(seconds * 100)), 100)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:02d}"


def _untagged(cue: Cue) -> str:
    return _SRT_MARKS.sub(rf"\g<0>{_WORD_JOINER}", "\n".join(cue.lines).translate(_WIDE_BRACES))


def _escaped(cue: Cue) -> str:
    return "\n".join(html.escape(line, quote=False) for line in cue.lines)


def _clock(seconds: float, mark: str) -> str:
    milliseconds = max(0, round(seconds * 1000))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"
