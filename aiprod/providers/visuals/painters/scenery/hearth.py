"""Small fires: a hearth with its logs and flames, a candle's flame, and the steam of a cup; all of them alive."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior

_FIRE: tuple[Rgb, ...] = ((1.0, 0.34, 0.08), (1.0, 0.62, 0.16), (1.0, 0.9, 0.5))


def draw_fireplace(canvas: skia.Canvas, room: Interior) -> None:
    """A brick fireplace with a mantel, 1.7 m wide, on a canvas in metres whose floor is y = 0."""
    rng = room.scene.rng("bricks")
    canvas.drawRect(skia.Rect.MakeLTRB(-0.62, -2.9, 0.62, -1.2), solid(room.tone((0.62, 0.44, 0.36), 0.45)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.86, -1.2, 0.86, 0), solid(room.tone((0.45, 0.3, 0.25), 0.3)))
    for row in range(12):
        for column in range(8):
            x, y = -0.85 + 0.22 * column - 0.11 * (row % 2), -1.17 + 0.1 * row
            brick: Rgb = mix((0.64, 0.36, 0.28), (0.5, 0.28, 0.22), float(rng.random()))
            rect = skia.Rect.MakeLTRB(max(-0.85, x), y, min(0.85, x + 0.205), y + 0.085)
            if rect.right() > rect.left():
                canvas.drawRect(rect, solid(room.tone(brick, 0.5)))
    mouth = skia.Path()
    mouth.moveTo(-0.52, 0).lineTo(-0.52, -0.6).quadTo(0, -0.86, 0.52, -0.6).lineTo(0.52, 0).close()
    canvas.drawPath(mouth, vertical((0.03, 0.02, 0.02), (0.2, 0.08, 0.04), -0.8, 0))
    canvas.drawRect(skia.Rect.MakeLTRB(-1.0, -1.3, 1.0, -1.18), solid(room.tone(room.wood, 0.8)))
    bark = mix((0.24, 0.14, 0.09), WARM, 0.15)
    for x, y, turn in ((-0.12, -0.08, -8), (0.14, -0.09, 9), (0.0, -0.18, 3)):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.3, -0.06, 0.3, 0.05), 0.05, 0.05, vertical(bark, BLACK, -0.06, 0.05))
        canvas.restore()


def paint_fire(room: Interior, x: float, z: float, depth: float) -> None:
    """Add the flames of a hearth whose mouth is at ``x``, ``z`` metres, their glow in the room and their sparks."""
    scene, (px, foot), metre = room.scene, room.vista.at((x, 0, z)), room.vista.scale(z)
    for number in range(4):
        rng = scene.rng("flames", number)

        def flames(canvas: skia.Canvas, rng: np.random.Generator = rng) -> None:
            canvas.translate(px, foot)
            canvas.scale(metre, metre)
            for _ in range(5):
                _draw_flame(canvas, rng.uniform(-0.26, 0.26), -0.14, rng.uniform(0.22, 0.5), rng.uniform(-0.05, 0.05))

        box = (px - 0.6 * metre, foot - 0.8 * metre, 1.2 * metre, 0.85 * metre)
        scene.sheet.draw(
            box, flames, depth=depth, pulse=0.9, pulse_period_s=0.8 + 0.23 * number, phase=0.29 * number,
            sway_px=0.015 * metre, sway_period_s=1.1 + 0.3 * number,
        )  # fmt: skip
    reach = 1.25 * metre
    paint_glow(room, (px, foot - 0.3 * metre), reach, depth, 0.4 if room.lamp_on else 0.2)
    area = (px - 0.4 * metre, foot - 0.9 * metre, 0.8 * metre, 0.9 * metre)
    scene.sheet.live(
        Life(
            what="embers", count=14, colour="#FFB060", area=area,
            size_px=max(1.0, 0.25 * scene.unit), depth=depth, opacity=0.9, seed=scene.seed,
        )
    )  # fmt: skip


def paint_candle_flame(room: Interior, tip: tuple[float, float], metre: float, depth: float) -> None:
    """Add a candle's flame that stands on frame point ``tip``."""
    scene = room.scene
    for number in range(2):

        def flame(canvas: skia.Canvas, number: int = number) -> None:
            canvas.translate(*tip)
            canvas.scale(metre, metre)
            _draw_flame(canvas, 0.0, 0.004, 0.062 + 0.008 * number, 0.003 * (1 - 2 * number))

        box = (tip[0] - 0.06 * metre, tip[1] - 0.09 * metre, 0.12 * metre, 0.11 * metre)
        scene.sheet.draw(
            box,
            flame,
            depth=depth,
            pulse=0.7,
            pulse_period_s=0.7 + 0.4 * number,
            phase=0.5 * number,
            sway_px=0.002 * metre,
            sway_period_s=1.3,
        )
    paint_glow(room, (tip[0], tip[1] - 0.03 * metre), 0.6 * metre, depth, 0.75 if room.lamp_on else 0.3)


