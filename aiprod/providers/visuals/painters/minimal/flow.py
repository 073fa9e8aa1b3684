"""Figures of lines inside a round, a ring, an arch or a moon: short ones that flow, or long ones like raked sand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import skia

from aiprod.payload import Mood
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import field
from aiprod.providers.visuals.painters.minimal.page import Page

_GRID = 160
_BLEEDS = 0.3
"""How often a round runs off the page's edge."""
_RAKED = 66
_QUIET: frozenset[Mood] = frozenset({"calm", "sad", "mysterious", "romantic", "dark"})

Points = npt.NDArray[np.float32]


def flow_disc(page: Page) -> None:
    """A figure of lines in the art column, one layer a group of colours so that it draws itself in."""
    x, y, radius = page.centre()
    shape = ("disc", "disc", "ring", "arch", "moon")[int(page.rng.integers(5))]
    if not page.tall and shape in ("disc", "ring") and page.rng.random() < _BLEEDS:
        radius *= 1.17
        x = page.width - 0.3 * radius if x > page.width / 2 else 0.3 * radius
    quiet = page.intent.mood in _QUIET
    trails, group = (_raked if quiet else _trails)(page.rng, shape)
    width = radius * (0.0095 if quiet else float(page.rng.uniform(0.0072, 0.0095)))
    inks = _tints(page) if quiet else [*page.accents, page.ink]
    box = (x - 1.06 * radius, y - 1.06 * radius, 2.12 * radius, 2.12 * radius)
    for part, members in enumerate(((0, 1), (2,), (3, 4))):

        def draw(canvas: skia.Canvas, members: tuple[int, ...] = members) -> None:
            for member in members:
                path = skia.Path()
                for trail in trails[group == member]:
                    for run in _runs(trail):
                        path.addPoly([skia.Point(float(x + radius * a), float(y + radius * b)) for a, b in run], False)
                canvas.drawPath(path, solid(inks[member % len(inks)], stroke_px=max(width, 1)))

        page.show(
            box, draw, 0.1 + 0.3 * part, depth=0.3 if quiet else 0.2 + 0.16 * part,
            sway_px=(0.9 - 0.3 * part) * page.unit, sway_period_s=13.0 if quiet else 9.0,
            phase=(0.06 if quiet else 0.31) * part,
        )  # fmt: skip


def _tints(page: Page) -> list[Rgb]:
    """One ink from pale to full, for moods that ask for quiet."""
    paper = parse(page.colour)
    base = mix(page.accents[0], page.soft, 0.2) if page.intent.mood in ("calm", "romantic") else page.soft
    return [mix(base, paper, share) for share in (0.42, 0.32, 0.22, 0.12, 0.0)]


def _runs(trail: Points) -> list[Points]:
    """The parts of a line that lie in the shape."""
    seen = ~np.isnan(trail[:, 0])
    parts = np.split(trail, np.flatnonzero(np.diff(seen)) + 1)
    return [part for part in parts if len(part) > 3 and not np.isnan(part[0, 0])]


def _raked(rng: np.random.Generator, shape: str) -> tuple[Points, npt.NDArray[np.int64]]:
    """Long waves side by side that never cross, as (lines, points, 2), and each line's tint 0..4."""
    rows = np.linspace(-1.4, 1.4, _RAKED)[:, None]
    along = np.linspace(-1.4, 1.4, 160)[None, :]
    first, second = rng.uniform(0, 2 * np.pi, 2)
    ys = rows + 0.13 * np.sin(2.3 * along + first + 1.4 * rows) + 0.05 * np.sin(4.2 * along + second - 1.9 * rows)
    turn = float(rng.uniform(-0.6, 0.6))
    xs = along * np.cos(turn) - ys * np.sin(turn)
    ys = along * np.sin(turn) + ys * np.cos(turn)
    lines = np.stack([xs, ys], 2).astype(np.float32)
    lines[~_inside(lines.reshape(-1, 2), shape).reshape(xs.shape)] = np.nan
    tint = np.clip((rows[:, 0] + 1) * 2.5, 0, 4).astype(np.int64)
    return lines, tint if rng.integers(2) else 4 - tint


def _trails(rng: np.random.Generator, shape: str) -> tuple[Points, npt.NDArray[np.int64]]:
    """Lines on -1..1, (count, steps, 2) with NaN after a line left the shape, and each line's colour 0..4."""
    angle = _angles(rng)
    hue = field(_GRID, _GRID, rng, cell_px=70, octaves=2)
    side = 42
    xs, ys = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side))
    at = np.stack([xs.ravel(), ys.ravel()], 1).astype(np.float32)
    at += rng.uniform(-0.8 / side, 0.8 / side, at.shape).astype(np.float32)
    at = at[_inside(at, shape)]
    length = rng.integers(10, 30, len(at))
    steps = [at.copy()]
    alive = np.ones(len(at), bool)
    for step in range(30):
        cell = np.clip(((at + 1) / 2 * (_GRID - 1)).astype(int), 0, _GRID - 1)
        turn = angle[cell[:, 1], cell[:, 0]]
        at = at + 0.0125 * np.stack([np.cos(turn), np.sin(turn)], 1).astype(np.float32)
        alive &= _inside(at, shape) & (step < length)
        steps.append(np.where(alive[:, None], at, np.float32(np.nan)))
    start = steps[0]
    cell = np.clip(((start + 1) / 2 * (_GRID - 1)).astype(int), 0, _GRID - 1)
    value = hue[cell[:, 1], cell[:, 0]] + rng.normal(0, 0.09, len(start))
    edges = np.quantile(value, [0.34, 0.52, 0.7, 0.84])
    return np.stack(steps, 1), np.searchsorted(edges, value)


def _angles(rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """A direction in radians for every cell of the field."""
    noise = field(_GRID, _GRID, rng, cell_px=float(rng.uniform(70, 120)), octaves=2) - 0.5
    ys, xs = np.mgrid[-1 : 1 : _GRID * 1j, -1 : 1 : _GRID * 1j]
    kind = int(rng.integers(4))
    if kind == 0:
        base = np.full_like(xs, rng.uniform(0, np.pi))
    elif kind == 1:
        base = np.arctan2(ys - rng.uniform(-0.4, 0.4), xs - rng.uniform(-0.4, 0.4)) + np.pi / 2
    elif kind == 2:
        base = np.pi / 2 + 1.5 * np.sin(np.pi * rng.uniform(0.7, 1.4) * xs + rng.uniform(0, 6))
    else:
        base = 1.2 * np.sin(2.4 * xs + rng.uniform(0, 6)) + 1.2 * np.cos(2.4 * ys + rng.uniform(0, 6))
    return np.asarray(base + rng.uniform(3.4, 5.6) * noise, np.float32)


def _inside(at: Points, shape: str) -> npt.NDArray[np.bool_]:
    x, y = at[:, 0], at[:, 1]
    away = np.hypot(x, y)
    if shape == "ring":
        return np.asarray((away < 1) & (away > 0.42))
    if shape == "arch":
        return np.asarray((np.abs(x) < 0.72) & (y < 0.98) & ((y > -0.26) | (np.hypot(x, y + 0.26) < 0.72)))
    if shape == "moon":
        return np.asarray((away < 1) & (np.hypot(x - 0.42, y + 0.12) > 0.62))
    return np.asarray(away < 1)
