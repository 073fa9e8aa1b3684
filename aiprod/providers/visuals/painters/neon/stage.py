"""The stage every neon picture is set on: its frame, its light, its colours, and where the sun stands."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from aiprod.plan import TimeOfDay, VisualRequest, Weather
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.light import Draw, along, glowing
from aiprod.providers.visuals.kit.sheet import Sheet

Box = tuple[float, float, float, float]
_AIR: dict[Weather, tuple[str, float]] = {
    "clear": ("#000000", 0.0),
    "cloudy": ("#3A2F66", 0.3),
    "rain": ("#1C2450", 0.6),
    "snow": ("#8C9BE0", 0.4),
    "fog": ("#A98CF2", 0.62),
    "storm": ("#0B0B22", 0.76),
}
"""What the weather mixes into the sky, and how much."""
_SEASONED = 0.09
"""How much of a season's own colour is in its sky."""
_RISE: dict[TimeOfDay, tuple[float, float]] = {
    "dawn": (0.1, 0.5),
    "day": (1.7, 2.3),
    "golden": (0.45, 0.9),
    "dusk": (0.25, 0.8),
    "night": (1.1, 1.6),
}
"""How high the disc stands over the horizon, in its radii."""
_SIZE: dict[TimeOfDay, float] = {"dawn": 0.9, "day": 0.58, "golden": 1.0, "dusk": 1.05, "night": 0.62}
_DAYLIGHT: dict[TimeOfDay, float] = {"dawn": 0.16, "day": 0.3, "golden": 0.04, "dusk": 0.0, "night": 0.0}
_DARKENS: dict[TimeOfDay, float] = {"dawn": 0.15, "day": 0.0, "golden": 0.2, "dusk": 0.35, "night": 0.7}


class Stage:
    """What the painters of one picture share. Lengths are pixels of the frame; ``unit`` is one pixel at 1080 lines.

    ``moves`` is set by whoever gives the scene a motion of its own, so that motes need not; ``shown`` holds the
    subjects that a place has painted its own way.
    """

    def __init__(self, request: VisualRequest) -> None:
        self.request, self.intent = request, request.intent
        self.rng = np.random.default_rng(request.seed)
        palette = request.style.palette
        time, weather = self.intent.time, self.intent.weather
        air, share = _AIR[weather]
        self.air = mix(parse(air), parse("#05030F"), _DARKENS[time])
        self.thick = share if weather in ("fog", "snow", "rain", "storm") else 0.0
        self.sky = tuple(mix(colour, self.air, share) for colour in _ramp(palette, time))
        self.dark = tuple(mix(colour, self.sky[1], _DAYLIGHT[time]) for colour in _ramp(palette, "dark"))
        self.windows = _ramp(palette, "windows")
        self.moves = False
        self.shown: set[str] = set()
        self.moonlit = time == "night"
        self.sunny = weather in ("clear", "cloudy", "snow")
        self.snowy = weather == "snow" or self.intent.season == "winter"
        self.snow = tuple(mix(colour, self.dark[1], _DARKENS[time]) for colour in _ramp(palette, "snow"))
        discs = {"night": "moon", "dawn": "sun_dawn", "day": "sun_day"}
        self.disc = tuple(mix(colour, self.air, 0.6 * self.thick) for colour in _ramp(palette, discs.get(time, "sun")))
        self.tubes = _ramp(palette, f"tubes_{self.intent.season}")
        if self.intent.season != "summer":
            self.sky = tuple(mix(colour, self.tubes[0], _SEASONED) for colour in self.sky)
        first = int(self.rng.integers(0, 2))
        self.hot, self.cold = (self.tubes[0], self.tubes[1]) if first == 0 else (self.tubes[1], self.tubes[0])
        self.sheet = Sheet(request, request.style.palette["dark"][0])
        self.width, self.height = self.sheet.width, self.sheet.height
        self.short = min(self.width, self.height)
        self.unit = self.short / 1080
        self.tall = self.height > self.width * 1.1
        self.horizon = self.height * self.rng.uniform(0.57, 0.68)
        self.radius = self.short * self.rng.uniform(0.2, 0.27) * _SIZE[time]
        side = float(self.rng.choice([-1.0, 0.0, 1.0]))
        self.sun_x = self.width * (0.5 + side * self.rng.uniform(0.1, 0.27))
        rise = self.rng.uniform(*_RISE[time])
        if self.titled:
            self.radius = min(self.radius, (self.horizon - 0.3 * self.height) / (1 + rise))
        self.sun_y = self.horizon - self.radius * rise
        self.road_px = self.width * (0.15 if not self.tall else 0.27)

    @property
    def titled(self) -> bool:
        """Whether a title will stand in the upper quarter, which the picture then leaves quiet."""
        return self.intent.form == "scenery" and bool(self.intent.headline)

    @property
    def vanish_x(self) -> float:
        """Where the lines of the floor meet on the horizon: between the middle and the sun."""
        return self.width / 2 + (self.sun_x - self.width / 2) * 0.6

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

    def seen(self, colour: Rgb, near: float) -> Rgb:
        """A colour through the air: 0 far away, 1 close by."""
        return mix(colour, along(self.sky, 0.75), self.thick * (1 - 0.8 * near))

    def ground(self, near: float) -> Rgb:
        """The land itself, under its lines; snow where there is any."""
        bare = mix(along(self.sky, 0.78), self.dark[1], 0.74 + 0.26 * near**0.6)
        return self.seen(mix(bare, mix(self.snow[1], self.snow[0], near), 0.8) if self.snowy else bare, near)

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
