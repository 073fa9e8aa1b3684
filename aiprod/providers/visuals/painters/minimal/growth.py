"""Trees and grass of a few strokes, by season."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.painters.minimal.planes import Plane, Room, add_disc


def tree(plane: Plane, room: Room, x: float, foot: float, tall: float, kind: str) -> None:
    """A tree that stands at ``x, foot`` pixels, ``tall`` a share of the box's height."""
    high = tall * room.high
    if kind == "pine":
        _pine(plane, room, x, foot, high)
    elif room.season == "winter":
        _bare(plane, room, x, foot, 0.45 * high, -math.pi / 2, 4)
    else:
        _crown(plane, room, x, foot, high)


def grass(plane: Plane, room: Room, level: float, count: int, tall: float) -> None:
    """Tufts about a level, both shares of the box's height; in winter the ground is bare."""
    if room.season == "winter":
        return
    for x in room.rng.uniform(room.left, room.right, count):
        y = (level + room.rng.uniform(-0.02, 0.05)) * room.high
        for lean in (-0.4, 0.0, 0.5):
            reach = tall * room.high * room.rng.uniform(0.6, 1.2)
            plane.add([(x, y), (x + lean * reach, y - reach)])
        if room.season == "spring" and room.rng.random() < 0.3:
            add_disc(plane.lit, x, y - 1.1 * tall * room.high, 0.3 * tall * room.high)


def _pine(plane: Plane, room: Room, x: float, foot: float, high: float) -> None:
    half, tiers = 0.2 * high, 6
    right = []
    for tier in range(tiers):
        share = (tier + 1) / tiers
        y = foot - high + 0.9 * high * share
        right += [(half * share, y), (0.55 * half * share, y - 0.02 * high)]
    side = np.array(right)
    left = np.column_stack([x - side[:, 0], side[:, 1]])
    outline = np.vstack([[(x, foot - high)], np.column_stack([x + side[:, 0], side[:, 1]]), left[::-1]])
    plane.fill(outline)
    plane.add(outline, close=True)
    plane.add([(x, foot), (x, foot - 0.1 * high)])
    for tier in range(1, tiers):
        y = foot - high + 0.9 * high * tier / tiers
        reach = 0.3 * half * tier / tiers
        plane.add([(x + 0.2 * reach, y), (x + reach, y + 0.06 * high)])
    if room.season == "winter":
        for share, y in side[::2]:
            plane.pale.addOval(_oval(x + 0.5 * share, y - 0.02 * high, 0.45 * share, 0.018 * high))


def _crown(plane: Plane, room: Room, x: float, foot: float, high: float) -> None:
    radius = 0.24 * high
    centre = foot - high + 1.15 * radius
    turns = np.linspace(0, 2 * np.pi, 60)
    bumps = 1 + 0.06 * np.sin(9 * turns + room.rng.uniform(0, 6.3))
    outline = np.column_stack([x + radius * bumps * np.cos(turns), centre + 1.15 * radius * bumps * np.sin(turns)])
    plane.add([(x, foot), (x, centre)])
    plane.add([(x, centre + 0.7 * radius), (x + 0.4 * radius, centre + 0.2 * radius)])
    plane.fill(outline)
    plane.add(outline, close=True)
    for turn in room.rng.uniform(-0.6, 1.2, 5):
        arc = np.linspace(turn, turn + 0.7, 8)
        away = radius * room.rng.uniform(0.35, 0.75)
        plane.add(np.column_stack([x + away * np.cos(arc), centre + away * np.sin(arc)]))
    if room.season in ("spring", "autumn"):
        for turn, share in zip(room.rng.uniform(0, 6.3, 7), room.rng.uniform(0.2, 0.85, 7), strict=True):
            at = x + share * radius * math.cos(turn), centre + share * radius * math.sin(turn)
            add_disc(plane.lit, *at, 0.07 * radius)


def _bare(plane: Plane, room: Room, x: float, y: float, long: float, turn: float, left: int) -> None:
    end = x + long * math.cos(turn), y + long * math.sin(turn)
    plane.add([(x, y), end])
    if left:
        for lean in (-0.5, 0.45):
            next_turn = turn + lean + float(room.rng.uniform(-0.15, 0.15))
            _bare(plane, room, *end, long * float(room.rng.uniform(0.55, 0.75)), next_turn, left - 1)


def _oval(x: float, y: float, half_wide: float, half_high: float) -> skia.Rect:
    return skia.Rect.MakeLTRB(x - half_wide, y - half_high, x + half_wide, y + half_high)
