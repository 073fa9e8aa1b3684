"""Neon land: a mesh of glowing lines over dark ground, as mountains, dunes, hills or a river valley."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.light import Point, along, polyline, stroke
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.neon.floor import paint_ocean
from aiprod.providers.visuals.painters.neon.road import has_road, paint_road
from aiprod.providers.visuals.painters.neon.sky import paint_fog, paint_heavens
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.providers.visuals.painters.neon.woods import draw_cactus, draw_palm, paint_trees

NEAREST, FARTHEST, STEP = 0.9, 13.0, 0.42


@dataclass(frozen=True)
class Mesh:
    """A height field in perspective: rows far to near at ``distances``; ``x``, ``y`` are (rows, columns) pixels."""

    distances: FloatArray
    x: FloatArray
    y: FloatArray


def paint_mountains(stage: Stage) -> None:
    """Jagged ranges on both sides of a valley that leads to the sun, or high peaks beyond a lake."""
    paint_heavens(stage)
    if not has_road(stage) and stage.intent.form == "scenery" and stage.rng.random() < 0.35:
        _paint_range(stage, size=2.1)
        paint_trees(stage, 0.25, 0.09, 0.014, 0.22)
        paint_fog(stage)
        paint_ocean(stage)
        return
    _paint_range(stage)
    paint_fog(stage)
    _paint_mesh(stage, _mesh(stage, height=1.25, valley=(0.45, 3.2), cell=5.0, sharp=1.7))


def paint_desert(stage: Stage) -> None:
    """Long dunes under mesas, or pyramids if they are named; cacti or palms at the sides."""
    paint_heavens(stage)
    dunes = stage.rng.random() < 0.35
    if "pyramid" in stage.intent.subjects:
        stage.shown.add("pyramid")
        _paint_pyramids(stage)
    elif not dunes:
        _paint_range(stage, mesas=True)
    paint_fog(stage)
    _paint_mesh(stage, _mesh(stage, height=0.62 if dunes else 0.3, valley=(0.3, 2.6), cell=11.0, sharp=1.0))
    _paint_plants(stage, palms=bool(stage.rng.random() < 0.4))


def paint_field(stage: Stage) -> None:
    """Rolling hills under a wide sky, with woods or a far range behind them."""
    paint_heavens(stage)
    beyond = stage.rng.random()
    if beyond < 0.45:
        paint_trees(stage, 0.25, float(stage.rng.uniform(0.1, 0.2)), 0.02, 0.2)
    elif beyond < 0.7:
        _paint_range(stage)
    paint_fog(stage)
    _paint_mesh(stage, _mesh(stage, height=0.42, valley=(0.2, 3.4), cell=9.0, sharp=1.0))


def paint_river(stage: Stage) -> None:
    """A luminous river that winds out of the mountains."""
    paint_heavens(stage)
    _paint_range(stage)
    paint_fog(stage)
    _paint_mesh(stage, _mesh(stage, height=0.85, valley=(0.8, 3.0), cell=6.0, sharp=1.4), river=True)


def _mesh(stage: Stage, *, height: float, valley: tuple[float, float], cell: float, sharp: float) -> Mesh:
    """``height`` in frame heights at distance 3; the land rises between the ``valley`` half widths, in frame widths."""
    rng = stage.rng
    distances = np.arange(FARTHEST, NEAREST - STEP, -STEP, dtype=np.float32)
    across = np.arange(-8.4, 8.5, 0.24, dtype=np.float32)
    rough = field(len(distances), len(across), rng, cell_px=cell, octaves=3, roughness=0.55)
    ridged = (1 - np.abs(2 * rough - 1)) ** sharp if sharp > 1 else rough
    rise = smoothstep(valley[0], valley[1], np.abs(across))[None, :]
    lift = ridged * rise * (0.35 + 0.65 * smoothstep(1.0, 5.0, distances))[:, None]
    width = stage.width if not stage.tall else stage.width * 1.6
    deep = stage.bottom - stage.horizon
    x = stage.vanish_x + across[None, :] * width / distances[:, None]
    base = stage.horizon + deep * 0.9 / distances[:, None]
    y = base - lift * height * 3 * stage.height / distances[:, None]
    return Mesh(distances, x.astype(np.float32), y.astype(np.float32))


def _paint_mesh(stage: Stage, mesh: Mesh, *, river: bool = False) -> None:
    """The mesh in two layers, so that the near half slides before the far one."""
    split = int(np.argmin(np.abs(mesh.distances - 4.2)))
    top = float(min(mesh.y.min(), stage.horizon)) - 12 * stage.unit
    wind = (stage.rng.uniform(0, 6.28), stage.rng.uniform(0.28, 0.5))
    for rows, depth in ((range(0, split + 1), 0.34), (range(split, len(mesh.distances)), 0.62)):
        upper = float(mesh.y[rows.start : rows.stop].min()) - 12 * stage.unit

        def under(canvas: skia.Canvas, rows: range = rows) -> None:
            _draw_rows(canvas, stage, mesh, rows, lit=False)

        def lines(canvas: skia.Canvas, rows: range = rows) -> None:
            _draw_rows(canvas, stage, mesh, rows, lit=True)
            if river:
                _draw_river(canvas, stage, mesh, rows, wind)

        stage.glow(
            stage.band(max(upper, top, stage.top), stage.bottom),
            lines,
            reach=11,
            strength=0.8,
            under=under,
            depth=depth,
        )
    if has_road(stage) and not river:
        paint_road(stage, depth=0.62)


def _draw_rows(canvas: skia.Canvas, stage: Stage, mesh: Mesh, rows: range, *, lit: bool) -> None:
    """Far to near: each row's ground hides what lies behind it. ``lit`` clears that ground and leaves the lines."""
    hide = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
    for row in rows:
        distance = float(mesh.distances[row])
        near = (NEAREST / distance) ** 0.6
        points = list(zip(mesh.x[row].tolist(), mesh.y[row].tolist(), strict=True))
        ground = polyline([*points, (points[-1][0], stage.bottom + 9), (points[0][0], stage.bottom + 9)], closed=True)
        canvas.drawPath(ground, hide if lit else solid(stage.ground(near)))
        if not lit:
            continue
        colour = mix(stage.hot, stage.cold, near)
        paint = stroke(stage.seen(colour, near), stage.px(0.8 + 1.5 * near), 0.4 + 0.55 * near)
        canvas.drawPath(polyline(points), paint)
        if row + 1 < len(mesh.distances):
            ribs = skia.Path()
            following = zip(mesh.x[row + 1].tolist(), mesh.y[row + 1].tolist(), strict=True)
            for (x, y), (next_x, next_y) in zip(points, following, strict=True):
                ribs.moveTo(x, y).lineTo(next_x, next_y)
            canvas.drawPath(ribs, stroke(stage.seen(stage.hot, near), stage.px(0.7 + 1.2 * near), 0.3 + 0.4 * near))


