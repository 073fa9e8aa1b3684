"""Run as a program in the sandbox: decode one still, make it upright and sRGB, shrink it, write it as PNG.

stdin: JSON {source, out, width_px, height_px, max_pixels}. It imports nothing of ours: a client's bytes are decoded
beside it.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np
import skia

_COMPRESSION = 3


def main() -> None:
    job = json.loads(sys.stdin.buffer.read())
    pixels = _decoded(Path(job["source"]), job["max_pixels"])
    high, wide = pixels.shape[:2]
    share = min(1.0, max(job["width_px"] / wide, job["height_px"] / high))
    if share < 1:
        size = (max(1, round(wide * share)), max(1, round(high * share)))
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    alpha = pixels[:, :, 3]
    if alpha.min() == 255:
        pixels = pixels[:, :, :3]
    else:
        straight = pixels[:, :, :3].astype(np.float32) * 255 / np.maximum(alpha, 1)[:, :, None]
        pixels[:, :, :3] = np.minimum(np.rint(straight), 255)
    cv2.imwrite(job["out"], pixels, [cv2.IMWRITE_PNG_COMPRESSION, _COMPRESSION])


def _decoded(source: Path, max_pixels: int) -> np.ndarray:
    """Premultiplied sRGB BGRA, upright. Half a picture is an error."""
    data = skia.Data.MakeWithCopy(source.read_bytes())  # must outlive the codec, which only borrows it
    codec = skia.Codec.MakeFromData(data)
    wide, high = codec.dimensions().width(), codec.dimensions().height()
    if wide * high > max_pixels:
        sys.exit(f"too large: {wide}x{high} pixels, at most {max_pixels // 1_000_000} million")
    info = skia.ImageInfo.Make(
        wide, high, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType, skia.ColorSpace.MakeSRGB()
    )
    pixels = np.zeros((high, wide, 4), np.uint8)
    result = codec.getPixels(info, pixels, pixels.strides[0])
    if result != skia.Codec.kSuccess:
        sys.exit(f"broken: {result.name}")
    return _upright(pixels, int(codec.getOrigin()))


def _upright(pixels: np.ndarray, origin: int) -> np.ndarray:
    """Undo EXIF orientation 1 to 8 (TIFF 6.0, Orientation)."""
    if origin >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if origin in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if origin in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


if __name__ == "__main__":
    main()
