"""Towns: a row of fronts, a lane between houses, a quay with its reflections, or roofs up a hill."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aiprod.providers.visuals.kit.things.habits import Habit
from aiprod.providers.visuals.painters.watercolor.air import birds, paint_sky
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.flora import tree
from aiprod.providers.visuals.painters.watercolor.fronts import house_front, lamp, pane, roof_colour, steeple
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, stroke
from aiprod.providers.visuals.painters.watercolor.ridges import level_at
from aiprod.providers.visuals.painters.watercolor.things import chosen, show_thing, stand

_HILL = ("church", "castle", "village", "tower")
_NEAREST = 0.97
"""The distance of a lane's nearest house, which reaches the painting's side."""


def city(p: Painting) -> None:
    """One of four towns: what the text names decides, else the seed."""
    layouts: tuple[Callable[[Painting], None], ...] = (_row, _lane, _quay, _hill)
    if p.wordy:
        layouts = (_row,)
    elif chosen(p, "water"):
        layouts = (_quay,)
    elif p.shows(*_HILL):
        layouts = (_hill,)
    elif chosen(p, "land"):
        layouts = (_row, _lane)
    layouts[int(p.rng.integers(len(layouts)))](p)


def _row(p: Painting) -> None:
    horizon = 0.72 if p.wordy else p.pick(0.6, 0.68)
    paint_sky(p, horizon)
    birds(p, horizon * 0.7)
    leaf = p.leaf(0.05, 1.0)
    _far_blocks(p, leaf, horizon)
    p.show(leaf, 0.12)
    leaf = p.leaf(0.1, 1.1)
    _fronts(p, leaf, 0.9, (0.34, 0.58))
    p.show(leaf, 0.26)
    leaf = p.leaf(0.3, 1.1)
    _street(p, leaf, 0.885)
    for at in np.linspace(0.12, 0.88, 4) + p.rng.uniform(-0.06, 0.06, 4):
        if p.rng.random() < 0.55:
            tree(p, leaf, p.x(at), p.y(0.93), p.short * p.pick(0.2, 0.28))
        else:
            lamp(p, leaf, p.x(at), p.y(0.94), p.short * 0.26)
    p.show(leaf, 0.38)


def _far_blocks(p: Painting, leaf: Leaf, horizon: float) -> None:
    x = 0.01
    while x < 0.94:
        wide, tall = min(p.pick(0.04, 0.09), 0.98 - x), p.pick(0.14, 0.42) * (0.5 if p.wordy else 1)
        colour = p.tone(p.palette["ridge"][0], 0.45)
        block = p.block(p.x(x), p.y(0.92), p.x(wide) - p.x(0), p.y(0.92) - p.y(horizon - tall + 0.12))
        leaf.wash(block, colour, mix(colour, p.sky[2], 0.5), density=(0.9, 0.5), ragged=0.9)
        x += wide * p.pick(0.75, 1.05)


def _fronts(p: Painting, leaf: Leaf, foot: float, tall: tuple[float, float], windows: float = 1.0) -> None:
    x = 0.005
    while x < 0.93:
        wide = min(p.pick(0.08, 0.14) * max(1.0, 0.8 * p.short / (p.right - p.left) * 2), 0.995 - x)
        house_front(p, leaf, x, wide, p.pick(*tall) * (0.55 if p.wordy else 1), foot, windows)
        x += wide


def _street(p: Painting, leaf: Leaf, level: float) -> None:
    street = "#E3E8F0" if p.snowy else "#B9A9A4"
    street = p.tone(street)
    leaf.wash(
        p.land(np.full(240, level), 1.0),
        mix(street, p.sky[2], 0.4),
        mix(street, "#4A4458", 0.5 if not p.snowy else 0.25),
        density=(0.7, 1.0),
        ragged=0.8,
    )
    if p.intent.weather in ("rain", "storm"):
        for _ in range(9):
            x, y, reach = p.pick(0.05, 0.95), p.pick(level + 0.03, 0.97), p.pick(0.02, 0.06)
            puddle = p.blob(p.x(x), p.y(y), 2 * (p.x(reach) - p.x(0)), p.short * 0.02, 9, 0.1)
            leaf.wash(puddle, p.sky[2], mix(p.sky[1], "#FFD98A", 0.5 if p.dark else 0.0), density=(0.5, 0.6), edge=0.5)


def _lane(p: Painting) -> None:
    """A lane that leads to a tower between two rows of houses."""
    horizon = 0.66
    paint_sky(p, horizon)
    birds(p, horizon * 0.5)
    vanish = p.pick(0.4, 0.6)
    leaf = p.leaf(0.0, 1.0)
    _far_blocks(p, leaf, horizon + 0.1)
    steeple(p, leaf, p.x(vanish + p.pick(-0.03, 0.03)), p.y(horizon + 0.06), p.short * p.pick(0.42, 0.55))
    p.show(leaf, 0.12)
    leaf = p.leaf(0.5, 1.1)
    _street(p, leaf, horizon + 0.02)
    p.show(leaf, 0.18)
    for near, depth in ((False, 0.24), (True, 0.4)):
        leaf = p.leaf(-0.05, 1.1)
        for side in (-1, 1):
            _wing(p, leaf, vanish, horizon, side, near)
        p.show(leaf, depth)


def _wing(p: Painting, leaf: Leaf, vanish: float, horizon: float, side: int, near: bool) -> None:
    """Houses along one side, far to near; distance 1 is at the painting's foot."""
    street = _NEAREST * (0.995 - vanish if side > 0 else vanish - 0.005)
    far, stop = (2.3, _NEAREST) if near else (6.5, 2.3)
    while far > stop + 0.05:
        close = max(far - p.pick(0.3, 0.5) * (0.2 + 0.5 * far), stop)
        tall = p.pick(0.5, 0.85)
        wall = p.tone(("#E8C9A0", "#D99C7A", "#C8B8C0", "#EBD9B8", "#B9C4C9", "#D8AFA0")[int(p.rng.integers(6))])
        wall = mix(wall, "#4A4458", 0.12) if side > 0 else wall
        roof = roof_colour(p)

        def at(distance: float, height: float, tall: float = tall) -> tuple[float, float]:
            edge = vanish + side * street / distance
            ground, top = horizon + 0.32 / distance, horizon - tall * 0.62 / distance
            return p.x(edge), p.y(ground + (top - ground) * height)

        wide = close - far
        quad = [at(far, 0), at(far, 1), at(close, 1), at(close, 0)]
        leaf.wash(polygon(quad), wall, mix(wall, "#6A4A58", 0.35), density=(0.8, 1.1), ragged=0.6)
        eave = 0.14
        slope = [at(far, 1), at(far + 0.12 * wide, 1 + eave), at(close - 0.12 * wide, 1 + eave), at(close, 1)]
        leaf.wash(polygon(slope), roof, mix(roof, "#2A1820", 0.35), ragged=0.5)
        if far < 4.5:
            for share in (0.3, 0.7):
                for height in (0.3, 0.55, 0.8):
                    x, y = at(far + wide * share, height)
                    pane(p, leaf, x, y, 0.045 * p.short / (far + wide * share))
        far = close


