"""The plan's timeline at another frame rate, and its division into pieces that any worker can render. Pure."""

from __future__ import annotations

from aiprod.parts import Piece
from aiprod.plan import ScenePlan, VideoPlan
from aiprod.timing import FrameRate

PIECE_S = 4.0
"""About the length of a piece: short enough to share a scene among workers, long enough that starting one is cheap."""


def scenes_at(plan: VideoPlan, rate: FrameRate) -> tuple[ScenePlan, ...]:
    """The plan's scenes counted in frames of ``rate``: borders go to the nearest frame, so nothing adds up."""
    if rate == plan.canvas.rate:
        return plan.scenes
    return tuple(_retimed(scene, plan.canvas.rate, rate) for scene in plan.scenes)


def frames_at(plan: VideoPlan, rate: FrameRate) -> int:
    """How many frames of ``rate`` the whole plan lasts."""
    return _nearest(plan.frames, plan.canvas.rate, rate)


def pieces_of(scene: ScenePlan, rate: FrameRate, first_order: int) -> tuple[Piece, ...]:
    """A scene's pieces: its transition by itself, then the rest in even parts of about ``PIECE_S``.

    They depend on the scene alone, so that a scene that stays as it was keeps its pieces.
    """
    lead = scene.transition.frames
    rest = scene.frames - lead
    parts = max(1, round(rate.seconds(rest) / PIECE_S))
    borders = [lead + rest * part // parts for part in range(parts + 1)]
    starts = ([0] if lead else []) + borders[:-1]
    ends = ([lead] if lead else []) + borders[1:]
    return tuple(
        Piece(order=first_order + order, first=start, frames=end - start)
        for order, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def chapter_times(plan: VideoPlan) -> list[tuple[str, float, float]]:
    """Each chapter's title and the seconds at which it starts and ends."""
    ends = [*(chapter.start_frame for chapter in plan.chapters[1:]), plan.frames]
    seconds = plan.canvas.rate.seconds
    return [
        (chapter.title, seconds(chapter.start_frame), seconds(end))
        for chapter, end in zip(plan.chapters, ends, strict=False)
    ]


def seconds_of(piece: Piece, rate: FrameRate) -> int:
    """A piece's length in whole seconds, at least one: the unit in which the progress of rendering is told."""
    return max(1, round(rate.seconds(piece.frames)))


def _retimed(scene: ScenePlan, old: FrameRate, new: FrameRate) -> ScenePlan:
    start = _nearest(scene.start_frame, old, new)
    frames = _nearest(scene.start_frame + scene.frames, old, new) - start

    def moved(frame: int) -> int:
        return min(_nearest(frame, old, new), frames - 1)

    third, transition = scene.lower_third, scene.transition
    return scene.model_copy(
        update={
            "start_frame": start,
            "frames": frames,
            "narration_start_frame": _nearest(scene.narration_start_frame, old, new),
            "transition": transition.model_copy(update={"frames": min(_nearest(transition.frames, old, new), frames)}),
            "sounds": tuple(s.model_copy(update={"start_frame": moved(s.start_frame)}) for s in scene.sounds),
            "overlays": tuple(
                o.model_copy(
                    update={
                        "start_frame": moved(o.start_frame),
                        "frames": max(1, _nearest(o.frames, old, new)),
                    }
                )
                for o in scene.overlays
            ),
            "lower_third": third
            and third.model_copy(
                update={
                    "start_frame": moved(third.start_frame),
                    "frames": max(1, _nearest(third.frames, old, new)),
                }
            ),
        }
    )


def _nearest(frames: int, old: FrameRate, new: FrameRate) -> int:
    return round(frames * new.fraction / old.fraction)
