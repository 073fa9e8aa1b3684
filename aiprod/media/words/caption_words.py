"""The words of a caption as they are shown: cleaned, and cut where scripts without spaces allow a line to end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aiprod.assets import Word
from aiprod.media.words.letters import HAN, HIRAGANA, KATAKANA, THAI, clusters, columns, is_spaceless
from aiprod.media.words.thai import thai_words

_KEPT_CONTROLS = "\u200c\u200d\u200e\u200f\u061c"
_EMOJI_TAGS = range(0xE0020, 0xE0080)
_MOST_ACCENTS = 4
_NEVER_LAST = "（「『【〈《〔［｛“‘"
_NEVER_FIRST = "、。，．・：；？！）」』】〉》〕］｝”’…‥—〜ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OTHERS = f"[{THAI}]+|[{_NEVER_LAST}{_NEVER_FIRST}]|[^{HAN}{HIRAGANA}{KATAKANA}{THAI}{_NEVER_LAST}{_NEVER_FIRST}]+"
_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}]")
# A Japanese phrase is a word in kanji or katakana and the hiragana that bends it; no phrase is longer than a glance.
_STEM = f"[{HAN}]{{1,8}}|[{KATAKANA}]{{1,12}}"
_JAPANESE = re.compile(f"(?:{_STEM})?[{HIRAGANA}]{{1,8}}|{_STEM}|{_OTHERS}")
_CHINESE = re.compile(f"[{HAN}]|{_OTHERS}")
_THAI = re.compile(f"[{THAI}]")


class Bit(Word):
    """What is shown and lit as one: a word, or a part of one. A ``glued`` bit follows the last without a space."""

    glued: bool = False


def bits(word: Word, longest: int, *, glued: bool = False) -> Iterator[Bit]:
    """The parts of a spoken word, each with its share of the time and at most ``longest`` columns wide.

    ``glued`` says that the word follows the one before without a space.
    """
    tokens = plain(word.text).split()
    parts = [(part, n > 0) for token in tokens for n, part in enumerate(_parts(token, longest))]
    whole, at = sum(max(1, columns(part)) for part, _ in parts), 0.0
    for index, (part, inside) in enumerate(parts):
        start_s = word.start_s + (word.end_s - word.start_s) * at / whole
        at += max(1, columns(part))
        end_s = word.start_s + (word.end_s - word.start_s) * at / whole
        yield Bit(text=part, start_s=start_s, end_s=end_s, glued=inside or (glued and index == 0))


def glue(words: Sequence[Word], text: str) -> Iterator[bool]:
    """Whether each word follows the one before without a space in the text they were spoken from."""
    end = 0
    for word in words:
        start = text.find(word.text.strip(), end)
        yield 0 < start == end
        end = start + len(word.text.strip()) if start >= 0 else end


def joined(words: Sequence[Bit]) -> str:
    """The words as one line."""
    return "".join(word.text if word.glued or n == 0 else f" {word.text}" for n, word in enumerate(words))


def plain(text: str) -> str:
    """Text without controls, without marks that override its direction, and with at most four accents on a letter."""
    kept: list[str] = []
    accents = 0
    for character in unicodedata.normalize("NFC", text):
        accents = accents + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if accents <= _MOST_ACCENTS and (character.isspace() or not _is_control(character)):
            kept.append(character)
    return "".join(kept)


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
    for cluster in clusters(text):
        if columns(cluster) > room:
            pieces.append("")
            room = longest
        pieces[-1] += cluster
        room -= columns(cluster)
    return pieces
