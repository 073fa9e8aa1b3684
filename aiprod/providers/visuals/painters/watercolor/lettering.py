"""The ink of a painting: titles, statements, quotes and lists written across the sky, as in a picture book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.words.fitted import Block, fit
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.colour import Rgb, luminance, parse
from aiprod.providers.visuals.kit.setting import Arrival, set_block
from aiprod.providers.visuals.painters.watercolor.painting import Painting
from aiprod.style import font_path

_CLEAR = 0.45
"""How far down the painting is sky in any place."""
_FEET = {"list": 0.8, "chart": 0.94, "date": 0.66}
"""How far down each form of words may reach, as a share of the painting."""
_VEIL = 0.7


class Writing:
    """The ink for one painting and where it may stand; sizes are shares of the frame's shorter side."""

    def __init__(self, p: Painting, request: VisualRequest) -> None:
        self.p, self.intent, self.style = p, p.intent, request.style
        self.title_font: Path = font_path(request.style, "title")
        self.body_font: Path = font_path(request.style, "body")
        scale = p.page.scale
        self.short = min(p.sheet.width, p.sheet.height)
        self.middle = p.sheet.width / 2
        self.wide = (p.right - p.left) / scale * 0.84
        foot = _FEET.get(p.intent.form, 0.57)
        self.top, self.room = p.y(0.07) / scale, (p.y(foot) - p.y(0.07)) / scale
        self.clear = p.y(_CLEAR) / scale
        dark, accent, light = (parse(colour) for colour in p.palette["ink"])
        under = parse(p.ground_under_words)
        self.on_dark = luminance(under) < 0.3
        self.ink: Rgb = light if self.on_dark else dark
        self.accent: Rgb = light if self.on_dark else accent if luminance(under) > 0.42 else dark
        self.halo: Rgb = under if self.on_dark else parse(p.palette["paper"][0])

    def title(self) -> None:
        """A title across the sky."""
        y = self.top
        if self.intent.kicker:
            y = self.put(self.fit(self.intent.kicker, 0.036, 1, self.body_font), y, 0.2, self.accent)
        self.put(self.fit(self.intent.headline or "", 0.078, 2), y, 0.4)

    def statement(self) -> None:
        """A few large lines, with a flourish."""
        block = self.fit(self.intent.headline or self.intent.prompt, 0.125, 4, room=0.86)
        kicker = self.fit(self.intent.kicker, 0.04, 1, self.body_font) if self.intent.kicker else None
        high = block.height_px + (kicker.height_px if kicker else 0)
        y = self.top + max(0.0, (self.room - high) / 2)
        self.veil(y, y + high, block.width_px)
        if kicker:
            y = self.put(kicker, y, 0.1, self.accent)
        y = self.put(block, y, 0.3)
        self._flourish(y, 0.3 + 0.5 * len(block.lines))

    def quote(self) -> None:
        """Words in quotation marks, and who said them."""
        words = (self.intent.headline or self.intent.prompt).strip('“”" ')
        block = self.fit(f"“{words}”", 0.105, 5, room=0.72)
        who = self.fit(f"— {self.intent.lines[0]}", 0.048, 1, self.body_font) if self.intent.lines else None
        high = block.height_px + (who.height_px * 1.3 if who else 0)
        y = self.top + max(0.0, (self.room - high) / 2)
        self.veil(y, y + high, block.width_px)
        y = self.put(block, y, 0.3)
        if who:
            self.put(who, y + 0.3 * who.height_px, 0.5 + 0.5 * len(block.lines), self.accent)

    def items(self) -> None:
        """A list whose lines come one after another."""
        y = self.top
        head = self.fit(self.intent.headline, 0.085, 2, room=0.4) if self.intent.headline else None
        gap = 0.03 * self.short
        left_room = self.room - (head.height_px + gap if head else 0)
        blocks = [
            self.fit(line, min(0.075, 0.72 * left_room / len(self.intent.lines) / self.short), 1)
            for line in self.intent.lines
        ]
        size = min((block.size_px for block in blocks), default=0.0)
        left = self.middle - max((block.width_px for block in blocks), default=0.0) / 2 + 0.5 * size
        step = min(left_room / max(len(blocks), 1), 1.5 * size)
        foot = self.top + (head.height_px + gap if head else 0) + step * len(blocks)
        self.veil(y, foot, max(block.width_px for block in (*blocks, head) if block) + size)
        if head:
            y = self.put(head, y, 0.2) + gap
        for index, block in enumerate(blocks):
            at = 0.8 + 0.45 * index
            centre = y + block.line_px / 2
            self._dab(left - 0.75 * size, centre, 0.26 * size, at)
            set_block(
                self.p.sheet,
                replace(block, size_px=size),
                left,
                y,
                self.ink,
                Arrival(at_s=at, seconds=0.7, wipe="right"),
                halo=self.halo,
            )
            y += step

    def veil(self, top: float, foot: float, wide: float, strength: float = _VEIL) -> None:
        """Thin the paint under words that reach down from the sky into the land."""
        if foot <= self.clear:
            return
        soft = 0.05 * self.short
        half = wide / 2 + soft
        box = skia.Rect.MakeLTRB(self.middle - half, top, self.middle + half, foot + 0.4 * soft)
        paint = skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*self.halo, strength))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, soft))
        around = (box.left() - 3 * soft, top - 3 * soft, box.width() + 6 * soft, box.height() + 6 * soft)
        self.p.sheet.draw(around, lambda canvas: canvas.drawRoundRect(box, soft, soft, paint))

    def fit(self, text: str, size: float, lines: int, font: Path | None = None, room: float = 1.0) -> Block:
        """Text in the title's font or ``font``, at most ``lines`` lines and ``room`` of the height there is."""
        tight = 1.02 if font is None else 1.2
        return fit(
            text,
            font or self.title_font,
            size_px=size * self.short,
            width_px=self.wide,
            max_lines=lines,
            height_px=room * self.room,
            leading=tight,
        )

    def put(self, block: Block, y: float, at_s: float, colour: Rgb | None = None) -> float:
        """Write a block in the middle, line after line from ``at_s`` on; the next free y comes back."""
        arrival = Arrival(at_s=at_s, step_s=0.5, seconds=0.9, wipe="right")
        return set_block(
            self.p.sheet, block, self.middle, y, colour or self.ink, arrival, align="centre", halo=self.halo
        )

    def _flourish(self, y: float, at_s: float) -> None:
        leaf_path = skia.Path()
        half, centre = 0.09 * self.short, y + 0.03 * self.short
        leaf_path.moveTo(self.middle - half, centre)
        leaf_path.cubicTo(
            self.middle - half * 0.4,
            centre - half * 0.2,
            self.middle + half * 0.3,
            centre + half * 0.2,
            self.middle + half,
            centre - half * 0.06,
        )
        paint = skia.Paint(
            AntiAlias=True,
            Color4f=skia.Color4f(*self.accent, 0.9),
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=max(0.005 * self.short, 1),
            StrokeCap=skia.Paint.kRound_Cap,
        )
        box = (self.middle - 1.1 * half, centre - half * 0.3, 2.2 * half, 0.6 * half)
        self.p.sheet.draw(
            box, lambda canvas: canvas.drawPath(leaf_path, paint), entrance=Entrance(at_s=at_s, wipe="right")
        )

    def _dab(self, x: float, y: float, size: float, at_s: float) -> None:
        paint = skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*self.accent, 0.9))
        shape = self.p.blob(x, y, 2 * size, 1.8 * size, 7, 0.22)
        self.p.sheet.draw(
            (x - 2 * size, y - 2 * size, 4 * size, 4 * size),
            lambda canvas: canvas.drawPath(shape, paint),
            entrance=Entrance(at_s=at_s, seconds=0.4),
        )
