"""Run as a program in the sandbox: decode one still, make it upright and sRGB, shrink it, write it as PNG.

stdin: JSON {source, out, width_px, height_px, max_pixels}; stdout: {} or {code, message}. It imports nothing of ours.
"""

import json
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skia

_COMPRESSION = 3


def main() -> tuple[str, str] | None:
    """The code and message of a refusal, or None once the picture is written."""
    job = json.loads(sys.stdin.buffer.read())
    data = skia.Data.MakeWithCopy(Path(job["source"]).read_bytes())  # must outlive the codec, which only borrows it
    try:
        codec = skia.Codec.MakeFromData(data)
    except RuntimeError:
        return "media_unreadable", "it is no picture inside."
    wide, high = codec.dimensions().width(), codec.dimensions().height()
    if wide * high > job["max_pixels"]:
        return "media_too_large", f"it has {wide}x{high} pixels, more than {job['max_pixels'] // 1_000_000} million."
    info = skia.ImageInfo.Make(
        wide, high, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType, skia.ColorSpace.MakeSRGB()
    )
    pixels = np.zeros((high, wide, 4), np.uint8)
    if codec.getPixels(info, pixels, pixels.strides[0]) != skia.Codec.kSuccess:
        return "media_unreadable", "a part of it is missing or broken."
    _write(_upright(pixels, int(codec.getOrigin())), job)
    return None


def _write(pixels: np.ndarray, job: dict[str, Any]) -> None:
    """Shrink premultiplied BGRA to what is needed, and write it with straight alpha or none."""
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
    refusal = main()
    print(json.dumps({"code": refusal[0], "message": refusal[1]} if refusal else {}))
