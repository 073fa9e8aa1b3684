"""The sky of a painting: its wash, sun or moon, clouds, stars and what falls from it."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.motifs import sun
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix

_CLOUDS = {"clear": 2, "cloudy": 7, "rain": 6, "storm": 8, "snow": 4, "fog": 2}


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
    risen = p.intent.time in ("dawn", "golden", "dusk") or not p.wordy
    if risen and p.intent.weather in ("clear", "snow", "cloudy"):
        high = p.pick(0.2, 0.4) if p.intent.time in ("day", "night") else p.pick(0.5, 0.74)
        low_sun = p.intent.time in ("dawn", "golden", "dusk")
        side = p.pick(0.66, 0.86) if p.rng.random() < 0.6 else p.pick(0.14, 0.34)
        if p.titled:
            # Words take the top, so the sun keeps low; under many words it only looks over the horizon.
            high = 0.96 if p.wordy else 0.8
        size = p.short * (p.pick(0.14, 0.19) if low_sun else p.pick(0.11, 0.14))
        taken = side
        sun(p, leaf, p.x(side), p.y(horizon * high), size, p.palette["sun"][_HOURS.index(p.intent.time)])
    for _ in range(_CLOUDS[p.intent.weather]):
        at = p.pick(0.08, 0.62)
        at = at + 0.3 if taken is not None and at > taken - 0.18 else at
        cloud(p, leaf, min(at, 0.94), horizon * p.pick(0.22, 0.72), p.short * p.pick(0.16, 0.34))
    p.show(leaf, 0.06)


_HOURS = ("dawn", "day", "golden", "dusk", "night")


def cloud(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A cloud lifted out of the sky, shaded below."""
    heavy = p.intent.weather in ("storm", "rain", "cloudy")
    light = mix(p.palette["paper"][0], p.sky[2], 0.3) if not p.night else mix(p.sky[2], "#FFFFFF", 0.15)
    shade = mix(p.sky[0], "#6A6F86", 0.5 if heavy else 0.2)
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
        p.live("snow", 90, "#FFFFFF", (0.0, -0.05, 1.0, 1.0), 0.009, opacity=0.9, depth=0.2)
    elif kind in ("rain", "storm"):
        p.live("rain", 110, "#7F93A8", (0.0, -0.05, 1.0, 1.0), 0.022, opacity=0.5, depth=0.2)
    elif kind == "fog":
        p.live("mist", 5, "#F2EFE8", (-0.05, 0.45, 1.05, 0.85), 0.3, opacity=0.5, depth=0.2)
    elif p.intent.season == "autumn" and p.intent.place in ("forest", "field"):
        p.live("leaves", 14, p.ground("leaves")[0], (0.05, 0.1, 0.95, 0.9), 0.016, opacity=0.85, depth=0.3)
    elif p.intent.season == "spring" and p.intent.place in ("forest", "field", "river"):
        p.live("petals", 18, p.ground("leaves")[-1], (0.05, 0.1, 0.95, 0.9), 0.011, opacity=0.85, depth=0.3)


def birds(p: Painting, horizon: float) -> None:
    """A few birds on a fair day."""
    if not p.night and p.intent.weather in ("clear", "cloudy"):
        low = horizon * p.pick(0.42, 0.6)
        left = p.pick(0.12, 0.4)
        p.live("birds", 5, p.palette["ink"][0], (left, low, left + 0.4, low + 0.16), 0.022, opacity=0.75, depth=0.1)


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


def arc(start: float, stop: float, bend: float, count: int = 12) -> np.ndarray:
    """``count`` levels from ``start`` to ``stop``, bowed by ``bend``."""
    along = np.linspace(0, 1, count)
    return start + (stop - start) * along + bend * np.sin(np.pi * along)
