"""A cabin in space: a wide window on what lies outside, consoles beneath it, light from the screens."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.cosmos.built import PEOPLE
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.space import paint_space

_DAY = {"dawn": 0.35, "day": 0.8, "golden": 0.5, "dusk": 0.3, "night": 0.1}


def paint_cabin(scene: Scene) -> None:
    """Space outside, then the cabin's walls with the window cut out, then consoles and who sits there."""
    outside = replace(scene, intent=scene.intent.model_copy(update={"subjects": ()}))
    paint_space(outside)
    rng = scene.rng("cabin")
    window = _window(scene, str(rng.choice(["band", "arch", "round", "panes"])))
    _walls(scene, window)
    _consoles(scene, rng)
    if scene.shows(*PEOPLE):
        _watcher(scene, rng)


def _window(scene: Scene, kind: str) -> skia.Path:
    left, right, top, foot = 0.10 * scene.width, 0.90 * scene.width, scene.at(0.08), scene.at(0.72)
    path = skia.Path()
    if kind == "round":
        reach = min(0.44 * (foot - top) * 1.3, 0.4 * scene.width)
        middle = (scene.width * float(scene.rng("port").uniform(0.38, 0.62)), (top + foot) / 2)
        path.addOval(skia.Rect.MakeLTRB(middle[0] - 1.25 * reach, top, middle[0] + 1.25 * reach, foot))
    elif kind == "arch":
        path.moveTo(left, foot).lineTo(left + 0.03 * scene.width, scene.at(0.4)).quadTo(
            scene.width / 2, scene.at(-0.26), right - 0.03 * scene.width, scene.at(0.4)
        )
        path.lineTo(right, foot).close()
    elif kind == "panes":
        wide = (right - left) / 3
        for number in range(3):
            pane = skia.Rect.MakeXYWH(
                left + number * wide + 0.012 * scene.width, top, wide - 0.024 * scene.width, foot - top
            )
            path.addRoundRect(pane, 3 * scene.unit, 3 * scene.unit)
    else:
        path = polyline(
            [(left - 0.1 * scene.width, top), (right + 0.1 * scene.width, top), (right, foot), (left, foot)],
            closed=True,
        )
    return path