def paint_steam(room: Interior, at: tuple[float, float], metre: float, depth: float) -> None:
    """Add the steam that rises from frame point ``at``."""
    scene, pale = room.scene, mix(room.tone((0.95, 0.95, 0.95), 1.0), WHITE, 0.35)
    for number in range(3):
        rng = scene.rng("steam", number)
        bend = [float(rng.uniform(-0.05, 0.05)) for _ in range(3)]

        def wisp(canvas: skia.Canvas, bend: list[float] = bend) -> None:
            canvas.translate(*at)
            canvas.scale(metre, metre)
            path = skia.Path()
            path.moveTo(0.01 * bend[0], 0).cubicTo(bend[0], -0.08, bend[1], -0.15, bend[2], -0.26)
            pen = gradient((0, 0), (0, -0.26), [(0, pale, 0.0), (0.25, pale, 0.34), (1, pale, 0.0)])
            pen.setStyle(skia.Paint.kStroke_Style)
            pen.setStrokeWidth(0.03)
            pen.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.012))
            canvas.drawPath(path, pen)

        box = (at[0] - 0.12 * metre, at[1] - 0.3 * metre, 0.24 * metre, 0.3 * metre)
        scene.sheet.draw(
            box, wisp, depth=depth, pulse=1.0, pulse_period_s=3.2 + 0.6 * number, phase=0.33 * number,
            sway_px=0.012 * metre, sway_period_s=3.0 + number,
        )  # fmt: skip


def paint_glow(
    room: Interior,
    at: tuple[float, float],
    reach: float,
    depth: float,
    strength: float,
    tone: Rgb = WARM,
    period_s: float = 1.7,
) -> None:
    """Add a round light of ``reach`` pixels about a frame point that swells and fades every ``period_s`` seconds."""

    def glow(canvas: skia.Canvas) -> None:
        halo(canvas, at, reach, tone, strength)

    box = (at[0] - reach, at[1] - reach, 2 * reach, 2 * reach)
    room.scene.sheet.draw(box, glow, depth=depth, blend="screen", pulse=0.35, pulse_period_s=period_s)


def _draw_flame(canvas: skia.Canvas, x: float, foot: float, high: float, lean: float) -> None:
    """A tongue of flame: red without, yellow within."""
    for tone, share in zip(_FIRE, (1.0, 0.72, 0.42), strict=True):
        wide, tall = 0.2 * high * share, high * share
        tongue = skia.Path()
        tongue.moveTo(x, foot).cubicTo(
            x - 1.7 * wide, foot - 0.1 * tall, x - wide, foot - 0.5 * tall, x + lean * share, foot - tall
        )
        tongue.cubicTo(x + 0.9 * wide, foot - 0.5 * tall, x + 1.7 * wide, foot - 0.12 * tall, x, foot)
        canvas.drawPath(tongue, solid(tone, 0.85, blur_px=0.03 * high))
