"""Each place as a few geometric lines: a sign of it, not a picture. Shared by the typographic hands."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import skia

from aiprod.plan import Place


@dataclass
class LineArt:
    """Paths on the unit square (y down): ``lines`` to stroke, ``discs`` to fill, ``masses`` to fill back to front."""

    lines: list[skia.Path] = field(default_factory=list)
    discs: list[skia.Path] = field(default_factory=list)
    masses: list[skia.Path] = field(default_factory=list)


def place_art(place: Place, rng: np.random.Generator) -> LineArt:
    """The sign of a place, varied by ``rng``."""
    return _ART[place](rng)


def _hills(rng: np.random.Generator, count: int, top: float) -> LineArt:
    art = LineArt()
    along = np.linspace(0, 1, 90)
    for step in range(count):
        level = top + (1 - top) * step / count
        phase, height = rng.uniform(0, 6.3), 0.22 * (1 - 0.5 * step / count)
        wave = 0.6 * np.sin(2 * np.pi * rng.uniform(0.7, 1.3) * along + phase) + 0.4 * np.sin(
            2 * np.pi * 2.3 * along + 2 * phase
        )
        ys = level - height * wave * 0.5 + 0.1
        art.lines.append(_polyline(along, ys))
        art.masses.append(_polyline(np.r_[0, along, 1], np.r_[1.0, ys, 1.0], close=True))
    art.discs.append(_disc(rng.uniform(0.22, 0.78), top - 0.12, rng.uniform(0.08, 0.12)))
    return art


def _mountains(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    art.discs.append(_disc(rng.uniform(0.25, 0.75), 0.28, rng.uniform(0.08, 0.12)))
    for step, (base, height, peaks) in enumerate(((0.56, 0.34, 3), (0.74, 0.26, 4), (0.9, 0.18, 3))):
        xs, ys = [-0.05], [base]
        for peak in range(peaks):
            centre = (peak + rng.uniform(0.3, 0.7)) / peaks
            xs += [centre, (peak + 1) / peaks + rng.uniform(-0.04, 0.04)]
            ys += [base - height * rng.uniform(0.5, 1.0), base - height * rng.uniform(0.0, 0.2)]
        xs[-1] = 1.05
        art.lines.append(_polyline(xs, ys))
        art.masses.append(_polyline([-0.05, *xs, 1.05], [1.0, *ys, 1.0], close=True))
        if step == 0:
            for x, y in zip(xs[1::2], ys[1::2], strict=True):
                art.lines.append(
                    _polyline([x - 0.04, x - 0.012, x + 0.012, x + 0.045], [y + 0.07, y + 0.05, y + 0.075, y + 0.06])
                )
    return art


def _field(rng: np.random.Generator) -> LineArt:
    return _hills(rng, 5, 0.46)


def _desert(rng: np.random.Generator) -> LineArt:
    return _hills(rng, 3, 0.5)


def _sea(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    along = np.linspace(0, 1, 120)
    for step in range(9):
        level, height = 0.5 + 0.055 * step, 0.006 + 0.0028 * step
        ys = level + height * np.sin(2 * np.pi * (8 - 0.5 * step) * along + rng.uniform(0, 6.3))
        art.lines.append(_polyline(along, ys))
    art.masses.append(_polyline([0, 0, 1, 1], [1, 0.5, 0.5, 1], close=True))
    art.discs.append(_disc(rng.uniform(0.3, 0.7), 0.36, rng.uniform(0.12, 0.17)))
    return art


def _river(rng: np.random.Generator) -> LineArt:
    art = _hills(rng, 2, 0.4)
    down = np.linspace(0, 1, 60)
    for side in np.linspace(-1, 1, 5):
        centre = 0.5 + 0.16 * np.sin(5 * down + 1) * (0.4 + down)
        art.lines.append(_polyline(centre + side * (0.015 + 0.2 * down**1.6), 0.56 + 0.44 * down))
    return art


def _forest(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    for x in np.linspace(0.1, 0.9, 7) + rng.uniform(-0.03, 0.03, 7):
        tall, wide = rng.uniform(0.36, 0.7), rng.uniform(0.07, 0.1)
        tiers = 3
        for tier in range(tiers):
            top = 0.92 - tall + tier * tall * 0.25
            reach = wide * (0.55 + 0.25 * tier)
            art.lines.append(
                _polyline([x - reach, x, x + reach], [top + tall * 0.34, top, top + tall * 0.34], close=True)
            )
        art.masses.append(_polyline([x - wide, x, x + wide], [0.9, 0.92 - tall, 0.9], close=True))
        art.lines.append(_polyline([x, x], [0.92 - tall * 0.16, 0.95]))
    art.discs.append(_disc(rng.uniform(0.2, 0.8), 0.2, 0.08))
    return art


def _underwater(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    along = np.linspace(0, 1, 60)
    for level in (0.78, 0.88):
        floor = level + 0.035 * np.sin(2 * np.pi * rng.uniform(0.8, 1.4) * along + rng.uniform(0, 6.3))
        art.masses.append(_polyline(np.r_[0, along, 1], np.r_[1.0, floor, 1.0], close=True))
    for x in rng.permutation(np.linspace(0.08, 0.92, 12))[:7]:
        sway = 0.02 * np.sin(8 * along + rng.uniform(0, 6.3)) * along
        art.lines.append(_polyline(x + sway, 0.95 - rng.uniform(0.16, 0.42) * along))
    facing = rng.choice([-1.0, 1.0])
    for x, y in zip(rng.uniform(0.22, 0.78, 5), np.linspace(0.26, 0.66, 5), strict=True):
        body, size = np.linspace(-1, 1, 24), rng.uniform(0.04, 0.09)
        back = 0.42 * (1 - body**2)
        outline = np.r_[body, 1.0, 1.55, 1.55, 1.0, body[::-1]], np.r_[-back, 0.0, -0.42, 0.42, 0.0, back[::-1]]
        art.lines.append(_polyline(x - facing * size * outline[0], y + size * outline[1], close=True))
    for _ in range(8):
        bubble = skia.Path()
        bubble.addCircle(float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.08, 0.7)), float(rng.uniform(0.006, 0.016)))
        art.lines.append(bubble)
    art.discs.append(_disc(rng.uniform(0.3, 0.7), 0.06, 0.11))
    return art


def _sky(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    art.discs.append(_disc(rng.uniform(0.35, 0.65), 0.42, 0.2))
    for _ in range(9):
        x, y, wide = rng.uniform(0.02, 0.6), rng.uniform(0.15, 0.9), rng.uniform(0.15, 0.42)
        art.lines.append(_polyline([x, x + wide], [y, y]))
    return art


def _space(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    for step in range(5):
        radius = 0.13 + 0.085 * step
        path = skia.Path()
        path.addOval(skia.Rect.MakeXYWH(0.5 - radius, 0.5 - radius, 2 * radius, 2 * radius))
        art.lines.append(path)
        turn = rng.uniform(0, 6.3)
        art.discs.append(_disc(0.5 + radius * np.cos(turn), 0.5 + radius * np.sin(turn), rng.uniform(0.012, 0.03)))
    art.discs.append(_disc(0.5, 0.5, 0.06))
    return art


def _city(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    x = 0.04
    while x < 0.92:
        wide, tall = min(rng.uniform(0.06, 0.13), 0.96 - x), rng.uniform(0.25, 0.75)
        top = 0.94 - tall
        art.lines.append(_polyline([x, x, x + wide, x + wide], [0.94, top, top, 0.94]))
        art.masses.append(_polyline([x, x, x + wide, x + wide], [0.94, top, top, 0.94], close=True))
        for y in np.arange(top + 0.06, 0.88, 0.07):
            art.lines.append(_polyline([x + wide * 0.3, x + wide * 0.7], [y, y]))
        x += wide + 0.012
    art.lines.append(_polyline([0.0, 1.0], [0.94, 0.94]))
    art.discs.append(_disc(rng.uniform(0.2, 0.8), 0.14, 0.07))
    return art


def _room(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    left = rng.uniform(0.16, 0.3)
    art.lines.append(_polyline([left, left, left + 0.52, left + 0.52], [0.8, 0.12, 0.12, 0.8], close=True))
    art.lines.append(_polyline([left + 0.26, left + 0.26], [0.12, 0.8]))
    art.lines.append(_polyline([left, left + 0.52], [0.46, 0.46]))
    art.lines.append(_polyline([left - 0.06, left + 0.58], [0.84, 0.84]))
    art.discs.append(_disc(left + 0.38, 0.3, 0.08))
    art.masses.append(_polyline([left, left, left + 0.52, left + 0.52], [0.8, 0.6, 0.68, 0.8], close=True))
    return art


def _abstract(rng: np.random.Generator) -> LineArt:
    art = LineArt()
    turns = np.linspace(0, 2 * np.pi, 200)
    petals, depth = int(rng.integers(3, 7)), rng.uniform(0.1, 0.25)
    for step in range(14):
        radius = 0.08 + 0.028 * step
        wave = radius * (1 + depth * np.sin(petals * turns + 0.22 * step))
        art.lines.append(_polyline(0.5 + wave * np.cos(turns), 0.5 + wave * np.sin(turns), close=True))
    return art


def _polyline(xs: npt.ArrayLike, ys: npt.ArrayLike, close: bool = False) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in np.column_stack([xs, ys])], close)
    return path


def _disc(x: float, y: float, radius: float) -> skia.Path:
    path = skia.Path()
    path.addCircle(float(x), float(y), float(radius))
    return path


_ART = {
    "mountains": _mountains,
    "forest": _forest,
    "field": _field,
    "desert": _desert,
    "river": _river,
    "sea": _sea,
    "underwater": _underwater,
    "sky": _sky,
    "space": _space,
    "city": _city,
    "room": _room,
    "abstract": _abstract,
}
