"""Charts that draw themselves: bars grow from zero, a line runs to its end, each with the words the text has for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Align, Block
from aiprod.plan import ChartKind, DataPoint
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.charts import (
    Bar,
    are_shares,
    columns,
    dips,
    lean,
    line_points,
    rows,
    smooth,
    told_of,
    upright,
)
from aiprod.providers.visuals.kit.colour import Rgb
from aiprod.providers.visuals.kit.light import Point, gradient
from aiprod.providers.visuals.kit.phrases import trimmed
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.style import FontRole

_GROW_S = 0.9
_STEP_S = 0.16
_DRAW_S = 1.8
_BEAT_S = 2.2
_ASIDE = 0.3
"""How far words stand aside from a line that rises or falls through their point, in their own widths."""


Fitted = Callable[[str, FontRole, float, float, int], Block]
"""Sets text in a role of the style's fonts: its size and width in pixels, and at most so many lines."""


@dataclass(frozen=True)
class ChartLook:
    """What a hand brings to a chart. ``em_px`` is the size of its labels; ``depth`` that of the layers it leaves.

    ``strong`` runs through the bar or line that counts, from its first to its second colour; ``weak`` fills the others.
    """

    sheet: Sheet
    fitted: Fitted
    em_px: float
    words: Rgb
    soft: Rgb
    strong: tuple[Rgb, Rgb]
    weak: Rgb
    number_role: FontRole = "title"
    label_role: FontRole = "caption"
    rule_alpha: float = 0.2
    area_alpha: float = 0.28
    rounded: float = 0.2
    shadow: float = 0.0
    depth: float = 0.0


def set_chart(look: ChartLook, kind: ChartKind, series: Sequence[DataPoint], box: Box, at_s: float) -> None:
    """Set the chart of one or more numbers in ``box``, drawing itself from ``at_s`` on; no label hangs on an "and"."""
    series = [point.model_copy(update={"label": trimmed(point.label)}) for point in series]
    if kind == "line" and len(series) > 1:
        _line(look, series, box, at_s)
    elif upright(series, box[2], look.em_px):
        _columns(look, series, box, at_s)
    else:
        _rows(look, series, box, at_s)


def _columns(look: ChartLook, series: Sequence[DataPoint], box: Box, at_s: float) -> None:
    x, y, wide, high = box
    em = look.em_px
    slot = wide / len(series)
    labels = [look.fitted(point.label, look.label_role, em, 0.94 * slot, 2) for point in series]
    numbers = [look.fitted(point.shown, look.number_role, 1.45 * em, 1.04 * slot, 1) for point in series]
    below = max((label.height_px for label in labels), default=0.0) + 0.6 * em
    above = max(number.height_px for number in numbers) + 0.3 * em
    below += above if any(point.value < 0 for point in series) else 0.0
    bars = columns(series, (x, y + above, wide, max(em, high - above - below)))
    zero = max((bar.box[1] + bar.box[3] for bar in bars if bar.point.value >= 0), default=y + above)
    _rule(look, (x, zero, wide, max(1.0, 0.08 * em)), at_s)
    for index, (bar, label, number) in enumerate(zip(bars, labels, numbers, strict=True)):
        starts = at_s + 0.3 + _STEP_S * index
        _bar(look, bar, starts, "up")
        middle = bar.slot[0] + slot / 2
        hangs = bar.point.value < 0
        top = bar.box[1] + bar.box[3] + 0.2 * em if hangs else bar.box[1] - number.height_px - 0.2 * em
        _words(look, number, middle, top, look.words, starts + 0.55 * _GROW_S, "centre")
        _words(look, label, middle, y + high - below + 0.6 * em + (above if hangs else 0), look.soft, starts, "centre")


def _rows(look: ChartLook, series: Sequence[DataPoint], box: Box, at_s: float) -> None:
    x, y, wide, high = box
    slot = min(high / len(series), 6.4 * look.em_px)
    em = min(1.25 * look.em_px, 0.3 * slot)
    y += (high - slot * len(series)) / 2
    for index, bar in enumerate(rows(series, (x, y, wide, 0.86 * slot * len(series)), 0.24)):
        starts = at_s + 0.3 + _STEP_S * index
        label = look.fitted(bar.point.label, look.label_role, em, 0.66 * wide, 1)
        number = look.fitted(bar.point.shown, look.number_role, 1.3 * em, 0.32 * wide, 1)
        # Baselines agree although sizes differ.
        foot = bar.box[1] - 0.55 * em
        if are_shares(series):
            _rule(look, (x, bar.box[1], wide, bar.box[3]), starts, round_px=bar.box[3] * look.rounded)
        _bar(look, bar, starts, "right")
        _words(look, label, x, foot - label.baseline(0), look.soft, starts, "left")
        _words(look, number, x + wide, foot - number.baseline(0), look.words, starts + 0.5 * _GROW_S, "right")


