"""Neon clouds, edged with light, and the lightning that leaves them."""

from __future__ import annotations

import math

import skia

from aiprod.providers.visuals.kit.canvas import vertical
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.light import along, polyline, stroke
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_clouds(stage: Stage) -> None:
    """Drifting heaps under a cloudy sky; a closed cover that hangs from the top in rain, snow and storm."""
    weather = stage.intent.weather
    if weather == "cloudy":
        for index in range(2):
            _paint_heaps(stage, index)
    elif weather in ("rain", "storm", "snow"):
        _paint_cover(stage)


def paint_bank(stage: Stage, index: int, share: float) -> None:
    """A bank of cloud across the frame, seen from above; ``share`` 0 far to 1 near."""
    rng = stage.rng
    base = stage.height * (0.6 + 0.36 * share)
    path, x = skia.Path(), stage.left - 0.1 * stage.width
    heap = rng.uniform(0, 6.28)
    while x < stage.right + 0.1 * stage.width:
        size = stage.short * (0.04 + 0.07 * share) * rng.uniform(0.6, 1.4)
        rise = stage.short * 0.07 * math.sin(x / stage.width * 7 + heap) * (0.6 + share)
        path.addCircle(x, base - rise, size)
        path.addRect(skia.Rect.MakeLTRB(x - size, base - rise, x + size, stage.bottom + 2))
        x += size * rng.uniform(0.7, 1.1)
    tone = along((along(stage.sky, 0.68), stage.dark[3], stage.dark[1]), 0.15 + 0.85 * share)
    low = mix(tone, stage.dark[1], 0.6)
    _add(stage, _whole(path), tone, low, (base - stage.short * 0.3, stage.bottom), share, 0.15 + 0.25 * index)


def _paint_heaps(stage: Stage, index: int) -> None:
    rng = stage.rng
    level = stage.horizon * (0.62 - 0.3 * index) if not stage.titled else stage.horizon * (0.82 - 0.2 * index)
    path = skia.Path()
    for place in range(4):
        middle = stage.left + (stage.right - stage.left) * (place + rng.uniform(0.1, 0.9)) / 4
        long, foot = stage.short * rng.uniform(0.14, 0.3), level + stage.short * rng.uniform(-0.05, 0.05)
        x = -long
        while x < long:
            size = stage.short * (0.02 + 0.035 * (1 - (x / long) ** 2)) * rng.uniform(0.7, 1.3)
            path.addRect(skia.Rect.MakeLTRB(middle + x - size, foot - size, middle + x + size, foot))
            path.addCircle(middle + x, foot - size, size)
            x += size * rng.uniform(0.8, 1.3)
    tone, low = mix(stage.sky[1], stage.dark[2], 0.35), mix(along(stage.sky, 0.8), stage.dark[3], 0.35)
    box = (level - stage.short * 0.22, level + stage.short * 0.08)
    _add(
        stage, _whole(path), tone, low, box, 0.5 * index, 0.1 + 0.06 * index, drift_x_px_s=(6 + 6 * index) * stage.unit
    )


def _paint_cover(stage: Stage) -> None:
    weather = stage.intent.weather
    low = stage.horizon * (0.42 if weather == "storm" else 0.32)
    rows = [(_bands(stage, base), mix(along(stage.sky, tone), stage.dark[2], 0.4)) for base, tone in
            ((low, 0.62), (0.66 * low, 0.4), (0.34 * low, 0.2))]  # fmt: skip
    top = mix(stage.sky[0], stage.dark[0], 0.5 if weather != "snow" else 0.1)
    edge = stroke(mix(stage.hot, stage.cold, 0.4), stage.px(2), 0.45)
    wide, foot = 0.2 * stage.width, low + stage.short * 0.12

    def under(canvas: skia.Canvas) -> None:
        for band, tone in rows:
            canvas.drawPath(band, vertical(top, tone, stage.top, foot))

    def lines(canvas: skia.Canvas) -> None:
        for band, _ in rows:
            canvas.drawPath(band, edge)

    box = (stage.left - wide, stage.top, stage.right - stage.left + 2 * wide, foot - stage.top)
    stage.glow(box, lines, reach=12, strength=0.4, under=under, depth=0.12, drift_x_px_s=-7 * stage.unit)


