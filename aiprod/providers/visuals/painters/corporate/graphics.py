"""Figures without a place: orbits, panes of glass, ribbons of light, fields of dots, arcs; with icons or without."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.icons import draw_icon
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk

_PANES = (
    ((0.3, 0.0, 0.6), (0.08, 0.16, 0.6), (0.22, 0.36, 0.58)),
    ((0.0, 0.06, 0.46), (0.54, 0.12, 0.42), (0.2, 0.3, 0.62)),
    ((0.0, 0.3, 0.4), (0.6, 0.3, 0.4), (0.22, 0.2, 0.56)),
)
"""Three panes of glass back to front: their left, top and side as shares of the figure's."""


def show_graphic(desk: Desk) -> None:
    """A figure with the scene's first icon at its heart; one of light alone where the words name no icon."""
    names = desk.icons()
    figures = [_orbits, _ribbons, _dots, _arcs]
    figures += [_panes] if names else []
    figures += [_grid] if len(names) > 2 else []
    figures[int(desk.rng.integers(len(figures)))](desk, names)


def _grid(desk: Desk, names: list[str]) -> None:
    """Icons on tiles in rows, the first one lit."""
    names = names[:6]
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


def _orbits(desk: Desk, names: list[str]) -> None:
    others = names[1:4]
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
        if names:
            desk.tile(canvas, names[0], *centre, 0.25 * side, bright=True)
        else:
            reach = 0.1 * side
            ball = desk.brand(centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach)
            canvas.drawCircle(*centre, reach, solid(desk.accent[0], 0.55, blur_px=0.06 * side))
            canvas.drawCircle(*centre, reach, ball)
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


def _panes(desk: Desk, names: list[str]) -> None:
    box = _square(desk, 0.96)
    x, y, side, _ = box
    for step, (dx, dy, size) in enumerate(_PANES[int(desk.rng.integers(len(_PANES)))]):
        pane = (x + dx * side, y + dy * side, size * side, size * side)
        last = step == 2

        def draw(canvas: skia.Canvas, pane: Box = pane, last: bool = last, step: int = step) -> None:
            desk.glass(canvas, pane, 5 * desk.unit, 0.75 + 0.25 * step)
            if last:
                middle = (pane[0] + pane[2] / 2, pane[1] + pane[3] / 2)
                desk.tile(canvas, names[0], *middle, 0.46 * pane[2], bright=True)

        desk.show(pane, draw, 0.1 + 0.2 * step, depth=0.14 + 0.09 * step)
    _badge(desk, (x, y + 0.02 * side, side, side), names[1:])


def _ribbons(desk: Desk, names: list[str]) -> None:
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
    if names:
        _card(desk, names)


def _dots(desk: Desk, names: list[str]) -> None:
    """Dots in rows, large where a wave runs through them."""
    x, y, wide, high = desk.art
    gap = 4.4 * desk.unit
    phase, lean = float(desk.rng.uniform(0, 6.3)), float(desk.rng.uniform(-0.9, 0.9))
    columns, rows = int(wide / gap), int(0.94 * high / gap)
    left, top = x + (wide - gap * (columns - 1)) / 2, y + (high - gap * (rows - 1)) / 2
    for part in range(2):

        def draw(canvas: skia.Canvas, part: int = part) -> None:
            for row in range(rows):
                for column in range(part, columns, 2):
                    a, b = column / max(columns - 1, 1) - 0.5, row / max(rows - 1, 1) - 0.5
                    swell = 0.5 + 0.5 * float(np.sin(3.6 * (a + lean * b) + phase + 2.2 * b * b))
                    fade = max(0.0, 1 - 1.5 * (a * a + b * b))
                    canvas.drawCircle(
                        left + column * gap,
                        top + row * gap,
                        gap * (0.05 + 0.3 * swell**2) * (0.4 + 0.6 * fade),
                        solid(
                            mix(desk.accent[0], mix(desk.accent[1], WHITE, 0.35), swell), (0.25 + 0.7 * swell) * fade
                        ),
                    )

        desk.show(desk.art, draw, 0.1 + 0.2 * part, depth=0.14 + 0.1 * part, sway_px=0.7 * desk.unit, phase=0.5 * part)
    if names:
        desk.show_tile(names[0], x + wide / 2, y + high / 2, 22 * desk.unit, 0.5, depth=0.36, bright=True)


def _arcs(desk: Desk, names: list[str]) -> None:
    """Broad arcs about one corner, each swung a little further than the last."""
    box = _square(desk, 1.0)
    x, y, side, _ = box
    corner = int(desk.rng.integers(4))
    centre = (x + side * (0.06 if corner % 2 else 0.94), y + side * (0.06 if corner // 2 else 0.94))
    start = {0: 180.0, 1: 270.0, 2: 90.0, 3: 0.0}[corner]
    for step in range(5):
        radius = side * (0.2 + 0.155 * step)
        sweep = float(desk.rng.uniform(46, 86))
        begin = start + float(desk.rng.uniform(0, 90 - sweep))
        oval = skia.Rect.MakeXYWH(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        paint = desk.brand(x, y, x + side, y + side)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(0.085 * side)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setAlphaf((0.95, 0.4, 0.75, 0.28, 0.55)[step])

        def draw(
            canvas: skia.Canvas, oval: skia.Rect = oval, begin: float = begin, sweep: float = sweep,
            paint: skia.Paint = paint,
        ) -> None:  # fmt: skip
            canvas.drawArc(oval, begin, sweep, False, paint)

        desk.show(box, draw, 0.1 + 0.12 * step, depth=0.12 + 0.05 * step, sway_px=0.5 * desk.unit, phase=0.2 * step)
    if names:
        size = 0.24 * side
        desk.show_tile(names[0], centre[0], centre[1], size, 0.7, depth=0.4, bright=True)


def _card(desk: Desk, names: list[str]) -> None:
    """A pane of glass with the icon, in the middle of the art."""
    x, y, wide, high = desk.art
    middle, size = (x + wide / 2, y + high / 2), min(wide, high) * 0.42
    pane = (middle[0] - size / 2, middle[1] - size / 2, size, size)

    def card(canvas: skia.Canvas) -> None:
        desk.glass(canvas, pane, 4 * desk.unit, 1.2)
        draw_icon(canvas, names[0], *middle, 0.5 * size, solid(WHITE))

    desk.show(pane, card, 0.35, depth=0.3)
    _badge(desk, pane, names[1:])


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
