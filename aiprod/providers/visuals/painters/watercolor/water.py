"""Sea, the open sky and space: paintings of one great wash and a few things in it."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.plan import TimeOfDay
from aiprod.providers.visuals.kit.paper import wander
from aiprod.providers.visuals.kit.silhouettes import RAPTORS, raptor
from aiprod.providers.visuals.painters.watercolor.air import birds, cloud, paint_sky, soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.motifs import lighthouse, sun
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, stroke
from aiprod.providers.visuals.painters.watercolor.signs import paint_signs
from aiprod.providers.visuals.painters.watercolor.things import stand


def sea(p: Painting) -> None:
    horizon = 0.64 if p.wordy else p.pick(0.42, 0.5)
    paint_sky(p, horizon)
    birds(p, horizon)
    light, middle, deep = p.water
    # Far water takes the sky's colour, a crest close by keeps its own.
    crest = mix(p.palette["water"][0], p.tone(p.palette["water"][0]), 0.6)
    leaf = p.leaf(-0.1, 1.1)
    side = 0 if p.rng.random() < 0.5 else 1
    if not p.wordy:
        cliff = np.full(240, 1.0)
        rock = p.tone("#8A7F86", 0.25)
        if p.rng.random() < 0.5 or p.shows("lighthouse"):
            reach = int(240 * p.pick(0.22, 0.34))
            cliff[:reach] = horizon - 0.12 * (1 - np.linspace(0, 1, reach) ** 3) + 0.03 * wander(p.rng, reach, 20)
        else:
            rock = p.tone("#8A7F9A", 0.55)
            for _ in range(int(p.rng.integers(1, 4))):
                at, wide = p.pick(0.1, 0.9), p.pick(0.05, 0.12)
                island = p.pick(0.05, 0.11) * np.maximum(0, 1 - ((np.linspace(0, 1, 240) - at) / wide) ** 2)
                cliff = np.minimum(cliff, horizon + 0.06 - island + 0.012 * wander(p.rng, 240, 20))
        cliff = np.minimum(cliff, horizon + 0.08)[:: 1 - 2 * side]
        leaf.wash(p.land(cliff, horizon + 0.08), mix(rock, p.ground()[0], 0.5), mix(rock, "#3A3440", 0.3), ragged=1.1)
        if p.shows("lighthouse"):
            p.shown.add("lighthouse")
            lighthouse(p, leaf, p.x(0.9 if side else 0.1), p.y(horizon - 0.09), p.short * 0.3)
    line = np.full(240, horizon + 0.03)
    leaf.wash(p.land(line, 0.94), mix(light, p.sky[2], 0.35), middle, density=(0.7, 1.0), ragged=0.5, edge=0.3)
    _glitter(p, leaf, horizon + 0.05, 0.75)
    p.show(leaf, 0.14)
    beach = not p.wordy and p.intent.weather != "storm" and p.rng.random() < 0.4
    for step, depth in enumerate((0.24, 0.34, 0.44)):
        leaf = p.leaf(0.3, 1.1)
        level = horizon + (1 - horizon) * (0.34 + 0.23 * step)
        if step == 1:
            stand(p, level + 0.01, "water", depth=0.3)
        rough = 2.2 if p.intent.weather == "storm" else 1.0
        wave = _waves(p, level, rough * (0.02 + 0.012 * step), 6 - step)
        colour = mix(middle, deep, 0.2 + 0.35 * step)
        leaf.wash(
            p.land(wave, 1.0 if step == 2 else 0.97),
            mix(crest, colour, 0.5),
            mix(colour, deep, 0.5),
            density=(0.8, 1.15),
        )
        if step == 2 and beach:
            _beach(p, leaf, wave)
        foam = [(p.x(x), p.y(y + 0.006)) for x, y in zip(np.linspace(0.01, 0.99, 240), wave, strict=True)]
        widths = p.short * 0.012 * np.clip(wander(p.rng, 240, 30) * 1.6, 0, 1) + 0.3
        leaf.wash(stroke(foam, list(widths)), "#FFFEF8", density=(0.3, 0.3), ragged=1.0, edge=0, opacity=0.9)
        p.show(leaf, depth, sway_px=p.short * 0.006 / p.page.scale, sway_period_s=7.0 + step, phase=1.7 * step)


def _beach(p: Painting, leaf: Leaf, surf: np.ndarray) -> None:
    """Sand under the last wave, wet where the water just was."""
    light, middle, _ = (p.tone(colour) for colour in p.palette["sand"])
    smooth_surf = 0.6 * surf + 0.4 * float(surf.mean())
    leaf.wash(p.land(smooth_surf + 0.012, 1.0), mix(middle, "#6A5A50", 0.3), middle, density=(0.9, 0.9), ragged=0.8)
    leaf.wash(p.land(smooth_surf + 0.05, 1.0), light, mix(light, middle, 0.6), density=(0.7, 0.9), ragged=1.1)


def sky(p: Painting) -> None:
    paint_sky(p, 0.9)
    leaf = p.leaf(0.2, 1.1)
    for _ in range(6):
        cloud(p, leaf, p.pick(0.14, 0.86), p.pick(0.7, 0.84), p.short * p.pick(0.3, 0.5))
    p.show(leaf, 0.2, drift_x_px_s=p.short * 0.006 / p.page.scale)
    if p.shows(*RAPTORS):
        leaf = p.leaf(-0.05, 1.0)
        bird = raptor(p.x(p.pick(0.35, 0.65)), p.y(p.pick(0.34, 0.46)), p.short * 0.2, p.pick(-22, 22))
        leaf.wash(bird, p.tone("#5A4334"), p.tone("#2E211C"), ragged=0.6, edge=0.3)
        p.show(leaf, 0.34, sway_px=p.short * 0.008 / p.page.scale, sway_period_s=6.0)
    birds(p, 0.8)


_VOIDS: dict[TimeOfDay, tuple[str, str]] = {
    "dawn": ("#2E2C62", "#7C5688"),
    "day": ("#1E3A78", "#3A6CA8"),
    "golden": ("#2C2348", "#8C5A46"),
    "dusk": ("#241C54", "#5E3A80"),
    "night": ("#161C44", "#24285E"),
}
"""The dark between the stars, in the light of the hour."""


def space(p: Painting) -> None:
    leaf = p.leaf(-0.08, 1.1)
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.bottom))
    leaf.wash(whole, *_VOIDS[p.intent.time], density=(1.25, 1.1), soft=12, ragged=1.2, edge=0.2, flow=0.8)
    for colour in ("#8A4FA0", "#3F7FB8", "#C8608A", "#5A4FA8"):
        cloudlet = p.blob(
            p.x(p.pick(0.26, 0.74)),
            p.y(p.pick(0.3, 0.7)),
            p.short * p.pick(0.5, 0.8) * p.flatness,
            p.short * p.pick(0.3, 0.46),
            11,
            0.3,
        )
        leaf.wash(
            cloudlet, colour, mix(colour, "#202860", 0.5), density=(0.85, 0.85), soft=50, edge=0, flow=1.2, opacity=0.6
        )
    stars = skia.Path()
    for _ in range(150):
        size = max(p.short * 0.0018 * (1 + 2.2 * float(p.rng.random()) ** 6), 0.7)
        stars.addCircle(p.x(p.pick(0.01, 0.99)), p.y(p.pick(0.01, 0.99)), size)
    leaf.wash(stars, "#FFFBEA", density=(0.2, 0.2), ragged=0.15, edge=0, flow=0)
    paint_signs(p, leaf, 0.9)
    p.show(leaf, 0.05)
    if p.shows("galaxy") and not p.wordy:
        leaf = p.leaf(-0.08, 1.1)
        _galaxy(p, leaf)
        p.show(leaf, 0.16)
    if p.shows("star", "galaxy", "nebula", "comet") and not p.shows("planet", "moon"):
        return
    leaf = p.leaf(-0.08, 1.1)
    side = p.pick(0.68, 0.8) if p.rng.random() < 0.5 else p.pick(0.2, 0.32)
    size = p.short * (0.5 if not p.wordy else 0.3)
    reach = 0.9 * size / (p.right - p.left)
    hue = ("#E0915A", "#5FA0B8", "#C87A8A", "#D8B05A")[int(p.rng.integers(4))]
    _planet(
        p,
        leaf,
        p.x(min(max(side, reach), 1 - reach)),
        p.y(p.pick(0.56, 0.66) if not p.wordy else 0.8),
        size,
        hue,
    )
    sun(p, leaf, p.x(1 - side), p.y(p.pick(0.2, 0.34) if not p.wordy else 0.84), p.short * 0.08, "#F6EBC8")
    p.show(leaf, 0.3)


def _galaxy(p: Painting, leaf: Leaf) -> None:
    """Two arms of wet colour about a bright heart, seen aslant."""
    x, y, size, tilt = p.x(p.pick(0.4, 0.6)), p.y(0.5), 0.42 * p.short, p.pick(-0.5, 0.5)

    def place(turn: float, reach: float) -> tuple[float, float]:
        across, down = reach * size * np.cos(turn), 0.42 * reach * size * np.sin(turn)
        return x + across * np.cos(tilt) - down * np.sin(tilt), y + across * np.sin(tilt) + down * np.cos(tilt)

    for arm in (0.0, np.pi):
        for step in np.linspace(0.12, 1.0, 18):
            wide = size * (0.42 - 0.16 * step)
            colour = ("#F4D8F0", "#B088E0", "#6FA0E8")[min(int(3 * step), 2)]
            cloudlet = p.blob(*place(arm + 3.6 * step, 1.15 * step), wide, 0.62 * wide, 9, 0.25)
            leaf.wash(cloudlet, colour, density=(0.6, 0.6), soft=16, edge=0, flow=1.2, opacity=0.5)
    leaf.wash(soft_disc(x, y, 0.34 * size, 0.26 * size), "#FFF4DC", density=(0.25, 0.25), soft=14, edge=0)
    stars = skia.Path()
    for _ in range(60):
        step = float(p.rng.random())
        spot = place(np.pi * int(p.rng.integers(2)) + 3.6 * step + p.pick(-0.3, 0.3), 1.15 * step)
        stars.addCircle(*spot, max(p.short * 0.002 * p.pick(0.6, 1.6), 0.7))
    leaf.wash(stars, "#FFFDF2", density=(0.2, 0.2), ragged=0.15, edge=0, flow=0)


def _planet(p: Painting, leaf: Leaf, x: float, y: float, size: float, hue: str) -> None:
    ring = p.rng.random() < 0.6
    dark = mix(hue, "#2A1838", 0.6)
    if ring:
        leaf.wash(_ring(x, y, size, True), "#F0DFC0", density=(0.6, 0.6), ragged=0.6, opacity=0.7)
    leaf.wash(
        p.blob(x, y, size, size, 14, 0.012), mix(hue, "#FFF0D0", 0.3), dark, density=(0.6, 1.15), ragged=0.6, flow=0.6
    )
    disc = soft_disc(x, y, size * 0.97, size * 0.97)
    for band in range(5):
        level = y + size * (-0.34 + 0.16 * band)
        line = [
            (x + size * 0.6 * t, level + size * 0.04 * np.sin(3 * t + band) + size * 0.05 * t)
            for t in np.linspace(-1, 1, 12)
        ]
        stripe = skia.Op(stroke(line, [size * p.pick(0.03, 0.07)] * 12), disc, skia.kIntersect_PathOp)
        if stripe is not None:
            leaf.wash(
                stripe,
                mix(hue, "#FFF3DC", 0.5) if band % 2 else dark,
                density=(0.6, 0.6),
                ragged=1.3,
                edge=0.15,
                opacity=0.5,
            )
    if ring:
        leaf.wash(_ring(x, y, size, False), "#F6E8CC", density=(0.5, 0.5), ragged=0.6, opacity=0.9)


def _ring(x: float, y: float, size: float, back: bool) -> skia.Path:
    turns = np.linspace(np.pi, 2 * np.pi, 30) if back else np.linspace(0, np.pi, 30)
    tilt = -0.28
    points = []
    for turn in turns:
        dx, dy = 0.86 * size * np.cos(turn), 0.2 * size * np.sin(turn)
        points.append((x + dx * np.cos(tilt) - dy * np.sin(tilt), y + dx * np.sin(tilt) + dy * np.cos(tilt)))
    return stroke(points, list(size * (0.03 + 0.035 * np.abs(np.cos(turns)))))


def _waves(p: Painting, level: float, height: float, count: int) -> np.ndarray:
    along = np.linspace(0, 1, 240)
    swell = np.sin(2 * np.pi * (count * along + p.pick(0, 1)) + 0.8 * wander(p.rng, 240, 80))
    return level - height * (np.abs(swell) ** 0.8 - 0.5) + 0.25 * height * wander(p.rng, 240, 30)


def _glitter(p: Painting, leaf: Leaf, top: float, bottom: float) -> None:
    for _ in range(16):
        y = p.pick(top, bottom)
        reach = 0.015 + 0.08 * (y - top)
        x = p.pick(0.08, 0.92)
        line = [(p.x(x - reach), p.y(y)), (p.x(x), p.y(y) - 1), (p.x(x + reach), p.y(y))]
        leaf.wash(
            stroke(line, [0.6, p.short * 0.005, 0.6]),
            mix(p.sky[2], "#FFFEF6", 0.6),
            density=(0.3, 0.3),
            ragged=0.8,
            edge=0,
            opacity=0.8,
        )
