"""Devices on a desk or a bench: screens, a globe, glass, a microscope.

A unit is a metre, the table's top on y = 0, up negative.
"""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.interior import Interior


def rounded(room: Interior, colour: Rgb, left: float, right: float) -> skia.Paint:
    """A paint for a round thing between two x: bright towards the window, dark on the other side."""
    bright, dark = room.tone(colour, 0.95), room.tone(mix(colour, BLACK, 0.3), 0.15)
    ends = (bright, dark) if room.side < 0 else (dark, bright)
    return gradient((left, 0), (right, 0), [(0, ends[0], 1), (1, ends[1], 1)])


def draw_shadow(canvas: skia.Canvas, half: float) -> None:
    """The shade a thing throws where it stands, ``half`` metres to each side."""
    canvas.drawOval(skia.Rect.MakeLTRB(-half, -0.012, half, 0.022), solid(BLACK, 0.4, blur_px=0.012))


def draw_laptop(canvas: skia.Canvas, room: Interior) -> None:
    rng, body = room.scene.rng("screen"), room.tone((0.6, 0.62, 0.65), 0.6)
    draw_shadow(canvas, 0.24)
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.18, -0.25, 0.18, -0.012), 0.012, 0.012, solid(room.tone((0.14, 0.15, 0.17), 0.5))
    )
    inner = skia.Rect.MakeLTRB(-0.17, -0.24, 0.17, -0.025)
    canvas.drawRect(inner, vertical((0.16, 0.34, 0.52), (0.08, 0.16, 0.28), -0.24, -0.025))
    for line in range(8):
        y, x = -0.222 + 0.024 * line, -0.15 + 0.02 * float(rng.integers(0, 3))
        tone: Rgb = ((0.6, 0.85, 1.0), (0.98, 0.8, 0.5), (0.65, 0.95, 0.78))[int(rng.integers(3))]
        canvas.drawLine(x, y, x + rng.uniform(0.04, 0.2), y, solid(tone, 0.8, stroke_px=0.006))
    halo(canvas, (0, -0.13), 0.36, (0.45, 0.7, 1.0), 0.3 if room.lamp_on else 0.08)
    canvas.drawPath(polyline([(-0.18, -0.012), (0.18, -0.012), (0.21, 0.02), (-0.21, 0.02)], closed=True), solid(body))


def draw_phone(canvas: skia.Canvas, room: Interior) -> None:
    """A phone on a stand, its screen alight."""
    draw_shadow(canvas, 0.07)
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.045, -0.18, 0.045, 0.0), 0.012, 0.012, solid(room.tone((0.1, 0.1, 0.12), 0.5))
    )
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.04, -0.172, 0.04, -0.008),
        0.008,
        0.008,
        vertical((0.5, 0.4, 0.85), (0.95, 0.6, 0.5), -0.17, 0),
    )
    for row in range(4):
        for column in range(3):
            tile = skia.Rect.MakeXYWH(-0.031 + column * 0.023, -0.15 + row * 0.03, 0.016, 0.016)
            canvas.drawRoundRect(tile, 0.004, 0.004, solid(WHITE, 0.75))
    halo(canvas, (0, -0.09), 0.22, (0.7, 0.6, 1.0), 0.3 if room.lamp_on else 0.08)


def draw_globe(canvas: skia.Canvas, room: Interior) -> None:
    brass = room.tone((0.56, 0.42, 0.2), 0.6)
    draw_shadow(canvas, 0.12)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.1, -0.035, 0.1, 0.005), solid(brass))
    canvas.drawLine(0, -0.03, 0, -0.08, solid(brass, stroke_px=0.022))
    canvas.drawArc(skia.Rect.MakeLTRB(-0.18, -0.42, 0.18, -0.06), 65, 190, False, solid(brass, stroke_px=0.014))
    ball = skia.Path()
    ball.addCircle(0, -0.24, 0.155)
    canvas.drawPath(ball, rounded(room, (0.3, 0.52, 0.64), -0.16, 0.16))
    canvas.save()
    canvas.clipPath(ball, doAntiAlias=True)
    canvas.rotate(18, 0, -0.24)
    rng, land = room.scene.rng("globe"), solid(room.tone((0.5, 0.58, 0.3), 0.6))
    for x, y, size in (
        (-0.07, -0.3, 0.06),
        (-0.03, -0.19, 0.045),
        (0.08, -0.29, 0.075),
        (0.1, -0.2, 0.04),
        (-0.1, -0.14, 0.03),
    ):
        for _ in range(6):
            canvas.drawCircle(x + rng.normal(0, 0.4) * size, y + rng.normal(0, 0.4) * size, 0.55 * size, land)
    canvas.restore()
    canvas.drawOval(
        skia.Rect.MakeXYWH(-0.07 * 1.0 - 0.02, -0.35, 0.07, 0.06), solid(WHITE, 0.25 * room.level, blur_px=0.015)
    )