def _bands(stage: Stage, base: float) -> skia.Path:
    """A cover of cloud down to ``base``, its foot long bars with round ends at a few heights."""
    path, x = skia.Path(), stage.left - 0.25 * stage.width
    path.addRect(skia.Rect.MakeLTRB(x, stage.top - 2, stage.right + 0.25 * stage.width, base))
    while x < stage.right + 0.25 * stage.width:
        wide, deep = stage.width * stage.rng.uniform(0.16, 0.42), stage.short * stage.rng.uniform(0.02, 0.055)
        bar = skia.Rect.MakeLTRB(x, base - deep, x + wide, base + deep)
        path.addRoundRect(bar, deep, deep)
        x += wide * stage.rng.uniform(0.55, 0.85)
    return _whole(path)


def _whole(path: skia.Path) -> skia.Path:
    path.setFillType(skia.PathFillType.kWinding)
    return skia.Simplify(path)


def _add(
    stage: Stage,
    cloud: skia.Path,
    tone: tuple[float, float, float],
    low: tuple[float, float, float],
    span: tuple[float, float],
    near: float,
    depth: float,
    drift_x_px_s: float = 0.0,
) -> None:
    wide = 0.2 * stage.width if drift_x_px_s else 0.0
    top, bottom = span
    colour = mix(stage.hot, stage.cold, near)
    edge = stroke(colour, stage.px(1.4 + 1.4 * near), 0.9 if stage.intent.weather != "snow" else 0.55)
    stage.glow(
        (stage.left - wide, top, stage.right - stage.left + 2 * wide, bottom - top),
        lambda canvas: canvas.drawPath(cloud, edge),
        reach=12,
        strength=0.7,
        under=lambda canvas: canvas.drawPath(cloud, vertical(tone, low, top, bottom)),
        depth=depth,
        drift_x_px_s=drift_x_px_s,
        sway_px=0.0 if drift_x_px_s else 6 * stage.unit,
        sway_period_s=9.0 + 4 * near,
    )


def paint_lightning(stage: Stage) -> None:
    """Forked bolts that flash one after another, when there is a storm."""
    if stage.intent.weather != "storm":
        return
    for index, period in enumerate((2.3, 3.7)):
        side = (-1, 1)[index] * (-1 if stage.sun_x > stage.width / 2 else 1)
        start = stage.width * (0.5 - side * stage.rng.uniform(0.16, 0.38))
        bolt = _bolt(stage, start, 0.1 * stage.horizon, stage.horizon, stage.width * 0.02, 22)
        forks = [_bolt(stage, *bolt[at], bolt[at][1] + stage.horizon * 0.3, stage.width * 0.02, 9) for at in (6, 12)]

        def draw(canvas: skia.Canvas, lines: tuple[list[tuple[float, float]], ...] = (bolt, *forks)) -> None:
            for points, width in zip(lines, (5.0, 2.4, 2.4), strict=True):
                canvas.drawPath(polyline(points), stroke((0.86, 0.9, 1.0), stage.px(width)))

        reach = stage.width * 0.16
        box = (start - reach, stage.top, 2 * reach, stage.horizon - stage.top)
        stage.glow(
            box, draw, reach=60, strength=1.6, depth=0.05, blend="screen",
            pulse=0.9, pulse_period_s=period, phase=0.5 * index,
        )  # fmt: skip


def _bolt(stage: Stage, x: float, top: float, bottom: float, jitter: float, count: int) -> list[tuple[float, float]]:
    steps = stage.rng.normal(0, 1, count).cumsum() * jitter * 0.55
    return [(x + float(step), top + (bottom - top) * i / (count - 1)) for i, step in enumerate(steps)]
