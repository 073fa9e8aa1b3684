"""A room: a window on the hour's sky, a lamp over a table, a plant, a chair."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.minimal.planes import Plane, Room, add_disc, add_line


def draw_room(room: Room) -> list[Plane]:
    """Wall and window behind, floor and things before them."""
    mirrored = bool(room.rng.integers(2))
    planes = [_wall(room), _things(room), _lamp(room)]
    if mirrored:
        for plane in planes:
            for path in (plane.mass, plane.lines, plane.lit, plane.pale):
                _mirror(path, room.wide)
    return planes


def _wall(room: Room) -> Plane:
    plane = Plane(0.35, 0.2)
    wide, high = room.wide, room.high
    left, right, top, foot = 0.12 * wide, 0.5 * wide, 0.14 * high, 0.58 * high
    wall = [(room.left, -0.2 * high), (room.right, -0.2 * high), (room.right, 0.78 * high), (room.left, 0.78 * high)]
    hole = [(left, top), (left, foot), (right, foot), (right, top)]
    plane.fill(wall)
    add_line(plane.mass, hole, close=True)
    plane.mass.setFillType(skia.PathFillType.kEvenOdd)
    plane.add(hole, close=True)
    plane.add([((left + right) / 2, top), ((left + right) / 2, foot)])
    plane.add([(left, (top + foot) / 2), (right, (top + foot) / 2)])
    plane.add([(left - 0.03 * wide, foot), (right + 0.03 * wide, foot)])
    along = np.linspace(left, right, 40)
    hills = foot - high * (0.07 + 0.05 * np.sin(np.linspace(0, 5, 40) + room.rng.uniform(0, 6.3)))
    plane.add(np.column_stack([along, hills]))
    down = np.linspace(0, 1, 12)
    for side in (left - 0.04 * wide, right + 0.04 * wide):
        for fold in np.linspace(-0.03, 0.03, 4) * wide:
            sway = 0.12 * fold * np.sin(6 * down)
            plane.add(np.column_stack([side + fold + sway, top - 0.03 * high + 0.5 * high * down]))
    plane.add([(left - 0.09 * wide, top - 0.035 * high), (right + 0.09 * wide, top - 0.035 * high)])
    frame = [
        (0.8 * wide, 0.24 * high),
        (0.93 * wide, 0.24 * high),
        (0.93 * wide, 0.44 * high),
        (0.8 * wide, 0.44 * high),
    ]
    plane.add(frame, close=True)
    plane.add([(0.82 * wide, 0.41 * high), (0.86 * wide, 0.31 * high), (0.91 * wide, 0.41 * high)])
    plane.add([(room.left, 0.78 * high), (room.right, 0.78 * high)])
    return plane


def _things(room: Room) -> Plane:
    plane = Plane(0.9, 0.6)
    wide, high = room.wide, room.high
    top, left, right = 0.66 * high, 0.46 * wide, 0.92 * wide
    table = [(left, top), (right, top), (right, top + 0.025 * high), (left, top + 0.025 * high)]
    plane.fill(table)
    plane.add(table, close=True)
    for x, lean in ((left + 0.04 * wide, -0.02), (right - 0.04 * wide, 0.02)):
        plane.add([(x, top + 0.025 * high), (x + lean * wide, 0.94 * high)])
    pot = [(0.55 * wide, top), (0.54 * wide, top - 0.07 * high), (0.62 * wide, top - 0.07 * high), (0.61 * wide, top)]
    plane.fill(pot)
    plane.add(pot, close=True)
    for lean in np.linspace(-0.07, 0.07, 6):
        up = np.linspace(0, 1, 12)
        reach = high * room.rng.uniform(0.1, 0.16)
        plane.add(np.column_stack([0.58 * wide + lean * wide * up**1.6, top - 0.07 * high - reach * np.sin(1.5 * up)]))
    cup = [
        (0.78 * wide, top - 0.045 * high),
        (0.82 * wide, top - 0.045 * high),
        (0.815 * wide, top),
        (0.785 * wide, top),
    ]
    plane.fill(cup)
    plane.add(cup, close=True)
    seat, back = 0.79 * high, 0.24 * wide
    plane.add([(back, 0.62 * high), (back, 0.95 * high)])
    plane.add([(back, seat), (back + 0.12 * wide, seat), (back + 0.12 * wide, 0.95 * high)])
    plane.add([(back, 0.64 * high), (back + 0.015 * wide, 0.64 * high), (back + 0.015 * wide, seat)])
    add_disc(plane.lines, 0.88 * wide, top - 0.02 * high, 0.02 * high)
    return plane


def _lamp(room: Room) -> Plane:
    plane = Plane(0.9, 0.7, sway=0.006)
    wide, high = room.wide, room.high
    cord, shade = 0.69 * wide, 0.12 * wide
    plane.add([(cord, -0.2 * high), (cord, 0.38 * high)])
    lamp = [(cord - 0.3 * shade, 0.38 * high), (cord + 0.3 * shade, 0.38 * high)]
    lamp += [(cord + shade, 0.46 * high), (cord - shade, 0.46 * high)]
    add_line(plane.lit, lamp, close=True)
    plane.add(lamp, close=True)
    return plane


def _mirror(path: skia.Path, wide: float) -> None:
    path.transform(skia.Matrix.Translate(wide, 0).preScale(-1, 1))
