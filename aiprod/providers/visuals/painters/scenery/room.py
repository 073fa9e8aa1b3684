"""A room with a window: its light falls across wall and floor as the hour has it; a desk, a lamp, shelves, plants."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, hex_of, mix, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.furniture import paint_desk, paint_plant, paint_shelves
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.interior import Interior

_STEP = 4


def paint_room(scene: Scene) -> None:
    """The view through the window, the wall around it, the furniture, the light in the air."""
    room = Interior(scene)
    _view(room)
    _wall(room)
    paint_shelves(room)
    paint_desk(room)
    _shafts(room)
    if room.rng.random() < 0.8:
        paint_plant(room)
    scene.sheet.live(
        Life(
            what="dust",
            count=42,
            colour=hex_of(mix(scene.light.glow, WHITE, 0.4)),
            area=(
                room.window.left() - 10 * room.unit,
                room.window.top(),
                room.window.width() * 1.4,
                scene.height * 0.75,
            ),
            size_px=max(1.2, 0.3 * room.unit),
            depth=0.5,
            opacity=0.5,
            seed=scene.seed,
        )
    )


def _view(room: Interior) -> None:
    """Sky, hills or a skyline, and at night the lights of other windows."""
    scene, light, window, rng = room.scene, room.scene.light, room.window, room.rng
    pad = 6 * room.unit
    box = (window.left() - pad, window.top() - pad, window.width() + 2 * pad, window.height() + 2 * pad)
    city = scene.shows("city", "office", "computer", "work", "street") or rng.random() < 0.5
    base = window.top() + window.height() * rng.uniform(0.72, 0.84)

    def draw(canvas: skia.Canvas) -> None:
        stops = [(index / (len(light.sky) - 1), colour, 1.0) for index, colour in enumerate(light.sky)]
        canvas.drawRect(skia.Rect.MakeXYWH(*box), gradient((0, box[1]), (0, base), stops))
        sun = (
            window.left() + window.width() * rng.uniform(0.3, 0.7),
            base - window.height() * max(light.sun_height, 0.08),
        )
        halo(canvas, sun, window.height() * 0.7, light.glow, 0.75 * light.sun)
        canvas.drawCircle(*sun, room.unit * 2, solid(light.disc, light.sun, blur_px=room.unit * 0.15))
        for distance in (0.85, 0.5):
            tone = light.land(distance)
            x = box[0]
            if not city:
                line = base - window.height() * (0.1 + 0.13 * distance) * (0.7 + 0.5 * ridge(80, rng, cycles=3))
                points = list(zip(np.linspace(box[0], box[0] + box[2], 80).tolist(), line.tolist(), strict=True))
                hill = polyline([(box[0], box[1] + box[3]), *points, (box[0] + box[2], box[1] + box[3])], closed=True)
                canvas.drawPath(hill, solid(tone))
                continue
            while x < box[0] + box[2]:
                wide = room.unit * rng.uniform(2.5, 6)
                top = base - window.height() * rng.uniform(0.04, 0.34) * (0.5 + distance / 2)
                canvas.drawRect(skia.Rect.MakeLTRB(x, top, x + wide, box[1] + box[3]), solid(tone))
                for _ in range(int(rng.integers(3, 12)) if room.lamp_on else 0):
                    at = (x + wide * rng.uniform(0.1, 0.8), top + rng.uniform(1, 16) * room.unit)
                    canvas.drawRect(
                        skia.Rect.MakeXYWH(*at, room.unit * 0.5, room.unit * 0.7), solid((1.0, 0.82, 0.5), 0.85)
                    )
                x += wide * rng.uniform(1.0, 1.25)

    wall = mix(room.wall, BLACK, 0.2)
    whole = np.empty((scene.full_height, scene.full_width, 4), np.uint8)
    whole[:] = (*(round(255 * c) for c in wall), 255)
    scene.sheet.whole(whole, depth=0.02)
    scene.sheet.draw(box, draw, depth=0.08)


def _wall(room: Interior) -> None:
    """Wall and floor with the window cut out, lit by the window and by the lamp, and the window's own frame."""
    scene, light, window = room.scene, room.scene.light, room.window
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    centre = (window.centerX(), window.centerY())
    near = np.hypot((x - centre[0]) / 1.15, y - centre[1]) / scene.height
    plaster = field(height, width, scene.rng("plaster"), cell_px=width / 7, octaves=3)
    floor = (y > room.floor_y).astype(np.float32)
    tone = (
        to_linear(room.wall) * (1 - floor[:, :, None]) + to_linear(mix(room.wall, room.wood, 0.7)) * floor[:, :, None]
    )
    level = (0.32 + 0.9 * np.exp(-((near / 0.5) ** 1.4)) + 0.12 * (plaster - 0.5))[:, :, None]
    lit = tone * level
    # The sun throws the window onto the floor and the wall opposite, slanted away from where it stands.
    drop = (y - window.bottom()) / scene.height
    slant = (x - centre[0]) / scene.width + room.side * (0.16 + 0.9 * drop)
    half = window.width() / scene.width * 0.5
    patch = np.clip((half - np.abs(slant)) / 0.012, 0, 1) * (y > room.floor_y + 1.5 * room.unit)
    patch = cv2.GaussianBlur(patch.astype(np.float32), (0, 0), 1.6) * np.exp(-np.clip(drop, 0, 1) * 1.5)
    lit = lit + to_linear(mix(light.glow, light.disc, 0.4)) * (0.5 * light.sun * room.day * patch)[:, :, None]
    if room.lamp_on:
        lamp_x, lamp_y = room.lamp
        far = np.hypot(x - lamp_x, (y - lamp_y - 6 * room.unit) * 1.1) / scene.height
        warm = np.exp(-((far / 0.3) ** 1.5)) * 0.5 + np.exp(-((far / 0.1) ** 1.5)) * 0.35
        lit = lit + (to_linear((1.0, 0.68, 0.36)) * (0.25 + to_linear(room.wall) * 2.0)) * warm[:, :, None]
    pixels = opaque(enlarged(scene, to_srgb(lit), _STEP))
    left, top = round(window.left() - scene.left), round(window.top() - scene.above)
    pixels[top : top + round(window.height()), left : left + round(window.width()), 3] = 0
    scene.sheet.add(pixels, scene.left, scene.above, depth=0.25)
    pad = 5 * room.unit
    box = (window.left() - pad, window.top() - pad, window.width() + 2 * pad, window.height() + 3 * pad)
    scene.sheet.draw(box, lambda canvas: _frame(canvas, room), depth=0.25)


