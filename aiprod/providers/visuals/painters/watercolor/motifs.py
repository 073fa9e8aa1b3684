"""Houses, lighthouses and the sun: a few strokes each. Feet at ``x, y``; ``size`` is the height, page pixels."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon


def house(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A cottage with a tiled roof; its windows are lit in the evening."""
    wide = size * p.pick(1.0, 1.25)
    wall = p.tone("#F3E6CC")
    roof = p.tone(("#B8402A", "#A85A32", "#7A4A5C", "#C0562E")[int(p.rng.integers(4))])
    roof = mix(roof, p.ground()[0], 0.8) if p.snowy else roof
    leaf.wash(
        p.block(x - wide / 2, y, wide * 0.62, size * 0.55), wall, mix(wall, "#B99C7C", 0.35), ragged=0.45, edge=0.5
    )
    side = mix(wall, "#8C7A78", 0.4)
    leaf.wash(
        p.block(x + wide * 0.12, y, wide * 0.38, size * 0.55), side, mix(side, "#5C5060", 0.25), ragged=0.45, edge=0.5
    )
    leaf.wash(p.block(x + wide * 0.22, y - size * 0.72, wide * 0.09, size * 0.3), mix(roof, "#3A2A2A", 0.4), ragged=0.4)
    eaves, ridge = y - size * 0.5, y - size
    leaf.wash(
        polygon([(x - wide * 0.6, eaves), (x - wide * 0.3, ridge), (x + wide * 0.3, ridge), (x + wide * 0.12, eaves)]),
        roof,
        mix(roof, "#3A1410", 0.25),
        density=(0.8, 1.15),
        ragged=0.5,
    )
    leaf.wash(
        polygon([(x + wide * 0.12, eaves), (x + wide * 0.3, ridge), (x + wide * 0.58, eaves)]),
        mix(roof, "#3A1410", 0.35),
        mix(roof, "#2A1018", 0.5),
        ragged=0.5,
    )
    lit = "#FFC94A" if p.intent.time in ("dusk", "night") else p.tone("#5F7C96")
    for wx in (-0.4, -0.06):
        leaf.wash(
            p.block(x + wide * wx, y - size * 0.2, wide * 0.1, size * 0.17), lit, mix(lit, "#B06A1E", 0.2), ragged=0.3
        )
    leaf.wash(p.block(x + wide * -0.24, y, wide * 0.13, size * 0.34), p.tone("#6A3E28"), ragged=0.3)


def lighthouse(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A banded tower on its rock."""
    stone, band = p.tone("#F4ECDD"), p.tone("#B8402F")
    for part in range(5):
        low, high = part / 5 * 0.78, (part + 1) / 5 * 0.78
        near, far = 0.13 - 0.05 * low, 0.13 - 0.05 * high
        colour = band if part % 2 else stone
        leaf.wash(
            polygon(
                [
                    (x - near * size, y - low * size),
                    (x - far * size, y - high * size),
                    (x + far * size, y - high * size),
                    (x + near * size, y - low * size),
                ]
            ),
            colour,
            mix(colour, "#7A6A70", 0.3),
            ragged=0.4,
            edge=0.4,
        )
    lamp = "#FFD35A" if p.intent.time in ("dusk", "night", "dawn") else p.tone("#8FB0C0")
    leaf.wash(p.block(x - size * 0.06, y - size * 0.78, size * 0.12, size * 0.1), lamp, ragged=0.4, edge=0.5)
    leaf.wash(
        polygon([(x - size * 0.1, y - size * 0.88), (x, y - size), (x + size * 0.1, y - size * 0.88)]),
        band,
        mix(band, "#2A1010", 0.4),
        ragged=0.4,
    )


def sun(p: Painting, leaf: Leaf, x: float, y: float, size: float, colour: str) -> None:
    """A sun or moon left in the sky: a glow wet in wet, then the disc."""
    glow = skia.Path()
    glow.addCircle(x, y, size * 1.25)
    leaf.wash(glow, mix(colour, "#FFF6E0", 0.55), density=(0.35, 0.35), soft=34, edge=0, opacity=0.55)
    leaf.wash(
        p.blob(x, y, size, size, 12, 0.035),
        colour,
        mix(colour, "#D0562A", 0.0 if p.night else 0.25),
        ragged=0.7,
        edge=0.4,
    )
