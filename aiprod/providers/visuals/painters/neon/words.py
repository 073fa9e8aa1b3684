"""Type made of light: titles, statements, quotes, figures and lists that switch on one by one."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import caption_area
from aiprod.media.words.fitted import Align, Block, fit
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, skia_colour
from aiprod.providers.visuals.kit.counter import set_counter
from aiprod.providers.visuals.kit.dates import date_parts
from aiprod.providers.visuals.painters.neon.lit_sheet import LitSheet
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.style import FontRole, font_path

SIDE = 0.07
"""Words keep this share of the frame's width free on each side."""
_GAP = 0.025
"""Between blocks, as a share of the frame's height."""
QUOTES = '“”„«»" '


def paint_words(stage: Stage) -> None:
    """Set what the intent says, in its form; nothing when it says nothing."""
    intent = stage.intent
    if intent.form == "figure" and intent.figure:
        _scrim(stage)
        _figure(stage, intent.figure)
    elif intent.form == "chart" and intent.series:
        _scrim(stage, deeper=0.16)
        _chart(stage)
    elif intent.form == "date" and intent.figure:
        _scrim(stage)
        _date(stage, intent.figure)
    elif intent.form == "list" and intent.lines:
        _list(stage)
    elif intent.form == "quote" and intent.headline:
        _quote(stage, intent.headline)
    elif intent.form != "scenery" and intent.headline:
        _scrim(stage)
        _stacked(stage, [_kicker(stage), _type(stage, intent.headline, "title", 0.2, 4, leading=1.0)])
    elif intent.headline:
        _title(stage, intent.headline)


def _floor(stage: Stage) -> float:
    return caption_area(stage.width, stage.height, stage.request.style.captions).top - 0.02 * stage.height


def _title(stage: Stage, headline: str) -> None:
    top = stage.height * (0.05 if not stage.tall else 0.09)
    blocks = [_kicker(stage), _type(stage, headline, "title", 0.14, 2, leading=1.0)]
    _column(stage, blocks, top)


def _quote(stage: Stage, text: str) -> None:
    _scrim(stage)
    who = stage.intent.lines[0] if stage.intent.lines else ""
    quote = _type(stage, f"“{text.strip(QUOTES)}”", "title", 0.135, 5, leading=1.06)
    _stacked(stage, [quote, _type(stage, f"— {who}", "body", 0.04, 1, tracking=0.14) if who else None])


def _figure(stage: Stage, figure: str) -> None:
    """The figure counts up, its words beneath."""
    label = stage.intent.headline or " ".join(stage.intent.lines)
    number = _type(stage, figure, "title", 0.42, 1, leading=0.96)
    words = _type(stage, label, "body", 0.056, 3, tracking=0.08) if label else None
    top = _middle(stage, [number, words])

    def draw(canvas: skia.Canvas, line: Block, x: float, y: float) -> None:
        _draw_tubes(canvas, line, 0, x, y, stage.hot, stage.dark[0])

    set_counter(
        stage.sheet, number, stage.width / 2, top, draw, at_s=0.3, width_px=number.width_px * 1.1, align="centre"
    )
    if words:
        y = top + number.height_px + _GAP * stage.height
        _lay(stage, words, stage.width / 2, y, stage.cold, at_s=0.9)


def _date(stage: Stage, figure: str) -> None:
    """The day or the year large, the rest of the date by it, the headline beneath."""
    parts = date_parts(figure)
    small = [_type(stage, text, "body", 0.07, 1, tracking=0.3) if text else None for text in (parts.above, parts.below)]
    large = _type(stage, parts.large, "title", 0.4 if len(parts.large) < 6 else 0.24, 2, leading=0.94)
    headline = stage.intent.headline
    words = _type(stage, headline, "body", 0.052, 2, tracking=0.08) if headline else None
    _stacked(stage, [small[0], large, small[1], words])