def _quay(p: Painting) -> None:
    """Narrow houses on a quay, and their colours in the water."""
    horizon = 0.6
    paint_sky(p, horizon)
    birds(p, horizon * 0.6)
    leaf = p.leaf(0.0, 1.0)
    _fronts(p, leaf, 0.66, (0.24, 0.42), 0.75)
    stone = p.tone("#A39A92")
    leaf.wash(p.land(np.full(240, 0.655), 0.72), stone, mix(stone, "#3A3444", 0.4), density=(0.9, 1.1), ragged=0.6)
    p.show(leaf, 0.22)
    light, middle, deep = p.water
    leaf = p.leaf(0.5, 1.1)
    leaf.wash(p.land(np.full(240, 0.71), 1.0), mix(middle, light, 0.4), deep, density=(0.75, 1.1), ragged=0.6, edge=0.3)
    for _ in range(26):
        hue = p.tone(("#E8C9A0", "#D99C7A", "#D8AFA0", "#EBD9B8")[int(p.rng.integers(4))])
        if p.dark and p.rng.random() < 0.5:
            hue = "#FFCE5A"
        x, y = p.pick(0.04, 0.96), p.pick(0.74, 0.93)
        reach = p.pick(0.015, 0.05)
        line = [(p.x(x - reach), p.y(y)), (p.x(x), p.y(y + 0.006)), (p.x(x + reach), p.y(y))]
        leaf.wash(stroke(line, [1, p.short * 0.012, 1]), hue, density=(0.6, 0.6), ragged=1.0, edge=0, opacity=0.6)
    p.show(leaf, 0.3, sway_px=p.short * 0.004 / p.page.scale)
    if chosen(p, "water"):
        stand(p, 0.84, "water", depth=0.36)
    else:
        for index in range(2):
            at = 0.3 + 0.36 * index + p.pick(-0.08, 0.08)
            show_thing(p, Habit("boat", "water", 0.16), at, 0.8 + 0.06 * index, depth=0.36)


