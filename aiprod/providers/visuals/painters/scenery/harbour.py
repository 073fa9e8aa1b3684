"""A harbour: houses or cranes along the quay, mirrored in still water, boats that lie at their moorings; and a pier."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.figures import Figure, draw_figures
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.oldtown import Houses
from aiprod.providers.visuals.painters.scenery.panorama import View, draw_hills, mirrored, paint_quay
from aiprod.providers.visuals.painters.scenery.promenade import paint_promenade
from aiprod.providers.visuals.painters.scenery.swell import paint_glints
from aiprod.providers.visuals.painters.scenery.vessels import paint_vessel
from aiprod.providers.visuals.painters.scenery.vista import Vista
from aiprod.providers.visuals.painters.scenery.water import water

_CRANE = (
    ((-8, 0), (-5, -24)), ((8, 0), (5, -24)), ((-7, -8), (7, -8)), ((-7, -8), (5.4, -22)), ((0, -34), (-14, -26)),
    ((0, -34), (34, -46)), ((0, -44), (34, -46)), ((0, -44), (-14, -26)), ((0, -24), (0, -44)),
)  # fmt: skip
"""The beams of a dock crane, metres."""


_ASHORE = 0.5
"""How often the viewer stands on a quay."""


def paint_harbour(scene: Scene) -> None:
    """Sky, the quay and its mirror, boats from the far moorings to the near."""
    rng, unit = scene.rng("harbour"), scene.unit
    base = scene.at(rng.uniform(0.5, 0.58))
    paint_heavens(scene, base)
    port = scene.shows("ship") or (not scene.shows("boat", "fisherman") and rng.random() < 0.4)
    views = _views(scene, base, port=port)
    for view in views:
        box = (scene.left, view.top, scene.full_width, base + 2 * unit - view.top)
        scene.sheet.draw(box, view.draw, depth=view.depth)
    scene.sheet.add(water(scene, base, calm=0.4, mirror=mirrored(scene, views, base)), scene.left, base, depth=0.36)
    if scene.intent.weather not in ("rain", "storm"):
        paint_glints(scene, base, sheltered=True)
    paint_quay(scene, base)
    if port:
        way = float(rng.choice((-1.0, 1.0)))
        paint_vessel(scene, "ship", scene.width * rng.uniform(0.4, 0.6), base + 4 * unit, 78 * unit, way, 0.42)
    rows = ((0.1, 11, 4, 0.45), (0.26, 17, 3, 0.55), (0.5, 27, 2, 0.72))
    for share, size, count, depth in rows[1:] if port else rows:
        places = (np.arange(count) + 0.5 + rng.uniform(-0.24, 0.24, count)) / count
        for place in places.tolist():
            kind = str(rng.choice(["trawler", "yacht", "yacht", "rowing"]))
            long = unit * size * rng.uniform(0.85, 1.15) * {"trawler": 1.0, "yacht": 0.7, "rowing": 0.55}[kind]
            y = base + share * (scene.bottom - base) + rng.uniform(-1, 1) * unit
            paint_vessel(scene, kind, scene.width * place, y, long, float(rng.choice((-1.0, 1.0))), depth)
    if rng.random() < _ASHORE:
        paint_promenade(scene)


def _views(scene: Scene, base: float, *, port: bool) -> list[View]:
    rng, unit = scene.rng("quayside"), scene.unit
    x = np.linspace(scene.left, scene.left + scene.full_width, 160, dtype=np.float32)
    hills = base - unit * (8 + 5 * ridge(160, rng, cycles=2.5))
    flat = np.full_like(x, base - 0.8 * unit)
    back = Houses(scene, 3.0 * unit, 0.36, "behind", x, flat - 3.2 * unit, base)
    front = Houses(scene, 3.6 * unit, 0.2, "quay", x, flat, base)
    cranes = [scene.width * place for place in np.linspace(0.08, 0.92, 5) + rng.uniform(-0.06, 0.06, 5)]

    def port_side(canvas: skia.Canvas) -> None:
        for number, at in enumerate(cranes):
            canvas.save()
            canvas.translate(at, base)
            canvas.scale(0.5 * unit * (-1 if number % 2 else 1), 0.5 * unit)
            _draw_crane(canvas, scene, 0.25)
            canvas.restore()

    views = [View(lambda canvas: draw_hills(canvas, scene, x, hills, base, 0.85), float(hills.min()), 0.1)]
    views.append(View(back.draw, back.top, 0.2))
    views.append(View(port_side, base - 30 * unit, 0.28) if port else View(front.draw, front.top, 0.28))
    return views


def _draw_crane(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A dock crane about 48 m high on a canvas in metres, reaching right."""
    steel = lit(scene, (0.7, 0.3, 0.16), 0.6, distance)
    pen = solid(mix(steel, BLACK, 0.15), stroke_px=1.1)
    for line in _CRANE:
        canvas.drawPath(polyline(line), pen)
    canvas.drawRect(skia.Rect.MakeLTRB(-9, -32, 4, -24), solid(steel))
    canvas.drawLine(32, -45, 32, -22, solid(steel, stroke_px=0.4))
    canvas.drawRect(skia.Rect.MakeLTRB(29, -22, 35, -18), solid(lit(scene, (0.2, 0.4, 0.56), 0.6, distance)))
    if lamps_on(scene):
        halo(canvas, (0, -45), 4, (1.0, 0.3, 0.2), 0.9)
        halo(canvas, (0, -23), 8, LAMP, 0.8)


