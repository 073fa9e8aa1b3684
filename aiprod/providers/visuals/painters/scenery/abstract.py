"""No place at all: one motif in the style's accents over a soft field of colour, chosen by the mood and the seed."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, luminance, mix, parse, shade, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import field
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.motifs.glow import paint_beams, paint_bokeh
from aiprod.providers.visuals.painters.scenery.motifs.ink import paint_ink
from aiprod.providers.visuals.painters.scenery.motifs.paper import paint_folds, paint_sheets
from aiprod.providers.visuals.painters.scenery.motifs.particles import paint_point_sea, paint_wind
from aiprod.providers.visuals.painters.scenery.motifs.rings import paint_orbits, paint_ripples
from aiprod.providers.visuals.painters.scenery.motifs.silk import paint_silk
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage

_STEP = 6
_SOMBRE = frozenset({"dark", "tense", "mysterious", "sad"})
_BRISK = frozenset({"uplifting", "playful", "corporate", "epic", "happy"})
Motif = Callable[[Stage], None]
_QUIET: tuple[Motif, ...] = (paint_silk, paint_ink, paint_beams, paint_ripples, paint_sheets, paint_bokeh, paint_wind)
_LIVELY: tuple[Motif, ...] = (
    paint_silk,
    paint_point_sea,
    paint_folds,
    paint_orbits,
    paint_bokeh,
    paint_wind,
    paint_sheets,
)
_DARK: tuple[Motif, ...] = (paint_ink, paint_beams, paint_ripples, paint_point_sea, paint_orbits, paint_silk)


def paint_abstract(scene: Scene) -> None:
    """A field of colour, one motif, drifting specks of light."""
    rng = scene.rng("abstract")
    tones = _tones(scene, rng)
    _backdrop(scene, tones)
    mood = scene.intent.mood
    motifs = _DARK if mood in _SOMBRE else _LIVELY if mood in _BRISK else _QUIET
    motifs[int(rng.integers(0, len(motifs)))](Stage(scene, tones, rng))
    scene.sheet.live(
        Life(
            what="dust",
            count=60,
            colour=hex_of(mix(tones[-1], WHITE, 0.5)),
            area=(scene.left, scene.above, scene.full_width, scene.full_height),
            size_px=max(1.2, 0.35 * scene.unit),
            depth=0.7,
            opacity=0.6,
            seed=scene.seed,
        )
    )


def _tones(scene: Scene, rng: np.random.Generator) -> tuple[Rgb, ...]:
    """From the darkest to the brightest: the style's accents, leaning towards the hour's light and the season."""
    accents = [parse(c) for c in scene.style.palette.get("accent", ())] or [scene.light.glow, *scene.light.sky]
    ground = min(accents, key=luminance)
    bright = [accent for accent in accents if accent != ground] or accents
    order = rng.permutation(len(bright))
    lean = {"golden": 0.45, "dawn": 0.35, "dusk": 0.4}.get(scene.intent.time, 0.0)
    first, second = (mix(bright[int(order[at])], scene.light.glow, lean) for at in (0, -1))
    turn = rng.uniform(-0.05, 0.05) + {"spring": -0.05, "autumn": 0.04, "winter": 0.02}.get(scene.intent.season, 0.0)
    first, second = _turned(first, turn), _turned(second, -turn)
    if scene.intent.season == "winter":
        first, second = (mix(tone, (0.78, 0.88, 1.0), 0.3) for tone in (first, second))
    veiled = {"fog": 0.35, "rain": 0.25, "storm": 0.3, "cloudy": 0.15, "snow": 0.2}.get(scene.intent.weather, 0.0)
    first, second = (mix(tone, (0.45, 0.5, 0.58), veiled) for tone in (first, second))
    dim = 0.5 if scene.intent.mood in _SOMBRE or scene.intent.time == "night" else 1.0
    base = mix(parse("#04060E"), ground, 0.1 * dim)
    if scene.intent.time == "night":
        first, second = (shade(tone, lightness=0.7) for tone in (first, second))
    return base, mix(base, ground, 0.7 * dim), shade(first, lightness=0.78), second, mix(first, WHITE, 0.5)


def _turned(colour: Rgb, by: float) -> Rgb:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb((hue + by) % 1, light, saturation)


def _backdrop(scene: Scene, tones: tuple[Rgb, ...]) -> None:
    x, y = coarse(scene, _STEP)
    across, down = (x - scene.left) / scene.full_width, (y - scene.above) / scene.full_height
    height, width = x.shape
    rng = scene.rng("backdrop")
    total = np.zeros((height, width, 3), np.float32) + to_linear(tones[0])
    # A dark warm colour turns to mud in large areas; there the ground colour carries the light.
    warm = tones[2][0] > tones[2][2]
    lights = (tones[1], tones[1] if warm else tones[2], tones[1], tones[2])
    weights = (0.75, 0.4, 0.4, 0.05 if warm else 0.14)
    for colour, weight in zip(lights, weights, strict=True):
        cx, cy, size = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.25, 0.5)
        fall = np.exp(-(((across - cx) / size) ** 2) - ((down - cy) / (size * 1.2)) ** 2)
        total += to_linear(colour) * (weight * fall)[:, :, None]
    murk = field(height, width, rng, cell_px=width / 2.5, octaves=2)
    total *= (0.75 + 0.5 * murk)[:, :, None]
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(total), _STEP)), depth=0.0)
