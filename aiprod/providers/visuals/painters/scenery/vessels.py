"""What floats: a sailing boat, a fishing boat, a rowing boat, a ship, a barge; each with its mirror in the water.

A vessel is drawn on a canvas whose unit is its own length, its water line on y = 0, up negative, bow to the right.
"""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.figures import Figure, draw_figures

_HULLS: tuple[Rgb, ...] = ((0.2, 0.3, 0.42), (0.66, 0.2, 0.16), (0.86, 0.84, 0.8), (0.2, 0.36, 0.32), (0.3, 0.22, 0.18))
_BOXES: tuple[Rgb, ...] = ((0.7, 0.26, 0.18), (0.2, 0.4, 0.56), (0.8, 0.6, 0.24), (0.3, 0.46, 0.36), (0.62, 0.62, 0.6))
_HIGH = {"sail": 1.42, "yacht": 1.42, "trawler": 0.75, "rowing": 0.42, "ship": 0.34, "barge": 0.2}
"""How high a vessel stands above the water, in its lengths."""


def paint_vessel(
    scene: Scene, kind: str, x: float, y: float, long: float, way: float, depth: float, *, drift: float = 0.0
) -> None:
    """Add a vessel ``long`` pixels from stem to stern with its mirror, the middle of its water line at ``x, y``.

    It rolls slowly in place and moves ``drift`` pixels a second.
    """
    distance = 0.5 * (1 - depth)

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(long * way, long)
        canvas.save()
        canvas.scale(1, -0.62)
        blur = skia.ImageFilters.Blur(0.012, 0.05)
        canvas.saveLayer(None, skia.Paint(Alphaf=0.38, ImageFilter=blur))
        draw_vessel(canvas, scene, kind, distance)
        canvas.restore()
        canvas.restore()
        draw_vessel(canvas, scene, kind, distance)
        foam = mix(scene.light.haze, WHITE, 0.5)
        canvas.drawOval(skia.Rect.MakeLTRB(-0.52, -0.012, 0.54, 0.02), solid(foam, 0.4, blur_px=0.008))

    high = _HIGH[kind]
    box = (x - 0.8 * long, y - (high + 0.05) * long, 1.6 * long, (1.7 * high + 0.2) * long)
    sway = 0.0 if drift else 0.3 * scene.unit
    period = 6.0 + 3.0 * scene.rng("roll", kind, x).random()
    scene.sheet.draw(box, draw, depth=depth, sway_px=sway, sway_period_s=period, drift_x_px_s=drift)


def paint_river_boat(scene: Scene, base: float) -> None:
    """A boat on a river whose far shore is at ``base``: what the intent asks for, or some barge or sail."""
    rng, unit = scene.rng("river boat"), scene.unit
    y = base + rng.uniform(4, 8) * unit
    way = float(rng.choice((-1.0, 1.0)))
    kind = "ship" if scene.shows("ship") else "sail" if scene.shows("boat") else str(rng.choice(["barge", "sail"]))
    long = unit * {"ship": 52, "sail": 8, "barge": 30}[kind]
    x = scene.width * (0.5 - way * rng.uniform(0.05, 0.3))
    paint_vessel(scene, kind, x, y, long, way, 0.5, drift=way * unit * 1.1)


def draw_vessel(canvas: skia.Canvas, scene: Scene, kind: str, distance: float) -> None:
    """Draw a vessel of a kind: sail, yacht (her sails down), trawler, rowing, ship, barge."""
    {"sail": _sail, "yacht": _yacht, "trawler": _trawler, "rowing": _rowing, "ship": _ship, "barge": _barge}[kind](
        canvas, scene, distance
    )


def _hull(canvas: skia.Canvas, scene: Scene, paint: Rgb, distance: float, sheer: tuple[float, float, float]) -> None:
    """A hull whose side is ``sheer`` lengths high at stern, middle and bow."""
    stern, waist, bow = sheer
    shape = skia.Path()
    shape.moveTo(-0.5, -stern).quadTo(-0.05, -waist * 2 + (stern + bow) / 2 * 0.9, 0.53, -bow)
    shape.quadTo(0.47, -0.3 * bow, 0.4, 0.02).lineTo(-0.44, 0.02).close()
    top, low = lit(scene, paint, 0.7, distance), lit(scene, mix(paint, BLACK, 0.5), 0.2, distance)
    canvas.drawPath(shape, gradient((0, -bow), (0, 0.02), [(0, top, 1), (0.55, mix(top, low, 0.35), 1), (1, low, 1)]))
    canvas.save()
    canvas.clipPath(shape, doAntiAlias=True)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.6, -0.018, 0.6, 0.03), solid(lit(scene, (0.45, 0.14, 0.1), 0.3, distance)))
    canvas.restore()


def _paint_of(scene: Scene) -> Rgb:
    return _HULLS[int(scene.rng("hull").integers(len(_HULLS)))]


