"""Words set on pictures: text broken and sized to fit a width, then painted line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import skia

from aiprod.assets import Word
from aiprod.lettering import directed, drawable, font_set
from aiprod.media.words.caption_words import Bit, bits, joined

Align = Literal["left", "centre", "right"]
Rgb = tuple[float, float, float]
_WIDE = 1e6
_LONGEST_WORD = 60
_KANA = re.compile("[\u3040-\u30ff]")


@dataclass(frozen=True)
class Block:
    """Text set in lines. ``line_px`` is the distance between baselines, ``tracking`` the extra space in ems."""

    lines: tuple[str, ...]
    font: Path
    size_px: float
    tracking: float = 0.0
    leading: float = 1.2

    @property
    def line_px(self) -> float:
        return self.size_px * self.leading

    @property
    def height_px(self) -> float:
        return self.line_px * len(self.lines)

    @property
    def width_px(self) -> float:
        return max((self.width_of(line) for line in self.lines), default=0.0)

    def width_of(self, line: str) -> float:
        """The advance of one line in pixels, without the space after its last letter."""
        return max(0.0, float(self._set(line, 0).MaxIntrinsicWidth) - self._spacing_px(line))

    def baseline(self, index: int) -> float:
        """The baseline of a line below the top of the block, in pixels."""
        return self.line_px * index + self.size_px * (0.38 + self.leading / 2)

    def paint_line(
        self,
        canvas: skia.Canvas,
        index: int,
        x: float,
        y: float,
        colour: Rgb,
        *,
        alpha: float = 1.0,
        align: Align = "left",
        shadow: float = 0.0,
    ) -> None:
        """Paint line ``index`` of a block whose top edge is ``y``; ``x`` is its left, centre or right by ``align``.

        ``shadow`` 0..1 is the strength of a soft dark halo, which keeps words legible on busy pictures.
        """
        line = self.lines[index]
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * self.width_of(line)
        if shadow:
            for spread, strength in ((0.28, 0.75), (0.07, 0.55)):
                soft = skia.Paint(
                    ImageFilter=skia.ImageFilters.Blur(self.size_px * spread, self.size_px * spread),
                    Alphaf=shadow * strength,
                )
                canvas.saveLayer(None, soft)
                self._paint(canvas, line, left, y + self.baseline(index), skia.ColorBLACK)
                canvas.restore()
        self._paint(canvas, line, left, y + self.baseline(index), skia.Color4f(*colour, alpha).toColor())

    def _paint(self, canvas: skia.Canvas, line: str, x: float, baseline: float, colour: int) -> None:
        paragraph = self._set(line, colour)
        paragraph.paint(canvas, x, baseline - float(paragraph.AlphabeticBaseline))

    def _spacing_px(self, line: str) -> float:
        """The space after each letter: none in scripts without capitals, whose letters join or carry signs."""
        return self.tracking * self.size_px if line.upper() != line.lower() else 0.0

    def _set(self, line: str, colour: int) -> Any:
        layout = skia.textlayout
        style = layout.TextStyle()
        fonts = font_set(self.font)
        style.setFontFamilies(fonts.families)
        style.setFontSize(self.size_px)
        style.setLetterSpacing(self._spacing_px(line))
        style.setColor(colour)
        if _KANA.search(line):
            style.setLocale("ja")
        paragraph_style = layout.ParagraphStyle()
        paragraph_style.setTextStyle(style)
        builder = layout.ParagraphBuilder.make(paragraph_style, fonts.collection, skia.Unicodes.ICU.Make())
        builder.pushStyle(style)
        builder.addText(directed(line))
        paragraph = builder.Build()
        paragraph.layout(_WIDE)
        return paragraph


def fit(
    text: str,
    font: Path,
    *,
    size_px: float,
    width_px: float,
    max_lines: int,
    height_px: float = _WIDE,
    tracking: float = 0.0,
    leading: float = 1.2,
) -> Block:
    """Break ``text`` into at most ``max_lines`` lines of near equal length, shrinking the size until they fit the box.

    A single word that is too wide shrinks the block until it fits, so the words never leave the box.
    """
    block = Block((), font, size_px, tracking, leading)
    words = [
        bit
        for token in drawable(font, text).split()
        for bit in bits(Word(text=token, start_s=0.0, end_s=0.0), _LONGEST_WORD)
    ]
    while True:
        lines = _broken(block, words, width_px)
        widest = max((block.width_of(line) for line in lines), default=0.0)
        if len(lines) <= max_lines and widest <= width_px and len(lines) * block.line_px <= height_px:
            break
        block = replace(block, size_px=block.size_px * 0.92)
        if block.size_px < 4:
            break
    return replace(block, lines=_balanced(block, words, width_px, len(lines)))


def _broken(block: Block, words: Sequence[Bit], width_px: float) -> tuple[str, ...]:
    lines: list[list[Bit]] = []
    for word in words:
        if lines and block.width_of(joined([*lines[-1], word])) <= width_px:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(map(joined, lines))


def _balanced(block: Block, words: Sequence[Bit], width_px: float, count: int) -> tuple[str, ...]:
    low, high = width_px / (count + 1), width_px
    for _ in range(7):
        middle = (low + high) / 2
        lines = _broken(block, words, middle)
        fits = len(lines) <= count and all(block.width_of(line) <= width_px for line in lines)
        low, high = (low, middle) if fits else (middle, high)
    return _broken(block, words, high)
