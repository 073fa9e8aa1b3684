"""The shade of a twig on the page, that stirs as in a light wind: life for pages of words and numbers alone."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.providers.visuals.painters.minimal.planes import add_line

_ALPHA = 0.1
_TWIGS = 2
_SWAY_S = 6.5


def cast_shade(page: Page) -> None:
    """Twigs that reach in from the upper corner over the headline; in winter they are bare."""
    rng = stream(page.request.seed, "shade")
    right = page.words[0] > page.width / 3
    for index in range(_TWIGS):
        path = _twig(rng, 62 * page.unit, leaves=page.intent.season != "winter")
        turn = float(rng.uniform(4, 12)) + 17 * index
        view = skia.Matrix.Translate(page.width if right else 0.0, -4 * page.unit)
        view.preScale(-1 if right else 1, 1)
        view.preRotate(turn)
        path.transform(view)
        _cast(page, path, index)


def _cast(page: Page, path: skia.Path, index: int) -> None:
    soft = solid(page.ink, _ALPHA, blur_px=(0.18 + 0.22 * index) * page.unit)
    bounds = path.getBounds().makeOutset(4 * page.unit, 4 * page.unit)
    page.sheet.draw(
        (bounds.left(), bounds.top(), bounds.width(), bounds.height()),
        lambda canvas: canvas.drawPath(path, soft),
        depth=0.3 + 0.25 * index,
        sway_px=(0.7 + 0.35 * index) * page.unit,
        sway_period_s=_SWAY_S + index,
        phase=0.3 * index,
    )


def _twig(rng: np.random.Generator, long: float, leaves: bool) -> skia.Path:
    """A bent stem from the origin to the right, with its leaves, as one outline."""
    path = skia.Path()
    along = np.linspace(0, 1, 24)
    bend = float(rng.uniform(-0.12, 0.18))
    xs, ys = long * along, long * bend * along**2
    half = 0.006 * long * (1.1 - along)
    edges = np.vstack([np.column_stack([xs, ys - half]), np.column_stack([xs, ys + half])[::-1]])
    add_line(path, edges, close=True)
    for place in np.linspace(0.25, 0.98, 9 if leaves else 6):
        side = 1 if rng.integers(2) else -1
        x, y = long * place, long * bend * place**2
        lean = side * float(rng.uniform(28, 62))
        leaf = _leaf(long * float(rng.uniform(0.13, 0.19))) if leaves else _bare(long * float(rng.uniform(0.1, 0.2)))
        leaf.transform(skia.Matrix.Translate(x, y).preRotate(lean + math.degrees(2 * bend * place)))
        path.addPath(leaf)
    return path


def _leaf(long: float) -> skia.Path:
    leaf = skia.Path()
    leaf.moveTo(0, 0)
    leaf.cubicTo(0.2 * long, -0.26 * long, 0.62 * long, -0.2 * long, long, 0)
    leaf.cubicTo(0.62 * long, 0.2 * long, 0.2 * long, 0.26 * long, 0, 0)
    return leaf


def _bare(long: float) -> skia.Path:
    return skia.Path().addRect(skia.Rect.MakeXYWH(0, -0.02 * long, long, 0.04 * long))
