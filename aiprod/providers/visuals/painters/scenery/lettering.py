"""The scene's words: a title over open sky, a lower third, or large type over a darkened place.

A style with a letterbox speaks like a film (centred serif titles in spaced capitals); one without like a broadcast
(left-set headlines beside a thin rule).
"""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import Area
from aiprod.media.words.fitted import Align, Block
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb
from aiprod.providers.visuals.kit.phrases import stressed_word
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.numbers import set_date, set_figure, set_series
from aiprod.providers.visuals.painters.scenery.setting import (
    FIRST_S,
    STEP_S,
    accent,
    box_of,
    cover_above,
    cover_below,
    darken,
    is_film,
    put,
    set_in,
    words_colour,
)


def set_words(scene: Scene) -> None:
    """Add the intent's words, if it has any, each line a layer that enters in its turn."""
    intent = scene.intent
    if not (intent.headline or intent.kicker or intent.figure or intent.lines or intent.series):
        return
    box = box_of(scene)
    if intent.form == "scenery" or (intent.form == "statement" and not intent.headline):
        (_title if is_film(scene) else _lower_third)(scene, box)
        return
    darken(scene)
    if intent.form == "figure" and intent.figure:
        set_figure(scene, box, intent.figure)
    elif intent.form == "date" and intent.figure:
        set_date(scene, box, intent.figure)
    elif intent.form == "chart" and intent.series:
        set_series(scene, box, intent.chart or "bar")
    elif intent.form == "list" and intent.lines:
        _list(scene, box)
    else:
        _statement(scene, box)


def _title(scene: Scene, box: Area) -> None:
    y = box.top
    centre = scene.width / 2
    if scene.style.painter == "cosmos" or scene.intent.place == "space":
        cover_above(scene, y + (46 if scene.intent.headline else 20) * scene.unit)
    if scene.intent.kicker:
        kicker = set_in(scene, scene.intent.kicker.upper(), "body", 1.9, box.width, 1, tracking=0.34)
        put(scene, kicker, centre, y, words_colour(scene, 1), "centre", 0)
        y += kicker.height_px * 1.25
    if scene.intent.headline:
        text = scene.intent.headline
        short = len(text) <= 34
        title = set_in(
            scene,
            text.upper() if short else text,
            "title",
            6.4 if short else 5.2,
            box.width * 0.94,
            2 if scene.width >= scene.height else 4,
            tracking=0.15 if short else 0.01,
            height=(box.bottom - y) * 0.5,
        )
        put(scene, title, centre, y, words_colour(scene, 0), "centre", 1)


def _lower_third(scene: Scene, box: Area) -> None:
    intent = scene.intent
    indent = 2.2 * scene.unit
    blocks: list[tuple[Block, Rgb]] = []
    if intent.kicker:
        blocks.append(
            (set_in(scene, intent.kicker.upper(), "caption", 1.9, box.width, 1, tracking=0.12), accent(scene))
        )
    if intent.headline:
        head = set_in(scene, intent.headline, "title", 5.6, box.width * 0.8 - indent, 3, height=box.height * 0.4)
        blocks.append((head, words_colour(scene, 0)))
    if intent.lines and intent.form == "scenery":
        blocks.append(
            (set_in(scene, intent.lines[0], "body", 3.2, box.width * 0.8 - indent, 2), words_colour(scene, 1))
        )
    if not blocks:
        return
    y = box.bottom - sum(block.height_px for block, _ in blocks)
    cover_below(scene, y - 5 * scene.unit)
    rule = (box.left, y, max(2.0, 0.36 * scene.unit), box.bottom - y)
    scene.sheet.draw(
        rule,
        lambda canvas: canvas.drawRect(skia.Rect.MakeXYWH(*rule), solid(accent(scene))),
        entrance=Entrance(at_s=FIRST_S, seconds=0.5, from_dy=2 * scene.unit),
    )
    for step, (block, colour) in enumerate(blocks):
        put(scene, block, box.left + indent, y, colour, "left", step + 1)
        y += block.height_px


def _statement(scene: Scene, box: Area) -> None:
    intent = scene.intent
    quote = intent.form == "quote"
    align: Align = "centre" if quote and is_film(scene) else "left"
    x = scene.width / 2 if align == "centre" else box.left
    wide = scene.width > scene.height
    text = set_in(
        scene,
        intent.headline or "",
        "title",
        7.4 if wide else 8.0,
        box.width * (0.78 if wide else 1.0),
        4 if wide else 7,
        height=box.height * 0.66,
    )
    who = (
        set_in(scene, " ".join(intent.lines), "body", 2.5, box.width, 2, tracking=0.1)
        if quote and intent.lines
        else None
    )
    kicker = set_in(scene, intent.kicker.upper(), "body", 2.0, box.width, 1, tracking=0.3) if intent.kicker else None
    mark_px = 8 * scene.unit if quote else 0.0
    total = text.height_px + mark_px + (who.height_px * 1.8 if who else 0) + (kicker.height_px * 1.7 if kicker else 0)
    y = box.top + max(0.0, (box.height - total) / 2)
    if quote:
        mark = set_in(scene, "\u201c", "title", 15, box.width, 1, leading=1.0)
        put(scene, mark, x, y - 2 * scene.unit, accent(scene), align, 0)
        y += mark_px
    if kicker:
        put(scene, kicker, x, y, accent(scene), align, 0)
        y += kicker.height_px * 1.7
    film = is_film(scene)
    arrival = Arrival(at_s=FIRST_S + 0.2, step_s=0.45, seconds=0.9 if film else 0.6, word_s=0.12 if film else 0.08)
    stressed = stressed_word(" ".join(text.lines)) if not quote else None
    set_block(
        scene.sheet,
        text,
        x,
        y,
        words_colour(scene, 0),
        arrival,
        align=align,
        halo=BLACK,
        stressed=(stressed, accent(scene)) if stressed else None,
    )
    if who:
        step = round((arrival.end_s(len(text.lines)) - FIRST_S) / STEP_S) + 1
        put(scene, who, x, y + text.height_px + 0.8 * who.height_px, words_colour(scene, 1), align, step)


def _list(scene: Scene, box: Area) -> None:
    intent = scene.intent
    share = box.height / (len(intent.lines) + (2 if intent.headline else 0.5))
    indent = 4.2 * scene.unit
    size = min(4.0, 0.62 * share / scene.unit)
    items = [set_in(scene, line, "body", size, box.width - indent, 2, height=share * 0.96) for line in intent.lines]
    head = set_in(scene, intent.headline, "title", 6.0, box.width, 2, height=share * 1.6) if intent.headline else None
    gap = 1.2 * scene.unit
    total = sum(item.height_px + gap for item in items) + (head.height_px + 2 * gap if head else 0)
    gap *= min(1.0, box.height / total)
    y = box.top + max(0.0, (box.height - total) / 2)
    if head:
        put(scene, head, box.left, y, words_colour(scene, 0), "left", 0)
        y += head.height_px + 2 * gap
    for step, item in enumerate(items):
        put(scene, item, box.left + indent, y, words_colour(scene, 0), "left", 2 + 2 * step, bullet=accent(scene))
        y += item.height_px + gap
