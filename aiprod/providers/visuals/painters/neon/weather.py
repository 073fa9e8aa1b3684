"""What falls or drifts through the air before a neon scene."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import along, gradient
from aiprod.providers.visuals.painters.neon.stage import Box, Stage

_ICE: Rgb = (0.92, 0.95, 1.0)


def paint_weather(stage: Stage) -> None:
    """Rain, snow or fog; on a fair day the season's leaves or petals, or motes of light."""
    weather, season = stage.intent.weather, stage.intent.season
    if weather in ("rain", "storm"):
        _live(stage, "rain", 300 if weather == "storm" else 240, (0.78, 0.95, 1.0), 60, 1.0, depth=0.9)
        _live(stage, "shimmer", 70, stage.cold, 60, 0.7, area=stage.band(stage.horizon, stage.bottom))
    elif weather == "snow":
        _live(stage, "snow", 260, _ICE, 9, 0.95)
    elif weather == "fog":
        _veil(stage)
        _live(
            stage,
            "mist",
            7,
            along(stage.sky, 0.8),
            520,
            0.8,
            area=stage.band(stage.horizon - 0.25 * stage.height, stage.bottom),
        )
    elif stage.intent.mood in ("epic", "tense", "dark"):
        _live(stage, "embers", 46, stage.tubes[3], 3.2, 0.8)
    elif season in ("autumn", "spring"):
        leaves = season == "autumn"
        _live(stage, "leaves" if leaves else "petals", 26, stage.tubes[3 if leaves else 0], 17 if leaves else 11, 0.9)
    elif not stage.moves:
        paint_motes(stage)


def paint_motes(stage: Stage) -> None:
    """Motes adrift in the light."""
    _live(stage, "dust", 46, mix(stage.hot if stage.rng.random() < 0.5 else stage.cold, _ICE, 0.4), 3.2, 0.7)


def paint_beyond(stage: Stage, window: Box) -> None:
    """Rain or snow seen through a window."""
    if stage.intent.weather in ("rain", "storm"):
        _live(stage, "rain", 90, (0.78, 0.95, 1.0), 46, 1.0, depth=0.1, area=window)
    elif stage.intent.weather == "snow":
        _live(stage, "snow", 60, _ICE, 7, 0.95, depth=0.1, area=window)


def _live(
    stage: Stage,
    what: LifeKind,
    count: int,
    colour: Rgb,
    size: float,
    opacity: float,
    *,
    depth: float = 0.8,
    area: Box | None = None,
) -> None:
    """``size`` is in pixels at 1080 lines; without an ``area`` it is everywhere."""
    stage.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(colour),
            area=area or stage.whole,
            size_px=max(size * stage.unit, 1),
            depth=depth,
            opacity=opacity,
            seed=stage.seed(),
        )
    )


def _veil(stage: Stage) -> None:
    top = stage.horizon - 0.12 * stage.height
    light = along(stage.sky, 0.85)
    stops = [(0.0, light, 0.0), (0.3, light, 0.55), (1.0, light, 0.12)]

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            skia.Rect.MakeLTRB(stage.left, top, stage.right, stage.bottom),
            gradient((0, top), (0, stage.bottom), stops),
        )

    stage.sheet.draw(stage.band(top, stage.bottom), draw, depth=0.0)
