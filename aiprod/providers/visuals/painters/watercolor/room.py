"""A room: a window whose light follows the hour, a desk, a lamp, books and a plant."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.watercolor.air import soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, smooth, stroke

_WINDOW = 0.62
"""The window's width, as a share of the painting's short side."""


def room(p: Painting) -> None:
    wall = p.tone(("#E9D2B4", "#D9C3C0", "#C9D0C0", "#E3CBA8")[int(p.rng.integers(4))])
    leaf = p.leaf(-0.08, 1.1)
    calm = 0.6 if p.wordy else 0.9
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.y(0.97)))
    leaf.wash(whole, wall, mix(wall, "#A87A6A", 0.3), density=(calm, calm * 1.15), soft=10, ragged=1.2, flow=0.5)
    wood = p.tone("#9A6A48")
    leaf.wash(
        p.land(np.full(240, 0.83), 1.0),
        mix(wood, "#F0D8B0", 0.3),
        mix(wood, "#3A2430", 0.4),
        density=(0.8, 1.15),
        ragged=0.7,
    )
    p.show(leaf, 0.06)
    if not p.wordy:
        leaf = p.leaf(-0.05, 1.0)
        most = 0.93 - _WINDOW * p.short / (p.right - p.left)
        _window(
            p, leaf, min(p.pick(0.36, 0.56), most) if p.flatness == 1 else 0.16, 0.1, 0.58 - 0.16 * (1 - p.flatness)
        )
        if p.flatness == 1:
            _shelf(p, leaf, p.pick(0.05, 0.12), 0.3)
        p.show(leaf, 0.14)
    leaf = p.leaf(0.0, 1.1)
    left = p.pick(0.08, 0.5)
    desk, lamp_lit = 0.78, p.intent.time in ("dusk", "night")
    top = p.block(p.x(left), p.y(desk + 0.035), p.x(0.4) - p.x(0), p.short * 0.035)
    for leg in (0.03, 0.34):
        leaf.wash(
            p.block(p.x(left + leg), p.y(0.94), p.short * 0.03, p.y(0.94) - p.y(desk)),
            mix(wood, "#3A2430", 0.3),
            ragged=0.5,
        )
    leaf.wash(top, wood, mix(wood, "#2A1818", 0.4), ragged=0.5)
    scale = p.short * (0.26 if not p.wordy else 0.15)
    _desk_lamp(p, leaf, p.x(left + 0.07), p.y(desk), scale, lamp_lit)
    _books(p, leaf, p.x(left + 0.17), p.y(desk), scale * 0.45)
    cup = p.tone("#4F7F90")
    leaf.wash(
        p.block(p.x(left + 0.31), p.y(desk), scale * 0.22, scale * 0.24), cup, mix(cup, "#1A2A40", 0.4), ragged=0.5
    )
    _plant(
        p, leaf, p.x(left + 0.5 if left < 0.34 else left - 0.07), p.y(0.95), p.short * (0.46 if not p.wordy else 0.24)
    )
    p.show(leaf, 0.32)
    p.live("dust", 16, "#FFF3D0", (0.2, 0.1, 0.9, 0.7), 0.006, opacity=0.6, depth=0.3)


def _window(p: Painting, leaf: Leaf, x: float, top: float, bottom: float) -> None:
    wide = p.short * _WINDOW
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
    orb = p.palette["sun"][("dawn", "day", "golden", "dusk", "night").index(p.intent.time)]
    leaf.wash(
        p.blob(left + wide * 0.7, high + (low - high) * 0.34, wide * 0.14, wide * 0.14, 10, 0.04), orb, ragged=0.5
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


def _shelf(p: Painting, leaf: Leaf, x: float, y: float) -> None:
    wood = p.tone("#8A5A3C")
    leaf.wash(
        p.block(p.x(x), p.y(y + 0.03), p.short * 0.36, p.short * 0.025), wood, mix(wood, "#2A1818", 0.3), ragged=0.5
    )
    _books(p, leaf, p.x(x) + p.short * 0.03, p.y(y), p.short * 0.13, 7)


def _books(p: Painting, leaf: Leaf, x: float, y: float, size: float, count: int = 5) -> None:
    for _ in range(count):
        wide, tall = size * p.pick(0.18, 0.32), size * p.pick(0.8, 1.15)
        spine = p.tone(("#A8483A", "#3F6A7A", "#C89A4A", "#6A5A86", "#5A7A52")[int(p.rng.integers(5))])
        leaf.wash(p.block(x, y, wide, tall), spine, mix(spine, "#1A1420", 0.35), ragged=0.4, edge=0.5)
        x += wide * 1.04


def _desk_lamp(p: Painting, leaf: Leaf, x: float, y: float, size: float, lit: bool) -> None:
    iron = p.tone("#3F4A56")
    if lit:
        leaf.wash(
            soft_disc(x + size * 0.3, y - size * 0.5, size * 1.5, size * 1.2),
            "#FFE39A",
            density=(0.4, 0.4),
            soft=40,
            edge=0,
            opacity=0.75,
        )
    leaf.wash(p.block(x - size * 0.15, y, size * 0.34, size * 0.06), iron, ragged=0.4)
    leaf.wash(
        stroke([(x, y), (x - size * 0.12, y - size * 0.55), (x + size * 0.2, y - size * 0.95)], [size * 0.05] * 3),
        iron,
        ragged=0.4,
    )
    shade = [
        (x + size * 0.14, y - size * 1.02),
        (x + size * 0.3, y - size * 0.94),
        (x + size * 0.46, y - size * 0.66),
        (x + size * 0.08, y - size * 0.72),
    ]
    colour = p.tone("#C8563F")
    leaf.wash(polygon(shade), colour, mix(colour, "#3A1418", 0.3), ragged=0.5)


def _plant(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    pot = p.tone("#C0714A")
    green = p.tone("#4F8A4F")
    for turn in np.linspace(-1.1, 1.1, 8) + p.rng.uniform(-0.1, 0.1, 8):
        tall = size * p.pick(0.55, 0.8)
        tip = (x + tall * np.sin(turn), y - size * 0.25 - tall * np.cos(turn) * 0.9)
        middle = (x + tall * 0.5 * np.sin(turn * 0.6), y - size * 0.25 - tall * 0.55)
        leaf.wash(
            stroke([(x, y - size * 0.24), middle, tip], [size * 0.02, size * 0.13, size * 0.01]),
            mix(green, "#D8E08A", 0.25),
            mix(green, "#12302A", 0.4),
            ragged=0.7,
            edge=0.45,
            opacity=0.92,
        )
    leaf.wash(
        polygon(
            [
                (x - size * 0.16, y - size * 0.28),
                (x + size * 0.16, y - size * 0.28),
                (x + size * 0.11, y),
                (x - size * 0.11, y),
            ]
        ),
        pot,
        mix(pot, "#4A1A18", 0.4),
        ragged=0.5,
    )
