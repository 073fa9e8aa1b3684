"""Things that stand in a land: coloured by its light and its air, shaded to a side, with a bright edge and a shadow."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix, parse, skia_colour
from aiprod.providers.visuals.kit.light import halo
from aiprod.providers.visuals.kit.things import LIT, TONES, thing, width_of
from aiprod.providers.visuals.painters.scenery.base import Scene

_WINDOW: Rgb = (1.0, 0.76, 0.40)
_EARTHY = 0.34
"""How far the bright tones of a thing are drawn towards the land's own, so that it stands in the picture."""


def draw_thing(
    canvas: skia.Canvas, scene: Scene, name: str, x: float, foot: float, tall: float, *, way: int = 1, far: float = 0.0,
    dark: float = 0.0, grounded: bool = True,
) -> None:  # fmt: skip
    """Draw a thing of the kit with its foot at ``x, foot``, ``tall`` pixels high; ``far`` 0 near .. 1 horizon.

    ``dark`` 0..1 is how much it is a silhouette; what is not ``grounded`` throws no shadow.
    """
    light = scene.light
    parts = thing(name, x, foot, tall, way)
    wide = width_of(name) * tall
    if grounded:
        _cast_shadow(canvas, scene, x, foot, wide, tall)
    rim = mix(light.tint(mix(light.glow, light.disc, 0.4), far), light.haze, 0.6 * far)
    bounds = skia.Rect.MakeLTRB(x - wide, foot - 1.3 * tall, x + wide, foot + 0.05 * tall)
    canvas.saveLayer(bounds)
    if light.sun > 0.3:
        edge = 0.010 * tall * light.toward
        for _, path in parts:
            shifted = skia.Path(path)
            shifted.offset(edge, -0.008 * tall)
            canvas.drawPath(shifted, solid(rim, 0.8 if light.low else 0.35))
    for tone, path in parts:
        canvas.drawPath(path, solid(mix(_tone(scene, tone, far), light.near, dark)))
    _shade(canvas, scene, x, wide, far)
    canvas.restore()
    if _lamps(scene):
        for tone, path in parts:
            if tone in LIT:
                canvas.drawPath(path, solid(mix(_WINDOW, light.haze, 0.5 * far)))
                box = path.getBounds()
                halo(canvas, (box.centerX(), box.centerY()), 0.16 * tall, _WINDOW, 0.4 * (1 - far))


def paint_thing(
    scene: Scene, name: str, x: float, foot: float, tall: float, *, depth: float, way: int = 1, far: float = 0.0
) -> None:
    """Add a thing as a layer of its own, moved inwards where the frame would cut it."""
    wide = width_of(name) * tall
    x += scene.inwards(x - wide / 2, x + wide / 2)
    reach = wide / 2 + tall
    box = (x - reach, foot - 1.3 * tall, 2 * reach, 1.45 * tall)
    scene.sheet.draw(box, lambda canvas: draw_thing(canvas, scene, name, x, foot, tall, way=way, far=far), depth=depth)


def _tone(scene: Scene, tone: str, far: float) -> Rgb:
    light = scene.light
    earth = mix(parse(scene.style.palette["soil"][0]), light.near, 0.25)
    own = mix(parse(TONES[tone]), earth, _EARTHY)
    dark = {"day": 0.12, "night": 0.42}.get(light.time, 0.34)
    return light.tint(mix(own, light.near, dark), far)


def _shade(canvas: skia.Canvas, scene: Scene, x: float, wide: float, far: float) -> None:
    """The side away from the sun in shadow, over what is drawn already."""
    light = scene.light
    strength = (0.62 if light.low else 0.45) * (0.35 + 0.65 * light.sun) * (1 - 0.7 * far)
    bright, dark = (x + light.toward * wide / 2, x - light.toward * wide / 2)
    colours = [
        skia_colour(light.glow, 0.22 * light.sun * (1 - far)),
        skia_colour(mix(light.near, BLACK, 0.3), strength),
    ]
    shader = skia.GradientShader.MakeLinear([skia.Point(bright, 0), skia.Point(dark, 0)], colours)
    canvas.drawPaint(skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kSrcATop))


def _cast_shadow(canvas: skia.Canvas, scene: Scene, x: float, foot: float, wide: float, tall: float) -> None:
    light = scene.light
    if light.sun < 0.3 or light.time == "night":
        return
    long = (0.9 if light.low else 0.35) * tall + 0.5 * wide
    left, right = (x - 0.45 * wide, x + long) if light.toward < 0 else (x - long, x + 0.45 * wide)
    oval = skia.Rect.MakeLTRB(left, foot - 0.025 * tall, right, foot + 0.03 * tall)
    canvas.drawOval(oval, solid(mix(light.near, BLACK, 0.4), 0.45, blur_px=max(0.6, 0.012 * tall)))


def _lamps(scene: Scene) -> bool:
    return scene.light.time in ("dusk", "night", "dawn") or scene.intent.weather == "storm"


def scattered(rng: np.random.Generator, count: int, centre: float, spread: float) -> list[float]:
    """Shares of the width for ``count`` things about a centre, apart from each other."""
    places = centre + spread * (np.arange(count) - (count - 1) / 2) * (1 + 0.25 * rng.uniform(-1, 1, count))
    return [float(place) for place in rng.permutation(places)]
