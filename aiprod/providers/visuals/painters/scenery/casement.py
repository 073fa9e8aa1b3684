"""The window of a room: its frame and curtains, and the sunlight it throws into the room."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, hex_of, mix
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.painters.scenery.daylight import lit
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior

_PANES = 2
_FALL_M = (0.9, 3.6)
"""From how far to how far before the window its light lies on the floor, metres."""
_FAINT = 0.08


def draw_casement(canvas: skia.Canvas, room: Interior) -> None:
    """The window's frame and its sill, with snow on it in winter."""
    scene, unit = room.scene, room.scene.unit
    frame = room.pixels(room.window, room.deep)
    metre = room.vista.scale(room.deep)
    wood, shade = room.tone((0.92, 0.9, 0.86), 0.6), room.tone((0.6, 0.57, 0.53), 0.2)

    panes = _PANES if room.window.width() < 2.4 else _PANES + 1
    thin, thick = 0.05 * metre, 0.09 * metre
    for index in range(panes + 1):
        x, half = frame.left() + frame.width() * index / panes, (thick if index in (0, panes) else thin) / 2
        canvas.drawRect(skia.Rect.MakeLTRB(x - half, frame.top(), x + half, frame.bottom()), solid(shade))
    for share in (0.0, 0.34, 1.0):
        y = frame.top() + frame.height() * share
        canvas.drawRect(
            skia.Rect.MakeLTRB(frame.left() - thick / 2, y - thin / 2, frame.right() + thick / 2, y + thin / 2),
            solid(shade),
        )
    sill = skia.Rect.MakeLTRB(
        frame.left() - 0.18 * metre, frame.bottom(), frame.right() + 0.18 * metre, frame.bottom() + 0.1 * metre
    )
    canvas.drawRect(sill, vertical(wood, shade, sill.top(), sill.bottom()))
    if scene.snowy:
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(frame.left(), frame.bottom() - 0.07 * metre, frame.right(), frame.bottom()),
            unit * 0.3,
            unit * 0.3,
            solid(lit(scene, (0.95, 0.96, 0.98), 0.7)),
        )


def paint_curtains(room: Interior) -> None:
    """Add curtains that stir."""
    scene = room.scene
    frame, metre = room.pixels(room.window, room.deep), room.vista.scale(room.deep)
    cloth = ((0.86, 0.8, 0.7), (0.66, 0.36, 0.28), (0.4, 0.48, 0.44), (0.76, 0.66, 0.5))[int(room.rng.integers(4))]
    wide, top, foot = 0.42 * metre, frame.top() - 0.16 * metre, frame.bottom() + 0.55 * metre
    rod = room.tone((0.3, 0.24, 0.2), 0.4)
    for number, edge in enumerate((frame.left(), frame.right())):

        def draw(canvas: skia.Canvas, edge: float = edge) -> None:
            for fold in range(6):
                a = edge - wide / 2 + fold * wide / 6
                glow = room.tone(mix(cloth, scene.light.glow, 0.2 * scene.light.sun), 0.9)
                deep = room.tone(mix(cloth, BLACK, 0.25), 0.25)
                stops = [(0, deep, 0.96), (0.5, glow, 0.96), (1, deep, 0.96)]
                canvas.drawRect(
                    skia.Rect.MakeLTRB(a, top, a + wide / 6 + 0.6, foot), gradient((a, 0), (a + wide / 6, 0), stops)
                )

        scene.sheet.draw(
            (edge - wide, top, 2 * wide, foot - top),
            draw,
            depth=0.23,
            sway_px=0.12 * scene.unit,
            sway_period_s=5.0 + number,
        )
    pen = solid(rod, stroke_px=0.04 * metre)
    scene.sheet.draw(
        (frame.left() - 0.6 * metre, top - 0.1 * metre, frame.width() + 1.2 * metre, 0.2 * metre),
        lambda canvas: canvas.drawLine(frame.left() - 0.4 * metre, top, frame.right() + 0.4 * metre, top, pen),
        depth=0.23,
    )


class Sunlight:
    """The window's light in the room: where it lies on the floor, and how it shows in the air."""

    def __init__(self, room: Interior) -> None:
        light, window = room.scene.light, room.window
        self._room = room
        self._strength = {"day": 0.55, "golden": 0.7, "dawn": 0.5}.get(light.time, 0.0) * light.sun
        self._lean = -light.toward * float(room.scene.rng("sunlight").uniform(0.35, 0.8))
        self._tone = mix(light.glow, light.disc, 0.3)
        half = window.width() / 2
        self._panes = [(window.left() + half * (n + 0.04), window.left() + half * (n + 0.96)) for n in (0, 1)]

    def draw_patch(self, canvas: skia.Canvas) -> None:
        """The bright panes on the floor."""
        room, lean = self._room, self._lean
        near, far = room.deep - _FALL_M[1], room.deep - _FALL_M[0]
        for a, b in self._panes:
            low, high = lean * _FALL_M[0], lean * _FALL_M[1]
            spots = ((a + low, 0.0, far), (b + low, 0.0, far), (b + high, 0.0, near), (a + high, 0.0, near))
            soft = 0.35 * room.scene.unit
            canvas.drawPath(room.vista.shape(*spots), solid(self._tone, self._strength, blur_px=soft))

    def draw_shafts(self, canvas: skia.Canvas) -> None:
        """The rays between window and floor."""
        room, vista = self._room, self._room.vista
        if self._strength < _FAINT:
            return
        near, run = room.deep - _FALL_M[1], self._lean * _FALL_M[1]
        stops = [
            (0.0, self._tone, 0.26 * self._strength),
            (0.6, self._tone, 0.1 * self._strength),
            (1.0, self._tone, 0.0),
        ]
        for a, b in self._panes:
            top = [vista.at((x, 2.3, room.deep)) for x in (a, b)]
            foot = [vista.at((x + run, 0.0, near)) for x in (b, a)]
            ray = gradient(top[0], foot[1], stops)
            ray.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.7 * room.scene.unit))
            canvas.drawPath(polyline([*top, *foot], closed=True), ray)


def paint_dust(room: Interior) -> None:
    """Add the dust that hangs in the light of the window or of the lamps."""
    scene, frame = room.scene, room.pixels(room.window, room.deep)
    scene.sheet.live(
        Life(
            what="dust",
            count=40,
            colour=hex_of(mix(WARM if room.lamp_on else scene.light.glow, WHITE, 0.4)),
            area=(frame.left() - frame.width(), frame.top(), 3 * frame.width(), 0.6 * scene.height),
            size_px=max(1.2, 0.32 * scene.unit),
            depth=0.5,
            opacity=0.3 if room.lamp_on else 0.55,
            seed=scene.seed,
        )
    )
