"""What a font can draw. Only fonts that ship are used, so that pictures are the same on every machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


def missing_letters(font: Path, text: str) -> str:
    """The distinct letters of ``text``, in order, that the font file has no glyph for; symbols do not count."""
    return "".join(dict.fromkeys(c for c in text if c.isalpha() and not _has(font, c)))


def drawable(font: Path, text: str) -> str:
    """``text`` without the characters the font has no glyph for, such as emoji; spaces folded."""
    return " ".join("".join(c for c in text if c.isspace() or _has(font, c)).split())


@cache
def _has(font: Path, character: str) -> bool:
    return bool(typeface(font).unicharToGlyph(ord(character)))


@cache
def typeface(font: Path) -> Any:
    """The font file as a Skia typeface, None if it is no font; opened once, without the system's font configuration."""
    import skia

    return skia.FontMgr.New_Custom_Empty().makeFromFile(str(font))
