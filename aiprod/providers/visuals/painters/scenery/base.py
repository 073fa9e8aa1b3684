"""What a scenery painter is handed: the frame it fills, the light it works under, and the sheet it leaves layers on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from aiprod.plan import PictureIntent
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.painters.scenery.light import Light
from aiprod.style import Style

_RIM = 0.06


@dataclass(frozen=True)
class Scene:
    """One picture in the making. Coordinates are pixels of the frame; the sheet's layers reach ``margin`` beyond it.

    ``top`` and ``bottom`` bound the picture inside the letterbox; ``unit`` is the length that looks 1 % of a
    1080-line picture, by which every size that is not a share of the frame is measured.
    """

    sheet: Sheet
    light: Light
    intent: PictureIntent
    style: Style
    seed: int
    top: float
    bottom: float

    @property
    def width(self) -> int:
        return self.sheet.width

    @property
    def height(self) -> int:
        return self.sheet.height

    @property
    def unit(self) -> float:
        return math.sqrt(min(self.width * 9 / 16, self.height) * self.height) / 100

    @property
    def type_unit(self) -> float:
        """The unit of type: words grow as the frame narrows, for an upright picture is watched small."""
        return self.unit * min(1.4, max(1.0, 1.2 * math.sqrt(self.height / self.width)))

    @property
    def snowy(self) -> bool:
        """Whether snow lies on the land."""
        return self.intent.season == "winter" or self.intent.weather == "snow"

    @property
    def left(self) -> float:
        """The x of the leftmost pixel of the overscan."""
        return -self.sheet.margin_x

    @property
    def full_width(self) -> int:
        return self.width + 2 * self.sheet.margin_x

    @property
    def above(self) -> float:
        """The y of the topmost pixel of the overscan."""
        return -self.sheet.margin_y

    @property
    def full_height(self) -> int:
        return self.height + 2 * self.sheet.margin_y

    def at(self, share: float) -> float:
        """The y at a share of the visible picture: 0 is its top, 1 its bottom."""
        return self.top + share * (self.bottom - self.top)

    def inwards(self, left: float, right: float) -> float:
        """How far a subject from ``left`` to ``right`` must move across so that the frame does not cut it, pixels."""
        rim = _RIM * self.width
        if right - left > self.width - 2 * rim:
            return self.width / 2 - (left + right) / 2
        return max(0.0, rim - left) - max(0.0, right - self.width + rim)

    def rng(self, *words: object) -> np.random.Generator:
        """A generator for one part of the picture."""
        return stream(self.seed, *words)

    def shows(self, *subjects: str) -> bool:
        """Whether the intent asks for one of these subjects."""
        return any(word in self.intent.subjects for word in subjects)
