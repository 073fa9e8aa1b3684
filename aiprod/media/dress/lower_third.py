"""Words set over a client's picture: the lower third, a name on a plate beside a bar, and the scene's title."""

from __future__ import annotations

from pathlib import Path

import skia

from aiprod.lettering import directed
from aiprod.media.dress.timed import Draw, painted
from aiprod.media.pictures.life_sprites import colour_of
from aiprod.media.safe_area import Area, is_upright
from aiprod.media.words.fitted import Align, Block, fit

_NAME, _WHAT, _TITLE = 0.046, 0.03, 0.078
_UPRIGHT = 1.3
_WIDEST = 0.8
_PLATE, _TINT = 0.74, 0.25
_WHITE = (1.0, 1.0, 1.0)
_SHORT_TITLE = 34


def lower_third(
    title: str, subtitle: str | None, fonts: tuple[Path, Path], accent: str, frame: tuple[int, int], room: Area
) -> tuple[Area, Draw]:
    """The box it takes at the foot of the room, and how to draw it.

    ``fonts`` are those of the title and of the subtitle; ``frame`` is the frame's width and height in pixels. A title
    in a script read from the right stands at the right.
    """
    unit = _unit(frame)
    pad, bar = 0.022 * unit, max(2.0, 0.007 * unit)
    wide = _WIDEST * room.width - bar - 2 * pad
    name = fit(title, fonts[0], size_px=_NAME * unit, width_px=wide, max_lines=2)
    what = fit(subtitle or "", fonts[1], size_px=_WHAT * unit, width_px=wide, max_lines=2, leading=1.3)
    height = name.height_px + what.height_px + 1.3 * pad
    width = bar + max(name.width_px, what.width_px) + 2 * pad
    tone = skia.Color4f(colour_of(accent))
    plate = skia.Color4f(_TINT * tone.fR, _TINT * tone.fG, _TINT * tone.fB, _PLATE)
    align = _side(title)
    left = room.right - width if align == "right" else room.left
    box = Area(left, room.bottom - height, left + width, room.bottom)
    text_y = box.top + 0.6 * pad
    words = [
        (_image(block, align, pad, shadow=0.0), y - pad)
        for block, y in ((name, text_y), (what, text_y + name.height_px))
        if block.lines
    ]

    def inwards(start: float, wide: float) -> float:
        """The left of what is ``wide`` and begins ``start`` from the side the words are read from."""
        return box.right - start - wide if align == "right" else box.left + start

    def draw(canvas: skia.Canvas, share: float) -> None:
        rise, wipe = _part(share, 0.0, 0.5), _part(share, 0.2, 0.8) * width
        behind = skia.Rect.MakeXYWH(inwards(0, wipe), box.top, wipe, height)
        canvas.drawRect(behind, skia.Paint(Color4f=plate))
        standing = skia.Rect.MakeXYWH(inwards(0, bar), box.bottom - rise * height, bar, rise * height)
        canvas.drawRect(standing, skia.Paint(Color4f=tone))
        canvas.save()
        canvas.clipRect(behind)
        for order, (image, y) in enumerate(words):
            shown = _part(share, 0.4 + 0.1 * order, 0.9 + 0.1 * order)
            _show(canvas, image, inwards(bar - (1 - shown) * pad, image.width()), y, shown)
        canvas.restore()

    return box, draw


def scene_title(text: str, font: Path, film: bool, frame: tuple[int, int], room: Area) -> tuple[Area, Draw]:
    """The box a title takes at the head of the room, and how to draw it.

    A ``film``'s short title is centred in spaced capitals; any other stands where its reading begins, as a broadcast's.
    """
    unit = _unit(frame)
    capitals = film and len(text) <= _SHORT_TITLE
    align: Align = "centre" if film else _side(text)
    block = fit(
        text.upper() if capitals else text,
        font,
        size_px=_TITLE * unit * (0.8 if capitals else 1.0),
        width_px=room.width * 0.92,
        max_lines=3,
        height_px=room.height * 0.5,
        tracking=0.14 if capitals else 0.0,
    )
    reach = 0.8 * block.size_px
    left = room.left + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * (room.width - block.width_px)
    image = _image(block, align, reach, shadow=0.8)
    box = Area(left - reach, room.top - reach, left + block.width_px + reach, room.top + block.height_px + reach)

    def draw(canvas: skia.Canvas, share: float) -> None:
        shown = _part(share, 0.0, 1.0)
        _show(canvas, image, box.left, box.top + (1 - shown) * 0.25 * block.size_px, shown)

    return Area(max(0.0, box.left), max(0.0, box.top), min(frame[0], box.right), min(frame[1], box.bottom)), draw


def _image(block: Block, align: Align, reach: float, shadow: float) -> skia.Image:
    """White words painted once; ``reach`` pixels about them are for the shadow and for letters that lean out."""
    x = reach + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * block.width_px

    def draw(canvas: skia.Canvas) -> None:
        for index in range(len(block.lines)):
            block.paint_line(canvas, index, x, reach, _WHITE, align=align, shadow=shadow)

    return painted(block.width_px + 2 * reach + 1, block.height_px + 2 * reach + 1, draw)


def _side(text: str) -> Align:
    """Where a text is read from."""
    return "left" if directed(text) == text else "right"


def _show(canvas: skia.Canvas, image: skia.Image, x: float, y: float, alpha: float) -> None:
    canvas.drawImage(image, x, y, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=alpha))


def _unit(frame: tuple[int, int]) -> float:
    """What sizes are shares of, pixels: upright frames are watched small, so their words are larger."""
    return min(frame) * (_UPRIGHT if is_upright(*frame) else 1.0)


def _part(share: float, start: float, end: float) -> float:
    """How much of a movement from ``start`` to ``end`` of the whole is done, easing out."""
    along = min(1.0, max(0.0, (share - start) / (end - start)))
    return 1 - (1 - along) ** 3
