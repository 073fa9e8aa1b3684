"""Which place a text shows, by the votes of its words, and which subjects are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aiprod.plan import Place
from aiprod.planning.picturing.lexicon import lexicon, tokens
from aiprod.planning.picturing.picture_words import SOFT, WEAK
from aiprod.planning.picturing.reading import Sighting, sightings

_MOST_SUBJECTS = 8
_ASTRAY = 0.9
_KINDS_OF_ROOM = frozenset("kitchen classroom laboratory office library workshop hospital bedroom".split())


def named_place(text: str) -> Place | None:
    """The place a text shows by itself, None where it shows none for sure."""
    return strongest_place(sightings(tokens(text)), None)


def strongest_place(seen: Sequence[Sighting], before: Place | None) -> Place | None:
    """The place most of the words show; weak words cannot decide alone, and what no eye can see outvotes places.

    What can be anywhere (a wolf, a train) tells less than where it is said to be (a valley). Of equals one that was
    not shown just ``before`` wins, then the first mentioned.
    """
    movable = lexicon().lists["movable"]
    votes: dict[Place, float] = defaultdict(float)
    for sighting in seen:
        if sighting.meaning.place is not None:
            stays = movable.isdisjoint(sighting.meaning.subjects)
            votes[sighting.meaning.place] += sighting.weight * (1 if stays else _ASTRAY)
    if not votes:
        return None
    if _carried_out(seen):
        votes.pop("room", None)
    best = max(votes, key=lambda place: (round(votes[place], 6), place != before))
    return best if votes[best] >= _ASTRAY * SOFT and best != "abstract" else None


def _carried_out(seen: Sequence[Sighting]) -> bool:
    """Whether things of a room are where a surer word says: monks walk "through the village" with their bowls."""
    inside = max((one.weight for one in seen if one.meaning.place == "room"), default=0.0)
    return any(
        one.weight > max(inside, SOFT, one.meaning.weight) and one.meaning.place not in (None, "room", "abstract")
        for one in seen
    )


def subjects(seen: Sequence[Sighting], place: Place | None) -> tuple[str, ...]:
    """What a painter may draw of the words, in their order: what is sure, belongs to the place, and fits into it."""
    rooms = [one for one in seen if not _KINDS_OF_ROOM.isdisjoint(one.meaning.subjects)]
    room = max(rooms, key=lambda one: one.weight, default=None)
    shown = dict.fromkeys(
        subject
        for one in seen
        if _belongs(one, place)
        for subject in one.meaning.subjects
        if _fits(subject, place) and (room is None or subject not in _KINDS_OF_ROOM - set(room.meaning.subjects))
    )
    return tuple(shown)[:_MOST_SUBJECTS]


def _fits(subject: str, place: Place | None) -> bool:
    """Whether a subject can be in the place at all: no tree in space, no lamp under water, no harbour in a room."""
    lists = lexicon().lists
    if place == "space":
        return subject in lists["seen_in_space"]
    if place == "underwater":
        return subject in lists["seen_underwater"]
    outside = {"room": lists["not_in_rooms"], "sky": lists["not_in_the_sky"]}
    return place is None or subject not in outside.get(place, ())


def _belongs(sighting: Sighting, place: Place | None) -> bool:
    home = sighting.meaning.place
    if place is None or home == "abstract":
        return home in (None, "abstract") and place is None
    if home == "room" != place and not _KINDS_OF_ROOM.isdisjoint(sighting.meaning.subjects):
        return False
    return home in (None, place) or sighting.weight > WEAK
