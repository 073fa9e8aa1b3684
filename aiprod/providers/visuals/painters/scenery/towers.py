"""Rows of towers: their outlines, their lit and unlit windows, and the haze that gathers at their feet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene

_LAMPS: tuple[Rgb, ...] = ((1.0, 0.80, 0.48), (1.0, 0.88, 0.66), (1.0, 0.70, 0.38), (0.82, 0.90, 1.0))
LIT = {"dawn": 0.16, "day": 0.0, "golden": 0.12, "dusk": 0.36, "night": 0.44}
_FACADES: tuple[Rgb, ...] = (
    (0.62, 0.58, 0.55),
    (0.45, 0.52, 0.58),
    (0.70, 0.62, 0.52),
    (0.36, 0.42, 0.48),
    (0.56, 0.44, 0.38),
)


@dataclass(frozen=True)
class Tower:
    """One building; ``roof`` names what stands on it."""

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
        tone = mix(
            scene.light.tint(facade, row.distance),
            scene.light.land(row.distance),
            0.45 if scene.light.time == "day" else 0.75,
        )
        tower = Tower(
            x, base - high, width, roof, tone, size * (0.0065 + 0.006 * (1 - row.distance)) * rng.uniform(0.8, 1.2)
        )
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
    shine = 0.34 * scene.light.sun * (1 - 0.6 * row.distance) * (0.3 if scene.light.dark else 1)
    bright, shade = (
        mix(tower.tone, scene.light.glow, shine),
        mix(tower.tone, scene.light.near, 0.3 * (1 - row.distance)),
    )
    stops = [(0, bright, 1), (0.42, tower.tone, 1), (1, shade, 1)]
    canvas.drawPath(
        shape, gradient((x, 0), (x + wide, 0), stops if sun_left else [(1 - at, c, a) for at, c, a in reversed(stops)])
    )
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
    reflect = (
        mix(mix(scene.light.sky[0], BLACK, 0.35), tower.tone, 0.25)
        if not scene.light.dark
        else mix(tower.tone, BLACK, 0.6)
    )
    canvas.drawPath(glass, solid(reflect, 0.75 * (1 - 0.8 * row.distance)))
    for colour, path in zip(_LAMPS, paths, strict=True):
        canvas.drawPath(path, solid(mix(colour, scene.light.haze, 0.5 * row.distance), 0.95 - 0.35 * row.distance))
