"""Letters as readers see them: what stands as one, how wide it is, and whether its script writes spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HIRAGANA = "\u3041-\u309f"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
THAI = "\u0e01-\u0e3a\u0e40-\u0e5b"
_SPACELESS = re.compile(f"[{HAN}{HIRAGANA}{KATAKANA}{THAI}]")
_TAMIL, _BENGALI = range(0x0B80, 0x0C00), range(0x0980, 0x0A00)
_JOINER = "\u200d"
_THAI_AM = "\u0e33"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@lru_cache(maxsize=8192)
def clusters(text: str) -> tuple[str, ...]:
    """The text cut between what readers take for letters: a base with its marks, an emoji with what it is joined to.

    Simpler than UAX 29: syllables of Indic scripts come apart after a virama.
    """
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


@lru_cache(maxsize=8192)
def columns(text: str) -> float:
    """How wide a text is, in Latin letters: a Han character, an emoji or a Tamil syllable is two, a mark none."""
    return sum(map(_columns, clusters(text)))


def is_spaceless(text: str) -> bool:
    """Whether any of the text is in a script that writes no spaces between words."""
    return _SPACELESS.search(text) is not None


def _continues(cluster: str, character: str) -> bool:
    code = ord(character)
    if code in _FLAG_LETTERS:
        return len(cluster) == 1 and ord(cluster) in _FLAG_LETTERS
    if cluster.endswith(_JOINER) or character == _THAI_AM or code in _SKIN_TONES:
        return True
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")


def _columns(cluster: str) -> float:
    if ord(cluster[0]) in _TAMIL or any(unicodedata.east_asian_width(c) in "WF" for c in cluster):
        return 2
    return 1.5 if ord(cluster[0]) in _BENGALI else 1
