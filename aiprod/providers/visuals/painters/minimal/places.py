"""Each place as a few flat planes under fine lines: a drawing of it, not a picture."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aiprod.plan import Place
from aiprod.providers.visuals.painters.minimal.growth import grass, tree
from aiprod.providers.visuals.painters.minimal.indoors import draw_room
from aiprod.providers.visuals.painters.minimal.planes import Line, Plane, Room, add_disc, add_line, waves
from aiprod.providers.visuals.painters.minimal.town import draw_city

_CLOUD_SPAN = 2.94
"""How wide a cloud can be, in its reaches."""


def draw_place(place: Place, room: Room) -> list[Plane]:
    """The planes of a place, back to front."""
    return _PLACES[place](room)


def _mountains(room: Room) -> list[Plane]:
    planes = []
    for step, (level, height) in enumerate(((0.46, 0.2), (0.6, 0.17), (0.76, 0.11), (0.92, 0.06))):
        plane = Plane(0.2 + 0.26 * step, 0.15 + 0.2 * step, grown=step > 1)
        crest = room.crest(level, height, 1.6 + 0.8 * step, 6 - step)
        plane.fill(room.below(crest))
        plane.add(crest)
        _hatch(plane, room, crest, 0.55 * height)
        if step < 2:
            _caps(plane, room, crest, level - (0.45 if room.season != "winter" else 0.0) * height)
        planes.append(plane)
    return planes


def _hatch(plane: Plane, room: Room, crest: Line, reach: float) -> None:
    """Strokes that fall from the crest down its side away from the light."""
    slope = np.gradient(crest[:, 1], crest[:, 0])
    for index in range(0, len(crest), 2):
        if slope[index] > 0.08:
            x, y = crest[index]
            long = reach * room.high * room.rng.uniform(0.3, 1.0) * min(1.0, 1.6 * slope[index])
            plane.add([(x, y + 0.02 * long), (x + 0.35 * long, y + long)])


def _caps(plane: Plane, room: Room, crest: Line, level: float) -> None:
    """Snow on what rises above ``level``, ragged below."""
    ys = crest[:, 1]
    ragged = level * room.high + 0.02 * room.high * room.rng.uniform(-1, 1, len(ys))
    ragged[::2] += 0.025 * room.high
    foot = np.maximum(ys, np.minimum(ragged, ys + 0.16 * room.high))
    add_line(plane.pale, np.vstack([crest, np.column_stack([crest[:, 0], foot])[::-1]]), close=True)


def _forest(room: Room) -> list[Plane]:
    planes = []
    # Pines do not turn with the year.
    kind = "pine" if room.season in ("summer", "winter") and room.rng.integers(2) else "crown"
    for step, (foot, tall, count) in enumerate(((0.7, 0.36, 17), (0.82, 0.5, 11), (0.97, 0.68, 7))):
        plane = Plane(0.3 + 0.32 * step, 0.2 + 0.25 * step, grown=True, sway=0.0015 * step)
        ground = room.crest(foot, 0.015, 3, 3)
        plane.fill(room.below(ground))
        xs = np.linspace(room.left, room.right, count) + room.rng.uniform(-0.3, 0.3, count) * room.wide / count
        for x in xs:
            if step < 2 or abs(x / room.wide - 0.5) > 0.2:
                tree(plane, room, float(x), (foot + 0.01) * room.high, tall * room.rng.uniform(0.7, 1.0), kind)
        grass(plane, room, foot + 0.03, 24 + 20 * step, 0.012 + 0.008 * step)
        planes.append(plane)
    return planes


def _field(room: Room) -> list[Plane]:
    planes = _hills(room, ((0.5, 0.05), (0.58, 0.05)))
    near = Plane(1.0, 0.7, grown=True)
    crest = room.crest(0.66, 0.02, 1.2, 2)
    near.fill(room.below(crest))
    near.add(crest)
    vanish = room.wide * room.rng.uniform(0.3, 0.7)
    for x in np.linspace(vanish - 2.6 * room.wide, vanish + 2.6 * room.wide, 34):
        along = np.linspace(0.02, 1, 16) ** 1.6
        top = 0.66 * room.high
        near.add(np.column_stack([vanish + (x - vanish) * (0.06 + along), top + (room.foot - top) * along]))
    grass(near, room, 0.9, 60, 0.03)
    return [*planes, near]


def _hills(room: Room, levels: tuple[tuple[float, float], ...]) -> list[Plane]:
    planes = []
    for step, (level, height) in enumerate(levels):
        plane = Plane(0.3 + 0.2 * step, 0.2 + 0.15 * step, grown=True)
        crest = room.crest(level, height, 1.4, 3)
        plane.fill(room.below(crest))
        plane.add(crest)
        for shift in (0.02, 0.045, 0.075):
            part = slice(int(room.rng.integers(0, 60)), int(room.rng.integers(90, 160)))
            plane.add(crest[part] + np.array([0.0, shift * room.high]))
        planes.append(plane)
    return planes


def _desert(room: Room) -> list[Plane]:
    planes = []
    for step, (level, height) in enumerate(((0.56, 0.03), (0.68, 0.07), (0.84, 0.1))):
        plane = Plane(0.3 + 0.33 * step, 0.2 + 0.25 * step)
        crest = room.crest(level, height, 1.1 + 0.3 * step, 2)
        plane.fill(room.below(crest))
        plane.add(crest)
        peak = int(np.argmin(crest[:, 1]))
        for row in range(1, 9 + 3 * step):
            start = max(0, peak - 70 + 5 * row)
            plane.add(crest[start : peak + 6] + np.array([0.012 * room.wide, 0.018 * room.high]) * row)
        planes.append(plane)
    return planes


def _river(room: Room) -> list[Plane]:
    planes = _hills(room, ((0.42, 0.08), (0.52, 0.05)))
    land = Plane(1.0, 0.6, grown=True)
    land.fill(room.below(room.crest(0.58, 0.012, 1.5, 2)))
    grass(land, room, 0.72, 50, 0.02)
    down = np.linspace(0, 1, 60)
    bend = room.rng.uniform(0.12, 0.2) * room.rng.choice([-1, 1])
    middle = 0.5 + bend * np.sin(5.2 * down + room.rng.uniform(0, 1.5)) * (0.35 + down)
    y = (0.585 + 0.56 * down) * room.high
    half = (0.012 + 0.26 * down**1.7) * room.wide
    water = Plane(0.12, 0.6, sway=0.004)
    banks = np.vstack(
        [np.column_stack([middle * room.wide - half, y]), np.column_stack([middle * room.wide + half, y])[::-1]]
    )
    land.add(banks[:60])
    land.add(banks[60:])
    water.fill(banks)
    for share in np.linspace(-0.8, 0.8, 9):
        first = int(room.rng.integers(0, 36))
        part = slice(first, first + int(room.rng.integers(8, 22)))
        water.add(np.column_stack([middle * room.wide + share * half, y])[part])
    return [*planes, land, water]


def _sea(room: Room) -> list[Plane]:
    far = Plane(0.55, 0.15)
    horizon = np.array([(room.left, 0.54 * room.high), (room.right, 0.54 * room.high)])
    far.fill(room.below(horizon))
    far.add(horizon)
    waves(far, room, [(0.56 + 0.02 * n, 0.03 + 0.008 * n) for n in range(6)], 12)
    planes = [far]
    for step, level in enumerate((0.68, 0.82)):
        plane = Plane(0.75 + 0.25 * step, 0.4 + 0.3 * step, sway=0.012)
        along = room.across(200)
        swell = 0.012 * (1 + step) * np.sin(2 * np.pi * (5 - step) * along / room.wide + room.rng.uniform(0, 6.3))
        crest = np.column_stack([along, (level + swell) * room.high])
        plane.fill(room.below(crest))
        plane.add(crest)
        waves(plane, room, [(level + 0.035 + 0.04 * n, 0.08 + 0.03 * step) for n in range(5)], 9)
        planes.append(plane)
    return planes


def _underwater(room: Room) -> list[Plane]:
    light = Plane(0.0, 0.1)
    for x in room.rng.uniform(0, 1, 7) * room.wide:
        light.add([(x, 0.0), (x - 0.2 * room.wide, 0.62 * room.high)])
    top = Plane(0.0, 0.2, sway=0.015)
    waves(top, room, [(0.05 + 0.03 * n, 0.14) for n in range(3)], 8)
    planes = [light, top]
    for step, level in enumerate((0.76, 0.88)):
        plane = Plane(0.6 + 0.4 * step, 0.4 + 0.3 * step, sway=0.004)
        floor = room.crest(level, 0.04, 2, 3)
        plane.fill(room.below(floor))
        plane.add(floor)
        for x in room.rng.uniform(room.left, room.right, 12):
            up = np.linspace(0, 1, 24)
            tall = room.rng.uniform(0.12, 0.4) * room.high
            sway = 0.016 * room.wide * np.sin(9 * up + room.rng.uniform(0, 6.3)) * up
            plane.add(np.column_stack([x + sway, (level + 0.03) * room.high - tall * up]))
        for x in room.rng.uniform(0.05, 0.95, 5) * room.wide:
            for turn in np.linspace(-0.8, 0.8, 5):
                reach = room.rng.uniform(0.04, 0.08) * room.high
                foot = (level + 0.03) * room.high
                plane.add([(x, foot), (x + reach * np.sin(turn), foot - reach * np.cos(turn))])
                add_disc(plane.lit, x + reach * np.sin(turn), foot - reach * np.cos(turn), 0.007 * room.high)
        planes.append(plane)
    return planes


def _sky(room: Room) -> list[Plane]:
    """Whole clouds in three heights, each in a strip of its own: none is cut by the frame or lies in another."""
    planes = []
    counts = (2, 1, 2) if room.rng.integers(2) else (1, 2, 1)
    for step, (level, count) in enumerate(zip((0.32, 0.58, 0.82), counts, strict=True)):
        plane = Plane(0.14 + 0.3 * step, 0.2 + 0.25 * step, sway=0.012 * (1 + step))
        half = 0.86 * np.sqrt(0.25 - (level - 0.5) ** 2) * room.wide
        strip = 2 * half / count
        for index in range(count):
            reach = min(strip, 0.62 * room.wide) / _CLOUD_SPAN * room.rng.uniform(0.72, 0.95)
            spare = (strip - _CLOUD_SPAN * reach) / 2
            x = room.wide / 2 - half + (index + 0.5) * strip + room.rng.uniform(-spare, spare)
            cloud(plane, room, float(x), level * room.high, float(reach))
        planes.append(plane)
    return planes


def cloud(plane: Plane, room: Room, x: float, y: float, reach: float) -> None:
    """A heap of rounds on a flat foot."""
    heaps = room.rng.uniform(0.34, 0.62, 4) * reach
    at = x + np.array([-0.75, -0.2, 0.35, 0.85]) * reach
    top = np.linspace(at[0] - heaps[0], at[-1] + heaps[-1], 90)
    rises = np.sqrt(np.maximum(0.0, heaps[None, :] ** 2 - (top[:, None] - at[None, :]) ** 2)).max(axis=1)
    outline = np.column_stack([top, y - rises])
    plane.fill(outline)
    plane.add(outline, close=True)
    for shift in (0.16, 0.3):
        plane.add([(x - (0.9 - shift) * reach, y - shift * reach * 0.5), (x + 0.2 * reach, y - shift * reach * 0.5)])


def _space(room: Room) -> list[Plane]:
    far = Plane(0.0, 0.1)
    for x, y in room.rng.uniform(-0.1, 1.1, (70, 2)):
        add_disc(far.pale, x * room.wide, y * room.high, room.high * room.rng.choice([0.002, 0.003, 0.006]))
    size = min(room.wide, room.high)
    centre = np.array([room.wide * room.rng.uniform(0.4, 0.6), room.high * room.rng.uniform(0.44, 0.56)])
    turns = np.linspace(0, 2 * np.pi, 120)
    tilt = room.rng.uniform(-0.5, 0.5)
    turned = np.array([[np.cos(tilt), np.sin(tilt)], [-np.sin(tilt), np.cos(tilt)]])
    orbits, planet = Plane(0.5, 0.25), Plane(0.75, 0.45)
    for radius in (0.36, 0.44, 0.53):
        flat = np.column_stack([np.cos(turns), 0.34 * np.sin(turns)]) * radius * size
        orbits.add(centre + flat @ turned, close=True)
        place = room.rng.integers(0, 120)
        x, y = centre + flat[place] @ turned
        add_disc(orbits.lit, x, y, size * room.rng.uniform(0.008, 0.02))
    ball = size * 0.22
    for path in (planet.mass, planet.lines):
        add_disc(path, centre[0], centre[1], ball)
    for height in np.linspace(-0.85, 0.85, 11) + room.rng.uniform(-0.05, 0.05, 11):
        reach = ball * np.sqrt(max(0.0, 1 - height**2))
        bow = np.linspace(-1, 1, 24)
        band = np.column_stack([reach * bow, ball * (height + 0.1 * (1 - bow**2))])
        planet.add(centre + band[np.hypot(*band.T) <= ball] @ turned)
    return [far, orbits, planet]


_PLACES: dict[Place, Callable[[Room], list[Plane]]] = {
    "mountains": _mountains,
    "forest": _forest,
    "field": _field,
    "desert": _desert,
    "river": _river,
    "sea": _sea,
    "underwater": _underwater,
    "sky": _sky,
    "space": _space,
    "city": draw_city,
    "room": draw_room,
}
