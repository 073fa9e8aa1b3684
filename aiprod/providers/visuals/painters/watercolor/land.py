"""Mountains, forest, field, desert and river: ridges behind one another, growing colder and paler with distance."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.kit.paper import wander
from aiprod.providers.visuals.kit.silhouettes import animal
from aiprod.providers.visuals.painters.watercolor.air import birds, paint_sky
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.flora import cactus, flowers, pine, tree
from aiprod.providers.visuals.painters.watercolor.motifs import house
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, smooth, stroke
from aiprod.providers.visuals.painters.watercolor.ridges import (
    below,
    corner_firs,
    dune_shade,
    firs,
    furrows,
    lane,
    level_at,
    peaks,
    range_of,
    spread,
)
from aiprod.providers.visuals.painters.watercolor.things import chosen, stand

_LANE = (("#E7D3A8", "#C79A64"), ("#F4F1EA", "#C9CFDB"))
"""Sand, and trodden snow."""


_CROPS = (None, None, "#E6C63E", "#9C86C8", "#C9A468")
"""What grows on the slope: grass, rape, lavender or ripe corn."""


def _horizon(p: Painting) -> float:
    return 0.64 if p.wordy else p.pick(0.4, 0.5)


def mountains(p: Painting) -> None:
    horizon = _horizon(p)
    paint_sky(p, horizon)
    far, middle, near = p.palette["ridge"]
    leaf = p.leaf(0.02, 0.92)
    line = peaks(p, below(horizon, 0.04), 0.4 if not p.wordy else 0.22)
    colour = p.tone(far, 0.5)
    range_of(p, leaf, line, 0.86, colour)
    p.show(leaf, 0.12)
    birds(p, horizon)
    leaf = p.leaf(0.25, 0.98)
    colour = p.tone(middle, 0.22)
    leaf.wash(
        p.land(p.skyline(below(horizon, 0.13), 0.2, 0.3), 0.92),
        colour,
        mix(colour, p.sky[2], 0.3),
        density=(1.05, 0.65),
    )
    p.show(leaf, 0.2)
    grass = p.ground()
    leaf = p.leaf(0.4, 1.1)
    colour = mix(p.tone(near), grass[0], 0.75 if p.intent.season == "winter" else 0.35)
    slope = p.skyline(below(horizon, 0.27), 0.12, 0.45)
    leaf.wash(p.land(slope, 1.0), colour, grass[0], density=(0.9, 0.8))
    firs(p, leaf, slope, 16, 0.09, mix(colour, p.tone("#1E4A40"), 0.6))
    if p.shows("house"):
        p.shown.add("house")
        at = p.pick(0.3, 0.7)
        house(p, leaf, p.x(at), p.y(level_at(slope, at) + 0.05), p.short * 0.1)
    p.show(leaf, 0.3)
    leaf = p.leaf(0.4, 1.1)
    front = p.skyline(below(horizon, 0.42), 0.07, 0.5)
    leaf.wash(p.land(front), grass[0], mix(grass[1], "#122A20", 0.3), density=(1.0, 1.25))
    corner_firs(p, leaf, front, p.tone("#1F4A3A"))
    p.show(leaf, 0.42)


def forest(p: Painting) -> None:
    horizon = _horizon(p)
    paint_sky(p, horizon)
    grass = p.ground()
    shades = p.ground("leaves")
    for row, (far, depth) in enumerate(((0.6, 0.12), (0.3, 0.2))):
        leaf = p.leaf(0.15, 1.0)
        level = below(horizon, 0.02) + 0.1 * row
        tops = p.skyline(level, 0.1, 0.4) + 0.02 * np.abs(wander(p.rng, 240, 6, 2))
        colour = p.tone(mix(p.palette["leaves_summer"][1], p.palette["ridge"][2], 0.4), far)
        if p.intent.season == "autumn":
            colour = mix(colour, shades[2 - row], 0.75)
        elif p.intent.season == "winter":
            colour = mix(colour, grass[0], 0.5)
        leaf.wash(p.land(tops, 0.95), colour, mix(colour, p.sky[2], 0.4), density=(1.0, 0.6), ragged=1.3)
        firs(p, leaf, tops + 0.02, 26 - 8 * row, 0.12 + 0.06 * row, mix(colour, p.tone("#17382F"), 0.3))
        p.show(leaf, depth)
    birds(p, horizon)
    leaf = p.leaf(0.05, 1.1)
    floor = p.skyline(below(horizon, 0.3), 0.06, 0.6)
    leaf.wash(p.land(floor), grass[0], mix(grass[1], "#12261C", 0.25), density=(0.9, 1.2))
    path = lane(p, float(floor.mean()) + 0.02, p.pick(0.35, 0.65))
    leaf.wash(
        path,
        *(p.tone(colour) for colour in _LANE[p.snowy]),
        density=(0.6, 0.9),
        ragged=1.4,
        edge=0.25,
    )
    for at in spread(p, 6, 0.04, 0.96, clear=(0.36, 0.64)):
        size = p.short * p.pick(0.34, 0.5) * (0.6 if p.wordy else 1.0)
        _forest_tree(p, leaf, p.x(at), p.y(level_at(floor, at) + p.pick(0.0, 0.06)), size)
    p.show(leaf, 0.32)
    leaf = p.leaf(-0.02, 1.1)
    front = p.skyline(0.93, 0.05, 0.5)
    leaf.wash(p.land(front), grass[1], mix(grass[1], "#0E2018", 0.45), density=(1.1, 1.3))
    size = p.short * (0.82 if not p.wordy else 0.55) * (0.4 + 0.6 * p.flatness)
    side = max(0.17, 0.4 * size / (p.right - p.left))
    _forest_tree(p, leaf, p.x(side if p.rng.random() < 0.5 else 1 - side), p.y(0.97), size)
    p.show(leaf, 0.46)


def _forest_tree(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    if p.shows("pine", "fir", "spruce", "conifer"):
        pine(p, leaf, x, y, size, mix(p.tone("#1F4A3A"), p.tone("#4A7A4E"), p.pick(0.0, 0.5)))
    else:
        tree(p, leaf, x, y, size)


def field(p: Painting) -> None:
    horizon = _horizon(p)
    paint_sky(p, horizon)
    birds(p, horizon)
    grass = p.ground()
    leaf = p.leaf(0.2, 0.95)
    for far, level, height in ((0.62, 0.02, 0.16), (0.34, 0.07, 0.12)):
        colour = p.tone(p.palette["ridge"][0 if far > 0.5 else 1], far)
        hills = p.land(p.skyline(horizon + level, height, 0.34), 0.86)
        leaf.wash(hills, colour, mix(colour, p.sky[2], 0.35), density=(1.0, 0.6))
    p.show(leaf, 0.12)
    leaf = p.leaf(0.3, 1.0)
    line = p.skyline(below(horizon, 0.14), 0.09, 0.5, 3)
    colour = mix(p.tone(p.palette["ridge"][2]), grass[0], 0.5)
    crop = None if p.snowy else _CROPS[int(p.rng.integers(len(_CROPS)))]
    sown = mix(colour, p.tone(crop), 0.8) if crop else colour
    leaf.wash(p.land(line, 0.96), sown, grass[0], density=(0.95, 0.8))
    furrows(p, leaf, line, mix(colour, grass[1], 0.6))
    p.show(leaf, 0.2)
    leaf = p.leaf(0.05, 1.05)
    hill = p.skyline(below(horizon, 0.26), 0.1, 0.55, 3)
    leaf.wash(p.land(hill, 1.0), grass[0], mix(grass[0], grass[1], 0.7), density=(0.85, 1.0))
    at = p.pick(0.3, 0.7)
    # A cottage is what a field may have where the text asks for nothing else.
    if p.shows("house") or (p.rng.random() < 0.6 and not chosen(p, "land")):
        p.shown.add("house")
        house(p, leaf, p.x(at), p.y(level_at(hill, at) + 0.06), p.short * p.pick(0.16, 0.2))
    for where in spread(p, int(p.rng.integers(2, 6)), 0.07, 0.93, clear=(at - 0.12, at + 0.12)):
        tree(p, leaf, p.x(where), p.y(level_at(hill, where) + p.pick(0.02, 0.08)), p.short * p.pick(0.2, 0.34))
    p.show(leaf, 0.32)
    leaf = p.leaf(0.5, 1.1)
    front = p.skyline(below(horizon, 0.42), 0.06, 0.5, 3)
    leaf.wash(p.land(front), grass[1], mix(grass[1], "#10281C", 0.35), density=(1.0, 1.25))
    if p.intent.season in ("spring", "summer"):
        flowers(p, leaf, 26, (level_at(front, 0.5) + 0.05, 0.97), p.palette["flowers"])
    p.show(leaf, 0.44)


def desert(p: Painting) -> None:
    horizon = _horizon(p)
    paint_sky(p, horizon)
    light, middle, dark = (p.tone(colour) for colour in p.palette["sand"])
    leaf = p.leaf(0.2, 0.95)
    rock = p.tone("#B5705A", 0.45)
    if p.rng.random() < 0.55:
        far = np.repeat(horizon - p.rng.choice([0.0, 0.02, 0.1, 0.16], 16, p=[0.4, 0.2, 0.2, 0.2]), 15)
    else:
        rock, far = mix(rock, light, 0.6), p.skyline(horizon + 0.02, p.pick(0.1, 0.26), 0.4, 2)
    leaf.wash(p.land(far + 0.006 * wander(p.rng, 240, 20), 0.8), rock, mix(rock, p.sky[2], 0.4), density=(1.0, 0.55))
    p.show(leaf, 0.12)
    birds(p, horizon)
    grown = p.rng.random() < 0.6
    for step, (depth, top, bottom) in enumerate(
        ((0.2, light, middle), (0.3, middle, dark), (0.42, mix(middle, dark, 0.5), dark))
    ):
        leaf = p.leaf(0.25, 1.1)
        crest = p.skyline(below(horizon, 0.1) + 0.16 * step, 0.16, 0.5, 2)
        leaf.wash(p.land(crest, 0.94 + 0.03 * step), top, bottom, density=(0.75, 1.0), ragged=0.7, flow=0.5)
        dune_shade(p, leaf, crest, mix(bottom, "#7A4630", 0.4))
        if step == 1 and p.shows("camel"):
            p.shown.add("camel")
            for at in np.linspace(0.34, 0.62, 3):
                camel = animal(
                    "camel", p.x(at), p.y(level_at(crest, float(at)) + 0.02), p.short * p.pick(0.13, 0.16), 1
                )
                leaf.wash(camel, p.tone("#6B4630"), p.tone("#3E2820"), ragged=0.5, edge=0.3)
        elif step and grown and not p.shows("camel"):
            for at in spread(p, 1 + step, 0.08, 0.92):
                cactus(
                    p, leaf, p.x(at), p.y(level_at(crest, at) + 0.05), p.short * p.pick(0.1, 0.13) * (1 + 0.7 * step)
                )
        p.show(leaf, depth)


def river(p: Painting) -> None:
    horizon = _horizon(p)
    paint_sky(p, horizon)
    birds(p, horizon)
    grass = p.ground()
    leaf = p.leaf(0.05, 0.95)
    for share, (far, height) in enumerate(((0.55, 0.22), (0.25, 0.12))):
        colour = p.tone(p.palette["ridge"][share], far)
        leaf.wash(
            p.land(p.skyline(below(horizon, 0.08 * share), height, 0.3), 0.85),
            colour,
            mix(colour, p.sky[2], 0.35),
            density=(1, 0.6),
        )
    p.show(leaf, 0.12)
    leaf = p.leaf(0.05, 1.1)
    bank = p.skyline(below(horizon, 0.1), 0.06, 0.5, 3)
    leaf.wash(p.land(bank), grass[0], mix(grass[0], grass[1], 0.8), density=(0.8, 1.1))
    bend, start = p.pick(-0.3, 0.3), p.pick(0.3, 0.7)
    water = lane(p, float(bank.mean()) + 0.03, start, bend, 0.5)
    blue = p.tone(p.palette["water"][0])
    leaf.wash(water, mix(blue, p.sky[2], 0.55), p.tone(p.palette["water"][1]), density=(0.6, 1.0), ragged=1.1, edge=0.6)
    for _ in range(9):
        y = p.pick(float(bank.mean()) + 0.14, 0.94)
        reach = 0.03 + 0.12 * (y - 0.5)
        x = start + bend * np.sin((y - bank.mean()) * 4) * 0.3 + p.pick(-0.5, 0.5) * reach
        line = [(p.x(x - reach), p.y(y)), (p.x(x), p.y(y - 0.004)), (p.x(x + reach), p.y(y))]
        leaf.wash(
            stroke(line, [1, 0.008 * p.short, 1]), "#FDFBF2", density=(0.3, 0.3), ragged=0.8, edge=0, opacity=0.75
        )
    for at in spread(p, 5, 0.05, 0.95, clear=(start - 0.16, start + 0.16)):
        tree(p, leaf, p.x(at), p.y(level_at(bank, at) + p.pick(0.03, 0.12)), p.short * p.pick(0.2, 0.32))
    p.show(leaf, 0.28)
    stand(p, 0.74, "water", depth=0.32, middle=start)
    leaf = p.leaf(0.5, 1.1)
    for side in (0.0, 1.0):
        ring = [
            (side, 0.84),
            (side + (0.1 - 0.2 * side), 0.86),
            (side + (0.24 - 0.48 * side), 0.95),
            (side + (0.2 - 0.4 * side), 1.0),
            (side, 1.0),
        ]
        shape = smooth([(p.x(x), p.y(y)) for x, y in ring])
        leaf.wash(shape, grass[1], mix(grass[1], "#10281C", 0.4), density=(1, 1.2))
        for _ in range(12):
            x, y = side + (0.02 + 0.18 * float(p.rng.random())) * (1 - 2 * side), p.pick(0.9, 0.99)
            tip = (p.x(x + p.pick(-0.02, 0.02)), p.y(y - p.pick(0.08, 0.2)))
            leaf.wash(
                stroke([(p.x(x), p.y(y)), tip], [0.008 * p.short, 1]),
                mix(grass[1], "#10281C", 0.3),
                ragged=0.3,
                edge=0.2,
            )
    p.show(leaf, 0.44)
