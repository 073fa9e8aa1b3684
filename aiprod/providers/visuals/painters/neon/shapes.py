"""Neon without a place: tunnels of light, wave lines, a great ring; and a room with the city in its window."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.light import along, halo, polyline, stroke
from aiprod.providers.visuals.painters.neon.floor import paint_grid
from aiprod.providers.visuals.painters.neon.sky import draw_disc, paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_abstract(stage: Stage) -> None:
    """One of four figures, chosen by the seed."""
    figures: tuple[Callable[[Stage], None], ...] = (_tunnel, _waves, _ring, _prisms)
    figures[int(stage.rng.integers(0, len(figures)))](stage)


def _tunnel(stage: Stage) -> None:
    """Frames of light that recede, each turned a little further."""
    stage.horizon = stage.height * 1.1
    paint_sky(stage)
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
    paint_sky(stage)
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
    paint_sky(stage)
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
    paint_sky(stage)
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


def paint_room(stage: Stage) -> None:
    """A dark room drawn in perspective lines, the sun or the moon in its window, a desk with a lit screen."""
    rng = stage.rng
    w, h = stage.width, stage.height
    back = (
        skia.Rect.MakeLTRB(w * 0.2, h * 0.14, w * 0.8, h * 0.68)
        if not stage.tall
        else skia.Rect.MakeLTRB(w * 0.12, h * 0.22, w * 0.88, h * 0.64)
    )
    window = back.makeInset(back.width() * 0.14, back.height() * 0.13)
    stage.horizon = window.bottom() - window.height() * 0.06
    stage.radius = window.height() * 0.36
    stage.sun_x, stage.sun_y = (
        window.centerX() + window.width() * rng.uniform(-0.2, 0.2),
        window.bottom() - stage.radius * 0.9,
    )
    paint_sky(stage)
    box = (window.left(), window.top(), window.width(), window.height())
    stage.sheet.draw(box, lambda canvas: _view(canvas, stage, window), depth=0.1)
    outer = skia.Rect.MakeLTRB(stage.left, stage.top, stage.right, stage.bottom + 2)
    corners = list(zip(_corners(back), _corners(outer), strict=True))
    planes = [(corners[i], corners[(i + 1) % 4]) for i in range(4)]

    def under(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.clipRect(window, skia.ClipOp.kDifference)
        canvas.drawRect(back, solid(stage.dark[2]))
        for index, ((a, far_a), (b, far_b)) in enumerate(planes):
            canvas.drawPath(polyline([a, far_a, far_b, b], closed=True), solid(stage.dark[1 if index % 2 == 0 else 0]))
        halo(canvas, (window.centerX(), back.bottom()), back.width() * 0.6, stage.disc[2], 0.5, squash=0.4)
        canvas.restore()

    def lines(canvas: skia.Canvas) -> None:
        for index, ((a, far_a), (b, far_b)) in enumerate(planes):
            colour = stage.hot if index % 2 == 0 else stage.cold
            for share in np.linspace(0, 1, 9):
                start, end = _between(a, b, share), _between(far_a, far_b, share)
                canvas.drawLine(*start, *end, stroke(colour, stage.px(1.5), 0.45))
            for step in (0.0, 0.1, 0.24, 0.44, 0.72):
                start, end = _between(a, far_a, step), _between(b, far_b, step)
                canvas.drawLine(*start, *end, stroke(colour, stage.px(1.5), 0.5))
        canvas.drawRect(back, stroke(stage.hot, stage.px(2.4)))
        canvas.drawRect(window, stroke(stage.cold, stage.px(4)))
        canvas.drawLine(
            window.centerX(), window.top(), window.centerX(), window.bottom(), stroke(stage.cold, stage.px(2))
        )

    stage.glow(stage.whole, lines, reach=14, strength=0.85, under=under, depth=0.35)
    _paint_desk(stage)


def _corners(rect: skia.Rect) -> list[tuple[float, float]]:
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _between(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * float(share), a[1] + (b[1] - a[1]) * float(share)


def _view(canvas: skia.Canvas, stage: Stage, window: skia.Rect) -> None:
    rng = stage.rng
    canvas.clipRect(window)
    stops = vertical(along(stage.sky, 0.3), along(stage.sky, 1.0), window.top(), window.bottom())
    canvas.drawRect(window, stops)
    draw_disc(canvas, stage, bars=not stage.moonlit)
    x = window.left()
    while x < window.right():
        wide = window.width() * rng.uniform(0.03, 0.08)
        top = window.bottom() - window.height() * rng.uniform(0.1, 0.42)
        canvas.drawRect(skia.Rect.MakeLTRB(x, top, x + wide, window.bottom()), solid(stage.dark[1]))
        for _ in range(7):
            at = (x + wide * rng.uniform(0.1, 0.8), top + rng.uniform(0.02, 0.4) * window.height())
            tone = stage.windows[int(rng.integers(0, len(stage.windows)))]
            canvas.drawRect(skia.Rect.MakeXYWH(*at, 5 * stage.unit, 6 * stage.unit), solid(tone))
        x += wide


def _paint_desk(stage: Stage) -> None:
    """A desk in front: its edge glows; on it a screen seen from the front and a small plant."""
    w, h, rng = stage.width, stage.height, stage.rng
    y = h * 0.8
    x = w * (0.5 + float(rng.choice([-1, 1])) * 0.14)
    half, high = stage.short * 0.15, stage.short * 0.19
    screen = skia.Rect.MakeLTRB(x - half, y - high - 0.03 * h, x + half, y - 0.03 * h)
    stand = polyline(
        [
            (x - half * 0.12, screen.bottom()),
            (x + half * 0.12, screen.bottom()),
            (x + half * 0.3, y),
            (x - half * 0.3, y),
        ],
        closed=True,
    )
    rows = [(rng.uniform(0.1, 0.4), rng.uniform(0.45, 0.9), int(rng.integers(0, 5))) for _ in range(8)]

    def under(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            skia.Rect.MakeLTRB(stage.left, y, stage.right, stage.bottom + 2),
            vertical(stage.dark[1], stage.dark[0], y, stage.bottom),
        )
        canvas.drawPath(stand, solid(stage.dark[0]))
        canvas.drawRect(screen, vertical(stage.dark[3], stage.dark[1], screen.top(), screen.bottom()))

    def lines(canvas: skia.Canvas) -> None:
        canvas.drawLine(stage.left, y, stage.right, y, stroke(stage.hot, stage.px(3.5)))
        canvas.drawRoundRect(screen, 8 * stage.unit, 8 * stage.unit, stroke(stage.cold, stage.px(4)))
        canvas.drawPath(stand, stroke(stage.cold, stage.px(2)))
        for index, (start, end, tube) in enumerate(rows):
            at = screen.top() + high * (0.14 + 0.1 * index)
            left, right = screen.left() + 2 * half * start, screen.left() + 2 * half * end
            canvas.drawLine(left, at, right, at, stroke(stage.tubes[tube], stage.px(4), 0.85))

    stage.glow(stage.band(screen.top() - 60 * stage.unit, stage.bottom), lines, reach=18, under=under, depth=0.7)
