"""A room: a window whose light follows the hour, and the things of its kind on the floor, a table and the wall."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.things import width_of
from aiprod.providers.visuals.kit.things.habits import Habit, furnish
from aiprod.providers.visuals.painters.watercolor.air import rain
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, smooth, stroke
from aiprod.providers.visuals.painters.watercolor.things import paint_thing, tall_on

_WALLS = ("#E9D2B4", "#D9C3C0", "#C9D0C0", "#E3CBA8", "#C6D0DA", "#E4C8C0")
_TABLE, _FLOOR = 0.78, 0.94
_BULKY = ("shelf", "fireplace")
"""What stands on the side without the window, which it would hide."""
_NARROWEST = 0.16
"""A table narrower than this share of the painting is left out."""


def room(p: Painting) -> None:
    """The wall and its window, then furniture, then a table in front."""
    wood = p.tone("#9A6A48")
    _walls(p, wood)
    if p.wordy:
        return
    things = furnish(p.intent.subjects, int(p.rng.integers(1000)))
    hung = [habit for habit in things if habit.ground == "wall"]
    upright = p.flatness < 1
    wide = (0.62 if upright else p.pick(0.5, 0.8) if not hung else 0.46) * p.short
    share = wide / (p.right - p.left)
    side = 1 if p.rng.random() < 0.5 else -1
    start = 0.5 - share / 2 + side * p.pick(0.1, 0.3) * (1 - share) if not upright else 0.19
    leaf = p.leaf(-0.05, 1.0)
    top = 0.23 if p.titled else 0.1
    _window(p, leaf, start, wide, top, p.pick(0.5, 0.6) - 0.16 * (1 - p.flatness))
    box = (start, top, start + share, 0.52)
    if p.intent.weather in ("rain", "storm"):
        _drops(p, leaf, box)
        rain(p, box, 45, 0.075, depth=0.14)
    elif p.intent.weather == "snow":
        p.live("snow", 26, "#FFFFFF", box, 0.01, opacity=0.95, depth=0.14)
    for habit in hung[:1]:
        gap = start - 0.06 if side > 0 else 0.94 - start - share
        middle = 0.03 + gap / 2 if side > 0 else 0.97 - gap / 2
        most = 0.9 * gap * (p.right - p.left) / width_of(habit.name) / (p.bottom - p.top) / 1.25
        tall = min(habit.tall, max(most, 0.06))
        paint_thing(p, leaf, Habit(habit.name, "wall", tall), p.x(middle), p.y(top + 0.06 + 1.25 * tall))
    p.show(leaf, 0.14)
    leaf = p.leaf(-0.05, 1.1)
    edges = {-1: 0.04, 1: 0.96}
    standing = sorted((habit for habit in things if habit.ground == "indoors"), key=lambda h: h.name not in _BULKY)[:3]
    for index, habit in enumerate(standing):
        at = side if index % 2 else -side
        half = tall_on(p, habit) * width_of(habit.name) / (p.right - p.left) / 2
        across = (edges[-1] + edges[1]) / 2 if index == 2 else edges[at] - at * (half + p.pick(0.0, 0.04))
        paint_thing(p, leaf, habit, p.x(across), p.y(_FLOOR - 0.03 * (index == 2)), way=-at)
        edges[at] = across - at * (half + 0.03)
    p.show(leaf, 0.28)
    table = [habit for habit in things if habit.ground == "table"]
    if table and len(standing) < 3 and edges[1] - edges[-1] > _NARROWEST:
        leaf = p.leaf(0.0, 1.1)
        _table(p, leaf, table, (edges[-1], edges[1]), wood)
        p.show(leaf, 0.36)
    p.live("dust", 16, "#FFF3D0", (0.2, 0.1, 0.9, 0.7), 0.006, opacity=0.6, depth=0.3)


def _walls(p: Painting, wood: str) -> None:
    wall = p.tone(_WALLS[int(p.rng.integers(len(_WALLS)))])
    leaf = p.leaf(-0.08, 1.1)
    calm = 0.6 if p.wordy else 0.9
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.y(0.97)))
    leaf.wash(whole, wall, mix(wall, "#A87A6A", 0.3), density=(calm, calm * 1.15), soft=10, ragged=1.2, flow=0.5)
    floor = p.land(np.full(240, p.pick(0.8, 0.85)), 1.0)
    leaf.wash(floor, mix(wood, "#F0D8B0", 0.3), mix(wood, "#3A2430", 0.4), density=(0.8, 1.15), ragged=0.7)
    p.show(leaf, 0.06)


def _drops(p: Painting, leaf: Leaf, box: tuple[float, float, float, float]) -> None:
    """Drops on a pane, some with the way they ran."""
    left, top, right, bottom = box
    for number in range(34):
        x, y = p.x(p.pick(left + 0.01, right - 0.01)), p.y(p.pick(top + 0.05, bottom))
        size = p.short * p.pick(0.005, 0.011)
        if number % 3 == 0:
            start = max(y - p.short * p.pick(0.03, 0.1), p.y(top + 0.01))
            leaf.wash(stroke([(x, start), (x, y)], [0.3 * size, 0.7 * size]), "#DCE8F2", ragged=0.2, opacity=0.7)
        leaf.wash(p.blob(x, y, size, 1.3 * size, 7, 0.1), "#F4FAFF", "#8FA6BC", ragged=0.2, edge=0.6)


def _table(p: Painting, leaf: Leaf, things: list[Habit], between: tuple[float, float], wood: str) -> None:
    """A table that keeps ``between`` two shares of the painting's width, and what is on it."""
    wide = min(0.16 + 0.1 * len(things), 0.6, between[1] - between[0])
    left = p.pick(between[0], between[1] - wide)
    for leg in (left + 0.02, left + wide - 0.04):
        stem = p.block(p.x(leg), p.y(0.95), p.short * 0.03, p.y(0.95) - p.y(_TABLE))
        leaf.wash(stem, mix(wood, "#3A2430", 0.3), ragged=0.5)
    top = p.block(p.x(left), p.y(_TABLE + 0.035), p.x(wide) - p.x(0), p.short * 0.04)
    leaf.wash(top, wood, mix(wood, "#2A1818", 0.4), ragged=0.5)
    for index, habit in enumerate(things):
        x = p.x(left + wide * (0.06 + 0.88 * (index + 0.5) / len(things)))
        paint_thing(p, leaf, habit, x, p.y(_TABLE))