def _frame(canvas: skia.Canvas, room: Interior) -> None:
    window, unit, light = room.window, room.unit, room.scene.light
    bright, dark = mix(room.wall, WHITE, 0.25 + 0.2 * room.day), mix(room.wall, BLACK, 0.4)
    panes = 3 if window.width() > window.height() * 1.1 else 2
    for index in range(panes + 1):
        x = window.left() + window.width() * index / panes
        wide = unit * (1.1 if index in (0, panes) else 0.7)
        canvas.drawRect(skia.Rect.MakeLTRB(x - wide / 2, window.top(), x + wide / 2, window.bottom()), solid(dark))
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - wide / 2, window.top(), x - wide / 4, window.bottom()),
            solid(mix(dark, light.glow, 0.4 * light.sun)),
        )
    for share in (0.0, 0.36, 1.0):
        y = window.top() + window.height() * share
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                window.left() - unit * 0.5, y - unit * 0.45, window.right() + unit * 0.5, y + unit * 0.45
            ),
            solid(dark),
        )
    sill = skia.Rect.MakeLTRB(
        window.left() - 2.4 * unit, window.bottom(), window.right() + 2.4 * unit, window.bottom() + 1.7 * unit
    )
    canvas.drawRect(sill, vertical(bright, dark, sill.top(), sill.bottom()))
    curtain = mix(mix(room.wall, (0.8, 0.76, 0.7), 0.4), light.glow, 0.25 * light.sun)
    for side in (-1, 1):
        edge = window.left() if side < 0 else window.right()
        for fold in range(5):
            a, b = edge + side * unit * (2.6 - 1.3 * fold), edge + side * unit * (1.2 - 1.3 * fold)
            shade = mix(curtain, BLACK, 0.12 + 0.3 * (fold % 2) + 0.25 * (1 - room.day))
            stops = [(0, shade, 0.92), (0.5, mix(shade, WHITE, 0.12), 0.92), (1, mix(shade, BLACK, 0.25), 0.92)]
            canvas.drawRect(
                skia.Rect.MakeLTRB(min(a, b), window.top() - 2.4 * unit, max(a, b), window.bottom() + 7 * unit),
                gradient((a, 0), (b, 0), stops),
            )
    rod = window.top() - 2.6 * unit
    canvas.drawLine(
        window.left() - 4 * unit,
        rod,
        window.right() + 4 * unit,
        rod,
        solid(mix(room.dark, WHITE, 0.08), stroke_px=unit * 0.5),
    )


def _shafts(room: Interior) -> None:
    """Sunlight that falls through the panes into the air of the room."""
    scene, light, window = room.scene, room.scene.light, room.window
    strength = 0.34 * light.sun * room.day
    if strength < 0.05:
        return
    x, y = coarse(scene, _STEP)
    lean = -room.side * 0.62
    source = (x - lean * (y - window.top()) - window.left()) / window.width()
    bars = 0.6 + 0.4 * np.sin(source * 6.28 * 2.5) ** 2
    inside = np.clip(source / 0.1, 0, 1) * np.clip((1 - source) / 0.1, 0, 1)
    fall = np.clip((y - window.top()) / (0.35 * window.height()), 0, 1) * np.exp(
        -np.clip(y - window.top(), 0, None) / (0.75 * scene.height)
    )
    mask = cv2.GaussianBlur((inside * bars * fall * strength).astype(np.float32), (0, 0), 2.2)
    tone = tuple(ramp((light.glow, light.disc), 0.4).tolist())
    scene.sheet.add(
        tinted(tone, enlarged(scene, mask, _STEP)),
        scene.left,
        scene.above,
        depth=0.45,
        blend="screen",
        pulse=0.2,
        pulse_period_s=8.0,
    )
