"""The picture without a place: washes for their own sake, light where words will stand."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.painters.watercolor.air import spatter
from aiprod.providers.visuals.painters.watercolor.motifs import sun
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix


def abstract(p: Painting) -> None:
    """Bands or rounds of colour running into each other."""
    hues = [p.tone(hue) for hue in _harmony(p)]
    leaf = p.leaf(-0.08, 1.1)
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(p.left, p.top, p.right, p.bottom))
    leaf.wash(
        whole,
        hues[0],
        hues[1],
        density=(0.32, 0.42) if not p.night else (0.9, 1.0),
        soft=18,
        ragged=1.4,
        edge=0.2,
        flow=0.9,
    )
    p.show(leaf, 0.05)
    if p.rng.random() < 0.5:
        _bands(p, hues)
    else:
        _rounds(p, hues)


def _bands(p: Painting, hues: list[str]) -> None:
    low = 0.68 if p.wordy else 0.46
    for step in range(4):
        leaf = p.leaf(0.0, 1.1)
        line = p.skyline(low + (1 - low) * 0.24 * step, 0.2 * (1.1 - low), 0.5, 3)
        hue = hues[(step + 1) % len(hues)]
        leaf.wash(
            p.land(line, 1.0),
            hue,
            mix(hue, hues[step % len(hues)], 0.6),
            density=(0.7, 1.0),
            ragged=1.2,
            flow=1.0,
            opacity=0.82,
        )
        if step == 2:
            spatter(p, leaf, hues[2], 22, (low - 0.2, 1.0))
        p.show(leaf, 0.12 + 0.1 * step)
    leaf = p.leaf(-0.05, 1.0)
    sun(
        p,
        leaf,
        p.x(p.pick(0.7, 0.85)),
        p.y(low * 0.66),
        p.short * (0.2 if not p.wordy else 0.13),
        p.palette["sun"][4 if p.night else 1],
    )
    p.show(leaf, 0.1)


def _rounds(p: Painting, hues: list[str]) -> None:
    edge = p.wordy
    for step in range(3):
        leaf = p.leaf(-0.08, 1.1)
        for _ in range(5):
            turn = p.pick(0, 2 * np.pi)
            reach = p.pick(0.44, 0.5) if edge else p.pick(0.05, 0.4)
            x, y = p.x(0.5 + reach * np.cos(turn)), p.y(0.5 + min(reach, 0.4) * np.sin(turn))
            size = p.short * p.pick(0.16, 0.5) * (0.6 if edge else 1.0)
            hue = hues[int(p.rng.integers(len(hues)))]
            leaf.wash(
                p.blob(x, y, size, size, 13, 0.06),
                hue,
                mix(hue, hues[(step + 1) % len(hues)], 0.5),
                density=(0.6, 0.9),
                ragged=1.2,
                flow=1.1,
                edge=0.6,
                opacity=0.75,
            )
        spatter(p, leaf, hues[step], 10, (0.05, 0.95))
        p.show(leaf, 0.12 + 0.12 * step, sway_px=p.short * 0.004 / p.page.scale, phase=2.0 * step)


def _harmony(p: Painting) -> tuple[str, ...]:
    sets = (
        ("#8FB8DE", "#F4C8A8", "#E0826A", "#5A86B8"),
        ("#A8CFA8", "#F2DDA0", "#5A9A86", "#E8A45A"),
        ("#C9B4DE", "#F5C6CE", "#8A6AB8", "#E88AA0"),
        ("#A8D0D8", "#F6E3B8", "#3F8A9A", "#F0A860"),
    )
    return sets[int(p.rng.integers(len(sets)))]
