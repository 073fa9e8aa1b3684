"""What people live with: instruments, an easel, lamps, plants, pictures, a clock, a cat or a dog.

A unit is a metre, the floor on y = 0, up negative, the thing's middle on x = 0.
"""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.painters.scenery.belongings import BOOK_COVERS, draw_dial, draw_leaves
from aiprod.providers.visuals.painters.scenery.devices import rounded
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior
from aiprod.providers.visuals.painters.scenery.postures import chained

_CAT = (
    "f:0,.16,.11 .02,.3,.085;f:.03,.4,.07;f:-.02,.47,.018 -.035,.445,.03;f:.085,.47,.018 .09,.445,.03;"
    "f:-.1,.06,.05 -.24,.06,.025 -.3,.16,.02"
)
_DOG = (
    "f:-.3,.42,.11 0,.44,.12 .24,.5,.1;f:.28,.54,.08 .4,.72,.075;f:.42,.74,.08 .58,.7,.045;f:.36,.76,.035 .32,.66,.04;"
    "f:-.3,.38,.07 -.34,.2,.04 -.32,.03,.035;f:-.22,.38,.06 -.2,.2,.04 -.18,.03,.035;f:.2,.4,.07 .2,.2,.04 .2,.03,.035;"
    "f:.28,.42,.06 .3,.2,.04 .32,.03,.035;f:-.38,.46,.03 -.5,.6,.025 -.54,.7,.018"
)
_FUR: tuple[Rgb, ...] = ((0.66, 0.42, 0.22), (0.3, 0.28, 0.28), (0.84, 0.78, 0.68))


def draw_piano(canvas: skia.Canvas, room: Interior) -> None:
    """An upright piano with its stool, facing the viewer."""
    body, dark = room.tone((0.16, 0.1, 0.08), 0.8), room.tone((0.07, 0.05, 0.04), 0.3)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.78, -1.28, 0.78, 0), vertical(body, dark, -1.28, 0))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.82, -1.33, 0.82, -1.27), solid(room.tone((0.3, 0.2, 0.16), 0.9)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.24, -1.22, 0.24, -0.95), solid(room.tone((0.94, 0.92, 0.86), 0.8)))
    for row in range(6):
        canvas.drawLine(-0.2, -1.18 + 0.035 * row, 0.2, -1.18 + 0.035 * row, solid(dark, 0.7, stroke_px=0.006))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.8, -0.76, 0.8, -0.62), solid(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.72, -0.77, 0.72, -0.69), solid(room.tone((0.95, 0.94, 0.9), 0.95)))
    for number, x in enumerate(np.arange(-0.7, 0.7, 0.042).tolist()):
        canvas.drawLine(x, -0.77, x, -0.69, solid(dark, 0.7, stroke_px=0.003))
        if number % 7 not in (2, 6):
            canvas.drawRect(skia.Rect.MakeXYWH(x + 0.028, -0.775, 0.022, 0.05), solid(dark))
    for x in (-0.72, 0.64):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -0.64, 0.08, 0.64), solid(body))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.3, -0.5, 0.3, -0.42), 0.03, 0.03, solid(room.tone((0.5, 0.2, 0.16), 0.8))
    )
    for x in (-0.26, 0.22):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -0.42, 0.04, 0.42), solid(body))


def draw_guitar(canvas: skia.Canvas, room: Interior) -> None:
    """A guitar that leans on its stand."""
    canvas.rotate(-9)
    wood = (0.76, 0.48, 0.22)
    for y, radius in ((-0.24, 0.2), (-0.5, 0.15), (-0.38, 0.145)):
        canvas.drawCircle(0, y, radius, rounded(room, wood, -0.2, 0.2))
    canvas.drawCircle(0, -0.42, 0.055, solid(room.tone((0.16, 0.09, 0.05), 0.3)))
    dark = room.tone((0.2, 0.12, 0.08), 0.5)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.025, -1.06, 0.025, -0.44), solid(dark))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.045, -1.2, 0.045, -1.05), 0.02, 0.02, solid(dark))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.09, -0.22, 0.09, -0.19), solid(dark))
    for x in (-0.014, 0.0, 0.014):
        canvas.drawLine(x, -1.05, x, -0.2, solid(room.tone((0.9, 0.86, 0.7), 0.9), 0.7, stroke_px=0.003))


def draw_easel(canvas: skia.Canvas, room: Interior) -> None:
    """An easel with a half painted landscape."""
    wood = room.tone((0.62, 0.44, 0.28), 0.6)
    for line in ([(-0.45, 0), (-0.06, -1.95)], [(0.45, 0), (0.06, -1.95)], [(0, -0.1), (0, -1.9)]):
        canvas.drawPath(polyline(line), solid(wood, stroke_px=0.045))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.5, -0.78, 0.5, -0.72), solid(wood))
    sheet = skia.Rect.MakeLTRB(-0.46, -1.5, 0.46, -0.78)
    canvas.drawRect(sheet, vertical(room.tone((0.62, 0.76, 0.86), 0.9), room.tone((0.95, 0.84, 0.66), 0.9), -1.5, -1.0))
    canvas.save()
    canvas.clipRect(sheet)
    for y, tone in ((-1.12, (0.5, 0.58, 0.68)), (-1.02, (0.4, 0.54, 0.42)), (-0.92, (0.3, 0.44, 0.26))):
        hill = skia.Path()
        hill.moveTo(-0.5, y).cubicTo(-0.2, y - 0.16, 0.1, y + 0.1, 0.5, y - 0.08).lineTo(0.5, -0.7).lineTo(
            -0.5, -0.7
        ).close()
        canvas.drawPath(hill, solid(room.tone(tone, 0.8)))
    canvas.drawCircle(0.2, -1.3, 0.06, solid(room.tone((0.98, 0.75, 0.4), 0.95)))
    canvas.restore()


