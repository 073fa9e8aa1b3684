"""Small things that lie or stand on a table. A unit is a metre, the table's top on y = 0, up negative."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.painters.scenery.devices import (
    draw_flask,
    draw_globe,
    draw_laptop,
    draw_microscope,
    draw_monitor,
    draw_phone,
    draw_shadow,
    rounded,
)
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior

BOOK_COVERS: tuple[Rgb, ...] = (
    (0.66, 0.24, 0.2), (0.2, 0.36, 0.46), (0.78, 0.6, 0.34), (0.3, 0.42, 0.3), (0.84, 0.78, 0.68), (0.4, 0.28, 0.38),
)  # fmt: skip


def _book(canvas: skia.Canvas, room: Interior) -> None:
    """A pile of books, an open one beside it."""
    rng, y = room.scene.rng("pile"), 0.0
    draw_shadow(canvas, 0.36)
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
    draw_shadow(canvas, 0.12)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.1, -0.03, 0.1, 0.005), solid(brass))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.012, -0.32, 0.012, -0.02), solid(brass))
    shade = [(-0.13, -0.29), (-0.08, -0.43), (0.08, -0.43), (0.13, -0.29)]
    if room.lamp_on:
        halo(canvas, (0, -0.36), 0.75, WARM, 0.8)
        glow = vertical((1.0, 0.9, 0.66), (1.0, 0.76, 0.44), -0.43, -0.29)
        canvas.drawPath(polyline(shade, closed=True), glow)
        halo(canvas, (0, 0), 0.5, WARM, 0.55, squash=0.2)
    else:
        canvas.drawPath(polyline(shade, closed=True), rounded(room, (0.86, 0.78, 0.62), -0.13, 0.13))


def _cup(canvas: skia.Canvas, room: Interior) -> None:
    glaze: Rgb = ((0.9, 0.87, 0.8), (0.3, 0.42, 0.5), (0.68, 0.34, 0.24))[int(room.scene.rng("cup").integers(3))]
    draw_shadow(canvas, 0.09)
    canvas.drawCircle(0.055, -0.05, 0.026, solid(room.tone(glaze, 0.4), stroke_px=0.012))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.05, -0.1, 0.05, 0.0), 0.014, 0.014, rounded(room, glaze, -0.05, 0.05))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.05, -0.111, 0.05, -0.089), solid(room.tone(mix(glaze, WHITE, 0.3), 0.8)))
    canvas.drawOval(skia.Rect.MakeLTRB(-0.043, -0.107, 0.043, -0.093), solid(room.tone((0.3, 0.18, 0.1), 0.5)))


def _candle(canvas: skia.Canvas, room: Interior) -> None:
    draw_shadow(canvas, 0.08)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.075, -0.02, 0.075, 0.008), solid(room.tone((0.55, 0.42, 0.22), 0.6)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.022, -0.2, 0.022, -0.006), rounded(room, (0.95, 0.91, 0.82), -0.022, 0.022))
    canvas.drawLine(0, -0.2, 0, -0.214, solid(BLACK, stroke_px=0.004))


def _bread(canvas: skia.Canvas, room: Interior) -> None:
    """A loaf on a board, slices cut from it."""
    draw_shadow(canvas, 0.3)
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
    draw_shadow(canvas, 0.1)
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
    draw_shadow(canvas, 0.15)
    for _ in range(7):
        fruit: Rgb = ((0.8, 0.22, 0.14), (0.92, 0.62, 0.16), (0.5, 0.64, 0.2))[int(rng.integers(3))]
        x, y = rng.uniform(-0.09, 0.09), -0.1 - rng.uniform(0, 0.05)
        canvas.drawCircle(x, y, 0.042, rounded(room, fruit, x - 0.042, x + 0.042))
    dish = skia.Path()
    dish.moveTo(-0.16, -0.1).cubicTo(-0.13, 0.0, 0.13, 0.0, 0.16, -0.1).close()
    canvas.drawPath(dish, rounded(room, (0.86, 0.84, 0.78), -0.16, 0.16))


BELONGINGS: dict[str, tuple[Callable[[skia.Canvas, Interior], None], float]] = {
    "book": (_book, 0.4), "lamp": (_lamp, 0.2), "cup": (_cup, 0.1), "candle": (_candle, 0.1), "bread": (_bread, 0.3),
    "clock": (_clock, 0.11), "plant": (_plant, 0.2), "bowl": (_bowl, 0.17), "laptop": (draw_laptop, 0.24),
    "phone": (draw_phone, 0.08), "globe": (draw_globe, 0.19), "flask": (draw_flask, 0.34),
    "microscope": (draw_microscope, 0.16), "monitor": (draw_monitor, 0.33),
}  # fmt: skip
"""What can stand on a table: how it is drawn, and half the width it takes, in metres."""
