"""What stands beside the words: panes with an icon, a place's sign, a ring of a share, bars of measured lines."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.icons import NEUTRAL, draw_icon, icons_for
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.phrases import key_phrase, measured, percent
from aiprod.providers.visuals.kit.places import place_art
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk


def icons_of(desk: Desk) -> list[str]:
    """The icons the scene's own words call for."""
    intent = desk.intent
    return icons_for((*intent.subjects, key_phrase(intent), *intent.lines, intent.prompt))


def statement(desk: Desk) -> None:
    """An icon at the heart of an abstract figure of panes, orbits or ribbons."""
    named = icons_of(desk)
    heart = named[0] if named else NEUTRAL[int(desk.rng.integers(len(NEUTRAL)))]
    figures = (_orbits, _panes, _ribbons)
    figures[int(desk.rng.integers(len(figures)))](desk, heart, named[1:4])


def scenery(desk: Desk) -> None:
    """A place's sign on a pane of glass."""
    if desk.intent.place == "abstract":
        statement(desk)
        return
    box = _inside(desk, 0.96, 0.86, widest=1.9)
    art = place_art(desk.intent.place, desk.rng)
    x, y, wide, high = box
    side = min(wide, high)
    view = skia.Matrix.Translate(x, y + 0.0 * side).preScale(wide, high)
    radius = 3.2 * desk.unit

    def draw(canvas: skia.Canvas) -> None:
        desk.glass(canvas, box, radius)
        canvas.save()
        canvas.clipRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(*box), radius, radius), True)
        for disc in art.discs:
            bounds = disc.getBounds()
            centre = (x + bounds.centerX() * wide, y + bounds.centerY() * high)
            size = bounds.width() / 2 * side
            canvas.drawCircle(*centre, size, solid(desk.accent[1], 0.4, blur_px=0.5 * size))
            canvas.drawCircle(
                *centre,
                size,
                gradient(
                    (centre[0], centre[1] - size),
                    (centre[0], centre[1] + size),
                    [(0, WHITE, 0.95), (1, desk.accent[1], 0.9)],
                ),
            )
        for index, mass in enumerate(art.masses):
            mass.transform(view)
            share = (index + 1) / len(art.masses)
            top = mass.getBounds().top()
            hue = mix(desk.accent[1], desk.accent[0], share)
            canvas.drawPath(mass, gradient((x, top), (x, y + high), [(0, hue, 0.34 + 0.3 * share), (1, hue, 0.08)]))
        line = gradient(
            (x, y), (x + wide, y + high), [(0, WHITE, 0.95), (0.5, desk.accent[1], 0.9), (1, desk.accent[0], 0.9)]
        )
        line.setStyle(skia.Paint.kStroke_Style)
        line.setStrokeWidth(max(0.28 * desk.unit, 1))
        line.setStrokeCap(skia.Paint.kRound_Cap)
        for path in art.lines:
            path.transform(view)
            canvas.drawPath(path, line)
        canvas.restore()

    desk.show(box, draw, 0.15)
    _badges(desk, box, icons_of(desk)[:1])


def figure(desk: Desk) -> None:
    """A ring for a share of a whole, bars for lines that hold numbers; else the icon of what was counted."""
    share = percent(desk.intent.figure)
    rows = measured(desk.intent.lines)
    if rows:
        _bars(desk, rows)
    elif share is not None:
        _ring(desk, share)
    else:
        statement(desk)


def _ring(desk: Desk, share: float) -> None:
    box = _square(desk, 0.9)
    x, y, side, _ = box
    centre, radius, width = (x + side / 2, y + side / 2), 0.33 * side, 0.085 * side
    named = icons_of(desk)
    desk.show(box, lambda canvas: desk.glass(canvas, box, 4 * desk.unit), 0.15)

    def draw(canvas: skia.Canvas) -> None:
        oval = skia.Rect.MakeXYWH(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        canvas.drawOval(oval, solid(WHITE, 0.12, stroke_px=width))
        paint = desk.brand(x, y + side, x + side, y)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        canvas.drawArc(oval, -90, 360 * share, False, paint)
        draw_icon(canvas, named[0] if named else "circles-three", *centre, 0.2 * side, solid(WHITE))

    desk.show(box, draw, 0.5)


def _bars(desk: Desk, rows: list[tuple[str, float, str]]) -> None:
    box = _inside(desk, 0.98, min(0.9, 0.22 + 0.16 * len(rows)))
    x, y, wide, high = box
    pad = 4 * desk.unit
    shares = all(shown.endswith("%") for _, _, shown in rows)
    whole = 100.0 if shares else max(value for _, value, _ in rows) or 1.0
    step = (high - 2 * pad) / len(rows)
    em = desk.unit * min(1.7, max(1.0, step / (13 * desk.unit)))
    body = [
        desk.fitted(words or shown, "body", 3.0 * em / desk.unit, (wide - 2 * pad) * 0.68, 1)
        for words, _, shown in rows
    ]

    def draw(canvas: skia.Canvas) -> None:
        desk.glass(canvas, box, 3.2 * desk.unit)
        for index, (block, (words, value, shown)) in enumerate(zip(body, rows, strict=True)):
            top = y + pad + index * step
            block.paint_line(canvas, 0, x + pad, top, WHITE, alpha=0.85)
            if words:
                number = desk.fitted(shown, "title", 3.2 * em / desk.unit, wide * 0.26, 1)
                number.paint_line(canvas, 0, x + wide - pad, top, WHITE, align="right")
            rail = skia.Rect.MakeXYWH(x + pad, top + 4.6 * em, wide - 2 * pad, 1.7 * em)
            canvas.drawRoundRect(rail, em, em, solid(WHITE, 0.12))
            bar = skia.Rect.MakeXYWH(
                rail.left(), rail.top(), max(rail.width() * min(value / whole, 1), 1.7 * em), rail.height()
            )
            canvas.drawRoundRect(bar, em, em, desk.brand(rail.left(), 0, rail.right(), 0))

    desk.show(box, draw, 0.2)


def _orbits(desk: Desk, heart: str, others: list[str]) -> None:
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
    _badges(desk, (x, y + 0.02 * side, side, side), others[:1])


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
    _badges(desk, pane, others[:1])


def _badges(desk: Desk, box: Box, names: list[str]) -> None:
    size = 11 * desk.unit
    x, y = box[0] + box[2] - 0.1 * size, box[1] + 0.1 * size
    for name in names:

        def draw(canvas: skia.Canvas, name: str = name) -> None:
            desk.tile(canvas, name, x, y, size, bright=True)

        desk.show((x - size, y - size, 2 * size, 2 * size), draw, 0.8, depth=0.4)


def tick(desk: Desk, canvas: skia.Canvas, name: str, x: float, y: float, size: float) -> None:
    """A round mark before a list's line."""
    canvas.drawCircle(x, y, size / 2, desk.brand(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
    draw_icon(canvas, name, x, y, 0.58 * size, solid(WHITE))


def _inside(desk: Desk, wide: float, high: float, widest: float = math.inf) -> Box:
    """Shares of the art's box, at most ``widest`` times as wide as high."""
    height = desk.art[3] * high
    return _placed(desk, min(desk.art[2] * wide, widest * height), height)


def _square(desk: Desk, share: float) -> Box:
    side = min(desk.art[2], desk.art[3]) * share
    return _placed(desk, side, side)


def _placed(desk: Desk, width: float, height: float) -> Box:
    """In the middle of the art's box; above words, at their left edge."""
    x, y, wide, high = desk.art
    return x + (0.0 if desk.tall else (wide - width) / 2), y + (high - height) / 2, width, height
