"""A neon room in perspective lines, with the city in its window and the things of its kind."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.light import along, halo, polyline, stroke
from aiprod.providers.visuals.kit.things import thing, width_of
from aiprod.providers.visuals.kit.things.habits import Habit, furnish
from aiprod.providers.visuals.painters.neon.sky import draw_disc, paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.providers.visuals.painters.neon.subjects import draw_thing, paint_thing
from aiprod.providers.visuals.painters.neon.weather import paint_beyond, paint_motes


def paint_room(stage: Stage) -> None:
    """A dark room drawn in perspective lines, the sun or the moon in its window, and what furnishes it."""
    rng = stage.rng
    w, h = stage.width, stage.height
    top, low = (0.28 if stage.titled else 0.14, 0.7) if not stage.tall else (0.27, 0.66)
    left, right = rng.uniform(0.1, 0.26), rng.uniform(0.74, 0.9)
    back = skia.Rect.MakeLTRB(w * left, h * top, w * right, h * low)
    share, at = rng.uniform(0.42, 0.72), rng.uniform(0.0, 1.0)
    things = furnish(stage.intent.subjects, stage.request.seed) if stage.intent.form == "scenery" else []
    if stage.intent.form != "scenery":
        share, at = 0.72, 0.5
    elif any(habit.ground == "wall" for habit in things):
        share, at = 0.4, float(round(at))
    inset = back.width() * 0.08
    start = back.left() + inset + (back.width() * (1 - share) - 2 * inset) * at
    window = skia.Rect.MakeLTRB(
        start, back.top() + back.height() * 0.13, start + back.width() * share, back.bottom() - back.height() * 0.2
    )
    stage.horizon = window.bottom() - window.height() * 0.06
    stage.radius = window.height() * (0.36 if stage.intent.time != "day" else 0.24)
    stage.sun_x = window.centerX() + window.width() * rng.uniform(-0.2, 0.2)
    stage.sun_y = window.bottom() - stage.radius * (0.9 if stage.intent.time in ("dawn", "golden", "dusk") else 1.9)
    paint_sky(stage, disc=False)
    box = (window.left(), window.top(), window.width(), window.height())
    stage.sheet.draw(box, lambda canvas: _view(canvas, stage, window), depth=0.1)
    paint_beyond(stage, box)
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
    _furnish(stage, things, back, window)


def _furnish(stage: Stage, things: list[Habit], back: skia.Rect, window: skia.Rect) -> None:
    """What stands on the floor, hangs on the wall beside the window, or lies on a table in front."""
    floor = [habit for habit in things if habit.ground == "indoors"]
    table = [habit for habit in things if habit.ground == "table"]
    side = -1 if window.centerX() > stage.width / 2 else 1
    for habit in (habit for habit in things if habit.ground == "wall"):
        start, end = (window.right(), back.right()) if side > 0 else (back.left(), window.left())
        tall = min(habit.tall * stage.height, 0.86 * (end - start) / width_of(habit.name))
        foot = back.top() + 0.16 * back.height() + tall
        draw_thing(stage, thing(habit.name, (start + end) / 2, foot, tall), tall, depth=0.36)
    for index, habit in enumerate(floor):
        x = stage.width * (0.5 + side * (0.3, -0.32, 0.08, -0.12, 0.42)[index]) + stage.rng.uniform(-9, 9) * stage.unit
        paint_thing(stage, habit, x, stage.height * (0.8 + 0.03 * (index % 2)), depth=0.55, way=-side)
    paint_motes(stage)
    if table or stage.intent.form != "scenery":
        _paint_table(stage, table, -side)


def _paint_table(stage: Stage, things: list[Habit], side: int) -> None:
    y = stage.height * 0.83
    wide = stage.width * (0.13 + 0.09 * max(len(things), 2))
    middle = stage.width * (0.5 + side * 0.16)
    top = skia.Rect.MakeLTRB(middle - wide / 2, y, middle + wide / 2, y + 14 * stage.unit)
    legs = [skia.Rect.MakeLTRB(x, top.bottom(), x + 12 * stage.unit, stage.bottom + 2) for x in
            (top.left() + 0.06 * wide, top.right() - 0.06 * wide - 12 * stage.unit)]  # fmt: skip

    def under(canvas: skia.Canvas) -> None:
        for rect in (top, *legs):
            canvas.drawRect(rect, solid(stage.dark[0]))

    def lines(canvas: skia.Canvas) -> None:
        for rect in (top, *legs):
            canvas.drawRect(rect, stroke(stage.hot, stage.px(2.4)))

    box = (top.left() - 20, y - 40 * stage.unit, wide + 40, stage.bottom - y + 40 * stage.unit)
    stage.glow(box, lines, reach=14, under=under, depth=0.7)
    for index, habit in enumerate(things):
        x = middle + wide * ((index + 0.5) / len(things) - 0.5) * 0.86
        paint_thing(stage, habit, x, y, depth=0.7, way=side)


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