def draw_floor_lamp(canvas: skia.Canvas, room: Interior) -> None:
    """A standing lamp 1.6 m high."""
    iron = room.tone((0.16, 0.15, 0.15), 0.5)
    canvas.drawOval(skia.Rect.MakeLTRB(-0.16, -0.04, 0.16, 0.02), solid(iron))
    canvas.drawLine(0, 0, 0, -1.35, solid(iron, stroke_px=0.026))
    shade = [(-0.24, -1.28), (-0.15, -1.62), (0.15, -1.62), (0.24, -1.28)]
    if room.lamp_on:
        halo(canvas, (0, -1.45), 1.15, WARM, 0.8)
        canvas.drawPath(polyline(shade, closed=True), vertical((1.0, 0.9, 0.68), (1.0, 0.74, 0.42), -1.62, -1.28))
    else:
        canvas.drawPath(polyline(shade, closed=True), rounded(room, (0.88, 0.82, 0.7), -0.24, 0.24))


def draw_tall_plant(canvas: skia.Canvas, room: Interior) -> None:
    """A potted plant 1.3 m high."""
    canvas.drawOval(skia.Rect.MakeLTRB(-0.28, -0.05, 0.28, 0.05), solid(BLACK, 0.4, blur_px=0.03))
    draw_leaves(canvas, room, 0.34, 0.95)
    pot = [(-0.2, -0.36), (0.2, -0.36), (0.14, 0.0), (-0.14, 0.0)]
    canvas.drawPath(polyline(pot, closed=True), rounded(room, (0.72, 0.44, 0.32), -0.2, 0.2))


def draw_pet(canvas: skia.Canvas, room: Interior, kind: str) -> None:
    """A cat that sits or a dog that stands."""
    fur = _FUR[int(room.scene.rng("fur").integers(len(_FUR)))]
    canvas.drawOval(skia.Rect.MakeLTRB(-0.3, -0.03, 0.3, 0.04), solid(BLACK, 0.4, blur_px=0.03))
    size = 1.0 if kind == "cat" else 0.72
    canvas.scale(size, -size)
    for lift, tone in ((0.008, room.tone(mix(fur, WHITE, 0.2), 1.0)), (0.0, room.tone(fur, 0.45))):
        for _, path in chained(_CAT if kind == "cat" else _DOG):
            canvas.save()
            canvas.translate(room.side * lift, lift)
            canvas.drawPath(path, solid(tone))
            canvas.restore()


def draw_pictures(canvas: skia.Canvas, room: Interior) -> None:
    """A few framed pictures on the wall."""
    rng = room.scene.rng("pictures")
    for number in range(int(rng.integers(2, 4))):
        wide, high, x = rng.uniform(0.35, 0.6), rng.uniform(0.4, 0.7), -0.7 + 0.7 * number
        frame = skia.Rect.MakeXYWH(x - wide / 2, -1.75 - high / 2, wide, high)
        canvas.drawRect(frame, solid(room.tone(mix(room.wood, BLACK, 0.3), 0.4)))
        canvas.drawRect(frame.makeInset(0.03, 0.03), solid(room.tone((0.93, 0.91, 0.86), 0.6)))
        tones = [room.tone(BOOK_COVERS[int(rng.integers(len(BOOK_COVERS)))], 0.6) for _ in range(2)]
        inner = frame.makeInset(0.09, 0.09)
        canvas.drawRect(inner, vertical(tones[0], tones[1], inner.top(), inner.bottom()))


def draw_wall_clock(canvas: skia.Canvas, room: Interior) -> None:
    """A round clock on the wall."""
    canvas.drawCircle(0, -2.3, 0.2, solid(room.tone((0.16, 0.16, 0.18), 0.5)))
    canvas.drawCircle(0, -2.3, 0.175, solid(room.tone((0.95, 0.94, 0.9), 0.8)))
    draw_dial(canvas, room, 0, -2.3, 0.165)


def draw_pendant(canvas: skia.Canvas, room: Interior) -> None:
    """A lamp that hangs from the ceiling, without the light it throws on the wall."""
    iron = room.tone((0.14, 0.14, 0.15), 0.5)
    canvas.drawLine(0, -room.high, 0, -2.35, solid(iron, stroke_px=0.02))
    if room.lamp_on:
        canvas.drawOval(skia.Rect.MakeLTRB(-0.16, -2.2, 0.16, -2.08), solid((1.0, 0.93, 0.76)))
    shade = [(-0.22, -2.14), (-0.06, -2.36), (0.06, -2.36), (0.22, -2.14)]
    canvas.drawPath(polyline(shade, closed=True), solid(iron))