def _hill(p: Painting) -> None:
    """Roofs up a hill, a church or a castle on its top."""
    horizon = 0.62
    paint_sky(p, horizon)
    birds(p, horizon * 0.5)
    leaf = p.leaf(0.1, 1.0)
    colour = p.tone(p.palette["ridge"][1], 0.5)
    leaf.wash(p.land(p.skyline(horizon, 0.16, 0.4), 0.9), colour, mix(colour, p.sky[2], 0.4), density=(1.0, 0.6))
    p.show(leaf, 0.1)
    peak, across = p.pick(0.32, 0.68), np.linspace(0, 1, 240)
    hill = 0.86 - (0.36 if not p.wordy else 0.12) * np.exp(-(((across - peak) / 0.24) ** 2))
    grass = p.ground()
    leaf = p.leaf(0.0, 1.1)
    leaf.wash(p.land(hill, 1.0), grass[0], mix(grass[1], "#12261C", 0.25), density=(0.9, 1.2))
    crown = "castle" if p.shows("castle") else "church"
    p.shown |= {"castle", "church", "village", "tower"}
    if not p.wordy:
        top = p.y(level_at(hill, peak) + 0.03)
        if crown == "castle":
            _castle(p, leaf, p.x(peak), top)
        else:
            steeple(p, leaf, p.x(peak), top, p.short * 0.34)
    spots = sorted((p.pick(0.0, 0.26), p.pick(-0.32, 0.32)) for _ in range(17))
    for down, away in spots:
        x = peak + away
        if 0.03 < x < 0.9:
            level = min(level_at(hill, x) + 0.06 + down * 0.8, 0.95)
            house_front(p, leaf, x, p.pick(0.05, 0.075), p.pick(0.08, 0.13), level, 0.62)
    p.show(leaf, 0.28)
    leaf = p.leaf(0.3, 1.1)
    front = p.skyline(0.94, 0.05, 0.5, 3)
    leaf.wash(p.land(front), grass[1], mix(grass[1], "#0E2018", 0.4), density=(1.0, 1.25))
    for at in (p.pick(0.04, 0.16), p.pick(0.84, 0.96)):
        tree(p, leaf, p.x(at), p.y(0.97), p.short * p.pick(0.3, 0.42) * (0.6 if p.wordy else 1))
    p.show(leaf, 0.42)


def _castle(p: Painting, leaf: Leaf, x: float, foot: float) -> None:
    stone, roof = p.tone("#B9AFA4"), roof_colour(p)
    size = 0.34 * p.short
    for dx, wide, tall in ((-0.3, 0.2, 0.66), (0.3, 0.2, 0.6), (0.0, 0.5, 0.44), (0.02, 0.22, 0.86)):
        left = x + (dx - wide / 2) * size
        leaf.wash(p.block(left, foot, wide * size, tall * size), stone, mix(stone, "#5A5060", 0.4), ragged=0.5)
        if tall > 0.5:
            cap = [
                (left - 3, foot - tall * size),
                (left + wide * size / 2, foot - (tall + 0.3) * size),
                (left + wide * size + 3, foot - tall * size),
            ]
            leaf.wash(polygon(cap), roof, mix(roof, "#2A1820", 0.4), ragged=0.4)
            pane(p, leaf, left + wide * size / 2, foot - 0.68 * tall * size, 0.05 * size)
