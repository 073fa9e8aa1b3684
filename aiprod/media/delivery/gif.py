"""A GIF: fewer frames a second, in the 256 colours that suit all of them best."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aiprod.media import graphs
from aiprod.media.run import ffmpeg_exe, run
from aiprod.plan import Canvas

MAX_FPS = 15
MAX_PIXELS = 300_000_000
"""Of all frames together; a longer film gets fewer frames a second, so that its file stays bounded too."""

_DEADLINE_S = 120.0
_DEADLINE_S_PER_MEGAPIXEL = 0.5


def frame_step(canvas: Canvas, frames: int) -> int:
    """Every how many frames of a film of ``frames`` one is shown, at most MAX_FPS a second and MAX_PIXELS in all."""
    slow_enough = -(-canvas.rate.num // (MAX_FPS * canvas.rate.den))
    few_enough = -(-frames * canvas.width_px * canvas.height_px // MAX_PIXELS)
    return max(1, slow_enough, few_enough)


def write_gif(canvas: Canvas, frames: int, segments: Sequence[Path], out: Path) -> None:
    """Write ``out`` from the rendition's segments; what else it takes is left beside it. Raises what ``run`` raises.

    The colours are chosen in a pass of their own: choosing and drawing at once would hold every frame in memory.
    """
    listing, palette = out.with_suffix(".ffconcat"), out.with_suffix(".png")
    listing.write_text(graphs.listing(segments), "utf-8")
    step = frame_step(canvas, frames)
    deadline_s = _DEADLINE_S + _DEADLINE_S_PER_MEGAPIXEL * frames * canvas.width_px * canvas.height_px / 1e6
    run(graphs.gif_palette(ffmpeg_exe(), listing, step, palette), deadline_s=deadline_s)
    run(graphs.gif(ffmpeg_exe(), listing, palette, step, out), deadline_s=deadline_s)
