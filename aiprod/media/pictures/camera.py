"""The camera: one eased move over a scene, as a scale about the frame's centre and a shift, by depth."""

from __future__ import annotations

from dataclasses import dataclass

from aiprod.media.pictures.layers import MARGIN
from aiprod.plan import Camera

_LINEAR_SHARE = 0.55
_REACH = 0.95 * MARGIN
_FASTEST = _LINEAR_SHARE + (1 - _LINEAR_SHARE) * 1.875


@dataclass(frozen=True)
class Pose:
    """Where a layer's pixels go: ``frame = scale * (canvas - centre) + centre + (dx, dy)``, pixels."""

    scale: float
    dx: float
    dy: float

    def matrix(self, width_px: int, height_px: int) -> tuple[float, float, float]:
        """The scale and the whole shift once the centre is folded in: ``frame = scale * canvas + (tx, ty)``."""
        back = 1.0 - self.scale
        return self.scale, back * width_px / 2 + self.dx, back * height_px / 2 + self.dy


def ease(progress: float) -> float:
    """Slow at both ends but never at rest, and straight on past them.

    A move that stopped would look frozen at the cut, and a crossfade shows the outgoing scene past its end.
    """
    inside = min(1.0, max(0.0, progress))
    smooth = inside**3 * (inside * (6 * inside - 15) + 10)
    return _LINEAR_SHARE * progress + (1 - _LINEAR_SHARE) * smooth


def widest(camera: Camera, depth: float) -> float:
    """The largest scale a layer at ``depth`` reaches, within the scene."""
    return 1.0 + camera.amount * depth if camera.move in ("push_in", "pull_out") else 1.0


def travel_px(camera: Camera, depth: float, width_px: int, height_px: int) -> float:
    """How far the corner of a layer at ``depth`` would move in a scene at its fastest, along the longer side."""
    amount = _FASTEST * camera.amount * depth
    if camera.move in ("push_in", "pull_out"):
        return amount * max(width_px, height_px) / 2
    return amount * (width_px if camera.move in ("pan_left", "pan_right") else height_px)


def pose_at(camera: Camera, progress: float, depth: float, width_px: int, height_px: int) -> Pose:
    """The pose of a layer at ``depth`` when ``progress`` of the scene (0 to 1, beyond for a crossfade) has passed."""
    along = ease(progress)
    amount = camera.amount * depth
    if camera.move in ("push_in", "pull_out"):
        share = along if camera.move == "push_in" else 1.0 - along
        return Pose(max(1.0 - _REACH, 1.0 + amount * share), 0.0, 0.0)
    reach = min(_REACH, max(-_REACH, amount * (along - 0.5)))
    if camera.move in ("pan_left", "pan_right"):
        return Pose(1.0, reach * width_px * (1 if camera.move == "pan_left" else -1), 0.0)
    return Pose(1.0, 0.0, reach * height_px * (1 if camera.move == "rise" else -1))
