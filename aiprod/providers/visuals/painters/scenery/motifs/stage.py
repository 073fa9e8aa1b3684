"""What every motif is handed: the scene, its tones, its chance; and a layer that covers the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from aiprod.providers.visuals.kit.colour import Rgb
from aiprod.providers.visuals.kit.light import Draw
from aiprod.providers.visuals.painters.scenery.base import Scene


@dataclass(frozen=True)
class Stage:
    """One abstract picture in the making; ``tones`` run from the darkest to the brightest, five of them."""

    scene: Scene
    tones: tuple[Rgb, ...]
    rng: np.random.Generator

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The frame with its margins."""
        scene = self.scene
        return scene.left, scene.above, scene.full_width, scene.full_height

    def whole(self, draw: Draw, depth: float, *, sway: float = 0.0, period: float = 8.0, **placement: Any) -> None:
        """Add what ``draw`` paints anywhere in the picture; ``sway`` is in units."""
        sway_px = sway * self.scene.unit
        self.scene.sheet.draw(self.box, draw, depth=depth, sway_px=sway_px, sway_period_s=period, **placement)
