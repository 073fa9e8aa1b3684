"""The sky of a painting: its wash, sun or moon, clouds, stars and what falls from it."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.colour import parse
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.motifs import sun
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, stroke
from aiprod.providers.visuals.painters.watercolor.signs import paint_signs

_CLOUDS = {"clear": 2, "cloudy": 7, "rain": 6, "storm": 7, "snow": 3, "fog": 0}


def paint_sky(p: Painting, horizon: float) -> None:
    """Wash the sky down to ``horizon`` (a share of the painting) and show it as the farthest layer."""
    leaf = p.leaf(-0.1, horizon + 0.25)
    top, middle, low = p.sky
    deep = 1.12 if p.night else 0.72 if p.wordy else 0.95
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.y(horizon + 0.1)))
    leaf.wash(whole, top, middle, density=(deep, deep * 0.85), soft=20, ragged=1.5, edge=0.12, flow=0.62)
    warm = skia.Path()
    inset = 0.02 * p.short
    warm.addRect(skia.Rect.MakeLTRB(p.left + inset, p.y(horizon * 0.5), p.right - inset, p.y(horizon + 0.09)))
    leaf.wash(warm, middle, low, density=(0.5, 0.95), soft=46, ragged=1.2, edge=0, flow=0.4, opacity=0.8)
    if p.night:
        _stars(p, leaf, horizon)
    taken: float | None = None
    low_sun = p.intent.time in ("dawn", "golden", "dusk")
    if (low_sun or not p.wordy) and p.intent.weather in ("clear", "cloudy"):
        side = p.pick(0.66, 0.86) if p.rng.random() < 0.6 else p.pick(0.14, 0.34)
        high = p.pick(*_HEIGHTS[p.intent.time])
        if p.titled:
            # Words take the top, so the sun keeps low; under many words it only looks over the horizon.
            high = 0.96 if p.wordy else max(high, 0.8)
        size = p.short * (p.pick(0.14, 0.19) if low_sun else p.pick(0.11, 0.14))
        taken = side
        sun(p, leaf, p.x(side), p.y(horizon * high), size, p.palette["sun"][_HOURS.index(p.intent.time)])
    clouds = p.leaf(-0.1, horizon + 0.1)
    for _ in range(_CLOUDS[p.intent.weather]):
        at = p.pick(0.08, 0.62)
        at = at + 0.3 if taken is not None and at > taken - 0.18 else at
        cloud(p, clouds, min(at, 0.94), horizon * p.pick(0.22, 0.72), p.short * p.pick(0.16, 0.34))
    paint_signs(p, leaf, horizon)
    if p.intent.weather in ("rain", "storm"):
        _shafts(p, leaf, horizon)
    p.show(leaf, 0.06)
    p.show(clouds, 0.1, sway_px=0.024 * p.short / p.page.scale, sway_period_s=28.0)
    if p.intent.weather == "storm":
        _lightning(p, horizon)


def _shafts(p: Painting, leaf: Leaf, horizon: float) -> None:
    """Rain seen far away, as slanting veils under the clouds."""
    for _ in range(7):
        x, top = p.pick(0.02, 0.95), horizon * p.pick(0.25, 0.5)
        wide, lean = p.pick(0.03, 0.09), p.pick(0.04, 0.08)
        foot = horizon + 0.06
        veil = [(x, top), (x + wide, top), (x + wide - lean, foot), (x - lean, foot)]
        shape = polygon([(p.x(a), p.y(b)) for a, b in veil])
        leaf.wash(shape, mix(p.sky[0], "#4A5268", 0.5), density=(0.5, 0.9), soft=10, edge=0, flow=0.9, opacity=0.5)


def _lightning(p: Painting, horizon: float) -> None:
    """A bolt left white in the dark, that flares now and then."""
    leaf = p.leaf(0.0, horizon + 0.1)
    x, y = p.pick(0.25, 0.75), 0.1
    spots = [(p.x(x), p.y(y))]
    while y < horizon:
        x, y = x + p.pick(-0.03, 0.03), y + p.pick(0.03, 0.07)
        spots.append((p.x(x), p.y(min(y, horizon))))
    widths = list(np.linspace(0.012, 0.004, len(spots)) * p.short)
    leaf.wash(
        stroke(spots, [6 * width for width in widths]), "#E8ECFF", density=(0.3, 0.3), soft=18, edge=0, opacity=0.6
    )
    leaf.wash(stroke(spots, widths), "#FFFDF0", density=(0.2, 0.2), ragged=0.3, edge=0)
    p.show(leaf, 0.07, pulse=0.85, pulse_period_s=2.9)


_HOURS = ("dawn", "day", "golden", "dusk", "night")
_HEIGHTS = {"dawn": (0.8, 0.92), "day": (0.2, 0.36), "golden": (0.55, 0.7), "dusk": (0.9, 1.0), "night": (0.2, 0.4)}
"""Where the sun or the moon stands in the sky, from its top."""


def cloud(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A cloud lifted out of the sky, shaded below."""
    heavy = p.intent.weather in ("storm", "rain", "cloudy")
    light = mix(p.palette["paper"][0], p.sky[2], 0.3) if not p.night else mix(p.sky[2], "#FFFFFF", 0.15)
    shade = mix(p.sky[0], "#6A6F86", 0.5 if heavy else 0.2)
    if p.intent.weather in ("storm", "rain"):
        light = mix(light, shade, 0.5)
    cx, cy = p.x(x), p.y(y)
    for dx, dy, scale in ((-0.5, 0.05, 0.55), (0.5, 0.06, 0.6), (p.pick(-0.2, 0.2), -0.12, 0.8), (0, 0.08, 1.3)):
        puff = p.blob(cx + dx * size, cy + dy * size, size * scale, size * scale * 0.5, 9, 0.12)
        leaf.wash(puff, light, mix(light, shade, 0.55), density=(0.5, 0.8), soft=9, ragged=1.3, edge=0.04, opacity=0.8)
    under = p.blob(cx, cy + size * 0.22, size * 1.5, size * 0.18, 9, 0.2)
    leaf.wash(under, shade, density=(0.55, 0.4), soft=16, ragged=1.2, edge=0, opacity=0.7 if heavy else 0.4)


