"""A caption set in type: HarfBuzz shapes it, ICU orders what runs from the right, fonts that ship draw every script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from aiprod.lettering import direction, drawable, font_set
from aiprod.media.pictures.frames import Patch
from aiprod.media.pictures.life_sprites import colour_of
from aiprod.media.safe_area import caption_area, caption_baseline, caption_size
from aiprod.media.words.captions import POP_SCALE, Cue
from aiprod.style import CaptionStyle

POP_REACH = 1.14
_POP_SPACE_EM = 0.1
_ENDLESS = 1e6
_MIN_LINE_EM, _MAX_LINE_EM = 1.28, 1.55
_ASCENT_EM, _ABOVE_EM, _BELOW_EM = 0.95, 1.7, 0.9
_SHADOW = 0.55
_KANA = re.compile("[\u3040-\u30ff]")


class Block:
    """The words of a cue at their places in a frame. They never move: a painting differs in colours only."""

    def __init__(self, cue: Cue, frame: tuple[int, int], look: CaptionStyle, font: Path, bar_px: int) -> None:
        """``frame`` is its width and height in pixels, ``bar_px`` the height of the picture's letterbox bar."""
        self._frame, self._look, self._fonts = frame, look, font_set(font)
        self._locale = "ja" if any(map(_KANA.search, cue.lines)) else cue.language
        self._before, self._after = direction("".join(cue.lines))
        texts = [drawable(font, word.text.upper() if look.uppercase else word.text) for word in cue.words]
        self._lines = [
            [(text, word.glued) for text, word in zip(texts[part], cue.words[part], strict=True)]
            for part in (slice(0, cue.split), slice(cue.split, None))
        ]
        pops = look.mode == "pop"
        self._space_em = _POP_SPACE_EM if pops else 0.0
        self._size = caption_size(*frame, look) * (POP_SCALE if pops else 1.0)
        widest = max(float(line.MaxIntrinsicWidth) for line in self._set()) * (POP_REACH if pops else 1.0)
        self._size *= min(1.0, caption_area(*frame, look).width / max(1.0, widest))
        self._place(bar_px)
        self._under: tuple[tuple[bool, ...], npt.NDArray[np.uint8]] | None = None

    def paint(self, fills: Sequence[str | None], *, boxed: bool = True) -> Patch | None:
        """The words in these colours, ``#RRGGBBAA``, one a word (None leaves it out); None if nothing is seen.

        ``boxed`` asks for the box behind them, where the style has one.
        """
        seen = (boxed, *(fill is not None for fill in fills))
        if self._under is None or self._under[0] != seen:
            self._under = seen, self._paint_under(seen)
        pixels = self._under[1].copy()
        self._paint_words(_canvas(pixels), [_paint(fill) if fill else None for fill in fills])
        return inked(pixels, 0, self._top)

    def _paint_under(self, seen: Sequence[bool]) -> npt.NDArray[np.uint8]:
        """What lies under the words in all colours: box, shadow and outline."""
        boxed, *shown = seen
        pixels = np.zeros((self._bottom - self._top, self._frame[0], 4), np.uint8)
        canvas = _canvas(pixels)
        if boxed and self._look.box_colour:
            self._paint_box(canvas, self._look.box_colour)
        shadow, outline = _paint(self._look.outline_colour), _paint(self._look.outline_colour)
        shadow.setAlphaf(min(_SHADOW, shadow.getAlphaf()))
        shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, self._size * 0.09))
        outline.setStyle(skia.Paint.kStroke_Style)
        outline.setStrokeWidth(self._size * 0.11)
        outline.setStrokeJoin(skia.Paint.kRound_Join)
        self._paint_words(canvas, [shadow if word else None for word in shown], self._size * 0.05)
        self._paint_words(canvas, [outline if word else None for word in shown])
        return pixels

    def _place(self, bar_px: int) -> None:
        """Centred in the letterbox bar if it fits there, else on the style's baseline."""
        lines = self._set()
        tallest = max(float(line.Height) for line in lines)
        self._step = min(_MAX_LINE_EM * self._size, max(_MIN_LINE_EM * self._size, tallest))
        text = self._step * len(lines)
        height = self._frame[1]
        last = min(caption_baseline(*self._frame, self._look), height - 0.45 * self._size)
        if bar_px >= 1.15 * text:
            last = height - bar_px / 2 + text / 2 - self._step + _ASCENT_EM * self._size
        self._baselines = [last - self._step * (len(lines) - 1 - row) for row in range(len(lines))]
        self._top = 2 * int((self._baselines[0] - _ABOVE_EM * self._size) / 2)
        self._bottom = 2 * int((last + _BELOW_EM * self._size) / 2)

    def _paint_words(self, canvas: Any, paints: Sequence[Any], drop: float = 0.0) -> None:
        for line, baseline in zip(self._set(paints), self._baselines, strict=True):
            left = (self._frame[0] - float(line.MaxIntrinsicWidth)) / 2
            line.paint(canvas, left, baseline + drop - self._top - float(line.AlphabeticBaseline))

    def _paint_box(self, canvas: Any, colour: str) -> None:
        widest = max(float(line.MaxIntrinsicWidth) for line in self._set())
        side, top = (self._frame[0] - widest) / 2 - 0.45 * self._size, self._baselines[0] - 1.1 * self._size
        box = skia.Rect.MakeLTRB(
            side, top - self._top, self._frame[0] - side, self._baselines[-1] + 0.42 * self._size - self._top
        )
        canvas.drawRoundRect(box, self._size * 0.28, self._size * 0.28, _paint(colour))

    def _set(self, paints: Sequence[Any] = ()) -> list[Any]:
        """The lines as paragraphs, in these paints; words without one are set, but not seen."""
        unseen = skia.Paint(Color=0)
        rest = iter(paints)
        return [
            self._paragraph([(text, glued, next(rest, None) or unseen) for text, glued in line])
            for line in self._lines
            if line
        ]

    def _paragraph(self, words: Sequence[tuple[str, bool, Any]]) -> Any:
        layout = skia.textlayout
        builder = layout.ParagraphBuilder.make(
            layout.ParagraphStyle(), self._fonts.collection, skia.Unicodes.ICU.Make()
        )
        builder.pushStyle(self._style(skia.Paint(Color=0)))
        builder.addText(self._before)
        for n, (text, glued, paint) in enumerate(words):
            builder.addText(" " if n and not glued else "")
            builder.pushStyle(self._style(paint))
            builder.addText(text)
            builder.pop()
        builder.addText(self._after)
        line = builder.Build()
        line.layout(_ENDLESS)
        return line

    def _style(self, paint: Any) -> Any:
        style = skia.textlayout.TextStyle()
        style.setFontFamilies(self._fonts.families)
        style.setFontSize(self._size)
        style.setWordSpacing(self._space_em * self._size)
        style.setForegroundPaint(paint)
        if self._locale:
            style.setLocale(self._locale)
        return style


def inked(pixels: npt.NDArray[np.uint8], x: int, y: int) -> Patch | None:
    """The part of a premultiplied picture that is not clear, as a patch; the picture's corner is at x, y, both even."""
    left, top, width, height = cv2.boundingRect(np.ascontiguousarray(pixels[:, :, 3]))
    if width == 0:
        return None
    left, top, right, bottom = left - left % 2, top - top % 2, left + width, top + height
    right, bottom = right + right % 2, bottom + bottom % 2
    return Patch(x + left, y + top, np.ascontiguousarray(pixels[top:bottom, left:right]))


def _canvas(pixels: npt.NDArray[np.uint8]) -> Any:
    height, width = pixels.shape[:2]
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Surface.MakeRasterDirect(info, pixels, pixels.strides[0]).getCanvas()


def _paint(colour: str) -> Any:
    return skia.Paint(AntiAlias=True, Color=colour_of(colour))
