"""The scene's words: a title over open sky, a lower third, or large type over a darkened place.

A style with a letterbox speaks like a film (centred serif titles in spaced capitals); one without like a broadcast
(left-set headlines beside a thin rule).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.media.layers import Entrance
from aiprod.providers.visuals.kit.canvas import solid, tinted
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.kit.words import Align, Block, caption_band, fit
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.style import FontRole, font_path

_FIRST_S, _STEP_S = 0.35, 0.28


@dataclass(frozen=True)
class _Box:
    """Where words may stand: inside the visible picture and clear of the caption band."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def set_words(scene: Scene) -> None:
    """Add the intent's words, if it has any, each line a layer that enters in its turn."""
    intent = scene.intent
    if not (intent.headline or intent.kicker or intent.figure or intent.lines):
        return
    box = _box(scene)
    if intent.form == "scenery" or (intent.form == "statement" and not intent.headline):
        (_title if _is_film(scene) else _lower_third)(scene, box)
        return
    _veil(scene)
    if intent.form == "figure" and intent.figure:
        _figure(scene, box)
    elif intent.form == "list" and intent.lines:
        _list(scene, box)
    else:
        _statement(scene, box)


def _is_film(scene: Scene) -> bool:
    return scene.style.letterbox is not None


def _box(scene: Scene) -> _Box:
    side = 0.085 * scene.width
    top = scene.at(0.0) + 0.065 * (scene.bottom - scene.top)
    band_top, _ = caption_band(scene.style, scene.height)
    bottom = min(scene.bottom - 0.06 * (scene.bottom - scene.top), band_top - 0.6 * scene.unit)
    return _Box(side, top, scene.width - side, bottom)


def _title(scene: Scene, box: _Box) -> None:
    y = box.top
    centre = scene.width / 2
    if scene.intent.kicker:
        kicker = _fit(scene, scene.intent.kicker.upper(), "body", 1.9, box.width, 1, tracking=0.34)
        _put(scene, kicker, centre, y, _words(scene, 1), "centre", 0)
        y += kicker.height_px * 1.25
    if scene.intent.headline:
        text = scene.intent.headline
        short = len(text) <= 34
        title = _fit(
            scene,
            text.upper() if short else text,
            "title",
            6.4 if short else 5.2,
            box.width * 0.94,
            2 if scene.width >= scene.height else 4,
            tracking=0.15 if short else 0.01,
            height=(box.bottom - y) * 0.5,
        )
        _put(scene, title, centre, y, _words(scene, 0), "centre", 1)


def _lower_third(scene: Scene, box: _Box) -> None:
    intent = scene.intent
    indent = 2.2 * scene.unit
    blocks: list[tuple[Block, Rgb]] = []
    if intent.kicker:
        blocks.append((_fit(scene, intent.kicker.upper(), "caption", 1.9, box.width, 1, tracking=0.12), _accent(scene)))
    if intent.headline:
        head = _fit(scene, intent.headline, "title", 5.6, box.width * 0.8 - indent, 3, height=box.height * 0.4)
        blocks.append((head, _words(scene, 0)))
    if intent.lines and intent.form == "scenery":
        blocks.append((_fit(scene, intent.lines[0], "body", 3.2, box.width * 0.8 - indent, 2), _words(scene, 1)))
    y = box.bottom - sum(block.height_px for block, _ in blocks)
    _shadow_under(scene, y - 5 * scene.unit)
    rule = (box.left, y, max(2.0, 0.36 * scene.unit), box.bottom - y)
    scene.sheet.draw(
        rule,
        lambda canvas: canvas.drawRect(skia.Rect.MakeXYWH(*rule), solid(_accent(scene))),
        entrance=Entrance(at_s=_FIRST_S, seconds=0.5, from_dy=2 * scene.unit),
    )
    for step, (block, colour) in enumerate(blocks):
        _put(scene, block, box.left + indent, y, colour, "left", step + 1)
        y += block.height_px


def _statement(scene: Scene, box: _Box) -> None:
    intent = scene.intent
    quote = intent.form == "quote"
    align: Align = "centre" if quote and _is_film(scene) else "left"
    x = scene.width / 2 if align == "centre" else box.left
    wide = scene.width > scene.height
    text = _fit(
        scene,
        intent.headline or "",
        "title",
        7.4 if wide else 8.0,
        box.width * (0.78 if wide else 1.0),
        4 if wide else 7,
        height=box.height * 0.66,
    )
    who = (
        _fit(scene, " ".join(intent.lines), "body", 2.5, box.width, 2, tracking=0.1) if quote and intent.lines else None
    )
    kicker = _fit(scene, intent.kicker.upper(), "body", 2.0, box.width, 1, tracking=0.3) if intent.kicker else None
    mark_px = 8 * scene.unit if quote else 0.0
    total = text.height_px + mark_px + (who.height_px * 1.8 if who else 0) + (kicker.height_px * 1.7 if kicker else 0)
    y = box.top + max(0.0, (box.height - total) / 2)
    if quote:
        mark = _fit(scene, "\u201c", "title", 15, box.width, 1, leading=1.0)
        _put(scene, mark, x, y - 2 * scene.unit, _accent(scene), align, 0)
        y += mark_px
    if kicker:
        _put(scene, kicker, x, y, _accent(scene), align, 0)
        y += kicker.height_px * 1.7
    _put(scene, text, x, y, _words(scene, 0), align, 1, last=_words(scene, 1) if not quote else None)
    if who:
        _put(scene, who, x, y + text.height_px + 0.8 * who.height_px, _words(scene, 1), align, len(text.lines) + 2)


