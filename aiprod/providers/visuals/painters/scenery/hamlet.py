"""What people have built in the open land: houses and their church, a barn, mills, a castle, a camp with its fire."""

from __future__ import annotations

from collections.abc import Callable

import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import glow
from aiprod.providers.visuals.kit.colour import Rgb, hex_of
from aiprod.providers.visuals.kit.things import width_of
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.groves import Standing
from aiprod.providers.visuals.painters.scenery.standing import draw_thing, paint_thing, scattered

Ground = Callable[[float, float], tuple[float, float]]
_FIRE: Rgb = (1.0, 0.55, 0.20)
_HOMES = ("house", "farm", "village", "home", "cottage")
_BUILT = {"church": 9.0, "barn": 6.5, "windmill": 11.0, "turbine": 20.0, "castle": 14.0, "tower": 14.0, "factory": 9.0}
"""Heights in units of what stands in the middle distance."""
_NEAR = frozenset(
    {
        "tent",
        "campfire",
        "well",
        "market",
        "car",
        "bus",
        "train",
        "bicycle",
        "rocket",
        "lantern",
        "crane",
        "mushroom",
        "telescope",
        "easel",
        "bench",
    }
)


def built_on(scene: Scene, ground: Ground, far: float, centre: float) -> Standing | None:
    """The buildings the intent asks for, if any, about the share ``centre`` of the width.

    ``ground`` gives the frame x and y of a spot by its share of the width and a chance -1..1 of how near it is;
    ``far`` is their distance, 0 near .. 1 horizon.
    """
    rng = scene.rng("built")
    asked: list[tuple[str, float]] = []
    if scene.shows("village"):
        asked += [("church", 10.0)] + [("house", rng.uniform(3.6, 5.4)) for _ in range(9)]
    elif scene.shows(*_HOMES):
        asked.append(("house", 7.0))
    for name, tall in _BUILT.items():
        if scene.shows(name):
            asked += [(name, tall)] * (3 if name == "turbine" else 1)
    if not asked:
        return None
    spread = 0.052 if len(asked) > 4 else 0.15
    spots = []
    for (name, tall), share in zip(asked, scattered(rng, len(asked), centre, spread), strict=True):
        x, foot = ground(share, rng.uniform(-1, 1))
        spots.append((foot, x, name, tall * scene.unit * rng.uniform(0.9, 1.1)))
    half = max(0.5 * width_of(name) * tall for _, _, name, tall in spots)
    shift = scene.inwards(min(s[1] for s in spots) - half, max(s[1] for s in spots) + half)

    def draw(canvas: skia.Canvas) -> None:
        for foot, x, name, tall in sorted(spots):
            draw_thing(canvas, scene, name, x + shift, foot, tall, far=far)

    return Standing(min(foot - 1.3 * tall for foot, _, _, tall in spots), draw)


def paint_near(scene: Scene, x: float, foot: float) -> None:
    """Add what is asked for of a camp, a market or a road, near the viewer, about ``x`` with its foot at ``foot``."""
    asked = [habit for habit in cast(scene.intent.subjects, scene.intent.place) if habit.name in _NEAR]
    high = 0.55 * (scene.bottom - scene.top)
    for number, habit in enumerate(asked):
        tall = habit.tall * high
        at = x + (number - (len(asked) - 1) / 2) * 0.24 * scene.width
        paint_thing(scene, habit.name, at, foot, tall, depth=0.95, way=1 if at < scene.width / 2 else -1)
        if habit.name == "campfire":
            _fire(scene, at, foot, tall)


def _fire(scene: Scene, x: float, foot: float, tall: float) -> None:
    """The light a fire throws about itself, and its sparks."""
    reach = tall * (4.5 if scene.light.dark or scene.light.low else 2.2)
    shine = glow(_FIRE, reach, 0.75)
    scene.sheet.add(
        shine, x - reach, foot - 0.5 * tall - reach, depth=0.95, blend="screen", pulse=0.3, pulse_period_s=1.1
    )
    scene.sheet.live(
        Life(
            what="embers",
            count=22,
            colour=hex_of(_FIRE),
            area=(x - 0.4 * tall, foot - 3.2 * tall, 0.8 * tall, 3.0 * tall),
            size_px=max(1.0, 0.05 * tall),
            depth=0.95,
            seed=scene.seed,
        )
    )
