"""Captions as patches over frames, in a style's own hand: plain, lit word by word, or each word springing out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from aiprod.errors import PermanentError
from aiprod.lettering import typeface
from aiprod.media.pictures.frames import Patch
from aiprod.media.words.captions import Cue
from aiprod.media.words.typeset import POP_REACH, Block
from aiprod.plan import Canvas
from aiprod.style import Style, font_path

VERSION = 9
_FADE_S = 0.10
_WAITING = 0.8
_SPRING = (0.84, 1.04, POP_REACH, 1.10, 1.06, 1.04)
_SPRING_STEP_S = 1 / 30


@dataclass
class _Shown:
    """The cue on screen, and what has been painted of it since its present word began, by the state painted."""

    index: int
    block: Block
    word: int = 0
    painted: dict[tuple[float, ...], Sequence[Patch]] = field(default_factory=dict)


class CaptionPainter:
    """An overlay: the caption of a frame number, if it has one. Each state of a cue is painted once. Not thread safe.

    Raises PermanentError ``bad_font`` when the caption font cannot be read.
    """

    def __init__(
        self, canvas: Canvas, style: Style, cues: Sequence[Cue], bar_px: int = 0, font: Path | None = None
    ) -> None:
        """``cues`` are in seconds from the scene's start; ``bar_px`` is the height of the picture's letterbox bar.

        ``font`` is used in place of the style's own.
        """
        self._canvas, self._look, self._cues, self._bar_px = canvas, style.captions, cues, bar_px
        self._font = font or font_path(style, "caption")
        if typeface(self._font) is None:
            raise PermanentError("bad_font", f"style {style.name!r}: {self._font.name} is not a font.")
        self._shown: _Shown | None = None

    def patches(self, n: int) -> Sequence[Patch]:
        """What lies over frame ``n`` of the scene, back to front; the same patch as long as it looks the same."""
        at_s = self._canvas.rate.seconds(n)
        index = next((i for i, cue in enumerate(self._cues) if cue.start_s <= at_s < cue.end_s), None)
        if index is None:
            return ()
        shown = self._shown
        if shown is None or shown.index != index:
            frame = self._canvas.width_px, self._canvas.height_px
            block = Block(self._cues[index], frame, self._look, self._font, self._bar_px)
            shown = self._shown = _Shown(index, block)
        word, step = self._state(self._cues[index], at_s)
        if word != shown.word:
            shown.word = word
            shown.painted.clear()
        presence = self._presence(index, at_s)
        state = (word, step, presence)
        if state not in shown.painted:
            whole = shown.painted.get((word, step, 1.0)) or self._paint(shown, word, step)
            shown.painted[state] = whole if presence == 1.0 else [_scaled(patch, 1.0, presence) for patch in whole]
        return shown.painted[state]

    def _state(self, cue: Cue, at_s: float) -> tuple[int, int]:
        """The word being said or last said, and how far it has sprung."""
        if self._look.mode == "plain":
            return 0, 0
        word = max((i for i, word in enumerate(cue.words) if word.start_s <= at_s), default=0)
        if self._look.mode == "karaoke":
            return word, 0
        since_s = max(0.0, at_s - cue.words[word].start_s)
        return word, min(int(since_s / _SPRING_STEP_S + 0.5), len(_SPRING) - 1)

    def _paint(self, shown: _Shown, word: int, step: int) -> Sequence[Patch]:
        look, words = self._look, range(len(self._cues[shown.index].words))
        if look.mode == "plain":
            return _seen(shown.block.paint([look.colour] * len(words)))
        if look.mode == "karaoke":
            waiting = _dimmed(look.colour)
            lit = [look.colour if i < word else look.active_colour if i == word else waiting for i in words]
            return _seen(shown.block.paint(lit))
        rest, saying = (word, -1.0), (word, -2.0)
        if rest not in shown.painted:
            shown.painted[rest] = _seen(shown.block.paint([None if i == word else look.colour for i in words]))
            shown.painted[saying] = _seen(
                shown.block.paint([look.active_colour if i == word else None for i in words], boxed=False)
            )
        sprung = [_scaled(patch, _SPRING[step], 1.0) for patch in shown.painted[saying]]
        # In a small frame two steps may round to the same size: then they are the same patch.
        size = (word, -3.0, *(float(side) for patch in sprung for side in patch.pixels.shape))
        return [*shown.painted[rest], *shown.painted.setdefault(size, sprung)]

    def _presence(self, index: int, at_s: float) -> float:
        """Opacity: a cue fades in after a rest and out before one, but hands over to a neighbour at once."""
        cue = self._cues[index]
        rested = index == 0 or cue.start_s - self._cues[index - 1].end_s > _FADE_S
        rests = index + 1 == len(self._cues) or self._cues[index + 1].start_s - cue.end_s > _FADE_S
        rise = (at_s - cue.start_s) / _FADE_S + 0.34 if rested else 1.0
        fall = (cue.end_s - at_s) / _FADE_S if rests else 1.0
        return max(0.0, min(1.0, rise, fall))


def _scaled(patch: Patch, size: float, opacity: float) -> Patch:
    """The patch grown about its middle and faded."""
    height, width = patch.pixels.shape[:2]
    to = 2 * round(width * size / 2), 2 * round(height * size / 2)
    if to == (width, height) and opacity == 1.0:
        return patch
    pixels = patch.pixels if to == (width, height) else cv2.resize(patch.pixels, to, interpolation=cv2.INTER_LINEAR)
    faded = pixels if opacity == 1.0 else cv2.convertScaleAbs(pixels, alpha=opacity)
    x, y = patch.x + 2 * round((width - to[0]) / 4), patch.y + 2 * round((height - to[1]) / 4)
    return Patch(x, y, np.asarray(faded, np.uint8))


def _seen(patch: Patch | None) -> list[Patch]:
    return [] if patch is None else [patch]


def _dimmed(colour: str) -> str:
    alpha = int(colour[7:9] or "FF", 16)
    return f"{colour[:7]}{round(alpha * _WAITING):02X}"
