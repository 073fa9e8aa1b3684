"""Forest: a hillside of conifers above its mist, a glade among trees, or a hall of trunks under leaves."""

from __future__ import annotations

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.colour import hex_of, parse
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.flyers import paint_flyers
from aiprod.providers.visuals.painters.scenery.hamlet import paint_near
from aiprod.providers.visuals.painters.scenery.woods import paint_glade, paint_hall, paint_slopes

_CONIFERS = ("pine", "fir", "spruce", "conifer")
_BROADLEAVES = ("oak", "birch", "maple", "tree")


def paint_forest(scene: Scene) -> None:
    """One of three views of the forest the season and the subjects ask for, then who is in it and what floats there."""
    rng = scene.rng("kind")
    chance, view = rng.random(), rng.random()
    conifers = scene.shows(*_CONIFERS) or (
        not scene.shows(*_BROADLEAVES) and (chance < (0.75 if scene.intent.season == "winter" else 0.45))
    )
    gap = rng.uniform(0.34, 0.66)
    if conifers and view < 0.5:
        paint_slopes(scene, gap)
    elif conifers or view < 0.4:
        paint_glade(scene, gap, conifers=conifers)
    else:
        paint_hall(scene, gap)
    foot = scene.at(0.90)
    if not paint_animals(scene, gap * scene.width, foot, 13) and scene.shows(*PEOPLE):
        paint_people(scene, gap * scene.width, foot, 12)
    paint_flyers(scene)
    paint_near(scene, (1 - gap) * scene.width, foot)
    _air(scene)


def _air(scene: Scene) -> None:
    """What floats under the trees: leaves in autumn, petals in spring, fireflies at night, else lit dust."""
    season, weather = scene.intent.season, scene.intent.weather
    if weather in ("rain", "storm", "snow"):
        return
    kinds: dict[str, tuple[LifeKind, int, float]] = {"autumn": ("leaves", 26, 1.1), "spring": ("petals", 22, 0.7)}
    what, count, size = kinds.get(season, ("dust", 60, 0.26))
    colour = parse(scene.style.palette[f"foliage_{season}"][2])
    if scene.light.time in ("night", "dusk") and season == "summer":
        what, count, size, colour = "fireflies", 40, 0.4, (0.93, 0.96, 0.55)
    elif what == "dust":
        colour = scene.light.disc
    scene.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(colour),
            area=(scene.left, scene.at(0.1), scene.full_width, scene.at(1.0) - scene.at(0.1)),
            size_px=max(1.0, size * scene.unit),
            depth=0.9,
            opacity=0.7,
            seed=scene.seed,
        )
    )
