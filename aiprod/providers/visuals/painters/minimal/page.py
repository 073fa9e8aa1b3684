"""The minimal page: an off-white ground, ink, a few accents, and one column each for words and art."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import caption_area
from aiprod.media.words.fitted import Block, fit
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.canvas import image, opaque, solid
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.kit.stacked import Box, stacked
from aiprod.style import FontRole, font_path


class Page:
    """One page. ``unit`` is 1/100 of the frame's short side; boxes are x, y, width, height in frame pixels."""

    def __init__(self, request: VisualRequest) -> None:
        self.request, self.intent = request, request.intent
        self.rng = stream(request.seed, "minimal")
        palette = request.style.palette
        ground = palette[f"paper_{self.intent.time}"]
        self.colour = ground[int(self.rng.integers(len(ground)))]
        self.sheet = Sheet(request, self.colour)
        self.width, self.height = self.sheet.width, self.sheet.height
        self.unit = min(self.width, self.height) / 100
        self.ink, self.soft = parse(palette["ink"][0]), parse(palette["ink"][1])
        growth, bloom = palette[f"season_{self.intent.season}"]
        red, blue, yellow = (parse(colour) for colour in palette["accents"])
        accents = [
            mix(parse(growth), self.ink, 0.12),
            red,
            blue,
            yellow if self.intent.season == "winter" else parse(bloom),
        ]
        turn = int(self.rng.integers(len(accents)))
        self.accents = accents[turn:] + accents[:turn]
        self.mark = parse(palette["mark"][0])
        self.tall = self.width / self.height < 1.2
        top, floor = (
            0.09 * self.height,
            caption_area(self.width, self.height, request.style.captions).top - 2 * self.unit,
        )
        if self.tall:
            side, half = 0.1 * self.width, (floor - top) * (0.5 if self.height > 1.1 * self.width else 0.42)
            room = (side, top, self.width - 2 * side, floor - top)
            items = len(self.intent.lines) if self.intent.form == "list" else 0
            self.art, self.words = stacked(room, half, self.unit, items=items)
        else:
            side = 0.082 * self.width
            self.words = (side, top, 0.41 * self.width, floor - top)
            self.art = (0.54 * self.width, 0.065 * self.height, 0.405 * self.width, floor - 0.065 * self.height)
            if self.rng.integers(2):
                self.words = (self.width - side - 0.37 * self.width, top, 0.37 * self.width, floor - top)
                self.art = (side, *self.art[1:])

    def ground(self) -> None:
        """Paper with light falling on it from one corner."""
        wide, high = self.width + 2 * self.sheet.margin_x, self.height + 2 * self.sheet.margin_y
        ys, xs = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j].astype(np.float32)
        corner = float(self.rng.choice([0.15, 0.85]))
        light = 1.0 - 0.055 * ((xs - corner) ** 2 + (0.8 * (ys - 0.2)) ** 2)
        self.paper = opaque(light[:, :, None] * np.asarray(parse(self.colour), np.float32))
        self.sheet.whole(self.paper)

    def cover(self, box: Box, hole: skia.Path) -> None:
        """Lay the paper over ``box`` once more, but for a hole in it: what lies below gets the hole's outline."""

        def draw(canvas: skia.Canvas) -> None:
            canvas.clipPath(hole, skia.ClipOp.kDifference, True)
            canvas.drawImage(image(self.paper), -self.sheet.margin_x, -self.sheet.margin_y)

        self.sheet.draw((box[0] - 1, box[1] - 1, box[2] + 2, box[3] + 2), draw)

    def fitted(self, text: str, role: FontRole, size: float, wide: float, lines: int, **more: Any) -> Block:
        """Words in at most ``lines`` lines; ``size`` in units, ``wide`` in pixels."""
        font = font_path(self.request.style, role)
        return fit(text, font, size_px=size * self.unit, width_px=wide, max_lines=lines, **more)

    def rule(self, x: float, y: float, wide: float, at_s: float, thick: float = 0.4, soft: bool = False) -> None:
        """A short line that draws itself."""
        box = skia.Rect.MakeXYWH(x, y, wide, max(thick * self.unit, 1))
        paint = solid(self.ink, 0.22) if soft else solid(self.mark)
        self.sheet.draw(
            (x, y, wide, box.height() + 1),
            lambda canvas: canvas.drawRect(box, paint),
            entrance=Entrance(at_s=at_s, seconds=0.6, wipe="right"),
        )

    def show(
        self, box: Box, draw: Callable[[skia.Canvas], None], at_s: float, depth: float = 0.25, **more: Any
    ) -> None:
        """Put a drawing on the sheet; it fades in ``at_s`` seconds after the start."""
        self.sheet.draw(box, draw, depth=depth, entrance=Entrance(at_s=at_s, seconds=1.1), **more)

    def view(
        self, box: Box, depth: float, draw: Callable[[skia.Canvas], None], at_s: float | None, **more: float
    ) -> None:
        """Put a drawing behind the window ``box``, from the box's own origin; it reaches a little beyond it."""
        spare_x, spare_y = 0.16 * box[2], 0.16 * box[3]

        def moved(canvas: skia.Canvas) -> None:
            canvas.translate(box[0], box[1])
            draw(canvas)

        self.sheet.draw(
            (box[0] - spare_x, box[1] - spare_y, box[2] + 2 * spare_x, box[3] + 2 * spare_y),
            moved,
            depth=depth,
            within=box,
            entrance=None if at_s is None else Entrance(at_s=at_s, seconds=1.0, from_dy=0.03 * box[3]),
            **more,
        )

    def centre(self) -> tuple[float, float, float]:
        """The middle and the radius of the largest round in the art; above words it stands at their left edge."""
        x, y, wide, high = self.art
        radius = min(wide, high) / 2
        return x + (radius if self.tall else wide / 2), y + high / 2, radius
