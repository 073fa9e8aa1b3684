"""Where words are cut into captions and captions into lines: at the least total cost over all places to cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiprod.media.words.caption_words import Bit
from aiprod.media.words.letters import columns, is_spaceless

MAX_CHARS_PER_S = 20.0
_MAX_CUE_S = 6.5
_GOOD_CUE_S = 1.2
_PAUSE_S = 0.35
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
_CLAUSE_END = (",", ";", ":", "—", "–", "、", "，", "；", "：", "،", "؛")
_CLOSERS = "\"'”’»)]」』）】》"
_LEANING = frozenset(
    "a an the of to in on at by for from with and or but nor as is are was were be that which who whose this these "
    "those my your his her its our their no not very de la le les un une des du et en el los las y der die das und ein "
    "eine".split()
)

_CLINGING = frozenset("的地得了着著过過们們个個吗嗎呢吧啊儿兒")


@dataclass(frozen=True)
class Room:
    """What a caption may hold: ``lines`` lines (1 or 2) of ``columns`` columns."""

    columns: int
    lines: int


def into_cues(words: Sequence[Bit], room: Room) -> list[Sequence[Bit]]:
    """Cut the words into captions by dynamic programming over the cut places; time grows with their number."""
    ends = _line_ends(words)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            if start < end - 1 and not _fits(words, ends, start, end, room):
                break
            cost = best[start][0] + _size_cost(words, ends, start, end, room)
            options.append((cost + (_cut_cost(words, end) if end < len(words) else 0.0), start))
        best.append(min(options))
    cuts, at = [], len(words)
    while at > 0:
        cuts.append((best[at][1], at))
        at = best[at][1]
    return [words[start:end] for start, end in reversed(cuts)]


def first_line(words: Sequence[Bit], room: Room) -> int:
    """How many words stand on the first line: all of them if they fit, else the best-balanced phrase break."""
    ends = _line_ends(words)
    if room.lines == 1 or _length(words, ends, 0, len(words)) <= room.columns:
        return len(words)

    def cost(at: int) -> float:
        first, second = _length(words, ends, 0, at), _length(words, ends, at, len(words))
        over = max(0, first - room.columns) + max(0, second - room.columns)
        return 100.0 * over + abs(first - second) / room.columns * 5 + _break_cost(words, at)

    return min(range(1, len(words)), key=cost, default=len(words))


def _line_ends(words: Sequence[Bit]) -> list[float]:
    """Where each word would end, in columns, if all stood on one line."""
    ends = [0.0]
    for word in words:
        ends.append(ends[-1] + columns(word.text) + (0 if word.glued else 1))
    return ends


def _length(words: Sequence[Bit], ends: Sequence[float], start: int, end: int) -> float:
    return ends[end] - ends[start] - (0 if words[start].glued else 1)


def _fits(words: Sequence[Bit], ends: Sequence[float], start: int, end: int, room: Room) -> bool:
    if words[end - 1].end_s - words[start].start_s > _MAX_CUE_S:
        return False
    length = _length(words, ends, start, end)
    if length <= room.columns:
        return True
    if room.lines == 1 or length > 2 * room.columns + 1:
        return False
    at = start + 1
    while at + 1 < end and _length(words, ends, start, at + 1) <= room.columns:
        at += 1
    return max(_length(words, ends, start, at), _length(words, ends, at, end)) <= room.columns


def _cut_cost(words: Sequence[Bit], end: int) -> float:
    pause_s = words[end].start_s - words[end - 1].end_s
    return _break_cost(words, end) - (2.0 if pause_s >= _PAUSE_S else 0.0)


def _size_cost(words: Sequence[Bit], ends: Sequence[float], start: int, end: int, room: Room) -> float:
    length = _length(words, ends, start, end)
    spoken_s = words[end - 1].end_s - words[start].start_s
    if room.lines == 1:
        return 1.5 + 0.8 * (length / room.columns) ** 2
    shown_s = words[end].start_s - words[start].start_s if end < len(words) else spoken_s + _GOOD_CUE_S
    hasty = max(0.0, length / MAX_CHARS_PER_S - shown_s)
    short = max(0.0, _GOOD_CUE_S - spoken_s) + max(0.0, 1 - length / (0.45 * room.columns))
    return 1.5 + 4.0 * (short + hasty) + 0.8 * (length / (2 * room.columns)) ** 2


def _break_cost(words: Sequence[Bit], at: int) -> float:
    """How bad a break before word ``at`` is: 0 after a sentence, most where one word leans on another."""
    text = words[at - 1].text
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(_SENTENCE_END):
        return 0.0
    if bare.endswith(_CLAUSE_END) or (is_spaceless(text) and not words[at].glued):
        return 1.0
    return 4.0 if bare.lower() in _LEANING or words[at].text[0] in _CLINGING else 2.6