def _draw_river(canvas: skia.Canvas, stage: Stage, mesh: Mesh, rows: range, wind: tuple[float, float]) -> None:
    deep = stage.bottom - stage.horizon
    water = stage.tubes[1]
    left, right = [], []
    for distance in np.linspace(mesh.distances[rows.start], mesh.distances[rows.stop - 1], 60):
        middle = stage.vanish_x + stage.width * wind[1] * np.sin(distance * 1.15 + wind[0]) / distance
        half = stage.width * 0.17 / distance
        y = stage.horizon + deep * 0.9 / distance
        left.append((float(middle - half), float(y)))
        right.append((float(middle + half), float(y)))
    bed = polyline([*left, *right[::-1]], closed=True)
    canvas.drawPath(bed, solid(mix(stage.dark[2], water, 0.3)))
    for share in (0.3, 0.5, 0.7):
        middle_line = [(a[0] + (b[0] - a[0]) * share, a[1]) for a, b in zip(left, right, strict=True)]
        canvas.drawPath(polyline(middle_line), stroke(mix(water, WHITE, 0.3), stage.px(1.4), 0.7))
    for edge in (left, right):
        canvas.drawPath(polyline(edge), stroke(water, stage.px(4)))


def _paint_range(stage: Stage, *, mesas: bool = False, size: float = 1.0) -> None:
    """Faceted peaks far away, cut flat if they are ``mesas``: lit sides, dark sides, bright edges."""
    rng = stage.rng
    facets: list[tuple[list[Point], bool]] = []
    edges: list[list[Point]] = []
    x = stage.left
    foot = stage.horizon + 0.05 * stage.height
    while x < stage.right:
        half = size * stage.width * rng.uniform(0.05, 0.12) * (1.6 if stage.tall else 1)
        away = min(abs(x - stage.sun_x) / (0.5 * stage.width), 1.2)
        peak = (
            x,
            stage.horizon
            - size * stage.height * rng.uniform(0.06, 0.16) * (1.3 if mesas else 1) * (0.45 + 0.85 * away),
        )
        keel = (x + half * rng.uniform(-0.25, 0.25), foot)
        foot_half = half * (0.85 if mesas else 1.3)
        a, b = (x - foot_half, foot), (x + foot_half, foot)
        left, right = ((x - half * 0.6, peak[1]), (x + half * 0.6, peak[1])) if mesas else (peak, peak)
        facets.append(([a, left, keel], x > stage.sun_x))
        facets.append(([keel, left, right, b], x <= stage.sun_x))
        edges.append([a, left, right, b])
        edges.append([left, keel])
        x += half * rng.uniform(0.7, 1.3) * (2.6 if mesas else 1)

    def under(canvas: skia.Canvas) -> None:
        for corners, bright in facets:
            tone = mix(stage.dark[3], along(stage.sky, 0.8), 0.55 if bright else 0.12)
            if stage.snowy:
                tone = mix(tone, stage.snow[1], 0.75 if bright else 0.3)
            canvas.drawPath(polyline(corners, closed=True), solid(stage.seen(tone, 0.1)))

    def lines(canvas: skia.Canvas) -> None:
        for edge in edges:
            canvas.drawPath(polyline(edge), stroke(mix(stage.hot, WHITE, 0.25), stage.px(1.5), 0.55))

    box = stage.band(stage.horizon - 0.26 * size * stage.height, foot)
    stage.glow(box, lines, reach=9, strength=0.6, under=under, depth=0.16)


