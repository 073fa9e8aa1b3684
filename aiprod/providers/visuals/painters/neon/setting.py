"""How light is bent into type: blocks of capitals that glow, where they stand, and the dark behind them."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import caption_area
from aiprod.media.words.fitted import Align, Block, fit
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, skia_colour
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.style import FontRole, font_path

_AROUND = 16
SIDE = 0.07
"""Words keep this share of the frame's width free on each side."""
GAP = 0.025
"""Between blocks, as a share of the frame's height."""


def floor_of_words(stage: Stage) -> float:
    """How far down words may reach, in pixels: above the captions."""
    return caption_area(stage.width, stage.height, stage.request.style.captions).top - 0.02 * stage.height


def kicker(stage: Stage) -> Block | None:
    """The small words above a headline, if there are any."""
    words = stage.intent.kicker
    return typed(stage, words, "body", 0.032, 1, tracking=0.3) if words else None


def typed(
    stage: Stage,
    text: str,
    role: FontRole,
    size: float,
    lines: int,
    *,
    tracking: float = 0.04,
    leading: float = 1.2,
    indent: float = 0.0,
) -> Block:
    """Capitals in the style's font: ``size`` is the largest allowed, as a share of the frame's height."""
    return fit(
        text.upper(),
        font_path(stage.request.style, role),
        size_px=size * min(stage.height, 1.25 * stage.width),
        width_px=stage.width * (1 - 2 * SIDE - indent),
        height_px=floor_of_words(stage) - stage.height * 0.12,
        max_lines=lines + (2 if stage.tall and lines > 1 else 0),
        tracking=tracking,
        leading=leading,
    )


def stack_blocks(stage: Stage, blocks: list[Block | None]) -> None:
    """Set blocks one under another in the middle of what the captions leave free."""
    column(stage, blocks, middle_of(stage, blocks))


def middle_of(stage: Stage, blocks: list[Block | None]) -> float:
    """Where the first of some blocks begins, so that all stand in the middle of what the captions leave free."""
    gap, top = GAP * stage.height, 0.07 * stage.height
    high = sum(block.height_px + gap for block in blocks if block) - gap
    return top + max(floor_of_words(stage) - top - high, 0) / 2


def column(stage: Stage, blocks: list[Block | None], top: float) -> float:
    """Set centred blocks downward from ``top``, the largest in the hot colour; returns where they end."""
    gap, shown = GAP * stage.height, [block for block in blocks if block]
    main = max(shown, key=lambda block: block.size_px)
    for index, block in enumerate(shown):
        colour = stage.hot if block is main else stage.cold
        lay(stage, block, stage.width / 2, top, colour, at_s=0.3 + 0.4 * index)
        top += block.height_px + gap
    return top


def lay(
    stage: Stage,
    block: Block,
    x: float,
    y: float,
    colour: Rgb,
    *,
    at_s: float,
    align: Align = "centre",
    bullet: float = 0.0,
) -> None:
    """Add a block as one glowing layer; ``bullet`` is the side of a lit square set before it, in pixels."""
    size, pale = block.size_px, mix(colour, WHITE, 0.84)
    rim = max(size * 0.022, 0.6)

    def letters(canvas: skia.Canvas, tone: Rgb) -> None:
        for index in range(len(block.lines)):
            block.paint_line(canvas, index, x, y, tone, align=align)

    def tubes(canvas: skia.Canvas) -> None:
        fattened(canvas, lambda: letters(canvas, colour), rim)
        if bullet:
            middle = y + block.baseline(0) - size * 0.36
            square = skia.Rect.MakeXYWH(x - bullet * 2.1, middle - bullet / 2, bullet, bullet)
            canvas.drawRoundRect(square, bullet * 0.2, bullet * 0.2, solid(colour, stroke_px=stage.px(4)))

    def shade(canvas: skia.Canvas) -> None:
        canvas.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Blur(size * 0.16, size * 0.16), Alphaf=0.8))
        letters(canvas, stage.dark[0])
        canvas.restore()

    pad = size * 0.5 + 20 * stage.unit
    left = x - (block.width_px / 2 if align == "centre" else 0) - 2.2 * bullet
    box = (left - pad, y - pad, block.width_px + 2.2 * bullet + 2 * pad, block.height_px + 2 * pad)
    stage.glow(
        box,
        tubes,
        reach=max(size / stage.unit * 0.2, 9),
        strength=0.9,
        under=shade,
        over=lambda canvas: letters(canvas, pale),
        depth=0.0,
        entrance=Entrance(at_s=at_s, seconds=0.5, from_dx=-0.03 * stage.width if align == "left" else 0.0),
    )


def fattened(canvas: skia.Canvas, draw: Callable[[], None], rim: float) -> None:
    """Draw something ``rim`` pixels fatter, by drawing it all around: a morphological filter costs far more."""
    for step in range(_AROUND):
        angle = 2 * math.pi * step / _AROUND
        canvas.save()
        canvas.translate(rim * math.cos(angle), rim * math.sin(angle))
        draw()
        canvas.restore()


def draw_tubes(canvas: skia.Canvas, block: Block, index: int, x: float, y: float, colour: Rgb, shade: Rgb) -> None:
    """A line of type with its light, drawn in one go where it cannot be a layer of its own."""
    size = block.size_px
    rim = max(size * 0.022, 0.6)
    wide = block.width_of(block.lines[index])
    around = skia.Rect.MakeLTRB(x - wide - size, y - size, x + wide + size, y + (index + 1) * block.line_px + size)
    for tone, spread, strength in ((shade, size * 0.16, 0.8), (colour, size * 0.1, 0.9)):
        canvas.saveLayer(around, skia.Paint(ImageFilter=skia.ImageFilters.Blur(spread, spread), Alphaf=strength))
        block.paint_line(canvas, index, x, y, tone)
        canvas.restore()
    fattened(canvas, lambda: block.paint_line(canvas, index, x, y, colour), rim)
    block.paint_line(canvas, index, x, y, mix(colour, WHITE, 0.84))


def dim(stage: Stage, deeper: float = 0.0) -> None:
    """Dim the picture behind words that are the whole point of the scene, by so much ``deeper`` than usual."""
    x, y, width, height = stage.whole
    rgb = stage.dark[0]

    def draw(canvas: skia.Canvas) -> None:
        places = ((0.0, 0.66 + deeper), (0.55, 0.58 + deeper), (1.0, 0.3 + deeper))
        shader = skia.GradientShader.MakeRadial(
            skia.Point(0, 0), 0.62, [skia_colour(rgb, alpha) for _, alpha in places], [place for place, _ in places]
        )
        canvas.translate(stage.width / 2, stage.height * 0.45)
        canvas.scale(width, height)
        canvas.drawRect(skia.Rect.MakeLTRB(-1, -1, 1, 1), skia.Paint(Shader=shader, Dither=True))

    stage.sheet.draw((x, y, width, height), draw, depth=0.0)
