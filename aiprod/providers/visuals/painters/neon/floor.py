"""Neon floors: the grid that runs to the horizon, wet with reflections, and the gridded sea."""

from __future__ import annotations

import skia

from aiprod.media.pictures.layers import Life, LifeKind, RgbaArray
from aiprod.providers.visuals.kit.canvas import image, solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import along, gradient, halo, stroke
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_grid(stage: Stage, mirror: RgbaArray | None = None, *, depth: float = 0.55) -> None:
    """The floor below the horizon, whose rows run to the viewer; ``mirror`` is stretched over it under the lines."""
    box = stage.band(stage.horizon - 2 * stage.unit, stage.bottom)
    vanish = (stage.vanish_x, stage.horizon)

    def under(canvas: skia.Canvas) -> None:
        _draw_ground(canvas, stage)
        if mirror is not None:
            _draw_mirror(canvas, stage, mirror)
        elif stage.sunny:
            _draw_spill(canvas, stage)

    def lines(canvas: skia.Canvas) -> None:
        _draw_grid(canvas, stage, vanish)

    stage.glow(box, lines, reach=15, strength=0.9, under=under, depth=depth)
    _run(stage, "rows", 30, stage.cold, 26, depth)


def _run(stage: Stage, what: LifeKind, count: int, colour: Rgb, size: float, depth: float) -> None:
    """Lines that move over the whole floor; ``size`` is in pixels at 1080 lines."""
    stage.moves = True
    stage.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(stage.seen(colour, 0.7)),
            area=(stage.left, stage.horizon, stage.right - stage.left, stage.bottom - stage.horizon),
            size_px=max(size * stage.unit, 5.6),
            depth=depth,
            opacity=0.9,
            seed=stage.seed(),
        )
    )


def _draw_ground(canvas: skia.Canvas, stage: Stage, *, water: bool = False) -> None:
    far, middle, near = mix(stage.dark[2], along(stage.sky, 0.8), 0.5), stage.dark[2], stage.dark[0]
    if stage.snowy and not water:
        far, middle, near = (stage.ground(share) for share in (0.0, 0.35, 1.0))
    stops = [(0.0, stage.seen(far, 0.0), 1.0), (0.25, stage.seen(middle, 0.4), 1.0), (1.0, near, 1.0)]
    rect = skia.Rect.MakeLTRB(stage.left, stage.horizon, stage.right, stage.bottom + 2)
    canvas.drawRect(rect, gradient((0, stage.horizon), (0, stage.bottom), stops))


def _draw_mirror(canvas: skia.Canvas, stage: Stage, mirror: RgbaArray) -> None:
    floor = skia.Rect.MakeLTRB(stage.left, stage.horizon, stage.right, stage.bottom)
    canvas.drawImageRect(image(mirror), floor, skia.SamplingOptions(skia.FilterMode.kLinear))


def _draw_spill(canvas: skia.Canvas, stage: Stage) -> None:
    """The light of the sun lying on the floor."""
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(stage.left, stage.horizon, stage.right, stage.bottom + 2))
    halo(canvas, (stage.sun_x, stage.horizon), stage.radius * 2.6, stage.disc[2], 0.55, squash=0.55)
    canvas.restore()


def _draw_grid(canvas: skia.Canvas, stage: Stage, vanish: tuple[float, float]) -> None:
    canvas.clipRect(skia.Rect.MakeLTRB(stage.left, stage.horizon, stage.right, stage.bottom + 2))
    spacing = stage.width * (0.11 if not stage.tall else 0.2)
    reach = 26
    for column in range(-reach, reach + 1):
        x = vanish[0] + (column + 0.5) * spacing * 1.9
        stops = [(0.0, stage.hot, 0.1), (0.12, stage.hot, 0.5), (1.0, stage.hot, 0.85)]
        paint = gradient((0, stage.horizon), (0, stage.bottom), stops)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(stage.px(1.9))
        canvas.drawLine(*vanish, x, stage.bottom, paint)
    rim = mix(stage.hot, WHITE, 0.4)
    canvas.drawLine(stage.left, stage.horizon + 1, stage.right, stage.horizon + 1, stroke(rim, stage.px(2.2), 0.9))


def paint_ocean(stage: Stage, mirror: RgbaArray | None = None, *, depth: float = 0.5) -> None:
    """Water of moving, glowing wave lines, broken by the path of the sun, or by what it mirrors."""
    box = stage.band(stage.horizon - 2 * stage.unit, stage.bottom)

    def under(canvas: skia.Canvas) -> None:
        _draw_ground(canvas, stage, water=True)
        if mirror is not None:
            _draw_mirror(canvas, stage, mirror)
        elif stage.sunny:
            _draw_path(canvas, stage)

    def lines(canvas: skia.Canvas) -> None:
        rim = mix(stage.hot, WHITE, 0.4)
        canvas.drawLine(stage.left, stage.horizon + 1, stage.right, stage.horizon + 1, stroke(rim, stage.px(2), 0.8))

    stage.glow(box, lines, reach=14, strength=0.85, under=under, depth=depth)
    _run(stage, "waves", 13, mix(stage.hot, stage.cold, 0.75), 24, depth)
    if stage.sunny:
        _glint(stage, depth)


def _glint(stage: Stage, depth: float) -> None:
    reach = 0.9 * stage.radius
    stage.sheet.live(
        Life(
            what="shimmer",
            count=26,
            colour=hex_of(mix(stage.disc[1], WHITE, 0.4)),
            area=(stage.sun_x - reach, stage.horizon, 2 * reach, 0.85 * (stage.height - stage.horizon)),
            size_px=max(60 * stage.unit, 4),
            depth=depth,
            opacity=0.8,
            seed=stage.seed(),
        )
    )


def _draw_path(canvas: skia.Canvas, stage: Stage) -> None:
    """The sun's reflection: slices of its own width that wander and thin out toward the viewer."""
    deep, y = stage.bottom - stage.horizon, stage.horizon + 3 * stage.unit
    while y < stage.bottom:
        share = (y - stage.horizon) / deep
        thick = stage.px(2.5) + deep * 0.03 * share
        half = stage.radius * (0.92 - 0.35 * share) * stage.rng.uniform(0.55, 1.0)
        x = stage.sun_x + stage.radius * stage.rng.uniform(-0.12, 0.12)
        colour = along(stage.disc[::-1], 1 - share)
        rect = skia.Rect.MakeLTRB(x - half, y, x + half, y + thick * 0.62)
        canvas.drawRoundRect(rect, thick * 0.3, thick * 0.3, solid(colour, 0.8 * (1 - share) ** 0.8))
        y += thick * 1.35
