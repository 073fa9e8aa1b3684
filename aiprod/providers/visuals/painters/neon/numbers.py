"""Numbers made of light: a figure that counts up, a date, a chart that draws itself."""

from __future__ import annotations

import skia

from aiprod.media.words.fitted import Block, fit
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.counter import set_counter
from aiprod.providers.visuals.kit.dates import date_parts
from aiprod.providers.visuals.kit.phrases import leads
from aiprod.providers.visuals.painters.neon.lit_sheet import LitSheet
from aiprod.providers.visuals.painters.neon.setting import (
    GAP,
    column,
    draw_tubes,
    floor_of_words,
    kicker,
    lay,
    middle_of,
    stack_blocks,
    typed,
)
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.style import FontRole, font_path


def set_figure(stage: Stage, figure: str) -> None:
    """The figure counts up; its words beneath, or above where they are said first."""
    label = stage.intent.headline or " ".join(stage.intent.lines)
    number = typed(stage, figure, "title", 0.42, 1, leading=0.96)
    words = typed(stage, label, "body", 0.085, 3, tracking=0.08) if label else None
    top = middle_of(stage, [number, words])
    if words and leads(stage.intent, label):
        lay(stage, words, stage.width / 2, top, stage.cold, at_s=0.1)
        top += words.height_px + GAP * stage.height
        words = None

    def draw(canvas: skia.Canvas, line: Block, x: float, y: float) -> None:
        draw_tubes(canvas, line, 0, x, y, stage.hot, stage.dark[0])

    set_counter(
        stage.sheet, number, stage.width / 2, top, draw, at_s=0.3, width_px=number.width_px * 1.1, align="centre"
    )
    if words:
        y = top + number.height_px + GAP * stage.height
        lay(stage, words, stage.width / 2, y, stage.cold, at_s=0.9)


def set_date(stage: Stage, figure: str) -> None:
    """The day or the year large, the rest of the date by it, the headline beneath."""
    parts = date_parts(figure)
    small = [typed(stage, text, "body", 0.07, 1, tracking=0.3) if text else None for text in (parts.above, parts.below)]
    large = typed(stage, parts.large, "title", 0.4 if len(parts.large) < 6 else 0.24, 2, leading=0.94)
    headline = stage.intent.headline
    words = typed(stage, headline, "body", 0.052, 2, tracking=0.08) if headline else None
    stack_blocks(stage, [small[0], large, small[1], words])


def set_series(stage: Stage) -> None:
    """The series as bars or a line of light under the headline."""
    intent, top = stage.intent, 0.07 * stage.height
    blocks = [kicker(stage), typed(stage, intent.headline, "title", 0.11, 2, leading=1.0) if intent.headline else None]
    if any(blocks):
        top = column(stage, blocks, top)
    wide, high = 0.74 * stage.width, floor_of_words(stage) - top - 0.01 * stage.height
    wide = min(wide, 2.2 * high)

    def fitted(text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
        font = font_path(stage.request.style, role)
        return fit(text, font, size_px=size_px, width_px=width_px, height_px=high, max_lines=lines, tracking=0.03)

    look = ChartLook(
        sheet=LitSheet(stage.sheet, 10 * stage.unit),
        fitted=fitted,
        em_px=0.036 * stage.short,
        words=mix(stage.cold, WHITE, 0.85),
        soft=mix(stage.cold, WHITE, 0.5),
        strong=(stage.hot, mix(stage.hot, WHITE, 0.45)),
        weak=mix(stage.cold, stage.dark[2], 0.45),
        number_role="body",
        label_role="body",
        rounded=0.08,
    )
    box = ((stage.width - wide) / 2, top, wide, high)
    set_chart(look, intent.chart or "bar", intent.series, box, 0.7)
