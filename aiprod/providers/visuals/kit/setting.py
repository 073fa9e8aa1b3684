"""Blocks of words put on a sheet, one layer a line, so that the lines enter one after another."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from aiprod.media.pictures.layers import Entrance, Wipe
from aiprod.media.words.fitted import Align, Block
from aiprod.providers.visuals.kit.colour import Rgb
from aiprod.providers.visuals.kit.sheet import Sheet


@dataclass(frozen=True)
class Arrival:
    """When and how lines come in: the first after ``at_s``, each next ``step_s`` later, rising by ``rise`` ems."""

    at_s: float = 0.2
    step_s: float = 0.25
    seconds: float = 0.6
    rise: float = 0.35
    wipe: Wipe | None = None

    def line(self, index: int, size_px: float) -> Entrance:
        """The entrance of one line set at ``size_px``."""
        rise = 0.0 if self.wipe else self.rise * size_px
        return Entrance(at_s=self.at_s + index * self.step_s, seconds=self.seconds, from_dy=rise, wipe=self.wipe)

    def end_s(self, lines: int) -> float:
        """When the line after the last of ``lines`` may begin."""
        return self.at_s + lines * self.step_s


def set_block(
    sheet: Sheet,
    block: Block,
    x: float,
    y: float,
    colour: Rgb,
    arrival: Arrival,
    *,
    align: Align = "left",
    alpha: float = 1.0,
    halo: Rgb | None = None,
) -> float:
    """Set a block with its top at ``y`` and its left, centre or right at ``x``; the next free y in pixels comes back.

    ``halo`` is the colour of a soft light or shade behind the letters.
    """
    reach = 0.5 * block.size_px
    for index, line in enumerate(block.lines):
        wide = block.width_of(line)
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * wide
        top = y + index * block.line_px

        def draw(canvas: skia.Canvas, index: int = index, left: float = left) -> None:
            if halo is not None:
                for spread in (0.22, 0.09):
                    soft = skia.ImageFilters.Blur(block.size_px * spread, block.size_px * spread)
                    canvas.saveLayer(None, skia.Paint(ImageFilter=soft, Alphaf=0.75))
                    block.paint_line(canvas, index, left, y, halo)
                    canvas.restore()
            block.paint_line(canvas, index, left, y, colour, alpha=alpha)

        box = (left - reach, top - reach, wide + 2 * reach, block.line_px + 2 * reach)
        sheet.draw(box, draw, entrance=arrival.line(index, block.size_px))
    return y + block.height_px
