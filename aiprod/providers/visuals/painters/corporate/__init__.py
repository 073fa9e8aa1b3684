"""Corporate: bold words on a mesh of colour, one phrase lit, beside a place, a graphic or the text's own numbers."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance, LayerStack, RgbaArray
from aiprod.media.words.fitted import Block
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.phrases import key_phrase, percent, series_of
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk
from aiprod.providers.visuals.painters.corporate.graphics import show_graphic
from aiprod.providers.visuals.painters.corporate.lists import show_list
from aiprod.providers.visuals.painters.corporate.numbers import set_figure, show_chart, show_date, show_ring
from aiprod.providers.visuals.painters.corporate.quote import set_quote
from aiprod.providers.visuals.painters.corporate.weather import fall
from aiprod.providers.visuals.painters.corporate.windows import show_place

_PICTURED = 0.6
"""How often a statement about a place shows it."""


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The layers of one corporate page."""
    desk = Desk(request)
    desk.ground()
    intent = request.intent
    series = intent.series or series_of(intent.lines)
    if intent.form == "quote":
        set_quote(desk)
    elif series and intent.form in ("chart", "list", "figure"):
        desk.lights()
        show_chart(desk, desk.art, intent.chart or "bar", series)
        if intent.form == "figure" and intent.figure:
            set_figure(desk, intent.figure)
        else:
            _headline(desk)
    elif intent.form == "list" and intent.lines:
        desk.lights()
        show_list(desk)
        _headline(desk)
    elif intent.form == "figure" and intent.figure:
        share = percent(intent.figure)
        if share is not None:
            desk.lights()
            show_ring(desk, share)
        else:
            _beside(desk, intent.place != "abstract")
        set_figure(desk, intent.figure)
    elif intent.form == "date" and intent.figure:
        desk.lights()
        show_date(desk, intent.figure)
        _headline(desk, tiles=True)
    else:
        named = intent.place != "abstract"
        _beside(desk, named and (intent.form == "scenery" or bool(desk.rng.random() < _PICTURED)))
        _headline(desk)
    return desk.sheet.stack(vignette=0.12)


def _beside(desk: Desk, pictured: bool) -> None:
    if pictured:
        show_place(desk)
        if desk.shape != "whole":
            desk.lights()
    else:
        fall(desk)
        desk.lights()
        show_graphic(desk)


def _headline(desk: Desk, tiles: bool = False) -> None:
    """The words of the page; under them the scene's icons on ``tiles``, if it has some to choose from."""
    x, y, wide, high = desk.words
    names = desk.icons()[:4] if tiles and not desk.tall else []
    size = 8 * desk.unit if len(names) > 1 else 0.0
    kicker = None
    if desk.intent.kicker:
        kicker = desk.fitted(desk.intent.kicker.upper(), "caption", 3.0 if desk.tall else 2.5, wide, 1, tracking=0.2)
    block = desk.fitted(
        key_phrase(desk.intent),
        "title",
        12.5 if desk.tall else 10.5,
        wide,
        4,
        height_px=0.86 * high - 1.6 * size,
        tracking=-0.02,
        leading=1.14,
    )
    used = block.height_px + (kicker.height_px + desk.unit if kicker else 0) + 1.6 * size
    y += max(0.0, (high - used) / (2 if not desk.tall else 3))
    if kicker:
        y = set_block(desk.sheet, kicker, x, y, desk.muted, Arrival(at_s=0.1)) + desk.unit
    _lit(desk, block, x, y, 0.3)
    if size:
        for index, name in enumerate(names):
            cx, cy = x + (0.5 + 1.3 * index) * size, y + block.height_px + 1.3 * size
            desk.show_tile(name, cx, cy, size, 1.0 + 0.15 * index, depth=0.06)


def _lit(desk: Desk, block: Block, x: float, y: float, at_s: float) -> None:
    """Set a headline word by word; its last line lies on a bar of the accent colours."""
    arrival = Arrival(at_s=at_s, step_s=0.24, seconds=0.6, word_s=0.09)
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
            entrance=Entrance(at_s=arrival.end_s(last) + 0.15, seconds=0.7, wipe="right"),
        )
    set_block(desk.sheet, block, x, y, WHITE, arrival)
