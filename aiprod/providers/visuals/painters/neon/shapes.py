"""Neon without a place: signs, tunnels of light, wave lines, a great ring, floating solids."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.icons import draw_icon, icons_for
from aiprod.providers.visuals.kit.light import along, halo, polyline, stroke
from aiprod.providers.visuals.painters.neon.floor import paint_grid
from aiprod.providers.visuals.painters.neon.sky import paint_heavens, paint_sky
from aiprod.providers.visuals.painters.neon.skyline import reflection
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_abstract(stage: Stage) -> None:
    """The sign of what the text names, or one of five figures, chosen by the seed."""
    signs = icons_for(stage.intent.subjects) if stage.intent.form == "scenery" else []
    if signs:
        _sign(stage, signs[0])
        return
    figures: tuple[Callable[[Stage], None], ...] = (_tunnel, _waves, _ring, _prisms, _outrun)
    figures[int(stage.rng.integers(0, len(figures)))](stage)


def _outrun(stage: Stage) -> None:
    """The sun over the running grid, and nothing else."""
    paint_heavens(stage)
    paint_grid(stage)


def _sign(stage: Stage, name: str) -> None:
    """A shop's sign over a wet floor: the icon in two tubes that flicker a little."""
    paint_sky(stage, disc=False)
    size = 0.44 * stage.short
    x, y = stage.width / 2, stage.horizon - 0.62 * size

    def shown(canvas: skia.Canvas) -> None:
        draw_icon(canvas, name, x, y, size, stroke(stage.hot, stage.px(15)))
        draw_icon(canvas, name, x, y, size, stroke(mix(stage.hot, WHITE, 0.75), stage.px(5)))

    def behind(canvas: skia.Canvas) -> None:
        halo(canvas, (x, y), 1.2 * size, stage.hot, 0.5)
        canvas.drawCircle(x, y, 0.72 * size, stroke(stage.cold, stage.px(4), 0.9))

    box = (x - 1.3 * size, y - 1.3 * size, 2.6 * size, 2.6 * size)
    stage.glow(box, behind, reach=20, depth=0.2)
    stage.glow(box, shown, reach=36, depth=0.34, pulse=0.22, pulse_period_s=2.6)
    paint_grid(stage, reflection(stage, shown))


def _tunnel(stage: Stage) -> None:
    """Frames of light that recede, each turned a little further."""
    stage.horizon = stage.height * 1.1
    paint_sky(stage, disc=False)
    sides = int(stage.rng.choice([3, 4, 6, 40]))
    turn = float(stage.rng.uniform(3, 9)) * float(stage.rng.choice([-1, 1]))
    centre = (stage.width * 0.5, stage.height * 0.44)
    largest = max(stage.width, stage.height) * 0.72
    groups = ((range(0, 5), 0.75), (range(5, 10), 0.45), (range(10, 17), 0.2))
    for frames, depth in reversed(groups):

        def lines(canvas: skia.Canvas, frames: range = frames) -> None:
            for index in frames:
                radius = largest * 0.79**index
                colour = along((stage.hot, stage.tubes[2], stage.cold), index / 16)
                paint = stroke(colour, stage.px(1.4 + 6 * 0.8**index), 0.95 - 0.03 * index)
                canvas.drawPath(_polygon(centre, radius, sides, turn * index - 90), paint)

        def under(canvas: skia.Canvas, deep: bool = depth < 0.3) -> None:
            if deep:
                halo(canvas, centre, stage.short * 0.34, stage.cold, 0.7)

        stage.glow(stage.whole, lines, reach=22, under=under, depth=depth, pulse=0.12, pulse_period_s=3 + 4 * depth)


