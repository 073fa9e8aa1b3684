"""Under the leaves of a forest: the light at its end, rows of trunks, and the canopy that hangs into the picture."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import image, opaque, solid, vertical
from aiprod.providers.visuals.kit.colour import Rgb, mix, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.kit.noise import FloatArray, smoothstep
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import ground_tone, mist_of, tones_at
from aiprod.providers.visuals.painters.scenery.foreground import outline, slope_line
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.trees import Tones, cast, mould, stamp
from aiprod.providers.visuals.painters.scenery.undergrowth import grow_spray


def paint_backdrop(scene: Scene, gap: float) -> None:
    """Add the opaque end of the forest: light between far trunks, leaves above, the floor below."""
    rng, light = scene.rng("backdrop"), scene.light
    mist, far, mid = mist_of(scene, 0.8), tones_at(scene, 0.86), tones_at(scene, 0.5)
    x, y = coarse(scene, 4)
    centre = scene.at(0.52)
    reach = np.hypot((x - gap * scene.width) * 0.62, y - centre) / scene.height
    bright = mix(mist, light.disc, 0.12)
    if light.time != "night":
        bright = mix(mix(mist, tones_at(scene, 0.0).lit, 0.45 * light.sun), light.glow, 0.34 * light.sun)
    edge = mix(mid.shadow, mist, 0.42)
    share = np.exp(-((reach / 0.42) ** 1.5))[:, :, None]
    above = smoothstep(0.42, 0.0, ((y - scene.top) / (scene.bottom - scene.top)).astype(np.float32))[:, :, None] * 0.5
    glow = to_linear(edge) * (1 - share) + to_linear(bright) * share
    glow = glow * (1 - above) + to_linear(mix(mid.lit, mid.shadow, 0.5)) * above
    pixels = opaque(enlarged(scene, to_srgb(glow), 4))
    lines = [slope_line(scene, f"backdrop{n}", share, 1.0) for n, share in enumerate((0.655, 0.69))]

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawImage(image(pixels), 0, 0)
        canvas.translate(-scene.left, -scene.above)
        for line, tones, count, wide in zip(lines, (far, tones_at(scene, 0.68)), (70, 34), (0.55, 1.0), strict=True):
            for where in rng.uniform(0, 1, count).tolist():
                foot = float(line[int(where * (len(line) - 1))]) + 0.5 * scene.unit
                tone = mix(tones.wood, mist, rng.uniform(0.0, 0.35))
                _trunk(canvas, scene, rng, scene.left + where * scene.full_width, foot, wide * scene.unit, (tone, tone))
            _canopy(canvas, scene, rng, gap, tones, 26 * wide**0.3, 14, 0.22)
            floor = mix(ground_tone(scene, 0.6 if wide < 1 else 0.45), mist, 0.35)
            canvas.drawPath(
                outline(scene, line), vertical(floor, mix(floor, mid.shadow, 0.4), line.min(), scene.bottom)
            )

    scene.sheet.whole(drawn(scene.full_width, scene.full_height, draw), depth=0.0)


def paint_trunks(scene: Scene, name: str, gap: float, share: float, distance: float, *, depth: float) -> None:
    """Add a row of trunks with their roots at a share of the picture, its floor and its leaves above."""
    rng, light = scene.rng("trunks", name), scene.light
    tones = tones_at(scene, distance)
    line = slope_line(scene, f"trunks {name}", share, 1.6)
    wide = (3.6 - 3.6 * distance) * scene.unit
    rim = mix(
        tones.wood, light.glow if light.time != "night" else light.disc, (0.5 if light.sun > 0.3 else 0.1) * light.sun
    )
    bark = mix(tones.wood, tones.shadow, 0.5)
    count = round((5 + 14 * distance) * max(0.7, scene.width / scene.height / 1.78))
    places = [
        p for p in (np.arange(count) + rng.uniform(0.1, 0.9, count)) / count if abs(p - gap) > 0.17 - 0.2 * distance
    ]

    def draw(canvas: skia.Canvas) -> None:
        for place in places:
            x = scene.left + place * scene.full_width
            foot = float(line[int(place * (len(line) - 1))]) + 1.2 * scene.unit
            _trunk(
                canvas,
                scene,
                rng,
                x,
                foot,
                wide * rng.uniform(0.6, 1.35),
                (bark, rim),
                toward=1 if x < gap * scene.width else -1,
            )
        _canopy(canvas, scene, rng, gap, tones, 24 + 16 * (1 - distance), 9, 0.12 + 0.1 * distance)
        floor = ground_tone(scene, distance)
        canvas.drawPath(outline(scene, line), vertical(floor, mix(floor, tones.shadow, 0.6), line.min(), scene.bottom))
        _dapple(canvas, scene, rng, line, gap, 1.1 - distance)

    scene.sheet.draw((scene.left, scene.above, scene.full_width, scene.full_height), draw, depth=depth)


def _canopy(
    canvas: skia.Canvas,
    scene: Scene,
    rng: np.random.Generator,
    gap: float,
    tones: Tones,
    size: float,
    count: int,
    low: float,
) -> None:
    """Sprays of leaves along the top, down to about the share ``low``, less over the gap; bare twigs in winter."""
    if scene.intent.season == "winter":
        return
    tall = size * scene.unit
    toward = 1.0 if scene.light.sun_x > 0.5 else -1.0
    sprites = [cast(mould(grow_spray, rng, min(300.0, tall), toward=toward), tones, tall) for _ in range(2)]
    for place in rng.permutation(np.linspace(-0.05, 1.05, count + 4)).tolist():
        hang = low * (0.35 + 0.65 * min(1.0, abs(place - gap) / 0.3)) * rng.uniform(0.6, 1.2)
        foot = scene.at(hang) + 0.25 * tall
        flip = bool(rng.random() < 0.5)
        stamp(canvas, sprites[int(rng.integers(2))], scene.width * place, foot, tall * rng.uniform(0.8, 1.2), flip=flip)


def _dapple(
    canvas: skia.Canvas, scene: Scene, rng: np.random.Generator, line: FloatArray, gap: float, near: float
) -> None:
    """Sunlight that reached the ground between the leaves, most of it in the gap."""
    light = scene.light
    if light.sun < 0.35 or light.time == "night":
        return
    for _ in range(22):
        where = float(np.clip(rng.normal(gap, 0.22), 0, 1))
        wide = rng.uniform(2, 8) * near * scene.unit
        y = float(line[int(where * (len(line) - 1))]) + rng.uniform(0.8, 7.0) * near * scene.unit
        patch = skia.Rect.MakeXYWH(scene.left + where * scene.full_width - wide, y, 2 * wide, 0.13 * wide)
        canvas.drawOval(patch, solid(light.glow, 0.08 + 0.16 * light.sun, blur_px=0.05 * wide))


def _trunk(
    canvas: skia.Canvas,
    scene: Scene,
    rng: np.random.Generator,
    x: float,
    foot: float,
    wide: float,
    tones: tuple[Rgb, Rgb],
    toward: int = 1,
) -> None:
    """A trunk that leaves the picture above, roots at its foot; the second tone lights its side ``toward``."""
    bark, rim = tones
    top = scene.above - 1
    lean, bow = rng.uniform(-0.05, 0.05) * (foot - top), rng.uniform(-1.2, 1.2) * wide

    def edge(side: float, inset: float) -> list[tuple[float, float]]:
        shares = np.asarray((0.0, 0.02, 0.06, 0.14, 0.4, 0.7, 1.0))
        flare = np.asarray((1.9, 1.15, 0.8, 0.62, 0.52, 0.47, 0.42))
        middle = x + lean * shares + bow * np.sin(math.pi * shares)
        across = side * (flare - inset) * wide
        return list(zip((middle + across).tolist(), (foot - shares * (foot - top)).tolist(), strict=True))

    body = [*edge(-1, 0.0), *reversed(edge(1, 0.0))]
    canvas.drawPath(polyline(body, closed=True), solid(bark))
    if wide < 0.9 * scene.unit:
        return
    canvas.drawPath(polyline([*edge(toward, 0.0), *reversed(edge(toward, 0.22))], closed=True), solid(rim, 0.75))
    canvas.drawPath(polyline([*edge(toward, 0.2), *reversed(edge(toward, 0.42))], closed=True), solid(rim, 0.22))
    for _ in range(12):
        start = rng.uniform(0.02, 0.9)
        offset = x + lean * start + bow * math.sin(math.pi * start) + rng.uniform(-0.4, 0.4) * wide
        y = foot - start * (foot - top)
        line = solid(mix(bark, rim, rng.uniform(0.05, 0.35)), 0.6, stroke_px=max(0.7, 0.05 * wide))
        canvas.drawLine(offset, y, offset + 0.03 * lean, y - rng.uniform(3, 10) * scene.unit, line)
