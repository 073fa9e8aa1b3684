"""What grows in a landscape, each plant a few strokes. Feet at ``x, y``; ``size`` is the height, in page pixels."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.colour import parse
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, stroke

BARK = "#4A3226"


def tree(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A broad-leaved tree in its season's colours; bare in winter."""
    lean = p.pick(-0.08, 0.08) * size
    bark = p.tone(BARK)
    leaf.wash(
        stroke(
            [(x, y), (x + lean * 0.3, y - size * 0.3), (x + lean, y - size * 0.62)],
            [size * 0.085, size * 0.055, size * 0.03],
        ),
        bark,
        mix(bark, "#1A120E", 0.4),
        ragged=0.5,
        edge=0.3,
    )
    for side in (-1, 1, -0.5, 0.6):
        reach = size * p.pick(0.18, 0.3)
        start = y - size * p.pick(0.32, 0.5)
        tip = (x + lean + side * reach, start - reach * p.pick(0.6, 1.1))
        leaf.wash(stroke([(x + lean * 0.5, start), tip], [size * 0.03, size * 0.012]), bark, ragged=0.4, edge=0.2)
    if p.intent.season == "winter":
        return
    colours = p.ground("leaves")
    colour = colours[int(p.rng.integers(len(colours)))]
    if p.snowy:
        colour = mix(colour, p.ground()[0], 0.6)
    red, green, _ = parse(colour)
    blossom = red > green and p.intent.season == "spring"
    shade = mix(colour, "#9A3560" if blossom else "#5A1F12" if p.intent.season == "autumn" else "#12301F", 0.45)
    sunlit = "#FFFFFF" if blossom else "#F4E27A"
    cx, cy = x + lean, y - size * 0.68
    # A crown near the viewer shows more and smaller masses of leaves than one far away.
    near = size > 0.45 * p.short
    rings = ((13, 0.31, 0.21), (8, 0.2, 0.23), (4, 0.08, 0.24)) if near else ((6, 0.27, 0.34),)
    spots = [
        (reach * np.cos(turn), 0.74 * reach * np.sin(turn), scale * p.pick(0.75, 1.15))
        for count, reach, scale in rings
        for turn in np.linspace(0, 2 * np.pi, count, endpoint=False) + p.pick(0, 1)
    ]
    for dx, dy, scale in [(0.0, 0.02, 0.56), *sorted(spots, key=lambda spot: -spot[1])]:
        light = mix(colour, sunlit, 0.24 - 0.5 * min(dy, 0.3))
        crown = p.blob(cx + dx * size, cy + dy * size, size * scale, size * scale * 0.82, 13, 0.16)
        leaf.wash(crown, light, shade, density=(0.7, 1.1), ragged=1.6, edge=0.1 if near else 0.3, opacity=0.8)
    spread = min(size, 0.4 * p.short)
    dabs = skia.Path()
    for _ in range(40 if near else 12):
        turn, far = p.pick(0, 6.3), p.pick(0.1, 1.15)
        bx, by = cx + 0.42 * far * size * np.cos(turn), cy + 0.33 * far * size * np.sin(turn)
        dabs.addPath(p.blob(bx, by, spread * p.pick(0.03, 0.08), spread * p.pick(0.03, 0.06), 7, 0.3))
    leaf.wash(dabs, shade, density=(0.7, 0.9), ragged=1.0, edge=0.2, opacity=0.55)


def pine(p: Painting, leaf: Leaf, x: float, y: float, size: float, colour: str) -> None:
    """A fir: strokes of a loaded brush, wider towards the ground."""
    pines(p, leaf, [(x, y, size)], colour)


def pines(p: Painting, leaf: Leaf, places: list[tuple[float, float, float]], colour: str) -> None:
    """Firs at ``places`` (x, y, size), painted in one go."""
    trunks, shapes, caps = skia.Path(), skia.Path(), skia.Path()
    tiers = 6
    for x, y, size in places:
        right, left = [], []
        for tier in range(1, tiers + 1):
            reach = size * 0.24 * (tier / tiers) ** 0.85
            level = y - size + size * 0.9 * tier / tiers
            right += [(x + reach * p.pick(0.85, 1.15), level + size * 0.02), (x + reach * 0.5, level - size * 0.015)]
            left += [(x - reach * p.pick(0.85, 1.15), level + size * 0.02), (x - reach * 0.5, level - size * 0.015)]
        trunks.addPath(p.block(x - size * 0.025, y, size * 0.05, size * 0.14))
        shapes.addPath(polygon([(x, y - size), *right, *left[::-1]]))
        caps.addPath(polygon([(x, y - size), *right[:3], (x, y - size * 0.74), *left[:3][::-1]]))
    leaf.wash(trunks, p.tone(BARK), ragged=0.4, edge=0.2)
    leaf.wash(shapes, colour, mix(colour, "#0C1C22", 0.35), density=(0.85, 1.15), ragged=0.9, edge=0.35)
    if p.snowy:
        leaf.wash(caps, "#F4F7FB", density=(0.4, 0.5), ragged=1.2, edge=0.1, opacity=0.85)


def flowers(p: Painting, leaf: Leaf, count: int, band: tuple[float, float], colours: tuple[str, ...]) -> None:
    """Dabs of colour scattered over a meadow, larger towards the front; ``band`` is their range of y."""
    for _ in range(count):
        near = p.pick(0, 1) ** 0.8
        x, y = p.x(p.pick(0.03, 0.97)), p.y(band[0] + (band[1] - band[0]) * near)
        size = p.short * (0.008 + 0.016 * near)
        colour = p.tone(colours[int(p.rng.integers(len(colours)))])
        leaf.wash(
            stroke([(x, y), (x + p.pick(-1, 1) * size, y + size * 2.2)], [size * 0.22, size * 0.3]),
            p.ground()[1],
            ragged=0.3,
        )
        leaf.wash(
            p.blob(x, y, size * 1.5, size * 1.2, 6, 0.3), colour, mix(colour, "#7A2A3A", 0.25), ragged=0.7, edge=0.5
        )


def cactus(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A saguaro with two arms."""
    green = p.tone("#5D8A5A")
    dark = mix(green, "#14302A", 0.45)
    leaf.wash(
        stroke([(x, y), (x, y - size * 0.5), (x, y - size)], [size * 0.17, size * 0.19, size * 0.13]),
        green,
        dark,
        ragged=0.7,
    )
    for side, level, lift in ((-1, 0.42, 0.3), (1, 0.55, 0.26)):
        elbow = x + side * size * 0.26
        line = [
            (x, y - size * level),
            (elbow - side * size * 0.05, y - size * level),
            (elbow, y - size * (level + 0.08)),
            (elbow, y - size * (level + lift)),
        ]
        leaf.wash(stroke(line, [size * 0.09, size * 0.1, size * 0.11, size * 0.08]), green, dark, ragged=0.6)