def _paint_pyramids(stage: Stage) -> None:
    rng = stage.rng
    shapes = []
    side = -1 if stage.sun_x > stage.width / 2 else 1
    for index in range(3):
        half = stage.short * (0.36 - 0.1 * index) * rng.uniform(0.8, 1.1)
        x = stage.sun_x + side * stage.short * (0.42 + 0.36 * index) * rng.uniform(0.9, 1.1)
        shapes.append((x, half, half * rng.uniform(0.95, 1.15)))
    foot = stage.horizon + 0.05 * stage.height

    def under(canvas: skia.Canvas) -> None:
        for x, half, high in reversed(shapes):
            peak, keel = (x, foot - high), (x + side * half * 0.25, foot)
            lit, dark = mix(stage.dark[3], stage.disc[2], 0.6), stage.dark[1]
            canvas.drawPath(polyline([(x - side * half, foot), peak, keel], closed=True), solid(lit))
            canvas.drawPath(polyline([keel, peak, (x + side * half, foot)], closed=True), solid(dark))

    def lines(canvas: skia.Canvas) -> None:
        for x, half, high in reversed(shapes):
            peak, keel = (x, foot - high), (x + side * half * 0.25, foot)
            for edge in ([(x - half, foot), peak, (x + half, foot)], [peak, keel]):
                canvas.drawPath(polyline(edge), stroke(stage.hot, stage.px(2.2), 0.85))

    stage.glow(stage.band(foot - 0.5 * stage.short, foot), lines, reach=12, strength=0.7, under=under, depth=0.2)


def _paint_plants(stage: Stage, *, palms: bool) -> None:
    """Two or three plants in the foreground, at the sides, as near silhouettes rimmed with light."""
    rng = stage.rng
    spots = [(float(side), rng.uniform(0.3, 0.5)) for side in (-1, 1)]

    def lines(canvas: skia.Canvas) -> None:
        for side, size in spots:
            x = stage.width / 2 + side * stage.width * (0.5 - 0.16 * (0.6 - size))
            draw = draw_palm if palms else draw_cactus
            draw(canvas, stage, x, stage.bottom - 0.06 * stage.height, size * stage.height, -side)

    stage.glow(stage.band(stage.height * 0.25, stage.bottom), lines, reach=14, strength=0.8, depth=0.95)
