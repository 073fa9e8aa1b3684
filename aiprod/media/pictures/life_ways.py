"""Life in perspective, on a floor whose horizon is the area's top and whose vanishing point is the middle of it."""

from __future__ import annotations

import math
from typing import Any

import skia

from aiprod.media.pictures import life_sprites as sprites
from aiprod.media.pictures.layers import Life
from aiprod.media.pictures.life_sprites import TAU, Lots

_FARTHEST = 26.0
_CELL = 0.45


class Rows(Lots):
    """The cross lines of a floor, coming nearer; an eighth of ``size_px`` thick where they are nearest."""

    def draw(self, canvas: Any, t: float) -> None:
        # One lot moves all the lines, since they are painted on one floor.
        shift = (t * 1.1 + self.rows[0][0]) % 1.0
        for index in range(self.life.count):
            share = 1 / (1 + _CELL * (index + 1 - shift))
            paint = self.paint(min(1.0, 0.15 + 1.1 * share**0.6) * min(1.0, (self.life.count - index) / 6))
            alpha = paint.getAlphaf()
            y, thick = self.y + self.height * share, max(0.6, self.size / 8 * share)
            for spread, strength in ((5.0, 0.2), (1.0, 0.8)):
                paint.setStrokeWidth(spread * thick)
                paint.setAlphaf(alpha * strength)
                canvas.drawLine(self.x, y, self.x + self.width, y, paint)


class Waves(Lots):
    """Lines of swell across the area, closer and flatter toward its top; the nearest is an eighth of ``size_px``."""

    def draw(self, canvas: Any, t: float) -> None:
        for index, (a, b, c, d, e, f, _g, _h) in enumerate(self.rows):
            share = ((index + 0.5) / self.life.count) ** 2.2
            high = self.height * 0.034 * (0.12 + share)
            long = self.width * (0.08 + 0.2 * share) * (0.8 + 0.4 * c)
            level = self.y + self.height * share + 0.4 * high * math.sin(TAU * (t / (4 + 2 * d) + a))
            path = skia.Path()
            steps = max(48, int(self.width / (long / 5)))
            for step in range(steps + 1):
                x = self.width * step / steps
                swell = math.sin(TAU * (x / long - t / (3.2 + e) + b))
                swell += 0.5 * math.sin(TAU * (x / long / 2.3 + t / 5 + f))
                (path.lineTo if step else path.moveTo)(self.x + x, level + high * swell)
            paint = self.paint(0.3 + 0.7 * share**0.5)
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(0.6, self.size / 8 * (0.3 + 0.7 * share)))
            canvas.drawPath(path, paint)


class Traffic(Lots):
    """Pairs of lights on the lanes of a road, coming nearer or, at a negative speed, going away.

    The road is as wide as the area at its foot; traffic that comes keeps to the left half, what goes to the right.
    """

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.3)

    def draw(self, canvas: Any, t: float) -> None:
        side = -1 if self.life.speed > 0 else 1
        for a, b, c, _d, _e, _f, _g, _h in self.rows:
            away = _FARTHEST * ((a - t * (0.10 + 0.04 * c)) % 1.0) + 1.0
            share = 1 / away
            lane = side * (0.28 if b < 0.5 else 0.72) * self.width / 2
            x, y = self.x + self.width / 2 + lane * share, self.y + self.height * share
            fade = min(1.0, (1 + _FARTHEST - away) / 4) * min(1.0, (away - 1) * 3)
            for lamp in (-1, 1):
                size = self.size * (0.12 + share)
                at = x + lamp * 0.055 * self.width * share
                sprites.stamp(canvas, self.sprite, at, y, size, size, self.life.opacity * fade)
