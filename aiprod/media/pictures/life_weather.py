"""Life without limbs: snow, rain, stars, embers, dust, fireflies, bubbles, mist and glints."""

from __future__ import annotations

import math
from typing import Any

import skia

from aiprod.media.pictures import life_sprites as sprites
from aiprod.media.pictures.layers import Life
from aiprod.media.pictures.life_sprites import TAU, Lots


class Snow(Lots):
    """Flakes of three depths fall and swing; the near ones are larger, faster and softer."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.35)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, _f, _g, _h in self.rows:
            near = c * c
            size = self.size * (0.35 + 1.5 * near)
            swing = size * (1.2 + 2 * d) * math.sin(TAU * (t / (3 + 3 * e) + d))
            x = self.x + self.wrap(a, 0.35 * size * t, self.width, 2 * size) + swing
            y = self.y + self.wrap(b, (2.4 + 5 * near) * self.size * t, self.height, 2 * size)
            sprites.stamp(canvas, self.sprite, x, y, size, size, self.life.opacity * (0.45 + 0.55 * near))


class Rain(Lots):
    """Streaks of three depths, all at one slant."""

    def draw(self, canvas: Any, t: float) -> None:
        slant = 0.16
        for a, b, c, d, _e, _f, _g, _h in self.rows:
            near = 0.35 + 0.65 * c
            length = self.size * near * (0.8 + 0.4 * d)
            fall = self.wrap(b, self.size * 26 * near * t, self.height, length)
            x = self.x + self.wrap(a, 0, self.width, self.height * slant) - slant * fall
            y = self.y + fall
            paint = self.paint(0.18 + 0.47 * near * near)
            paint.setStrokeWidth(max(0.7, self.size * 0.032 * near))
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            canvas.drawLine(x, y, x + slant * length, y - length, paint)


class Stars(Lots):
    """Many small, few bright; they twinkle, and the brightest carry a faint cross of light."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.2)
        self.flare = sprites.flare(life.colour)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, _g, _h in self.rows:
            bright = c**4
            twinkle = 1 - (0.25 + 0.45 * f) * (0.5 + 0.5 * math.sin(TAU * (t / (1.5 + 4 * d) + e)))
            x, y = self.x + a * self.width, self.y + b * self.height
            size = self.size * (0.7 + 1.6 * bright)
            sprites.stamp(canvas, self.sprite, x, y, size, size, self.life.opacity * (0.35 + 0.65 * bright) * twinkle)
            if c > 0.965:
                reach = self.size * (5 + 4 * f) * (0.8 + 0.2 * twinkle)
                sprites.stamp(canvas, self.flare, x, y, reach, reach, self.life.opacity * 0.8 * twinkle)


class Embers(Lots):
    """Sparks with a hot core climb on turbulent paths and burn out."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.glow = sprites.soft_dot(life.colour, 0.08)
        self.core = sprites.soft_dot(sprites.lighter(life.colour, 0.65), 0.5)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, g, _h in self.rows:
            span = 3.5 + 4 * d
            age = (t / span + b) % 1.0
            size = self.size * (0.5 + c) * (1 - 0.5 * age)
            waver = math.sin(TAU * (age * (1 + e) + f)) + 0.5 * math.sin(TAU * (age * (2.7 + g) + e))
            x = self.x + a * self.width + waver * self.size * (2 + 7 * age)
            y = self.y + self.height * (1 - age * (0.55 + 0.45 * g))
            flicker = 0.75 + 0.25 * math.sin(TAU * (t * (2 + 3 * e) + f))
            alpha = self.life.opacity * min(1.0, age * 8) * (1 - age) ** 0.8 * flicker
            sprites.stamp(canvas, self.glow, x, y, size * 3.2, size * 3.2, alpha * 0.55)
            sprites.stamp(canvas, self.core, x, y, size * 0.8, size * (0.8 + 0.5 * e), alpha)


class Dust(Lots):
    """Motes adrift in light: slow, soft, some out of focus, each brightening as it turns."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.3)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, g, h in self.rows:
            blur = c**3
            size = self.size * (0.5 + 2.5 * blur)
            x = self.x + self.wrap(a, (0.5 + d) * self.size * 0.8 * t, self.width, 3 * size)
            x += self.size * 2.5 * math.sin(TAU * (t / (6 + 5 * e) + f))
            y = self.y + self.wrap(b, -(0.2 + g) * self.size * 0.5 * t, self.height, 3 * size)
            y += self.size * 1.5 * math.sin(TAU * (t / (5 + 4 * f) + e))
            glint = 0.45 + 0.55 * math.sin(TAU * (t / (3 + 4 * h) + d)) ** 2
            sprites.stamp(canvas, self.sprite, x, y, size, size, self.life.opacity * glint * (0.75 - 0.5 * blur))


