"""The compositor: a layer stack and a frame number in, the frame's planes out.

Layers are cropped, premultiplied and split into planes once. Each frame moves the boxes that are seen and blends them;
what did not move since the last frame is kept. The pixels depend on the arguments only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aiprod.media.pictures.bars import bar_px, blacken_bars
from aiprod.media.pictures.blend import lay_over, lay_screen
from aiprod.media.pictures.camera import pose_at, travel_px
from aiprod.media.pictures.frames import I420Array
from aiprod.media.pictures.layers import Entrance, LayerStack, Life, RasterLayer
from aiprod.media.pictures.moving import Placement, Window, pixels_of, windows_of
from aiprod.media.pictures.sprites import Sprite
from aiprod.media.pictures.swarms import Swarms
from aiprod.media.pictures.yuv import Planes, PremultipliedPlanes, colour_of, new_frame, planes, split_premultiplied
from aiprod.plan import Camera, Canvas

VERSION = 3
_INVISIBLE = 0.002
_STEP_PX = 1 / 8
"""A slow layer moves by such steps: nobody sees them, and between two of them it need not be drawn anew."""

_COARSE_PX = 32
"""What hides is cut down to such multiples, so that what it hides is not cut differently in every frame."""


class _View(NamedTuple):
    """A sprite in one frame and the windows through which it is seen: none while it is not shown."""

    sprite: Sprite
    placed: Placement
    windows: tuple[Window, ...]


_HIDDEN = Placement(1.0, 0.0, 0.0, opacity=0.0)


class Compositor:
    """Draws frame ``n`` of a scene of ``frames`` frames; ``n`` may run past the end, for a crossfade.

    The array of one call is overwritten by the next. Not thread safe.
    """

    def __init__(
        self, stack: LayerStack, elements: Sequence[Sprite | Life], camera: Camera, canvas: Canvas, frames: int
    ) -> None:
        """``elements`` are those of ``make_sprites`` for the same stack, camera and canvas."""
        self._camera, self._frames, self._rate = camera, frames, canvas.rate
        self._width, self._height = canvas.width_px, canvas.height_px
        self._zoom = canvas.width_px / stack.width_px
        self._elements = elements
        self._frame = new_frame(self._width, self._height)
        self._bar = bar_px(stack.letterbox, self._width, self._height)
        whole = Window(0, self._bar, self._width, self._height - self._bar, solid=True)
        self._picture = whole.of(planes(self._frame))
        height, width = self._picture.y.shape
        self._within = [_within(element, self._zoom, self._bar, width, height) for element in elements]
        self._background = colour_of(stack.background)
        self._vignette = _vignette(whole, self._height, stack.vignette) if stack.vignette else None
        self._swarms = Swarms(self._picture.y.shape[1], self._picture.y.shape[0])
        self._moved: dict[int, tuple[object, list[PremultipliedPlanes | Planes]]] = {}
        self._base = Planes(*(np.empty_like(plane) for plane in self._picture))
        self._base_views: list[_View | None] = []
        self._last_views: list[_View | None] = []

    def frame(self, n: int) -> I420Array:
        """Frame ``n``; letterbox bars are black."""
        at_s = self._rate.seconds(n)
        views = self._views(n, at_s)
        start = len(self._base_views) if views[: len(self._base_views)] == self._base_views else 0
        still = _common(views, self._last_views)
        blacken_bars(self._frame, self._bar)
        for plane, kept, value in zip(self._picture, self._base, self._background, strict=True):
            plane[:] = kept if start else value
        for index in range(start, len(views)):
            element, view = self._elements[index], views[index]
            if isinstance(element, Life):
                within = self._within[index]
                scale, tx, ty = self._pose(n / max(1, self._frames - 1), element.depth)
                pose = scale, tx - within.left, ty - within.top
                self._swarms.draw(within.of(self._picture), element, pose, self._zoom, at_s)
            elif view is not None:
                self._draw(index, view)
            if index + 1 == still:
                self._keep(views[:still])
        if self._vignette is not None:
            lay_over(self._picture, self._vignette)
        self._last_views = views
        return self._frame

    def _keep(self, views: list[_View | None]) -> None:
        """Everything up to here did not move since the last frame; perhaps it does not until the next."""
        for kept, plane in zip(self._base, self._picture, strict=True):
            kept[:] = plane
        self._base_views = views

    def _views(self, n: int, at_s: float) -> list[_View | None]:
        """How each element is seen; None for life, which is never the same."""
        views: list[_View | None] = []
        hiding: list[Window] = []
        height, width = self._picture.y.shape
        for element, within in zip(reversed(self._elements), reversed(self._within), strict=True):
            if isinstance(element, Life):
                views.append(None)
                continue
            placed = self._place(element, n, at_s)
            if placed is None:
                views.append(_View(element, _HIDDEN, ()))
                continue
            windows = windows_of(element, placed, within)
            views.append(_View(element, placed, tuple(_seen(windows, hiding))))
            hiding.extend(coarse for window in windows if window.solid and (coarse := _coarse(window, width, height)))
        return views[::-1]

    def _place(self, sprite: Sprite, n: int, at_s: float) -> Placement | None:
        layer, entrance = sprite.layer, sprite.layer.entrance
        shown = _entered(entrance, at_s)
        if shown <= 0 or (layer.until_s is not None and at_s >= layer.until_s):
            return None
        wipes = entrance is not None and entrance.wipe is not None
        opacity = layer.opacity * _pulse(layer, at_s) * (1.0 if wipes else shown)
        if opacity <= _INVISIBLE:
            return None
        sway = layer.sway_px * math.sin(2 * math.pi * (at_s / layer.sway_period_s + layer.phase))
        step = _STEP_PX / self._zoom
        dx, dy = (step * round(way / step) for way in (layer.drift_x_px_s * at_s + sway, layer.drift_y_px_s * at_s))
        if entrance is not None:
            dx, dy = dx + entrance.from_dx * (1 - shown), dy + entrance.from_dy * (1 - shown)
        scale, tx, ty = self._pose(self._progress(n, layer.depth), layer.depth)
        x, y = scale * (sprite.x + self._zoom * dx) + tx, scale * (sprite.y + self._zoom * dy) + ty
        return Placement(scale, x, y, opacity, shown if wipes else 1.0)

    def _pose(self, progress: float, depth: float) -> tuple[float, float, float]:
        """The scale and shift of a layer, in pixels of the picture between the bars."""
        pose = pose_at(self._camera, progress, depth, self._width, self._height)
        scale, tx, ty = pose.matrix(self._width, self._height)
        return scale, tx, ty - self._bar

    def _progress(self, n: int, depth: float) -> float:
        """How much of the scene has passed, in steps for a layer so slow that it would show the same for frames."""
        last = max(1, self._frames - 1)
        steps = math.ceil(travel_px(self._camera, depth, self._width, self._height) / _STEP_PX)
        return round(n / last * steps) / steps if 0 < 2 * steps < last else n / last

    def _draw(self, index: int, view: _View) -> None:
        sprite, placed, windows = view
        if not windows:
            self._moved.pop(index, None)
            return
        key = (placed.scale, placed.x, placed.y, placed.uncovered, windows)
        if index not in self._moved or self._moved[index][0] != key:
            self._moved[index] = key, [pixels_of(sprite, placed, window) for window in windows]
        for window, pixels in zip(windows, self._moved[index][1], strict=True):
            target = window.of(self._picture)
            if isinstance(pixels, Planes):
                for plane, shown in zip(target, pixels, strict=True):
                    plane[:] = shown
            elif sprite.layer.blend == "screen":
                lay_screen(target, pixels, placed.opacity)
            else:
                lay_over(target, pixels, placed.opacity)


def _within(element: Sprite | Life, zoom: float, bar: int, width: int, height: int) -> Window:
    """The part of the picture in which an element is seen."""
    box = element.within if isinstance(element, Life) else element.layer.within
    if box is None:
        return Window(0, 0, width, height, solid=False)
    left, right = (min(max(0, 2 * round(zoom * edge / 2)), width) for edge in (box[0], box[0] + box[2]))
    top, bottom = (min(max(0, 2 * round((zoom * edge - bar) / 2)), height) for edge in (box[1], box[1] + box[3]))
    return Window(left, top, right, bottom, solid=False)


def _seen(windows: Sequence[Window], hiding: Sequence[Window]) -> list[Window]:
    seen = []
    for window in windows:
        left: Window | None = window
        for upper in hiding:
            left = left.under(upper) if left is not None else None
        if left is not None:
            seen.append(left)
    return seen


def _coarse(window: Window, width: int, height: int) -> Window | None:
    """A window cut down to coarse edges, where they are not the picture's own."""
    left, top = (-(-edge // _COARSE_PX) * _COARSE_PX for edge in (window.left, window.top))
    right = window.right if window.right == width else window.right // _COARSE_PX * _COARSE_PX
    bottom = window.bottom if window.bottom == height else window.bottom // _COARSE_PX * _COARSE_PX
    return Window(left, top, right, bottom, solid=True) if left < right and top < bottom else None


def _common(views: Sequence[_View | None], others: Sequence[_View | None]) -> int:
    """How many views from the back are the same, none of them None."""
    count = 0
    for view, other in zip(views, others, strict=False):
        if view is None or view != other:
            break
        count += 1
    return count


def _entered(entrance: Entrance | None, at_s: float) -> float:
    """How far a layer has come in, 0 to 1, easing out."""
    if entrance is None:
        return 1.0
    if entrance.seconds == 0:
        return 1.0 if at_s >= entrance.at_s else 0.0
    share = min(1.0, max(0.0, (at_s - entrance.at_s) / entrance.seconds))
    return 1.0 - (1.0 - share) ** 3


def _pulse(layer: RasterLayer, at_s: float) -> float:
    if layer.pulse == 0:
        return 1.0
    wave = 0.5 - 0.5 * math.cos(2 * math.pi * (at_s / layer.pulse_period_s + layer.phase))
    return 1.0 - layer.pulse * wave


def _vignette(picture: Window, height: int, strength: float) -> PremultipliedPlanes:
    """Black to lay over the picture: none in the middle, more towards the frame's corners."""
    x = np.linspace(-1, 1, picture.right, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[picture.top : picture.bottom, None]
    distance = np.clip((x * x + y * y) / 2, 0, 1)
    black = np.zeros((*distance.shape, 4), np.uint8)
    black[:, :, 3] = np.rint(255 * strength * 0.85 * distance * distance * (3 - 2 * distance))
    return split_premultiplied(black)
