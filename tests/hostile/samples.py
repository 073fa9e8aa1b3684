"""Small good files of each form, made once; the hostile ones are these, broken."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from aiprod.media.run import ffmpeg_exe, run

_PICTURE = "-f lavfi -i testsrc2=s=160x90:r=10:d=2"
_TONE = "-f lavfi -i sine=f=440:d=2"
_COMMANDS = {
    "mp4": f"{_PICTURE} {_TONE} -c:v libx264 -g 5 -pix_fmt yuv420p -c:a aac",
    "front.mp4": f"{_PICTURE} {_TONE} -c:v libx264 -g 5 -pix_fmt yuv420p -c:a aac -movflags +faststart",
    "mov": f"{_PICTURE} -c:v mjpeg -pix_fmt yuvj420p",
    "mkv": f"{_PICTURE} {_TONE} -c:v libx264 -pix_fmt yuv420p -c:a aac",
    "webm": f"{_PICTURE} {_TONE} -c:v libvpx -c:a libopus",
    "gif": "-f lavfi -i testsrc2=s=64x36:r=5:d=1",
    "wav": _TONE,
    "mp3": _TONE,
    "flac": _TONE,
    "ogg": f"{_TONE} -c:a libvorbis",
    "m4a": f"{_TONE} -c:a aac",
    "avi": f"{_PICTURE} -c:v mjpeg -pix_fmt yuvj420p",
    "ts": f"{_PICTURE} -c:v libx264 -pix_fmt yuv420p",
    "streams.mp4": " ".join([_TONE, *["-map 0"] * 20, "-c:a aac"]),
}


@dataclass(frozen=True)
class Samples:
    folder: Path

    def bytes_of(self, name: str) -> bytes:
        """The content of a good file: ``mp4``, ``wav``, ``png`` ..."""
        path = self.folder / f"good.{name}"
        if not path.exists():
            argv = [ffmpeg_exe(), *"-hide_banner -loglevel error -nostdin -y".split()]
            run([*argv, *_COMMANDS[name].split(), "-bitexact", str(path)], deadline_s=60)
        return path.read_bytes()


@cache
def photo(suffix: str, progressive: bool = False) -> bytes:
    """A still with noise in it, so that a cut loses something."""
    y, x = np.mgrid[0:90, 0:160]
    noise = np.random.default_rng(1).integers(0, 30, (90, 160, 3))
    bgr = (np.stack([x, y, x + y], -1) + noise).clip(0, 255).astype(np.uint8)
    options = [cv2.IMWRITE_JPEG_PROGRESSIVE, 1] if progressive else []
    return cv2.imencode(f".{suffix}", bgr, options)[1].tobytes()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def flat_png(width: int, height: int, rows: int | None = None) -> bytes:
    """A black picture of 1 bit a pixel: a few kilobytes for any size. ``rows`` are really there."""
    packer = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    packed = b"".join(packer.compress(line) for _ in range(height if rows is None else rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")


def wav(content: bytes, *, rate: int = 48000, channels: int = 1, said: int | None = None) -> bytes:
    """16-bit PCM whose ``data`` says that it is ``said`` bytes long."""
    said = len(content) if said is None else said
    form = struct.pack("<HHIIHH", 1, channels, rate, (rate * channels * 2) & 0xFFFFFFFF, (channels * 2) & 0xFFFF, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", said) + content
    return b"RIFF" + struct.pack("<I", min(0xFFFFFFFE, said + 36)) + body


def gif(frames: int, width: int = 4, height: int = 4) -> bytes:
    """A GIF of equal tiny frames."""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes([0, 0, 0, 255, 255, 255])
    control = b"\x21\xf9\x04\x00\x01\x00\x00\x00"
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 4, 4, 0) + b"\x02\x04\x84\x8f\x09\x05\x00"
    return head + (control + image) * frames + b";"
