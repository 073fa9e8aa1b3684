"""What stands in a room. A unit is a metre, the floor on y = 0, up negative, the thing's middle on x = 0."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.painters.scenery.belongings import BOOK_COVERS
from aiprod.providers.visuals.painters.scenery.devices import rounded
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior


def draw_shelves(canvas: skia.Canvas, room: Interior, wide: float, high: float, *, bottles: bool = False) -> None:
    """A bookcase from the floor up, or a rack of bottles and boxes."""
    rng = room.scene.rng("shelves", round(wide, 2))
    wood, deep = room.tone(room.wood, 0.6), room.tone(mix(room.wood, BLACK, 0.55), 0.2)
    canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2, -high, wide / 2, 0), solid(deep))
    rows = max(2, int(high / 0.36))
    for row in range(rows):
        y, x = -row * high / rows - 0.03, -wide / 2 + 0.05
        while x < wide / 2 - 0.1:
            thick = rng.uniform(0.08, 0.16) if bottles else rng.uniform(0.025, 0.06)
            tall = high / rows * (rng.uniform(0.4, 0.75) if bottles else rng.uniform(0.55, 0.85))
            cover = BOOK_COVERS[int(rng.integers(len(BOOK_COVERS)))]
            if bottles:
                cover = mix(cover, WHITE, 0.35)
            if rng.random() > 0.1:
                spine = skia.Rect.MakeXYWH(x, y - tall, thick, tall)
                canvas.drawRoundRect(spine, 0.01, 0.01, solid(room.tone(cover, 0.3 + 0.5 * float(rng.random()))))
                band = skia.Rect.MakeXYWH(x, y - 0.8 * tall, thick, 0.02)
                canvas.drawRect(band, solid(room.tone((0.9, 0.8, 0.55), 0.5), 0.6))
            x += thick + 0.006
        canvas.drawRect(skia.Rect.MakeXYWH(-wide / 2, y, wide, 0.03), solid(wood))
    for x in np.linspace(-wide / 2, wide / 2 - 0.04, max(2, round(wide / 1.1) + 1)).tolist():
        canvas.drawRect(skia.Rect.MakeXYWH(x, -high, 0.04, high), solid(wood))
    canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2 - 0.03, -high - 0.05, wide / 2 + 0.03, -high), solid(wood))


def draw_blackboard(canvas: skia.Canvas, room: Interior, wide: float) -> None:
    """A blackboard with figures in chalk."""
    rng, chalk = room.scene.rng("chalk"), room.tone((0.95, 0.95, 0.92), 0.9)
    board = skia.Rect.MakeLTRB(-wide / 2, -2.2, wide / 2, -0.95)
    canvas.drawRect(board.makeOutset(0.05, 0.05), solid(room.tone(room.wood, 0.6)))
    canvas.drawRect(board, vertical(room.tone((0.16, 0.3, 0.25), 0.7), room.tone((0.12, 0.24, 0.2), 0.4), -2.2, -0.95))
    canvas.save()
    canvas.clipRect(board)
    pen = solid(chalk, 0.8, stroke_px=0.014)
    x, y = -0.32 * wide, -1.5
    canvas.drawPath(
        polyline([(x - 0.28, y + 0.3), (x + 0.3, y + 0.3), (x - 0.28, y - 0.3)], closed=True),
        solid(chalk, 0.8, stroke_px=0.014),
    )
    canvas.drawCircle(0.02, y, 0.26, pen)
    canvas.drawLine(0.02, y, 0.26, y - 0.1, pen)
    axis = 0.2 * wide
    canvas.drawPath(polyline([(axis, y - 0.35), (axis, y + 0.32), (axis + 0.75, y + 0.32)]), pen)
    curve = [(axis + s * 0.7, y + 0.28 - 0.55 * s * s) for s in np.linspace(0, 1, 14).tolist()]
    canvas.drawPath(polyline(curve), pen)
    for row in range(3):
        for word in range(5):
            left = -0.44 * wide + 0.17 * wide * word + rng.uniform(0, 0.04)
            canvas.drawLine(
                left,
                -2.08 + 0.09 * row,
                left + rng.uniform(0.08, 0.3),
                -2.08 + 0.09 * row,
                solid(chalk, 0.5, stroke_px=0.012),
            )
    canvas.restore()
    canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2, -0.94, wide / 2, -0.89), solid(room.tone(room.wood, 0.8)))


def draw_tools(canvas: skia.Canvas, room: Interior, wide: float) -> None:
    """A board of tools on the wall over a workbench with a vice."""
    board = skia.Rect.MakeLTRB(-wide / 2, -2.3, wide / 2, -1.2)
    canvas.drawRect(board, solid(room.tone((0.72, 0.58, 0.4), 0.5)))
    canvas.drawRect(board, solid(room.tone(mix(room.wood, BLACK, 0.3), 0.4), stroke_px=0.04))
    steel, grip = room.tone((0.7, 0.72, 0.75), 0.8), room.tone((0.62, 0.22, 0.16), 0.6)
    wood = room.tone((0.5, 0.34, 0.2), 0.6)
    places = np.linspace(-0.42 * wide, 0.42 * wide, 7).tolist()
    for number, x in enumerate(places):
        handle = skia.Rect.MakeLTRB(x - 0.025, -1.75, x + 0.025, -1.35)
        kind = number % 3
        if kind == 2:
            saw = [(x - 0.1, -2.1), (x + 0.13, -2.1), (x + 0.05, -1.5), (x - 0.02, -1.5)]
            canvas.drawPath(polyline(saw, closed=True), solid(steel))
            canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 0.08, -1.5, 0.16, 0.15), 0.03, 0.03, solid(wood))
            continue
        canvas.drawRoundRect(handle, 0.02, 0.02, solid(wood if kind == 0 else grip))
        if kind == 0:
            canvas.drawRect(skia.Rect.MakeLTRB(x - 0.12, -1.9, x + 0.12, -1.76), solid(steel))
        else:
            canvas.drawRect(skia.Rect.MakeLTRB(x - 0.012, -2.1, x + 0.012, -1.75), solid(steel))
    top, dark = room.tone(room.wood, 0.9), room.tone(mix(room.wood, BLACK, 0.5), 0.2)
    canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2 - 0.1, -0.95, wide / 2 + 0.1, -0.86), solid(top))
    for x in (-wide / 2, wide / 2 - 0.12):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -0.86, 0.12, 0.86), solid(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2, -0.4, wide / 2, -0.34), solid(dark))
    vice = skia.Rect.MakeXYWH(0.25 * wide, -1.13, 0.3, 0.18)
    canvas.drawRoundRect(vice, 0.03, 0.03, solid(room.tone((0.24, 0.36, 0.44), 0.6)))


def draw_cupboards(canvas: skia.Canvas, room: Interior, left: float, right: float) -> None:
    """A kitchen's worktop with its cupboards, sink and stove, from ``left`` to ``right``."""
    front: Rgb = ((0.9, 0.89, 0.84), (0.42, 0.54, 0.5), (0.3, 0.38, 0.46))[int(room.scene.rng("kitchen").integers(3))]
    face, dark = room.tone(front, 0.5), room.tone(mix(front, BLACK, 0.5), 0.2)
    canvas.drawRect(skia.Rect.MakeLTRB(left, -0.86, right, -0.08), vertical(face, room.tone(front, 0.25), -0.86, 0))
    canvas.drawRect(skia.Rect.MakeLTRB(left, -0.08, right, 0), solid(dark))
    for x in np.arange(left, right - 0.2, 0.6).tolist():
        door = skia.Rect.MakeLTRB(x + 0.03, -0.82, x + 0.57, -0.12)
        canvas.drawRect(door, solid(dark, 0.7, stroke_px=0.012))
        canvas.drawLine(x + 0.24, -0.76, x + 0.36, -0.76, solid(room.tone((0.7, 0.62, 0.45), 0.8), stroke_px=0.018))
    top = room.tone((0.66, 0.5, 0.34), 0.85)
    canvas.drawRect(skia.Rect.MakeLTRB(left - 0.02, -0.91, right + 0.02, -0.86), solid(top))
    tap = skia.Path()
    middle = room.window.centerX()
    tap.moveTo(middle, -0.91).lineTo(middle, -1.16).quadTo(middle + 0.02, -1.24, middle + 0.12, -1.2).lineTo(
        middle + 0.13, -1.12
    )
    canvas.drawPath(tap, solid(room.tone((0.8, 0.82, 0.84), 0.9), stroke_px=0.03))
    stove = left + 0.5 if room.side > 0 else right - 1.1
    canvas.drawRect(skia.Rect.MakeXYWH(stove, -0.82, 0.6, 0.7), solid(room.tone((0.16, 0.17, 0.19), 0.5)))
    canvas.drawRect(
        skia.Rect.MakeXYWH(stove + 0.07, -0.66, 0.46, 0.36), solid(mix(room.tone((0.3, 0.2, 0.14), 0.6), WARM, 0.25))
    )
    pot = skia.Rect.MakeXYWH(stove + 0.16, -1.1, 0.3, 0.19)
    canvas.drawRoundRect(pot, 0.03, 0.03, rounded(room, (0.6, 0.24, 0.18), pot.left(), pot.right()))
    rail = (left + 0.2, left + 1.7) if room.side > 0 else (right - 1.7, right - 0.2)
    canvas.drawLine(rail[0], -1.85, rail[1], -1.85, solid(room.tone((0.3, 0.28, 0.26), 0.5), stroke_px=0.025))
    for number, x in enumerate(np.linspace(rail[0] + 0.15, rail[1] - 0.15, 5).tolist()):
        metal: Rgb = (0.72, 0.44, 0.28) if number % 2 else (0.3, 0.31, 0.33)
        canvas.drawLine(x, -1.85, x, -1.62, solid(room.tone((0.3, 0.28, 0.26), 0.5), stroke_px=0.02))
        canvas.drawCircle(x, -1.52, 0.09 + 0.015 * (number % 3), rounded(room, metal, x - 0.1, x + 0.1))