def _walls(scene: Scene, window: skia.Path) -> None:
    day = _DAY[scene.light.time]
    wall = mix(mix((0.03, 0.035, 0.05), scene.light.near, 0.3), (0.55, 0.58, 0.64), 0.06 + 0.3 * day)
    glow = mix(scene.light.glow, (0.7, 0.8, 1.0), 0.4)
    box = (scene.left, scene.above, scene.full_width, scene.full_height)

    def draw(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.clipPath(window, skia.ClipOp.kDifference, True)
        canvas.drawRect(
            skia.Rect.MakeXYWH(*box),
            gradient(
                (0, scene.top),
                (0, scene.bottom),
                [(0, mix(wall, BLACK, 0.45), 1), (0.6, wall, 1), (1, mix(wall, BLACK, 0.7), 1)],
            ),
        )
        for x in np.linspace(-0.05, 1.05, 12) * scene.width:
            canvas.drawLine(
                float(x),
                scene.above,
                scene.width / 2 + (float(x) - scene.width / 2) * 0.8,
                scene.at(0.5),
                solid(mix(wall, BLACK, 0.55), 0.6, stroke_px=max(0.8, 0.16 * scene.unit)),
            )
        for x in np.linspace(0.02, 0.98, 9) * scene.width:
            canvas.drawCircle(float(x), scene.at(0.035), 0.35 * scene.unit, solid(mix(wall, WHITE, 0.3)))
        canvas.restore()
        canvas.drawPath(window, solid(mix(wall, BLACK, 0.5), stroke_px=2.4 * scene.unit))
        canvas.drawPath(window, solid(mix(wall, glow, 0.45), stroke_px=0.5 * scene.unit))
        canvas.save()
        canvas.clipPath(window, skia.ClipOp.kDifference, True)
        soft = solid(glow, 0.14 + 0.2 * day, blur_px=3.4 * scene.unit, stroke_px=5 * scene.unit)
        soft.setBlendMode(skia.BlendMode.kScreen)
        canvas.drawPath(window, soft)
        canvas.restore()

    scene.sheet.draw(box, draw, depth=0.6)


def _consoles(scene: Scene, rng: np.random.Generator) -> None:
    """A desk along the foot with screens that show traces, rows of keys, and lamps that blink."""
    tones = [*glow_tones(scene), (1.0, 0.72, 0.36)]
    top, floor = scene.at(0.78), scene.above + scene.full_height
    desk = mix((0.05, 0.06, 0.09), scene.light.near, 0.3)
    screens = []
    x = scene.width * 0.04
    while x < 0.93 * scene.width:
        wide = scene.unit * rng.uniform(11, 20)
        screens.append((x, wide, tones[int(rng.integers(0, 3))], int(rng.integers(0, 3))))
        x += wide + scene.unit * rng.uniform(1.5, 5)

    def draw(canvas: skia.Canvas) -> None:
        body = polyline(
            [
                (scene.left, top + 4 * scene.unit),
                (scene.width * 0.06, top),
                (scene.width * 0.94, top),
                (scene.left + scene.full_width, top + 4 * scene.unit),
                (scene.left + scene.full_width, floor),
                (scene.left, floor),
            ],
            closed=True,
        )
        canvas.drawPath(
            body,
            gradient(
                (0, top), (0, floor), [(0, mix(desk, WHITE, 0.06), 1), (0.25, desk, 1), (1, mix(desk, BLACK, 0.7), 1)]
            ),
        )
        for left, wide, tone, kind in screens:
            _screen(scene, canvas, left, top + 1.6 * scene.unit, wide, tone, kind, rng)

    scene.sheet.draw(
        (scene.left, top - 4 * scene.unit, scene.full_width, floor - top + 4 * scene.unit), draw, depth=0.9
    )
    for group in range(3):
        spots = [(scene.width * rng.uniform(0.04, 0.96), top + scene.unit * rng.uniform(13, 15.5)) for _ in range(9)]

        def lamps(canvas: skia.Canvas, spots: list[tuple[float, float]] = spots, tone: Rgb = tones[group]) -> None:
            for spot in spots:
                halo(canvas, spot, 1.1 * scene.unit, tone, 0.9)

        scene.sheet.draw(
            (0, top + 11 * scene.unit, scene.width, 7 * scene.unit),
            lamps,
            depth=0.9,
            blend="screen",
            pulse=0.9,
            pulse_period_s=1.3 + 0.7 * group,
            phase=0.3 * group,
        )


def _screen(
    scene: Scene,
    canvas: skia.Canvas,
    left: float,
    top: float,
    wide: float,
    tone: Rgb,
    kind: int,
    rng: np.random.Generator,
) -> None:
    high = 8.5 * scene.unit
    box = skia.Rect.MakeXYWH(left, top, wide, high)
    canvas.drawRoundRect(
        box,
        scene.unit * 0.6,
        scene.unit * 0.6,
        gradient((0, top), (0, top + high), [(0, mix(BLACK, tone, 0.22), 1), (1, mix(BLACK, tone, 0.08), 1)]),
    )
    canvas.drawRoundRect(
        box, scene.unit * 0.6, scene.unit * 0.6, solid(tone, 0.5, stroke_px=max(0.7, 0.1 * scene.unit))
    )
    middle = top + high / 2
    if kind == 0:
        line = middle + 0.32 * high * ridge(80, rng, cycles=6, octaves=5)
        xs = np.linspace(left + 0.06 * wide, left + 0.94 * wide, 80)
        canvas.drawPath(
            polyline(list(zip(xs.tolist(), line.tolist(), strict=True))),
            solid(tone, 0.95, stroke_px=max(0.8, 0.16 * scene.unit)),
        )
    elif kind == 1:
        for share in (0.14, 0.26, 0.38):
            canvas.drawCircle(
                left + wide / 2, middle, share * high, solid(tone, 0.55, stroke_px=max(0.7, 0.1 * scene.unit))
            )
        canvas.drawLine(
            left + wide / 2,
            middle,
            left + wide / 2 + 0.3 * high,
            middle - 0.24 * high,
            solid(tone, 0.95, stroke_px=max(0.8, 0.16 * scene.unit)),
        )
    else:
        for number in range(9):
            tall = high * rng.uniform(0.1, 0.7)
            at = left + wide * (0.1 + 0.09 * number)
            canvas.drawRect(skia.Rect.MakeXYWH(at, top + 0.88 * high - tall, 0.05 * wide, tall), solid(tone, 0.8))
    halo(canvas, (left + wide / 2, top), wide * 0.7, tone, 0.16)


def _watcher(scene: Scene, rng: np.random.Generator) -> None:
    """Somebody seen from behind, looking out."""
    x = scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.06, 0.16))
    foot, size = scene.at(1.04), (scene.bottom - scene.top) * 0.2
    dark = mix(scene.light.near, BLACK, 0.55)
    rim = mix(dark, mix(scene.light.glow, (0.6, 0.8, 1.0), 0.5), 0.6)

    def draw(canvas: skia.Canvas) -> None:
        for tone, lift in ((rim, 0.02), (dark, 0.0)):
            y = foot - lift * size
            body = skia.Path()
            body.moveTo(x - 0.75 * size, foot).cubicTo(
                x - 0.75 * size, y - 1.25 * size, x - 0.5 * size, y - 1.4 * size, x - 0.15 * size, y - 1.5 * size
            )
            body.lineTo(x + 0.15 * size, y - 1.5 * size).cubicTo(
                x + 0.5 * size, y - 1.4 * size, x + 0.75 * size, y - 1.25 * size, x + 0.75 * size, foot
            ).close()
            canvas.drawPath(body, solid(tone))
            canvas.drawOval(skia.Rect.MakeXYWH(x - 0.29 * size, y - 2.12 * size, 0.58 * size, 0.72 * size), solid(tone))

    scene.sheet.draw((x - size, foot - 2.3 * size, 2 * size, 2.4 * size), draw, depth=1.0)
