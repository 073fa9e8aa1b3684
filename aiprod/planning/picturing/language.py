"""Which language a text is written in, and the words of scripts that are written without spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from aiprod.planning.picturing.picture_words import compounds, function_words, picture_words

_SCRIPTS = {"CYRILLIC": "ru", "ARABIC": "ar", "DEVANAGARI": "hi", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh"}
_UNSPACED = ("ja", "zh")
_LONGEST_WORD = 5


def language_of(words: Iterable[str]) -> str:
    """The two-letter code of the language most function words belong to; by its script where that tells.

    Of several languages that share the function words the one whose nouns are in the text is taken, else "en"."""
    found = list(words)
    scripts = {script for word in found if word and (script := _script(word[0]))}
    for code in ("ja", "zh", "ru", "ar", "hi"):
        if code in scripts:
            return code
    counts = {code: sum(word in known for word in found) for code, known in function_words().items()}
    likely = [code for code, count in counts.items() if count == max(counts.values())]
    return max(likely, key=lambda code: (sum(word in picture_words(code).nouns for word in found), code == "en"))


def segments(run: str) -> list[str]:
    """A run of Chinese or Japanese letters as known words, the longest first at each place, and what is between."""
    if not run or _script(run[0]) not in _UNSPACED:
        return [run]
    found: list[str] = []
    at = 0
    while at < len(run):
        length = next((size for size in range(_LONGEST_WORD, 1, -1) if run[at : at + size] in _unspaced_words()), 1)
        found.append(run[at : at + length])
        at += length
    return found


@cache
def _unspaced_words() -> frozenset[str]:
    return frozenset(word for code in _UNSPACED for word in picture_words(code).nouns) | compounds()


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    return None if letter < "Ѐ" else _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0])
