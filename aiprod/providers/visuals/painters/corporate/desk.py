"""The corporate page: its colours and ground, and the pieces of glass everything lies on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Block, fit
from aiprod.payload import Mood
from aiprod.plan import TimeOfDay, VisualRequest
from aiprod.providers.visuals.kit.canvas import glow, image, opaque, solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse, shade, to_linear, to_srgb
from aiprod.providers.visuals.kit.icons import draw_icon, icons_for
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.phrases import key_phrase
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.layouts import layout_of
from aiprod.style import FontRole, font_path

WHITE: Rgb = (1.0, 1.0, 1.0)

_FAMILIES: dict[Mood, tuple[str, str]] = {
    "calm": ("teal", "ocean"),
    "sad": ("teal", "ocean"),
    "uplifting": ("ocean", "teal"),
    "happy": ("violet", "indigo"),
    "playful": ("violet", "indigo"),
    "romantic": ("violet", "indigo"),
    "mysterious": ("indigo", "violet"),
    "dark": ("indigo", "violet"),
}
"""Neighbouring hues for a mood: the scenes of one video differ, yet are of one hand."""

_HOURS: dict[TimeOfDay, tuple[float, float]] = {
    "dawn": (1.05, 0.6),
    "day": (1.08, 0.0),
    "golden": (0.98, 0.75),
    "dusk": (0.78, 0.45),
    "night": (0.5, 0.0),
}
"""How light the ground is at a time of day, and how much of its sky is mixed into one side of it."""

_GROUND_DEPTH = 0.04
_OF_TIME = ("calendar-blank", "clock")


class Desk:
    """One page. ``unit`` is 1/100 of the frame's short side; ``words`` and ``art`` are boxes x, y, width, height."""

    def __init__(self, request: VisualRequest) -> None:
        self.request, self.intent = request, request.intent
        self.rng = stream(request.seed, "corporate")
        palette = request.style.palette
        self.sheet = Sheet(request, palette["mesh_indigo"][0])
        self.width, self.height = self.sheet.width, self.sheet.height
        self.unit = min(self.width, self.height) / 100
        self.tall = self.width / self.height < 1.2
        family = _FAMILIES.get(self.intent.mood, ("indigo", "ocean"))
        hue = family[int(self.rng.integers(len(family)))]
        light, self._share = _HOURS[self.intent.time]
        self.mesh = [shade(parse(colour), lightness=light) for colour in palette[f"mesh_{hue}"]]
        self.sky = parse(palette[f"sky_{self.intent.time}"][1])
        self.accent = [parse(colour) for colour in palette[f"accent_{hue}"]]
        self.muted = parse(palette["muted"][0])
        self.words, self.art, self.shape, self.mirrored = layout_of(request, self.rng)

    def icons(self) -> list[str]:
        """The icons the scene's own words call for, those of when behind those of what; no gear nobody spoke of."""
        intent = self.intent
        said = (key_phrase(intent), *intent.lines, intent.prompt)
        vague = {"gear"} - set(icons_for(said))
        named = [name for name in icons_for((*intent.subjects, *said)) if name not in vague]
        return sorted(named, key=lambda name: name in _OF_TIME)

    def fitted(self, text: str, role: FontRole, size: float, wide: float, lines: int, **more: Any) -> Block:
        """Words in at most ``lines`` lines; ``size`` in units, ``wide`` in pixels."""
        font = font_path(self.request.style, role)
        return fit(text, font, size_px=size * self.unit, width_px=wide, max_lines=lines, **more)

    def ground(self) -> None:
        """A mesh of soft colours; one corner takes the colour of the hour's sky."""
        wide, high = self.width + 2 * self.sheet.margin_x, self.height + 2 * self.sheet.margin_y
        ys, xs = np.mgrid[0:1:54j, 0:1:96j].astype(np.float32)
        total = np.zeros((54, 96, 3), np.float32)
        weights = np.zeros((54, 96, 1), np.float32)
        spots = [(0.08, 0.08), (0.92, 0.02), (0.5, 0.42), (0.02, 0.95), (0.97, 0.95), (0.5, 1.1)]
        shades = [*self.mesh, mix(self.mesh[3], self.mesh[4], 0.5)]
        lit = int(self.rng.integers(2))
        for index, (x, y) in enumerate(spots):
            x, y = x + self.rng.uniform(-0.16, 0.16), y + self.rng.uniform(-0.16, 0.16)
            weight = 1 / (0.02 + ((xs - x) ** 2 + (0.7 * (ys - y)) ** 2)) ** 1.7
            colour = shades[index]
            if index == lit:
                colour = mix(colour, self.sky, self._share)
            total += weight[:, :, None] * to_linear(colour)
            weights += weight[:, :, None]
        # The mesh is smooth: a quarter of its size is enough to dither, and its roots are dear.
        small = to_srgb(cv2.resize(total / weights, (wide // 4, high // 4), interpolation=cv2.INTER_CUBIC))
        self.base = opaque(np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_LINEAR), np.float32))
        self.sheet.whole(self.base, depth=_GROUND_DEPTH)

    def lights(self) -> None:
        """Two slow lights that wander over the ground."""
        for index in range(2):
            radius = self.rng.uniform(30, 44) * self.unit
            x, y = self.rng.uniform(0.05, 0.95) * self.width, self.rng.uniform(0.0, 0.9) * self.height
            self.sheet.add(
                glow(self.accent[index], radius, 0.34),
                x - radius,
                y - radius,
                depth=0.1,
                blend="screen",
                pulse=0.35,
                pulse_period_s=7.0 + 3 * index,
                drift_x_px_s=float(self.rng.choice([-1.0, 1.0]) * self.rng.uniform(1.2, 2.2)) * self.unit,
                drift_y_px_s=float(self.rng.uniform(-0.6, 0.6)) * self.unit,
                phase=2.0 * index,
            )

    def cover(self, box: Box, hole: skia.Path) -> None:
        """Lay the ground over ``box`` once more, but for a hole in it: what lies below gets the hole's outline."""

        def draw(canvas: skia.Canvas) -> None:
            canvas.clipPath(hole, skia.ClipOp.kDifference, True)
            canvas.clipRect(skia.Rect.MakeXYWH(*box), skia.ClipOp.kIntersect, True)
            canvas.drawImage(image(self.base), -self.sheet.margin_x, -self.sheet.margin_y)

        self.sheet.draw(box, draw)

    def brand(self, x0: float, y0: float, x1: float, y1: float) -> skia.Paint:
        """A paint that runs through the accent colours."""
        return gradient((x0, y0), (x1, y1), [(0.0, self.accent[0], 1.0), (1.0, self.accent[1], 1.0)])

    def glass(self, canvas: skia.Canvas, box: Box, radius: float, strength: float = 1.0, fill: float = 1.0) -> None:
        """A pane of frosted glass with a lit rim and a soft shadow; ``fill`` is how milky it is."""
        rect = skia.Rect.MakeXYWH(*box)
        pane = skia.RRect.MakeRectXY(rect, radius, radius)
        canvas.save()
        canvas.clipRRect(pane, skia.ClipOp.kDifference, True)
        shadow = skia.RRect.MakeRectXY(rect.makeOffset(0, 1.6 * self.unit), radius, radius)
        canvas.drawRRect(shadow, solid((0.02, 0.02, 0.12), 0.4 * strength, blur_px=2.6 * self.unit))
        canvas.restore()
        x, y, wide, high = box
        milk = gradient(
            (x, y),
            (x + wide * 0.5, y + high),
            [(at, WHITE, alpha * strength * fill) for at, alpha in ((0, 0.2), (0.5, 0.09), (1, 0.13))],
        )
        canvas.drawRRect(pane, milk)
        rim = gradient((x, y), (x + wide, y + high), [(0, WHITE, 0.55), (0.45, WHITE, 0.12), (1, WHITE, 0.3)])
        rim.setStyle(skia.Paint.kStroke_Style)
        rim.setStrokeWidth(max(0.16 * self.unit, 1))
        canvas.drawRRect(pane, rim)

    def tile(self, canvas: skia.Canvas, name: str, x: float, y: float, size: float, bright: bool = False) -> None:
        """An icon on a rounded tile centred at ``x, y``; ``bright`` fills the tile with the accent colours."""
        box = (x - size / 2, y - size / 2, size, size)
        if bright:
            rect = skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(*box), 0.28 * size, 0.28 * size)
            canvas.drawRRect(rect, solid(self.accent[0], 0.55, blur_px=0.16 * size))
            canvas.drawRRect(rect, self.brand(box[0], box[1], box[0] + size, box[1] + size))
        else:
            self.glass(canvas, box, 0.28 * size, 0.9)
        draw_icon(canvas, name, x, y, 0.58 * size, solid(WHITE))

    def show_tile(
        self, name: str, x: float, y: float, size: float, at_s: float, depth: float, bright: bool = False
    ) -> None:
        """Put an icon's tile on the sheet, centred at ``x, y``."""
        box = (x - size / 2, y - size / 2, size, size)
        self.show(box, lambda canvas: self.tile(canvas, name, x, y, size, bright), at_s, depth)

    def show(
        self, box: Box, draw: Callable[[skia.Canvas], None], at_s: float, depth: float = 0.25, **more: Any
    ) -> None:
        """Put a drawing on the sheet, rising into place ``at_s`` seconds in; shadows may leave ``box`` a little."""
        reach = 9 * self.unit
        x, y, wide, high = box
        self.sheet.draw(
            (x - reach, y - reach, wide + 2 * reach, high + 2 * reach),
            draw,
            depth=depth,
            entrance=Entrance(at_s=at_s, seconds=0.8, from_dy=3.5 * self.unit),
            **more,
        )
