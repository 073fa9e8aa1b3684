"""A place seen through the page: on a card, in half of the frame, on a screen, or as the whole ground."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.plan import PictureIntent, VisualRequest
from aiprod.providers.visuals.kit.canvas import solid, tinted
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters import landscape
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk

_DEPTH = 0.7
_CASE = (0.035, 0.04, 0.1)
_SLANTS = (-0.07, 0.0, 0.07)


def show_place(desk: Desk) -> None:
    """The place of the intent in the shape the page has for pictures."""
    {"card": _card, "half": _half, "whole": _whole, "screen": _screen}[desk.shape](desk)


def show_behind(desk: Desk) -> None:
    """The place as a dim ground under words that stand anywhere."""
    _whole(desk, even=True)


def _card(desk: Desk) -> None:
    x, y, wide, high = desk.art
    share = float(desk.rng.uniform(0.86, 1.0))
    aspect = float(desk.rng.choice([0.9, 1.15, 1.5])) if not desk.tall else 1.5
    high = share * min(high, wide / aspect)
    wide = min(wide, high * aspect)
    left = x if desk.tall else x + (desk.art[2] - wide) / 2
    box = _even((left, y + (desk.art[3] - high) / 2, wide, high))
    radius = 3.4 * desk.unit
    pane = skia.Path().addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(*box), radius, radius))
    _view(desk, box)
    desk.cover(_grown(box, 1), pane)
    reach = 9 * desk.unit
    desk.sheet.draw(_grown(box, reach), lambda canvas: desk.glass(canvas, box, radius, fill=0.25))
    _badges(desk, box)


def _half(desk: Desk) -> None:
    """A picture to three edges of the frame; its fourth may slant."""
    cut = 0.545 * desk.width
    slant = float(desk.rng.choice(_SLANTS)) * desk.width
    edge = 0.0 if desk.mirrored else cut - abs(slant) / 2
    box = _even((edge, 0.0, desk.width - cut + abs(slant) / 2, float(desk.height)))
    _view(desk, box)
    inner = box[0] + box[2] if desk.mirrored else box[0]
    towards = -1.0 if desk.mirrored else 1.0
    away = towards * abs(slant)
    top, foot = (inner + away, inner) if slant > 0 else (inner, inner + away)
    overscan = desk.sheet.margin_y
    hole = skia.Path()
    far = inner + towards * 2 * desk.width
    points = [(top, -overscan), (far, -overscan), (far, desk.height + overscan), (foot, desk.height + overscan)]
    hole.addPoly([skia.Point(float(x), float(y)) for x, y in points], True)
    if slant:
        strip = (min(inner, inner + away), 0.0, abs(slant), float(desk.height))
        desk.cover(_grown(strip, 1), hole)
    thick = 0.5 * desk.unit
    line = gradient((0, 0), (0, desk.height), [(0, desk.accent[0], 1), (1, desk.accent[1], 1)])
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(thick)
    area = (min(inner, inner + away) - thick, 0.0, abs(slant) + 2 * thick, float(desk.height))
    desk.sheet.draw(area, lambda canvas: canvas.drawLine(*points[0], *points[3], line))


def _screen(desk: Desk) -> None:
    """The picture on a laptop's screen."""
    x, y, wide, high = desk.art
    wide = min(wide * 0.98, 0.86 * high * 1.6)
    high = wide / 1.6
    left, top = x + (desk.art[2] - wide) / 2, y + (desk.art[3] - high) / 2 - 2 * desk.unit
    rim, radius = 1.5 * desk.unit, 2.2 * desk.unit
    box = _even((left + rim, top + rim, wide - 2 * rim, high - 2 * rim))
    _view(desk, box)

    def case(canvas: skia.Canvas) -> None:
        outer = skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(left, top, wide, high), radius, radius)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeXYWH(*box), skia.ClipOp.kDifference, True)
        shadow = skia.Rect.MakeXYWH(left, top + 2 * desk.unit, wide, high)
        canvas.drawRoundRect(shadow, radius, radius, solid((0.02, 0.02, 0.1), 0.5, blur_px=3 * desk.unit))
        canvas.drawRRect(outer, solid(_CASE))
        canvas.restore()
        sheen = gradient((left, top), (left + wide, top + high), [(0, WHITE, 0.16), (0.45, WHITE, 0.02), (1, WHITE, 0)])
        canvas.drawRect(skia.Rect.MakeXYWH(*box), sheen)
        foot, reach = top + high, 0.1 * wide
        base = skia.Path()
        base.moveTo(left - 0.6 * reach, foot)
        base.lineTo(left + wide + 0.6 * reach, foot)
        base.lineTo(left + wide + 0.5 * reach, foot + 1.5 * desk.unit)
        base.lineTo(left - 0.5 * reach, foot + 1.5 * desk.unit)
        base.close()
        pale, dark = mix(WHITE, desk.mesh[0], 0.25), mix(WHITE, desk.mesh[-1], 0.75)
        canvas.drawPath(base, gradient((0, foot), (0, foot + 2 * desk.unit), [(0, pale, 1), (1, dark, 1)]))

    desk.sheet.draw((left - 9 * desk.unit, top - 6 * desk.unit, wide + 18 * desk.unit, high + 16 * desk.unit), case)
    _badges(desk, (left, top, wide, high))


