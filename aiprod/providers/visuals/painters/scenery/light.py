"""The light of a scene: sky colours, where the sun or moon stands, haze and contrast, from time, weather and style.

A style's palette holds, for each time of day T in dawn, day, golden, dusk, night:
``sky_T`` zenith to horizon; ``sun_T`` the disc and its glow; ``land_T`` near (dark) to far (haze) tones of the land.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aiprod.plan import PictureIntent, TimeOfDay
from aiprod.providers.visuals.kit.colour import Rgb, luminance, mix, parse
from aiprod.style import Style

_LOW_SUN: dict[TimeOfDay, float] = {"dawn": 0.03, "day": 0.62, "golden": 0.10, "dusk": -0.02, "night": 0.60}
_GREY: Rgb = (0.60, 0.64, 0.70)
_PALE: Rgb = (0.84, 0.86, 0.88)
_VEIL = {"clear": 0.0, "cloudy": 0.30, "rain": 0.62, "storm": 0.72, "snow": 0.55, "fog": 0.90}
_DIM = {"clear": 1.0, "cloudy": 0.95, "rain": 0.72, "storm": 0.50, "snow": 0.98, "fog": 1.0}
_HAZE = {"clear": 1.0, "cloudy": 1.1, "rain": 1.5, "storm": 1.25, "snow": 1.6, "fog": 4.6}
_SUN = {"clear": 1.0, "cloudy": 0.65, "rain": 0.12, "storm": 0.10, "snow": 0.30, "fog": 0.40}
_CLOUD = {"clear": 0.30, "cloudy": 0.72, "rain": 0.90, "storm": 1.0, "snow": 0.85, "fog": 0.45}


@dataclass(frozen=True)
class Light:
    """``sun_x`` is a share of the frame's width, ``sun_height`` a share of the sky above the horizon.

    ``near`` and ``haze`` are the tones land takes at the feet and at the horizon; ``haze_density`` 1 is a clear day;
    ``sun`` 0..1 is how strong direct light is; ``clouds`` 0..1 how covered the sky is.
    """

    time: TimeOfDay
    sky: tuple[Rgb, ...]
    disc: Rgb
    glow: Rgb
    sun_x: float
    sun_height: float
    sun: float
    near: Rgb
    haze: Rgb
    haze_density: float
    clouds: float

    @property
    def toward(self) -> float:
        """The side the sun stands on: -1 left, 1 right."""
        return -1.0 if self.sun_x < 0.5 else 1.0

    @property
    def horizon(self) -> Rgb:
        return self.sky[-1]

    @property
    def low(self) -> bool:
        """Whether the sun stands at the horizon."""
        return self.time in ("dawn", "golden", "dusk")

    @property
    def dark(self) -> bool:
        return self.time == "night" or luminance(self.sky[len(self.sky) // 2]) < 0.03

    def land(self, distance: float) -> Rgb:
        """The tone of bare land at a distance, 0 the feet, 1 the horizon."""
        return mix(self.near, self.haze, min(1.0, distance * (0.6 + 0.4 * self.haze_density)))

    def tint(self, colour: Rgb, distance: float) -> Rgb:
        """A thing's own colour as this light and this much air show it."""
        gloom = {"day": 0.10, "dawn": 0.58, "golden": 0.52}.get(self.time, 0.74)
        lit = mix(colour, self.near, gloom + 0.6 * (1 - gloom) * (1 - self.sun))
        return mix(lit, self.haze, min(0.96, distance * (0.55 + 0.35 * self.haze_density)))


def light_of(intent: PictureIntent, style: Style, rng: np.random.Generator) -> Light:
    """The light of one picture; ``rng`` chooses the side the sun stands on."""
    time, weather = intent.time, intent.weather
    sky = tuple(parse(c) for c in _ramp(style, f"sky_{time}"))
    disc, glow = (parse(c) for c in _ramp(style, f"sun_{time}")[:2])
    near, far = (parse(c) for c in (_ramp(style, f"land_{time}")[0], _ramp(style, f"land_{time}")[-1]))
    mean = mix(sky[len(sky) // 2], sky[-1], 0.5)
    grey = _PALE if weather == "fog" else _GREY
    veil_tone = mix(grey, mean, 0.45) if time == "day" else mix((0.42, 0.45, 0.52), mean, 0.55)
    if time == "night":
        veil_tone = mix(mean, (0.25, 0.29, 0.38), 0.15)
    veil, dim = _VEIL[weather], _DIM[weather]
    sky = tuple(_dimmed(mix(c, veil_tone, veil), dim) for c in sky)
    haze = _dimmed(mix(far, mix(veil_tone, sky[-1], 0.5), veil * 0.9), dim)
    near = _dimmed(mix(near, haze, 0.06 * veil), dim)
    side = rng.choice((-1.0, 1.0))
    sun_x = 0.5 + side * rng.uniform(0.10, 0.27)
    height = _LOW_SUN[time] + rng.uniform(-0.02, 0.05)
    return Light(
        time=time,
        sky=sky,
        disc=disc,
        glow=glow,
        sun_x=float(sun_x),
        sun_height=float(height),
        sun=_SUN[weather],
        near=near,
        haze=haze,
        haze_density=_HAZE[weather],
        clouds=float(np.clip(_CLOUD[weather] + rng.uniform(-0.08, 0.16), 0, 1)),
    )


def _dimmed(rgb: Rgb, by: float) -> Rgb:
    return mix((0.02, 0.03, 0.05), rgb, by**1.6)


def _ramp(style: Style, name: str) -> tuple[str, ...]:
    if name in style.palette:
        return style.palette[name]
    return next(iter(style.palette.values())) * 2
