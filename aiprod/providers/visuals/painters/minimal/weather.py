"""The weather of a minimal landscape: clouds, bands of fog, rain and snow, lightning."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.plan import Weather
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.providers.visuals.painters.minimal.places import cloud
from aiprod.providers.visuals.painters.minimal.planes import Plane, Room

_BOLT: Rgb = (1.0, 0.9, 0.55)
_WIDE = 1.5
_FALLS: dict[Weather, tuple[LifeKind, int, float]] = {
    "rain": ("rain", 110, 1.5),
    "storm": ("rain", 160, 1.7),
    "snow": ("snow", 90, 1.0),
}


def set_clouds(page: Page, box: Box, room: Room, colour: Rgb, ink: Rgb) -> None:
    """Clouds that drift past each other, whole within the frame: three, and one in clear weather."""
    spread = 0.34 if box[2] > _WIDE * box[3] else 0.2
    side = float(room.rng.choice([-1.0, 1.0]))
    for index in range(1 if page.intent.weather == "clear" else 3):
        plane = Plane(0.0, 0.1)
        aside = side * (0.0, spread, -spread)[index] + room.rng.uniform(-0.05, 0.05)
        x, y = (0.5 + aside) * box[2], (0.15 + 0.09 * index) * box[3]
        cloud(plane, room, float(x), float(y), min(0.08 * box[2], 0.16 * box[3]))
        line = solid(ink, 0.6, stroke_px=max(0.0036 * min(box[2], box[3]), 1))

        def draw(canvas: skia.Canvas, plane: Plane = plane, line: skia.Paint = line) -> None:
            canvas.drawPath(plane.mass, solid(colour))
            canvas.drawPath(plane.lines, line)

        speed = float(room.rng.uniform(0.004, 0.009)) * box[2]
        page.view(box, 0.12, draw, 0.2, drift_x_px_s=speed if index % 2 else -speed)


def set_fog(page: Page, box: Box, index: int, air: Rgb) -> None:
    """A band of fog before the plane ``index``."""
    top = (0.4 + 0.14 * index) * box[3]
    veil = skia.Rect.MakeXYWH(-0.2 * box[2], top, 1.4 * box[2], 0.12 * box[3])
    page.view(box, 0.3, lambda canvas: canvas.drawRect(veil, solid(air, 0.72)), 0.2 + 0.2 * index)


def fall(page: Page, box: Box, colour: str) -> None:
    """The rain or the snow of the intent, if there is some, in a box of the page."""
    if page.intent.weather not in _FALLS:
        return
    what, count, size = _FALLS[page.intent.weather]
    page.sheet.live(
        Life(
            what=what,
            count=count,
            colour=colour,
            area=box,
            size_px=max(1.0, size * page.unit * box[3] / page.height * 1.9),
            depth=0.5,
            opacity=0.8,
            seed=page.request.seed,
            within=box,
        )
    )


def strike(page: Page, box: Box) -> None:
    """Lightning that flares up and fades."""
    x = 0.62 * box[2]
    points = [(x, 0.1), (x - 0.05 * box[2], 0.27), (x + 0.01 * box[2], 0.27), (x - 0.06 * box[2], 0.46)]
    bolt = skia.Path()
    bolt.addPoly([skia.Point(a, b * box[3]) for a, b in points], False)
    paint = solid(_BOLT, stroke_px=max(0.012 * box[3], 1))
    page.view(box, 0.15, lambda canvas: canvas.drawPath(bolt, paint), 0.9, pulse=0.8, pulse_period_s=2.3)
