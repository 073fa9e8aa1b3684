"""A city as rows of fronts under their roofs, windows as strokes."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.painters.minimal.planes import Plane, Room, add_line


def draw_city(room: Room) -> list[Plane]:
    """Three rows of buildings, the nearest the lowest."""
    planes = []
    for step, (least, most, wide) in enumerate(((0.34, 0.72, 0.075), (0.24, 0.54, 0.1), (0.1, 0.26, 0.13))):
        plane = Plane(0.28 + 0.34 * step, 0.2 + 0.25 * step)
        x = room.left
        while x < room.right:
            across = wide * room.wide * room.rng.uniform(0.7, 1.3)
            _front(plane, room, x, across, room.high * (0.96 - room.rng.uniform(least, most)), step)
            x += across + room.wide * room.rng.choice([0.0, 0.012])
        planes.append(plane)
    return planes


def _front(plane: Plane, room: Room, x: float, across: float, top: float, step: int) -> None:
    foot = room.foot
    roof = int(room.rng.integers(5))
    outline = [(x, foot), (x, top)]
    if roof == 0:
        outline += [(x + 0.5 * across, top - 0.5 * across)]
    elif roof == 1:
        outline += [(x + 0.2 * across, top), (x + 0.2 * across, top - 0.2 * across)]
        outline += [(x + 0.8 * across, top - 0.2 * across), (x + 0.8 * across, top)]
    elif roof == 2 and step < 2:
        plane.add([(x + 0.5 * across, top), (x + 0.5 * across, top - 0.7 * across)])
    outline += [(x + across, top), (x + across, foot)]
    plane.fill(outline)
    if room.season == "winter":
        snow = np.array(outline[1:-1])
        add_line(plane.pale, np.vstack([snow, (snow + np.array([0.0, 0.1 * across]))[::-1]]), close=True)
    plane.add(outline)
    gap = max(0.26 * across, 0.02 * room.high)
    for y in np.arange(top + 0.6 * gap, room.high, gap):
        for share in (0.2, 0.45, 0.7):
            left, right = x + share * across, x + (share + 0.14) * across
            if room.rng.random() < 0.16:
                box = [(left, y), (right, y), (right, y + 0.4 * gap), (left, y + 0.4 * gap)]
                add_line(plane.lit, box, close=True)
            else:
                plane.add([(left, y), (right, y)])
