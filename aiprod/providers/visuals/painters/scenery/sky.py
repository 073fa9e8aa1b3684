"""Sky: above a sea of clouds that rises into towers, with birds, or with what else flies there if asked for."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.kit.silhouettes import RAPTORS
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.flyers import paint_airplane, paint_balloon, paint_raptor
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render

_SPAN = 14.0
_CUTS = (0.9, 3.0, 6.0, 13.0)


def paint_sky(scene: Scene) -> None:
    """The open sky, three drifting bands of cloud tops, what flies."""
    horizon = scene.at(scene.rng("horizon").uniform(0.56, 0.66))
    paint_heavens(scene, horizon)
    land = _cloud_tops(scene, horizon)
    bands = render(scene, land, _CUTS, _albedo(scene), haze_at=7.5, soft=0.75)
    for band, depth in zip(bands, (0.12, 0.35, 0.8), strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)
    if scene.shows("balloon"):
        paint_balloon(scene)
    if scene.shows("airplane", "plane"):
        paint_airplane(scene)
    rng = scene.rng("birds")
    if scene.shows(*RAPTORS):
        paint_raptor(scene)
    elif scene.light.time != "night" and scene.intent.weather in ("clear", "cloudy", "fog"):
        scene.sheet.live(
            Life(
                what="birds",
                count=int(rng.integers(7, 15)),
                colour=hex_of(mix(scene.light.near, scene.light.haze, 0.2)),
                area=(
                    scene.width * rng.uniform(0.1, 0.5),
                    scene.at(0.34),
                    scene.width * 0.35,
                    scene.at(0.6) - scene.at(0.34),
                ),
                size_px=max(1.5, 1.3 * scene.unit),
                depth=0.4,
                seed=scene.seed,
            )
        )


def _cloud_tops(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("tops")
    _, z = map_axes(_SPAN)
    billow = np.zeros((MAP, MAP), np.float32)
    weight = 1.0
    for cell in (120, 66, 36, 20, 11):
        noise = field(MAP, MAP, rng, cell_px=cell, octaves=1)
        billow += weight * np.sqrt(np.abs(2 * noise - 1))
        weight *= 0.6
    towers = smoothstep(0.55, 0.85, field(MAP, MAP, rng, cell_px=190, octaves=2))
    heights = cv2.GaussianBlur(
        0.15 * billow * (0.35 + 1.9 * towers) * (0.3 + 0.9 * smoothstep(1.0, 5.0, z)), (0, 0), 1.3
    )
    return Land(heights.astype(np.float32), _SPAN, 0.72, 0.9 * max(scene.width, scene.height), horizon)


def _albedo(scene: Scene) -> Albedo:
    white = np.asarray(mix(parse(scene.style.palette["snow"][0]), scene.light.horizon, 0.15), np.float32)

    def albedo(ground: Ground) -> FloatArray:
        hollow = (0.72 + 0.28 * smoothstep(0.08, 0.34, ground.height))[:, :, None]
        return np.asarray(white * hollow, np.float32)

    return albedo
