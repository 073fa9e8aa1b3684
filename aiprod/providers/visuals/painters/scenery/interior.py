"""A room before anything stands in it: its walls and floor in perspective, its window, what lights it, its colours."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import image, solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix, skia_colour
from aiprod.providers.visuals.kit.light import Draw, gradient, halo
from aiprod.providers.visuals.kit.noise import field
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.vista import Vista

SHELL_DEPTH = 0.22
WARM: Rgb = (1.0, 0.72, 0.42)
"""The light of a lamp or a fire."""
_WALLS: tuple[Rgb, ...] = (
    (0.84, 0.78, 0.68), (0.6, 0.68, 0.64), (0.74, 0.55, 0.46), (0.4, 0.5, 0.58), (0.78, 0.66, 0.46), (0.66, 0.62, 0.66),
)  # fmt: skip
_PLAIN: Rgb = (0.84, 0.87, 0.88)
_WOODS: tuple[Rgb, ...] = ((0.58, 0.4, 0.26), (0.46, 0.3, 0.2), (0.68, 0.52, 0.36))
_LEVEL = {"dawn": 0.62, "day": 0.86, "golden": 0.68, "dusk": 0.34, "night": 0.2}
_DULL = {"clear": 1.0, "cloudy": 0.9, "rain": 0.72, "storm": 0.6, "snow": 0.95, "fog": 0.82}


class Interior:
    """A room ``wide`` x ``deep`` x ``high`` metres, its back wall facing the viewer, and what all in it share.

    x is 0 before the viewer; the back wall runs from ``left`` to ``right``. ``window`` is in metres of that wall, y
    down from the floor. ``side`` -1 or 1 is the half the window is in.
    """

    def __init__(self, scene: Scene, *, plain: bool = False, glazed: bool = False) -> None:
        rng = scene.rng("room")
        self.scene, self.rng = scene, rng
        tall = scene.height > scene.width
        self.deep, self.high = float(rng.uniform(4.8, 5.8)), 2.9
        self.wide = 4.2 if tall else float(rng.uniform(6.8, 8.0))
        focal = 0.62 * max(scene.width, scene.height)
        self.vista = Vista(scene.width / 2, scene.at(rng.uniform(0.38, 0.44)), focal, 1.5)
        shift = 0.0 if tall else rng.uniform(-0.7, 0.7)
        self.left, self.right = shift - self.wide / 2, shift + self.wide / 2
        self.side = float(rng.choice((-1.0, 1.0)))
        self.level = _LEVEL[scene.light.time] * _DULL[scene.intent.weather]
        self.lamp_on = self.level < 0.5
        self.wall = _PLAIN if plain else _WALLS[int(rng.integers(len(_WALLS)))]
        self.wood = _WOODS[int(rng.integers(len(_WOODS)))]
        self.tiled = plain
        across = float(rng.uniform(1.2, 1.5) if tall else rng.uniform(2.6, 3.4) if glazed else rng.uniform(1.5, 2.3))
        middle = shift + self.side * (0.95 if tall else float(rng.uniform(0.7, 1.7)))
        self.window = skia.Rect.MakeLTRB(middle - across / 2, -2.45, middle + across / 2, -0.75 if glazed else -0.95)

    def tone(self, colour: Rgb, facing: float = 0.5) -> Rgb:
        """A thing's colour in this room: by the window's light, and by lamps where these burn; ``facing`` 0..1."""
        light = self.scene.light
        sky = mix(mix(light.sky[-1], light.glow, 0.5 * light.sun), WHITE, 0.5)
        power, lamps = self.level**1.6 * (0.45 + 0.9 * facing), (0.06 + 0.16 * facing) * self.lamp_on
        red, green, blue = (
            min(1.0, channel**2.2 * (above**2.2 * power + warm**2.2 * lamps)) ** (1 / 2.2)
            for channel, above, warm in zip(colour, sky, WARM, strict=True)
        )
        return red, green, blue

    def pixels(self, rect: skia.Rect, z: float) -> skia.Rect:
        """A rectangle of an upright plane ``z`` metres away, in frame pixels."""
        left, top = self.vista.at((rect.left(), -rect.top(), z))
        right, bottom = self.vista.at((rect.right(), -rect.bottom(), z))
        return skia.Rect.MakeLTRB(left, top, right, bottom)

    def paint_ground(self) -> None:
        """Add the dark that lies behind everything, so that no edge ever shows."""
        whole = np.empty((self.scene.full_height, self.scene.full_width, 4), np.uint8)
        whole[:] = (*(round(255 * c) for c in self.tone(self.wall, 0.1)), 255)
        self.scene.sheet.whole(whole)

    def paint_shell(self, *fittings: Draw) -> None:
        """Add walls, floor and ceiling with the window cut out, lit by it, and what belongs to them, as one layer."""
        scene = self.scene

        def draw(canvas: skia.Canvas) -> None:
            canvas.save()
            self._draw_shell(canvas)
            canvas.restore()
            for fitting in fittings:
                canvas.save()
                fitting(canvas)
                canvas.restore()

        box = (scene.left, scene.above, scene.full_width, scene.full_height)
        scene.sheet.draw(box, draw, depth=SHELL_DEPTH)

    def spare_window(self, canvas: skia.Canvas) -> None:
        """Keep what is drawn from here on out of the window."""
        canvas.clipRect(self.pixels(self.window, self.deep), skia.ClipOp.kDifference, doAntiAlias=True)

    def _draw_shell(self, canvas: skia.Canvas) -> None:
        vista, deep, high, near = self.vista, self.deep, self.high, 0.7
        left, right = self.left, self.right
        self.spare_window(canvas)
        back = vista.shape((left, 0, deep), (right, 0, deep), (right, high, deep), (left, high, deep))
        edge = (vista.at((0, high, deep))[1], vista.at((0, 0, deep))[1])
        wall = gradient(
            (0, edge[0]), (0, edge[1]), [(0, self.tone(self.wall, 0.5), 1), (1, self.tone(self.wall, 0.28), 1)]
        )
        canvas.drawPath(back, wall)
        for x in (left, right):
            toward = 0.75 if (x > 0) != (self.side > 0) else 0.3
            ends = vista.at((x, 0, deep))[0], vista.at((x, 0, near))[0]
            stops = [(0, self.tone(self.wall, toward), 1), (0.3, self.tone(self.wall, 0.8 * toward), 1)]
            stops.append((1, self.tone(mix(self.wall, BLACK, 0.5), 0.1), 1))
            canvas.drawPath(vista.plane(x, high, near, deep), gradient((ends[0], 0), (ends[1], 0), stops))
        ceiling = vista.shape((left, high, near), (right, high, near), (right, high, deep), (left, high, deep))
        canvas.drawPath(ceiling, solid(self.tone(mix(self.wall, WHITE, 0.45), 0.4)))
        self._draw_floor(canvas, near)
        skirting = skia.Rect.MakeLTRB(left, -0.14, right, 0)
        canvas.drawRect(self.pixels(skirting, deep), solid(self.tone(mix(self.wall, WHITE, 0.4), 0.4)))
        centre = self.pixels(self.window, deep)
        spill = mix(self.scene.light.horizon, WHITE, 0.3)
        reach = 0.7 * self.scene.height
        halo(canvas, (centre.centerX(), centre.centerY()), reach, spill, 0.3 * self.level)
        self._draw_dusk(canvas, (centre.centerX(), centre.centerY()))

    def _draw_dusk(self, canvas: skia.Canvas, source: tuple[float, float]) -> None:
        """The dark that gathers away from the window, and the unevenness of paint."""
        scene = self.scene
        whole = skia.Rect.MakeXYWH(scene.left, scene.above, scene.full_width, scene.full_height)
        tones = [skia_colour((0.02, 0.015, 0.03), alpha) for alpha in (0.0, 0.1, 0.34, 0.62)]
        shader = skia.GradientShader.MakeRadial(
            skia.Point(*source), 0.75 * scene.full_width, tones, [0.12, 0.35, 0.7, 1.0]
        )
        canvas.drawRect(whole, skia.Paint(Shader=shader, Dither=True))
        paint = field(90, 160, scene.rng("paint"), cell_px=40, octaves=5, roughness=0.6)
        level = np.dstack([np.zeros((90, 160, 3), np.uint8), (np.clip(paint - 0.35, 0, 1) * 52).astype(np.uint8)])
        canvas.drawImageRect(image(level), whole, skia.SamplingOptions(skia.FilterMode.kLinear))

    @property
    def front_z(self) -> float:
        """The nearest metre at which the floor is still seen above the foot of the picture."""
        return self.vista.focal * self.vista.eye / (self.scene.at(0.96) - self.vista.y)

    def _draw_floor(self, canvas: skia.Canvas, near: float) -> None:
        vista, deep = self.vista, self.deep
        colour = (0.7, 0.7, 0.68) if self.tiled else self.wood
        rows = vista.at((0, 0, deep))[1], vista.at((0, 0, near))[1]
        stops = [(0, self.tone(colour, 0.75), 1), (0.5, self.tone(colour, 0.4), 1), (1, self.tone(colour, 0.15), 1)]
        floor = vista.strip(self.left, self.right, near, deep)
        canvas.drawPath(floor, gradient((0, rows[0]), (0, rows[1]), stops))
        seam = self.tone(mix(colour, BLACK, 0.45), 0.3)
        rng = self.scene.rng("boards")
        canvas.save()
        canvas.clipPath(floor, doAntiAlias=True)
        for x in np.arange(self.left, self.right, 0.6 if self.tiled else 0.24).tolist():
            canvas.drawLine(*vista.at((x, 0, near)), *vista.at((x, 0, deep)), solid(seam, 0.4, stroke_px=0.9))
            if not self.tiled:
                for z in rng.uniform(near, deep, 2).tolist():
                    canvas.drawLine(*vista.at((x, 0, z)), *vista.at((x + 0.24, 0, z)), solid(seam, 0.4, stroke_px=0.9))
                board = vista.strip(x, x + 0.24, near, deep)
                canvas.drawPath(board, solid(BLACK if rng.random() < 0.5 else WHITE, 0.05 * rng.random()))
        for z in np.geomspace(0.9, deep, 9).tolist() if self.tiled else ():
            canvas.drawLine(
                *vista.at((self.left, 0, z)), *vista.at((self.right, 0, z)), solid(seam, 0.4, stroke_px=0.9)
            )
        canvas.restore()
