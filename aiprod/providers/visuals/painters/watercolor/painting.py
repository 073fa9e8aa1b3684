"""One painting: where it lies on the paper, its colours at this hour, and the shapes every place is built of."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance, Life, LifeKind
from aiprod.media.safe_area import caption_area
from aiprod.plan import PictureIntent, VisualRequest
from aiprod.providers.visuals.kit.colour import parse
from aiprod.providers.visuals.kit.paper import paper, wander
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.painters.watercolor.brush import Leaf, Page

_TINTS = {"dawn": ("#E9B6BE", 0.2), "golden": ("#EE9A3E", 0.32), "dusk": ("#4E4488", 0.46), "night": ("#1B2856", 0.7)}
_AIR = {
    "cloudy": ("#A3ABB8", 0.5, 0.2),
    "rain": ("#7E8A9B", 0.74, 0.42),
    "snow": ("#BAC5D6", 0.72, 0.16),
    "fog": ("#E6E2D8", 0.84, 0.34),
    "storm": ("#434A60", 0.82, 0.52),
}
"""What each weather mixes into the colours, how much of it into the sky, and into what is near."""


_FIRST_S, _STEP_S, _BLOOM_S = 0.0, 0.16, 0.9


def mix(first: str, second: str, share: float) -> str:
    """The colour ``share`` of the way from one to the other, in display values, as pigments on a palette."""
    values = [round(255 * (a + (b - a) * share)) for a, b in zip(parse(first), parse(second), strict=True)]
    return "#{:02X}{:02X}{:02X}".format(*values)


class Painting:
    """Positions are shares of the painted rectangle (x to the right, y down), sizes shares of its short side.

    ``shown`` holds the subjects that a place has painted its own way.
    """

    def __init__(self, request: VisualRequest) -> None:
        self.intent: PictureIntent = request.intent
        self.palette = request.style.palette
        self.rng = np.random.default_rng(request.seed)
        self.page = Page(self.rng, request.width_px, request.height_px)
        self.sheet = Sheet(request, self.palette["paper"][0])
        inset = 0.058 * min(self.page.width, self.page.height)
        self.left, self.right = inset, self.page.width - inset
        self.top = 0.9 * inset
        self.bottom = caption_area(self.page.width, self.page.height, request.style.captions).top
        self.short = min(self.right - self.left, self.bottom - self.top)
        self.flatness = min(1.0, (self.right - self.left) / (self.bottom - self.top))
        self.night = self.intent.time == "night"
        self.dark = self.intent.time in ("dusk", "night")
        self.snowy = self.intent.season == "winter" or self.intent.weather == "snow"
        self.shown: set[str] = set()
        self._layers = 0
        self.wordy = self.intent.form != "scenery"
        self.titled = self.wordy or self.intent.headline is not None

    def x(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def y(self, share: float) -> float:
        return self.top + share * (self.bottom - self.top)

    def shows(self, *subjects: str) -> bool:
        """Whether the intent asks for one of these subjects."""
        return any(word in self.intent.subjects for word in subjects)

    def pick(self, low: float, high: float) -> float:
        """A number of this painting's own."""
        return float(self.rng.uniform(low, high))

    def tone(self, colour: str, far: float = 0.0) -> str:
        """A local colour in this hour's light and weather; ``far`` 0..1 lets it fade into the air."""
        tint = _TINTS.get(self.intent.time)
        air = _AIR.get(self.intent.weather)
        if air:
            colour = mix(colour, air[0], air[2] + (air[1] - air[2]) * far)
        if tint:
            colour = mix(colour, tint[0], tint[1])
        return mix(colour, self.sky[1], far * 0.62) if far else colour

    @property
    def sky(self) -> tuple[str, ...]:
        """Top, middle and horizon of the sky."""
        colours = self.palette[f"sky_{self.intent.time}"]
        air = _AIR.get(self.intent.weather)
        if not air:
            return colours
        keeps = {"night": 0.75, "dusk": 0.4, "golden": 0.3, "dawn": 0.3}.get(self.intent.time, 0.0)
        return tuple(mix(colour, mix(air[0], colours[0], keeps), air[1]) for colour in colours)

    @property
    def ground_under_words(self) -> str:
        """The colour words will stand on, roughly."""
        if self.intent.place == "space":
            return "#23285E"
        if self.intent.place == "room":
            return self.tone("#E3CBB4")
        if self.intent.place == "underwater":
            return self.tone(self.palette["water"][0])
        if self.intent.place == "abstract" and not self.night:
            return self.palette["paper"][0]
        return mix(self.palette["paper"][0], self.sky[0], 0.8 if self.wordy and not self.night else 1.0)

    def ground(self, name: str = "ground") -> tuple[str, ...]:
        """The season's colours of ``ground`` or ``leaves``, in this light; snow makes a winter of any season."""
        season = "winter" if self.snowy and name == "ground" else self.intent.season
        return tuple(self.tone(colour) for colour in self.palette[f"{name}_{season}"])

    @property
    def water(self) -> tuple[str, str, str]:
        """Water near the horizon, in the middle and close by. A low sun gilds it far away and leaves it blue here."""
        toned = [self.tone(colour) for colour in self.palette["water"]]
        if self.intent.time in ("dawn", "golden") and self.intent.weather in ("clear", "cloudy"):
            toned = [mix(tone, own, 0.85) for tone, own in zip(toned, self.palette["water"], strict=True)]
            toned[0] = mix(toned[0], self.sky[2], 0.75)
        return toned[0], toned[1], toned[2]

    def lay_paper(self) -> None:
        """The sheet itself, under everything, with a few drops of paint on it."""
        width, height = self.sheet.width, self.sheet.height
        relief = np.pad(self.page.relief, ((self.page.height // 9,) * 2, (self.page.width // 9,) * 2), mode="reflect")
        size = (width + 2 * self.sheet.margin_x, height + 2 * self.sheet.margin_y)
        relief = np.asarray(cv2.resize(relief, size, interpolation=cv2.INTER_CUBIC), np.float32)
        self.sheet.whole(paper(relief, self.rng, self.palette["paper"][0], 0.02))

    def leaf(self, top: float = -0.1, bottom: float = 1.1) -> Leaf:
        """An empty layer over the painting's full width, from ``top`` to ``bottom``."""
        wide = 0.1 * self.short
        return Leaf(self.page, (self.left - wide, self.y(top), self.right + wide, self.y(bottom)))

    def show(self, leaf: Leaf, depth: float, **placement: object) -> None:
        """Put a finished layer on the sheet: paint that comes through the paper soon after the one before it."""
        entrance = Entrance(at_s=_FIRST_S + _STEP_S * self._layers, seconds=_BLOOM_S)
        self._layers += 1
        x, y = leaf.x0 / self.page.scale, leaf.y0 / self.page.scale
        self.sheet.add(leaf.rgba(), x, y, depth=depth, entrance=entrance, **placement)

    def live(self, what: LifeKind, count: int, colour: str, box: Sequence[float], size: float, **more: float) -> None:
        """Small moving things inside ``box`` (left, top, right, bottom, as shares of the painting)."""
        scale = self.page.scale
        left, top, right, bottom = self.x(box[0]), self.y(box[1]), self.x(box[2]), self.y(box[3])
        self.sheet.live(
            Life(
                what=what,
                count=count,
                colour=colour,
                area=(left / scale, top / scale, (right - left) / scale, (bottom - top) / scale),
                size_px=size * self.short / scale,
                seed=int(self.rng.integers(2**31)),
                **more,
            )
        )

    def land(self, heights: np.ndarray, foot: float = 1.0) -> skia.Path:
        """Ground under a skyline: ``heights`` are shares of the painting from its top, evenly spaced left to right."""
        edge = 0.014 * self.short
        left, right = self.left + self.pick(-1.4, 1) * edge, self.right + self.pick(-1, 1.4) * edge
        ends = self.y(float(heights[0])), self.y(float(heights[-1])), self.y(foot)
        path = skia.Path()
        path.moveTo(left, ends[0])
        for x, height in zip(np.linspace(left, right, len(heights)), heights, strict=True):
            path.lineTo(float(x), self.y(float(height)))
        self._ragged_line(path, (right, ends[1]), (right, ends[2]), edge, 12)
        self._ragged_line(path, (right, ends[2]), (left, ends[2]), edge, 40)
        self._ragged_line(path, (left, ends[2]), (left, ends[0]), edge, 12)
        path.close()
        return path

    def _ragged_line(
        self, path: skia.Path, start: tuple[float, float], end: tuple[float, float], reach: float, count: int
    ) -> None:
        """Go from ``start`` to ``end``, straying across the way by up to ``reach`` pixels."""
        upright = start[0] == end[0]
        for along, stray in zip(np.linspace(0, 1, count), reach * wander(self.rng, count, 4, 2), strict=True):
            x, y = (a + (b - a) * along for a, b in zip(start, end, strict=True))
            path.lineTo(float(x + stray * upright), float(y + stray * (not upright)))

    def skyline(self, level: float, height: float, wavelength: float, rough: int = 4) -> np.ndarray:
        """A ridge: 240 samples around ``level``, ``height`` high, ``wavelength`` long; all shares of the painting."""
        return level - self.flatness * height * (0.5 + wander(self.rng, 240, 240 * wavelength, rough))

    def blob(self, x: float, y: float, width: float, height: float, lumps: int = 9, rough: float = 0.16) -> skia.Path:
        """A round patch about a point in page pixels, ``width`` and ``height`` in page pixels."""
        turns = np.linspace(0, 2 * np.pi, lumps, endpoint=False) + self.pick(0, 6)
        radii = 1 + rough * self.rng.uniform(-1, 1, lumps)
        return smooth(
            [(x + width / 2 * r * np.cos(a), y + height / 2 * r * np.sin(a)) for a, r in zip(turns, radii, strict=True)]
        )

    def block(self, x: float, y: float, width: float, height: float, lean: float = 0.03) -> skia.Path:
        """A hand-drawn rectangle standing on ``y``, in page pixels."""
        jitter = [self.pick(-lean, lean) * min(width, height) for _ in range(8)]
        return polygon(
            [
                (x + jitter[0], y + jitter[1]),
                (x + jitter[2], y - height + jitter[3]),
                (x + width + jitter[4], y - height + jitter[5]),
                (x + width + jitter[6], y + jitter[7]),
            ]
        )


def polygon(points: Sequence[tuple[float, float]]) -> skia.Path:
    """A closed shape with straight sides."""
    path = skia.Path()
    path.moveTo(*map(float, points[0]))
    for point in points[1:]:
        path.lineTo(*map(float, point))
    path.close()
    return path


def smooth(points: Sequence[tuple[float, float]]) -> skia.Path:
    """A closed shape through the midpoints of ``points``, without corners."""
    path = skia.Path()
    ring = [(float(x), float(y)) for x, y in points]
    middle = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    path.moveTo(*middle[-1])
    for corner, end in zip(ring, middle, strict=True):
        path.quadTo(*corner, *end)
    path.close()
    return path


def stroke(points: Sequence[tuple[float, float]], widths: Sequence[float]) -> skia.Path:
    """A brush stroke along ``points``, as wide as ``widths`` says at each of them, in page pixels."""
    line = np.asarray(points, float)
    along = np.gradient(line, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], 1) / np.maximum(np.linalg.norm(along, axis=1), 1e-6)[:, None]
    half = np.asarray(widths, float)[:, None] / 2
    ring = np.concatenate([line + across * half, (line - across * half)[::-1]])
    return polygon([(float(x), float(y)) for x, y in ring])
