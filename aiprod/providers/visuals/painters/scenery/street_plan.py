"""What a street is made of: its kind, its camera, the houses on its two sides."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.facades import Front, front_of
from aiprod.providers.visuals.painters.scenery.vista import Vista

END_M = 170.0
"""Where the rows of houses end."""
_LOW_M = 6.0
LAMPS = tuple((side, z) for z in (63.0, 45.0, 27.0, 9.0) for side in (-1, 1))
"""Where street lamps stand: the side, and metres away, far to near."""


@dataclass(frozen=True)
class Kind:
    """A kind of street: half its width, the walk beside the road, heights of houses, what their fronts are made of."""

    half: float
    walk: float
    heights: tuple[float, float]
    wides: tuple[float, float]
    fronts: tuple[str, ...]
    gabled: bool
    cobbled: bool

    @property
    def gaps(self) -> bool:
        """Whether one sees between the houses."""
        return self.heights[0] < _LOW_M


KINDS = {
    "avenue": Kind(12.0, 4.6, (20, 52), (13, 22), ("stone", "glass", "stone", "glass"), gabled=False, cobbled=False),
    "old": Kind(8.0, 3.4, (9, 15), (7, 12), ("stucco", "stone", "stucco"), gabled=True, cobbled=True),
    "village": Kind(8.5, 2.6, (4.6, 7), (8, 13), ("stucco",), gabled=True, cobbled=True),
}


@dataclass(frozen=True)
class House:
    """One house on the ``side`` -1 or 1 of a street, from ``near`` to ``far`` metres away."""

    side: int
    near: float
    far: float
    front: Front
    roof: float


class Street:
    """A street of a kind in a scene: its camera and its houses."""

    def __init__(self, scene: Scene, kind: str) -> None:
        rng = scene.rng("street")
        self.scene, self.kind = scene, KINDS[kind]
        self.vista = Vista(
            scene.width * rng.uniform(0.34, 0.66),
            scene.at(rng.uniform(0.56, 0.64)),
            0.6 * max(scene.width, 0.8 * scene.height),
            3.1,
        )
        self.houses = [house for side in (-1, 1) for house in self._row(side)]

    def _row(self, side: int) -> list[House]:
        rng, kind, houses, z = self.scene.rng("houses", side), self.kind, [], 3.0
        while z < END_M:
            wide, high = rng.uniform(*kind.wides), rng.uniform(*kind.heights)
            front = front_of(rng, wide, high, str(rng.choice(kind.fronts)), shops=0.2 if kind.gaps else 0.75)
            houses.append(House(side, z, z + wide, front, rng.uniform(2.4, 4.2) if kind.gabled else 0.0))
            z += wide + (rng.uniform(1, 6) if kind.gaps else 0.0)
        return houses

    def distance(self, z: float) -> float:
        """How much of the way to the horizon, as the air shows it, a thing ``z`` metres away is."""
        return 1 - math.exp(-z / 150)

    def facing(self, side: int) -> float:
        """How far the fronts of a side are turned to the sun."""
        return 0.95 if side != self.scene.light.toward else 0.12

    @property
    def edge(self) -> float:
        """Half the width of the road between the walks."""
        return self.kind.half - self.kind.walk
