"""How scenes move and follow each other: the camera's move, the way into a scene."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.payload import Mood, ShownTransition
from aiprod.plan import Camera, CameraMove, PictureIntent, ScenePlan, Transition, VisualRequest
from aiprod.planning.fitting import Slot
from aiprod.planning.pace import PACES
from aiprod.planning.words_shown import has_words
from aiprod.style import LONGEST_TRANSITION_S, Style
from aiprod.timing import FrameRate

_MOVES: tuple[CameraMove, ...] = ("push_in", "pan_right", "pull_out", "pan_left", "rise", "push_in", "sink")
_MOVE_A_SECOND = 0.009
_LEAST_MOVE, _MOST_MOVE = 0.035, 0.09
_WORDS_PASS_S = 0.25


def plan_camera(order: int, length_s: float, style: Style, mood: Mood) -> Camera:
    """A long scene travels farther, so that the camera's speed is the same in all of them."""
    amount = _MOVE_A_SECOND * length_s * style.camera * PACES[mood].camera
    return Camera(move=_MOVES[order % len(_MOVES)], amount=round(min(_MOST_MOVE, max(_LEAST_MOVE, amount)), 4))


def plan_transition(
    slot: Slot, style: Style, mood: Mood, rate: FrameRate, before: Sequence[ScenePlan], intent: PictureIntent
) -> Transition:
    """The scene's way in, never longer than a third of the scene; the first scene of a video fades up.

    Two pictures with words of their own pass quickly, since their words would lie on each other; a slide and a wipe
    keep them apart.
    """
    kind = _kind(slot, style, opens_chapter=slot.draft.kicker is not None)
    seconds = min(LONGEST_TRANSITION_S, style.transition.seconds * PACES[mood].transition)
    if not before:
        kind = "dip" if kind != "cut" else "cut"
    elif kind == "crossfade" and has_words(intent) and _shows_words(before[-1]):
        seconds = min(seconds, _WORDS_PASS_S)
    frames = min(rate.frames(seconds), slot.frames // 3)
    if kind == "cut" or frames == 0:
        return Transition()
    return Transition(kind=kind, frames=frames)


def _kind(slot: Slot, style: Style, *, opens_chapter: bool) -> ShownTransition:
    if slot.draft.transition != "auto":
        return slot.draft.transition
    return style.transition.chapter if opens_chapter else style.transition.kind


def _shows_words(scene: ScenePlan) -> bool:
    return isinstance(scene.visual, VisualRequest) and has_words(scene.visual.intent)
