"""Numbers set large over a scene: a figure that counts up, a chart that draws itself, a date as a leaf or a line."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import Area, caption_size
from aiprod.media.words.fitted import Align, Block, fit
from aiprod.plan import ChartKind
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.counter import COUNT_S, set_counter
from aiprod.providers.visuals.kit.dates import DateParts, date_parts
from aiprod.providers.visuals.kit.phrases import leads
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.setting import (
    FIRST_S,
    accent,
    is_film,
    put,
    set_in,
    words_colour,
)
from aiprod.style import FontRole, font_path

_CHART_ASPECT = 2.1
_TIME_DEPTH = 0.12
_LABEL_SHARE = 0.3
"""How large a figure's label is at least, in sizes of the figure."""


def set_figure(scene: Scene, box: Area, figure: str) -> None:
    """The figure large, counting up; its words beneath, or above where they are said first."""
    intent = scene.intent
    align, x = _placing(scene, box)
    number = set_in(scene, figure, "title", 22, box.width, 1, leading=1.08, height=box.height * 0.6)
    caption = intent.headline or (intent.lines[0] if intent.lines else "")
    size = max(caption_size(scene.width, scene.height, scene.style.captions), _LABEL_SHARE * number.size_px)
    label = set_in(
        scene, caption, "body", size / scene.type_unit, box.width * 0.8, 3, leading=1.35, height=box.height * 0.3
    )
    first = leads(intent, caption)
    gap = 1.5 * scene.unit
    kicker = _kicker(scene, box)
    total = number.height_px + label.height_px + gap + (kicker.height_px * 1.5 if kicker else 0)
    y = box.top + max(0.0, (box.height - total) / 2)
    if kicker:
        put(scene, kicker, x, y, accent(scene), align, 0)
        y += kicker.height_px * 1.5
    if first:
        put(scene, label, x, y, words_colour(scene, 1), align, 0)
        y += label.height_px + gap
    colour = words_colour(scene, 0)
    set_counter(
        scene.sheet,
        number,
        x,
        y,
        lambda canvas, line, left, top: line.paint_line(canvas, 0, left, top, colour, shadow=0.8),
        at_s=FIRST_S,
        width_px=box.width,
        align=align,
    )
    if not first:
        put(scene, label, x, y + number.height_px + gap, words_colour(scene, 1), align, 3)


def set_series(scene: Scene, box: Area, kind: ChartKind) -> None:
    """The chart of the intent's series under its headline."""
    intent = scene.intent
    align, x = _placing(scene, box)
    head = set_in(scene, intent.headline or "", "title", 5.4, box.width, 2, height=box.height * 0.24)
    kicker = _kicker(scene, box)
    y = box.top
    if kicker:
        put(scene, kicker, x, y, accent(scene), align, 0)
        y += kicker.height_px * 1.4
    put(scene, head, x, y, words_colour(scene, 0), align, 0)
    y += head.height_px + 2.5 * scene.unit
    high = box.bottom - y
    wide = min(box.width, _CHART_ASPECT * high)
    left = scene.width / 2 - wide / 2 if align == "centre" else box.left
    ramp = [parse(colour) for colour in scene.style.palette.get("accent", ("#FFD54A",))]
    look = ChartLook(
        sheet=scene.sheet,
        fitted=lambda text, role, size, width, lines: _fitted(scene, text, role, size, width, lines),
        em_px=2.5 * scene.type_unit,
        words=words_colour(scene, 0),
        soft=words_colour(scene, 1),
        strong=(ramp[0], ramp[0] if is_film(scene) else ramp[1 % len(ramp)]),
        weak=mix(words_colour(scene, 0), scene.light.near, 0.62),
        number_role="caption" if is_film(scene) else "title",
        shadow=0.6,
    )
    set_chart(look, kind, intent.series, (left, y, wide, high), FIRST_S + 0.3)


def set_date(scene: Scene, box: Area, figure: str) -> None:
    """A day as a leaf of a calendar, a year as a mark on a line of time; the headline beneath."""
    parts = date_parts(figure)
    head = set_in(scene, scene.intent.headline or "", "title", 4.6, box.width * 0.86, 3, height=box.height * 0.34)
    gap = 3 * scene.unit if head.lines else 0.0
    room = Area(box.left, box.top, box.right, box.bottom - head.height_px - gap)
    foot = (_leaf if parts.is_day else _mark)(scene, room, parts)
    align, x = _placing(scene, box)
    put(scene, head, x, foot + gap, words_colour(scene, 0), align, 3)