def _whole(desk: Desk, even: bool = False) -> None:
    stack, rasters = landscape.paint(_request(desk, desk.width, desk.height))
    desk.sheet.inset(stack, rasters, (0.0, 0.0, float(desk.width), float(desk.height)), 1.0)
    wide, high = desk.width + 2 * desk.sheet.margin_x, desk.height + 2 * desk.sheet.margin_y
    x = np.linspace(0, 1, wide // 8, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, high // 8, dtype=np.float32)[:, None]
    if even:
        alpha = 0.62 + 0 * x + 0 * y
    elif desk.tall:
        from_y = (desk.words[1] + desk.sheet.margin_y) / high
        alpha = 0.16 + 0.72 * np.clip((y - from_y + 0.14) / 0.2, 0, 1) + 0 * x
    else:
        across = 1 - x if desk.mirrored else x
        alpha = 0.12 + 0.8 * np.clip((0.78 - across) / 0.5, 0, 1) ** 0.8 + 0 * y
    shade = tinted(mix(desk.mesh[-1], desk.mesh[0], 0.22), np.clip(alpha, 0, 0.9).astype(np.float32))
    grown = skia.Image.fromarray(shade, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType)
    area = (0.0, 0.0, float(desk.width), float(desk.height))
    whole = skia.Rect.MakeXYWH(-desk.sheet.margin_x, -desk.sheet.margin_y, wide, high)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    desk.sheet.draw(area, lambda canvas: canvas.drawImageRect(grown, whole, smooth))


def _view(desk: Desk, box: Box) -> None:
    stack, rasters = landscape.paint(_request(desk, round(box[2]), round(box[3])))
    desk.sheet.inset(stack, rasters, box, _DEPTH)


def _request(desk: Desk, width: int, height: int) -> VisualRequest:
    intent = desk.intent
    bare = PictureIntent(
        place=intent.place,
        time=intent.time,
        weather=intent.weather,
        season=intent.season,
        mood=intent.mood,
        subjects=intent.subjects,
    )
    return desk.request.model_copy(update={"intent": bare, "width_px": width, "height_px": height})


def _badges(desk: Desk, box: Box) -> None:
    """The scene's icons as tiles that float before the picture's edge."""
    names = desk.icons()[:2]
    size = 11 * desk.unit
    x, y, wide, high = box
    corners = [(x + wide - 0.1 * size, y + 0.15 * size), (x + 0.06 * size, y + high - 0.5 * size)]
    if desk.rng.integers(2):
        corners = [(x + 0.1 * size, y + 0.15 * size), (x + wide - 0.06 * size, y + high - 0.5 * size)]
    for index, (name, (cx, cy)) in enumerate(zip(names, corners, strict=False)):
        smaller = size * (1 - 0.2 * index)
        desk.show_tile(name, cx, cy, smaller, 0.6 + 0.25 * index, 0.4 + 0.15 * index, bright=index == 0)


def _even(box: Box) -> Box:
    x, y, wide, high = (2 * round(side / 2) for side in box)
    return float(x), float(y), float(wide), float(high)


def _grown(box: Box, reach: float) -> Box:
    return box[0] - reach, box[1] - reach, box[2] + 2 * reach, box[3] + 2 * reach
