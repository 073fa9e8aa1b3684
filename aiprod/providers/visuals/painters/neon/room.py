"""A neon room in perspective lines, with the city in its window and a lit screen on the desk."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.light import along, halo, polyline, stroke
from aiprod.providers.visuals.painters.neon.sky import draw_disc, paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_room(stage: Stage) -> None:
    """A dark room drawn in perspective lines, the sun or the moon in its window, a desk with a lit screen."""
    rng = stage.rng
    w, h = stage.width, stage.height
    side, top, low = (0.2, 0.28 if stage.titled else 0.14, 0.7) if not stage.tall else (0.12, 0.27, 0.66)
    back = skia.Rect.MakeLTRB(w * side, h * top, w * (1 - side), h * low)
    window = back.makeInset(back.width() * 0.14, back.height() * 0.13)
    stage.horizon = window.bottom() - window.height() * 0.06
    stage.radius = window.height() * 0.36
    stage.sun_x = window.centerX() + window.width() * rng.uniform(-0.2, 0.2)
    stage.sun_y = window.bottom() - stage.radius * 0.9
    paint_sky(stage, disc=False)
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
    draw_disc(canvas, stage)
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