def draw_bed(canvas: skia.Canvas, room: Interior, *, clinic: bool) -> None:
    """A bed from the side, 2.1 m long, its head away from the window."""
    canvas.scale(-room.side, 1)
    frame: Rgb = (0.8, 0.82, 0.84) if clinic else room.wood
    blanket: Rgb = (
        (0.62, 0.76, 0.78)
        if clinic
        else ((0.36, 0.46, 0.56), (0.66, 0.42, 0.34), (0.52, 0.56, 0.46))[int(room.scene.rng("bed").integers(3))]
    )
    legs, high = solid(room.tone(frame, 0.3)), 0.72 if clinic else 0.5
    for x in (-0.98, 0.94):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -high, 0.06, high), legs)
        if clinic:
            canvas.drawCircle(x + 0.03, -0.05, 0.05, solid(room.tone((0.15, 0.15, 0.17), 0.3)))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.98, -high - 0.62, 1.06, -0.1), 0.03, 0.03, solid(room.tone(frame, 0.6)))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.06, -high - 0.2, -0.98, -0.1), 0.03, 0.03, solid(room.tone(frame, 0.5)))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-1.0, -high - 0.04, 1.0, -high + 0.2), 0.05, 0.05, solid(room.tone((0.9, 0.89, 0.86), 0.5))
    )
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(0.48, -high - 0.24, 0.98, -high - 0.02), 0.1, 0.1, solid(room.tone((0.96, 0.95, 0.93), 0.9))
    )
    cover = skia.Path()
    cover.moveTo(-1.02, -high + 0.24).lineTo(-1.02, -high - 0.08).cubicTo(
        -0.6, -high - 0.16, 0.1, -high - 0.1, 0.42, -high - 0.14
    )
    cover.lineTo(0.46, -high + 0.24).close()
    canvas.drawPath(
        cover, vertical(room.tone(blanket, 0.9), room.tone(mix(blanket, BLACK, 0.3), 0.2), -high - 0.15, -high + 0.24)
    )
    canvas.drawRect(skia.Rect.MakeLTRB(0.3, -high - 0.14, 0.46, -high + 0.24), solid(room.tone((0.94, 0.93, 0.9), 0.7)))


