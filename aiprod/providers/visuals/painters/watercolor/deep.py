"""Under water: light from above, weed and coral below, fish between."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.watercolor.air import soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, smooth, stroke
from aiprod.providers.visuals.painters.watercolor.things import chosen


def underwater(p: Painting) -> None:
    light, middle, deep = p.water
    leaf = p.leaf(-0.08, 1.1)
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.bottom))
    calm = 0.7 if p.wordy else 1.0
    leaf.wash(
        whole,
        mix(light, "#FDF6DC", 0.35),
        middle,
        density=(0.6 * calm, 1.25 * calm),
        soft=16,
        ragged=1.3,
        edge=0.15,
        flow=0.8,
    )
    for _ in range(5):
        top, run = p.pick(0.1, 0.9), p.pick(-0.2, 0.2)
        wide = p.pick(0.02, 0.05)
        ray = [(top - wide, 0.01), (top + wide, 0.01), (top + run + 2.6 * wide, 0.8), (top + run - 2.6 * wide, 0.8)]
        leaf.wash(
            polygon([(p.x(x), p.y(y)) for x, y in ray]), "#FFFBE0", density=(0.3, 0.3), soft=14, edge=0, opacity=0.24
        )
    p.show(leaf, 0.05)
    leaf = p.leaf(0.3, 1.1)
    leaf.wash(
        p.land(p.skyline(0.82, 0.14, 0.3), 0.99), mix(middle, "#6E86A8", 0.3), deep, density=(0.7, 1.0), ragged=1.2
    )
    p.show(leaf, 0.16)
    leaf = p.leaf(0.0, 1.1)
    floor = p.skyline(0.9, 0.08, 0.4, 3)
    for _ in range(9):
        _weed(p, leaf, p.pick(0.03, 0.97), 0.95, p.pick(0.16, 0.36) * (0.6 if p.wordy else 1))
    leaf.wash(p.land(floor), p.tone("#E3CFA0"), mix(p.tone("#9A7F64"), deep, 0.35), density=(0.9, 1.1))
    for _ in range(7):
        _coral(p, leaf, p.pick(0.04, 0.96), 0.97, p.short * p.pick(0.08, 0.17))
    p.show(leaf, 0.36, sway_px=p.short * 0.004 / p.page.scale)
    leaf = p.leaf(0.1, 1.0)
    high = (0.64, 0.8) if p.wordy else (0.24, 0.72)
    facing = 1 if p.rng.random() < 0.5 else -1
    for _ in range(5 if p.wordy or chosen(p, "deep") else 9):
        _fish(p, leaf, p.pick(0.12, 0.88), p.pick(*high), p.short * p.pick(0.05, 0.14), facing)
    p.show(leaf, 0.28, drift_x_px_s=facing * p.short * 0.012 / p.page.scale, sway_px=2.0)
    p.live("bubbles", 18, "#FFFFFF", (0.05, 0.1, 0.95, 0.95), 0.012, opacity=0.6, depth=0.3)


def _weed(p: Painting, leaf: Leaf, x: float, y: float, height: float) -> None:
    colour = p.tone(("#3F7A5A", "#5A8A3F", "#2F6A6A")[int(p.rng.integers(3))])
    for _ in range(3):
        sway, tall = p.pick(0.01, 0.03), height * p.pick(0.7, 1.1)
        start = x + p.pick(-0.015, 0.015)
        line = [(p.x(start + sway * np.sin(5 * t + sway * 90)), p.y(y - tall * t)) for t in np.linspace(0, 1, 12)]
        widths = [p.short * 0.02 * (1 - 0.85 * t) for t in np.linspace(0, 1, 12)]
        leaf.wash(stroke(line, widths), mix(colour, "#C8D890", 0.2), mix(colour, "#12303A", 0.4), ragged=0.7, edge=0.35)


def _coral(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    colour = p.tone(("#E0705A", "#E8A04A", "#C85A8A", "#9A6AB8")[int(p.rng.integers(4))])
    foot = (p.x(x), p.y(y))
    for turn in np.linspace(-1.0, 1.0, 6) + p.rng.uniform(-0.15, 0.15, 6):
        tall = size * p.pick(0.7, 1.1)
        tip = (foot[0] + tall * np.sin(turn), foot[1] - tall * np.cos(turn))
        middle = (foot[0] + 0.4 * tall * np.sin(turn * 0.6), foot[1] - 0.5 * tall)
        leaf.wash(
            stroke([foot, middle, tip], [size * 0.16, size * 0.12, size * 0.1]),
            colour,
            mix(colour, "#5A2040", 0.35),
            ragged=0.9,
            edge=0.4,
        )


def _fish(p: Painting, leaf: Leaf, x: float, y: float, size: float, facing: int) -> None:
    colour = p.tone(("#E8803A", "#F0C04A", "#D85A5A", "#F3EBD8", "#4A6AA8")[int(p.rng.integers(5))])
    cx, cy = p.x(x), p.y(y)
    shape = [(0.5, 0), (0.3, -0.2), (0, -0.27), (-0.3, -0.12), (-0.42, 0), (-0.3, 0.12), (0, 0.24), (0.3, 0.18)]
    tail = [(-0.34, 0), (-0.62, -0.22), (-0.54, 0), (-0.62, 0.22)]
    dark = mix(colour, "#3A2040", 0.4)
    leaf.wash(polygon([(cx + facing * size * a, cy + size * b) for a, b in tail]), dark, ragged=0.6)
    leaf.wash(
        smooth([(cx + facing * size * a, cy + size * b) for a, b in shape]),
        colour,
        dark,
        density=(0.8, 1.1),
        ragged=0.6,
        edge=0.5,
    )
    leaf.wash(
        soft_disc(cx + facing * size * 0.3, cy - size * 0.05, size * 0.08, size * 0.08),
        "#1A1A26",
        density=(1, 1),
        ragged=0.2,
    )
