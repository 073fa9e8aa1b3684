"""A number that counts up to itself: each digit has a place of its own, so that nothing moves but what changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from aiprod.media.pictures.layers import Entrance, RasterLayer
from aiprod.media.words.fitted import Align, Block
from aiprod.providers.visuals.kit.sheet import Sheet

COUNT_S = 1.2
_STEPS = 26
_DIGITS = "0123456789"
_NUMBER = re.compile(r"\d+(?:[.,'\u2019\u00a0\u202f ]\d+)*", re.ASCII)
_YEAR = re.compile(r"1\d\d\d|20\d\d", re.ASCII)
_SPACE_EM = 0.24

Draw = Callable[[skia.Canvas, Block, float, float], None]
"""Paints the one line of a block with its left at x and the block's top at y."""


@dataclass(frozen=True)
class Glyph:
    """A part of the number: its left in pixels from the number's own, shown from ``at_s`` to before ``until_s``."""

    text: str
    x: float
    at_s: float
    until_s: float | None


@dataclass(frozen=True)
class Counted:
    """A number on its way: its parts, and the block (its size, its last string) they are set in."""

    block: Block
    glyphs: tuple[Glyph, ...]
    width_px: float


def counted(block: Block, at_s: float, width_px: float) -> Counted:
    """The one line of ``block`` counting up from nothing, ``at_s`` seconds in, no wider than ``width_px``.

    Its last state is the line as it stands, digits in equal places. A year, a line with no number or with several, and
    one read from the right stay as they are.
    """
    text = block.lines[0]
    numbers = list(_NUMBER.finditer(text))
    still = len(numbers) != 1 or _YEAR.fullmatch(text.strip()) or _from_the_right(text)
    if still:
        return Counted(block, (Glyph(text, 0.0, at_s, None),), block.width_px)
    number = numbers[0]
    places = _places(block, text, number)
    if places[-1] > width_px:
        block = replace(block, size_px=block.size_px * width_px / places[-1])
        places = _places(block, text, number)
    glyphs = [
        Glyph(part.strip(), x + (_SPACE_EM * block.size_px if part.startswith(" ") else 0.0), at_s, None)
        for part, x in ((text[: number.start()], 0.0), (text[number.end() :], places[-2]))
        if part.strip()
    ]
    states = _states(number.group())
    for index, place in enumerate(places[:-2]):
        glyphs.extend(_runs(block, [state[index] for state in states], place, at_s))
    return Counted(block, tuple(glyphs), places[-1])


def set_counter(
    sheet: Sheet, block: Block, x: float, y: float, draw: Draw, *, at_s: float, width_px: float, align: Align = "left"
) -> Counted:
    """Set a number that counts up: ``x`` is its left, centre or right by ``align``, ``y`` the block's top, pixels."""
    number = counted(block, at_s, width_px)
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * number.width_px
    # A number shrunk to its equal places keeps the baseline of the one it replaces.
    top = y + block.baseline(0) - number.block.baseline(0)
    painted: dict[str, tuple[RasterLayer, float]] = {}
    for glyph in number.glyphs:
        at = left + glyph.x
        entrance = Entrance(at_s=glyph.at_s, seconds=0.5 if glyph.until_s is None and glyph.at_s == at_s else 0.0)
        if glyph.text in painted:
            layer, painted_at = painted[glyph.text]
            moved = layer.x + round(at - painted_at)
            sheet.again(layer, moved, layer.y, entrance=entrance, until_s=glyph.until_s)
            continue
        line = replace(number.block, lines=(glyph.text,))
        drawn = _drawn(sheet, line, at, top, draw, entrance, glyph.until_s)
        if drawn is not None:
            painted[glyph.text] = drawn, at
    return number


def _drawn(
    sheet: Sheet, line: Block, x: float, y: float, draw: Draw, entrance: Entrance, until_s: float | None
) -> RasterLayer | None:
    reach = 0.6 * line.size_px
    box = (x - reach, y - reach, line.width_px + 2 * reach, line.line_px + 2 * reach)
    return sheet.draw(box, lambda canvas: draw(canvas, line, x, y), entrance=entrance, until_s=until_s)


def _places(block: Block, text: str, number: re.Match[str]) -> list[float]:
    """The x of each letter of the number, where it ends, and where the whole line ends.

    A place is midway between its last digit's width and the widest's: equal ones would leave holes about a 1.
    """
    spacing = block.tracking * block.size_px
    wide = max(block.width_of(digit) for digit in _DIGITS)
    x = _advance(block, text[: number.start()])
    if not x:
        # Its first digit stands where the line's own would, not within its place.
        x = (block.width_of(number.group()[0]) - wide) / 4
    places = []
    for letter in number.group():
        places.append(x)
        x += (wide + block.width_of(letter)) / 2 + spacing if letter in _DIGITS else _advance(block, letter)
    return [*places, x, x + _advance(block, text[number.end() :]) - spacing]


def _advance(block: Block, part: str) -> float:
    if not part:
        return 0.0
    spaces = (part != part.lstrip()) + (part != part.rstrip()) if part.strip() else 1
    written = block.width_of(part.strip()) if part.strip() else 0.0
    return written + _SPACE_EM * block.size_px * spaces + block.tracking * block.size_px


def _states(number: str) -> list[str]:
    """How the number looks at each step, each as long as the last; what is not yet reached is blank."""
    final = int("".join(letter for letter in number if letter in _DIGITS))
    whole = _whole_digits(number)
    states = []
    for step in range(_STEPS + 1):
        share = 1 - (1 - step / _STEPS) ** 3
        digits = iter(str(round(final * share)).rjust(sum(letter in _DIGITS for letter in number), "0"))
        shown, begun, seen = "", False, 0
        for letter in number:
            if letter not in _DIGITS:
                shown += letter if begun else " "
                continue
            digit = next(digits)
            seen += 1
            begun = begun or digit != "0" or seen >= whole
            shown += digit if begun else " "
        states.append(shown)
    return [*states[:-1], number]


def _whole_digits(number: str) -> int:
    """How many digits stand before the decimal mark; a mark before three digits groups them, unless others differ."""
    marks = [index for index, letter in enumerate(number) if letter not in _DIGITS]
    if not marks:
        return len(number)
    last = marks[-1]
    differs = len(marks) > 1 and number[last] != number[marks[0]]
    groups = len(number) - last - 1 == 3 and not differs
    return sum(letter in _DIGITS for letter in (number if groups else number[:last]))


def _runs(block: Block, letters: list[str], place: float, at_s: float) -> list[Glyph]:
    """One glyph for as long as a letter stays the same."""
    runs: list[Glyph] = []
    wide = (max(block.width_of(digit) for digit in _DIGITS) + block.width_of(letters[-1])) / 2
    start = 0
    for step in range(1, len(letters) + 1):
        if step < len(letters) and letters[step] == letters[start]:
            continue
        letter = letters[start]
        if letter.strip():
            x = place + ((wide - block.width_of(letter)) / 2 if letter in _DIGITS else 0.0)
            ends = at_s + COUNT_S * step / _STEPS if step < len(letters) else None
            runs.append(Glyph(letter, x, at_s + COUNT_S * start / _STEPS, ends))
        start = step
    return runs


def _from_the_right(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