def weather(p: Painting) -> None:
    """What falls or drifts through the air, in front of the painting."""
    kind = p.intent.weather
    if kind == "snow":
        p.live("snow", 130, "#FFFFFF", (0.0, -0.05, 1.0, 1.0), 0.012, opacity=0.95, depth=0.2)
    elif kind in ("rain", "storm"):
        rain(p, (0.0, -0.02, 1.0, 0.98), 170, 0.1, depth=0.2)
    elif kind == "fog":
        _veil(p)
        p.live("mist", 6, "#F2EFE8", (-0.05, 0.4, 1.05, 0.85), 0.34, opacity=0.7, depth=0.2)
    elif p.intent.season == "autumn" and p.intent.place in ("forest", "field", "city", "river"):
        p.live("leaves", 14, p.ground("leaves")[0], (0.05, 0.1, 0.95, 0.9), 0.016, opacity=0.85, depth=0.3)
    elif p.intent.season == "spring" and p.intent.place in ("forest", "field", "river", "city"):
        p.live("petals", 18, p.ground("leaves")[-1], (0.05, 0.1, 0.95, 0.9), 0.011, opacity=0.85, depth=0.3)


def rain(p: Painting, box: tuple[float, float, float, float], count: int, size: float, *, depth: float) -> None:
    """Streaks in two tones, for what is lighter and what is darker than the drops; ``box`` and ``size`` are shares."""
    p.live("rain", count, mix(p.sky[0], "#1E2A44", 0.75), box, 0.8 * size, opacity=1.0, depth=depth)
    p.live("rain", count, "#FFFFFF", box, size, opacity=1.0, depth=depth)


def _veil(p: Painting) -> None:
    """Fog lying on the land: the colour of the paper, so that it ends with the painting."""
    scale = p.page.scale
    top, foot = p.y(0.3) / scale, p.y(1.0) / scale
    pale = parse(mix(p.palette["paper"][0], p.sky[1], 0.75 if p.dark else 0.25))
    left, right = p.left / scale, p.right / scale

    def draw(canvas: skia.Canvas) -> None:
        stops = [(0.0, pale, 0.0), (0.3, pale, 0.62), (0.55, pale, 0.3), (1.0, pale, 0.0)]
        paint = gradient((0, top), (0, foot), stops)
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.02 * p.short / scale))
        inset = 0.03 * p.short / scale
        canvas.drawRect(skia.Rect.MakeLTRB(left + inset, top, right - inset, foot), paint)

    p.sheet.draw((left, top, right - left, foot - top), draw, depth=0.2)


def birds(p: Painting, horizon: float) -> None:
    """A few birds on a fair day, more of them at any time if they are named."""
    named = p.shows("bird", "gull")
    if named or (not p.night and p.intent.weather in ("clear", "cloudy")):
        low = horizon * p.pick(0.42, 0.6)
        left = p.pick(0.12, 0.4)
        area = (left, low, left + 0.4, low + 0.16)
        p.live("birds", 12 if named else 5, p.palette["ink"][0], area, 0.022, opacity=0.75, depth=0.1)


def _stars(p: Painting, leaf: Leaf, horizon: float) -> None:
    sky = skia.Path()
    for _ in range(70):
        size = p.short * 0.0016 * (1 + 1.6 * float(p.rng.random()) ** 4)
        x, y = p.x(p.pick(0.02, 0.98)), p.y(horizon * float(p.rng.random()) ** 1.2 * 0.9 + 0.02)
        sky.addCircle(x, y, max(size, 0.7))
    leaf.wash(sky, "#FFFBEA", density=(0.3, 0.3), ragged=0.15, edge=0, flow=0, opacity=1.0)


def spatter(p: Painting, leaf: Leaf, colour: str, count: int, band: tuple[float, float]) -> None:
    """Drops shaken from the brush within ``band`` of y."""
    for _ in range(count):
        size = p.short * 0.004 * (1 + 3 * float(p.rng.random()) ** 3)
        leaf.wash(
            p.blob(p.x(p.pick(0, 1)), p.y(p.pick(*band)), size, size, 7), colour, ragged=0.4, edge=0.6, opacity=0.5
        )


def soft_disc(x: float, y: float, width: float, height: float) -> skia.Path:
    """An ellipse about a point."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeXYWH(x - width / 2, y - height / 2, width, height))
    return path
