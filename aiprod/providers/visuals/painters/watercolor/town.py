"""A street of loose houses under their own sky."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.painters.watercolor.air import birds, paint_sky, soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.motifs import tree
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, stroke

_WALLS = ("#E8C9A0", "#D99C7A", "#C8B8C0", "#EBD9B8", "#B9C4C9", "#D8AFA0", "#A9B8A0")
_ROOFS = ("#A8503A", "#7A5A6A", "#B86A3E", "#5A6A80")


def city(p: Painting) -> None:
    horizon = 0.72 if p.wordy else p.pick(0.6, 0.68)
    paint_sky(p, horizon)
    birds(p, horizon * 0.7)
    leaf = p.leaf(0.05, 1.0)
    x = 0.01
    while x < 0.94:
        wide, tall = min(p.pick(0.04, 0.09), 0.98 - x), p.pick(0.14, 0.42) * (0.5 if p.wordy else 1)
        colour = p.tone(p.palette["ridge"][0], 0.45)
        leaf.wash(
            p.block(p.x(x), p.y(0.92), p.x(wide) - p.x(0), p.y(0.92) - p.y(horizon - tall + 0.12)),
            colour,
            mix(colour, p.sky[2], 0.5),
            density=(0.9, 0.5),
            ragged=0.9,
        )
        x += wide * p.pick(0.75, 1.05)
    p.show(leaf, 0.12)
    leaf = p.leaf(0.1, 1.1)
    x, wide = 0.005, 0.0
    while x < 0.93:
        wide = min(p.pick(0.08, 0.14) * max(1.0, 0.8 * p.short / (p.right - p.left) * 2), 0.995 - x)
        _house_front(p, leaf, x, wide, p.pick(0.34, 0.58) * (0.55 if p.wordy else 1), 0.9)
        x += wide
    p.show(leaf, 0.26)
    leaf = p.leaf(0.3, 1.1)
    street = p.tone("#B9A9A4")
    leaf.wash(
        p.land(np.full(240, 0.885), 1.0),
        mix(street, p.sky[2], 0.4),
        mix(street, "#4A4458", 0.5),
        density=(0.7, 1.0),
        ragged=0.8,
    )
    for at in np.linspace(0.12, 0.88, 4) + p.rng.uniform(-0.06, 0.06, 4):
        if p.rng.random() < 0.55:
            tree(p, leaf, p.x(at), p.y(0.93), p.short * p.pick(0.2, 0.28))
        else:
            _lamp(p, leaf, p.x(at), p.y(0.94), p.short * 0.26)
    p.show(leaf, 0.38)


def _house_front(p: Painting, leaf: Leaf, x: float, wide: float, tall: float, foot: float) -> None:
    wall = p.tone(_WALLS[int(p.rng.integers(len(_WALLS)))])
    roof = p.tone(_ROOFS[int(p.rng.integers(len(_ROOFS)))])
    left, right, base, eaves = p.x(x), p.x(x + wide), p.y(foot), p.y(foot - tall)
    leaf.wash(
        p.block(left, base, right - left, base - eaves), wall, mix(wall, "#7A5A60", 0.3), density=(0.8, 1.1), ragged=0.6
    )
    rise = (right - left) * p.pick(0.25, 0.5)
    peak = [(left - 2, eaves + 2), ((left + right) / 2, eaves - rise), (right + 2, eaves + 2)]
    flat = [
        (left - 2, eaves + 2),
        (left + (right - left) * 0.12, eaves - rise * 0.6),
        (right - (right - left) * 0.12, eaves - rise * 0.6),
        (right + 2, eaves + 2),
    ]
    leaf.wash(polygon(peak if p.rng.random() < 0.5 else flat), roof, mix(roof, "#2A1820", 0.35), ragged=0.6)
    lit_hours = p.intent.time in ("dusk", "night")
    columns, rows = max(2, round((right - left) / (p.short * 0.06))), max(2, int((base - eaves) / (p.short * 0.1)))
    for row in range(rows):
        for column in range(columns):
            wx = left + (right - left) * (column + 0.5) / columns
            wy = eaves + (base - eaves) * (row + 0.75) / (rows + 0.35)
            glass = "#FFCE5A" if lit_hours and p.rng.random() < 0.6 else p.tone("#5A7088")
            size = p.short * 0.026
            leaf.wash(
                p.block(wx - size / 2, wy, size, size * 1.5), glass, mix(glass, "#2A3048", 0.25), ragged=0.35, edge=0.3
            )


def _lamp(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    iron = p.tone("#3A3844")
    leaf.wash(stroke([(x, y), (x, y - size * 0.85)], [size * 0.05, size * 0.03]), iron, ragged=0.3)
    if p.intent.time in ("dusk", "night"):
        leaf.wash(
            soft_disc(x, y - size * 0.92, size * 0.5, size * 0.5),
            "#FFE08A",
            density=(0.4, 0.4),
            soft=16,
            edge=0,
            opacity=0.7,
        )
    leaf.wash(p.blob(x, y - size * 0.92, size * 0.14, size * 0.17, 8, 0.08), "#FFE9A8", "#F0B04A", ragged=0.4)
