"""The brush: a shape becomes a wash with ragged, darkened edges, settled pigment and colours bleeding into each other.

Pigment absorbs light as in the Beer-Lambert law: paper seen through density d of a pigment is exp(-d k), where k is
the absorption that gives the pigment's own colour at density 1. So thin washes glow and thick ones deepen.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import blurred
from aiprod.providers.visuals.kit.colour import parse
from aiprod.providers.visuals.kit.paper import Field, cloudy, tooth

WORK_PX = 864
"""Washes are soft: above this size of the frame's short side they are painted smaller and enlarged."""


class Page:
    """The shared paper: its relief and its noise, in work pixels. ``unit`` is 1/1000 of the frame's short side."""

    def __init__(self, rng: np.random.Generator, width_px: int, height_px: int) -> None:
        self.rng = rng
        self.scale = min(1.0, WORK_PX / min(width_px, height_px))
        self.width, self.height = round(width_px * self.scale), round(height_px * self.scale)
        self.unit = min(self.width, self.height) / 1000
        shape = (self.height, self.width)
        reserve = (self.height + self.height // 3, self.width + self.width // 3)
        self.relief = tooth(rng, shape, max(2.6 * self.unit, 1.5))
        # An edge has no detail finer than a few pixels, so its noise is made at half the size.
        small = cloudy(rng, (reserve[0] // 2, reserve[1] // 2), max(15 * self.unit, 4), 4) - 0.5
        self._ragged = np.asarray(cv2.resize(small, reserve[::-1], interpolation=cv2.INTER_LINEAR), np.float32)
        self._flow = cloudy(rng, reserve, max(300 * self.unit, 8), 4) - 0.5

    def ragged(self, shape: tuple[int, int]) -> Field:
        """Noise for an edge, about -0.5..0.5."""
        return self._cut(self._ragged, shape)

    def flow(self, shape: tuple[int, int]) -> Field:
        """Noise for the slow movement of water, about -0.5..0.5."""
        return self._cut(self._flow, shape)

    def _cut(self, field: Field, shape: tuple[int, int]) -> Field:
        top = int(self.rng.integers(0, field.shape[0] - shape[0] + 1))
        left = int(self.rng.integers(0, field.shape[1] - shape[1] + 1))
        cut = field[top : top + shape[0], left : left + shape[1]]
        return cut[:, ::-1] if self.rng.random() < 0.5 else cut


class Leaf:
    """One layer of paint over the box ``x0, y0, x1, y1`` of a page, in work pixels."""

    def __init__(self, page: Page, box: tuple[float, float, float, float]) -> None:
        self.page = page
        self.x0, self.y0 = max(int(box[0]), 0), max(int(box[1]), 0)
        self.x1, self.y1 = min(int(box[2]) + 1, page.width), min(int(box[3]) + 1, page.height)
        shape = (max(self.y1 - self.y0, 1), max(self.x1 - self.x0, 1))
        self._colour = np.zeros((*shape, 3), np.float32)
        self._alpha = np.zeros(shape, np.float32)

    def wash(
        self,
        path: skia.Path,
        top: str,
        bottom: str | None = None,
        *,
        density: tuple[float, float] = (1.0, 1.0),
        ragged: float = 1.0,
        soft: float = 0.0,
        edge: float = 0.45,
        flow: float = 0.7,
        opacity: float = 1.0,
    ) -> None:
        """Fill ``path`` (work pixels of the page) from colour ``top`` to ``bottom``.

        ``density`` is the amount of pigment at the top and the bottom; ``ragged`` scales the wobble of the edge,
        ``soft`` its width in units; ``edge`` the dark rim where the wash dried; ``flow`` the unevenness.
        """
        unit = self.page.unit
        reach = (10 + 3 * soft) * unit * max(ragged, 0.4)
        area = self._area(path.getBounds(), reach)
        if area is None:
            return
        x, y, width, height = area
        cover = self._cover(path, area, ragged, soft)
        flowing = self.page.flow((height, width))
        ramp = self._ramp(path.getBounds(), y, height)
        thick = (density[0] + (density[1] - density[0]) * ramp) * (1 + flow * 1.3 * flowing)
        thick *= 1 + 0.2 * self.page.relief[y : y + height, x : x + width]
        if edge:
            # Water carries pigment outwards, so a drying wash leaves a rim, and a tide line where it met wetter paint.
            near = max(6 * unit * (1 + 0.2 * soft), 0.8)
            thick += edge * 1.5 * density[1] * np.clip(cover - _softened(_bytes(cover), near), 0, 1)
            thick += 0.16 * edge * density[1] * cv2.exp(-np.square((flowing - 0.07) * (1 / 0.012)))
        mix = np.clip(ramp + 1.1 * self.page.flow((height, width)), 0, 1)
        self._lay(area, _through(thick, mix, top, bottom or top), cover * opacity)

    def rgba(self) -> RgbaArray:
        """The paint so far at frame scale: (height, width, 4) uint8, straight alpha."""
        share = 255 / np.maximum(self._alpha, 1e-4)
        colour = cv2.convertScaleAbs(cv2.multiply(self._colour, cv2.merge([share, share, share])))
        result = np.asarray(cv2.merge([*cv2.split(colour), _bytes(self._alpha)]), np.uint8)
        if self.page.scale < 1:
            size = (round(result.shape[1] / self.page.scale), round(result.shape[0] / self.page.scale))
            result = np.asarray(cv2.resize(result, size, interpolation=cv2.INTER_CUBIC), np.uint8)
        return result

    def _area(self, bounds: skia.Rect, reach: float) -> tuple[int, int, int, int] | None:
        left, top = max(int(bounds.left() - reach), self.x0), max(int(bounds.top() - reach), self.y0)
        right, bottom = min(int(bounds.right() + reach) + 1, self.x1), min(int(bounds.bottom() + reach) + 1, self.y1)
        return (left, top, right - left, bottom - top) if right - left > 1 and bottom - top > 1 else None

    def _cover(self, path: skia.Path, area: tuple[int, int, int, int], ragged: float, soft: float) -> Field:
        x, y, width, height = area
        mask = np.zeros((height, width), np.uint8)
        surface = skia.Surface(mask, colorType=skia.kAlpha_8_ColorType)
        canvas = surface.getCanvas()
        canvas.translate(-x, -y)
        canvas.drawPath(path, skia.Paint(AntiAlias=True))
        inside = _softened(mask, max((4.6 * ragged + soft) * self.page.unit, 0.5))
        inside += (3.6 * min(ragged, 1.4)) * self.page.ragged((height, width)) * inside * (1 - inside)
        half = 0.09 + min(0.4, 0.03 * soft)
        step = np.clip((inside - (0.5 - half)) / (2 * half), 0, 1)
        return np.asarray(step * step * (3 - 2 * step), np.float32)

    def _ramp(self, bounds: skia.Rect, y: int, height: int) -> Field:
        rows = (np.arange(y, y + height, dtype=np.float32) - bounds.top()) / max(bounds.height(), 1)
        return np.asarray(np.clip(rows, 0, 1)[:, None], np.float32)

    def _lay(self, area: tuple[int, int, int, int], colour: Field, alpha: Field) -> None:
        x, y, width, height = area
        rows, columns = slice(y - self.y0, y - self.y0 + height), slice(x - self.x0, x - self.x0 + width)
        keep = 1 - alpha
        self._alpha[rows, columns] = alpha + self._alpha[rows, columns] * keep
        under = self._colour[rows, columns]
        under *= keep[:, :, None]
        under += colour * alpha[:, :, None]


def _softened(mask: npt.NDArray[np.uint8], sigma_px: float) -> Field:
    """The mask blurred, 0..1. Narrow blurs are made on bytes, which is several times faster."""
    if sigma_px > 8:
        return np.asarray(blurred(mask.astype(np.float32) * (1 / 255), sigma_px), np.float32)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), sigma_px).astype(np.float32) * (1 / 255), np.float32)


def _bytes(plane: Field) -> npt.NDArray[np.uint8]:
    return cv2.convertScaleAbs(plane, alpha=255).astype(np.uint8, copy=False)


def _through(thick: Field, mix: Field, top: str, bottom: str) -> Field:
    """Paper seen through the pigments: (height, width, 3) float32 in 0..1."""
    first, second = _absorption(top), _absorption(bottom)
    return np.asarray(
        cv2.merge([cv2.exp(-thick * (a + mix * (b - a))) for a, b in zip(first, second, strict=True)]), np.float32
    )


def _absorption(colour: str) -> npt.NDArray[np.float32]:
    return -np.log(np.maximum(np.asarray(parse(colour), np.float32), 0.02))
