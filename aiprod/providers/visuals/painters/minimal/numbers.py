"""The text's own numbers on paper: a figure that counts, a share as dots, a chart of thin marks, a date on a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Block, fit
from aiprod.plan import ChartKind, DataPoint
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.counter import COUNT_S, set_counter
from aiprod.providers.visuals.kit.dates import date_parts
from aiprod.providers.visuals.kit.phrases import key_phrase, leads
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.style import FontRole, font_path

_LABEL_SHARE = 0.3
"""How large a figure's label is at least, in sizes of the figure."""


def set_figure(page: Page, figure: str) -> None:
    """The figure as large as its column, counting up; what it counts beneath, or above where that is said first."""
    x, y, wide, high = page.words
    number = page.fitted(figure, "title", 25, wide, 1, height_px=0.6 * high, tracking=-0.02, leading=1.1)
    words = key_phrase(page.intent)
    size = max(5.2 if page.tall else 4.6, _LABEL_SHARE * number.size_px / page.unit)
    label = page.fitted(words, "caption", size, wide * 0.92, 3, height_px=0.34 * high, leading=1.36)
    first = leads(page.intent, words)
    y += max(0.0, (high - number.height_px - label.height_px - 5 * page.unit) / (2 if not page.tall else 3))
    if first:
        y = set_block(page.sheet, label, x, y, page.soft, Arrival(at_s=0.1)) + page.unit
    set_counter(
        page.sheet,
        number,
        x,
        y,
        lambda canvas, line, left, top: line.paint_line(canvas, 0, left, top, page.ink),
        at_s=0.2,
        width_px=wide,
    )
    y += number.height_px
    page.rule(x, y + 2 * page.unit, 9 * page.unit, 0.7)
    if not first:
        set_block(page.sheet, label, x, y + 5 * page.unit, page.soft, Arrival(at_s=0.85))


def show_chart(page: Page, kind: ChartKind, series: Sequence[DataPoint]) -> None:
    """A chart in thin marks in the art column."""

    def fitted(text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
        return fit(text, font_path(page.request.style, role), size_px=size_px, width_px=width_px, max_lines=lines)

    x, y, wide, high = page.art
    look = ChartLook(
        sheet=page.sheet,
        fitted=fitted,
        em_px=(3.0 if page.tall else 2.4) * page.unit,
        words=page.ink,
        soft=page.soft,
        strong=(page.mark, page.mark),
        weak=mix(page.soft, parse(page.colour), 0.45),
        number_role="caption",
        area_alpha=0.14,
        rounded=0.0,
        depth=0.1,
    )
    inset = 0.06 * high
    set_chart(look, kind, series, (x, y + inset, wide, high - 2 * inset), 0.3)


def show_share(page: Page, share: float) -> None:
    """A share of a whole as a hundred dots that fill row by row while the figure counts."""
    x, y, radius = page.centre()
    gap = 2 * radius * 0.92 / 10
    full = round(share * 100)
    left, foot = x - 4.5 * gap, y + 4.5 * gap

    def row(number: int, dots: range, paint: skia.Paint, at_s: float) -> None:
        def draw(canvas: skia.Canvas) -> None:
            for index in dots:
                canvas.drawCircle(left + index * gap, foot - number * gap, 0.33 * gap, paint)

        box = (left - gap, foot - (number + 0.5) * gap, 11 * gap, gap)
        page.sheet.draw(box, draw, depth=0.2, entrance=Entrance(at_s=at_s, seconds=0.4, wipe="right"))

    for number in range(10):
        lit = min(10, max(0, full - 10 * number))
        row(number, range(lit, 10), solid(page.ink, 0.13), 0.05)
        row(number, range(lit), solid(page.mark), 0.2 + COUNT_S * number / 10)


def show_date(page: Page, figure: str) -> None:
    """A date large in the art column: a day over its month and year, a year on a line of time."""
    parts = date_parts(figure)
    x, y, radius = page.centre()
    wide = 1.9 * radius
    above = page.fitted((parts.above or "").upper(), "caption", 3.6, wide, 1, tracking=0.3)
    large = page.fitted(parts.large, "title", 46 if parts.is_day else 26, wide, 1, height_px=1.1 * radius, leading=1.05)
    below = page.fitted(parts.below or "", "caption", 3.6, wide, 1, tracking=0.22)
    top = y - (above.height_px + large.height_px + below.height_px + 4 * page.unit) / 2
    arrival = Arrival(at_s=0.2, seconds=0.8)
    top = set_block(page.sheet, above, x, top, page.mark, arrival, align="centre")
    top = set_block(page.sheet, large, x, top, page.ink, replace(arrival, at_s=0.4), align="centre") + 2 * page.unit
    line = skia.Path()
    line.moveTo(x - radius, top)
    line.lineTo(x + radius, top)
    for step in range(-10, 11):
        line.moveTo(x + step * 0.1 * radius, top)
        line.lineTo(x + step * 0.1 * radius, top + (2.2 if step % 5 == 0 else 1.2) * page.unit)
    page.sheet.draw(
        (x - radius - 2, top - 2, 2 * radius + 4, 3 * page.unit + 4),
        lambda canvas: canvas.drawPath(line, solid(page.ink, 0.7, stroke_px=max(0.2 * page.unit, 1))),
        entrance=Entrance(at_s=0.5, seconds=1.2, wipe="right"),
    )
    knob = 1.1 * page.unit
    page.sheet.draw(
        (x - 2 * knob, top - 2 * knob, 4 * knob, 4 * knob),
        lambda canvas: canvas.drawCircle(x, top, knob, solid(page.mark)),
        entrance=Entrance(at_s=1.0, seconds=0.6, from_dx=-8 * page.unit),
    )
    set_block(page.sheet, below, x, top + 3.4 * page.unit, page.soft, replace(arrival, at_s=0.8), align="centre")
