"""What the text names, each shape of it a small wash in its own colour."""

from __future__ import annotations

from typing import Any

import numpy as np

from aiprod.providers.visuals.kit.things import LIT, TONES, Part, group, width_of
from aiprod.providers.visuals.kit.things.habits import DWELLINGS, Ground, Habit, cast
from aiprod.providers.visuals.painters.watercolor.air import soft_disc
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, stroke

_SCALE = 1.25
"""A painting is a little lower than the frame whose share a thing's height is."""
_SPEED = {"train": 0.09, "bus": 0.03, "car": 0.045, "plane": 0.035, "ship": 0.01, "boat": 0.008, "submarine": 0.015}
"""What goes its own way, in widths of the painting a second."""
_DRIVEN = ("train", "bus", "car", "bicycle")
_BURNING = ("campfire", "fireplace")
_GLOWS = ("lamp", "fire")


def chosen(p: Painting, *grounds: Ground, most: int = 3) -> list[Habit]:
    """The subjects met on these grounds that the place has not painted its own way; none under many words."""
    if p.wordy:
        return []
    named = [subject for subject in p.intent.subjects if subject not in p.shown]
    return [habit for habit in cast(named, p.intent.place, most) if habit.ground in grounds]


def stand(p: Painting, level: float, *grounds: Ground, depth: float = 0.38, middle: float = 0.5) -> None:
    """Put what is named on layers of their own, with feet at ``level`` of the painting, to both sides of ``middle``.

    Others stand before the buildings.
    """
    side = 1 if p.rng.random() < 0.5 else -1
    found = sorted(chosen(p, *grounds), key=lambda habit: habit.name not in DWELLINGS)
    built = any(habit.name in DWELLINGS for habit in found)
    if "land" in grounds and p.intent.place != "city" and (p.shows("road") or any(h.name in _DRIVEN for h in found)):
        _lay_way(p, level, depth, rails=any(habit.name == "train" for habit in found))
    for index, habit in enumerate(found):
        across = middle + side * ((0.12, -0.2, 0.32)[index] + p.pick(-0.03, 0.03))
        foot = level + (0.035 if built and habit.name not in DWELLINGS else 0.0)
        if habit.ground in ("air", "deep", "orbit"):
            foot = p.pick(0.48, 0.62) if habit.ground != "air" else max(p.pick(0.28, 0.4), _SCALE * habit.tall + 0.1)
            foot += 0.1 * index + (0.2 if p.titled else 0.0)
        show_thing(p, habit, across, foot, depth=depth, way=side if index % 2 else -side)


def _lay_way(p: Painting, level: float, depth: float, *, rails: bool) -> None:
    """A road or rails across the painting, for what drives there."""
    leaf = p.leaf(level - 0.1, level + 0.14)
    across = np.linspace(0.01, 0.99, 24)
    bend = 0.006 * np.sin(5 * across + p.pick(0, 6))
    colour = p.tone("#8A7F78" if rails else "#E3E8F0" if p.snowy else "#D9C6A4")
    line = [(p.x(x), p.y(level + 0.012 + dy)) for x, dy in zip(across, bend, strict=True)]
    wide = (0.035 if rails else 0.075) * p.short
    leaf.wash(stroke(line, [wide] * len(line)), colour, mix(colour, "#5A4A44", 0.35), density=(0.7, 1.0), ragged=1.0)
    p.show(leaf, depth)


