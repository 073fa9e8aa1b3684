"""Numbers on a corporate page: a figure that counts up, a ring that fills, a chart on glass, a leaf of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Block, fit
from aiprod.plan import ChartKind, DataPoint
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.counter import COUNT_S, set_counter
from aiprod.providers.visuals.kit.dates import date_parts
from aiprod.providers.visuals.kit.icons import draw_icon
from aiprod.providers.visuals.kit.light import along
from aiprod.providers.visuals.kit.phrases import key_phrase, leads
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk
from aiprod.style import FontRole, font_path

_CARD_DEPTH = 0.12
_SEGMENTS = 48
_LABEL_SHARE = 0.45
"""How large a figure's label is at least, in sizes of the figure."""


def set_figure(desk: Desk, figure: str) -> None:
    """The figure as large as its column, counting up; what it counts beneath, or above where that is said first."""
    x, y, wide, high = desk.words
    number = desk.fitted(figure, "title", 24, wide, 1, height_px=0.6 * high, tracking=-0.035, leading=1.05)
    words = key_phrase(desk.intent)
    size = max(5.4, _LABEL_SHARE * number.size_px / desk.unit)
    label = desk.fitted(words, "body", size, wide * 0.96, 3, height_px=0.36 * high, leading=1.3)
    first = leads(desk.intent, words)
    y += max(0.0, (high - number.height_px - label.height_px - 5 * desk.unit) / 2)
    if first:
        y = set_block(desk.sheet, label, x, y, WHITE, Arrival(at_s=0.15), alpha=0.9) + desk.unit
    set_counter(
        desk.sheet,
        number,
        x,
        y,
        lambda canvas, line, left, top: line.paint_line(canvas, 0, left, top, WHITE),
        at_s=0.25,
        width_px=wide,
    )
    y += number.height_px + 2 * desk.unit
    rule = skia.Rect.MakeXYWH(x, y, 13 * desk.unit, 0.9 * desk.unit)
    desk.sheet.draw(
        (x, y, 13 * desk.unit, desk.unit),
        lambda canvas: canvas.drawRoundRect(rule, desk.unit, desk.unit, desk.brand(rule.left(), 0, rule.right(), 0)),
        entrance=Entrance(at_s=0.7, seconds=0.5, wipe="right"),
    )
    if not first:
        set_block(desk.sheet, label, x, y + 3 * desk.unit, WHITE, Arrival(at_s=0.8), alpha=0.9)


