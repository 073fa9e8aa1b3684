"""What stands in a room: shelves of books, a desk with its lamp, a computer or a pile of books, a plant."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.interior import Interior

_BOOKS: tuple[Rgb, ...] = (
    (0.62, 0.24, 0.2),
    (0.2, 0.34, 0.42),
    (0.74, 0.58, 0.34),
    (0.3, 0.38, 0.28),
    (0.8, 0.74, 0.64),
    (0.36, 0.26, 0.34),
)


def paint_shelves(room: Interior) -> None:
    """Two shelves of books and small things on the wall beside the window."""
    scene, unit, rng, side = room.scene, room.unit, room.rng, room.side
    edge = room.window.left() - 7 * unit if side > 0 else room.window.right() + 7 * unit
    wide = min(30 * unit, abs(edge - (scene.left if side > 0 else scene.left + scene.full_width)) - 6 * unit)
    if wide < 9 * unit:
        return
    left = edge - wide if side > 0 else edge

    def draw(canvas: skia.Canvas) -> None:
        for level in (0.3, 0.48):
            y = scene.at(level)
            canvas.drawRect(
                skia.Rect.MakeXYWH(left, y + 0.9 * unit, wide, 1.6 * unit), solid(BLACK, 0.3, blur_px=unit * 0.6)
            )
            x = left + unit * 1.2
            while x < left + wide - 3 * unit:
                thick, high = unit * rng.uniform(0.8, 1.9), unit * rng.uniform(5, 8)
                cover = _BOOKS[int(rng.integers(0, len(_BOOKS)))]
                tone = mix(mix(cover, room.wall, 0.25), BLACK, 0.72 - 0.45 * room.day)
                if rng.random() < 0.13:
                    x += unit * rng.uniform(1.5, 4)
                    continue
                canvas.drawRect(
                    skia.Rect.MakeXYWH(x, y - high, thick, high),
                    gradient((x, 0), (x + thick, 0), [(0, mix(tone, WHITE, 0.1), 1), (1, mix(tone, BLACK, 0.25), 1)]),
                )
                canvas.drawRect(
                    skia.Rect.MakeXYWH(x, y - high * 0.82, thick, unit * 0.3), solid(mix(tone, (0.9, 0.75, 0.45), 0.4))
                )
                x += thick + unit * 0.08
            canvas.drawRect(
                skia.Rect.MakeXYWH(left, y, wide, unit), vertical(mix(room.wood, WHITE, 0.12), room.wood, y, y + unit)
            )

    scene.sheet.draw(
        (left - unit, scene.at(0.3) - 10 * unit, wide + 2 * unit, scene.at(0.48) - scene.at(0.3) + 14 * unit),
        draw,
        depth=0.3,
    )


def paint_desk(room: Interior) -> None:
    """A desk across the front: its top catches the window; on it a lamp, books and a cup, or a computer."""
    scene, unit, light = room.scene, room.unit, room.scene.light
    floor, y = scene.above + scene.full_height, room.desk_y
    lamp_x, lamp_y = room.lamp
    screen = scene.shows("computer", "laptop", "screen", "office", "work", "code", "phone") or room.rng.random() < 0.4
    other = scene.width * (0.5 + room.side * 0.12)

    def draw(canvas: skia.Canvas) -> None:
        top = [
            (scene.left, y),
            (scene.left + scene.full_width, y),
            (scene.left + scene.full_width, y + 4.4 * unit),
            (scene.left, y + 4.4 * unit),
        ]
        shine = mix(room.wood, light.glow, 0.3 * light.sun * room.day + 0.02)
        centre = room.window.centerX()
        reach = scene.width * 0.42
        stops = [(0, room.wood, 1.0), (0.5, shine, 1.0), (1, room.wood, 1.0)]
        canvas.drawPath(polyline(top, closed=True), gradient((centre - reach, 0), (centre + reach, 0), stops))
        front = skia.Rect.MakeLTRB(scene.left, y + 4.4 * unit, scene.left + scene.full_width, floor)
        canvas.drawRect(
            front, vertical(mix(room.wood, BLACK, 0.45), mix(room.wood, BLACK, 0.85), y + 4.4 * unit, floor)
        )
        if room.lamp_on:
            halo(canvas, (lamp_x + 2 * unit, y + 2 * unit), unit * 24, (1.0, 0.7, 0.38), 0.7, squash=0.16)
        if screen:
            _computer(canvas, room, other, y + unit)
        else:
            _books(canvas, room, other, y + 1.6 * unit)
        _lamp(canvas, room, lamp_x, lamp_y, y + 1.6 * unit)

    box = (scene.left, lamp_y - 22 * unit, scene.full_width, floor - lamp_y + 22 * unit)
    scene.sheet.draw(box, draw, depth=0.6)


def paint_plant(room: Interior) -> None:
    """A potted plant close to the viewer, at the side away from the lamp, as a dark shape rimmed with light."""
    scene, unit, rng = room.scene, room.unit, room.scene.rng("plant")
    x, foot = scene.width * (0.5 + room.side * 0.43), scene.at(0.92)
    leaf = mix(mix(room.dark, (0.16, 0.34, 0.2), 0.2 + 0.35 * room.day), BLACK, 0.25)
    leaves = [(rng.uniform(-1.25, 1.25), unit * rng.uniform(13, 25), rng.uniform(0.16, 0.24)) for _ in range(13)]

    def draw(canvas: skia.Canvas) -> None:
        for angle, long, wide in leaves:
            tip = (x + np.sin(angle) * long * 0.85, foot - 9 * unit - np.cos(angle * 0.8) * long)
            bend = (x + np.sin(angle) * long * 0.28, foot - 9 * unit - long * 0.72)
            blade = skia.Path()
            blade.moveTo(x, foot - 8 * unit)
            blade.quadTo(bend[0] - long * wide, bend[1], *tip)
            blade.quadTo(bend[0] + long * wide, bend[1] + long * 0.16, x, foot - 8 * unit)
            tone = mix(leaf, scene.light.glow, (0.02 + 0.06 * room.day) * rng.random())
            canvas.drawPath(blade, solid(tone))
            canvas.drawPath(
                blade, solid(mix(tone, scene.light.glow, 0.16 * room.day + 0.03), 0.7, stroke_px=max(unit * 0.1, 0.6))
            )
        pot = [
            (x - 6 * unit, foot - 9 * unit),
            (x + 6 * unit, foot - 9 * unit),
            (x + 4.6 * unit, foot + 6 * unit),
            (x - 4.6 * unit, foot + 6 * unit),
        ]
        clay = mix(room.dark, (0.55, 0.33, 0.24), 0.12 + 0.2 * room.day)
        canvas.drawPath(
            polyline(pot, closed=True),
            gradient((x - 6 * unit, 0), (x + 6 * unit, 0), [(0, clay, 1), (1, mix(clay, BLACK, 0.6), 1)]),
        )

    box = (x - 28 * unit, foot - 40 * unit, 56 * unit, 50 * unit)
    scene.sheet.draw(box, draw, depth=0.85, sway_px=0.12 * unit)


def _lamp(canvas: skia.Canvas, room: Interior, x: float, y: float, foot: float) -> None:
    unit, dark = room.unit, mix(room.dark, room.scene.light.haze, 0.05)
    base = skia.Rect.MakeLTRB(x - 7.6 * unit, foot - 0.9 * unit, x - 1.2 * unit, foot + 0.3 * unit)
    canvas.drawRoundRect(base, unit * 0.4, unit * 0.4, solid(dark))
    arm = polyline([(x - 4.4 * unit, foot - 0.5 * unit), (x - 8.2 * unit, foot - 9 * unit), (x, y)])
    canvas.drawPath(arm, solid(dark, stroke_px=unit * 0.6))
    shade = polyline(
        [
            (x - 1.6 * unit, y - 1.6 * unit),
            (x + 1.2 * unit, y - 2.2 * unit),
            (x + 5.4 * unit, y + 2.2 * unit),
            (x - 2.8 * unit, y + 4.2 * unit),
        ],
        closed=True,
    )
    canvas.drawPath(shade, solid(dark))
    if room.lamp_on:
        cone = polyline(
            [
                (x - 2.6 * unit, y + 4 * unit),
                (x + 5.2 * unit, y + 2.2 * unit),
                (x + 15 * unit, foot),
                (x - 9 * unit, foot),
            ],
            closed=True,
        )
        beam = gradient((x, y + 2 * unit), (x, foot), [(0, (1.0, 0.8, 0.5), 0.45), (1, (1.0, 0.72, 0.4), 0.05)])
        beam.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, unit * 0.9))
        canvas.drawPath(cone, beam)
        halo(canvas, (x + 1.4 * unit, y + 3.4 * unit), unit * 9, (1.0, 0.8, 0.5), 0.95)


def _computer(canvas: skia.Canvas, room: Interior, x: float, foot: float) -> None:
    """A laptop from the front, its screen alight with lines of no particular text."""
    unit, rng = room.unit, room.scene.rng("computer")
    screen = skia.Rect.MakeLTRB(x - 9.5 * unit, foot - 12.6 * unit, x + 9.5 * unit, foot - 0.8 * unit)
    canvas.drawRoundRect(screen, unit * 0.7, unit * 0.7, solid(room.dark))
    inner = screen.makeInset(unit * 0.55, unit * 0.55)
    canvas.drawRect(inner, vertical((0.1, 0.22, 0.36), (0.06, 0.12, 0.22), inner.top(), inner.bottom()))
    for line in range(9):
        at = inner.left() + unit * (0.9 + 1.1 * float(rng.integers(0, 3)))
        long = unit * rng.uniform(2.5, 10.5)
        colour: Rgb = ((0.5, 0.8, 1.0), (0.95, 0.78, 0.5), (0.6, 0.9, 0.75))[int(rng.integers(0, 3))]
        canvas.drawLine(
            at,
            inner.top() + unit * (1.2 + 1.05 * line),
            at + long,
            inner.top() + unit * (1.2 + 1.05 * line),
            solid(colour, 0.75, stroke_px=unit * 0.3),
        )
    halo(canvas, (x, screen.centerY()), unit * 17, (0.4, 0.65, 1.0), 0.3 if room.lamp_on else 0.1)
    keys = [
        (x - 9.5 * unit, foot - 0.8 * unit),
        (x + 9.5 * unit, foot - 0.8 * unit),
        (x + 11 * unit, foot + 1.2 * unit),
        (x - 11 * unit, foot + 1.2 * unit),
    ]
    canvas.drawPath(polyline(keys, closed=True), solid(mix(room.dark, WHITE, 0.05)))


def _books(canvas: skia.Canvas, room: Interior, x: float, foot: float) -> None:
    unit, rng = room.unit, room.scene.rng("books")
    y = foot
    for _ in range(4):
        wide, thick = unit * rng.uniform(10, 14), unit * rng.uniform(1.1, 1.8)
        cover = mix(_BOOKS[int(rng.integers(0, len(_BOOKS)))], BLACK, 0.7 - 0.4 * room.day)
        start = x - wide / 2 + unit * rng.uniform(-1, 1)
        canvas.drawRect(
            skia.Rect.MakeXYWH(start, y - thick, wide, thick), vertical(mix(cover, WHITE, 0.12), cover, y - thick, y)
        )
        y -= thick
    cup = mix(room.wall, WHITE, 0.3)
    at = x + 11 * unit
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(at, foot - 4 * unit, 3.6 * unit, 4 * unit),
        unit * 0.6,
        unit * 0.6,
        gradient((at, 0), (at + 3.6 * unit, 0), [(0, cup, 1), (1, mix(cup, BLACK, 0.6), 1)]),
    )
    canvas.drawCircle(at + 4 * unit, foot - 2.2 * unit, unit * 1.1, solid(mix(cup, BLACK, 0.4), stroke_px=unit * 0.45))
