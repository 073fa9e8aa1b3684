"""Soft coasts: a beach with its surf, an island with palms."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import image, solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, mix, parse
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import SNOW, lit


def paint_beach(scene: Scene, side: float) -> None:
    """Sand across the foot of the picture, deeper on one ``side``, with surf that runs up and back."""
    rng, unit = scene.rng("beach"), scene.unit
    floor, count = scene.above + scene.full_height, 240
    share = np.linspace(0, 1, count, dtype=np.float32)
    x = scene.left + share * scene.full_width
    lean = (share if side > 0 else 1 - share) - 0.5
    line = scene.at(0.86) - unit * (
        9 * lean + 1.6 * np.sin(share * 7 + rng.uniform(0, 6)) + 0.5 * ridge(count, rng, cycles=9)
    )
    sand = parse(scene.style.palette.get("sand", ("#D9B98A",))[-1])
    dry = lit(scene, SNOW if scene.snowy else sand, 0.75)
    wet = mix(lit(scene, mix(sand, BLACK, 0.45), 0.2), scene.light.horizon, 0.3)
    foam = lit(scene, (0.95, 0.97, 0.97), 0.7)
    grain = field(120, 240, rng, cell_px=40, octaves=5, roughness=0.7, stretch=3)

    def edge(shift: float) -> list[tuple[float, float]]:
        return list(zip(x.tolist(), (line + shift * unit).tolist(), strict=True))

    def ground(canvas: skia.Canvas) -> None:
        foot = [(float(x[-1]), floor), (float(x[0]), floor)]
        canvas.drawPath(polyline([*edge(0), *foot], closed=True), solid(wet, 0.85, blur_px=0.3 * unit))
        paint = gradient(
            (0, float(line.mean()) + 3 * unit), (0, floor), [(0, wet, 0), (0.25, dry, 1), (1, mix(dry, BLACK, 0.12), 1)]
        )
        canvas.drawPath(polyline([*edge(2.6), *foot], closed=True), paint)
        canvas.save()
        canvas.clipPath(polyline([*edge(4), *foot], closed=True), doAntiAlias=True)
        level = np.dstack([np.zeros((120, 240, 3), np.uint8), (smoothstep(0.5, 0.9, grain) * 34).astype(np.uint8)])
        into = skia.Rect.MakeLTRB(scene.left, float(line.min()), scene.left + scene.full_width, floor)
        canvas.drawImageRect(image(level), into, skia.SamplingOptions(skia.FilterMode.kLinear))
        canvas.restore()

    box = (scene.left, float(line.min()) - 8 * unit, scene.full_width, floor - float(line.min()) + 8 * unit)
    scene.sheet.draw(box, ground, depth=0.72)
    for number, shift in enumerate((-4.2, -1.6, 0.6)):
        lace = 0.5 * unit * ridge(count, scene.rng("lace", number), cycles=24)

        def surf(canvas: skia.Canvas, shift: float = shift, lace: FloatArray = lace) -> None:
            crest = [(px, py + wave) for (px, py), wave in zip(edge(shift), lace.tolist(), strict=True)]
            canvas.drawPath(polyline(crest), solid(foam, 0.9, stroke_px=0.45 * unit, blur_px=0.05 * unit))
            back = [(px, py - 1.8 * unit) for px, py in reversed(crest)]
            veil = gradient(
                (0, float(line.mean()) + (shift - 2) * unit),
                (0, float(line.mean()) + shift * unit),
                [(0, foam, 0), (1, foam, 0.35)],
            )
            canvas.drawPath(polyline([*crest, *back], closed=True), veil)

        high = float(np.ptp(line)) + 6 * unit
        scene.sheet.draw(
            (scene.left, float(line.min()) + (shift - 3) * unit, scene.full_width, high), surf, depth=0.72,
            sway_px=0.9 * unit, sway_period_s=6.0 + number, pulse=0.85, pulse_period_s=5.4, phase=0.3 * number,
        )  # fmt: skip


def paint_island(scene: Scene, horizon: float) -> None:
    """An island on the horizon: sand, green, palms that lean from the wind."""
    rng, unit = scene.rng("island"), scene.unit
    x, y = scene.width * rng.uniform(0.3, 0.7), horizon + 2.4 * unit
    wide = unit * rng.uniform(30, 40)
    share = np.linspace(-1, 1, 120)
    hump = np.clip(1 - share**2, 0, 1) ** 0.8
    rise = unit * (
        2.2 * hump
        + 6 * hump * np.exp(-(((share - rng.uniform(-0.3, 0.3)) / 0.3) ** 2))
        + 0.5 * hump * ridge(120, rng, cycles=9)
    )
    sand = lit(scene, (0.92, 0.82, 0.62), 0.8, 0.12)
    leaf, dark = lit(scene, (0.26, 0.46, 0.2), 0.75, 0.12), lit(scene, (0.14, 0.24, 0.12), 0.1, 0.12)
    palms = [
        (rng.uniform(-0.7, 0.7), rng.uniform(5, 8.5), rng.uniform(-0.4, 0.4)) for _ in range(int(rng.integers(6, 10)))
    ]

    def land(canvas: skia.Canvas) -> None:
        beach = [(x + s * wide, y - 0.35 * float(h) * unit * 2) for s, h in zip(share, hump, strict=True)]
        canvas.drawPath(polyline(beach, closed=True), solid(sand))
        green = [(x + 0.88 * s * wide, y - 0.4 * unit - float(r)) for s, r in zip(share, rise, strict=True)]
        canvas.drawPath(polyline(green, closed=True), vertical(leaf, dark, y - 8 * unit, y))
        foam = solid(mix(scene.light.haze, WHITE, 0.6), 0.7, stroke_px=0.25 * unit)
        canvas.drawLine(x - 1.03 * wide, y, x + 1.03 * wide, y, foam)

    def crowns(canvas: skia.Canvas) -> None:
        for at, tall, bend in palms:
            foot = y - 0.7 * unit - float(np.interp(at / 0.88, share, rise))
            draw_palm(canvas, scene, x + at * wide, foot, tall * unit, bend, 0.12)

    scene.sheet.draw((x - 1.1 * wide, y - 12 * unit, 2.2 * wide, 12.5 * unit), land, depth=0.34)
    scene.sheet.draw(
        (x - 1.2 * wide, y - 20 * unit, 2.4 * wide, 20 * unit),
        crowns,
        depth=0.34,
        sway_px=0.1 * unit,
        sway_period_s=4.0,
    )


def draw_palm(
    canvas: skia.Canvas, scene: Scene, x: float, foot: float, tall: float, bend: float, distance: float
) -> None:
    """A coconut palm ``tall`` pixels high that leans by ``bend`` of its height."""
    bark, leaf, dark = (
        lit(scene, c, f, distance)
        for c, f in (((0.42, 0.32, 0.22), 0.5), ((0.34, 0.52, 0.22), 0.9), ((0.14, 0.26, 0.12), 0.15))
    )
    top = (x + bend * tall, foot - tall)
    trunk = skia.Path()
    trunk.moveTo(x, foot).quadTo(x + 0.1 * bend * tall, foot - 0.6 * tall, *top)
    canvas.drawPath(trunk, solid(bark, stroke_px=0.055 * tall))
    for number, angle in enumerate(np.linspace(-0.35, np.pi + 0.35, 11).tolist()):
        long = 0.5 * tall * (1 - 0.12 * (number % 3))
        tip = (top[0] + long * float(np.cos(angle)), top[1] - 0.45 * long * float(np.sin(angle)) + 0.28 * long)
        knee = (top[0] + 0.5 * long * float(np.cos(angle)), top[1] - 0.62 * long * float(np.sin(angle)) - 0.1 * long)
        blade = skia.Path()
        blade.moveTo(*top).quadTo(knee[0], knee[1] - 0.1 * long, *tip).quadTo(knee[0], knee[1] + 0.14 * long, *top)
        canvas.drawPath(blade, solid(leaf if number % 2 else dark))