def _chart(stage: Stage) -> None:
    """The series as bars or a line of light under the headline."""
    intent, top = stage.intent, 0.07 * stage.height
    blocks = [_kicker(stage), _type(stage, intent.headline, "title", 0.11, 2, leading=1.0) if intent.headline else None]
    if any(blocks):
        top = _column(stage, blocks, top)
    wide, high = 0.74 * stage.width, _floor(stage) - top - 0.01 * stage.height
    wide = min(wide, 2.2 * high)

    def fitted(text: str, role: FontRole, size_px: float, width_px: float, lines: int) -> Block:
        font = font_path(stage.request.style, role)
        return fit(text, font, size_px=size_px, width_px=width_px, height_px=high, max_lines=lines, tracking=0.03)

    look = ChartLook(
        sheet=LitSheet(stage.sheet, 10 * stage.unit),
        fitted=fitted,
        em_px=0.036 * stage.short,
        words=mix(stage.cold, WHITE, 0.85),
        soft=mix(stage.cold, WHITE, 0.5),
        strong=(stage.hot, mix(stage.hot, WHITE, 0.45)),
        weak=mix(stage.cold, stage.dark[2], 0.45),
        number_role="body",
        label_role="body",
        rounded=0.08,
    )
    box = ((stage.width - wide) / 2, top, wide, high)
    set_chart(look, intent.chart or "bar", intent.series, box, 0.7)


def _list(stage: Stage) -> None:
    _scrim(stage)
    items, width = stage.intent.lines, stage.width
    top, bottom = stage.height * 0.09, _floor(stage)
    if stage.intent.headline:
        size = 0.085 if stage.tall and len(stage.intent.headline) > 24 else 0.12
        top = _column(stage, [_type(stage, stage.intent.headline, "title", size, 2, leading=1.0)], top)
    room = min((bottom - top) / len(items), 0.15 * stage.height)
    size = min(room / stage.height * 0.52, 0.075)
    blocks = [_type(stage, item, "body", size, 1, tracking=0.04, indent=0.08) for item in items]
    size_px = min(block.size_px for block in blocks)
    bullet = size_px * 0.46
    left = (width - max(block.width_px for block in blocks)) / 2 + bullet
    for index, block in enumerate(blocks):
        y = top + room * index + (room - block.line_px) / 2
        colour = stage.tubes[index % len(stage.tubes)]
        _lay(stage, block, left, y, colour, at_s=0.7 + 0.55 * index, align="left", bullet=bullet)


def _kicker(stage: Stage) -> Block | None:
    kicker = stage.intent.kicker
    return _type(stage, kicker, "body", 0.032, 1, tracking=0.3) if kicker else None


def _type(
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
        height_px=_floor(stage) - stage.height * 0.12,
        max_lines=lines + (2 if stage.tall and lines > 1 else 0),
        tracking=tracking,
        leading=leading,
    )


def _stacked(stage: Stage, blocks: list[Block | None]) -> None:
    """Set blocks one under another in the middle of what the captions leave free."""
    _column(stage, blocks, _middle(stage, blocks))


def _middle(stage: Stage, blocks: list[Block | None]) -> float:
    """Where the first of some blocks begins, so that all stand in the middle of what the captions leave free."""
    gap, top = _GAP * stage.height, 0.07 * stage.height
    high = sum(block.height_px + gap for block in blocks if block) - gap
    return top + max(_floor(stage) - top - high, 0) / 2


def _column(stage: Stage, blocks: list[Block | None], top: float) -> float:
    """Set centred blocks downward from ``top``, the largest in the hot colour; returns where they end."""
    gap, shown = _GAP * stage.height, [block for block in blocks if block]
    main = max(shown, key=lambda block: block.size_px)
    for index, block in enumerate(shown):
        colour = stage.hot if block is main else stage.cold
        _lay(stage, block, stage.width / 2, top, colour, at_s=0.3 + 0.4 * index)
        top += block.height_px + gap
    return top


def _lay(
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
        outline = skia.Paint(ImageFilter=skia.ImageFilters.Dilate(rim, rim))
        canvas.saveLayer(None, outline)
        letters(canvas, colour)
        canvas.restore()
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


def _draw_tubes(canvas: skia.Canvas, block: Block, index: int, x: float, y: float, colour: Rgb, shade: Rgb) -> None:
    """A line of type with its light, drawn in one go where it cannot be a layer of its own."""
    size = block.size_px
    rim = max(size * 0.022, 0.6)
    for tone, filtered, strength in (
        (shade, skia.ImageFilters.Blur(size * 0.16, size * 0.16), 0.8),
        (colour, skia.ImageFilters.Blur(size * 0.1, size * 0.1), 0.9),
        (colour, skia.ImageFilters.Dilate(rim, rim), 1.0),
    ):
        canvas.saveLayer(None, skia.Paint(ImageFilter=filtered, Alphaf=strength))
        block.paint_line(canvas, index, x, y, tone)
        canvas.restore()
    block.paint_line(canvas, index, x, y, mix(colour, WHITE, 0.84))


def _scrim(stage: Stage, deeper: float = 0.0) -> None:
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
