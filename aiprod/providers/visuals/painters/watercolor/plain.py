"""The picture without a place: washes for their own sake, light where words will stand."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.icons import GRID, icon, icons_for
from aiprod.providers.visuals.kit.things import NAMES, thing, width_of
from aiprod.providers.visuals.kit.things.habits import Habit
from aiprod.providers.visuals.painters.watercolor.air import spatter
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.motifs import sun
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, smooth, stroke
from aiprod.providers.visuals.painters.watercolor.things import paint_parts


def abstract(p: Painting) -> None:
    """Bands, rounds, drops or sprigs of colour, whichever the seed takes."""
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
    emblem = None if p.wordy else _emblem(p)
    if emblem:
        _sprigs(p, hues)
        _paint_emblem(p, hues, emblem)
        return
    (_bands, _rounds, _sprigs, _drops)[int(p.rng.integers(4))](p, hues)


def _emblem(p: Painting) -> str | None:
    """What the text names that can be shown by itself: a thing, else an icon."""
    drawn = next((subject for subject in p.intent.subjects if subject in NAMES), None)
    return drawn or next(iter(icons_for(p.intent.subjects)), None)


def _paint_emblem(p: Painting, hues: list[str], name: str) -> None:
    """A round wash in the middle and the emblem on it."""
    leaf = p.leaf(-0.08, 1.1)
    x, y, size = p.x(0.5), p.y(0.56 if p.titled else 0.5), (0.6 if p.titled else 0.74) * p.short
    round_wash = p.blob(x, y, 1.2 * size, size, 15, 0.05)
    leaf.wash(round_wash, mix(hues[1], "#FFFDF4", 0.3), hues[0], density=(0.5, 0.7), soft=6, ragged=1.4, flow=1.1)
    p.show(leaf, 0.2)
    leaf = p.leaf(-0.08, 1.1)
    if name in NAMES:
        tall = min(0.62 * size, 0.9 * size / width_of(name))
        paint_parts(p, leaf, Habit(name, "table", 0.0), thing(name, x, y + tall / 2, tall), tall)
    else:
        side = 0.52 * size
        inked = skia.Path(icon(name))
        inked.transform(skia.Matrix.Translate(x - side / 2, y - side / 2).preScale(side / GRID, side / GRID))
        ink = p.tone(hues[3])
        leaf.wash(inked, mix(ink, "#2A2438", 0.2), mix(ink, "#2A2438", 0.55), ragged=0.4, edge=0.4)
    p.show(leaf, 0.36, sway_px=p.short * 0.006 / p.page.scale)


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
    if p.wordy:
        return
    leaf = p.leaf(-0.05, 1.0)
    sun(p, leaf, p.x(p.pick(0.7, 0.85)), p.y(low * 0.66), p.short * 0.2, p.palette["sun"][4 if p.night else 1])
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


def _sprigs(p: Painting, hues: list[str]) -> None:
    """Twigs that grow in from the corners, leaf by leaf, and leave the middle bare."""
    for step in range(3):
        leaf = p.leaf(-0.08, 1.1)
        for corner in range(4):
            right, low = corner % 2, corner // 2
            foot = (right + (0.5 - right) * p.pick(0.0, 0.5), low + (0.5 - low) * p.pick(0.0, 0.3))
            turn = np.arctan2(0.5 - low, 0.5 - right) + p.pick(-0.9, 0.9)
            _sprig(
                p,
                leaf,
                foot,
                float(turn),
                p.short * (p.pick(0.24, 0.42) if p.wordy else p.pick(0.4, 0.66)),
                hues[(step + corner) % len(hues)],
            )
        if step == 1:
            spatter(p, leaf, hues[2], 16, (0.03, 0.97))
        p.show(leaf, 0.1 + 0.14 * step, sway_px=p.short * 0.005 / p.page.scale, phase=1.3 * step)


def _sprig(p: Painting, leaf: Leaf, foot: tuple[float, float], turn: float, long: float, hue: str) -> None:
    bend, count = p.pick(-0.7, 0.7), int(p.rng.integers(6, 11))
    x, y = p.x(foot[0]), p.y(foot[1])
    spots = []
    for t in np.linspace(0, 1, count):
        way = turn + bend * float(t)
        spots.append((x, y, way))
        x, y = x + np.cos(way) * long / count, y + np.sin(way) * long / count
    dark = mix(hue, "#2A3A34", 0.45)
    leaf.wash(stroke([(a, b) for a, b, _ in spots], list(np.linspace(0.012, 0.004, count) * p.short)), dark, ragged=0.4)
    for index, (a, b, way) in enumerate(spots[1:], 1):
        size = long * 0.3 * (1 - 0.45 * index / count) * p.pick(0.8, 1.15)
        for side in (-1, 1) if index < count - 1 else (0,):
            lean = way + side * p.pick(0.7, 1.0)
            ring = [(0.0, 0.0), (0.35, 0.2), (0.75, 0.14), (1.0, 0.0), (0.75, -0.14), (0.35, -0.2)]
            shape = [
                (a + size * (u * np.cos(lean) - v * np.sin(lean)), b + size * (u * np.sin(lean) + v * np.cos(lean)))
                for u, v in ring
            ]
            tone = mix(hue, "#FFF6E0", p.pick(0.0, 0.3))
            leaf.wash(smooth(shape), tone, dark, density=(0.6, 0.95), ragged=0.7, edge=0.5, flow=1.0, opacity=0.85)


def _drops(p: Painting, hues: list[str]) -> None:
    """Paint dropped into water: blooms with runs that reach out of them."""
    for step in range(3):
        leaf = p.leaf(-0.08, 1.1)
        for _ in range(3):
            side = p.pick(0.02, 0.26) if p.rng.random() < 0.5 else p.pick(0.74, 0.98)
            x = side if p.wordy else p.pick(0.1, 0.9)
            y, size = p.pick(0.12, 0.88), p.short * p.pick(0.22, 0.42)
            hue = hues[int(p.rng.integers(len(hues)))]
            bloom = p.blob(p.x(x), p.y(y), size * p.flatness, size, 17, 0.3)
            leaf.wash(bloom, hue, mix(hue, hues[0], 0.4), density=(0.8, 0.6), soft=9, ragged=1.8, flow=1.5, edge=0.5)
            for turn in p.rng.uniform(0, 2 * np.pi, 5):
                reach = size * p.pick(0.5, 0.9)
                tip = (p.x(x) + reach * np.cos(turn), p.y(y) + reach * np.sin(turn))
                run = stroke([(p.x(x), p.y(y)), tip], [0.09 * size, 0.015 * size])
                leaf.wash(run, hue, density=(0.7, 0.5), soft=3, ragged=1.6, flow=1.2, opacity=0.6)
        spatter(p, leaf, hues[step], 14, (0.03, 0.97))
        p.show(leaf, 0.1 + 0.12 * step, sway_px=p.short * 0.006 / p.page.scale, phase=2.0 * step)


def _harmony(p: Painting) -> tuple[str, ...]:
    sets = (
        ("#8FB8DE", "#F4C8A8", "#E0826A", "#5A86B8"),
        ("#A8CFA8", "#F2DDA0", "#5A9A86", "#E8A45A"),
        ("#C9B4DE", "#F5C6CE", "#8A6AB8", "#E88AA0"),
        ("#A8D0D8", "#F6E3B8", "#3F8A9A", "#F0A860"),
    )
    return sets[int(p.rng.integers(len(sets)))]