def show_thing(p: Painting, habit: Habit, across: float, level: float, *, depth: float, way: int = 1) -> None:
    """One thing on a layer of its own, ``across`` and ``level`` shares of the painting; what can move does."""
    leaf = p.leaf(-0.1, 1.1)
    motion: dict[str, Any] = {}
    wide = (p.right - p.left) / p.page.scale
    speed = _SPEED.get(habit.name, 0.0)
    if speed:
        motion["drift_x_px_s"] = way * speed * wide
        across = min(max(across - way * 2.5 * speed, 0.14), 0.86)
    if habit.ground in ("water", "air", "deep", "orbit"):
        motion |= {"sway_px": 0.008 * p.short / p.page.scale, "sway_period_s": 6.0}
    if habit.name in ("balloon", "rocket", "lantern") and habit.ground in ("air", "orbit"):
        motion["drift_y_px_s"] = -0.006 * p.short / p.page.scale
    paint_thing(p, leaf, habit, p.x(across), p.y(level), way)
    p.show(leaf, depth, **motion)


def paint_thing(p: Painting, leaf: Leaf, habit: Habit, x: float, foot: float, way: int = 1) -> None:
    """Paint a thing standing on ``x, foot`` of the page, moved in where it would leave the painting.

    Lit windows and lamps shine in the evening.
    """
    room = _room(p)
    tall = tall_on(p, habit)
    half = 0.5 * tall * width_of(habit.name)
    x = min(max(x, p.left + half), p.right - half)
    if habit.ground in ("land", "indoors") and habit.many == 1:
        shade = soft_disc(x, foot, min(width_of(habit.name), 2.4) * tall * 0.9, 0.07 * tall)
        leaf.wash(shade, mix(p.tone("#4A4A5A"), p.ground()[1], 0.4), density=(0.5, 0.5), soft=8, edge=0, opacity=0.5)
    aloft = max(0.05 * room, 0.2 * room - 0.5 * tall) if habit.ground in ("air", "deep") else 0.0
    if habit.name in _BURNING:
        box = ((x - 0.25 * tall, foot - 1.2 * tall), (x + 0.25 * tall, foot - 0.1 * tall))
        (left, top), (right, low) = (
            ((a - p.left) / (p.right - p.left), (b - p.top) / (p.bottom - p.top)) for a, b in box
        )
        p.live("embers", 12, TONES["fire"], (left, top, right, low), 0.008, opacity=0.9, depth=0.38)
    for parts in group(habit.name, x, foot, tall, way, habit.many, p.rng, aloft_px=aloft):
        paint_parts(p, leaf, habit, parts, tall)


def tall_on(p: Painting, habit: Habit) -> float:
    """The height of a thing in this painting, pixels of the page."""
    return min(_SCALE * habit.tall * _room(p), 0.56 * (p.right - p.left) / width_of(habit.name))


def _room(p: Painting) -> float:
    return min(p.bottom - p.top, 0.7 * (p.right - p.left))


def paint_parts(p: Painting, leaf: Leaf, habit: Habit, parts: list[Part], tall: float) -> None:
    """Wash the parts of one thing that is ``tall`` pixels high."""
    lit = [part.path.getBounds() for part in parts if part.tone in _GLOWS]
    if lit and p.dark and habit.ground not in ("orbit", "air"):
        middle = lit[0].centerX(), lit[0].centerY()
        reach = min(1.6 * tall, 2 * (p.bottom - middle[1]))
        leaf.wash(soft_disc(*middle, reach, reach), "#FFE08A", density=(0.4, 0.4), soft=30, edge=0, opacity=0.5)
    for tone, path in parts:
        glows = tone in _GLOWS or (p.dark and tone in LIT and habit.ground != "orbit")
        glows = glows and (tone == "fire" or p.dark or p.intent.weather == "storm")
        colour = "#FFC94A" if glows and tone == "glass" else TONES[tone]
        if tone == "lamp" and not glows and habit.name == "lamp":
            colour = TONES["white"]
        if not glows and habit.ground != "orbit":
            colour = p.tone(colour)
        dark = mix(colour, "#B06A1E" if glows else "#2A1E2E", 0.3)
        fine = min(1.0, tall / (0.3 * p.short))
        leaf.wash(path, mix(colour, "#FFF6E0", 0.12), dark, density=(0.8, 1.15), ragged=0.35 + 0.35 * fine, edge=0.45)