def draw_monitor_stand(canvas: skia.Canvas, room: Interior) -> None:
    """A drip on its stand and a monitor with a pulse."""
    steel = room.tone((0.75, 0.77, 0.8), 0.6)
    canvas.drawLine(0, 0, 0, -1.9, solid(steel, stroke_px=0.03))
    canvas.drawLine(-0.2, 0, 0.2, 0, solid(steel, stroke_px=0.04))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(0.04, -1.85, 0.18, -1.55), 0.04, 0.04, solid(room.tone((0.85, 0.92, 0.95), 0.9), 0.85)
    )
    screen = skia.Rect.MakeLTRB(-0.3, -1.5, 0.14, -1.18)
    canvas.drawRoundRect(screen, 0.03, 0.03, solid(room.tone((0.2, 0.22, 0.24), 0.5)))
    canvas.drawRect(screen.makeInset(0.03, 0.03), solid((0.04, 0.1, 0.12)))
    pulse = [
        (-0.26, -1.33),
        (-0.18, -1.33),
        (-0.15, -1.42),
        (-0.11, -1.25),
        (-0.08, -1.33),
        (0.02, -1.33),
        (0.05, -1.4),
        (0.08, -1.33),
        (0.1, -1.33),
    ]
    canvas.drawPath(polyline(pulse), solid((0.3, 1.0, 0.6), stroke_px=0.014))
    halo(canvas, (-0.08, -1.34), 0.4, (0.3, 1.0, 0.7), 0.2)


