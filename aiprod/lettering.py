"""What the fonts that ship can draw. The system's are never used, so that pictures are the same on every machine."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from aiprod.style import TEMPLATES

FALLBACK_FONTS = TEMPLATES / "fonts"
_FALLBACKS = tuple(
    FALLBACK_FONTS / name
    for name in (
        "NotoSans-Bold.ttf",
        "NotoSansArabic-Bold.ttf",
        "NotoSansHebrew-Bold.ttf",
        "NotoSansDevanagari-Bold.ttf",
        "NotoSansBengali-Bold.ttf",
        "NotoSansTamil-Bold.ttf",
        "NotoSansThai-Bold.ttf",
        "NotoSansCJK-Bold.otf",
        "NotoColorEmoji.ttf",
    )
)

_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"
_VARIATION_SELECTORS = "\ufe0e\ufe0f"
_FONTS_OPEN = 64
"""Fonts kept open at most: a client's own come as ever new files, and an open one keeps its file on the disk."""


class FontSet(NamedTuple):
    """A font and those it falls back to: a Skia FontCollection and the family names in it, first choice first."""

    collection: Any
    families: list[str]


def missing_letters(font: Path, text: str) -> str:
    """The distinct letters of ``text``, in order, that no font has a glyph for; symbols do not count."""
    return "".join(dict.fromkeys(c for c in text if c.isalpha() and not _has(font, c)))


def drawable(font: Path, text: str) -> str:
    """``text`` without the characters no font has a glyph for; spaces folded."""
    return " ".join("".join(c for c in text if c.isspace() or _has(font, c)).split())


def direction(text: str) -> tuple[str, str]:
    """What to put before and after a line of ``text`` for Skia and players, who begin at the left, so that it begins on
    the side most of the text's letters ask for."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    return (_RIGHT_TO_LEFT, _END) if kinds["R"] + kinds["AL"] > kinds["L"] else ("", "")


def directed(text: str) -> str:
    """``text`` between its direction marks."""
    return text.join(direction(text))


@lru_cache(maxsize=_FONTS_OPEN)
def font_set(font: Path) -> FontSet:
    """The font file with the fallbacks of other scripts and emoji behind it."""
    import skia

    provider = skia.textlayout.TypefaceFontProvider()
    families = []
    for path in (font, *_FALLBACKS):
        provider.registerTypeface(typeface(path), path.stem)
        families.append(path.stem)
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    return FontSet(collection, families)


@lru_cache(maxsize=_FONTS_OPEN)
def typeface(font: Path) -> Any:
    """The font file as a Skia typeface, None if it is no font; opened once, without the system's font configuration."""
    import skia

    return skia.FontMgr.New_Custom_Empty().makeFromFile(str(font))


@lru_cache(maxsize=1 << 16)
def _has(font: Path, character: str) -> bool:
    code = ord(character)
    return character in _VARIATION_SELECTORS or any(typeface(path).unicharToGlyph(code) for path in (font, *_FALLBACKS))