class Fireflies(Lots):
    """Lights that wander on closed paths and glow for a moment, each in its own rhythm."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.glow = sprites.soft_dot(life.colour, 0.06)
        self.core = sprites.soft_dot(sprites.lighter(life.colour, 0.6), 0.5)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, g, h in self.rows:
            roam = self.size * (6 + 10 * c)
            x = self.x + a * self.width + roam * math.sin(TAU * (t / (7 + 6 * d) + e))
            x += 0.4 * roam * math.sin(TAU * (t / (3 + 2 * e) + f))
            y = self.y + b * self.height + 0.6 * roam * math.sin(TAU * (t / (6 + 5 * f) + g))
            glow = max(0.0, math.sin(TAU * (t / (2.6 + 2.5 * h) + d))) ** 1.6
            alpha = self.life.opacity * (0.06 + 0.94 * glow)
            size = self.size * (0.7 + 0.6 * c)
            sprites.stamp(canvas, self.glow, x, y, size * 4.5, size * 4.5, alpha * 0.6)
            sprites.stamp(canvas, self.core, x, y, size * 0.8, size * 0.8, alpha)


class Bubbles(Lots):
    """Rings with a lit edge and a glint; small ones rise straight, large ones wobble and flatten."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.bubble(life.colour)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, _g, _h in self.rows:
            size = self.size * (0.3 + 1.3 * c * c)
            climb = self.wrap(b, (1.2 + 2.2 * c) * self.size * t, self.height, 2 * size)
            x = self.x + a * self.width + size * (0.6 + 1.4 * d) * math.sin(TAU * (t / (1.6 + 2 * e) + f))
            y = self.y + self.height - climb
            squash = 1 + 0.1 * c * math.sin(TAU * (t / (0.9 + e) + d))
            fade = min(1.0, max(0.0, (self.height - climb) / (0.15 * self.height + 1)))
            sprites.stamp(canvas, self.sprite, x, y, size * squash, size / squash, self.life.opacity * fade)


class Mist(Lots):
    """Wide, soft puffs that drift and breathe."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.0)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, _g, _h in self.rows:
            wide = self.size * (1.0 + 1.4 * c)
            tall = wide * (0.22 + 0.16 * d)
            x = self.x + self.wrap(a, self.size * 0.035 * (0.5 + d) * t, self.width, wide / 2)
            y = self.y + b * self.height + 0.08 * tall * math.sin(TAU * (t / 9 + e))
            breath = 0.7 + 0.3 * math.sin(TAU * (t / (7 + 5 * f) + d))
            sprites.stamp(canvas, self.sprite, x, y, wide, tall, self.life.opacity * 0.5 * breath)


class Shimmer(Lots):
    """Glints on water: thin lenses of light that flash and go, finer towards the horizon."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.sprite = sprites.soft_dot(life.colour, 0.25)

    def draw(self, canvas: Any, t: float) -> None:
        for a, b, c, d, e, f, _g, _h in self.rows:
            beat = t / (1.4 + 2.2 * d) + e
            flash = max(0.0, math.sin(TAU * beat / 2)) ** 3
            if flash < 0.02:
                continue
            near = b * b
            turn = math.floor(beat / 2)
            x = self.x + self.width * ((a + 0.618 * turn) % 1.0) + self.size * 0.4 * math.sin(TAU * (t / 5 + f))
            wide = self.size * (0.35 + 1.6 * near) * (0.6 + 0.8 * c)
            tall = max(1.0, wide * 0.09)
            y = self.y + near * self.height
            sprites.stamp(canvas, self.sprite, x, y, wide, tall, self.life.opacity * flash)
