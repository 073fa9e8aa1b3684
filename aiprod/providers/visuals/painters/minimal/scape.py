"""A place inside a plain shape on the page, or at the foot of it: its planes move before one another."""

from __future__ import annotations

from typing import Literal

import skia

from aiprod.plan import Season, Weather
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, luminance, mix, parse
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.providers.visuals.painters.minimal.places import draw_place
from aiprod.providers.visuals.painters.minimal.planes import Plane, Room
from aiprod.providers.visuals.painters.minimal.signs import draw_signs
from aiprod.providers.visuals.painters.minimal.weather import fall, set_clouds, set_fog, strike

Frame = Literal["disc", "arch", "pane", "band"]
_FRAMES: tuple[Frame, ...] = ("disc", "arch", "pane", "band")
_DIM: dict[Weather, float] = {"clear": 0.0, "cloudy": 0.12, "rain": 0.3, "storm": 0.5, "snow": 0.18, "fog": 0.35}
_GREY: Rgb = (0.55, 0.58, 0.63)
_OPEN_SKY = frozenset({"mountains", "forest", "field", "desert", "river", "sea", "city"})


def show_place(page: Page) -> None:
    """The place of the intent, in a disc, an arch, a pane, or along the foot of the page."""
    light = page.intent.time not in ("dusk", "night")
    framed = page.tall or not light or page.intent.place not in _OPEN_SKY
    frame = _FRAMES[int(page.rng.integers(3 if framed else 4))]
    box = _box(page, frame)
    palette, intent = page.request.style.palette, page.intent
    air, sun, ground = (parse(colour) for colour in palette[f"hour_{intent.time}"])
    dim = _DIM[intent.weather]
    air, ground = mix(air, _GREY, dim), mix(ground, _GREY, 0.5 * dim)
    season: Season = "winter" if intent.weather == "snow" else intent.season
    growth, bloom = (parse(colour) for colour in palette[f"season_{season}"])
    ink = page.ink if light and luminance(ground) > 0.06 else (0.97, 0.96, 0.93)
    room = Room(box[2], box[3], season, stream(page.request.seed, "minimal place"))
    sky = parse(page.colour) if frame == "band" else air

    white = (1.0, 1.0, 1.0) if light else mix(air, (1.0, 1.0, 1.0), 0.45)
    clouds = mix(air, _GREY if dim > 0.15 else white, 0.5)

    def tone(plane: Plane) -> Rgb:
        if intent.place == "sky":
            return mix(clouds, air if dim > 0.15 else white, 0.9 * (plane.tone - 0.14))
        flat = mix(sky, ground, 0.2 + 0.75 * plane.tone)
        lit = mix(growth, ground, 0.25 if intent.time in ("day", "dawn", "golden") else 0.72)
        return mix(flat, mix(sky, lit, 0.25 + 0.7 * plane.tone), 0.62) if plane.grown else flat

    if frame != "band":
        page.view(box, 0.0, lambda canvas: canvas.drawPaint(solid(sky)), None)
    if intent.place in _OPEN_SKY or intent.place in ("sky", "room"):
        _sun(page, box, room, sun if intent.weather in ("clear", "cloudy") else mix(sun, air, 0.6))
    if intent.place in _OPEN_SKY and intent.weather != "fog":
        set_clouds(page, box, room, clouds, ink)
    planes = draw_place(intent.place, room)
    accent = bloom if intent.place in ("forest", "field", "river") else sun
    for index, plane in enumerate(planes):
        _plane(page, box, plane, tone(plane), accent, ink, 0.1 + 0.22 * index)
        if intent.weather == "fog" and index < len(planes) - 1:
            set_fog(page, box, index, sky)
    draw_signs(page, box, room, ink, tone(planes[-1]))
    fall(page, box, "#FFFFFF" if intent.weather == "snow" else hex_of(ink))
    if intent.weather == "storm":
        strike(page, box)
    if frame != "band":
        page.cover(box, _outline(frame, box))


def _box(page: Page, frame: Frame) -> Box:
    if frame == "band":
        x, y, wide, high = page.words
        page.words = (x, y, wide, 0.44 * high)
        top = y + 0.44 * high
        return 0.0, 2.0 * round(top / 2), float(page.width), float(page.height) - 2.0 * round(top / 2)
    x, y, radius = page.centre()
    half = {"disc": 0.98 * radius, "arch": 0.8 * radius, "pane": min(page.art[2] / 2, 1.16 * radius), "band": 0.0}[
        frame
    ]
    tall = (0.92 if frame == "pane" else 0.98) * radius
    if page.tall:
        x += half - radius
    left, top = 2 * round((x - half) / 2), 2 * round((y - tall) / 2)
    return float(left), float(top), 2.0 * round(half), 2.0 * round(tall)


def _outline(frame: Frame, box: Box) -> skia.Path:
    rect, half = skia.Rect.MakeXYWH(*box), box[2] / 2
    path = skia.Path()
    if frame == "disc":
        path.addOval(rect.makeInset(1, 1))
    elif frame == "arch":
        arch, corner, square = skia.RRect(), skia.Point(half, half), skia.Point(0, 0)
        arch.setRectRadii(rect, [corner, corner, square, square])
        path.addRRect(arch)
    else:
        path.addRect(rect)
    return path


def _plane(page: Page, box: Box, plane: Plane, tone: Rgb, accent: Rgb, ink: Rgb, at_s: float) -> None:
    line = solid(ink, 0.8, stroke_px=max(0.0042 * min(box[2], box[3]), 1))

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawPath(plane.mass, solid(tone))
        canvas.drawPath(plane.pale, solid((0.98, 0.97, 0.95)))
        canvas.drawPath(plane.lit, solid(accent))
        canvas.drawPath(plane.lines, line)

    page.view(box, plane.depth, draw, at_s, sway_px=plane.sway * box[2], sway_period_s=8.0)


def _sun(page: Page, box: Box, room: Room, colour: Rgb) -> None:
    """The sun or the moon, low at the day's ends; at night a sickle."""
    low = page.intent.time in ("dawn", "golden", "dusk")
    radius = min(box[2], box[3]) * float(room.rng.uniform(0.075, 0.11))
    if page.intent.place == "sky":
        radius *= 1.7
    x, y = float(room.rng.uniform(0.3, 0.7)) * box[2], (0.36 if low else 0.22) * box[3]
    disc = skia.Path().addCircle(x, y, radius)
    if page.intent.time == "night":
        disc = skia.Op(
            disc, skia.Path().addCircle(x + 0.5 * radius, y - 0.25 * radius, 0.85 * radius), skia.kDifference_PathOp
        )
        for _ in range(26):
            sx, sy = float(room.rng.uniform(0, 1)) * box[2], float(room.rng.uniform(0, 0.5)) * box[3]
            disc.addCircle(sx, sy, max(0.7, 0.0022 * box[3]))
    page.view(box, 0.08, lambda canvas: canvas.drawPath(disc, solid(colour)), 0.05)
