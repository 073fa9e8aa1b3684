"""Corporate: a bold headline on a mesh of colour, one phrase lit, and a composed graphic on glass beside it."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance, LayerStack, RgbaArray
from aiprod.media.words.fitted import Block
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.icons import icons_for
from aiprod.providers.visuals.kit.phrases import key_phrase, measured
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.corporate import graphics
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The layers of one corporate page."""
    desk = Desk(request)
    desk.ground()
    form = request.intent.form
    if form == "quote":
        _quote(desk)
    elif form == "list":
        _headline(desk, key_phrase(request.intent))
        _rows(desk)
    elif form == "figure" and request.intent.figure:
        graphics.figure(desk)
        _figure(desk)
    else:
        (graphics.scenery if form == "scenery" else graphics.statement)(desk)
        _headline(desk, key_phrase(request.intent))
    return desk.sheet.stack(vignette=0.12)


def _headline(desk: Desk, text: str) -> None:
    x, y, wide, high = desk.words
    kicker = _kicker(desk)
    block = desk.fitted(
        text, "title", 12.5 if desk.tall else 10.5, wide, 4, height_px=0.86 * high, tracking=-0.02, leading=1.14
    )
    used = block.height_px + (kicker.height_px + desk.unit if kicker else 0)
    y += max(0.0, (high - used) / (2 if not desk.tall else 3))
    if kicker:
        y = set_block(desk.sheet, kicker, x, y, desk.muted, Arrival(at_s=0.1)) + desk.unit
    _lit(desk, block, x, y, 0.3)


def _lit(desk: Desk, block: Block, x: float, y: float, at_s: float) -> None:
    """Set a headline whose last line lies on a bar of the accent colours."""
    arrival = Arrival(at_s=at_s, step_s=0.22, seconds=0.6)
    if len(block.lines) > 1:
        last = len(block.lines) - 1
        pad, size = 0.16 * block.size_px, block.size_px
        wide, baseline = block.width_of(block.lines[last]), y + block.baseline(last)
        box = (x - pad, baseline - 0.87 * size, wide + 2 * pad, 1.14 * size)
        rect = skia.Rect.MakeXYWH(*box)
        desk.sheet.draw(
            (box[0] - 2, box[1] - 2, box[2] + 4, box[3] + 4),
            lambda canvas: canvas.drawRoundRect(
                rect, 0.2 * size, 0.2 * size, desk.brand(rect.left(), 0, rect.right(), 0)
            ),
            entrance=Entrance(at_s=arrival.end_s(last) + 0.15, seconds=0.6, wipe="right"),
        )
    set_block(desk.sheet, block, x, y, WHITE, arrival)


def _kicker(desk: Desk) -> Block | None:
    if not desk.intent.kicker:
        return None
    return desk.fitted(desk.intent.kicker.upper(), "caption", 3.0 if desk.tall else 2.5, desk.words[2], 1, tracking=0.2)


def _figure(desk: Desk) -> None:
    x, y, wide, high = desk.words
    number = desk.fitted(
        desk.intent.figure or "", "title", 24, wide, 1, height_px=0.6 * high, tracking=-0.035, leading=1.05
    )
    label = desk.fitted(key_phrase(desk.intent), "body", 5.4, wide * 0.96, 3, leading=1.3)
    y += max(0.0, (high - number.height_px - label.height_px - 5 * desk.unit) / 2)
    y = set_block(desk.sheet, number, x, y, WHITE, Arrival(at_s=0.25, seconds=0.7)) + 2 * desk.unit
    rule = skia.Rect.MakeXYWH(x, y, 13 * desk.unit, 0.9 * desk.unit)
    desk.sheet.draw(
        (x, y, 13 * desk.unit, desk.unit),
        lambda canvas: canvas.drawRoundRect(rule, desk.unit, desk.unit, desk.brand(rule.left(), 0, rule.right(), 0)),
        entrance=Entrance(at_s=0.7, seconds=0.5, wipe="right"),
    )
    set_block(desk.sheet, label, x, y + 3 * desk.unit, WHITE, Arrival(at_s=0.8), alpha=0.9)


def _quote(desk: Desk) -> None:
    wide = desk.width - 2 * 0.11 * desk.width
    x, top = 0.11 * desk.width, desk.words[1] if not desk.tall else desk.art[1]
    room = desk.words[1] + desk.words[3] - top
    words = key_phrase(desk.intent).strip('“”" ')
    mark = desk.fitted("“", "title", 26, wide, 1, leading=0.72)
    block = desk.fitted(words, "title", 8.6, wide, 6, height_px=0.6 * room, tracking=-0.015, leading=1.22)
    who = desk.fitted(desk.intent.lines[0], "body", 3.6, wide, 1) if desk.intent.lines else None
    y = top + max(0.0, (room - 11 * desk.unit - block.height_px - (6 * desk.unit if who else 0)) / 2)
    pane = (
        x - 5 * desk.unit,
        y - 3 * desk.unit,
        wide + 10 * desk.unit,
        17 * desk.unit + block.height_px + (6 * desk.unit if who else 0),
    )
    desk.show(pane, lambda canvas: desk.glass(canvas, pane, 4 * desk.unit, 0.8), 0.05, depth=0.12)
    set_block(desk.sheet, mark, x - desk.unit, y, desk.accent[1], Arrival(at_s=0.2))
    y = set_block(desk.sheet, block, x, y + 11 * desk.unit, WHITE, Arrival(at_s=0.4, step_s=0.25))
    if who:
        late = Arrival(at_s=0.7 + 0.25 * len(block.lines))
        bar = skia.Rect.MakeXYWH(x, y + 3.7 * desk.unit, 5 * desk.unit, 0.4 * desk.unit)
        desk.sheet.draw(
            (bar.left(), bar.top(), bar.width(), bar.height() + 1),
            lambda canvas: canvas.drawRect(bar, solid(desk.accent[1])),
            entrance=late.line(0, 0),
        )
        set_block(desk.sheet, who, x + 7 * desk.unit, y + 1.7 * desk.unit, WHITE, late, alpha=0.85)


def _rows(desk: Desk) -> None:
    """A list's lines as tiles of glass that come in one by one; lines with numbers become bars."""
    lines = desk.intent.lines
    if measured(lines):
        graphics.figure(desk)
        return
    x, y, wide, high = desk.art
    count = max(len(lines), 1)
    step = min(high / count, 14 * desk.unit)
    y += (high - step * count) / 2
    tall = 0.85 * step
    for index, line in enumerate(lines):
        named = icons_for((line,))
        top = y + index * step
        block = desk.fitted(line, "caption", min(4.2, 0.42 * tall / desk.unit), wide - 1.35 * tall, 1)

        def draw(canvas: skia.Canvas, top: float = top, block: Block = block, named: list[str] = named) -> None:
            desk.glass(canvas, (x, top, wide, tall), 0.3 * tall)
            graphics.tick(
                desk, canvas, named[0] if named else "check-circle", x + 0.62 * tall, top + tall / 2, 0.62 * tall
            )
            block.paint_line(canvas, 0, x + 1.18 * tall, top + tall / 2 - block.line_px / 2, WHITE)

        desk.sheet.draw(
            (x - 6 * desk.unit, top - 4 * desk.unit, wide + 12 * desk.unit, tall + 9 * desk.unit),
            draw,
            depth=0.12,
            entrance=Entrance(at_s=0.7 + 0.4 * index, seconds=0.6, from_dx=6 * desk.unit),
        )