def _sail(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    cloth = (0.95, 0.93, 0.88)
    near, far = lit(scene, cloth, 0.9, distance), lit(scene, cloth, 0.15, distance)
    main, jib = skia.Path(), skia.Path()
    main.moveTo(-0.02, -1.34).quadTo(-0.34, -0.7, -0.46, -0.19).quadTo(-0.2, -0.15, -0.02, -0.17).close()
    jib.moveTo(0.03, -1.2).quadTo(0.3, -0.62, 0.5, -0.15).quadTo(0.2, -0.2, 0.03, -0.17).close()
    canvas.drawPath(main, gradient((-0.46, 0), (0, 0), [(0, near, 1), (1, mix(near, far, 0.55), 1)]))
    canvas.drawPath(jib, gradient((0.03, 0), (0.5, 0), [(0, far, 1), (1, mix(near, far, 0.5), 1)]))
    for y in (-0.4, -0.62, -0.84):
        canvas.drawLine(-0.36 - (y + 0.4) * 0.36, y, -0.03, y - 0.03, solid(far, 0.5, stroke_px=0.006))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.014, -1.38, 0.01, -0.05), solid(lit(scene, (0.3, 0.22, 0.16), 0.3, distance)))
    _hull(canvas, scene, _paint_of(scene), distance, (0.09, 0.075, 0.11))
    if lamps_on(scene):
        halo(canvas, (0, -1.38), 0.14, LAMP, 0.9)


def _yacht(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    white, cloth = lit(scene, (0.86, 0.84, 0.8), 0.6, distance), lit(scene, (0.26, 0.34, 0.46), 0.6, distance)
    mast = lit(scene, (0.3, 0.24, 0.2), 0.3, distance)
    canvas.drawLine(0, -0.05, 0, -1.36, solid(mast, stroke_px=0.022))
    for end in (-0.48, 0.5):
        canvas.drawLine(0, -1.34, end, -0.12, solid(mast, 0.7, stroke_px=0.008))
    canvas.drawLine(-0.44, -0.24, 0, -0.26, solid(cloth, stroke_px=0.055))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.16, -0.17, 0.2, -0.06), 0.03, 0.03, solid(white))
    _hull(canvas, scene, _paint_of(scene), distance, (0.09, 0.075, 0.11))


def _trawler(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    dark, white = lit(scene, (0.14, 0.13, 0.13), 0.2, distance), lit(scene, (0.9, 0.88, 0.84), 0.8, distance)
    pen = solid(dark, stroke_px=0.014)
    for line in ([(0.12, -0.12), (0.12, -0.7)], [(0.12, -0.6), (-0.36, -0.4)], [(-0.4, -0.1), (-0.4, -0.55)],
                 [(0.12, -0.68), (0.5, -0.2)], [(-0.4, -0.54), (0.12, -0.68)]):  # fmt: skip
        canvas.drawPath(polyline(line), pen)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.12, -0.42, 0.16, -0.1), solid(white))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.15, -0.45, 0.2, -0.41), solid(dark))
    for x in (-0.08, 0.01, 0.09):
        pane = skia.Rect.MakeXYWH(x, -0.36, 0.06, 0.09)
        canvas.drawRect(pane, solid(LAMP if lamps_on(scene) else lit(scene, (0.2, 0.28, 0.34), 0.3, distance)))
    _hull(canvas, scene, _paint_of(scene), distance, (0.14, 0.12, 0.24))
    if lamps_on(scene):
        halo(canvas, (0.12, -0.7), 0.16, LAMP, 0.9)


def _rowing(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    draw_figures(canvas, scene, [Figure("fisherman", -0.1, -0.03, 0.4)], "rower", distance)
    _hull(canvas, scene, (0.5, 0.34, 0.22), distance, (0.11, 0.08, 0.13))


def _ship(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A container ship with its bridge astern."""
    rng = scene.rng("cargo")
    white, dark = lit(scene, (0.9, 0.89, 0.86), 0.8, distance), lit(scene, (0.14, 0.14, 0.16), 0.2, distance)
    for bay in range(11):
        left = -0.27 + bay * 0.062
        for tier in range(int(rng.integers(2, 5))):
            tone = lit(scene, _BOXES[int(rng.integers(len(_BOXES)))], 0.6, distance)
            canvas.drawRect(skia.Rect.MakeXYWH(left, -0.085 - 0.026 * (tier + 1), 0.059, 0.025), solid(tone))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.45, -0.24, -0.33, -0.07), solid(white))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.47, -0.25, -0.31, -0.225), solid(white))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.49, -0.3, -0.45, -0.1), solid(lit(scene, _BOXES[0], 0.5, distance)))
    for y in (-0.22, -0.185, -0.15, -0.115):
        for x in np.arange(-0.44, -0.345, 0.018).tolist():
            tone = LAMP if lamps_on(scene) else dark
            canvas.drawRect(skia.Rect.MakeXYWH(x, y, 0.011, 0.012), solid(tone, 0.9))
    _hull(canvas, scene, _paint_of(scene), distance, (0.085, 0.08, 0.115))
    canvas.drawLine(0.44, -0.1, 0.44, -0.2, solid(dark, stroke_px=0.006))


def _barge(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    white, dark = lit(scene, (0.88, 0.86, 0.82), 0.8, distance), lit(scene, (0.2, 0.18, 0.17), 0.2, distance)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.44, -0.15, -0.28, -0.03), solid(white))
    for x in (-0.42, -0.37, -0.32):
        canvas.drawRect(skia.Rect.MakeXYWH(x, -0.125, 0.032, 0.04), solid(LAMP if lamps_on(scene) else dark))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.24, -0.085, 0.4, -0.03), 0.02, 0.02, solid(lit(scene, (0.4, 0.36, 0.3), 0.6, distance))
    )
    _hull(canvas, scene, _paint_of(scene), distance, (0.06, 0.05, 0.065))
