"""Figures without a place: icons among orbits, panes of glass, ribbons of light, or in rows."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.icons import NEUTRAL, draw_icon
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk


def show_graphic(desk: Desk) -> None:
    """An icon at the heart of a figure of orbits, panes, ribbons or tiles."""
    named = desk.icons()
    heart = named[0] if named else NEUTRAL[int(desk.rng.integers(len(NEUTRAL)))]
    others = named[1:]
    figures = [_orbits, _panes, _ribbons] + ([_grid] if len(others) >= 2 else [])
    figures[int(desk.rng.integers(len(figures)))](desk, heart, others)


def _grid(desk: Desk, heart: str, others: list[str]) -> None:
    """Icons on tiles in rows, the first one lit."""
    names = [heart, *others][:6]
    columns = 2 if len(names) <= 4 else 3
    rows = -(-len(names) // columns)
    x, y, wide, high = desk.art
    step = min(wide / columns, high / max(rows, 2), 27 * desk.unit)
    left = x if desk.tall else x + (wide - step * columns) / 2
    top = y + (high - step * rows) / 2
    for index, name in enumerate(names):
        cx, cy = left + step * (index % columns + 0.5), top + step * (index // columns + 0.5)
        depth = 0.16 + 0.07 * (index % 3)
        desk.show_tile(name, cx, cy, 0.84 * step, 0.2 + 0.14 * index, depth, bright=index == 0)


def _orbits(desk: Desk, heart: str, others: list[str]) -> None:
    others = others[:3]
    box = _square(desk, 1.0)
    x, y, side, _ = box
    centre = (x + side / 2, y + side / 2)
    start = float(desk.rng.uniform(0, 6.3))

    def rings(canvas: skia.Canvas) -> None:
        for step, radius in enumerate((0.22, 0.34, 0.47)):
            canvas.drawCircle(*centre, radius * side, solid(WHITE, 0.06))
            canvas.drawCircle(
                *centre, radius * side, solid(WHITE, 0.26 - 0.06 * step, stroke_px=max(0.16 * desk.unit, 1))
            )
            oval = skia.Rect.MakeXYWH(
                centre[0] - radius * side, centre[1] - radius * side, 2 * radius * side, 2 * radius * side
            )
            paint = desk.brand(x, y, x + side, y + side)
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(0.55 * desk.unit)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            canvas.drawArc(oval, float(np.degrees(start)) + 130 * step, 60 + 25 * step, False, paint)
        for step in range(9):
            turn, radius = start + 2.1 * step, (0.22, 0.34, 0.47)[step % 3] * side
            dot = (centre[0] + radius * float(np.cos(turn)), centre[1] + radius * float(np.sin(turn)))
            canvas.drawCircle(
                *dot, (0.5 + 0.3 * (step % 2)) * desk.unit, solid(WHITE if step % 2 else desk.accent[1], 0.9)
            )

    desk.show(box, rings, 0.1, depth=0.18)

    def tiles(canvas: skia.Canvas) -> None:
        desk.tile(canvas, heart, *centre, 0.25 * side, bright=True)
        for step, name in enumerate(others):
            turn = start + 0.7 + 2 * np.pi * step / max(len(others), 1)
            radius = (0.36, 0.42, 0.38)[step % 3] * side
            desk.tile(
                canvas,
                name,
                centre[0] + radius * float(np.cos(turn)),
                centre[1] + radius * float(np.sin(turn)),
                0.135 * side,
            )

    desk.show(box, tiles, 0.4, depth=0.32)


def _panes(desk: Desk, heart: str, others: list[str]) -> None:
    box = _square(desk, 0.96)
    x, y, side, _ = box
    for step, (dx, dy, size) in enumerate(((0.3, 0.0, 0.6), (0.08, 0.16, 0.6), (0.22, 0.36, 0.58))):
        pane = (x + dx * side, y + dy * side, size * side, size * side)
        last = step == 2

        def draw(canvas: skia.Canvas, pane: Box = pane, last: bool = last, step: int = step) -> None:
            desk.glass(canvas, pane, 5 * desk.unit, 0.75 + 0.25 * step)
            if last:
                middle = (pane[0] + pane[2] / 2, pane[1] + pane[3] / 2)
                desk.tile(canvas, heart, *middle, 0.46 * pane[2], bright=True)

        desk.show(pane, draw, 0.1 + 0.2 * step, depth=0.14 + 0.09 * step)
    _badge(desk, (x, y + 0.02 * side, side, side), others)


def _ribbons(desk: Desk, heart: str, others: list[str]) -> None:
    x, y, wide, high = desk.art
    box = (x - 0.08 * wide, y, 1.2 * wide, high)
    phase, bend = float(desk.rng.uniform(0, 6.3)), float(desk.rng.uniform(0.8, 1.5))
    along = np.linspace(0, 1, 80)

    def draw(canvas: skia.Canvas) -> None:
        for step in range(26):
            share = step / 25
            swing = np.sin(2 * np.pi * bend * along + phase + 1.6 * share) * (0.12 + 0.2 * np.sin(np.pi * along))
            ys = y + high * (0.5 + swing * (0.5 + share) + 0.2 * (share - 0.5) * np.cos(np.pi * along * 1.4 + phase))
            path = skia.Path()
            path.addPoly(
                [skia.Point(float(box[0] + a * box[2]), float(b)) for a, b in zip(along, ys, strict=True)], False
            )
            paint = gradient(
                (box[0], 0),
                (box[0] + box[2], 0),
                [(0, desk.accent[0], 0.0), (0.25, desk.accent[0], 0.75), (0.7, desk.accent[1], 0.9), (1, WHITE, 0.0)],
            )
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(0.14 * desk.unit, 1))
            canvas.drawPath(path, paint)

    desk.show(box, draw, 0.1, depth=0.16, sway_px=0.8 * desk.unit)
    middle, size = (x + wide / 2, y + high / 2), min(wide, high) * 0.42
    pane = (middle[0] - size / 2, middle[1] - size / 2, size, size)

    def card(canvas: skia.Canvas) -> None:
        desk.glass(canvas, pane, 4 * desk.unit, 1.2)
        draw_icon(canvas, heart, *middle, 0.5 * size, solid(WHITE))

    desk.show(pane, card, 0.35, depth=0.3)
    _badge(desk, pane, others)


def _badge(desk: Desk, box: Box, names: list[str]) -> None:
    size = 11 * desk.unit
    for name in names[:1]:
        desk.show_tile(name, box[0] + box[2] - 0.1 * size, box[1] + 0.1 * size, size, 0.8, depth=0.4, bright=True)


def _square(desk: Desk, share: float) -> Box:
    side = min(desk.art[2], desk.art[3]) * share
    return _placed(desk, side, side)


def _placed(desk: Desk, width: float, height: float) -> Box:
    """In the middle of the art's box; above words, at their left edge."""
    x, y, wide, high = desk.art
    return x + (0.0 if desk.tall else (wide - width) / 2), y + (high - height) / 2, width, height
