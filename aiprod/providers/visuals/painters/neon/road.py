"""A neon road: it runs to where the floor's lines meet, with cars that come and cars that go."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.light import polyline, stroke
from aiprod.providers.visuals.painters.neon.stage import Stage

_WORDS = frozenset({"road", "car", "bus"})
_COMING, _GOING = "#FFF3D6", "#FF2B4E"


def has_road(stage: Stage) -> bool:
    """Whether the text names one, or what drives on one."""
    return not _WORDS.isdisjoint(stage.intent.subjects)


def paint_road(stage: Stage, *, depth: float = 0.55) -> None:
    """The road over a floor painted before, then its traffic. A car that is named has the right lane to itself."""
    vanish, half, low = (stage.vanish_x, stage.horizon), stage.road_px, stage.bottom
    lane = polyline([vanish, (vanish[0] - half, low), (vanish[0] + half, low)], closed=True)

    def lines(canvas: skia.Canvas) -> None:
        for side in (-1.0, 1.0):
            canvas.drawLine(*vanish, vanish[0] + side * half, low, stroke(stage.hot, stage.px(4.5)))
        for side in (-0.02, 0.02):
            canvas.drawLine(*vanish, vanish[0] + side * half, low, stroke((1.0, 0.9, 0.6), stage.px(1.6), 0.9))

    box = (vanish[0] - 1.1 * half, stage.horizon, 2.2 * half, low - stage.horizon)
    stage.glow(
        box, lines, reach=13, under=lambda canvas: canvas.drawPath(lane, solid(stage.dark[0], 0.92)), depth=depth
    )
    stage.moves = True
    _drive(stage, _COMING, 1.0, depth)
    if "car" not in stage.intent.subjects:
        _drive(stage, _GOING, -1.0, depth)


def _drive(stage: Stage, colour: str, speed: float, depth: float) -> None:
    stage.sheet.live(
        Life(
            what="traffic",
            count=10,
            colour=colour,
            area=(stage.vanish_x - stage.road_px, stage.horizon, 2 * stage.road_px, stage.bottom - stage.horizon),
            size_px=max(52 * stage.unit, 4),
            speed=speed,
            depth=depth,
            seed=stage.seed(),
        )
    )
