"""The camera that looks down a street: metres to pixels, and canvases laid on walls and on the ground."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from aiprod.providers.visuals.kit.light import polyline

Spot = tuple[float, float, float]
"""x to the right, y up from the ground, z away from the eye, in metres."""


@dataclass(frozen=True)
class Vista:
    """An eye ``eye`` metres above the ground that looks at frame point ``x, y``; ``focal`` is in pixels."""

    x: float
    y: float
    focal: float
    eye: float

    def at(self, spot: Spot) -> tuple[float, float]:
        """Where a spot is seen, in frame pixels."""
        x, y, z = spot
        return self.x + self.focal * x / z, self.y - self.focal * (y - self.eye) / z

    def scale(self, z: float) -> float:
        """Pixels a metre at a distance."""
        return self.focal / z

    def shape(self, *spots: Spot) -> skia.Path:
        """The closed outline through spots."""
        return polyline([self.at(spot) for spot in spots], closed=True)

    def strip(self, left: float, right: float, near: float, far: float) -> skia.Path:
        """A piece of the ground."""
        return self.shape((left, 0, near), (right, 0, near), (right, 0, far), (left, 0, far))

    def plane(self, x: float, high: float, near: float, far: float) -> skia.Path:
        """An upright plane along the view, from the ground to ``high``."""
        return self.shape((x, 0, near), (x, high, near), (x, high, far), (x, 0, far))

    @contextmanager
    def wall(self, canvas: skia.Canvas, x: float, near: float, far: float, high: float) -> Iterator[None]:
        """Within, ``canvas`` is the wall at ``x`` from ``near`` to ``far``: metres from its left, y down, 0 the foot.

        ``high`` is how far up it must be true.
        """
        long = far - near
        # On the right wall the near end is on the right; the front must not be mirrored.
        ends = (near, far) if x < 0 else (far, near)
        seen = [self.at((x, y, z)) for z, y in ((ends[0], 0), (ends[1], 0), (ends[1], high), (ends[0], high))]
        matrix = skia.Matrix()
        flat = [(0, 0), (long, 0), (long, -high), (0, -high)]
        matrix.setPolyToPoly([skia.Point(*p) for p in flat], [skia.Point(*p) for p in seen])
        canvas.save()
        canvas.concat(matrix)
        yield
        canvas.restore()

    @contextmanager
    def standing(self, canvas: skia.Canvas, spot: Spot) -> Iterator[None]:
        """Within, ``canvas`` faces the eye at a spot: metres from it, y down."""
        canvas.save()
        canvas.translate(*self.at(spot))
        canvas.scale(self.scale(spot[2]), self.scale(spot[2]))
        yield
        canvas.restore()
