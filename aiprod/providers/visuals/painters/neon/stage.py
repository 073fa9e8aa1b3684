"""The stage every neon picture is set on: its frame, its light, its colours, and where the sun stands."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.colour import Rgb, parse
from aiprod.providers.visuals.kit.light import Draw, glowing
from aiprod.providers.visuals.kit.sheet import Sheet

Box = tuple[float, float, float, float]


class Stage:
    """What the painters of one picture share. Lengths are pixels of the frame; ``unit`` is one pixel at 1080 lines."""

    def __init__(self, request: VisualRequest) -> None:
        self.request, self.intent = request, request.intent
        self.rng = np.random.default_rng(request.seed)
        palette = request.style.palette
        self.sky = _ramp(palette, self.intent.time)
        self.dark = _ramp(palette, "dark")
        self.windows = _ramp(palette, "windows")
        self.moonlit = self.intent.time == "night"
        self.disc = _ramp(palette, "moon" if self.moonlit else "sun")
        tubes = _ramp(palette, "tubes")
        first = int(self.rng.integers(0, 2))
        self.hot, self.cold = (tubes[0], tubes[1]) if first == 0 else (tubes[1], tubes[0])
        self.tubes = tubes
        self.sheet = Sheet(request, request.style.palette["dark"][0])
        self.width, self.height = self.sheet.width, self.sheet.height
        self.short = min(self.width, self.height)
        self.unit = self.short / 1080
        self.tall = self.height > self.width * 1.1
        self.horizon = self.height * self.rng.uniform(0.6, 0.67)
        self.radius = self.short * self.rng.uniform(0.2, 0.27) * (0.62 if self.moonlit else 1.0)
        side = float(self.rng.choice([-1.0, 0.0, 1.0]))
        self.sun_x = self.width * (0.5 + side * self.rng.uniform(0.08, 0.2))
        rise = self.rng.uniform(0.5, 0.9) + (0.55 if self.moonlit else 0.0)
        if self.titled:
            self.radius = min(self.radius, (self.horizon - 0.3 * self.height) / (1 + rise))
        self.sun_y = self.horizon - self.radius * rise

    @property
    def titled(self) -> bool:
        """Whether a title will stand in the upper quarter, which the picture then leaves quiet."""
        return self.intent.form == "scenery" and bool(self.intent.headline)

    @property
    def whole(self) -> Box:
        """The frame and its margins: x, y, width, height."""
        sheet = self.sheet
        return -sheet.margin_x, -sheet.margin_y, self.width + 2 * sheet.margin_x, self.height + 2 * sheet.margin_y

    @property
    def left(self) -> float:
        return -float(self.sheet.margin_x)

    @property
    def right(self) -> float:
        return float(self.width + self.sheet.margin_x)

    @property
    def top(self) -> float:
        return -float(self.sheet.margin_y)

    @property
    def bottom(self) -> float:
        return float(self.height + self.sheet.margin_y)

    def band(self, top: float, bottom: float) -> Box:
        """The full width between two heights."""
        return self.left, top, self.right - self.left, max(bottom - top, 1)

    def px(self, at_1080: float) -> float:
        """A line width, never thinner than what an encoder keeps."""
        return max(at_1080 * self.unit, 0.7)

    def seed(self) -> int:
        """A fresh seed for moving things."""
        return int(self.rng.integers(0, 2**31))

    def glow(
        self,
        box: Box,
        lines: Draw,
        *,
        reach: float,
        strength: float = 1.0,
        under: Draw | None = None,
        over: Draw | None = None,
        **placement: Any,
    ) -> None:
        """Add lines with their light as one layer, between what ``under`` and ``over`` paint.

        ``reach`` is how far the light goes, in pixels at 1080 lines.
        """
        x, y = int(np.floor(box[0])), int(np.floor(box[1]))

        def moved(draw: Draw) -> Draw:
            def drawing(canvas: skia.Canvas) -> None:
                canvas.translate(-x, -y)
                draw(canvas)

            return drawing

        pixels = glowing(
            int(np.ceil(box[2])) + 1,
            int(np.ceil(box[3])) + 1,
            moved(lines),
            reach_px=max(reach * self.unit, 1.5),
            strength=strength,
            under=moved(under) if under else None,
            over=moved(over) if over else None,
        )
        self.sheet.add(pixels, x, y, **placement)


def _ramp(palette: dict[str, tuple[str, ...]], name: str) -> tuple[Rgb, ...]:
    return tuple(parse(colour) for colour in palette[name])
