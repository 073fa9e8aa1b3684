"""What the text puts into a painted sky: a rainbow, an aurora, a comet, a moon by day."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, polygon, stroke

_BOWS = ("#D8574A", "#EE9A3E", "#F0CF4A", "#6FAE5A", "#4F86C0", "#7A62A8")
_CURTAINS = ("#7FE0A8", "#8A7FD8")


def paint_signs(p: Painting, leaf: Leaf, horizon: float) -> None:
    """Wash each sign the intent names into the sky of ``leaf``, which ends at ``horizon``."""
    if p.shows("rainbow"):
        _rainbow(p, leaf, horizon)
    if p.shows("aurora"):
        _aurora(p, leaf, horizon)
    if p.shows("comet"):
        _comet(p, leaf, horizon)
    if p.shows("moon") and not p.night:
        x, y, size = p.x(p.pick(0.2, 0.35)), p.y(horizon * 0.3), 0.05 * p.short
        turns = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 14)
        rim = [(x + size * np.cos(t), y + size * np.sin(t)) for t in turns]
        bite = [(x + 0.4 * size * np.cos(t), y + size * np.sin(t)) for t in turns[::-1]]
        leaf.wash(polygon([*rim, *bite]), "#FFFBEC", density=(0.3, 0.3), ragged=0.5, edge=0.2)


def _rainbow(p: Painting, leaf: Leaf, horizon: float) -> None:
    x, foot = p.x(p.pick(0.4, 0.6)), p.y(horizon + 0.04)
    turns = np.linspace(np.pi, 2 * np.pi, 40)
    for index, colour in enumerate(_BOWS):
        reach = min(foot - p.y(0.06), 0.46 * (p.right - p.left)) - 0.022 * p.short * index
        line = [(x + 1.25 * reach * np.cos(t), foot + reach * np.sin(t)) for t in turns]
        band = stroke(line, [0.03 * p.short] * len(turns))
        leaf.wash(band, colour, density=(0.6, 0.4), soft=5, edge=0.1, opacity=0.62)


def _aurora(p: Painting, leaf: Leaf, horizon: float) -> None:
    across = np.linspace(0.02, 0.98, 60)
    for index, colour in enumerate(_CURTAINS):
        low = horizon * (0.72 - 0.2 * index) + 0.06 * np.sin(5 * across + p.pick(0, 6))
        high = low - horizon * (0.34 + 0.1 * np.sin(8 * across + p.pick(0, 6)))
        edge = [(p.x(x), p.y(y)) for x, y in zip(across, low, strict=True)]
        edge += [(p.x(x), p.y(max(y, 0.02))) for x, y in zip(across[::-1], high[::-1], strict=True)]
        leaf.wash(polygon(edge), colour, density=(0.2, 0.9), soft=14, edge=0.1, flow=1.2, opacity=0.6)


def _comet(p: Painting, leaf: Leaf, horizon: float) -> None:
    x, y = p.pick(0.3, 0.6), horizon * 0.3
    line = [(p.x(x), p.y(y)), (p.x(x + 0.1), p.y(y - 0.04)), (p.x(x + 0.24), p.y(y - 0.09))]
    widths = [0.03 * p.short, 0.02 * p.short, 1.0]
    leaf.wash(stroke(line, widths), "#FFF6D8", density=(0.3, 0.2), soft=5, edge=0, opacity=0.8)
    head = p.blob(p.x(x), p.y(y), 0.034 * p.short, 0.034 * p.short, 9, 0.06)
    leaf.wash(head, "#FFFDF0", density=(0.2, 0.2), ragged=0.4, edge=0.2)
