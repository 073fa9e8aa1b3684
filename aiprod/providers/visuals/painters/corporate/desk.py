"""The corporate page: its grid, colours and ground, and the pieces of glass everything lies on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import caption_area
from aiprod.media.words.fitted import Block, fit
from aiprod.payload import Mood
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.canvas import glow, opaque, solid
from aiprod.providers.visuals.kit.colour import Rgb, parse, to_linear, to_srgb
from aiprod.providers.visuals.kit.icons import draw_icon
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.kit.stacked import Box, stacked
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


class Desk:
    """One page. ``unit`` is 1/100 of the frame's short side; ``words`` and ``art`` are boxes x, y, width, height."""

    def __init__(self, request: VisualRequest) -> None:
        self.request, self.intent = request, request.intent
        self.rng = stream(request.seed, "corporate")
        self.sheet = Sheet(request, request.style.palette["mesh_indigo"][0])
        self.width, self.height = self.sheet.width, self.sheet.height
        self.unit = min(self.width, self.height) / 100
        self.tall = self.width / self.height < 1.2
        family = _FAMILIES.get(self.intent.mood, ("indigo", "ocean"))
        hue = family[int(self.rng.integers(len(family)))]
        self.mesh = [parse(colour) for colour in request.style.palette[f"mesh_{hue}"]]
        self.accent = [parse(colour) for colour in request.style.palette[f"accent_{hue}"]]
        self.muted = parse(request.style.palette["muted"][0])
        top, floor = (
            0.1 * self.height,
            caption_area(self.width, self.height, request.style.captions).top - 2 * self.unit,
        )
        if self.tall:
            side, half = 0.09 * self.width, (floor - top) * (0.46 if self.height > self.width * 1.1 else 0.4)
            room = (side, top, self.width - 2 * side, floor - top)
            items = len(self.intent.lines) if self.intent.form == "list" else 0
            self.art, self.words = stacked(room, half, self.unit, items=items)
        else:
            side = 0.078 * self.width
            self.words = (side, top, 0.43 * self.width, floor - top)
            self.art = (0.56 * self.width, top, self.width - side - 0.56 * self.width, floor - top)

    def fitted(self, text: str, role: FontRole, size: float, wide: float, lines: int, **more: Any) -> Block:
        """Words in at most ``lines`` lines; ``size`` in units, ``wide`` in pixels."""
        font = font_path(self.request.style, role)
        return fit(text, font, size_px=size * self.unit, width_px=wide, max_lines=lines, **more)

    def ground(self) -> None:
        """A mesh of soft colours, and two slow lights over it."""
        wide, high = self.width + 2 * self.sheet.margin_x, self.height + 2 * self.sheet.margin_y
        ys, xs = np.mgrid[0:1:54j, 0:1:96j].astype(np.float32)
        total = np.zeros((54, 96, 3), np.float32)
        weights = np.zeros((54, 96, 1), np.float32)
        spots = [(0.1, 0.1), (0.9, 0.05), (0.5, 0.5), (0.05, 0.95), (0.95, 0.95), (0.5, 1.05)]
        for index, (x, y) in enumerate(spots):
            x, y = x + self.rng.uniform(-0.16, 0.16), y + self.rng.uniform(-0.16, 0.16)
            weight = 1 / (0.02 + ((xs - x) ** 2 + (0.7 * (ys - y)) ** 2)) ** 1.7
            total += weight[:, :, None] * to_linear(self.mesh[index % len(self.mesh)])
            weights += weight[:, :, None]
        smooth = cv2.resize(total / weights, (wide, high), interpolation=cv2.INTER_CUBIC)
        self.sheet.whole(opaque(to_srgb(smooth)), depth=0.04)
        for index in range(2):
            radius = self.rng.uniform(46, 70) * self.unit
            x, y = self.rng.uniform(0.05, 0.95) * self.width, self.rng.uniform(0.0, 0.9) * self.height
            light = glow(self.accent[index], radius, 0.24)
            self.sheet.add(
                light,
                x - radius,
                y - radius,
                depth=0.1,
                blend="screen",
                pulse=0.35,
                pulse_period_s=7.0 + 3 * index,
                drift_x_px_s=float(self.rng.uniform(-0.6, 0.6)) * self.unit,
                phase=2.0 * index,
            )

    def brand(self, x0: float, y0: float, x1: float, y1: float) -> skia.Paint:
        """A paint that runs through the accent colours."""
        return gradient((x0, y0), (x1, y1), [(0.0, self.accent[0], 1.0), (1.0, self.accent[1], 1.0)])

    def glass(self, canvas: skia.Canvas, box: Box, radius: float, strength: float = 1.0) -> None:
        """A pane of frosted glass with a lit rim and a soft shadow."""
        rect = skia.Rect.MakeXYWH(*box)
        pane = skia.RRect.MakeRectXY(rect, radius, radius)
        canvas.save()
        canvas.clipRRect(pane, skia.ClipOp.kDifference, True)
        shadow = skia.RRect.MakeRectXY(rect.makeOffset(0, 1.6 * self.unit), radius, radius)
        canvas.drawRRect(shadow, solid((0.02, 0.02, 0.12), 0.4 * strength, blur_px=2.6 * self.unit))
        canvas.restore()
        x, y, wide, high = box
        fill = gradient(
            (x, y),
            (x + wide * 0.5, y + high),
            [(0, WHITE, 0.2 * strength), (0.5, WHITE, 0.09 * strength), (1, WHITE, 0.13 * strength)],
        )
        canvas.drawRRect(pane, fill)
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
        draw_icon(canvas, name, x, y, 0.54 * size, solid(WHITE))

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
