"""The neon city: rows of towers with lit windows, signs and masts, and the wet floor that mirrors them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw, along, polyline, stroke
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.providers.visuals.painters.neon.floor import paint_grid, paint_ocean
from aiprod.providers.visuals.painters.neon.sky import draw_disc, paint_fog, paint_heavens
from aiprod.providers.visuals.painters.neon.stage import Stage


@dataclass(frozen=True)
class Row:
    """One row of towers: ``low`` and ``high`` are heights as shares of the horizon's; ``near`` 0 far to 1 close."""

    low: float
    high: float
    widths: tuple[float, float]
    near: float
    valley: float


FAR = Row(0.12, 0.42, (0.014, 0.034), 0.15, 0.35)
MIDDLE = Row(0.16, 0.68, (0.026, 0.055), 0.55, 0.75)
NEAR = Row(0.26, 0.95, (0.045, 0.085), 1.0, 1.0)


def paint_city(stage: Stage, *, water: bool = False) -> None:
    """Sky, sun, three rows of towers and their reflection in a gridded floor, or in water."""
    paint_heavens(stage)
    rows = []
    for row, depth in ((FAR, 0.16), (MIDDLE, 0.3), (NEAR, 0.46)):
        lines, lights, signs = skia.Path(), _Lights(), _Signs()
        towers = _towers(stage, row)
        body = skia.Path()
        for x, top, width in towers:
            _tower(stage, row, x, top, width, body, lines, lights, signs)
        rows.append((row, depth, body, lines, lights, signs))
    for row, depth, body, lines, lights, signs in rows:
        _paint_row(stage, row, depth, body, lines, lights, signs)
        if row is FAR:
            paint_fog(stage)

    def mirrored(canvas: skia.Canvas) -> None:
        if stage.sunny:
            draw_disc(canvas, stage)
        for row, _, body, _, lights, signs in rows:
            _draw_bodies(canvas, stage, row, body)
            lights.draw(canvas)
            signs.draw(canvas, stage)

    (paint_ocean if water else paint_grid)(stage, reflection(stage, mirrored), depth=0.56)


def reflection(stage: Stage, draw: Draw) -> RgbaArray:
    """What ``draw`` shows above the horizon, upside down and smeared as on a wet street.

    Returns (floor height, full width, 4) uint8 RGBA whose top row lies at the horizon.
    """
    scale = 0.5
    _, _, wide, _ = stage.whole
    deep = stage.bottom - stage.horizon
    above = deep / 0.72

    def moved(canvas: skia.Canvas) -> None:
        canvas.scale(scale, scale)
        canvas.translate(-stage.left, above - stage.horizon)
        draw(canvas)

    small = drawn(int(wide * scale), max(int(above * scale), 2), moved)[::-1]
    flat = cv2.resize(small, (small.shape[1], max(int(deep * scale), 2)), interpolation=cv2.INTER_AREA)
    across = max(3.0 * stage.unit, 0.6)
    smeared = cv2.GaussianBlur(flat, (0, 0), sigmaX=across, sigmaY=across * 1.8)
    fade = np.linspace(0.62, 0.16, smeared.shape[0], dtype=np.float32)[:, None]
    smeared[:, :, 3] = (smeared[:, :, 3] * fade).astype(np.uint8)
    return np.asarray(smeared, np.uint8)


class _Lights:
    """Lit windows, gathered by colour so that thousands cost a few draws."""

    def __init__(self) -> None:
        self._paths: dict[tuple[Rgb, float], skia.Path] = {}

    def add(self, colour: Rgb, alpha: float, rect: skia.Rect) -> None:
        self._paths.setdefault((colour, alpha), skia.Path()).addRect(rect)

    def draw(self, canvas: skia.Canvas) -> None:
        for (colour, alpha), path in self._paths.items():
            canvas.drawPath(path, solid(colour, alpha))


class _Signs:
    """Tubes of light down the edges of towers, beacons on their masts, snow on their roofs."""

    def __init__(self) -> None:
        self.tubes: list[tuple[Rgb, float, float, float]] = []
        self.beacons: list[tuple[float, float]] = []
        self.roofs: list[skia.Rect] = []

    def draw(self, canvas: skia.Canvas, stage: Stage) -> None:
        for colour, x, top, bottom in self.tubes:
            canvas.drawLine(x, top, x, bottom, stroke(colour, stage.px(4.5)))
            canvas.drawLine(x, top, x, bottom, stroke(mix(colour, WHITE, 0.75), stage.px(1.6)))
        for roof in self.roofs:
            canvas.drawRect(roof, solid(stage.snow[1], 0.9))
        for x, y in self.beacons:
            canvas.drawCircle(x, y, stage.px(2.6), solid(stage.tubes[0]))


def _towers(stage: Stage, row: Row) -> list[tuple[float, float, float]]:
    """x, top and width of each tower: low before the sun, high toward the edges."""
    rng, towers = stage.rng, []
    x = stage.left - stage.width * 0.02
    unit = stage.width if not stage.tall else stage.width * 1.7
    while x < stage.right:
        width = unit * rng.uniform(*row.widths)
        away = abs(x + width / 2 - stage.sun_x) / (stage.width * 0.5)
        lift = (1 - row.valley) + row.valley * min(away, 1.15) ** 1.5
        height = stage.horizon * (row.low + (row.high - row.low) * rng.beta(1.6, 2.2)) * lift
        if row.near < 1 or away > 0.42:
            towers.append((x, stage.horizon - max(height, stage.horizon * 0.025), width))
        x += width * rng.choice([0.82, 1.0, 1.0, 1.12])
    return towers


