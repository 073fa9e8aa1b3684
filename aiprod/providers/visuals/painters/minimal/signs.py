"""What the words name besides the place, as a line drawing at home in it: a boat on the water, a house on the field."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance, Life, LifeKind
from aiprod.plan import Place
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, hex_of
from aiprod.providers.visuals.kit.icons import GRID, icon, icons_for, silhouette
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.minimal.page import Page
from aiprod.providers.visuals.painters.minimal.planes import Room

_AFLOAT = frozenset("sailboat boat lighthouse island".split())
_ALOFT = frozenset(["rocket", "rocket-launch"])
_ASHORE = frozenset(
    "house house-line farm barn windmill bridge castle-turret church factory tent campfire car bus train bicycle "
    "tree-palm cactus person-simple-hike lighthouse".split()
)
_INDOORS = frozenset("guitar piano-keys microscope globe-stand books laptop flask".split())
_HOMES: dict[Place, tuple[frozenset[str], float]] = {
    "sea": (_AFLOAT, 0.66),
    "river": (_AFLOAT, 0.86),
    "space": (_ALOFT, 0.36),
    "sky": (_ALOFT, 0.5),
    "room": (_INDOORS, 0.66),
    "field": (_ASHORE, 0.72),
    "desert": (_ASHORE, 0.86),
    "forest": (_ASHORE, 0.95),
    "mountains": (_ASHORE, 0.95),
}
"""Which icons are at home in a place, and how far down they stand; any other would be a sign there, not a thing."""

_FLOCKS = frozenset("bird gull eagle".split())
_SWELL_S = 7.0


def draw_signs(page: Page, box: Box, room: Room, ink: Rgb, tone: Rgb) -> None:
    """Up to two of the intent's subjects that are at home in the place, and its birds or fish."""
    place, subjects = page.intent.place, page.intent.subjects
    homes, foot = _HOMES.get(place, (frozenset(), 0.0))
    for index, name in enumerate([name for name in icons_for(subjects) if name in homes][:2]):
        size = min(box[2], box[3]) * (0.2, 0.13)[index]
        low, high = ((0.5, 0.54), (0.5, 0.54)) if place == "river" else ((0.32, 0.46), (0.66, 0.78))
        x = box[2] * float(room.rng.uniform(*(low, high)[index]))
        _sign(page, box, name, (x, (foot - 0.1 * index) * box[3]), size, ink, tone)
    if _FLOCKS & set(subjects) and place not in ("underwater", "space", "room"):
        _flock(page, box, "birds", (0.1, 0.1, 0.8, 0.26), 7, ink)
    if "fish" in subjects and place == "underwater":
        _flock(page, box, "fish", (0.05, 0.25, 0.9, 0.4), 14, ink)


def _sign(page: Page, box: Box, name: str, foot: tuple[float, float], size: float, ink: Rgb, tone: Rgb) -> None:
    left, top = box[0] + foot[0] - size / 2, box[1] + foot[1] - 0.86 * size
    view = skia.Matrix.Translate(left, top).preScale(size / GRID, size / GRID)
    body, lines = skia.Path(silhouette(name)), skia.Path(icon(name))
    body.transform(view)
    lines.transform(view)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawPath(body, solid(tone))
        canvas.drawPath(lines, solid(ink))

    page.sheet.draw(
        (left, top, size, size),
        draw,
        depth=0.55,
        within=box,
        sway_px=0.06 * size if name in _AFLOAT | _ALOFT else 0.0,
        sway_period_s=_SWELL_S,
        entrance=Entrance(at_s=0.9, seconds=1.0),
    )


def _flock(page: Page, box: Box, what: LifeKind, share: Box, count: int, ink: Rgb) -> None:
    x, y, wide, high = share
    page.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(ink),
            area=(box[0] + x * box[2], box[1] + y * box[3], wide * box[2], high * box[3]),
            size_px=max(2.0, 0.036 * min(box[2], box[3])),
            depth=0.3,
            seed=page.request.seed,
            within=box,
        )
    )