def draw_sofa(canvas: skia.Canvas, room: Interior, wide: float) -> None:
    """A sofa, or an armchair where it is narrow, facing the viewer."""
    cloth: Rgb = ((0.36, 0.46, 0.44), (0.62, 0.36, 0.28), (0.46, 0.46, 0.54), (0.66, 0.54, 0.36))[
        int(room.scene.rng("sofa", wide).integers(4))
    ]
    half, dark = wide / 2, room.tone(mix(cloth, BLACK, 0.3), 0.2)
    canvas.drawOval(skia.Rect.MakeLTRB(-half, -0.06, half, 0.08), solid(BLACK, 0.4, blur_px=0.04))
    back = skia.Rect.MakeLTRB(-half + 0.08, -0.86, half - 0.08, -0.2)
    canvas.drawRoundRect(back, 0.12, 0.12, vertical(room.tone(cloth, 0.8), room.tone(cloth, 0.4), -0.86, -0.3))
    cushions = max(1, round((wide - 0.4) / 0.65))
    step = (wide - 0.4) / cushions
    for number in range(cushions):
        seat = skia.Rect.MakeXYWH(-half + 0.2 + number * step, -0.48, step - 0.02, 0.24)
        canvas.drawRoundRect(
            seat, 0.06, 0.06, vertical(room.tone(mix(cloth, WHITE, 0.1), 0.95), room.tone(cloth, 0.4), -0.48, -0.24)
        )
    canvas.drawRect(skia.Rect.MakeLTRB(-half + 0.1, -0.26, half - 0.1, -0.06), solid(dark))
    for left in (-half, half - 0.22):
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(left, -0.62, 0.22, 0.57), 0.09, 0.09, vertical(room.tone(cloth, 0.9), dark, -0.62, -0.05)
        )


def draw_chair(canvas: skia.Canvas, room: Interior) -> None:
    """A wooden chair seen from behind."""
    wood, dark = room.tone(room.wood, 0.6), room.tone(mix(room.wood, BLACK, 0.4), 0.2)
    for x in (-0.2, 0.17):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -0.95, 0.035, 0.95), solid(wood))
        canvas.drawRect(skia.Rect.MakeXYWH(x + 0.02, -0.42, 0.03, 0.36), solid(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.22, -0.47, 0.22, -0.42), solid(wood))
    for y in (-0.94, -0.78, -0.62):
        canvas.drawRoundRect(skia.Rect.MakeXYWH(-0.19, y, 0.38, 0.07), 0.02, 0.02, solid(wood))