def _tower(
    stage: Stage,
    row: Row,
    x: float,
    top: float,
    width: float,
    body: skia.Path,
    lines: skia.Path,
    lights: _Lights,
    signs: _Signs,
) -> None:
    rng, base = stage.rng, stage.horizon + stage.height * 0.06
    high = stage.horizon - top
    body.addRect(skia.Rect.MakeLTRB(x, top, x + width, base))
    if stage.snowy:
        signs.roofs.append(skia.Rect.MakeLTRB(x, top, x + width, top + stage.px(2 + 5 * row.near)))
    lines.moveTo(x, stage.horizon).lineTo(x, top).lineTo(x + width, top).lineTo(x + width, stage.horizon)
    roof = rng.choice(["flat", "flat", "step", "mast", "slant", "crown"])
    middle = x + width / 2
    if roof == "step":
        body.addRect(skia.Rect.MakeLTRB(x + width * 0.22, top - high * 0.09, x + width * 0.78, top + 1))
    elif roof == "slant":
        body.addPath(polyline([(x, top + 1), (x, top - width * 0.22), (x + width, top + 1)], closed=True))
    elif roof == "crown":
        for share in (0.0, 0.3):
            inset = width * (0.12 + share)
            body.addRect(skia.Rect.MakeLTRB(x + inset, top - high * (0.05 + share * 0.25), x + width - inset, top + 1))
    if roof in ("mast", "crown") and high > stage.horizon * 0.15:
        tip = top - high * rng.uniform(0.12, 0.26)
        body.addRect(skia.Rect.MakeLTRB(middle - stage.px(1.3), tip, middle + stage.px(1.3), top))
        signs.beacons.append((middle, tip))
    if row.near > 0.4 and rng.random() < 0.3 * row.near and high > stage.horizon * 0.18:
        colour = stage.tubes[int(rng.integers(0, len(stage.tubes)))]
        edge = x + width * rng.choice([0.1, 0.9])
        signs.tubes.append((colour, edge, top + high * 0.08, top + high * rng.uniform(0.3, 0.75)))
    _windows(stage, row, x, top, width, lights)


def _windows(stage: Stage, row: Row, x: float, top: float, width: float, lights: _Lights) -> None:
    rng = stage.rng
    pitch = stage.short * (0.006 + 0.0068 * row.near)
    across, down = int(width * 0.84 / pitch), int((stage.horizon - top) * 0.94 / (pitch * 1.35))
    if across < 1 or down < 1:
        return
    kind = rng.choice(["scatter", "scatter", "columns", "floors"])
    lit = rng.random((down, across)) < rng.uniform(0.2, 0.62)
    if kind == "columns":
        lit &= (np.arange(across) % 2 == 0)[None, :]
    elif kind == "floors":
        lit = (rng.random(down) < 0.3)[:, None] & (rng.random((down, across)) < 0.85)
    main = stage.windows[int(rng.integers(0, len(stage.windows)))]
    other = stage.windows[int(rng.integers(0, len(stage.windows)))]
    size_x, size_y = pitch * (0.78 if kind == "floors" else 0.46), pitch * 0.62
    start = x + (width - across * pitch) / 2
    colour_at, alpha_at = rng.random((down, across)), rng.integers(0, 3, (down, across))
    for line, column in np.argwhere(lit):
        colour = main if colour_at[line, column] < 0.8 else other
        left, upper = start + column * pitch, top + pitch * (0.9 + 1.35 * line)
        alpha = (0.5, 0.75, 1.0)[int(alpha_at[line, column])] * (0.35 + 0.65 * row.near)
        lights.add(colour, alpha, skia.Rect.MakeXYWH(float(left), float(upper), size_x, size_y))


def _draw_bodies(canvas: skia.Canvas, stage: Stage, row: Row, body: skia.Path) -> None:
    roof = along((along(stage.sky, 0.7), stage.dark[3], stage.dark[1]), 0.2 + 0.8 * row.near)
    foot = mix(roof, along(stage.sky, 0.85), 0.5 * (1.15 - row.near))
    roof, foot = stage.seen(roof, row.near), stage.seen(foot, row.near)
    canvas.drawPath(body, vertical(roof, foot, stage.horizon * (1 - row.high), stage.horizon))


def _paint_row(
    stage: Stage, row: Row, depth: float, body: skia.Path, lines: skia.Path, lights: _Lights, signs: _Signs
) -> None:
    def under(canvas: skia.Canvas) -> None:
        _draw_bodies(canvas, stage, row, body)
        canvas.drawPath(lines, stroke(along(stage.sky, 0.8), stage.px(1.2), 0.22 + 0.2 * row.near))

    def lit(canvas: skia.Canvas) -> None:
        lights.draw(canvas)
        signs.draw(canvas, stage)

    top = min(body.getBounds().top(), stage.horizon - 4) - 30 * stage.unit
    box = stage.band(max(top, stage.top), stage.horizon + stage.height * 0.06)
    stage.glow(box, lit, reach=16 * (0.4 + row.near), strength=0.75, under=under, depth=depth)
