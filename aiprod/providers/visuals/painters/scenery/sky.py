"""Sky: above a sea of clouds whose banks drift past each other, with birds, or with what else flies there if asked."""

from __future__ import annotations

import math

from aiprod.providers.visuals.kit.colour import to_srgb
from aiprod.providers.visuals.kit.silhouettes import RAPTORS
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.cloudbank import bank
from aiprod.providers.visuals.painters.scenery.flyers import paint_flock, paint_flyers
from aiprod.providers.visuals.painters.scenery.grid import magnified
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens

_STEP = 3
_BANKS = (
    (0.00, 2.2, 0.08, 0.72, 0.10),
    (0.05, 4.2, 0.2, 0.45, 0.22),
    (0.15, 8.0, 0.45, 0.18, 0.42),
    (0.30, 12.0, 0.9, 0.0, 0.7),
)
"""Far to near: how far below the horizon as a share of the picture, the billows' radius in units, the depth, the veil
of air, and the drift in units a second."""
_BLOWN_S = 15
"""For so many seconds the wind uncovers nothing but bank, whatever the camera does."""


def paint_sky(scene: Scene) -> None:
    """The open sky, banks of clouds to the horizon, what flies between them."""
    horizon = scene.at(scene.rng("horizon").uniform(0.50, 0.62))
    paint_heavens(scene, horizon)
    wind = float(scene.rng("wind").choice((-1.0, 1.0)))
    for number, (below, billow, depth, veil, drift) in enumerate(_BANKS):
        _bank(scene, number, horizon + below * (scene.bottom - scene.top), billow, depth, veil, wind * drift)
        if number == 1 and _birds_fly(scene):
            paint_flock(scene)
        if number == 2:
            paint_flyers(scene)


def _birds_fly(scene: Scene) -> bool:
    calm = scene.light.time != "night" and scene.intent.weather in ("clear", "cloudy", "fog")
    return calm and not scene.shows(*RAPTORS, "bird", "gull", "plane", "airplane")


def _bank(scene: Scene, number: int, top: float, billow: float, depth: float, veil: float, drift: float) -> None:
    tall = (1.1 if number == len(_BANKS) - 1 else 1.8) * billow * scene.unit
    first = top - 1.75 * tall
    below = _BANKS[number + 1][0] - _BANKS[number][0] if number < 3 else 1.0
    last = min(scene.above + scene.full_height, top + below * scene.height + 2.5 * tall)
    spare = _BLOWN_S * abs(drift) * scene.unit
    height, width = math.ceil((last - first) / _STEP), math.ceil((scene.full_width + spare) / _STEP)
    cloud = bank(scene, str(number), height, width, billow=billow * scene.unit / _STEP, tall=tall / _STEP, far=veil)
    pixels = magnified(to_srgb(cloud.colour), cloud.cover, (width * _STEP, height * _STEP))
    left = scene.left - (spare if drift > 0 else 0.0)
    scene.sheet.add(pixels, left, first, depth=depth, drift_x_px_s=drift * scene.unit)
