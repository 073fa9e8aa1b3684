"""A sheet whose drawings spill light around themselves, for shared parts that draw plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import skia

from aiprod.media.pictures.layers import RasterLayer
from aiprod.providers.visuals.kit.sheet import Sheet

_AROUND = 3.0


class LitSheet(Sheet):
    """Passes drawings on to another sheet, each with a glow of its own colours that reaches about ``reach_px``."""

    def __init__(self, sheet: Sheet, reach_px: float) -> None:
        self._sheet, self._reach_px = sheet, max(reach_px, 1.0)

    def draw(
        self, box: tuple[float, float, float, float], draw: Callable[[skia.Canvas], None], **placement: Any
    ) -> RasterLayer | None:
        reach = self._reach_px
        x, y, width, height = box
        around = _AROUND * reach
        inside = skia.Rect.MakeXYWH(*box)

        def lit(canvas: skia.Canvas) -> None:
            for strength in (0.9, 0.0):
                blur = skia.Paint(ImageFilter=skia.ImageFilters.Blur(reach, reach), Alphaf=strength)
                canvas.saveLayer(None, blur if strength else None)
                canvas.clipRect(inside)
                draw(canvas)
                canvas.restore()

        grown = (x - around, y - around, width + 2 * around, height + 2 * around)
        return self._sheet.draw(grown, lit, **placement)
