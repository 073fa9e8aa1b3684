"""Looking at a style before a job uses it: one scene as frames, and a sheet of all it can paint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.sprites import make_sprites
from aiprod.media.pictures.yuv import to_bgr
from aiprod.plan import (
    Camera,
    CameraMove,
    Canvas,
    DataPoint,
    PictureIntent,
    Place,
    Season,
    TimeOfDay,
    VisualRequest,
    Weather,
)
from aiprod.providers.visuals.procedural import painter
from aiprod.style import Style
from aiprod.timing import FrameRate

Bgr = npt.NDArray[np.uint8]

PLACES: tuple[Place, ...] = get_args(Place)
TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
_SEASONS: tuple[Season, ...] = get_args(Season)
_WEATHERS: tuple[Weather, ...] = get_args(Weather)
_YEARS = ((2021, 12.0), (2022, 19.0), (2023, 38.0))
_FORMS = (
    PictureIntent(form="statement", headline="Simple habits make a large difference"),
    PictureIntent(form="quote", headline="Look again, and make it your own.", lines=("A proverb",)),
    PictureIntent(form="figure", headline="people came", figure="12,480"),
    PictureIntent(form="list", headline="What it takes", lines=("Patience", "Water", "A good map")),
    PictureIntent(
        form="chart",
        headline="Share of visitors",
        chart="line",
        series=tuple(DataPoint(label=str(year), value=value, shown=f"{value:g}%") for year, value in _YEARS),
    ),
)
_AT = 0.7
_RATE = FrameRate(num=30)
_GAP_PX = 4
_SHEET_PX = (384, 216)


@dataclass(frozen=True)
class Shot:
    """One painted scene in motion: ``frames`` frames, 30 a second. Both sides, in pixels, are even."""

    style: Style
    intent: PictureIntent
    width_px: int = 768
    height_px: int = 432
    seed: int = 7
    frames: int = 150
    move: CameraMove = "push_in"

    def frame(self, at: float = _AT) -> Bgr:
        """The picture, (height, width, 3) uint8, when the share ``at`` of the scene has passed."""
        return self._bgr(self.compositor(), round(at * (self.frames - 1)))

    def every(self, step: int) -> Iterator[Bgr]:
        """Every ``step``-th picture."""
        compositor = self.compositor()
        return (self._bgr(compositor, n) for n in range(0, self.frames, step))

    def _bgr(self, compositor: Compositor, n: int) -> Bgr:
        return np.asarray(to_bgr(compositor.frame(n)), np.uint8).copy()

    def compositor(self) -> Compositor:
        """The scene painted, ready to give its frames."""
        request = VisualRequest(
            provider="procedural",
            style=self.style.for_pictures(),
            intent=self.intent,
            width_px=self.width_px,
            height_px=self.height_px,
            seed=self.seed,
        )
        stack, rasters = painter(self.style.painter)(request)
        camera = Camera(move=self.move, amount=0.06)
        canvas = Canvas(width_px=self.width_px, height_px=self.height_px, rate=_RATE)
        sprites = make_sprites(stack, rasters, camera, self.width_px, self.height_px)
        return Compositor(stack, sprites, camera, canvas, self.frames)


def style_sheet(style: Style) -> Bgr:
    """A row a place, a column a time of day; then weathers and seasons, a row each, and words on pictures."""
    rows = [
        [PictureIntent(place=place, time=time, prompt=f"{place.capitalize()}, {time}") for time in TIMES]
        for place in PLACES
    ]
    rows.append([_under(weather) for weather in _WEATHERS if weather != "clear"])
    rows.append([PictureIntent(place="forest", season=season, prompt=f"Forest, {season}") for season in _SEASONS])
    rows.append([intent.model_copy(update={"place": "mountains"}) for intent in _FORMS])
    shots = [[Shot(style, intent, seed=7 + at) for intent in row] for at, row in enumerate(rows)]
    return stacked([[_labelled(shot) for shot in row] for row in shots])


def _under(weather: Weather) -> PictureIntent:
    return PictureIntent(place="field", weather=weather, prompt=f"Field, {weather}")


def _labelled(shot: Shot) -> Bgr:
    """The shot small, with what it was asked for in its corner."""
    intent = shot.intent
    tile = np.asarray(cv2.resize(shot.frame(), _SHEET_PX, interpolation=cv2.INTER_AREA), np.uint8)
    label = intent.prompt.lower() if intent.form == "scenery" else intent.form
    for colour, thick in (((0, 0, 0), 3), ((255, 255, 255), 1)):
        cv2.putText(tile, label, (8, tile.shape[0] - 9), cv2.FONT_HERSHEY_SIMPLEX, 0.42, colour, thick, cv2.LINE_AA)
    return tile


def stacked(rows: list[list[Bgr]]) -> Bgr:
    """Pictures of one size as rows of one sheet, on dark ground; a row may be shorter than others."""
    high, wide = rows[0][0].shape[:2]
    across = max(map(len, rows))
    sheet = np.full((len(rows) * (high + _GAP_PX) - _GAP_PX, across * (wide + _GAP_PX) - _GAP_PX, 3), 24, np.uint8)
    for row, pictures in enumerate(rows):
        for column, picture in enumerate(pictures):
            top, left = row * (high + _GAP_PX), column * (wide + _GAP_PX)
            sheet[top : top + high, left : left + wide] = picture
    return sheet


def to_jpeg(picture: Bgr, quality: int = 86) -> bytes:
    """The picture as a JPEG file."""
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
