"""The ground floor of a house where there is a shop: its windows and what lies in them, its door, awning or sign."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lamps_on, lit


def draw_shop(
    canvas: skia.Canvas, scene: Scene, wide: float, cloth: Rgb, facing: float, distance: float, rng: np.random.Generator
) -> None:
    """A row of shop windows under an awning or a sign."""
    glow = lamps_on(scene)
    base = lit(scene, mix(cloth, BLACK, 0.45), 0.5 * facing, distance)
    canvas.drawRect(skia.Rect.MakeLTRB(0.2, -3.7, wide - 0.2, 0), solid(base))
    inside = mix((1.0, 0.82, 0.52), scene.light.haze, 0.4 * distance)
    dark = lit(scene, mix(scene.light.sky[1], BLACK, 0.6), 0.3, distance)
    mirror = lit(scene, mix(scene.light.sky[1], scene.light.sky[-1], 0.5), 0.3, distance)
    count = max(2, int(wide / 2.6))
    pitch = (wide - 0.6) / count
    for number in range(count):
        left = 0.4 + number * pitch
        door = number == count // 2
        pane = skia.Rect.MakeLTRB(
            left + (0.25 * pitch if door else 0), -2.7, left + pitch - 0.22, -0.1 if door else -0.6
        )
        warm = glow and rng.random() < 0.85
        stops = (
            [(0, inside, 1), (1, mix(inside, base, 0.6), 1)] if warm else [(0, mix(dark, mirror, 0.6), 1), (1, dark, 1)]
        )
        canvas.drawRect(pane, gradient((0, -2.7), (0, 0), stops))
        if not door:
            _goods(canvas, pane, mix(base, inside, 0.3 if warm else 0.08), rng)
    if rng.random() < 0.6:
        stripes = max(4, int(wide / 0.9))
        step = wide / stripes
        for number in range(stripes):
            tone = lit(scene, cloth if number % 2 else mix(cloth, WHITE, 0.75), 0.3 + 0.7 * facing, distance)
            canvas.drawRect(skia.Rect.MakeXYWH(number * step, -3.5, step, 1.0), solid(tone))
        canvas.drawRect(skia.Rect.MakeLTRB(0, -2.5, wide, -2.1), solid(BLACK, 0.35))
    else:
        canvas.drawRect(
            skia.Rect.MakeLTRB(0.6, -3.5, wide - 0.6, -2.95),
            solid(lit(scene, mix(cloth, WHITE, 0.5), facing, distance)),
        )


def _goods(canvas: skia.Canvas, pane: skia.Rect, tone: Rgb, rng: np.random.Generator) -> None:
    """What lies and hangs in a shop window, as shapes against its light."""
    paint = solid(tone, 0.75)
    x = pane.left() + 0.12
    while x < pane.right() - 0.25:
        kind, wide = rng.random(), rng.uniform(0.14, 0.34)
        high = rng.uniform(0.2, 0.6) if kind < 0.7 else rng.uniform(1.0, 1.4)
        box = skia.Rect.MakeXYWH(x, pane.bottom() - high, wide, high)
        if kind < 0.35:
            canvas.drawOval(box, paint)
        elif kind < 0.7:
            canvas.drawRect(box, paint)
        else:
            canvas.drawCircle(box.centerX(), box.top() + 0.09, 0.09, paint)
            canvas.drawRoundRect(skia.Rect.MakeXYWH(x, box.top() + 0.2, wide, high - 0.2), 0.1, 0.1, paint)
        x += wide + rng.uniform(0.05, 0.3)
