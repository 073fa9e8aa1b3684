"""Fields: rolling meadows and strips of crops, lone trees, a house if asked for, long grass at the feet."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foreground import paint_meadow
from aiprod.providers.visuals.painters.scenery.groves import Grove, foot_of, plant
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone

_SPAN = 14.0
_CUTS = (0.8, 1.9, 4.0, 13.0)


def paint_field(scene: Scene) -> None:
    """Sky, three bands of hills with trees standing on them, the meadow before them."""
    horizon = scene.at(scene.rng("horizon").uniform(0.50, 0.58))
    paint_heavens(scene, horizon)
    land = _land(scene, horizon)
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=9.5)
    for band, grove in zip(bands, _groves(scene), strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=grove.depth)
        plant(scene, land, grove)
        if grove.z < 2 and scene.shows("house", "farm", "village", "home", "cottage", "barn"):
            _house(scene, *foot_of(scene, land, 1 - grove.centre, 2.6))
    paint_animals(scene, scene.width * scene.rng("herd").uniform(0.42, 0.58), scene.at(0.89), 11)
    paint_meadow(scene, 0.93)


def _groves(scene: Scene) -> tuple[Grove, ...]:
    rng = scene.rng("groves")
    side = rng.choice((0.0, 1.0))
    return (
        Grove(7.5, 90, 2.4, 0.14, spread=0.5),
        Grove(3.4, 14, 7.0, 0.3, centre=rng.uniform(0.2, 0.8), spread=0.2),
        Grove(1.8, 3, 22.0, 0.6, centre=0.12 + 0.76 * side, spread=0.05),
    )


def _land(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    _, z = map_axes(_SPAN)
    hills = field(MAP, MAP, rng, cell_px=170, octaves=4, roughness=0.32)
    far = field(MAP, MAP, rng, cell_px=120, octaves=5, roughness=0.42)
    heights = 0.40 * hills * smoothstep(0.6, 3.0, z) + 0.75 * far * smoothstep(7.0, 12.0, z)
    return Land(heights.astype(np.float32), _SPAN, 0.52, 0.9 * max(scene.width, scene.height), horizon)


def _albedo(scene: Scene, land: Land) -> Albedo:
    palette, season = scene.style.palette, scene.intent.season
    tones = [np.asarray(parse(c), np.float32) for c in palette[f"foliage_{season}"]]
    if season == "autumn":
        tones[0] = np.asarray(mix(parse(palette["foliage_summer"][2]), parse(palette["soil"][0]), 0.35), np.float32)
    if season == "spring":
        tones[2] = np.asarray(mix(parse(palette["foliage_spring"][1]), (0.9, 0.85, 0.3), 0.4), np.float32)
    snowed = season == "winter" or scene.intent.weather == "snow"
    snow = parse(palette["snow"][0])
    rng = scene.rng("crops")
    tilt = rng.uniform(-0.5, 0.5)
    patches = field(MAP, MAP, rng, cell_px=50, octaves=4)
    warp = field(MAP, MAP, rng, cell_px=160, octaves=2)

    def albedo(ground: Ground) -> FloatArray:
        bend = land.sample(warp, ground.x, ground.z) - 0.5
        patch = land.sample(patches, ground.x, ground.z)
        strip = np.floor((ground.x + tilt * ground.z + 0.9 * bend) * 0.85) * 7 + np.floor(
            (ground.z - 0.3 * ground.x + 1.1 * bend) * 0.55
        )
        choice = np.abs(np.sin(strip * 12.9898) * 43758.5453) % 1.0
        colour = np.where(choice[:, :, None] < 0.42, tones[0], np.where(choice[:, :, None] < 0.75, tones[1], tones[2]))
        rows = 0.5 + 0.5 * np.sin((ground.x + 0.9 * bend) * 70 + choice * 60)
        fade = np.clip(1.5 - ground.z * 0.3, 0, 1) * (choice > 0.35)
        colour = colour * (0.80 + 0.25 * patch + 0.16 * (rows - 0.5) * fade)[:, :, None]
        if snowed:
            colour = two_tone(snow, mix(snow, tuple(tones[0]), 0.25), patch) * 0.85 + 0.15 * colour
        return np.asarray(colour, np.float32)

    return albedo


def _house(scene: Scene, x: float, foot: float) -> None:
    size = 9 * scene.unit
    x += scene.inwards(x, x + size)
    wall = scene.light.tint((0.86, 0.80, 0.70), 0.25)
    roof = scene.light.tint((0.52, 0.22, 0.16), 0.2)
    window = mix((1.0, 0.78, 0.42), wall, 0.0 if scene.light.time in ("dusk", "night", "dawn") else 0.7)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeXYWH(x, foot - size * 0.5, size, size * 0.5), solid(wall))
        gable = mix(wall, scene.light.near, 0.4)
        canvas.drawRect(skia.Rect.MakeXYWH(x, foot - size * 0.5, size * 0.34, size * 0.5), solid(gable))
        path = skia.Path()
        for number, (px, py) in enumerate(((-0.08, 0.46), (0.2, 0.95), (0.9, 0.95), (1.08, 0.46))):
            (path.lineTo if number else path.moveTo)(x + px * size, foot - py * size)
        path.close()
        canvas.drawPath(path, solid(roof))
        for px in (0.48, 0.72):
            pane = skia.Rect.MakeXYWH(x + px * size, foot - size * 0.36, size * 0.12, size * 0.16)
            canvas.drawRect(pane, solid(window))

    scene.sheet.draw((x - size * 0.2, foot - size, size * 1.5, size * 1.1), draw, depth=0.5)
