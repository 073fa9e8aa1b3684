"""Second views of mountains and woods: a lake that mirrors the peaks, and the trunks from within the wood."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.watercolor.air import birds, paint_sky
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.flora import BARK
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, stroke
from aiprod.providers.visuals.painters.watercolor.ridges import corner_firs, firs, peaks, range_of

_BIRCH = "#E9E4DA"


def lake(p: Painting) -> None:
    """Peaks over a lake, their colours upside down in it, and a dark shore in front."""
    horizon, shore = p.pick(0.4, 0.46), p.pick(0.6, 0.64)
    paint_sky(p, horizon)
    far, middle, near = p.palette["ridge"]
    leaf = p.leaf(0.0, 0.8)
    line = peaks(p, horizon + 0.08, 0.42)
    colour = p.tone(far, 0.4)
    range_of(p, leaf, line, shore + 0.03, colour)
    p.show(leaf, 0.12)
    birds(p, horizon)
    leaf = p.leaf(0.2, 0.9)
    bank = p.skyline(shore - 0.05, 0.08, 0.3)
    green = mix(p.tone(near, 0.2), p.ground()[0], 0.8 if p.snowy else 0.3)
    leaf.wash(p.land(bank, shore + 0.03), green, mix(green, p.tone(middle), 0.4), density=(1.0, 0.9))
    firs(p, leaf, bank + 0.02, 22, 0.1, mix(green, p.tone("#17382F"), 0.6))
    p.show(leaf, 0.2)
    leaf = p.leaf(0.5, 1.1)
    light, blue, deep = p.water
    water = p.land(np.full(240, shore + 0.01), 1.0)
    leaf.wash(water, mix(light, p.sky[1], 0.5), mix(blue, deep, 0.3), density=(0.7, 1.05), ragged=0.5, edge=0.3)
    # Seen at a slant, so the mirrored peaks are lower than the peaks.
    mirrored = shore + 0.62 * (shore - line)
    ring = [(p.x(x), p.y(shore + 0.015)) for x in (0.99, 0.01)]
    path = skia.Path()
    path.moveTo(*ring[1])
    for x, y in zip(np.linspace(0.01, 0.99, 240), mirrored, strict=True):
        path.lineTo(p.x(float(x)), p.y(min(float(y), 0.96)))
    path.lineTo(*ring[0])
    path.close()
    leaf.wash(path, mix(green, deep, 0.4), mix(colour, light, 0.3), density=(0.8, 0.5), soft=6, edge=0.1, opacity=0.5)
    _ripples(p, leaf, shore)
    p.show(leaf, 0.26, sway_px=0.004 * p.short / p.page.scale, sway_period_s=8.0)
    leaf = p.leaf(0.4, 1.1)
    front = 0.96 - 0.16 * np.abs(np.linspace(-1, 1, 240)) ** 2.2 + 0.02 * p.skyline(0.0, 1.0, 0.3)
    grass = p.ground()
    leaf.wash(p.land(front), grass[0], mix(grass[1], "#122A20", 0.3), density=(1.0, 1.25))
    corner_firs(p, leaf, front, p.tone("#1F4A3A"))
    p.show(leaf, 0.44)


def _ripples(p: Painting, leaf: Leaf, shore: float) -> None:
    for _ in range(12):
        y = p.pick(shore + 0.05, 0.92)
        x, reach = p.pick(0.1, 0.9), p.pick(0.03, 0.09)
        line = [(p.x(x - reach), p.y(y)), (p.x(x), p.y(y + 0.003)), (p.x(x + reach), p.y(y))]
        pale = mix(p.sky[2], "#FFFEF6", 0.4)
        leaf.wash(stroke(line, [0.6, 0.006 * p.short, 0.6]), pale, density=(0.3, 0.3), edge=0, opacity=0.7)


def grove(p: Painting) -> None:
    """Among the trunks: pale light behind, thin trunks far away and thick ones close by, leaves above."""
    shades, grass = p.ground("leaves"), p.ground()
    leaf = p.leaf(-0.1, 1.1)
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.y(0.97)))
    light = mix(p.sky[2], "#FFF8DC" if not p.dark else p.sky[1], 0.4)
    leaf.wash(whole, mix(shades[0], light, 0.45), light, density=(0.9, 0.6), soft=18, ragged=1.4, edge=0.1, flow=1.0)
    p.show(leaf, 0.06)
    floor = p.skyline(0.72, 0.06, 0.5)
    leaf = p.leaf(0.5, 1.1)
    leaf.wash(p.land(floor), mix(grass[0], light, 0.3), mix(grass[1], "#12261C", 0.2), density=(0.8, 1.15))
    p.show(leaf, 0.16)
    birch = p.rng.random() < 0.45
    for row, (count, thick, foot, depth) in enumerate(
        ((15, 0.014, 0.76, 0.16), (8, 0.03, 0.84, 0.3), (4, 0.06, 0.97, 0.46))
    ):
        leaf = p.leaf(-0.1, 1.1)
        far = 0.7 - 0.33 * row
        bark = p.tone(_BIRCH if birch else BARK, far * (0.4 if birch else 1.0))
        taken = p.rng.permutation(count)
        for index in range(count):
            x = (taken[index] + p.pick(0.15, 0.85)) / count
            if row == 2 and 0.36 < x < 0.64:
                continue
            _trunk(p, leaf, x, foot + p.pick(-0.03, 0.03), thick * p.short * p.pick(0.8, 1.2), bark, birch)
        if p.intent.season != "winter":
            for _ in range((16, 11, 8)[row]):
                x, y = p.pick(0.03, 0.97), p.pick(0.0, (0.3, 0.24, 0.16)[row])
                size = p.short * p.pick(0.1, 0.22) * (1 + 0.35 * row)
                hue = shades[int(p.rng.integers(len(shades)))]
                hue = mix(hue, light, 0.5 - 0.2 * row)
                crown = p.blob(p.x(x), p.y(y), size, 0.7 * size, 11, 0.22)
                leaf.wash(crown, hue, mix(hue, "#12301F", 0.2), density=(0.6, 0.9), ragged=1.7, edge=0.15, opacity=0.75)
        p.show(leaf, depth)
    birds(p, 0.3)


def _trunk(p: Painting, leaf: Leaf, x: float, foot: float, thick: float, bark: str, birch: bool) -> None:
    lean = p.pick(-0.03, 0.03)
    line = [(p.x(x + lean * t), p.y(foot - (foot + 0.03) * t)) for t in np.linspace(0, 1, 6)]
    widths = [thick * (1.25 - 0.55 * t) for t in np.linspace(0, 1, 6)]
    leaf.wash(stroke(line, widths), bark, mix(bark, "#2A1E1A", 0.3), density=(0.8, 1.1), ragged=0.7, edge=0.4)
    if birch and thick > 0.02 * p.short:
        marks = skia.Path()
        for _ in range(9):
            t, wide = p.pick(0.08, 0.95), thick * p.pick(0.2, 0.5)
            mx, my = p.x(x + lean * t) + p.pick(-0.3, 0.3) * thick, p.y(foot - (foot + 0.03) * t)
            marks.addRect(skia.Rect.MakeXYWH(mx - wide / 2, my, wide, 0.16 * thick))
        leaf.wash(marks, p.tone("#4A444A"), ragged=0.6, edge=0.1)
