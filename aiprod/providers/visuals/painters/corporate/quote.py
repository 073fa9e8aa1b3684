"""A quote on a pane of glass across the page, who said it beneath."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.phrases import key_phrase
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk
from aiprod.providers.visuals.painters.corporate.windows import show_behind


def set_quote(desk: Desk) -> None:
    """The words word by word on glass, over the place if there is one."""
    if desk.intent.place != "abstract":
        show_behind(desk)
    else:
        desk.lights()
    x, wide = 0.11 * desk.width, 0.78 * desk.width
    top = desk.words[1] if not desk.tall else desk.art[1]
    room = desk.words[1] + desk.words[3] - top
    mark = desk.fitted("“", "title", 26, wide, 1, leading=0.72)
    block = desk.fitted(
        key_phrase(desk.intent).strip('“”" '),
        "title",
        8.6,
        wide,
        6,
        height_px=0.6 * room,
        tracking=-0.015,
        leading=1.22,
    )
    who = desk.fitted(desk.intent.lines[0], "body", 3.6, wide, 1) if desk.intent.lines else None
    below = 6 * desk.unit if who else 0.0
    y = top + max(0.0, (room - 11 * desk.unit - block.height_px - below) / 2)
    pane = (x - 5 * desk.unit, y - 3 * desk.unit, wide + 10 * desk.unit, 17 * desk.unit + block.height_px + below)
    desk.show(pane, lambda canvas: desk.glass(canvas, pane, 4 * desk.unit, 0.9), 0.05, depth=0.12)
    set_block(desk.sheet, mark, x - desk.unit, y, desk.accent[1], Arrival(at_s=0.2))
    y = set_block(desk.sheet, block, x, y + 11 * desk.unit, WHITE, Arrival(at_s=0.4, step_s=0.4, word_s=0.08))
    if who:
        late = Arrival(at_s=0.8 + 0.4 * len(block.lines))
        bar = skia.Rect.MakeXYWH(x, y + 3.7 * desk.unit, 5 * desk.unit, 0.4 * desk.unit)
        desk.sheet.draw(
            (bar.left(), bar.top(), bar.width(), bar.height() + 1),
            lambda canvas: canvas.drawRect(bar, solid(desk.accent[1])),
            entrance=late.line(0, 0),
        )
        set_block(desk.sheet, who, x + 7 * desk.unit, y + 1.7 * desk.unit, WHITE, late, alpha=0.85)
