"""Pictures of no place: each motif alone, and which of them a mood calls for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aiprod.media.pictures.layers import RasterLayer
from aiprod.payload import Mood
from aiprod.plan import TimeOfDay, Weather
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.painters.landscape import paint
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.light import light_of
from aiprod.providers.visuals.painters.scenery.motifs.glow import paint_beams, paint_bokeh
from aiprod.providers.visuals.painters.scenery.motifs.ink import paint_ink
from aiprod.providers.visuals.painters.scenery.motifs.paper import paint_folds, paint_sheets
from aiprod.providers.visuals.painters.scenery.motifs.particles import paint_point_sea, paint_wind
from aiprod.providers.visuals.painters.scenery.motifs.rings import paint_orbits, paint_ripples
from aiprod.providers.visuals.painters.scenery.motifs.silk import paint_silk
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage
from tests.aiprod.providers.visuals.graphic import Picture, at_rest, differ, request

MOTIFS = (
    paint_silk, paint_ink, paint_beams, paint_ripples, paint_sheets, paint_folds, paint_bokeh, paint_wind,
    paint_point_sea, paint_orbits,
)  # fmt: skip
TONES = ((0.02, 0.02, 0.05), (0.1, 0.12, 0.3), (0.8, 0.4, 0.2), (0.3, 0.6, 0.9), (1.0, 0.9, 0.8))


def abstract(seed: int = 3, mood: Mood = "calm", time: TimeOfDay = "day", weather: Weather = "clear") -> Picture:
    return paint(request("cinematic", seed=seed, place="abstract", mood=mood, time=time, weather=weather))


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("size", [(160, 90), (90, 160)])
def test_a_motif_paints_layers_at_depths_that_something_moves(motif: object, size: tuple[int, int]) -> None:
    asked = request("cinematic", size, place="abstract")
    rng = np.random.default_rng(1)
    scene = Scene(
        Sheet(asked, "#000000"), light_of(asked.intent, asked.style, rng), asked.intent, asked.style, 1, 0, size[1]
    )
    assert callable(motif)
    motif(Stage(scene, TONES, rng))
    stack, rasters = scene.sheet.stack()
    layers = [layer for layer in stack.elements if isinstance(layer, RasterLayer)]
    assert layers
    assert any(layer.sway_px or layer.drift_x_px_s or layer.drift_y_px_s or layer.pulse for layer in layers)
    assert max(int(rasters[layer.file][:, :, 3].max()) for layer in layers) > 60


def test_twelve_scenes_of_one_video_are_not_alike() -> None:
    pictures = [abstract(seed) for seed in range(12)]
    assert min(differ(a, b) for i, a in enumerate(pictures) for b in pictures[:i]) > 3


@pytest.mark.parametrize("mood", ["dark", "tense", "sad"])
def test_a_sombre_mood_makes_a_darker_picture(mood: Mood) -> None:
    calm, sombre = (np.mean([at_rest(abstract(seed, which)).mean() for seed in range(4)]) for which in ("happy", mood))
    assert sombre < calm


@pytest.mark.parametrize("change", [{"time": "night"}, {"time": "golden"}, {"weather": "fog"}])
def test_hour_and_weather_tint_it(change: dict[str, Any]) -> None:
    assert differ(abstract(5), paint(request("cinematic", seed=5, place="abstract", **change))) > 1
