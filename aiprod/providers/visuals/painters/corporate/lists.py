"""A list's lines as tiles of glass that come in one by one, in rows or as cards, each with its icon or its number."""

from __future__ import annotations

from collections.abc import Callable

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Block
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.icons import draw_icon, icons_for
from aiprod.providers.visuals.kit.stacked import Box
from aiprod.providers.visuals.painters.corporate.desk import WHITE, Desk

_DEPTH = 0.12
_FIRST_S, _STEP_S = 0.7, 0.45


def show_list(desk: Desk) -> None:
    """The lines in rows; four or fewer may be cards."""
    lines = desk.intent.lines
    if not desk.tall and 3 <= len(lines) <= 4 and desk.rng.integers(2):
        _cards(desk, lines)
    else:
        _rows(desk, lines)


def _rows(desk: Desk, lines: tuple[str, ...]) -> None:
    x, y, wide, high = desk.art
    step = min(high / len(lines), 14 * desk.unit)
    y += (high - step * len(lines)) / 2
    tall = 0.85 * step
    for index, (line, mark) in enumerate(zip(lines, marks_of(lines), strict=True)):
        top = y + index * step
        block = desk.fitted(line, "caption", min(4.2, 0.42 * tall / desk.unit), wide - 1.45 * tall, 2, height_px=tall)

        def draw(canvas: skia.Canvas, top: float = top, block: Block = block, mark: str | int = mark) -> None:
            desk.glass(canvas, (x, top, wide, tall), 0.3 * tall)
            _mark(desk, canvas, mark, x + 0.62 * tall, top + tall / 2, 0.62 * tall)
            for number in range(len(block.lines)):
                block.paint_line(canvas, number, x + 1.18 * tall, top + (tall - block.height_px) / 2, WHITE)

        _enter(desk, (x, top, wide, tall), draw, index)


def _cards(desk: Desk, lines: tuple[str, ...]) -> None:
    x, y, wide, high = desk.art
    gap = pad = 2.6 * desk.unit
    size = 7 * desk.unit
    side_x, side_y = (wide - gap) / 2, min((high - gap) / 2, 0.9 * (wide - gap) / 2)
    y += (high - 2 * side_y - gap) / 2
    for index, (line, mark) in enumerate(zip(lines, marks_of(lines), strict=True)):
        left, top = x + (index % 2) * (side_x + gap), y + (index // 2) * (side_y + gap)
        across = wide if index == 2 and len(lines) == 3 else side_x
        block = desk.fitted(line, "caption", 3.6, across - 2 * pad, 3, height_px=side_y - size - 2.6 * pad)
        box = (left, top, across, side_y)

        def draw(canvas: skia.Canvas, box: Box = box, block: Block = block, mark: str | int = mark) -> None:
            desk.glass(canvas, box, 2.8 * desk.unit)
            _mark(desk, canvas, mark, box[0] + pad + size / 2, box[1] + pad + size / 2, size)
            for number in range(len(block.lines)):
                block.paint_line(canvas, number, box[0] + pad, box[1] + 1.6 * pad + size, WHITE)

        _enter(desk, box, draw, index)


def marks_of(lines: tuple[str, ...]) -> list[str | int]:
    """An icon for each line if every line has one of its own, else the lines' numbers."""
    named = [icons_for((line,))[:1] for line in lines]
    own = {icon for names in named for icon in names}
    return [names[0] for names in named] if len(own) == len(lines) else list(range(1, len(lines) + 1))


def _mark(desk: Desk, canvas: skia.Canvas, mark: str | int, x: float, y: float, size: float) -> None:
    """A round with an icon or a number in it."""
    canvas.drawCircle(x, y, size / 2, desk.brand(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
    if isinstance(mark, str):
        draw_icon(canvas, mark, x, y, 0.62 * size, solid(WHITE))
        return
    number = desk.fitted(str(mark), "title", 0.56 * size / desk.unit, size, 1)
    # A numeral stands about 0.72 em above its baseline.
    number.paint_line(canvas, 0, x, y + 0.36 * number.size_px - number.baseline(0), WHITE, align="centre")


def _enter(desk: Desk, box: Box, draw: Callable[[skia.Canvas], None], index: int) -> None:
    reach = 9 * desk.unit
    desk.sheet.draw(
        (box[0] - reach, box[1] - reach, box[2] + 2 * reach, box[3] + 2 * reach),
        draw,
        depth=_DEPTH,
        entrance=Entrance(at_s=_FIRST_S + _STEP_S * index, seconds=0.6, from_dx=6 * desk.unit),
    )
