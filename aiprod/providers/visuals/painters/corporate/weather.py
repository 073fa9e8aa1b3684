"""Weather on a page without a picture: a little of it before the ground."""

from __future__ import annotations

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.plan import Weather
from aiprod.providers.visuals.painters.corporate.desk import Desk

_FALLS: dict[Weather, tuple[LifeKind, int, float]] = {
    "rain": ("rain", 90, 0.9),
    "storm": ("rain", 150, 1.0),
    "snow": ("snow", 80, 0.7),
    "fog": ("mist", 5, 16.0),
}


def fall(desk: Desk) -> None:
    """Rain, snow or mist over the whole page, faint enough to read through."""
    if desk.intent.weather not in _FALLS:
        return
    what, count, size = _FALLS[desk.intent.weather]
    desk.sheet.live(
        Life(
            what=what,
            count=count,
            colour="#FFFFFF",
            area=(0.0, 0.0, float(desk.width), float(desk.height)),
            size_px=max(1.0, size * desk.unit),
            depth=0.3,
            opacity=0.28,
            seed=desk.request.seed,
        )
    )
