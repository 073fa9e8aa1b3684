"""Small things that lie or stand on a table. A unit is a metre, the table's top on y = 0, up negative."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior

BOOK_COVERS: tuple[Rgb, ...] = (
    (0.66, 0.24, 0.2), (0.2, 0.36, 0.46), (0.78, 0.6, 0.34), (0.3, 0.42, 0.3), (0.84, 0.78, 0.68), (0.4, 0.28, 0.38),
)  # fmt: skip


def rounded(room: Interior, colour: Rgb, left: float, right: float) -> skia.Paint:
    """A paint for a round thing between two x: bright towards the window, dark on the other side."""
    bright, dark = room.tone(colour, 0.95), room.tone(mix(colour, BLACK, 0.3), 0.15)
    ends = (bright, dark) if room.side < 0 else (dark, bright)
    return gradient((left, 0), (right, 0), [(0, ends[0], 1), (1, ends[1], 1)])


def _shadow(canvas: skia.Canvas, half: float) -> None:
    canvas.drawOval(skia.Rect.MakeLTRB(-half, -0.012, half, 0.022), solid(BLACK, 0.4, blur_px=0.012))


def _book(canvas: skia.Canvas, room: Interior) -> None:
    """A pile of books, an open one beside it."""
    rng, y = room.scene.rng("pile"), 0.0
    _shadow(canvas, 0.36)
    for _ in range(4):
        wide, thick, shift = rng.uniform(0.2, 0.27), rng.uniform(0.025, 0.045), -0.18 + rng.uniform(-0.02, 0.02)
        cover = BOOK_COVERS[int(rng.integers(len(BOOK_COVERS)))]
        canvas.drawRect(
            skia.Rect.MakeXYWH(shift - wide / 2, y - thick, wide, thick),
            rounded(room, cover, shift - wide / 2, shift + wide / 2),
        )
        canvas.drawRect(
            skia.Rect.MakeXYWH(shift - wide / 2 + 0.01, y - thick + 0.006, wide * 0.9, 0.005),
            solid(room.tone((0.9, 0.86, 0.76), 0.5)),
        )
        y -= thick
    paper, dim = room.tone((0.95, 0.92, 0.85), 0.95), room.tone((0.8, 0.76, 0.68), 0.3)
    for side in (-1, 1):
        page = skia.Path()
        page.moveTo(0.18, -0.035).cubicTo(
            0.18 + side * 0.05, -0.06, 0.18 + side * 0.12, -0.05, 0.18 + side * 0.2, -0.022
        )
        page.lineTo(0.18 + side * 0.21, 0.004).cubicTo(
            0.18 + side * 0.12, -0.02, 0.18 + side * 0.05, -0.03, 0.18, -0.004
        ).close()
        canvas.drawPath(page, solid(paper if side == room.side else dim))


def _lamp(canvas: skia.Canvas, room: Interior) -> None:
    brass = room.tone((0.5, 0.38, 0.2), 0.6)
    _shadow(canvas, 0.12)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.1, -0.03, 0.1, 0.005), solid(brass))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.012, -0.32, 0.012, -0.02), solid(brass))
    shade = [(-0.17, -0.28), (-0.1, -0.46), (0.1, -0.46), (0.17, -0.28)]
    if room.lamp_on:
        halo(canvas, (0, -0.36), 0.75, WARM, 0.8)
        glow = vertical((1.0, 0.9, 0.66), (1.0, 0.76, 0.44), -0.46, -0.28)
        canvas.drawPath(polyline(shade, closed=True), glow)
        halo(canvas, (0, 0), 0.5, WARM, 0.55, squash=0.2)
    else:
        canvas.drawPath(polyline(shade, closed=True), rounded(room, (0.86, 0.78, 0.62), -0.17, 0.17))


def _laptop(canvas: skia.Canvas, room: Interior) -> None:
    rng, body = room.scene.rng("screen"), room.tone((0.6, 0.62, 0.65), 0.6)
    _shadow(canvas, 0.24)
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


def _phone(canvas: skia.Canvas, room: Interior) -> None:
    """A phone on a stand, its screen alight."""
    _shadow(canvas, 0.07)
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


def _cup(canvas: skia.Canvas, room: Interior) -> None:
    glaze: Rgb = ((0.9, 0.87, 0.8), (0.3, 0.42, 0.5), (0.68, 0.34, 0.24))[int(room.scene.rng("cup").integers(3))]
    _shadow(canvas, 0.09)
    canvas.drawCircle(0.055, -0.05, 0.026, solid(room.tone(glaze, 0.4), stroke_px=0.012))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.05, -0.1, 0.05, 0.0), 0.014, 0.014, rounded(room, glaze, -0.05, 0.05))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.05, -0.111, 0.05, -0.089), solid(room.tone(mix(glaze, WHITE, 0.3), 0.8)))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.043, -0.107, 0.043, -0.093), solid(room.tone((0.3, 0.18, 0.1), 0.5)))


def _candle(canvas: skia.Canvas, room: Interior) -> None:
    _shadow(canvas, 0.08)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.075, -0.02, 0.075, 0.008), solid(room.tone((0.55, 0.42, 0.22), 0.6)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.022, -0.2, 0.022, -0.006), rounded(room, (0.95, 0.91, 0.82), -0.022, 0.022))
    canvas.drawLine(0, -0.2, 0, -0.214, solid(BLACK, stroke_px=0.004))


def _bread(canvas: skia.Canvas, room: Interior) -> None:
    """A loaf on a board, slices cut from it."""
    _shadow(canvas, 0.3)
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.28, -0.025, 0.28, 0.008), 0.008, 0.008, solid(room.tone((0.62, 0.44, 0.26), 0.6))
    )
    loaf = skia.Path()
    loaf.moveTo(-0.22, -0.025).cubicTo(-0.27, -0.14, -0.16, -0.17, -0.05, -0.165).cubicTo(
        0.06, -0.17, 0.12, -0.13, 0.1, -0.025
    ).close()
    top, low = room.tone((0.8, 0.52, 0.24), 0.9), room.tone((0.5, 0.28, 0.12), 0.25)
    canvas.drawPath(loaf, vertical(top, low, -0.165, -0.02))
    for x in (-0.17, -0.1, -0.03, 0.04):
        canvas.drawLine(x, -0.15, x + 0.035, -0.11, solid(room.tone((0.93, 0.78, 0.52), 0.8), stroke_px=0.012))
    for x in (0.15, 0.19):
        slice_ = skia.Rect.MakeLTRB(x, -0.12, x + 0.028, -0.02)
        canvas.drawRoundRect(slice_, 0.012, 0.012, solid(room.tone((0.93, 0.84, 0.66), 0.8)))
        canvas.drawRoundRect(slice_, 0.012, 0.012, solid(top, stroke_px=0.006))


def _clock(canvas: skia.Canvas, room: Interior) -> None:
    """An alarm clock."""
    metal, face = (0.66, 0.24, 0.2), room.tone((0.95, 0.93, 0.88), 0.9)
    _shadow(canvas, 0.1)
    for side in (-1, 1):
        canvas.drawLine(side * 0.05, -0.03, side * 0.075, 0.0, solid(room.tone(metal, 0.3), stroke_px=0.016))
        canvas.drawCircle(side * 0.055, -0.185, 0.035, rounded(room, (0.7, 0.6, 0.4), -0.09, 0.09))
    canvas.drawCircle(0, -0.1, 0.092, rounded(room, metal, -0.09, 0.09))
    canvas.drawCircle(0, -0.1, 0.074, solid(face))
    draw_dial(canvas, room, 0.0, -0.1, 0.07)


def draw_dial(canvas: skia.Canvas, room: Interior, x: float, y: float, radius: float) -> None:
    """Marks and hands of a clock at ten past ten."""
    ink = room.tone((0.12, 0.12, 0.14), 0.4)
    for mark in range(12):
        cos, sin = float(np.cos(mark * np.pi / 6)), float(np.sin(mark * np.pi / 6))
        outer, inner = 0.94 * radius, (0.74 if mark % 3 == 0 else 0.84) * radius
        canvas.drawLine(
            x + outer * cos, y + outer * sin, x + inner * cos, y + inner * sin, solid(ink, stroke_px=0.05 * radius)
        )
    for turn, long, thick in ((-2.62, 0.5, 0.09), (-0.52, 0.76, 0.06)):
        tip = (x + long * radius * float(np.cos(turn)), y + long * radius * float(np.sin(turn)))
        canvas.drawLine(x, y, *tip, solid(ink, stroke_px=thick * radius))


def _globe(canvas: skia.Canvas, room: Interior) -> None:
    brass = room.tone((0.56, 0.42, 0.2), 0.6)
    _shadow(canvas, 0.12)
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


def _flask(canvas: skia.Canvas, room: Interior) -> None:
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


def _microscope(canvas: skia.Canvas, room: Interior) -> None:
    white, dark = (0.88, 0.88, 0.86), room.tone((0.14, 0.15, 0.17), 0.5)
    _shadow(canvas, 0.14)
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


def _monitor(canvas: skia.Canvas, room: Interior) -> None:
    """A screen with a chart of no particular numbers, and a keyboard."""
    rng, dark = room.scene.rng("monitor"), room.tone((0.12, 0.13, 0.15), 0.5)
    _shadow(canvas, 0.2)
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


def _plant(canvas: skia.Canvas, room: Interior) -> None:
    draw_leaves(canvas, room, 0.12, 0.34)
    pot = [(-0.075, -0.14), (0.075, -0.14), (0.055, 0.0), (-0.055, 0.0)]
    canvas.drawPath(polyline(pot, closed=True), rounded(room, (0.7, 0.4, 0.28), -0.08, 0.08))


def draw_leaves(canvas: skia.Canvas, room: Interior, foot: float, long: float) -> None:
    """Arching leaves about ``long`` metres that rise from ``foot`` metres up."""
    rng = room.scene.rng("leaves", long)
    for _ in range(15):
        turn, size, wide = rng.uniform(-1.3, 1.3), long * rng.uniform(0.55, 1.0), rng.uniform(0.1, 0.16)
        tip = (float(np.sin(turn)) * size * 0.8, -foot - float(np.cos(0.8 * turn)) * size)
        bend = (float(np.sin(turn)) * size * 0.3, -foot - 0.75 * size)
        blade = skia.Path()
        blade.moveTo(0, -foot).quadTo(bend[0] - size * wide, bend[1], *tip).quadTo(
            bend[0] + size * wide, bend[1] + 0.16 * size, 0, -foot
        )
        green = mix((0.18, 0.36, 0.2), (0.42, 0.58, 0.26), float(rng.random()))
        canvas.drawPath(blade, solid(room.tone(green, 0.3 + 0.6 * float(rng.random()))))


def _bowl(canvas: skia.Canvas, room: Interior) -> None:
    rng = room.scene.rng("fruit")
    _shadow(canvas, 0.15)
    for _ in range(7):
        fruit: Rgb = ((0.8, 0.22, 0.14), (0.92, 0.62, 0.16), (0.5, 0.64, 0.2))[int(rng.integers(3))]
        x, y = rng.uniform(-0.09, 0.09), -0.1 - rng.uniform(0, 0.05)
        canvas.drawCircle(x, y, 0.042, rounded(room, fruit, x - 0.042, x + 0.042))
    dish = skia.Path()
    dish.moveTo(-0.16, -0.1).cubicTo(-0.13, 0.0, 0.13, 0.0, 0.16, -0.1).close()
    canvas.drawPath(dish, rounded(room, (0.86, 0.84, 0.78), -0.16, 0.16))


BELONGINGS: dict[str, tuple[Callable[[skia.Canvas, Interior], None], float]] = {
    "book": (_book, 0.4), "lamp": (_lamp, 0.2), "laptop": (_laptop, 0.24), "phone": (_phone, 0.08), "cup": (_cup, 0.1),
    "candle": (_candle, 0.1), "bread": (_bread, 0.3), "clock": (_clock, 0.11), "globe": (_globe, 0.19),
    "flask": (_flask, 0.34), "microscope": (_microscope, 0.16), "monitor": (_monitor, 0.33), "plant": (_plant, 0.2),
    "bowl": (_bowl, 0.17),
}  # fmt: skip
"""What can stand on a table: how it is drawn, and half the width it takes, in metres."""
