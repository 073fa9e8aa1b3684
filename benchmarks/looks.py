"""What pictures cost: ``python -m benchmarks.looks [STYLE ...]``.

Paints every place of every style at 1080p and moves it, on one core; prints CPU seconds a still and CPU milliseconds a
frame, the median and the dearest.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from statistics import median

import cv2

from aiprod.plan import PictureIntent, Place
from aiprod.providers.visuals.preview import PLACES, TIMES, Shot
from aiprod.style import list_styles, load_style

_FRAMES = 40


@dataclass(frozen=True)
class Cost:
    """``paint_s`` is CPU seconds of one still, ``frame_ms`` CPU milliseconds of one composed frame."""

    style: str
    place: Place
    paint_s: float
    frame_ms: float


def measure(style: str, place: Place, seed: int) -> Cost:
    """Paint and move one scene of 1080 lines."""
    intent = PictureIntent(place=place, time=TIMES[seed % len(TIMES)])
    shot = Shot(load_style(style), intent, 1920, 1080, seed=seed, frames=240)
    began = time.process_time()
    compositor = shot.compositor()
    painted = time.process_time()
    for n in range(_FRAMES):
        compositor.frame(n)
    moved = time.process_time()
    return Cost(style, place, painted - began, 1000 * (moved - painted) / _FRAMES)


def main(styles: list[str]) -> None:
    cv2.setNumThreads(1)
    measure("minimal", "sky", 0)
    costs = [measure(style, place, seed) for style in styles or list_styles() for seed, place in enumerate(PLACES)]
    for style in dict.fromkeys(cost.style for cost in costs):
        own = [cost for cost in costs if cost.style == style]
        sys.stdout.write(_row(style, own))
    sys.stdout.write(_row("all", costs))


def _row(name: str, costs: list[Cost]) -> str:
    still, frame = max(costs, key=lambda cost: cost.paint_s), max(costs, key=lambda cost: cost.frame_ms)
    paint_s = median(cost.paint_s for cost in costs)
    return (
        f"{name:12} still {paint_s:.2f} s, dearest {still.paint_s:.2f} s ({still.place}); "
        f"frame {median(cost.frame_ms for cost in costs):.1f} ms, dearest {frame.frame_ms:.1f} ms ({frame.place})\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
