"""The words of a caption as they are shown: cleaned, and cut where scripts without spaces allow a line to end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from aiprod.assets import Word
from aiprod.media.thai import thai_words

_KEPT_CONTROLS = "\u200c\u200d\u200e\u200f\u061c"
_EMOJI_TAGS = range(0xE0020, 0xE0080)
_PILED_MARKS = regex.compile(r"([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+")
_NEVER_LAST = "（「『【〈《〔［｛“‘"
_NEVER_FIRST = "、。，．・：；？！）」』】〉》〕］｝”’…‥—〜ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}"
_HAS_SPACELESS = regex.compile(rf"[{_SPACELESS}]")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_OTHERS = rf"\p{{Thai}}+|[{_NEVER_LAST}{_NEVER_FIRST}]|[^{_SPACELESS}{_NEVER_LAST}{_NEVER_FIRST}]+"
# A Japanese phrase is a word in kanji or katakana and the hiragana that bends it; no phrase is longer than a glance.
_JAPANESE = regex.compile(
    rf"(?:[\p{{Han}}々]{{1,8}}|[\p{{Katakana}}ー]{{1,12}})?\p{{Hiragana}}{{1,8}}|[\p{{Han}}々]{{1,8}}|[\p{{Katakana}}ー]{{1,12}}|{_OTHERS}"
)
_CHINESE = regex.compile(rf"\p{{Han}}|{_OTHERS}")
_THAI, _TAMIL, _BENGALI = (regex.compile(rf"\p{{{script}}}") for script in ("Thai", "Tamil", "Bengali"))


class Bit(Word):
    """What is shown and lit as one: a word, or a part of one. A ``glued`` bit follows the last without a space."""

    glued: bool = False


def bits(word: Word, longest: int) -> Iterator[Bit]:
    """The parts of a spoken word, each with its share of the time and at most ``longest`` columns wide."""
    parts = [(part, n > 0) for token in plain(word.text).split() for n, part in enumerate(_parts(token, longest))]
    whole, at = sum(max(1, columns(part)) for part, _ in parts), 0.0
    for part, glued in parts:
        start_s = word.start_s + (word.end_s - word.start_s) * at / whole
        at += max(1, columns(part))
        end_s = word.start_s + (word.end_s - word.start_s) * at / whole
        yield Bit(text=part, start_s=start_s, end_s=end_s, glued=glued)


def joined(words: Sequence[Bit]) -> str:
    """The words as one line."""
    return "".join(word.text if word.glued or n == 0 else f" {word.text}" for n, word in enumerate(words))


@lru_cache(maxsize=8192)
def columns(text: str) -> float:
    """How wide a text is, in Latin letters: a Han character, an emoji or a Tamil syllable is two, a mark none."""
    return sum(_columns(cluster) for cluster in regex.findall(r"\X", text))


def _columns(cluster: str) -> float:
    if any(unicodedata.east_asian_width(c) in "WF" for c in cluster) or _TAMIL.match(cluster):
        return 2
    return 1.5 if _BENGALI.match(cluster) else 1


def plain(text: str) -> str:
    """Text without controls, without marks that override its direction, and with at most four accents on a letter."""
    kept = "".join(c if c.isspace() or not _is_control(c) else "" for c in unicodedata.normalize("NFC", text))
    return str(_PILED_MARKS.sub(r"\1", kept))


def is_spaceless(text: str) -> bool:
    """Whether any of the text is in a script that writes no spaces between words."""
    return _HAS_SPACELESS.search(text) is not None


def _is_control(character: str) -> bool:
    if character in _KEPT_CONTROLS or ord(character) in _EMOJI_TAGS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _parts(token: str, longest: int) -> list[str]:
    parts = _unspaced(token) if is_spaceless(token) else [token]
    return [piece for part in parts for piece in _cut(part, longest)]


@lru_cache(maxsize=1024)
def _unspaced(token: str) -> list[str]:
    pattern = _JAPANESE if _KANA.search(token) else _CHINESE
    parts: list[str] = []
    for run in pattern.findall(token):
        for atom in thai_words(run) if _THAI.match(run) else (run,):
            if parts and (atom[0] in _NEVER_FIRST or parts[-1][-1] in _NEVER_LAST):
                parts[-1] += atom
            else:
                parts.append(atom)
    return parts


def _cut(text: str, longest: int) -> list[str]:
    if columns(text) <= longest:
        return [text]
    pieces, room = [""], float(longest)
    for cluster in regex.findall(r"\X", text):
        if columns(cluster) > room:
            pieces.append("")
            room = longest
        pieces[-1] += cluster
        room -= columns(cluster)
    return pieces
