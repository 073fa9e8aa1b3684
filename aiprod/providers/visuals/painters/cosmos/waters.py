"""River, sea and the deep of other worlds."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, hex_of, mix, to_linear
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, ridge
from aiprod.providers.visuals.painters.cosmos.built import FLYERS, paint_settlers, paint_ships
from aiprod.providers.visuals.painters.cosmos.flora import draw_crystals, draw_glow_tree, draw_lamp_stalk
from aiprod.providers.visuals.painters.cosmos.ground import paint_ground, spires, stone
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones, paint_heaven
from aiprod.providers.visuals.painters.cosmos.lands import near_ridge, sparks
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP
from aiprod.providers.visuals.painters.scenery.underwater import paint_underwater
from aiprod.providers.visuals.painters.scenery.vessels import paint_vessel
from aiprod.providers.visuals.painters.scenery.water import water


def paint_sea(scene: Scene) -> None:
    """A wide sea under the great bodies, arches of rock standing in it."""
    horizon = scene.at(scene.rng("horizon").uniform(0.54, 0.62))
    paint_heaven(scene, horizon)
    scene.sheet.add(water(scene, horizon, mirror=_mirror(scene, horizon)), scene.left, horizon, depth=0.1)
    _stacks(scene, horizon, 0.22, 5)
    if scene.shows(*FLYERS):
        paint_ships(scene, horizon, 2)
    if scene.shows("boat", "ship"):
        _sailer(scene, horizon + 6 * scene.unit, (20 if scene.shows("ship") else 14) * scene.unit, 0.4)
    _glints(scene, horizon, 26)
    near_ridge(scene, 0.945, draw_crystals, (4.0, 14.0), 10, depth=1.0)
    paint_settlers(scene, scene.at(0.985))


def paint_river(scene: Scene) -> None:
    """A river that mirrors the sky between glowing banks, spires at its head."""
    horizon = scene.at(scene.rng("horizon").uniform(0.54, 0.6))
    paint_heaven(scene, horizon)
    land = spires(scene, horizon)
    paint_ground(scene, land, stone(scene, land), (5.6, 14.5), (0.1,))
    shore = scene.at(0.645)
    mirror = _mirror(scene, shore)
    scene.sheet.add(water(scene, shore, calm=0.5, mirror=mirror), scene.left, shore, depth=0.2)
    _glints(scene, scene.at(0.66), 22)
    rng = scene.rng("banks")
    for side, share, depth in ((-1.0, 0.70, 0.34), (1.0, 0.74, 0.42), (-1.0, 0.82, 0.62), (1.0, 0.9, 0.85)):
        _bank(scene, side, share + rng.uniform(-0.015, 0.015), depth)
    if scene.shows("boat", "ship"):
        _sailer(scene, shore + 7 * scene.unit, 8 * scene.unit, 0.4)
    near_ridge(scene, 0.95, draw_lamp_stalk, (4.0, 10.0), 14, depth=1.0)
    paint_settlers(scene, scene.at(0.985))
    sparks(scene, "dust", 40, scene.at(0.5), glow_tones(scene)[1], 0.5)


def _sailer(scene: Scene, y: float, long: float, depth: float) -> None:
    """A vessel under sail ``long`` pixels from stem to stern, a lantern at her stern."""
    rng, reach = scene.rng("sailer"), 0.5 * long
    way = float(rng.choice((-1.0, 1.0)))
    x = scene.width * (0.5 - way * rng.uniform(0.02, 0.22))
    drift = way * 0.6 * scene.unit
    paint_vessel(scene, "sail", x, y, long, way, depth, drift=drift)
    lantern = x - 0.42 * way * long, y - 0.2 * long

    def draw(canvas: skia.Canvas) -> None:
        halo(canvas, lantern, reach, LAMP, 0.5)
        halo(canvas, lantern, 0.12 * reach, LAMP, 1.0)

    scene.sheet.draw(
        (lantern[0] - reach, lantern[1] - reach, 2 * reach, 2 * reach),
        draw,
        depth=depth,
        blend="screen",
        pulse=0.4,
        pulse_period_s=2.6,
        drift_x_px_s=drift,
    )


def _mirror(scene: Scene, shore: float) -> FloatArray:
    """What stands still in the picture so far, upside down, for water to show: linear light and cover.

    A quarter of the picture's size is enough, for waves break it.
    """
    stack, rasters = scene.sheet.stack()
    rows, columns = max(2, int(shore - scene.above)), scene.full_width
    seen = np.zeros((rows, columns, 4), np.float32)
    for layer in stack.elements[1:]:
        if not isinstance(layer, RasterLayer) or layer.drift_x_px_s or layer.pulse:
            continue
        x, y = round(layer.x - scene.left), round(layer.y - scene.above)
        part = rasters[layer.file][: max(0, rows - y), : columns - x].astype(np.float32) / 255
        under = seen[y : y + part.shape[0], x : x + part.shape[1]]
        part[:, :, :3] = to_linear(part[:, :, :3])
        under += (part - under) * part[:, :, 3:]
    small = cv2.resize(seen, (columns // 4, rows // 4), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small[::-1], np.float32)


def _bank(scene: Scene, side: float, share: float, depth: float) -> None:
    """A tongue of land that runs out from one side, stalks and trees on it."""
    rng = scene.rng("bank", share)
    reach = scene.width * rng.uniform(0.30, 0.46)
    along = np.linspace(0, 1, 90)
    edge = scene.left if side < 0 else scene.left + scene.full_width
    x = edge - side * along * (reach + abs(scene.left))
    rise = 3.2 * scene.unit * (0.3 + depth) * (1 - along) ** 0.5 * (1 + 0.4 * ridge(90, rng, cycles=4, octaves=5))
    foot = scene.at(share)
    thick = 2.0 * scene.unit * (1 - along) ** 0.6
    distance = 0.5 * (1 - depth)
    dark = mix(mix(scene.light.near, BLACK, 0.3), scene.light.haze, distance)
    glows = glow_tones(scene)

    def draw(canvas: skia.Canvas) -> None:
        for number in range(9):
            place = float(rng.uniform(0.02, 0.8))
            at = int(place * 89)
            grown = draw_glow_tree if number % 4 == 0 and place < 0.55 else draw_lamp_stalk
            size = (
                scene.unit
                * (rng.uniform(14, 22) if grown is draw_glow_tree else rng.uniform(4, 9))
                * (0.35 + 0.8 * depth)
            )
            grown(
                canvas,
                float(x[at]),
                foot - float(rise[at]) + 0.3 * scene.unit,
                size,
                rng,
                mix(glows[number % 2], scene.light.haze, distance),
                dark,
            )
        top = [(float(a), foot - float(b)) for a, b in zip(x, rise, strict=True)]
        under = [(float(a), foot + float(b)) for a, b in zip(x, thick, strict=True)]
        shape = polyline([*top, *under[::-1]], closed=True)
        canvas.drawPath(
            shape,
            gradient(
                (0, foot - 4 * scene.unit),
                (0, foot + 2 * scene.unit),
                [(0, mix(dark, glows[0], 0.08), 1), (1, mix(dark, BLACK, 0.5), 1)],
            ),
        )
        canvas.drawPath(
            polyline(under),
            solid(mix(scene.light.sky[2], scene.light.horizon, 0.5), 0.5, stroke_px=max(0.7, 0.12 * scene.unit)),
        )

    left, right = float(x.min()) - 4 * scene.unit, float(x.max()) + 4 * scene.unit
    scene.sheet.draw((left, foot - 28 * scene.unit, right - left, 34 * scene.unit), draw, depth=depth)


def _stacks(scene: Scene, horizon: float, depth: float, count: int) -> None:
    """Leaning rocks and arches in the water, with their dark reflections."""
    rng = scene.rng("stacks")
    tone = mix(scene.light.near, scene.light.haze, 0.42)
    lit = mix(tone, scene.light.glow, 0.35 * scene.light.sun)
    toward = -1.0 if scene.light.sun_x < 0.5 else 1.0
    rocks = []
    for _ in range(count):
        tall = scene.unit * rng.uniform(5, 22)
        rocks.append(
            (scene.width * rng.uniform(0.0, 1.0), tall, tall * rng.uniform(0.16, 0.4), rng.uniform(-0.4, 0.4) * tall)
        )

    def draw(canvas: skia.Canvas) -> None:
        for x, tall, wide, lean in rocks:
            foot = horizon + 0.9 * scene.unit
            for flip, alpha in ((-0.45, 0.35), (1.0, 1.0)):
                lumps = 1 + 0.25 * ridge(40, rng, cycles=5, octaves=4)
                share = np.linspace(0, 1, 40)
                half = wide * (1 - 0.55 * share) * lumps
                right = [(x + lean * s**1.5 + h, foot - flip * tall * s) for s, h in zip(share, half, strict=True)]
                left = [(x + lean * s**1.5 - h, foot - flip * tall * s) for s, h in zip(share, half, strict=True)]
                body = polyline([*right, *left[::-1]], closed=True)
                ends = (x + toward * wide, 0), (x - toward * wide, 0)
                paint = gradient(
                    *ends, [(0, lit, alpha), (0.5, tone, alpha), (1, mix(tone, scene.light.near, 0.5), alpha)]
                )
                canvas.drawPath(body, paint)

    top = horizon - 26 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, 40 * scene.unit), draw, depth=depth)


def _glints(scene: Scene, top: float, count: int) -> None:
    x = scene.width * scene.light.sun_x
    scene.sheet.live(
        Life(
            what="shimmer",
            count=count,
            colour=hex_of(mix(scene.light.glow, scene.light.disc, 0.5)),
            area=(x - 0.16 * scene.width, top + scene.unit, 0.32 * scene.width, scene.at(0.9) - top),
            size_px=max(2.0, 4.5 * scene.unit),
            depth=0.3,
            opacity=0.8,
            seed=scene.seed,
        )
    )


def paint_deep(scene: Scene) -> None:
    """The deep of an ocean world: its day is our dusk, its life lit from within."""
    if scene.intent.time == "day":
        scene = replace(scene, intent=scene.intent.model_copy(update={"time": "dusk"}))
    paint_underwater(scene)
