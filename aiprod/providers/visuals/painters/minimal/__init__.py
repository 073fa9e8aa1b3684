"""Minimal: a large serif line on off-white paper, one accent, and a single figure of lines or flat shapes."""

from __future__ import annotations

from dataclasses import replace

import skia

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.media.words.fitted import Block
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import hex_of
from aiprod.providers.visuals.kit.phrases import key_phrase, percent, series_of
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.minimal.flow import flow_disc
from aiprod.providers.visuals.painters.minimal.numbers import set_figure, show_chart, show_date, show_share
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.providers.visuals.painters.minimal.scape import show_place
from aiprod.providers.visuals.painters.minimal.shade import cast_shade
from aiprod.providers.visuals.painters.minimal.weather import fall
from aiprod.style import font_path


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The layers of one minimal page."""
    page = Page(request)
    page.ground()
    intent = request.intent
    series = intent.series or series_of(intent.lines)
    if intent.form == "quote":
        flow_disc(page)
        _quote(page)
    elif series and intent.form in ("chart", "list", "figure"):
        cast_shade(page)
        show_chart(page, intent.chart or "bar", series)
        if intent.form == "figure" and intent.figure:
            set_figure(page, intent.figure)
        else:
            _statement(page)
    elif intent.form == "list" and intent.lines:
        cast_shade(page)
        _statement(page)
        _list(page)
    elif intent.form == "figure" and intent.figure:
        share = percent(intent.figure)
        _beside(page, share)
        set_figure(page, intent.figure)
    elif intent.form == "date" and intent.figure:
        cast_shade(page)
        show_date(page, intent.figure)
        _statement(page)
    else:
        if intent.form == "scenery" and intent.place != "abstract":
            show_place(page)
        else:
            flow_disc(page)
            fall(page, page.art, hex_of(page.soft))
        _statement(page)
    return page.sheet.stack()


def _beside(page: Page, share: float | None) -> None:
    if share is not None:
        cast_shade(page)
        show_share(page, share)
    elif page.intent.place != "abstract":
        show_place(page)
    else:
        flow_disc(page)


def _statement(page: Page) -> None:
    x, y, wide, high = page.words
    block = _serif(page, key_phrase(page.intent), 11.5 if page.tall else 9.6, 5, 0.74)
    kicker = (
        page.fitted(page.intent.kicker.upper(), "caption", 2.8 if page.tall else 2.1, wide, 1, tracking=0.22)
        if page.intent.kicker
        else None
    )
    used = block.height_px + 7 * page.unit + (kicker.height_px + 2 * page.unit if kicker else 0)
    y += max(0.0, (high - used) / (2 if not page.tall else 3))
    if kicker:
        y = set_block(page.sheet, kicker, x, y, page.mark, Arrival(at_s=0.1)) + 2 * page.unit
    y = _set(page, block, x, y, 0.3)
    page.rule(x, y + 4 * page.unit, 9 * page.unit, 0.5 + 0.25 * len(block.lines))


def _quote(page: Page) -> None:
    x, y, wide, high = page.words
    mark = page.fitted("“", "body", 22, wide, 1, leading=0.5)
    block = _serif(page, key_phrase(page.intent).strip('“”" '), 8.6, 6, 0.6)
    who = (
        page.fitted(page.intent.lines[0], "caption", 3.4 if page.tall else 2.8, wide, 1) if page.intent.lines else None
    )
    used = 10 * page.unit + block.height_px + (9 * page.unit if who else 5 * page.unit)
    y += max(0.0, (high - used) / (2 if not page.tall else 3))
    set_block(page.sheet, mark, x - 0.06 * mark.size_px, y + 0.12 * mark.size_px, page.mark, Arrival(at_s=0.15))
    y = _set(page, block, x, y + 10 * page.unit, 0.4)
    late = 0.6 + 0.25 * len(block.lines)
    page.rule(x, y + 3.4 * page.unit, 7 * page.unit, late)
    if who:
        set_block(page.sheet, who, x, y + 5.6 * page.unit, page.soft, Arrival(at_s=late + 0.2))


def _list(page: Page) -> None:
    lines = page.intent.lines
    x, y, wide, high = page.art
    step = min(high / len(lines), 15 * page.unit)
    y += (high - step * len(lines)) / 2
    size = 0.42 * step
    blocks = [page.fitted(line, "title", size / page.unit, wide - 1.2 * size, 1) for line in lines]
    size = min(block.size_px for block in blocks)
    page.rule(x, y, wide, 0.5, 0.16, soft=True)
    for index, block in enumerate(blocks):
        block = replace(block, size_px=size)
        at_s, top = 0.7 + 0.4 * index, y + index * step
        middle = top + step / 2
        dot = solid(page.mark if index == 0 else page.accents[index % len(page.accents)])

        def draw(canvas: skia.Canvas, middle: float = middle, dot: skia.Paint = dot) -> None:
            canvas.drawCircle(x + 0.28 * size, middle, 0.17 * size, dot)

        page.show((x, middle - size, 2 * size, 2 * size), draw, at_s, depth=0.0)
        set_block(page.sheet, block, x + 1.1 * size, middle - block.line_px / 2, page.ink, Arrival(at_s=at_s))
        page.rule(x, top + step, wide, at_s + 0.1, 0.16, soft=True)


def _serif(page: Page, text: str, size: float, lines: int, room: float) -> Block:
    return page.fitted(text, "title", size, page.words[2] * 0.94, lines, height_px=room * page.words[3], leading=1.22)


def _set(page: Page, block: Block, x: float, y: float, at_s: float) -> float:
    """A serif block whose last line is bold; the next free y comes back."""
    arrival = Arrival(at_s=at_s, step_s=0.32, seconds=0.8, word_s=0.08)
    if len(block.lines) < 2:
        return set_block(page.sheet, block, x, y, page.ink, arrival)
    y = set_block(page.sheet, replace(block, lines=block.lines[:-1]), x, y, page.ink, arrival)
    strong = replace(block, lines=block.lines[-1:], font=font_path(page.request.style, "body"))
    return set_block(page.sheet, strong, x, y, page.ink, replace(arrival, at_s=arrival.end_s(len(block.lines) - 1)))
