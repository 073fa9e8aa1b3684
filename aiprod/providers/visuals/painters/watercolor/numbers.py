"""Numbers in a painting: a figure that counts up, a chart laid in washes, a date."""

from __future__ import annotations

import skia

from aiprod.media.words.fitted import Block, fit
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.counter import set_counter
from aiprod.providers.visuals.kit.dates import date_parts
from aiprod.providers.visuals.painters.watercolor.lettering import Writing
from aiprod.providers.visuals.painters.watercolor.wash_sheet import WashSheet
from aiprod.style import FontRole, font_path

_ASPECT, _BARE = 2.3, 0.86


def write_figure(writing: Writing) -> None:
    """The figure large, counting up, its words beneath."""
    intent = writing.intent
    number = writing.fit(intent.figure or "", 0.27, 1, writing.body_font)
    label = writing.fit(intent.headline, 0.07, 2) if intent.headline else None
    high = number.height_px + (label.height_px if label else 0)
    y = writing.top + max(0.0, (writing.room - high) / 2)
    writing.veil(y, y + high, max(block.width_px for block in (number, label) if block))

    def draw(canvas: skia.Canvas, line: Block, x: float, top: float) -> None:
        soft = skia.ImageFilters.Blur(0.12 * line.size_px, 0.12 * line.size_px)
        canvas.saveLayer(None, skia.Paint(ImageFilter=soft, Alphaf=0.8))
        line.paint_line(canvas, 0, x, top, writing.halo)
        canvas.restore()
        line.paint_line(canvas, 0, x, top, writing.accent)

    wide = 1.12 * number.width_px
    set_counter(writing.p.sheet, number, writing.middle, y, draw, at_s=0.7, width_px=wide, align="centre")
    if label:
        writing.put(label, y + number.height_px, 1.2)


def write_date(writing: Writing) -> None:
    """The day or the year large, the rest of the date by it, the headline beneath."""
    intent = writing.intent
    parts = date_parts(intent.figure or "")
    rows = [
        (parts.above, 0.07, writing.accent),
        (parts.large, 0.25, writing.ink),
        (parts.below, 0.07, writing.accent),
        (intent.headline, 0.066, writing.ink),
    ]
    blocks = [
        (writing.fit(text, size, 2, writing.body_font if size > 0.2 else None, 0.62), colour)
        for text, size, colour in rows
        if text
    ]
    high = sum(block.height_px for block, _ in blocks)
    y = writing.top + max(0.0, (writing.room - high) / 2)
    writing.veil(y, y + high, max(block.width_px for block, _ in blocks))
    for index, (block, colour) in enumerate(blocks):
        y = writing.put(block, y, 0.6 + 0.35 * index, colour)


def write_chart(writing: Writing) -> None:
    """The series in washes under its headline, on paper left bare."""
    p, intent, short = writing.p, writing.intent, writing.short
    head = writing.fit(intent.headline, 0.075, 2, room=0.3) if intent.headline else None
    top = writing.top + (head.height_px + 0.02 * short if head else 0)
    high = writing.top + writing.room - top
    wide = min(writing.wide, _ASPECT * high)
    writing.veil(writing.top, writing.top + writing.room, writing.wide, _BARE)
    if head:
        writing.put(head, writing.top, 0.5)

    def fitted(text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
        return fit(
            text, font_path(writing.style, role), size_px=size_px, width_px=width_px, height_px=high, max_lines=lines
        )

    ground = [parse(colour) for colour in p.palette["water"]]
    red = parse(p.palette["ink"][1])
    look = ChartLook(
        sheet=WashSheet(p.sheet, short / 1000, p.rng),
        fitted=fitted,
        em_px=0.042 * short,
        words=writing.ink,
        soft=writing.ink,
        strong=(red, mix(red, parse("#F2B23E"), 0.4)),
        weak=ground[0],
        number_role="body",
        label_role="body",
        rule_alpha=0.35,
        rounded=0.06,
    )
    set_chart(look, intent.chart or "bar", intent.series, (writing.middle - wide / 2, top, wide, high), 0.9)
