"""Rows of towers: their outlines, their lit and unlit windows, and the haze that gathers at their feet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LIT, lit
from aiprod.providers.visuals.painters.scenery.landmarks import draw_mast
from aiprod.providers.visuals.painters.scenery.panorama import View

_LAMPS: tuple[Rgb, ...] = ((1.0, 0.80, 0.48), (1.0, 0.88, 0.66), (1.0, 0.70, 0.38), (0.82, 0.90, 1.0))
_FACADES: tuple[Rgb, ...] = (
    (0.62, 0.58, 0.55),
    (0.45, 0.52, 0.58),
    (0.70, 0.62, 0.52),
    (0.36, 0.42, 0.48),
    (0.56, 0.44, 0.38),
)


@dataclass(frozen=True)
class Tower:
    """One building; ``roof`` names what stands on it, ``tone`` is the colour of its walls."""

    x: float
    top: float
    width: float
    roof: str
    tone: Rgb
    pitch: float


@dataclass(frozen=True)
class Row:
    """``distance`` 0 near to 1 far; heights are shares of the picture, widths of its height."""

    distance: float
    low: float
    high: float
    widths: tuple[float, float]
    depth: float


_ROWS = (
    Row(0.92, 0.14, 0.36, (0.018, 0.04), 0.12),
    Row(0.66, 0.14, 0.52, (0.03, 0.065), 0.2),
    Row(0.34, 0.1, 0.62, (0.05, 0.1), 0.3),
)


def tower_views(scene: Scene, base: float) -> list[View]:
    """Three rows of towers on a shore at ``base``, far to near; the landmark if a tower is asked for."""
    rng = scene.rng("skyline")
    centre, views = rng.uniform(0.25, 0.75), []
    for row in _ROWS:
        towers = towers_of(scene, row, base, centre)

        def draw(canvas: skia.Canvas, row: Row = row, towers: list[Tower] = towers) -> None:
            draw_row(canvas, scene, row, towers, base)

        views.append(View(draw, min(tower.top for tower in towers) - 14 * scene.unit, row.depth))
    if scene.shows("tower"):
        x, metre = scene.width * (centre + 0.16 * rng.choice((-1.0, 1.0))), scene.unit * rng.uniform(0.185, 0.2)

        def landmark(canvas: skia.Canvas) -> None:
            canvas.translate(x, base)
            canvas.scale(metre, metre)
            draw_mast(canvas, scene, 0.16)

        views.insert(3, View(landmark, base - 330 * metre, 0.3))
    return views


def towers_of(scene: Scene, row: Row, base: float, centre: float) -> list[Tower]:
    """A skyline that rises toward ``centre``, a share of the width."""
    rng, towers = scene.rng("row", row.distance), []
    span, size = scene.bottom - scene.top, min(scene.height, scene.width * 0.8)
    x = scene.left
    while x < scene.left + scene.full_width:
        width = size * rng.uniform(*row.widths)
        away = abs((x + width / 2) / scene.width - centre)
        heart = np.exp(-((away / 0.26) ** 2))
        high = span * (row.low + (row.high - row.low) * (0.25 + 0.75 * heart) * rng.beta(1.5, 1.9))
        roof = str(rng.choice(["flat", "flat", "step", "mast", "spire", "slope"]))
        if high < span * row.high * 0.45 and roof in ("mast", "spire"):
            roof = "flat"
        facade = _FACADES[int(rng.integers(0, len(_FACADES)))]
        pitch = size * (0.0065 + 0.006 * (1 - row.distance)) * rng.uniform(0.8, 1.2)
        tower = Tower(x, base - high, width, roof, facade, pitch)
        towers.append(tower)
        x += width * rng.uniform(0.86, 1.15)
    return towers


def draw_row(canvas: skia.Canvas, scene: Scene, row: Row, towers: list[Tower], base: float) -> None:
    rng = scene.rng("draw", row.distance)
    lit, dark = LIT[scene.light.time] * (1.4 if scene.light.sun < 0.2 else 1.0), scene.light.dark
    near = 1 - row.distance
    sun_left = scene.light.sun_x < 0.5
    for tower in towers:
        _draw_body(canvas, scene, tower, row, base, sun_left=sun_left)
        _draw_windows(canvas, scene, tower, row, base, lit, rng)
    glow = mix(scene.light.haze, (1.0, 0.62, 0.3), 0.55 if dark or scene.light.time == "dusk" else 0.0)
    strength = (0.62 if dark else 0.45) * (0.5 + 0.5 * row.distance) * min(scene.light.haze_density, 1.6)
    high = 0.2 * (scene.bottom - scene.top) * (0.6 + 0.6 * row.distance)
    haze = gradient((0, base - high), (0, base), [(0, glow, 0.0), (1, glow, min(strength, 0.95))])
    haze.setBlendMode(skia.BlendMode.kSrcATop)
    canvas.drawRect(
        skia.Rect.MakeLTRB(scene.left, base - high, scene.left + scene.full_width, base + 9 * scene.unit), haze
    )
    if dark and near > 0.3:
        for _ in range(14):
            x = scene.left + rng.random() * scene.full_width
            halo(canvas, (x, base - scene.unit), scene.unit * rng.uniform(2, 5), (1.0, 0.72, 0.4), 0.5)


def _draw_body(canvas: skia.Canvas, scene: Scene, tower: Tower, row: Row, base: float, *, sun_left: bool) -> None:
    x, top, wide = tower.x, tower.top, tower.width
    middle, high = x + wide / 2, base - tower.top
    shape = skia.Path()
    shape.addRect(skia.Rect.MakeLTRB(x, top, x + wide, base + 9 * scene.unit))
    if tower.roof == "step":
        shape.addRect(skia.Rect.MakeLTRB(x + wide * 0.18, top - high * 0.07, x + wide * 0.82, top + 1))
        shape.addRect(skia.Rect.MakeLTRB(x + wide * 0.34, top - high * 0.12, x + wide * 0.66, top + 1))
    elif tower.roof == "slope":
        shape.addPath(polyline([(x, top + 1), (x + wide, top - wide * 0.3), (x + wide, top + 1)], closed=True))
    elif tower.roof == "spire":
        crown = [(x + wide * 0.1, top + 1), (middle, top - high * 0.3), (x + wide * 0.9, top + 1)]
        shape.addPath(polyline(crown, closed=True))
    elif tower.roof == "mast":
        shape.addRect(
            skia.Rect.MakeLTRB(middle - wide * 0.02 - 0.4, top - high * 0.22, middle + wide * 0.02 + 0.4, top)
        )
    away = 0.9 * row.distance
    bright, shade = lit(scene, tower.tone, 0.85, away), lit(scene, tower.tone, 0.04, away)
    edge = 0.72 if sun_left else 0.28
    ends = (bright, shade) if sun_left else (shade, bright)
    stops = [(0, ends[0], 1), (edge - 0.01, ends[0], 1), (edge + 0.01, ends[1], 1), (1, ends[1], 1)]
    canvas.drawPath(shape, gradient((x, 0), (x + wide, 0), stops))
    if scene.snowy and tower.roof in ("flat", "step", "mast"):
        cap = skia.Rect.MakeLTRB(x, top - 0.25 * scene.unit, x + wide, top + 0.2 * scene.unit)
        canvas.drawRect(cap, solid(lit(scene, (0.95, 0.96, 0.98), 0.7, away)))
    if tower.roof == "mast" and scene.light.dark:
        halo(canvas, (middle, top - high * 0.22), scene.unit * 1.1, (1.0, 0.25, 0.2), 0.9)


def _draw_windows(
    canvas: skia.Canvas, scene: Scene, tower: Tower, row: Row, base: float, lit: float, rng: np.random.Generator
) -> None:
    pitch = tower.pitch
    across, down = int(tower.width * 0.86 / pitch), int((base - tower.top) * 0.98 / (pitch * 1.4))
    if across < 2 or down < 2:
        return
    start = tower.x + (tower.width - across * pitch) / 2
    kind = rng.choice(["panes", "bands", "ribs"])
    size = {"panes": (0.52, 0.62), "bands": (1.0, 0.55), "ribs": (0.5, 1.4)}[str(kind)]
    glass, paths = skia.Path(), [skia.Path() for _ in _LAMPS]
    main = int(rng.integers(0, len(_LAMPS)))
    glow = rng.random((down, across)) < lit * rng.uniform(0.4, 1.5)
    if kind == "bands":
        glow |= (rng.random(down) < lit * 0.35)[:, None]
    other = rng.random((down, across)) < 0.18
    for line in range(down):
        for column in range(across):
            rect = skia.Rect.MakeXYWH(
                start + column * pitch + pitch * 0.2,
                tower.top + pitch * (0.8 + 1.4 * line),
                pitch * size[0],
                pitch * size[1],
            )
            if glow[line, column]:
                paths[(main + int(other[line, column])) % len(_LAMPS)].addRect(rect)
            else:
                glass.addRect(rect)
    mirrored = mix(scene.light.sky[1], BLACK, 0.3 if not scene.light.dark else 0.7)
    reflect = mix(mirrored, scene.light.haze, 0.6 * row.distance)
    canvas.drawPath(glass, solid(reflect, 0.75 * (1 - 0.8 * row.distance)))
    for colour, path in zip(_LAMPS, paths, strict=True):
        canvas.drawPath(path, solid(mix(colour, scene.light.haze, 0.5 * row.distance), 0.95 - 0.35 * row.distance))
