"""Captions drawn on frames in a style's own hand. Each state of a cue is painted once and then copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from aiprod.errors import PermanentError
from aiprod.lettering import drawable, typeface
from aiprod.media.captions import Cue, font_px
from aiprod.media.life_sprites import colour_of
from aiprod.plan import Canvas
from aiprod.style import Style, font_path

VERSION = 5
_SAFE_WIDTH = 0.90
_LINE_HEIGHT = 1.28
_FADE_S = 0.10
_WAITING = 0.7
_SHADOW = 0.55


@dataclass(frozen=True)
class _State:
    """A painted state: premultiplied pixels kept by the image, at ``left, top`` of the frame."""

    image: Any
    left: int
    top: int


class CaptionPainter:
    """Draws the caption of a frame number, if it has one. Not thread safe.

    Raises PermanentError ``bad_font`` when the style's caption font cannot be read.
    """

    def __init__(self, canvas: Canvas, style: Style, cues: Sequence[Cue], bar_px: int = 0) -> None:
        """``cues`` are in seconds from the scene's start; ``bar_px`` is the height of the picture's letterbox bar."""
        self._canvas = canvas
        self._style = style.captions
        self._size_px = font_px(canvas, style)
        self._bar = bar_px
        self._cues = cues
        self._path = font_path(style, "caption")
        self._typeface = typeface(self._path)
        if self._typeface is None:
            raise PermanentError("bad_font", f"style {style.name!r}: {self._path.name} is not a font.")
        self._state_key: tuple[int, int] | None = None
        self._state: _State | None = None

    def draw(self, frame: npt.NDArray[np.uint8], n: int) -> None:
        """Paint onto frame ``n``, (height, width, 4) uint8 BGRA, in place."""
        at_s = self._canvas.rate.seconds(n)
        found = next((i for i, cue in enumerate(self._cues) if cue.start_s <= at_s < cue.end_s), None)
        if found is None:
            return
        cue = self._cues[found]
        key = (found, _active(cue, at_s) if self._style.mode == "karaoke" else 0)
        if self._state is None or key != self._state_key:
            self._state, self._state_key = self._paint(cue, key[1]), key
        height, width = frame.shape[:2]
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        paint = skia.Paint()
        paint.setAlphaf(self._presence(found, at_s))
        target = skia.Surface.MakeRasterDirect(info, frame, frame.strides[0]).getCanvas()
        target.drawImage(self._state.image, self._state.left, self._state.top, skia.SamplingOptions(), paint)

    def _presence(self, index: int, at_s: float) -> float:
        """Opacity: a cue fades in after a rest and out before one, but hands over to a neighbour at once."""
        cue = self._cues[index]
        rested = index == 0 or cue.start_s - self._cues[index - 1].end_s > _FADE_S
        rests = index + 1 == len(self._cues) or self._cues[index + 1].start_s - cue.end_s > _FADE_S
        rise = (at_s - cue.start_s) / _FADE_S + 0.34 if rested else 1.0
        fall = (cue.end_s - at_s) / _FADE_S if rests else 1.0
        return max(0.0, min(1.0, rise, fall))

    def _paint(self, cue: Cue, active: int) -> _State:
        lines = [self._words(cue.words[: cue.split]), self._words(cue.words[cue.split :])]
        lines = [line for line in lines if line]
        room = _SAFE_WIDTH * self._canvas.width_px
        widest = max(self._width(line, self._size_px) for line in lines)
        size = self._size_px * min(1.0, room / max(1.0, widest))
        pad = size * 0.7
        step = size * _LINE_HEIGHT
        width = int(max(self._width(line, size) for line in lines) + 2 * pad) + 1
        height = int(step * len(lines) + 2 * pad) + 1
        surface = skia.Surface(width, height)
        target = surface.getCanvas()
        baselines = [pad + size * 0.95 + step * row for row in range(len(lines))]
        if self._style.box_colour:
            box = skia.Rect.MakeXYWH(pad * 0.35, pad * 0.55, width - pad * 0.7, height - pad * 1.1)
            target.drawRoundRect(box, size * 0.28, size * 0.28, _fill(self._style.box_colour))
        for layer in ("shadow", "outline", "fill"):
            first = 0
            for line, baseline in zip(lines, baselines, strict=True):
                self._draw_line(target, layer, line, first, active, size, width, baseline)
                first += len(line)
        left = round((self._canvas.width_px - width) / 2)
        return _State(surface.makeImageSnapshot(), left, self._top(height, pad, baselines[-1]))

    def _top(self, height: int, pad: float, last_baseline: float) -> int:
        """Where the block's top lies: centred in the letterbox bar if it fits there, else by the style's baseline."""
        text = height - 2 * pad
        if self._bar >= 1.15 * text:
            return round(self._canvas.height_px - self._bar / 2 - height / 2)
        wanted = self._style.baseline * self._canvas.height_px - last_baseline
        return round(min(wanted, self._canvas.height_px - height + pad * 0.6))

    def _draw_line(
        self,
        target: Any,
        layer: str,
        line: list[str],
        first: int,
        active: int,
        size: float,
        width: int,
        baseline: float,
    ) -> None:
        x = (width - self._width(line, size)) / 2
        for index, word in enumerate(line, first):
            font = self._font(size)
            if layer == "shadow":
                paint = _fill(self._style.outline_colour)
                paint.setAlphaf(min(_SHADOW, paint.getAlphaf()))
                paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.09))
                target.drawString(word, x, baseline + size * 0.05, font, paint)
            elif layer == "outline":
                paint = _fill(self._style.outline_colour)
                paint.setStyle(skia.Paint.kStroke_Style)
                paint.setStrokeWidth(size * 0.11)
                paint.setStrokeJoin(skia.Paint.kRound_Join)
                target.drawString(word, x, baseline, font, paint)
            else:
                target.drawString(word, x, baseline, font, self._word_paint(index, active))
            x += font.measureText(word) + self._space(size)

    def _word_paint(self, index: int, active: int) -> Any:
        if self._style.mode == "plain" or index < active:
            return _fill(self._style.colour)
        if index == active:
            return _fill(self._style.active_colour)
        paint = _fill(self._style.colour)
        paint.setAlphaf(paint.getAlphaf() * _WAITING)
        return paint

    def _words(self, words: Sequence[Any]) -> list[str]:
        texts = [drawable(self._path, word.text) for word in words]
        return [text.upper() for text in texts] if self._style.uppercase else texts

    def _width(self, line: list[str], size: float) -> float:
        words = sum(float(self._font(size).measureText(word)) for word in line)
        return words + self._space(size) * (len(line) - 1)

    def _space(self, size: float) -> float:
        return float(self._font(size).measureText(" "))

    def _font(self, size: float) -> Any:
        font = skia.Font(self._typeface, size)
        font.setSubpixel(True)
        font.setEdging(skia.Font.Edging.kAntiAlias)
        font.setHinting(skia.FontHinting.kNone)
        return font


def _active(cue: Cue, at_s: float) -> int:
    """The index of the word being said, or last said."""
    return max((i for i, word in enumerate(cue.words) if word.start_s <= at_s), default=0)


def _fill(colour: str) -> Any:
    return skia.Paint(AntiAlias=True, Color=colour_of(colour))
