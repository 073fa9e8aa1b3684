"""Durations: every scene gets a slot of whole frames that its words fit into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise

from aiprod.errors import InvalidInput
from aiprod.own_media import SHORTEST_WORDLESS_S
from aiprod.payload import MAX_DURATION_S
from aiprod.planning.arc import importance, leans_back
from aiprod.planning.drafts import Draft, SpeechSeconds
from aiprod.timing import FrameRate

FASTEST_RATE = 1.3
SLOWEST_RATE = 0.92
LEAD_S = 0.35
FIRST_LEAD_S = 0.9
LAST_PAUSE_S = 1.2
SHORTEST_PAUSE_S = 0.25
SHORTEST_SCENE_S = 2.5
MARGIN = 1.08
"""Slots are this much longer than the estimate of their speech, so that a voice rarely has to hurry."""


@dataclass(frozen=True)
class Slot:
    """One fitted scene. ``rate`` is the pace asked of the voice; the lead is silence before the words."""

    draft: Draft
    frames: int
    lead_frames: int
    speech_slot_s: float
    rate: float


@dataclass(frozen=True)
class _Need:
    """What a scene needs, in seconds: silence before and after, and speech at the voice's own pace."""

    draft: Draft
    lead_s: float
    speech_s: float
    pause_s: float

    @property
    def natural_s(self) -> float:
        return max(SHORTEST_SCENE_S, self.lead_s + self.speech_s + self.pause_s)

    @property
    def least_s(self) -> float:
        if not self.draft.text:
            return SHORTEST_WORDLESS_S
        fastest = FASTEST_RATE if self.draft.recorded_s is None else 1.0
        return self.lead_s / 2 + self.speech_s / fastest + SHORTEST_PAUSE_S


def fit(
    drafts: Sequence[Draft], duration_s: float | None, speech_s: SpeechSeconds, pause_s: float, rate: FrameRate
) -> tuple[list[Slot], list[str]]:
    """Give every draft its frames; with ``duration_s`` they add up to exactly that many seconds' frames.

    A script too long for the duration is first read faster, then loses the passages it can best do without, which the
    returned notes tell. Raises InvalidInput ``duration_too_short`` when even that cannot fit, or for scenes that the
    client wrote one by one, of which none is ever dropped; and ``too_long`` for words of more than MAX_DURATION_S.
    """
    needs = _needs(drafts, speech_s, pause_s)
    notes: list[str] = []
    if duration_s is None:
        lengths = [need.draft.duration_s or need.natural_s for need in needs]
        total = None
        _refuse_too_long(drafts, sum(lengths))
    else:
        needs, notes = _drop_until_it_fits(needs, duration_s)
        lengths = _share(needs, duration_s)
        total = rate.frames(duration_s)
    for need, length_s in zip(needs, lengths, strict=True):
        if need.least_s > length_s + 1e-6:
            spoken = bool(need.draft.text)
            who = "the words need" if spoken else "a scene without words needs"
            raise InvalidInput(
                "duration_too_short",
                f"{who} at least {need.least_s:.1f} s, the scene has {length_s:.1f} s.",
                field=f"{need.draft.place}.duration",
                remedy="Give it more time or fewer words." if spoken else "Give it more time.",
            )
    return [_slot(need, frames, rate) for need, frames in zip(needs, _frames(lengths, rate, total), strict=True)], notes


def _refuse_too_long(drafts: Sequence[Draft], length_s: float) -> None:
    if length_s > MAX_DURATION_S:
        written = all(draft.pinned for draft in drafts)
        raise InvalidInput(
            "too_long",
            f"the video would have {length_s:.0f} s, the most is {MAX_DURATION_S:.0f} s.",
            field="payload.scenes" if written else "payload.script",
            remedy="Split it into several jobs" + ("." if written else ", or give a duration and lose passages."),
        )


def _needs(drafts: Sequence[Draft], speech_s: SpeechSeconds, pause_s: float) -> list[_Need]:
    last = len(drafts) - 1
    return [
        _Need(
            draft,
            lead_s=FIRST_LEAD_S if index == 0 else LEAD_S,
            speech_s=draft.recorded_s or speech_s(draft.text) * MARGIN,
            pause_s=max(pause_s, LAST_PAUSE_S) if index == last else pause_s,
        )
        for index, draft in enumerate(drafts)
    ]