def draw_flask(canvas: skia.Canvas, room: Interior) -> None:
    """A conical flask, a round one and a rack of tubes, with liquids that glow a little."""
    glass = solid(mix(room.tone((0.86, 0.94, 0.96), 0.9), WHITE, 0.2), 0.75, stroke_px=0.006)
    for x, tone, high in ((-0.2, (0.2, 0.66, 0.85), 0.26), (0.02, (0.9, 0.5, 0.2), 0.22), (0.0, (0, 0, 0), 0.0)):
        if not high:
            continue
        cone = [
            (x - 0.025, -high),
            (x - 0.025, -0.6 * high),
            (x - 0.09, -0.01),
            (x + 0.09, -0.01),
            (x + 0.025, -0.6 * high),
            (x + 0.025, -high),
        ]
        fill = [(x - 0.062, -0.34 * high), (x - 0.088, -0.012), (x + 0.088, -0.012), (x + 0.062, -0.34 * high)]
        canvas.drawPath(
            polyline(fill, closed=True), vertical(mix(tone, WHITE, 0.3), room.tone(tone, 0.9), -0.34 * high, 0)
        )
        canvas.drawPath(polyline(cone), glass)
        halo(canvas, (x, -0.1), 0.16, tone, 0.35 if room.lamp_on else 0.12)
    canvas.drawRect(skia.Rect.MakeLTRB(0.14, -0.1, 0.36, -0.085), solid(room.tone((0.6, 0.46, 0.3), 0.6)))
    canvas.drawRect(skia.Rect.MakeLTRB(0.14, -0.015, 0.36, 0.0), solid(room.tone((0.6, 0.46, 0.3), 0.4)))
    for number in range(5):
        x, tone = (
            0.165 + 0.042 * number,
            ((0.85, 0.3, 0.4), (0.3, 0.75, 0.5), (0.5, 0.45, 0.9), (0.95, 0.75, 0.3), (0.3, 0.6, 0.9))[number],
        )
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(x - 0.011, -0.09, 0.022, 0.085),
            0.011,
            0.011,
            solid(mix(tone, room.tone(tone, 0.8), 0.5), 0.9),
        )
        canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 0.013, -0.16, 0.026, 0.158), 0.013, 0.013, glass)


def draw_microscope(canvas: skia.Canvas, room: Interior) -> None:
    white, dark = (0.88, 0.88, 0.86), room.tone((0.14, 0.15, 0.17), 0.5)
    draw_shadow(canvas, 0.14)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.12, -0.035, 0.12, 0.0), 0.012, 0.012, rounded(room, white, -0.12, 0.12))
    arm = skia.Path()
    arm.moveTo(0.08, -0.03).cubicTo(0.15, -0.12, 0.14, -0.25, 0.04, -0.31)
    canvas.drawPath(arm, solid(room.tone(white, 0.6), stroke_px=0.045))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.09, -0.13, 0.09, -0.115), solid(dark))
    canvas.save()
    canvas.rotate(-18, 0, -0.3)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.028, -0.4, 0.028, -0.24), rounded(room, white, -0.03, 0.03))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.022, -0.45, 0.022, -0.4), solid(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.018, -0.24, 0.018, -0.17), solid(dark))
    canvas.restore()
    canvas.drawCircle(0.11, -0.13, 0.026, solid(dark))
    halo(canvas, (-0.02, -0.1), 0.09, (0.9, 0.95, 1.0), 0.7)


def draw_monitor(canvas: skia.Canvas, room: Interior) -> None:
    """A screen with a chart of no particular numbers, and a keyboard."""
    rng, dark = room.scene.rng("monitor"), room.tone((0.12, 0.13, 0.15), 0.5)
    draw_shadow(canvas, 0.2)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.03, -0.14, 0.03, -0.01), solid(dark))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.31, -0.48, 0.31, -0.12), 0.012, 0.012, solid(dark))
    canvas.drawRect(
        skia.Rect.MakeLTRB(-0.3, -0.47, 0.3, -0.13), vertical((0.12, 0.2, 0.32), (0.06, 0.1, 0.18), -0.47, -0.13)
    )
    for row in range(9):
        y = -0.45 + 0.034 * row
        tone: Rgb = ((0.55, 0.8, 1.0), (0.98, 0.8, 0.5), (0.6, 0.9, 0.75))[int(rng.integers(3))]
        x = -0.28 + 0.03 * float(rng.integers(0, 4))
        canvas.drawLine(x, y, x + rng.uniform(0.05, 0.28), y, solid(tone, 0.75, stroke_px=0.009))
    halo(canvas, (0, -0.3), 0.6, (0.4, 0.65, 1.0), 0.28 if room.lamp_on else 0.07)
    canvas.drawPath(
        polyline([(-0.2, 0.0), (0.2, 0.0), (0.22, 0.03), (-0.22, 0.03)], closed=True),
        solid(room.tone((0.3, 0.31, 0.33), 0.5)),
    )