def paint_pier(scene: Scene, horizon: float) -> None:
    """A wooden pier that runs from the viewer out over the water, with people at its end."""
    rng = scene.rng("pier")
    vista = Vista(scene.width * rng.uniform(0.42, 0.58), horizon, 0.62 * max(scene.width, 0.8 * scene.height), 4.6)
    lean, half, end, deck = rng.uniform(-0.16, 0.16), 1.7, 46.0, 1.7
    plank, dark = lit(scene, (0.52, 0.42, 0.32), 0.6), lit(scene, (0.2, 0.16, 0.13), 0.2)

    def spot(side: float, y: float, z: float) -> tuple[float, float, float]:
        return side * half + lean * z, y, z

    def draw(canvas: skia.Canvas) -> None:
        posts = np.arange(end, 2.0, -3.5).tolist()
        for z in posts:
            for side in (-1, 1):
                a, b = vista.at(spot(side, deck, z)), vista.at(spot(side, 0, z))
                canvas.drawLine(*a, *b, solid(dark, stroke_px=max(1.0, 0.3 * vista.scale(z))))
        floor = vista.shape(spot(-1, deck, 1.6), spot(1, deck, 1.6), spot(1, deck, end), spot(-1, deck, end))
        canvas.drawPath(floor, solid(plank))
        for z in np.geomspace(1.7, end, 90).tolist():
            seam = solid(dark, 0.55, stroke_px=max(0.5, 0.03 * vista.scale(z)))
            canvas.drawLine(*vista.at(spot(-1, deck, z)), *vista.at(spot(1, deck, z)), seam)
        _draw_people(canvas)
        for side in (-1, 1):
            for z in posts:
                pen = solid(dark, stroke_px=max(0.8, 0.1 * vista.scale(z)))
                canvas.drawLine(*vista.at(spot(side, deck, z)), *vista.at(spot(side, deck + 1.05, z)), pen)
            for rail in (0.55, 1.05):
                low, top = deck + rail - 0.05, deck + rail + 0.05
                shape = vista.shape(
                    spot(side, low, 1.6), spot(side, top, 1.6), spot(side, top, end), spot(side, low, end)
                )
                canvas.drawPath(shape, solid(mix(plank, dark, 0.3)))
        if lamps_on(scene):
            for z in (10.0, 24.0, 40.0):
                head, thick = vista.at(spot(1, deck + 3, z)), max(1.0, 0.1 * vista.scale(z))
                canvas.drawLine(*vista.at(spot(1, deck, z)), *head, solid(dark, stroke_px=thick))
                halo(canvas, head, 3.4 * vista.scale(z), LAMP, 0.9)

    def _draw_people(canvas: skia.Canvas) -> None:
        poses = ["fisherman"] if scene.shows("fisherman") else ["standing", "woman"]
        for number, pose in enumerate(poses):
            at = spot(0.5 - number * 0.7, deck, 22.0 + 6 * number)
            x, foot = vista.at(at)
            draw_figures(canvas, scene, [Figure(pose, x, foot, 1.75 * vista.scale(at[2]))], f"pier {number}")

    floor_y = scene.above + scene.full_height
    top = horizon - 16 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, floor_y - top), draw, depth=0.66)
