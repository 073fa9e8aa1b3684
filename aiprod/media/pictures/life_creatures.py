"""Life with limbs and leaves: flocks that flap, schools that swim, leaves and petals that turn as they fall."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.media.pictures.life_sprites import TAU, Lots

_FLOCK = 9
_SCHOOL = 40


class _Groups(Lots):
    """Members sorted into groups that travel together across the area."""

    def __init__(self, life: Life, members: int) -> None:
        super().__init__(life)
        groups = max(1, round(life.count / members))
        chance = np.random.default_rng((life.seed, groups))
        self.groups: list[list[float]] = chance.random((groups, 6)).tolist()
        self.heading = 1.0 if chance.random() < 0.5 else -1.0


class Birds(_Groups):
    """Loose, wavering wedges; each bird beats its wings in bursts and glides between them."""

    def __init__(self, life: Life) -> None:
        super().__init__(life, _FLOCK)

    def draw(self, canvas: Any, t: float) -> None:
        paint = self.paint()
        for index, (a, b, c, d, e, f, g, h) in enumerate(self.rows):
            lead = self.groups[index % len(self.groups)]
            place = index // len(self.groups)
            side = 1 if place % 2 else -1
            rank = (place + 1) // 2
            far = 0.75 + 0.5 * lead[2]
            span = self.size * far * (0.75 + 0.4 * c)
            back = self.size * far * (rank * 1.7 + 1.5 * a + 0.35 * math.sin(TAU * (t / (4 + 3 * d) + e)))
            wide = (
                self.size * far * (side * rank * 0.75 + 1.2 * (b - 0.5) + 0.3 * math.sin(TAU * (t / (3 + 3 * f) + d)))
            )
            reach = 10 * self.size
            along = self.wrap(lead[0], (1.5 + 0.5 * lead[3]) * self.size * far * t, self.width, reach)
            x = self.x + (along if self.heading > 0 else self.width - along) - self.heading * back
            drift = 0.06 * self.height * math.sin(TAU * (t / 11 + lead[4]))
            y = self.y + self.height * (0.2 + 0.6 * lead[1]) + wide + drift
            canvas.drawPath(_bird(x, y, span, _beat(t, d, e, g), 0.06 * math.sin(TAU * (t / 3 + h))), paint)


def _beat(t: float, rhythm: float, start: float, habit: float) -> float:
    """The wings' height, -1 to 1: beats whose strength swells and fades into a glide."""
    stroke = math.sin(TAU * (t * (2.1 + 0.9 * rhythm) + start))
    burst = 0.5 + 0.5 * math.sin(TAU * (t / (3 + 2 * habit) + rhythm))
    strength = min(1.0, 1.6 * burst)
    return 0.28 * (1 - strength) + strength * stroke


def _bird(x: float, y: float, span: float, beat: float, tilt: float) -> Any:
    """A gull seen from the side and a little below: two bent, tapering wings and a slim body."""
    half, body = span / 2, 0.055 * span
    tip, elbow = -0.42 * span * beat - 0.02 * span, -0.13 * span * (0.6 + beat)
    builder = skia.Path()
    builder.moveTo(-half, tip)
    builder.quadTo(-0.30 * span, elbow - 0.10 * span, 0, -body)
    builder.quadTo(0.30 * span, elbow - 0.10 * span, half, tip)
    builder.quadTo(0.27 * span, elbow - 0.02 * span, 0.05 * span, 0.7 * body)
    builder.quadTo(0, 1.9 * body, -0.05 * span, 0.7 * body)
    builder.quadTo(-0.27 * span, elbow - 0.02 * span, -half, tip)
    builder.close()
    matrix = skia.Matrix()
    matrix.setRotate(math.degrees(tilt))
    matrix.postTranslate(x, y)
    builder.transform(matrix)
    return builder


