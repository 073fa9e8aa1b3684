"""Chapters on the timeline: where a heading begins, or found where a long video has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from aiprod.plan import Chapter
from aiprod.planning.fitting import Slot
from aiprod.planning.picturing.headline import key_phrase, shorten
from aiprod.planning.sentences import sentences
from aiprod.timing import FrameRate

_FOUND_TITLE_CHARS = 48
_LONG_S = 180.0
_SHORTEST_S = 45.0


def open_chapters(slots: Sequence[Slot], language: str) -> list[Slot]:
    """The first scene that is left of each chapter shows its number and, if it has no title of its own, its title."""
    opened: list[Slot] = []
    heading = None
    for slot in slots:
        draft = slot.draft
        if draft.heading is not None and draft.heading != heading:
            title = draft.title or draft.heading.title
            slot = replace(slot, draft=replace(draft, title=title, kicker=draft.heading.kicker(language)))
        heading = draft.heading
        opened.append(slot)
    return opened


def mark_chapters(slots: Sequence[Slot], rate: FrameRate) -> tuple[Chapter, ...]:
    """The chapters of opened scenes in frames; a video of three minutes without headings is divided at paragraphs.

    What comes before the first heading is a chapter too. One chapter alone is none.
    """
    starts = [0, *accumulate(slot.frames for slot in slots)]
    titled = [
        Chapter(title=slot.draft.heading.title, start_frame=start)
        for slot, start in zip(slots, starts, strict=False)
        if slot.draft.kicker and slot.draft.heading
    ]
    found = titled or _found(slots, starts, rate)
    if found and found[0].start_frame > 0:
        found.insert(0, Chapter(title=_phrase(slots), start_frame=0))
    return tuple(found) if len(found) > 1 else ()


def _found(slots: Sequence[Slot], starts: Sequence[int], rate: FrameRate) -> list[Chapter]:
    shortest = rate.frames(_SHORTEST_S)
    if starts[-1] < rate.frames(_LONG_S):
        return []
    found: list[Chapter] = []
    for index, (slot, start) in enumerate(zip(slots, starts, strict=False)):
        far = not found or start - found[-1].start_frame >= shortest
        if slot.draft.opens_paragraph and far and starts[-1] - start >= shortest // 2:
            found.append(Chapter(title=_phrase(slots[index:]), start_frame=start))
    return found


def _phrase(slots: Sequence[Slot]) -> str:
    """A few words for a chapter, from the first sentence said in it."""
    said = next((slot.draft.text for slot in slots if slot.draft.text), "…")
    first = (sentences(said) or [said])[0]
    return shorten(key_phrase(first) or first, _FOUND_TITLE_CHARS).rstrip(".,;:") or "…"
