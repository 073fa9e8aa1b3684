"""Text into paragraphs, sentences and clauses, without losing a character that is spoken."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st vs etc e.g i.e u.s u.k a.m p.m fig vol approx inc ltd co dept est mt ft gen col sgt"
    " rev hon cf ca z.b d.h bzw usw u.a m mme mlle sra dra ud uds p.ej av núm pág".split()
)
_END = re.compile(r"""([.!?…]+|[。！？])(["'”’»)\]]*)(?=\s|$|[^\s.!?…"'”’»)\]])""")
_LONGEST_ABBREVIATION = 12
_CLAUSE = re.compile(r"(?<=[,;:])\s+|\s+(?=[—–]\s)")
_SPACES = re.compile(r"\s+")


def paragraphs(text: str) -> list[str]:
    """The blocks between blank lines, white space folded."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [folded for block in blocks if (folded := _SPACES.sub(" ", block).strip())]


def sentences(text: str) -> list[str]:
    """Split one paragraph at sentence ends. Decimals, initials, abbreviations and quoted ends are respected.

    Joined by single spaces the result is the folded paragraph again (scripts written without spaces aside).
    """
    text = _SPACES.sub(" ", text).strip()
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if _ends_sentence(text, match):
            found.append(text[start:end].strip())
            start = end
    if rest := text[start:].strip():
        found.append(rest)
    return _merge_stray(found)


def clauses(sentence: str) -> list[str]:
    """Split one sentence at commas, semicolons, colons and dashes; the marks stay with what they end."""
    return [part for part in _CLAUSE.split(sentence) if part and part.strip()]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark, end = match.group(1), match.end()
    if mark in "。！？":
        return True
    following = text[end : end + 1]
    if following and not following.isspace():
        return False
    before = (
        text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        .rsplit(" ", 1)[-1]
        .lstrip("([\"'“‘«")
        .lower()
    )
    if mark == "." and (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())):
        return end == len(text)
    if mark in (".", "…", "..."):
        return not text[end + 1 : end + 2].islower()
    return True


def _merge_stray(found: list[str]) -> list[str]:
    """A piece without a letter or digit (a lone quote mark) belongs to the sentence before it."""
    merged: list[str] = []
    for piece in found:
        if merged and not any(c.isalnum() for c in piece):
            merged[-1] = f"{merged[-1]} {piece}"
        else:
            merged.append(piece)
    return merged