def _line(look: ChartLook, series: Sequence[DataPoint], box: Box, at_s: float) -> None:
    x, y, wide, high = box
    em = look.em_px
    slot = wide / len(series)
    labels = [look.fitted(point.label, look.label_role, em, 0.96 * slot, 2) for point in series]
    numbers = [look.fitted(point.shown, look.number_role, 1.4 * em, 1.2 * slot, 1) for point in series]
    below = max(label.height_px for label in labels) + 0.9 * em
    above = max(number.height_px for number in numbers) + 0.9 * em
    plot = (x + slot / 2, y + above, wide - slot, max(em, high - above - below))
    points = line_points(series, plot)
    foot = plot[1] + plot[3]
    for step in range(4):
        _rule(look, (x, plot[1] + plot[3] * step / 3, wide, max(1.0, 0.06 * em)), at_s + 0.1 * step)
    curve = smooth(points)
    _area(look, curve, points, foot, at_s + 0.5)
    thick = 0.36 * em
    paint = gradient(points[0], points[-1], [(0, look.strong[0], 1), (1, look.strong[1], 1)])
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(thick)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    bounds = (plot[0] - thick, plot[1] - thick, plot[2] + 2 * thick, plot[3] + 2 * thick)
    drawing = Entrance(at_s=at_s + 0.4, seconds=_DRAW_S, wipe="right")
    look.sheet.draw(bounds, lambda canvas: canvas.drawPath(curve, paint), entrance=drawing, depth=look.depth)
    told = told_of(series)
    for index, (point, label, number) in enumerate(zip(points, labels, numbers, strict=True)):
        reached = at_s + 0.4 + _DRAW_S * (1 - (1 - index / (len(series) - 1)) ** (1 / 3))
        last = index == len(series) - 1
        _knob(look, point, (0.62 if last else 0.36) * em, min(reached, at_s + 0.4 + 0.7 * _DRAW_S), last)
        _words(look, label, point[0], foot + 0.9 * em, look.soft, at_s + 0.2 + 0.1 * index, "centre")
        if index in told:
            top = point[1] + 0.7 * em if dips(points, index) else point[1] - number.height_px - 0.8 * em
            half = number.width_px / 2
            aside = point[0] + 2 * _ASIDE * half * lean(points, index)
            middle = min(max(aside, x + half), x + wide - half)
            _words(look, number, middle, top, look.words, min(reached, at_s + 0.4 + 0.7 * _DRAW_S), "centre")


def _bar(look: ChartLook, bar: Bar, at_s: float, grows: str) -> None:
    x, y, wide, high = bar.box
    if wide < 1 or high < 1:
        return
    ends = (x, y + high) if grows == "up" else (x, y)
    towards = (x, y) if grows == "up" else (x + wide, y)
    first, second = look.strong if bar.strong else (look.weak, look.weak)
    paint = gradient(ends, towards, [(0, first, 1), (1, second, 1)])
    radius = look.rounded * (wide if grows == "up" else high)
    rect = skia.RRect()
    top, foot = skia.Point(radius, radius), skia.Point(0, 0)
    corners = [top, top, foot, foot] if grows == "up" else [foot, top, top, foot]
    rect.setRectRadii(skia.Rect.MakeXYWH(*bar.box), corners)
    entrance = Entrance(at_s=at_s, seconds=_GROW_S, wipe="up" if grows == "up" else "right")
    look.sheet.draw(
        (x - 1, y - 1, wide + 2, high + 2),
        lambda canvas: canvas.drawRRect(rect, paint),
        entrance=entrance,
        depth=look.depth,
    )


def _area(look: ChartLook, curve: skia.Path, points: Sequence[Point], foot: float, at_s: float) -> None:
    if not look.area_alpha:
        return
    area = skia.Path(curve)
    area.lineTo(points[-1][0], foot)
    area.lineTo(points[0][0], foot)
    area.close()
    top = min(y for _, y in points)
    paint = gradient((0, top), (0, foot), [(0, look.strong[1], look.area_alpha), (1, look.strong[0], 0.0)])
    look.sheet.draw(
        (points[0][0], top, points[-1][0] - points[0][0], foot - top),
        lambda canvas: canvas.drawPath(area, paint),
        entrance=Entrance(at_s=at_s, seconds=_DRAW_S, wipe="right"),
        depth=look.depth,
    )


def _knob(look: ChartLook, at: Point, radius: float, at_s: float, last: bool) -> None:
    def dot(canvas: skia.Canvas) -> None:
        canvas.drawCircle(*at, radius, solid(look.strong[1]))
        canvas.drawCircle(*at, 0.55 * radius, solid(look.words))

    reach = 2.6 * radius
    box = (at[0] - reach, at[1] - reach, 2 * reach, 2 * reach)
    placing: dict[str, Any] = {"entrance": Entrance(at_s=at_s, seconds=0.4), "depth": look.depth}
    if last:
        halo = solid(look.strong[1], 0.45)
        look.sheet.draw(
            box,
            lambda canvas: canvas.drawCircle(*at, 2.2 * radius, halo),
            pulse=0.8,
            pulse_period_s=_BEAT_S,
            **placing,
        )
    look.sheet.draw(box, dot, **placing)


def _rule(look: ChartLook, box: Box, at_s: float, round_px: float = 0.0) -> None:
    rect = skia.Rect.MakeXYWH(*box)
    paint = solid(look.soft, look.rule_alpha)
    look.sheet.draw(
        (box[0], box[1], box[2], box[3] + 1),
        lambda canvas: canvas.drawRoundRect(rect, round_px, round_px, paint),
        entrance=Entrance(at_s=at_s, seconds=0.7, wipe="right"),
        depth=look.depth,
    )


def _words(look: ChartLook, block: Block, x: float, y: float, colour: Rgb, at_s: float, align: Align) -> None:
    reach = 0.6 * block.size_px
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * block.width_px

    def draw(canvas: skia.Canvas) -> None:
        for index in range(len(block.lines)):
            block.paint_line(canvas, index, x, y, colour, align=align, shadow=look.shadow)

    look.sheet.draw(
        (left - reach, y - reach, block.width_px + 2 * reach, block.height_px + 2 * reach),
        draw,
        entrance=Entrance(at_s=at_s, seconds=0.5, from_dy=0.35 * block.size_px),
        depth=look.depth,
    )
