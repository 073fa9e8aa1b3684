"""Time is integer frames over a rational rate; seconds appear only at the edges."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from aiprod.model import Model


class FrameRate(Model):
    """Frames per second as a fraction, so that 30000/1001 stays exact."""

    num: Annotated[int, Field(gt=0)]
    den: Annotated[int, Field(gt=0)] = 1

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.num, self.den)

    def frames(self, seconds: float) -> int:
        """The frame count nearest to ``seconds``."""
        return round(Fraction(seconds).limit_denominator(1_000_000) * self.fraction)

    def seconds(self, frames: int) -> float:
        return float(Fraction(frames) / self.fraction)

    def samples(self, frames: int, sample_rate_hz: int) -> int:
        """The first audio sample at or after the start of frame ``frames``."""
        return -((-frames * sample_rate_hz * self.den) // self.num)

    def __str__(self) -> str:
        return f"{self.num}/{self.den}"
