"""What the text names, as dark shapes drawn round with tubes of light."""

from __future__ import annotations

from typing import Any

import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import stroke
from aiprod.providers.visuals.kit.things import LIT, Part, group, thing, width_of
from aiprod.providers.visuals.kit.things.habits import Habit, cast
from aiprod.providers.visuals.painters.neon.stage import Stage

_TUBES = {"red": 0, "fire": 0, "rose": 0, "blue": 1, "teal": 1, "violet": 2, "yellow": 3, "lamp": 3, "green": 4}
_SPEED = {"train": 0.13, "bus": 0.05, "bicycle": 0.03, "plane": 0.05, "ship": 0.012, "boat": 0.008, "submarine": 0.02}
"""What goes its own way, in frame widths a second."""
_BURNING = ("campfire", "fireplace", "volcano")
_WIDEST = 0.62


def paint_birds(stage: Stage) -> None:
    """A flock, if birds are named where there is air."""
    if stage.intent.place in ("underwater", "space", "room", "sky") or not {"bird", "gull"} & set(
        stage.intent.subjects
    ):
        return
    stage.sheet.live(
        Life(
            what="birds",
            count=13,
            colour=hex_of(mix(stage.cold, WHITE, 0.3)),
            area=(0.1 * stage.width, 0.3 * stage.horizon, 0.8 * stage.width, 0.4 * stage.horizon),
            size_px=max(20 * stage.unit, 3),
            depth=0.3,
            seed=stage.seed(),
        )
    )


def paint_things(stage: Stage, ground: str, level: float, *, depth: float = 0.6, most: int = 3) -> bool:
    """Paint what the intent names for one ``ground`` with feet about ``level``; whether there was anything."""
    intent = stage.intent
    if intent.form != "scenery":
        return False
    named = [subject for subject in intent.subjects if subject not in stage.shown]
    chosen = [habit for habit in cast(named, intent.place, most) if habit.ground == ground]
    side = -1 if stage.sun_x > stage.width / 2 else 1
    for index, habit in enumerate(chosen):
        # The first stands beside the middle on the side the sun leaves free, the next across, the third outside.
        across = side * (0.15, -0.2, 0.33)[index] + stage.rng.uniform(-0.03, 0.03)
        x = stage.width * (0.5 + across * (1.0 if len(chosen) > 1 or ground in ("air", "deep") else 0.8))
        paint_thing(stage, habit, x, level, depth=depth, way=-side if index % 2 == 0 else side)
    return bool(chosen)


def paint_thing(stage: Stage, habit: Habit, x: float, foot: float, *, depth: float, way: int) -> None:
    """One thing on a layer of its own; what drives, flies or floats also moves."""
    tall = min(habit.tall * min(stage.height, 1.05 * stage.width), _WIDEST * stage.width / width_of(habit.name))
    if habit.ground == "air":
        foot = stage.height * stage.rng.uniform(0.42, 0.5) + 0.4 * tall
    elif habit.ground in ("deep", "orbit"):
        foot = stage.height * (stage.rng.uniform(0.42, 0.52) + (0.08 if stage.titled else 0.0)) + 0.5 * tall
    motion: dict[str, Any] = {}
    speed = _SPEED.get(habit.name, 0.0) * stage.width
    if speed:
        x -= way * 2.5 * speed
        motion = {"drift_x_px_s": way * speed}
    if habit.ground in ("water", "air", "deep", "orbit"):
        motion["sway_px"] = 9 * stage.unit
    if habit.name in ("balloon", "rocket", "lantern") and habit.ground in ("air", "orbit"):
        motion["drift_y_px_s"] = -(30 if habit.name == "rocket" else 7) * stage.unit
    if habit.name == "car":
        paint_car(stage, depth)
    else:
        aloft = max(0.05 * stage.height, 0.2 * stage.height - 0.6 * tall) if habit.ground in ("air", "deep") else 0.0
        members = group(habit.name, x, foot, tall, way, habit.many, stage.rng, aloft_px=aloft)
        parts = [part for member in members for part in member]
        draw_thing(stage, parts, tall, depth=depth, **motion)
    if habit.name in _BURNING:
        stage.sheet.live(
            Life(
                what="embers",
                count=14,
                colour="#FFB04A",
                area=(x - 0.25 * tall, foot - 1.3 * tall, 0.5 * tall, 1.2 * tall),
                size_px=max(5 * stage.unit, 1),
                depth=depth,
                seed=stage.seed(),
            )
        )


def paint_car(stage: Stage, depth: float) -> None:
    """A car that drives away on the right lane, seen from behind; the floor runs under it."""
    tall, foot = 0.15 * stage.short, stage.horizon + 0.2 * stage.height
    share = (foot - stage.horizon) / (stage.bottom - stage.horizon)
    x = stage.vanish_x + 0.5 * stage.road_px * share
    parts = thing("car_behind", x, foot, tall)
    draw_thing(stage, parts, tall, depth=depth, sway_px=10 * stage.unit, sway_period_s=5.0)


def draw_thing(stage: Stage, parts: list[Part], tall: float, **placement: Any) -> None:
    """Add the parts of a thing as one glowing layer."""
    thick = stage.px(1.5 if tall < 0.16 * stage.height else 2.4)
    bounds = [part.path.getBounds() for part in parts]
    pad = 30 * stage.unit + 2
    left, top = min(box.left() for box in bounds) - pad, min(box.top() for box in bounds) - pad
    right, bottom = max(box.right() for box in bounds) + pad, max(box.bottom() for box in bounds) + pad

    def under(canvas: skia.Canvas) -> None:
        for tone, path in parts:
            canvas.drawPath(path, solid(mix(stage.dark[0], tube(stage, tone), 0.05)))

    def lines(canvas: skia.Canvas) -> None:
        hide = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
        for tone, path in parts:
            colour = tube(stage, tone)
            if tone in LIT:
                canvas.drawPath(path, solid(mix(colour, WHITE, 0.25), 0.9))
            else:
                canvas.drawPath(path, hide)
                canvas.drawPath(path, stroke(colour, thick))

    stage.glow((left, top, right - left, bottom - top), lines, reach=13, under=under, **placement)


def tube(stage: Stage, tone: str) -> Rgb:
    """The light that stands for a tone."""
    if tone == "glass":
        return stage.windows[0]
    if tone == "white":
        return mix(stage.cold, WHITE, 0.7)
    return stage.tubes[_TUBES[tone]] if tone in _TUBES else stage.cold