def _drop_until_it_fits(needs: list[_Need], duration_s: float) -> tuple[list[_Need], list[str]]:
    drafts = [need.draft for need in needs]
    worth = importance([draft.text for draft in drafts], [draft.opens_paragraph for draft in drafts])
    leans = [not draft.opens_paragraph and leans_back(draft.text) for draft in drafts]
    firm = [draft.pinned or draft.call for draft in drafts]
    before, after = list(range(-1, len(needs) - 1)), list(range(1, len(needs) + 1))

    def turn(index: int) -> tuple[bool, float, int]:
        """What leans on a passage goes before it does."""
        return leans[after[index]], worth[index], index

    queue = [turn(index) for index in range(1, len(needs) - 1) if not firm[index]]
    heapify(queue)
    dropped: set[int] = set()
    least_s = sum(need.least_s for need in needs)
    while least_s > duration_s:
        while queue and (queue[0][2] in dropped or queue[0] != turn(queue[0][2])):
            heappop(queue)
        if not queue:
            raise InvalidInput(
                "duration_too_short",
                f"the scenes need at least {least_s:.1f} s, the job asks for {duration_s:g} s.",
                field="payload.duration",
                remedy="Ask for more time or shorten the text.",
            )
        victim = heappop(queue)[2]
        dropped.add(victim)
        least_s -= needs[victim].least_s
        left, right = before[victim], after[victim]
        after[left], before[right] = right, left
        if left and not firm[left]:
            heappush(queue, turn(left))
    if not dropped:
        return needs, []
    kept = [need for index, need in enumerate(needs) if index not in dropped]
    return kept, [f"{len(dropped)} of {len(needs)} passages were left out to fit {duration_s:g} s."]


def _share(needs: Sequence[_Need], duration_s: float) -> list[float]:
    """Spread the duration: pinned lengths stay if they can, the others stretch or shrink between least and natural."""
    pinned_s = sum(need.draft.duration_s or 0.0 for need in needs)
    free = [need for need in needs if need.draft.duration_s is None]
    if not free:
        return [(need.draft.duration_s or 0.0) * duration_s / pinned_s for need in needs]
    left_s = max(duration_s - pinned_s, 0.001)
    natural_s = sum(need.natural_s for need in free)
    least_s = sum(need.least_s for need in free)
    if left_s >= natural_s or natural_s <= least_s:
        scale = left_s / natural_s
        return [need.draft.duration_s or need.natural_s * scale for need in needs]
    ease = (left_s - least_s) / (natural_s - least_s)
    return [need.draft.duration_s or need.least_s + (need.natural_s - need.least_s) * ease for need in needs]


def _frames(lengths_s: Sequence[float], rate: FrameRate, total: int | None) -> list[int]:
    """Round borders, not lengths, so that rounding never adds up."""
    borders = [0]
    at_s = 0.0
    for length_s in lengths_s:
        at_s += length_s
        borders.append(max(borders[-1] + 1, rate.frames(at_s)))
    if total is not None:
        borders[-1] = max(total, borders[-2] + 1)
    return [after - before for before, after in pairwise(borders)]


def _slot(need: _Need, frames: int, rate: FrameRate) -> Slot:
    if not need.draft.text:
        return Slot(need.draft, frames, lead_frames=0, speech_slot_s=0.0, rate=1.0)
    length_s = rate.seconds(frames)
    spare_s = length_s - need.speech_s
    silence_s = need.lead_s + need.pause_s
    lead_s = need.lead_s if spare_s >= silence_s else max(need.lead_s / 2, need.lead_s * spare_s / silence_s)
    lead_frames = rate.frames(lead_s)
    room_s = length_s - rate.seconds(lead_frames) - min(need.pause_s, SHORTEST_PAUSE_S)
    pace = need.speech_s / room_s
    stretched = length_s > need.natural_s * 1.05
    return Slot(
        draft=need.draft,
        frames=frames,
        lead_frames=lead_frames,
        speech_slot_s=round(room_s, 3),
        rate=round(min(max(pace, 1.0), FASTEST_RATE), 3) if pace > 1 else (SLOWEST_RATE if stretched else 1.0),
    )
