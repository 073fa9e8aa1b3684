"""``python -m aiprod.media.pictures.preview STACK.zip OUT.png``: look at a layer stack as the renderer will show it."""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2

from aiprod.media.graphs import encode_scene
from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.layers import read_stack
from aiprod.media.pictures.sprites import make_sprites
from aiprod.media.pictures.yuv import to_bgr
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.plan import Camera, Canvas
from aiprod.timing import FrameRate

_RATE = FrameRate(num=30)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description="Flatten one moment of a layer stack to a PNG, or a few seconds to MP4."
    )
    parser.add_argument("stack", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--at", type=float, default=0.5, help="share of the scene, 0 to 1")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--move", default="push_in", choices=("push_in", "pull_out", "pan_left", "pan_right", "rise"))
    parser.add_argument("--amount", type=float, default=0.06)
    parser.add_argument("--clip", type=Path, help="also write the whole scene as this MP4")
    options = parser.parse_args(arguments)
    stack, rasters = read_stack(options.stack)
    frames = _RATE.frames(options.seconds)
    camera = Camera(move=options.move, amount=options.amount)
    canvas = Canvas(width_px=stack.width_px, height_px=stack.height_px, rate=_RATE)
    elements = make_sprites(stack, rasters, camera, canvas.width_px, canvas.height_px)
    compositor = Compositor(stack, elements, camera, canvas, frames)
    cv2.imwrite(str(options.picture), to_bgr(compositor.frame(round(options.at * (frames - 1)))))
    if options.clip:
        argv = encode_scene(ffmpeg_exe(), "h264", stack.width_px, stack.height_px, _RATE, options.clip)
        feed(argv, (compositor.frame(n).data for n in range(frames)), deadline_s=60 + frames)


if __name__ == "__main__":
    main()