def _figure(scene: Scene, box: _Box) -> None:
    intent = scene.intent
    align: Align = "centre" if _is_film(scene) else "left"
    x = scene.width / 2 if align == "centre" else box.left
    number = _fit(scene, intent.figure or "", "title", 22, box.width, 1, leading=1.08, height=box.height * 0.6)
    caption = intent.headline or (intent.lines[0] if intent.lines else "")
    below = _fit(scene, caption, "body", 3.6, box.width * 0.8, 3, leading=1.35, height=box.height * 0.3)
    kicker = _fit(scene, intent.kicker.upper(), "body", 2.0, box.width, 1, tracking=0.3) if intent.kicker else None
    total = number.height_px + below.height_px + 1.5 * scene.unit + (kicker.height_px * 1.5 if kicker else 0)
    y = box.top + max(0.0, (box.height - total) / 2)
    if kicker:
        _put(scene, kicker, x, y, _accent(scene), align, 0)
        y += kicker.height_px * 1.5
    _put(scene, number, x, y, _words(scene, 0), align, 1)
    _put(scene, below, x, y + number.height_px + 1.5 * scene.unit, _words(scene, 1), align, 3)


def _list(scene: Scene, box: _Box) -> None:
    intent = scene.intent
    share = box.height / (len(intent.lines) + (2 if intent.headline else 0.5))
    indent = 4.2 * scene.unit
    size = min(4.0, 0.62 * share / scene.unit)
    items = [_fit(scene, line, "body", size, box.width - indent, 2, height=share * 0.96) for line in intent.lines]
    head = _fit(scene, intent.headline, "title", 6.0, box.width, 2, height=share * 1.6) if intent.headline else None
    gap = 1.2 * scene.unit
    total = sum(item.height_px + gap for item in items) + (head.height_px + 2 * gap if head else 0)
    gap *= min(1.0, box.height / total)
    y = box.top + max(0.0, (box.height - total) / 2)
    if head:
        _put(scene, head, box.left, y, _words(scene, 0), "left", 0)
        y += head.height_px + 2 * gap
    for step, item in enumerate(items):
        _put(scene, item, box.left + indent, y, _words(scene, 0), "left", 2 + 2 * step, bullet=_accent(scene))
        y += item.height_px + gap


def _fit(
    scene: Scene,
    text: str,
    role: FontRole,
    size: float,
    width: float,
    lines: int,
    *,
    tracking: float = 0.0,
    leading: float = 1.22,
    height: float = 1e6,
) -> Block:
    return fit(
        text,
        font_path(scene.style, role),
        size_px=size * scene.unit,
        width_px=width,
        max_lines=lines,
        height_px=height,
        tracking=tracking,
        leading=leading,
    )


def _put(
    scene: Scene,
    block: Block,
    x: float,
    y: float,
    colour: Rgb,
    align: Align,
    step: int,
    *,
    last: Rgb | None = None,
    bullet: Rgb | None = None,
) -> None:
    """Add the block as one layer that fades in at its step; ``last`` recolours its last line."""

    def draw(canvas: skia.Canvas) -> None:
        if bullet:
            centre = y + block.baseline(0) - 0.34 * block.size_px
            canvas.drawCircle(x - 2.6 * scene.unit, centre, max(1.5, 0.55 * scene.unit), solid(bullet))
        for index in range(len(block.lines)):
            ending = last is not None and len(block.lines) > 1 and index == len(block.lines) - 1
            block.paint_line(canvas, index, x, y, last if last and ending else colour, align=align, shadow=0.8)

    reach = block.size_px * 0.9
    left = {"left": x, "centre": x - block.width_px / 2, "right": x - block.width_px}[align]
    indent = 4 * scene.unit if bullet else 0.0
    box = (left - reach - indent, y - reach / 2, block.width_px + 2 * reach + indent, block.height_px + reach)
    scene.sheet.draw(
        box,
        draw,
        entrance=Entrance(
            at_s=_FIRST_S + _STEP_S * step, seconds=0.9 if _is_film(scene) else 0.6, from_dy=0.9 * scene.unit
        ),
    )


def _veil(scene: Scene) -> None:
    """Darken the place under large words: evenly, and more where they stand."""
    height, width = max(2, scene.full_height // 8), max(2, scene.full_width // 8)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    if _is_film(scene):
        alpha = 0.50 + 0.16 * np.exp(-(((y - 0.5) / 0.3) ** 2)) + 0 * x
    else:
        alpha = 0.40 + 0.42 * np.clip(1.1 - 1.35 * x, 0, 1) + 0 * y
    _cover(scene, alpha.astype(np.float32))


def _shadow_under(scene: Scene, from_y: float) -> None:
    height, width = max(2, scene.full_height // 8), max(2, scene.full_width // 8)
    y = (scene.above + np.arange(height, dtype=np.float32) * 8)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    fall = np.clip((y - from_y) / max(1.0, scene.height - from_y) * 1.6, 0, 1)
    _cover(scene, (0.62 * fall * np.clip(1.25 - x, 0, 1)).astype(np.float32))


def _cover(scene: Scene, alpha: FloatArray) -> None:
    size = (scene.full_width, scene.full_height)
    full = np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_CUBIC), np.float32)
    scene.sheet.whole(tinted(mix((0.01, 0.015, 0.03), scene.light.near, 0.5), full), depth=0.0)


def _words(scene: Scene, index: int) -> Rgb:
    ramp = scene.style.palette.get("words", ("#FFFFFF",))
    return parse(ramp[min(index, len(ramp) - 1)])


def _accent(scene: Scene) -> Rgb:
    return parse(scene.style.palette.get("accent", ("#FFD54A",))[0])
