"""Where Thai words end. ICU in Skia has the dictionary; its paragraphs only tell how wide the widest word is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

import skia

from aiprod.lettering import FALLBACK_FONTS, font_set
from aiprod.media.words.letters import clusters

_FONT = FALLBACK_FONTS / "NotoSansThai-Bold.ttf"
_WINDOW = 48
_FIRST, _OTHER = 100_000.0, 100.0
_ENDLESS = 1e7


@lru_cache(maxsize=512)
def thai_words(text: str) -> tuple[str, ...]:
    """Thai text without spaces as its words, none of them empty; together they are the text.

    Time grows with the length of the text: each word costs one layout of a window of 48 letters.
    """
    letters = clusters(text)
    words: list[str] = []
    while letters:
        count = _first_word(letters[:_WINDOW])
        words.append("".join(letters[:count]))
        letters = letters[count:]
    return tuple(words)


def _first_word(letters: Sequence[str]) -> int:
    """How many letters the first word has.

    Its first letter is spaced so far that the word is the widest, then its width tells its glyphs.
    """
    if len(letters) == 1:
        return 1
    # A space keeps the paragraph from skipping its search for places to break.
    wide = float(_layout((letters[0], _FIRST), ("".join(letters[1:]) + " -", _OTHER)).MinIntrinsicWidth)
    others = round((wide - _FIRST * _glyphs(letters[0])) / _OTHER)
    reached = accumulate((_glyphs(letter) for letter in letters[1:]), initial=0)
    return max(1, sum(glyphs <= others for glyphs in reached))


@lru_cache(maxsize=4096)
def _glyphs(letter: str) -> int:
    return round(float(_layout((letter, _OTHER)).MaxIntrinsicWidth) / _OTHER)


def _layout(*spaced: tuple[str, float]) -> Any:
    fonts = font_set(_FONT)
    layout = skia.textlayout
    builder = layout.ParagraphBuilder.make(layout.ParagraphStyle(), fonts.collection, skia.Unicodes.ICU.Make())
    for text, spacing in spaced:
        style = layout.TextStyle()
        style.setFontFamilies(fonts.families)
        style.setFontSize(1)
        style.setLetterSpacing(spacing)
        builder.pushStyle(style)
        builder.addText(text)
        builder.pop()
    paragraph = builder.Build()
    paragraph.layout(_ENDLESS)
    return paragraph
