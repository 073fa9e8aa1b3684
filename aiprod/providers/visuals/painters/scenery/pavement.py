"""The ground of a street: road and walks, kerbs and courses, snow with its tracks, wet that mirrors the houses."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.street_plan import LAMPS, Street

_WIDE_M = 60.0


def draw_ground(canvas: skia.Canvas, street: Street, near: float, far: float) -> None:
    """The ground of a street from ``near`` to ``far`` metres."""
    scene, vista, edge = street.scene, street.vista, street.edge
    white = scene.snowy
    stone: Rgb = (0.44, 0.41, 0.38) if street.kind.cobbled else (0.27, 0.27, 0.28)
    road, walk = ((0.8, 0.82, 0.86), (0.93, 0.94, 0.96)) if white else (stone, (0.56, 0.53, 0.5))
    canvas.drawPath(vista.strip(-_WIDE_M, _WIDE_M, near, far), _receding(street, walk, near, far))
    canvas.drawPath(vista.strip(-edge, edge, near, far), _receding(street, road, near, far))
    if scene.light.time in ("day", "golden", "dawn") and scene.light.sun > 0.5:
        shade = scene.light.toward
        sunny = vista.strip(edge * 0.1 * -shade, -shade * street.kind.half, near, far)
        canvas.drawPath(sunny, solid(mix(scene.light.glow, WHITE, 0.2), 0.22 if scene.light.time == "day" else 0.3))
    _draw_marks(canvas, street, max(near, 2.0), far, white=white)
    if scene.intent.weather in ("rain", "storm"):
        _draw_mirror(canvas, street, near, far)


def _receding(street: Street, colour: Rgb, near: float, far: float) -> skia.Paint:
    """A colour of the ground that goes over into haze as the air has it."""
    places = np.geomspace(far, max(near, 2.0), 6).tolist()
    rows = [street.vista.at((0, 0, z))[1] for z in places]
    spread = rows[-1] - rows[0]
    stops = [
        ((y - rows[0]) / spread, lit(street.scene, colour, 0.3, street.distance(z)), 1.0)
        for y, z in zip(rows, places, strict=True)
    ]
    return gradient((0, rows[0]), (0, rows[-1]), stops)


def _draw_marks(canvas: skia.Canvas, street: Street, near: float, far: float, *, white: bool) -> None:
    """Kerbs, and lanes on asphalt, courses of stone on cobbles, wheel tracks in snow."""
    scene, vista, edge = street.scene, street.vista, street.edge
    dark = lit(scene, (0.2, 0.19, 0.18), 0.2, street.distance(near))
    for side in (-1, 1):
        kerb = vista.strip(side * edge, side * (edge + 0.22), near, far)
        canvas.drawPath(kerb, solid(mix(dark, scene.light.haze, 0.08 if scene.light.dark else 0.35), 0.9))
    if white:
        for x in (-2.6, -1.2, 1.2, 2.6):
            canvas.drawPath(vista.strip(x - 0.14, x + 0.14, near, far), solid(dark, 0.3))
    elif street.kind.cobbled:
        for z in (
            np.geomspace(near, min(far, 60), max(2, int(29 * np.log(min(far, 60) / near)))).tolist()
            if near < 60
            else []
        ):
            ends = vista.at((-edge, 0, z)), vista.at((edge, 0, z))
            canvas.drawLine(
                *ends[0], *ends[1], solid(dark, 0.3 * (1 - z / 60), stroke_px=max(0.6, 0.035 * vista.scale(z)))
            )
        for x in np.arange(-edge, edge, 0.62).tolist():
            canvas.drawLine(*vista.at((x, 0, near)), *vista.at((x, 0, min(far, 40))), solid(dark, 0.14, stroke_px=0.8))
    else:
        paint = lit(scene, (0.86, 0.84, 0.76), 0.4, 0.1)
        for z in np.arange(2.0, far, 6.0).tolist():
            if z >= near:
                canvas.drawPath(vista.strip(-0.09, 0.09, z, z + 2.4), solid(paint, 0.75))
        crossing = (12.5, 15.5)
        if near < crossing[0] < far:
            for x in np.arange(-edge + 0.5, edge - 0.4, 1.1).tolist():
                canvas.drawPath(vista.strip(x, x + 0.55, *crossing), solid(paint, 0.8))


def _draw_mirror(canvas: skia.Canvas, street: Street, near: float, far: float) -> None:
    """The houses upside down in the wet, smeared."""
    scene, vista, unit = street.scene, street.vista, street.scene.unit
    right, floor = scene.left + scene.full_width, scene.above + scene.full_height
    top, foot = vista.at((0, 0, far))[1], min(vista.at((0, 0, near))[1], floor)
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(scene.left, top, right, foot))
    blur = skia.ImageFilters.Blur(0.3 * unit, 1.4 * unit)
    canvas.saveLayer(None, skia.Paint(ImageFilter=blur, Alphaf=0.42))
    sky = vertical(scene.light.horizon, scene.light.sky[1], vista.y, vista.at((0, 0, 4))[1])
    canvas.drawRect(skia.Rect.MakeLTRB(scene.left, vista.y, right, floor), sky)
    for house in sorted(street.houses, key=lambda house: -house.near):
        x, start = house.side * street.kind.half, max(house.near, 3.0)
        tone = lit(scene, house.front.wall, street.facing(house.side), street.distance(house.near))
        canvas.drawPath(vista.plane(x, -house.front.high, start, house.far), solid(tone))
        if lamps_on(scene):
            canvas.drawPath(vista.plane(x, -3.4, start, house.far), solid(LAMP, 0.7))
    for side, z in LAMPS if lamps_on(scene) else ():
        with vista.standing(canvas, (side * (street.edge - 0.2), 0, z)):
            canvas.drawRect(skia.Rect.MakeLTRB(-0.3, 0, 0.3, 6.0), vertical(LAMP, LAMP, 0, 6.0, (1.0, 0.3)))
    canvas.restore()
    canvas.restore()
