"""A room with a window: its light falls across wall and floor as the hour has it; a desk, a lamp, shelves, plants."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, hex_of, mix, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene

_STEP = 4
_BOOKS: tuple[Rgb, ...] = (
    (0.62, 0.24, 0.2),
    (0.2, 0.34, 0.42),
    (0.74, 0.58, 0.34),
    (0.3, 0.38, 0.28),
    (0.8, 0.74, 0.64),
    (0.36, 0.26, 0.34),
)
_WALLS: tuple[Rgb, ...] = ((0.55, 0.5, 0.44), (0.34, 0.42, 0.44), (0.5, 0.42, 0.4), (0.38, 0.42, 0.34))


class _Room:
    """Where things stand, in frame pixels, and the colours everything in the room shares."""

    def __init__(self, scene: Scene) -> None:
        rng = scene.rng("room")
        unit = self.unit = scene.unit * 1.3
        self.scene, self.rng = scene, rng
        self.side = float(rng.choice((-1.0, 1.0)))
        self.night = scene.light.dark
        self.lamp_on = self.night or scene.light.time in ("dusk", "dawn") or scene.light.sun < 0.2
        self.day = {"day": 1.0, "golden": 0.8, "dawn": 0.6, "dusk": 0.34, "night": 0.1}[scene.light.time]
        self.wall = mix(BLACK, _WALLS[int(rng.integers(0, len(_WALLS)))], 0.1 + 0.7 * self.day)
        self.dark = mix(scene.light.near, BLACK, 0.35)
        self.floor_y = scene.at(0.8)
        high = (scene.bottom - scene.top) * rng.uniform(0.56, 0.62)
        wide = min(high * rng.uniform(0.9, 1.35), scene.width * 0.6)
        middle = scene.width * (0.5 + self.side * (0.17 if scene.width > scene.height else 0.02))
        self.window = skia.Rect.MakeXYWH(middle - wide / 2, scene.at(0.1), wide, high)
        self.desk_y = self.floor_y - 1.5 * unit
        self.wood = mix(self.dark, (0.5, 0.32, 0.2), 0.1 + 0.24 * self.day)


def paint_room(scene: Scene) -> None:
    """The view through the window, the wall around it, the furniture, the light in the air."""
    room = _Room(scene)
    _view(room)
    _wall(room)
    _shelves(room)
    _desk(room)
    _shafts(room)
    if room.rng.random() < 0.8:
        _plant(room)
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


def _view(room: _Room) -> None:
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


def _wall(room: _Room) -> None:
    """Wall and floor with the window cut out, lit by the window and by the lamp, and the window's own frame."""
    scene, light, window = room.scene, room.scene.light, room.window
    height, width = -(-scene.full_height // _STEP), -(-scene.full_width // _STEP)
    y = scene.above + np.arange(height, dtype=np.float32)[:, None] * _STEP
    x = scene.left + np.arange(width, dtype=np.float32)[None, :] * _STEP
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
        lamp_x, lamp_y = _lamp_at(room)
        far = np.hypot(x - lamp_x, (y - lamp_y - 6 * room.unit) * 1.1) / scene.height
        warm = np.exp(-((far / 0.3) ** 1.5)) * 0.5 + np.exp(-((far / 0.1) ** 1.5)) * 0.35
        lit = lit + (to_linear((1.0, 0.68, 0.36)) * (0.25 + to_linear(room.wall) * 2.0)) * warm[:, :, None]
    rgb = cv2.resize(to_srgb(lit), (width * _STEP, height * _STEP), interpolation=cv2.INTER_CUBIC)
    pixels = opaque(np.clip(rgb[: scene.full_height, : scene.full_width], 0, 1))
    left, top = round(window.left() - scene.left), round(window.top() - scene.above)
    pixels[top : top + round(window.height()), left : left + round(window.width()), 3] = 0
    scene.sheet.add(pixels, scene.left, scene.above, depth=0.25)
    pad = 5 * room.unit
    box = (window.left() - pad, window.top() - pad, window.width() + 2 * pad, window.height() + 3 * pad)
    scene.sheet.draw(box, lambda canvas: _frame(canvas, room), depth=0.25)


def _frame(canvas: skia.Canvas, room: _Room) -> None:
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


def _shelves(room: _Room) -> None:
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


def _lamp_at(room: _Room) -> tuple[float, float]:
    return room.scene.width * (0.5 - room.side * 0.13), room.desk_y - 15 * room.unit


def _desk(room: _Room) -> None:
    """A desk across the front: its top catches the window; on it a lamp, books and a cup, or a computer."""
    scene, unit, light = room.scene, room.unit, room.scene.light
    floor, y = scene.above + scene.full_height, room.desk_y
    lamp_x, lamp_y = _lamp_at(room)
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


def _lamp(canvas: skia.Canvas, room: _Room, x: float, y: float, foot: float) -> None:
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


def _computer(canvas: skia.Canvas, room: _Room, x: float, foot: float) -> None:
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


def _books(canvas: skia.Canvas, room: _Room, x: float, foot: float) -> None:
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


def _shafts(room: _Room) -> None:
    """Sunlight that falls through the panes into the air of the room."""
    scene, light, window = room.scene, room.scene.light, room.window
    strength = 0.34 * light.sun * room.day
    if strength < 0.05:
        return
    height, width = scene.full_height // _STEP, scene.full_width // _STEP
    y = scene.above + np.arange(height, dtype=np.float32)[:, None] * _STEP
    x = scene.left + np.arange(width, dtype=np.float32)[None, :] * _STEP
    lean = -room.side * 0.62
    source = (x - lean * (y - window.top()) - window.left()) / window.width()
    bars = 0.6 + 0.4 * np.sin(source * 6.28 * 2.5) ** 2
    inside = np.clip(source / 0.1, 0, 1) * np.clip((1 - source) / 0.1, 0, 1)
    fall = np.clip((y - window.top()) / (0.35 * window.height()), 0, 1) * np.exp(
        -np.clip(y - window.top(), 0, None) / (0.75 * scene.height)
    )
    mask = cv2.GaussianBlur((inside * bars * fall * strength).astype(np.float32), (0, 0), 2.2)
    mask = cv2.resize(mask, (scene.full_width, scene.full_height), interpolation=cv2.INTER_CUBIC)
    tone = tuple(ramp((light.glow, light.disc), 0.4).tolist())
    scene.sheet.add(
        tinted(tone, np.clip(mask, 0, 1)),
        scene.left,
        scene.above,
        depth=0.45,
        blend="screen",
        pulse=0.2,
        pulse_period_s=8.0,
    )


def _plant(room: _Room) -> None:
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
