"""Blocks of words put on a sheet, one layer a line, so that the lines enter one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace

import skia

from aiprod.lettering import direction
from aiprod.media.pictures.layers import Entrance, Wipe
from aiprod.media.words.fitted import Align, Block
from aiprod.providers.visuals.kit.colour import Rgb
from aiprod.providers.visuals.kit.sheet import Sheet


@dataclass(frozen=True)
class Arrival:
    """When and how lines come in: the first after ``at_s``, each next ``step_s`` later, rising by ``rise`` ems.

    Where ``word_s`` is not 0 the words of a line come one by one, so many seconds apart.
    """

    at_s: float = 0.2
    step_s: float = 0.25
    seconds: float = 0.6
    rise: float = 0.35
    wipe: Wipe | None = None
    word_s: float = 0.0

    def line(self, index: int, size_px: float, word: int = 0) -> Entrance:
        """The entrance of one line set at ``size_px``, or of a word of it."""
        rise = 0.0 if self.wipe else self.rise * size_px
        at_s = self.at_s + index * self.step_s + word * self.word_s
        return Entrance(at_s=at_s, seconds=self.seconds, from_dy=rise, wipe=self.wipe)

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
    stressed: tuple[str, Rgb] | None = None,
    depth: float = 0.0,
) -> float:
    """Set a block with its top at ``y`` and its left, centre or right at ``x``; the next free y in pixels comes back.

    ``halo`` is the colour of a soft light or shade behind the letters; ``stressed`` a word that comes by itself, and
    its colour.
    """
    reach = 0.5 * block.size_px
    for index, line in enumerate(block.lines):
        wide = block.width_of(line)
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * wide
        top = y + index * block.line_px
        for word, (part, start) in enumerate(_parts(block, line, arrival)):
            own = replace(block, lines=(part,))
            ink = stressed[1] if stressed and part == stressed[0] else colour

            def draw(
                canvas: skia.Canvas, own: Block = own, at: float = left + start, top: float = top, ink: Rgb = ink
            ) -> None:
                if halo is not None:
                    for spread in (0.22, 0.09):
                        soft = skia.ImageFilters.Blur(block.size_px * spread, block.size_px * spread)
                        canvas.saveLayer(None, skia.Paint(ImageFilter=soft, Alphaf=0.75))
                        own.paint_line(canvas, 0, at, top, halo)
                        canvas.restore()
                own.paint_line(canvas, 0, at, top, ink, alpha=alpha)

            box = (left + start - reach, top - reach, own.width_px + 2 * reach, block.line_px + 2 * reach)
            sheet.draw(box, draw, depth=depth, entrance=arrival.line(index, block.size_px, word))
    return y + block.height_px


def _parts(block: Block, line: str, arrival: Arrival) -> list[tuple[str, float]]:
    """What of a line comes in by itself, and how far right of its left edge; from the right lines come whole."""
    words = line.split(" ")
    if not arrival.word_s or any(direction(line)):
        return [(line, 0.0)]
    wide = block.width_of(line)
    return [(word, wide - block.width_of(" ".join(words[index:]))) for index, word in enumerate(words)]