def _polygon(centre: tuple[float, float], radius: float, sides: int, turn: float) -> skia.Path:
    angles = [math.radians(turn + 360 * index / sides) for index in range(sides)]
    return polyline([(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles], closed=True)


def _waves(stage: Stage) -> None:
    """Rows of pulses, each hiding what lies behind it."""
    rng = stage.rng
    stage.horizon = stage.height * 0.9
    paint_sky(stage, disc=False)
    x = np.linspace(stage.left, stage.right, 240)
    heart = stage.width * rng.uniform(0.35, 0.65)
    envelope = np.exp(-(((x - heart) / (0.24 * stage.width)) ** 2))
    count = 26
    rows = []
    for index in range(count):
        base = stage.height * (0.24 + 0.78 * index / count)
        bumps = sum(
            rng.uniform(0.2, 1.0)
            * np.exp(-(((x - heart - rng.normal(0, 0.13) * stage.width) / (0.035 * stage.width)) ** 2))
            for _ in range(5)
        )
        rows.append(base - stage.height * 0.1 * (bumps * envelope + 0.05 * np.sin(x / stage.width * 30 + index)))
    for part, depth in ((range(0, 13), 0.3), (range(13, count), 0.6)):

        def draw(canvas: skia.Canvas, part: range = part, lit: bool = True) -> None:
            hide = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
            for index in part:
                points = list(zip(x.tolist(), rows[index].tolist(), strict=True))
                floor = stage.bottom + 9
                shape = polyline([(points[0][0], floor), *points, (points[-1][0], floor)], closed=True)
                canvas.drawPath(shape, hide if lit else solid(mix(stage.dark[2], stage.dark[0], index / count)))
                if lit:
                    colour = along((stage.cold, stage.tubes[2], stage.hot), index / count)
                    canvas.drawPath(polyline(points), stroke(colour, stage.px(1.5 + 1.6 * index / count), 0.95))

        def under(canvas: skia.Canvas, part: range = part) -> None:
            draw(canvas, part, lit=False)

        top = float(min(rows[index].min() for index in part)) - 20 * stage.unit
        stage.glow(stage.band(top, stage.bottom), draw, reach=12, strength=0.8, under=under, depth=depth)


def _ring(stage: Stage) -> None:
    """A great ring of light over the grid, rays behind it."""
    paint_sky(stage, disc=False)
    centre, radius = (stage.width * 0.5, stage.horizon - stage.short * 0.3), stage.short * 0.27
    stage.sun_x = centre[0]
    rays = [float(a) for a in stage.rng.uniform(0, 360, 30)]

    def far(canvas: skia.Canvas) -> None:
        halo(canvas, centre, radius * 2.6, stage.hot, 0.5)
        for angle in rays:
            turn = math.radians(angle)
            start, end = radius * 1.2, radius * (1.35 + 0.7 * abs(math.sin(angle * 3)))
            a = (centre[0] + start * math.cos(turn), centre[1] + start * math.sin(turn))
            b = (centre[0] + end * math.cos(turn), centre[1] + end * math.sin(turn))
            canvas.drawLine(*a, *b, stroke(stage.cold, stage.px(2), 0.6))

    def lines(canvas: skia.Canvas) -> None:
        for share, width in ((1.0, 9.0), (0.86, 2.0), (0.8, 1.2)):
            canvas.drawCircle(*centre, radius * share, stroke(stage.hot, stage.px(width)))
        canvas.drawCircle(*centre, radius, stroke(mix(stage.hot, WHITE, 0.75), stage.px(3.4)))

    reach = radius * 2.7
    box = (centre[0] - reach, centre[1] - reach, 2 * reach, 2 * reach)
    stage.sheet.draw(box, far, depth=0.1, pulse=0.25)
    stage.glow(box, lines, reach=34, depth=0.25)
    paint_grid(stage)


def _prisms(stage: Stage) -> None:
    """Floating solids in outline at several distances."""
    stage.horizon = stage.height * 1.1
    paint_sky(stage, disc=False)
    for depth, count, sizes in ((0.2, 7, (0.03, 0.06)), (0.45, 5, (0.07, 0.12)), (0.8, 3, (0.14, 0.2))):
        _paint_prisms(stage, depth, count, sizes)


def _paint_prisms(stage: Stage, depth: float, count: int, sizes: tuple[float, float]) -> None:
    rng = stage.rng
    shapes = []
    for _ in range(count):
        centre = (rng.uniform(0, 1) * stage.width, rng.uniform(0.05, 0.9) * stage.height)
        shapes.append((centre, rng.uniform(*sizes) * stage.short, int(rng.choice([3, 4, 6])), rng.uniform(0, 360)))

    def draw(canvas: skia.Canvas, *, lit: bool) -> None:
        for index, (centre, size, sides, turn) in enumerate(shapes):
            colour = stage.tubes[(index + int(depth * 10)) % 3]
            near = _polygon(centre, size, sides, turn)
            shift = (centre[0] + size * 0.42, centre[1] - size * 0.34)
            far = _polygon(shift, size * 0.86, sides, turn)
            if not lit:
                canvas.drawPath(far, solid(stage.dark[1], 0.5))
                canvas.drawPath(
                    near,
                    vertical(
                        mix(stage.dark[3], colour, 0.3),
                        stage.dark[1],
                        centre[1] - size,
                        centre[1] + size,
                        alpha=(0.75, 0.75),
                    ),
                )
                continue
            canvas.drawPath(far, stroke(colour, stage.px(1.6), 0.5))
            for corner in range(sides):
                angle = math.radians(turn + 360 * corner / sides)
                a = (centre[0] + size * math.cos(angle), centre[1] + size * math.sin(angle))
                b = (shift[0] + size * 0.86 * math.cos(angle), shift[1] + size * 0.86 * math.sin(angle))
                canvas.drawLine(*a, *b, stroke(colour, stage.px(1.6), 0.6))
            canvas.drawPath(near, stroke(colour, stage.px(2 + 2 * depth)))

    stage.glow(
        stage.whole,
        lambda canvas: draw(canvas, lit=True),
        reach=18,
        under=lambda canvas: draw(canvas, lit=False),
        depth=depth,
        sway_px=10 * stage.unit * depth,
        sway_period_s=7 + 5 * depth,
    )