def show_ring(desk: Desk, share: float) -> None:
    """A share of a whole as a ring that fills while the figure counts."""
    x, y, wide, high = desk.art
    side = 0.9 * min(wide, high)
    box = (x + (0.0 if desk.tall else (wide - side) / 2), y + (high - side) / 2, side, side)
    centre, radius, width = (box[0] + side / 2, box[1] + side / 2), 0.33 * side, 0.085 * side
    oval = skia.Rect.MakeXYWH(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
    named = desk.icons()

    def pane(canvas: skia.Canvas) -> None:
        desk.glass(canvas, box, 4 * desk.unit)
        canvas.drawOval(oval, solid(WHITE, 0.12, stroke_px=width))
        if named:
            draw_icon(canvas, named[0], *centre, 0.26 * side, solid(WHITE))

    desk.show(box, pane, 0.1, depth=_CARD_DEPTH)
    count = max(1, round(share * _SEGMENTS))
    turn = 360 * share / count
    for index in range(count):
        paint = solid(along(desk.accent, index / max(1, count - 1)), stroke_px=width)
        ends = index in (0, count - 1)
        paint.setStrokeCap(skia.Paint.kRound_Cap if ends else skia.Paint.kButt_Cap)
        # A hair longer than its share: arcs that only touch show the ground between them.
        arc = skia.Path().addArc(oval, -90 + turn * index, turn + (0.0 if ends else 0.6))
        _arc(desk, arc, paint, 0.3 + COUNT_S * (1 - (1 - index / count) ** (1 / 3)))


def _arc(desk: Desk, arc: skia.Path, paint: skia.Paint, at_s: float) -> None:
    bounds = arc.getBounds().makeOutset(paint.getStrokeWidth(), paint.getStrokeWidth())
    desk.sheet.draw(
        (bounds.left(), bounds.top(), bounds.width(), bounds.height()),
        lambda canvas: canvas.drawPath(arc, paint),
        depth=_CARD_DEPTH,
        entrance=Entrance(at_s=at_s, seconds=0.1),
    )


def show_chart(desk: Desk, box: Box, kind: ChartKind, series: Sequence[DataPoint]) -> None:
    """The text's numbers as a chart on a pane of glass."""
    x, y, wide, high = box
    pad = 4 * desk.unit
    desk.show(box, lambda canvas: desk.glass(canvas, box, 3.2 * desk.unit), 0.1, depth=_CARD_DEPTH)

    def fitted(text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
        return fit(text, font_path(desk.request.style, role), size_px=size_px, width_px=width_px, max_lines=lines)

    look = ChartLook(
        sheet=desk.sheet,
        fitted=fitted,
        em_px=(3.0 if desk.tall else 2.5) * desk.unit,
        words=WHITE,
        soft=desk.muted,
        strong=(desk.accent[0], desk.accent[1]),
        weak=mix(desk.mesh[0], WHITE, 0.38),
        area_alpha=0.5,
        depth=_CARD_DEPTH,
    )
    set_chart(look, kind, series, (x + pad, y + pad, wide - 2 * pad, high - 2 * pad), 0.4)


def show_date(desk: Desk, figure: str) -> None:
    """A day as a calendar's leaf of glass, a year as a mark on a line of time."""
    parts = date_parts(figure)
    x, y, wide, high = desk.art
    side = min(0.92 * wide, 0.86 * high)
    tall = side if parts.is_day else 0.62 * side
    box = (x + (0.0 if desk.tall else (wide - side) / 2), y + (high - tall) / 2, side, tall)
    month = desk.fitted((parts.above or "").upper(), "title", 5.0, 0.8 * side, 1, tracking=0.12)
    large = desk.fitted(parts.large, "title", 44 if parts.is_day else 26, 0.84 * side, 1, height_px=0.56 * tall)
    year = desk.fitted(parts.below or "", "caption", 5.4, 0.8 * side, 1)
    band, radius = (0.24 * tall if month.lines else 0.0), 4 * desk.unit

    def leaf(canvas: skia.Canvas) -> None:
        desk.glass(canvas, box, radius, 1.1)
        canvas.save()
        canvas.clipRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(*box), radius, radius), True)
        canvas.drawRect(skia.Rect.MakeXYWH(box[0], box[1], side, band), desk.brand(box[0], 0, box[0] + side, 0))
        canvas.restore()
        if not parts.is_day:
            _timeline(desk, canvas, box)

    desk.show(box, leaf, 0.1, depth=_CARD_DEPTH)
    middle = box[0] + side / 2
    room = tall - band - year.height_px
    arrival = Arrival(at_s=0.35)
    for block, top, late in (
        (month, box[1] + (band - month.height_px) / 2, 0.0),
        (large, box[1] + band + (room - large.height_px) / 2 - (0.06 * tall if not parts.is_day else 0), 0.2),
        (year, box[1] + tall - 1.25 * year.height_px, 0.4),
    ):
        set_block(
            desk.sheet, block, middle, top, WHITE, replace(arrival, at_s=0.35 + late), align="centre", depth=_CARD_DEPTH
        )


def _timeline(desk: Desk, canvas: skia.Canvas, box: Box) -> None:
    x, y, wide, high = box
    level, pad = y + 0.84 * high, 0.08 * wide
    canvas.drawLine(x + pad, level, x + wide - pad, level, solid(WHITE, 0.4, stroke_px=max(0.3 * desk.unit, 1)))
    for step in range(13):
        tick = x + pad + (wide - 2 * pad) * step / 12
        canvas.drawLine(
            tick, level, tick, level + 1.2 * desk.unit, solid(WHITE, 0.4, stroke_px=max(0.2 * desk.unit, 1))
        )
    canvas.drawCircle(x + wide / 2, level, 2.2 * desk.unit, solid(desk.accent[1], 0.35))
    canvas.drawCircle(x + wide / 2, level, 1.1 * desk.unit, solid(WHITE))