def _window(p: Painting, leaf: Leaf, x: float, wide: float, top: float, bottom: float) -> None:
    """A window ``wide`` pixels wide with its curtains; ``x``, ``top`` and ``bottom`` are shares of the painting."""
    left, high, low = p.x(x), p.y(top), p.y(bottom)
    frame = p.tone("#F6EBD6")
    leaf.wash(
        p.block(left - wide * 0.05, low + wide * 0.05, wide * 1.1, low - high + wide * 0.1),
        frame,
        mix(frame, "#A88A70", 0.4),
        density=(0.6, 0.9),
        ragged=0.5,
    )
    leaf.wash(p.block(left, low, wide, low - high), p.sky[0], p.sky[2], density=(0.9, 0.8), ragged=0.4, edge=0.6)
    if p.intent.weather in ("clear", "cloudy"):
        orb = p.palette["sun"][("dawn", "day", "golden", "dusk", "night").index(p.intent.time)]
        rise = {"dawn": 0.62, "day": 0.24, "golden": 0.5, "dusk": 0.64}.get(p.intent.time, 0.28)
        disc = p.blob(left + wide * 0.72, high + (low - high) * rise, wide * 0.14, wide * 0.14, 10, 0.04)
        leaf.wash(disc, orb, ragged=0.5)
    hill = p.ground()[0]
    ridge = [
        (left + wide * t, low - (low - high) * (0.22 + 0.1 * np.sin(4 * t + x * 9)))
        for t in np.linspace(0.02, 0.98, 12)
    ]
    leaf.wash(
        polygon([(left + wide * 0.02, low - 2), *ridge, (left + wide * 0.98, low - 2)]),
        hill,
        p.ground()[1],
        density=(0.8, 1.0),
        ragged=0.6,
    )
    for line in (
        [(left + wide / 2, high), (left + wide / 2, low)],
        [(left, (high + low) / 2), (left + wide, (high + low) / 2)],
    ):
        leaf.wash(stroke(line, [wide * 0.026] * 2), frame, density=(0.6, 0.6), ragged=0.4)
    cloth = p.tone(("#C8705A", "#6A86A8", "#8A9A6A")[int(p.rng.integers(3))])
    for side in (0, 1):
        edge = left - wide * 0.12 + side * wide * 1.24
        inward = wide * (0.22 if side == 0 else -0.22)
        drape = [
            (edge, high - wide * 0.08),
            (edge + inward, high - wide * 0.08),
            (edge + inward * 0.5, (high + low) / 2),
            (edge + inward * 0.8, low + wide * 0.1),
            (edge, low + wide * 0.12),
        ]
        leaf.wash(
            smooth([drape[0], *drape]),
            cloth,
            mix(cloth, "#3A2030", 0.3),
            density=(0.75, 1.05),
            ragged=0.8,
            flow=1.1,
            opacity=0.92,
        )
