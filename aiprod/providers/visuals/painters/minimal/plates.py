"""Flat geometric plates: a place inside a plain shape, a share as dots, measured lines as bars."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.phrases import measured, percent
from aiprod.providers.visuals.kit.places import place_art
from aiprod.providers.visuals.painters.minimal.flow import flow_disc
from aiprod.providers.visuals.painters.minimal.page import Page


def scenery(page: Page) -> None:
    """The place as flat shapes and fine lines inside a round, an arch or a pane."""
    if page.intent.place == "abstract":
        flow_disc(page)
        return
    x, y, radius = page.centre()
    frame = _frame(page, x, y, radius)
    bounds = frame.getBounds()
    art = place_art(page.intent.place, page.rng)
    view = skia.Matrix.Translate(bounds.left(), bounds.top()).preScale(bounds.width(), bounds.height())
    hour = page.request.style.palette[f"hour_{page.intent.time}"]
    air, sun, ground = (parse(colour) for colour in hour)
    line = solid(page.ink, 0.85, stroke_px=max(0.011 * radius, 1))
    dark = page.intent.time in ("night", "dusk")
    if dark:
        line = solid((1, 1, 1), 0.7, stroke_px=max(0.011 * radius, 1))
    box = (bounds.left() - 2, bounds.top() - 2, bounds.width() + 4, bounds.height() + 4)

    def plate(canvas: skia.Canvas) -> None:
        canvas.clipPath(frame, skia.ClipOp.kIntersect, True)
        canvas.drawPaint(solid(air))
        for disc in art.discs:
            rect = disc.getBounds()
            size = rect.width() / 2 * min(bounds.width(), bounds.height())
            centre = (bounds.left() + rect.centerX() * bounds.width(), bounds.top() + rect.centerY() * bounds.height())
            canvas.drawCircle(*centre, size, solid(sun))

    page.show(box, plate, 0.1, depth=0.16)

    def land(canvas: skia.Canvas) -> None:
        canvas.clipPath(frame, skia.ClipOp.kIntersect, True)
        for index, mass in enumerate(art.masses):
            mass.transform(view)
            canvas.drawPath(mass, solid(_step(air, ground, (index + 1) / len(art.masses))))
        for path in art.lines:
            path.transform(view)
            canvas.drawPath(path, line)

    page.show(box, land, 0.35, depth=0.22)


def figure(page: Page) -> None:
    """A share of a whole as a hundred dots, lines with numbers as bars; else a field of lines."""
    rows = measured(page.intent.lines)
    share = percent(page.intent.figure)
    if rows:
        bars(page, rows)
    elif share is not None:
        _dots(page, share)
    else:
        flow_disc(page)


def bars(page: Page, rows: list[tuple[str, float, str]]) -> None:
    """One thin bar a line, each as long as its number says."""
    x, y, wide, high = page.art
    whole = 100.0 if all(shown.endswith("%") for _, _, shown in rows) else max(value for _, value, _ in rows) or 1.0
    step = min(high / len(rows), 17 * page.unit)
    y += (high - step * len(rows)) / 2
    size = min(1.4, step / (12 * page.unit)) if page.tall else 1.0
    for index, (words, value, shown) in enumerate(rows):
        top = y + index * step
        label = page.fitted(words or shown, "caption", 3.0 * size, wide * 0.7, 1)
        number = page.fitted(shown, "title", 5.4 * size, wide * 0.3, 1)
        colour = page.mark if index == 0 else page.accents[index % len(page.accents)]

        def draw(canvas: skia.Canvas, top=top, label=label, number=number, value=value, colour=colour) -> None:  # type: ignore[no-untyped-def]
            label.paint_line(canvas, 0, x, top + number.line_px - label.line_px, page.soft)
            number.paint_line(canvas, 0, x + wide, top, page.ink, align="right")
            level = top + number.line_px + 1.6 * page.unit
            canvas.drawLine(x, level, x + wide, level, solid(page.ink, 0.16, stroke_px=max(0.2 * page.unit, 1)))
            canvas.drawLine(x, level, x + wide * min(value / whole, 1), level, solid(colour, stroke_px=1.1 * page.unit))

        page.show((x - page.unit, top, wide + 2 * page.unit, step), draw, 0.4 + 0.3 * index, depth=0.1)


def _dots(page: Page, share: float) -> None:
    x, y, radius = page.centre()
    gap = 2 * radius * 0.92 / 10
    full = round(share * 100)
    start = (x - 4.5 * gap, y - 4.5 * gap)
    box = (x - radius, y - radius, 2 * radius, 2 * radius)

    def draw(canvas: skia.Canvas, lit: bool) -> None:
        for index in range(100):
            if (index < full) is lit:
                row, column = 9 - index // 10, index % 10
                paint = solid(page.mark) if lit else solid(page.ink, 0.13)
                canvas.drawCircle(start[0] + column * gap, start[1] + row * gap, 0.33 * gap, paint)

    page.show(box, lambda canvas: draw(canvas, False), 0.1, depth=0.2)
    page.show(box, lambda canvas: draw(canvas, True), 0.6, depth=0.2)


def _frame(page: Page, x: float, y: float, radius: float) -> skia.Path:
    path = skia.Path()
    kind = int(page.rng.integers(3))
    if kind == 0:
        path.addCircle(x, y, radius * 0.98)
        return path
    half = radius * 0.78 if kind == 1 else min(page.art[2] / 2, radius * 1.16)
    if page.tall:
        x += half - radius
    if kind == 1:
        rect = skia.Rect.MakeLTRB(x - half, y - radius * 0.98, x + half, y + radius * 0.98)
        arch = skia.RRect()
        arch.setRectRadii(rect, [skia.Point(half, half), skia.Point(half, half), skia.Point(0, 0), skia.Point(0, 0)])
        path.addRRect(arch)
    else:
        path.addRect(skia.Rect.MakeLTRB(x - half, y - radius * 0.92, x + half, y + radius * 0.92))
    return path


def _step(air: Rgb, ground: Rgb, share: float) -> Rgb:
    return mix(air, ground, 0.25 + 0.75 * share)
