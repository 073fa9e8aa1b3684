"""What everything in a room shares: where wall, window and desk stand, what is lit, and the colours."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.painters.scenery.base import Scene

_WALLS: tuple[Rgb, ...] = ((0.55, 0.5, 0.44), (0.34, 0.42, 0.44), (0.5, 0.42, 0.4), (0.38, 0.42, 0.34))


class Interior:
    """Where things stand, in frame pixels, and the colours everything in the room shares."""

    def __init__(self, scene: Scene) -> None:
        rng = scene.rng("room")
        unit = self.unit = scene.unit * 1.3
        self.scene, self.rng = scene, rng
        self.side = float(rng.choice((-1.0, 1.0)))
        self.night = scene.light.dark
        self.lamp_on = self.night or scene.light.time in ("dusk", "dawn") or scene.light.sun < 0.2
        self.day = {"day": 1.0, "golden": 0.8, "dawn": 0.6, "dusk": 0.34, "night": 0.1}[scene.light.time]
        self.wall = mix(BLACK, _WALLS[int(rng.integers(0, len(_WALLS)))], 0.1 + 0.7 * self.day)
        self.dark = mix(scene.light.near, BLACK, 0.35)
        self.floor_y = scene.at(0.8)
        high = (scene.bottom - scene.top) * rng.uniform(0.56, 0.62)
        wide = min(high * rng.uniform(0.9, 1.35), scene.width * 0.6)
        middle = scene.width * (0.5 + self.side * (0.17 if scene.width > scene.height else 0.02))
        self.window = skia.Rect.MakeXYWH(middle - wide / 2, scene.at(0.1), wide, high)
        self.desk_y = self.floor_y - 1.5 * unit
        self.wood = mix(self.dark, (0.5, 0.32, 0.2), 0.1 + 0.24 * self.day)

    @property
    def lamp(self) -> tuple[float, float]:
        """Where the head of the desk lamp is."""
        return self.scene.width * (0.5 - self.side * 0.13), self.desk_y - 15 * self.unit