class Fish(_Groups):
    """Schools that bend as one body: neighbours turn a moment after each other and every tail beats."""

    def __init__(self, life: Life) -> None:
        super().__init__(life, _SCHOOL)

    def draw(self, canvas: Any, t: float) -> None:
        for index, (a, b, c, d, e, f, g, h) in enumerate(self.rows):
            lead = self.groups[index % len(self.groups)]
            crowd = math.sqrt(len(self.rows) / len(self.groups))
            turn = TAU * a
            out = math.sqrt(b) * self.size * crowd * 0.85
            lag = 0.6 * math.cos(turn) * math.sqrt(b)
            reach = 2.2 * self.size * crowd
            along = self.wrap(lead[0], (1.1 + 0.4 * lead[3]) * self.size * t, self.width, reach)
            wave = TAU * (t / 9 + lead[4] + 0.09 * lag)
            x = self.x + (along if self.heading > 0 else self.width - along)
            x += self.heading * out * 1.5 * math.cos(turn) + 0.4 * self.size * math.sin(TAU * (t / (3 + 2 * d) + e))
            y = self.y + self.height * (0.25 + 0.5 * lead[1]) + out * 0.55 * math.sin(turn)
            y += 0.10 * self.height * math.sin(wave) + 0.25 * self.size * math.sin(TAU * (t / (2 + 2 * f) + g))
            pitch = 0.22 * math.cos(wave) + 0.08 * math.sin(TAU * (t / 2 + h))
            length = self.size * (0.6 + 0.55 * c)
            tail = math.sin(TAU * (t * (1.6 + d) + e))
            canvas.drawPath(_fish(x, y, length, tail, pitch, self.heading), self.paint(0.55 + 0.45 * c))


def _fish(x: float, y: float, length: float, tail: float, pitch: float, heading: float) -> Any:
    """A slim body with a forked tail whose beat is seen as foreshortening."""
    deep = 0.15 * length
    fork = length * (0.5 + 0.07 * tail)
    spread = 0.13 * length * (0.75 + 0.25 * tail)
    builder = skia.Path()
    builder.moveTo(0.5 * length, 0)
    builder.cubicTo(0.28 * length, -1.25 * deep, -0.12 * length, -deep, -0.34 * length, -0.12 * deep)
    builder.lineTo(-fork, -spread)
    builder.lineTo(-0.42 * length, 0)
    builder.lineTo(-fork, spread)
    builder.lineTo(-0.34 * length, 0.12 * deep)
    builder.cubicTo(-0.12 * length, deep, 0.28 * length, 1.25 * deep, 0.5 * length, 0)
    builder.close()
    matrix = skia.Matrix()
    matrix.setScale(heading, 1)
    matrix.postRotate(math.degrees(pitch) * heading)
    matrix.postTranslate(x, y)
    builder.transform(matrix)
    return builder


class _Turning(Lots):
    """Light things that swing from side to side as they fall, turning so that they show edge and face."""

    outline: Any
    fall = 1.6
    wind = 0.9

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, g, h in self.rows:
            size = self.size * (0.55 + 0.9 * c * c)
            swing = TAU * (t / (2.4 + 1.8 * d) + e)
            x = self.x + self.wrap(a, self.wind * self.size * (0.6 + 0.8 * f) * t, self.width, 3 * size)
            x += 1.5 * size * math.sin(swing)
            y = self.y + self.wrap(b, self.fall * self.size * (0.6 + 0.7 * c) * t, self.height, 2 * size)
            y += 0.35 * size * math.cos(2 * swing)
            face = math.cos(TAU * (t / (1.8 + 1.6 * g) + h))
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(360 * (h + 0.08 * t * (1 if g < 0.5 else -1)) + 28 * math.sin(swing))
            canvas.scale(size, size * (0.18 + 0.82 * abs(face)))
            canvas.drawPath(self.outline, self.paint(0.62 + 0.38 * abs(face)))
            canvas.restore()


class Leaves(_Turning):
    """Pointed leaves with a stem."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        leaf = skia.Path()
        leaf.moveTo(0.5, 0)
        leaf.cubicTo(0.25, -0.34, -0.2, -0.34, -0.36, -0.025)
        leaf.lineTo(-0.56, -0.01)
        leaf.lineTo(-0.56, 0.025)
        leaf.lineTo(-0.36, 0.025)
        leaf.cubicTo(-0.2, 0.30, 0.25, 0.30, 0.5, 0)
        leaf.close()
        self.outline = leaf


class Petals(_Turning):
    """Notched petals, lighter than leaves: they fall slower and drift further."""

    fall = 1.1
    wind = 1.3

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        petal = skia.Path()
        petal.moveTo(-0.45, 0)
        petal.cubicTo(-0.30, -0.36, 0.25, -0.42, 0.45, -0.14)
        petal.quadTo(0.34, -0.04, 0.40, 0.04)
        petal.cubicTo(0.34, 0.40, -0.28, 0.34, -0.45, 0)
        petal.close()
        self.outline = petal
