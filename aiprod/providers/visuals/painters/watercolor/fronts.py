"""House fronts, lamps and towers: what every painted town is built of."""

from __future__ import annotations

from aiprod.providers.visuals.painters.watercolor.air import soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, stroke

_WALLS = ("#E8C9A0", "#D99C7A", "#C8B8C0", "#EBD9B8", "#B9C4C9", "#D8AFA0", "#A9B8A0")
_ROOFS = ("#A8503A", "#7A5A6A", "#B86A3E", "#5A6A80")
_LIT = "#FFCE5A"


def house_front(p: Painting, leaf: Leaf, x: float, wide: float, tall: float, foot: float, windows: float = 1.0) -> None:
    """A front at ``x``, all shares of the painting; ``windows`` scales them."""
    wall = p.tone(_WALLS[int(p.rng.integers(len(_WALLS)))])
    roof = roof_colour(p)
    left, right, base, eaves = p.x(x), p.x(x + wide), p.y(foot), p.y(foot - tall)
    leaf.wash(
        p.block(left, base, right - left, base - eaves), wall, mix(wall, "#7A5A60", 0.3), density=(0.8, 1.1), ragged=0.6
    )
    rise = (right - left) * p.pick(0.25, 0.5)
    peak = [(left - 2, eaves + 2), ((left + right) / 2, eaves - rise), (right + 2, eaves + 2)]
    inset = (right - left) * 0.12
    flat = [
        (left - 2, eaves + 2),
        (left + inset, eaves - rise * 0.6),
        (right - inset, eaves - rise * 0.6),
        (right + 2, eaves + 2),
    ]
    leaf.wash(polygon(peak if p.rng.random() < 0.5 else flat), roof, mix(roof, "#2A1820", 0.35), ragged=0.6)
    size = windows * p.short
    columns, rows = max(2, round((right - left) / (size * 0.06))), max(2, int((base - eaves) / (size * 0.1)))
    for row in range(rows):
        for column in range(columns):
            wx = left + (right - left) * (column + 0.5) / columns
            wy = eaves + (base - eaves) * (row + 0.75) / (rows + 0.35)
            pane(p, leaf, wx, wy, size * 0.026)


def roof_colour(p: Painting) -> str:
    """Tiles or slate, under snow in winter."""
    roof = p.tone(_ROOFS[int(p.rng.integers(len(_ROOFS)))])
    return mix(roof, "#F2F5FA" if not p.dark else "#A9B4D0", 0.78) if p.snowy else roof


def pane(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A window ``size`` pixels wide over ``x, y``; many are lit in the evening."""
    glass = _LIT if p.dark and p.rng.random() < 0.6 else p.tone("#5A7088")
    leaf.wash(p.block(x - size / 2, y, size, size * 1.5), glass, mix(glass, "#2A3048", 0.25), ragged=0.35, edge=0.3)


def lamp(p: Painting, leaf: Leaf, x: float, y: float, size: float) -> None:
    """A street lamp, with its light in the evening."""
    iron = p.tone("#3A3844")
    leaf.wash(stroke([(x, y), (x, y - size * 0.85)], [size * 0.05, size * 0.03]), iron, ragged=0.3)
    if p.dark:
        light = soft_disc(x, y - size * 0.92, size * 0.5, size * 0.5)
        leaf.wash(light, "#FFE08A", density=(0.4, 0.4), soft=16, edge=0, opacity=0.7)
    leaf.wash(p.blob(x, y - size * 0.92, size * 0.14, size * 0.17, 8, 0.08), "#FFE9A8", "#F0B04A", ragged=0.4)


def steeple(p: Painting, leaf: Leaf, x: float, foot: float, tall: float) -> None:
    """A slender church tower; ``x`` and ``foot`` in page pixels, ``tall`` too."""
    stone, roof = p.tone("#D8CCB8"), roof_colour(p)
    wide = 0.16 * tall
    leaf.wash(p.block(x - wide / 2, foot, wide, 0.62 * tall), stone, mix(stone, "#7A6A70", 0.4), ragged=0.5)
    cap = [(x - wide * 0.62, foot - 0.61 * tall), (x, foot - tall), (x + wide * 0.62, foot - 0.61 * tall)]
    leaf.wash(polygon(cap), roof, mix(roof, "#2A1820", 0.4), ragged=0.4)
    pane(p, leaf, x, foot - 0.42 * tall, wide * 0.36)