def _leaf(scene: Scene, room: Area, parts: DateParts) -> float:
    align, x = _placing(scene, room)
    month = set_in(scene, (parts.above or "").upper(), "body", 3.0, room.width, 1, tracking=0.32)
    day = set_in(scene, parts.large, "title", 21, room.width, 1, leading=1.0, height=0.62 * room.height)
    year = set_in(scene, parts.below or "", "body", 3.4, room.width, 1, tracking=0.22)
    total = month.height_px + day.height_px + year.height_px
    y = room.top + max(0.0, (room.height - total) / 2)
    put(scene, month, x, y, accent(scene), align, 0)
    _rule(scene, x, y + 1.12 * month.height_px, max(day.width_px, month.width_px), align)
    put(scene, day, x, y + 1.2 * month.height_px, words_colour(scene, 0), align, 1)
    put(scene, year, x, y + 1.2 * month.height_px + day.height_px, words_colour(scene, 1), align, 2)
    return y + 1.2 * month.height_px + day.height_px + year.height_px


def _mark(scene: Scene, room: Area, parts: DateParts) -> float:
    """A rule through the frame with a knob at the date, the date above it."""
    align, x = _placing(scene, room)
    small = set_in(scene, (parts.above or "").upper(), "body", 3.0, room.width, 1, tracking=0.32)
    large = set_in(scene, parts.large, "title", 17, room.width, 1, leading=1.0, height=0.6 * room.height)
    y = room.top + max(0.0, (room.height - small.height_px - large.height_px - 6 * scene.unit) / 2)
    put(scene, small, x, y, accent(scene), align, 0)
    put(scene, large, x, y + small.height_px, words_colour(scene, 0), align, 1)
    line = y + small.height_px + large.height_px + 3 * scene.unit
    at = {"left": x + 1.2 * scene.unit, "centre": x, "right": x}[align]
    thick = max(1.5, 0.22 * scene.unit)
    paint = solid(words_colour(scene, 1), 0.8)

    def rule(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeXYWH(room.left, line, room.width, thick), paint)
        step = 0.09 * scene.width
        for index in range(-12, 13):
            if room.left <= at + index * step <= room.right:
                long = (1.6 if index % 4 == 0 else 0.9) * scene.unit
                canvas.drawRect(skia.Rect.MakeXYWH(at + index * step, line + thick, thick, long), paint)

    arrives = Entrance(at_s=FIRST_S, seconds=COUNT_S, wipe="right")
    scene.sheet.draw((room.left, line, room.width, 3 * scene.unit), rule, entrance=arrives, depth=_TIME_DEPTH)
    knob, reach = 1.1 * scene.unit, 3 * scene.unit

    def dot(canvas: skia.Canvas) -> None:
        canvas.drawCircle(at, line, 2 * knob, solid(accent(scene), 0.3))
        canvas.drawCircle(at, line, knob, solid(accent(scene)))

    entrance = Entrance(at_s=FIRST_S + 0.7, seconds=0.5, from_dx=-0.06 * scene.width)
    scene.sheet.draw((at - reach, line - reach, 2 * reach, 2 * reach), dot, entrance=entrance, depth=_TIME_DEPTH)
    return line + 3 * scene.unit


def _rule(scene: Scene, x: float, y: float, wide: float, align: Align) -> None:
    left = x - wide / 2 if align == "centre" else x
    rect = skia.Rect.MakeXYWH(left, y, wide, max(1.5, 0.22 * scene.unit))
    scene.sheet.draw(
        (left, y, wide, rect.height() + 1),
        lambda canvas: canvas.drawRect(rect, solid(accent(scene))),
        entrance=Entrance(at_s=FIRST_S + 0.3, seconds=0.8, wipe="right"),
    )


def _placing(scene: Scene, box: Area) -> tuple[Align, float]:
    return ("centre", scene.width / 2) if is_film(scene) else ("left", box.left)


def _kicker(scene: Scene, box: Area) -> Block | None:
    kicker = scene.intent.kicker
    return set_in(scene, kicker.upper(), "body", 2.0, box.width, 1, tracking=0.3) if kicker else None


def _fitted(scene: Scene, text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
    return fit(text, font_path(scene.style, role), size_px=size_px, width_px=width_px, max_lines=lines)
