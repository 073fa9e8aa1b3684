"""Setting words in a scene: where they may stand, how large, how they enter, and the dark they stand on."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.media.safe_area import Area, caption_area
from aiprod.media.words.fitted import Align, Block, fit
from aiprod.providers.visuals.kit.canvas import solid, tinted
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.style import FontRole, font_path

FIRST_S = 0.35
STEP_S = 0.28
_SHADE = 0.16
"""How soon the dark under a lower third is at its darkest, as a share of the frame's height."""
_IN_SPACE = 0.4
"""How much of the usual dark is laid away from the words where all is dark but a world or two."""


def is_film(scene: Scene) -> bool:
    """Whether the style speaks like a film: its letterbox says so, even on frames too tall to show one."""
    return scene.style.letterbox is not None


def box_of(scene: Scene) -> Area:
    """The words' box of a scene."""
    side = 0.085 * scene.width
    top = scene.at(0.0) + 0.065 * (scene.bottom - scene.top)
    band_top = caption_area(scene.width, scene.height, scene.style.captions).top
    bottom = min(scene.bottom - 0.06 * (scene.bottom - scene.top), band_top - 2 * scene.unit)
    return Area(side, top, scene.width - side, bottom)


def set_in(
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
    """Fit text in a role of the style's fonts; ``size`` is in units of type, ``width`` and ``height`` in pixels."""
    return fit(
        text,
        font_path(scene.style, role),
        size_px=size * scene.type_unit,
        width_px=width,
        max_lines=lines,
        height_px=height,
        tracking=tracking,
        leading=leading,
    )


def put(
    scene: Scene,
    block: Block,
    x: float,
    y: float,
    colour: Rgb,
    align: Align,
    step: int,
    *,
    bullet: Rgb | None = None,
) -> None:
    """Add the block as one layer that fades in at its step."""

    def draw(canvas: skia.Canvas) -> None:
        if bullet:
            centre = y + block.baseline(0) - 0.34 * block.size_px
            canvas.drawCircle(x - 2.6 * scene.unit, centre, max(1.5, 0.55 * scene.unit), solid(bullet))
        for index in range(len(block.lines)):
            block.paint_line(canvas, index, x, y, colour, align=align, shadow=0.8)

    reach = block.size_px * 0.9
    left = {"left": x, "centre": x - block.width_px / 2, "right": x - block.width_px}[align]
    indent = 4 * scene.unit if bullet else 0.0
    box = (left - reach - indent, y - reach / 2, block.width_px + 2 * reach + indent, block.height_px + reach)
    scene.sheet.draw(
        box,
        draw,
        entrance=Entrance(
            at_s=FIRST_S + STEP_S * step, seconds=0.9 if is_film(scene) else 0.6, from_dy=0.9 * scene.unit
        ),
    )


def darken(scene: Scene) -> None:
    """Darken the place under large words: evenly, and more where they stand."""
    height, width = max(2, scene.full_height // 8), max(2, scene.full_width // 8)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    if is_film(scene):
        alpha = 0.50 + 0.16 * np.exp(-(((y - 0.5) / 0.3) ** 2)) + 0 * x
    else:
        alpha = 0.40 + 0.42 * np.clip(1.1 - 1.35 * x, 0, 1) + 0 * y
    if scene.intent.place == "space":
        centred = scene.intent.form in ("figure", "quote", "date", "chart") and is_film(scene)
        across = np.clip(1.6 - 1.5 * x, 0, 1) if not centred else 1 + 0 * x
        pool = np.exp(-(((y - 0.46) / 0.3) ** 4)) * across
        alpha = alpha * (_IN_SPACE + (1.15 - _IN_SPACE) * pool)
    _cover(scene, alpha.astype(np.float32))


def cover_above(scene: Scene, to_y: float) -> None:
    """Darken the head of the picture down to ``to_y``, where a title may stand before a bright world."""
    height, width = max(2, scene.full_height // 8), max(2, scene.full_width // 8)
    y = (scene.above + np.arange(height, dtype=np.float32) * 8)[:, None]
    fall = np.clip((to_y - y) / (to_y - scene.top), 0, 1)
    strength = 0.7 if scene.intent.place == "space" else 0.45
    _cover(scene, np.repeat(strength * fall * fall * (3 - 2 * fall), width, axis=1).astype(np.float32))


def cover_below(scene: Scene, from_y: float) -> None:
    """Darken the foot of the picture from ``from_y`` down, most at the left, where a lower third stands."""
    height, width = max(2, scene.full_height // 8), max(2, scene.full_width // 8)
    y = (scene.above + np.arange(height, dtype=np.float32) * 8)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    fall = np.clip((y - from_y) / min(0.6 * (scene.height - from_y), _SHADE * scene.height), 0, 1)
    _cover(scene, (0.62 * fall * np.clip(1.25 - x, 0, 1)).astype(np.float32))


def _cover(scene: Scene, alpha: FloatArray) -> None:
    size = (scene.full_width, scene.full_height)
    full = np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_CUBIC), np.float32)
    scene.sheet.whole(tinted(mix((0.01, 0.015, 0.03), scene.light.near, 0.5), full), depth=0.0)


def words_colour(scene: Scene, index: int) -> Rgb:
    """The style's first or second colour of words."""
    ramp = scene.style.palette.get("words", ("#FFFFFF",))
    return parse(ramp[min(index, len(ramp) - 1)])


def accent(scene: Scene) -> Rgb:
    """The colour of rules, kickers and marks."""
    return parse(scene.style.palette.get("accent", ("#FFD54A",))[0])
