"""What a client's file is, by its bytes alone: a known form, or refused before any decoder sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiprod.errors import InvalidInput
from aiprod.providers.media.refusal import refused

Family = Literal["still", "movie", "sound", "font"]
HEAD_BYTES = 4096
_ID3_BYTES = 16 << 20
_READABLE = "PNG, JPEG, WebP, GIF, MP4, MOV, WebM, MKV, WAV, MP3, FLAC, OGG, M4A, TTF or OTF"
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis", b"crx ")


@dataclass(frozen=True)
class Form:
    """A form of file: its name, what it can be used as, and the one FFmpeg demuxer that may read it."""

    name: str
    family: Family
    demuxer: str = ""


PNG = Form("PNG", "still", "png_pipe")
JPEG = Form("JPEG", "still", "jpeg_pipe")
WEBP = Form("WebP", "still", "webp_pipe")
ANIMATED_WEBP = Form("animated WebP", "movie", "webp_anim")
GIF = Form("GIF", "movie", "gif")
STILL_GIF = Form("GIF", "still", "gif")
"""A GIF of which the first frame is used; a head does not tell it from an animated one."""
MP4 = Form("MP4", "movie", "mov")
MATROSKA = Form("Matroska", "movie", "matroska")
WAV = Form("WAV", "sound", "wav")
MP3 = Form("MP3", "sound", "mp3")
FLAC = Form("FLAC", "sound", "flac")
OGG = Form("OGG", "sound", "ogg")
TTF = Form("TTF", "font")
OTF = Form("OTF", "font")


def sniff(path: Path) -> Form:
    """The form of a file. Raises InvalidInput ``media_empty`` or ``media_unsupported``; a name is never trusted."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise refused("media_empty", "it holds no bytes.", "Upload it again.")
        form = _by_magic(head) or _mp3(head)
        if form is None and (tag_bytes := _id3_bytes(head)):
            file.seek(tag_bytes)
            behind = file.read(HEAD_BYTES)
            form = FLAC if behind.startswith(b"fLaC") else _mp3(behind)
    if form is None:
        raise _unsupported()
    return form


def _by_magic(head: bytes) -> Form | None:
    for magic, form in (
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"\xff\xd8\xff", JPEG),
        (b"GIF87a", GIF),
        (b"GIF89a", GIF),
        (b"fLaC", FLAC),
        (b"OggS", OGG),
        (b"\x00\x01\x00\x00\x00", TTF),
        (b"true\x00", TTF),
        (b"OTTO\x00", OTF),
    ):
        if head.startswith(magic):
            return form
    if head.startswith(b"RIFF"):
        if head[8:12] == b"WEBP":
            return ANIMATED_WEBP if head[12:16] == b"VP8X" and head[20] & 2 else WEBP
        return WAV if head[8:12] == b"WAVE" else None
    if head.startswith(b"\x1aE\xdf\xa3"):
        return MATROSKA if b"webm" in head[:64] or b"matroska" in head[:64] else None
    return _movie(head)


def _movie(head: bytes) -> Form | None:
    """ISO base media and QuickTime. A picture in the same boxes (HEIC, AVIF) is told by its brand."""
    kind, brand = head[4:8], head[8:12]
    if kind == b"ftyp" and brand in _PICTURE_BRANDS:
        raise _unsupported()
    return MP4 if kind in (b"ftyp", b"moov", b"mdat", b"wide") else None


def _mp3(head: bytes) -> Form | None:
    """Two frame headers of MPEG audio layer 3 (ISO 11172-3, 2.4.1.3), the second where the first one ends."""
    size = _mp3_frame_bytes(head[:4])
    return MP3 if size and _mp3_frame_bytes(head[size : size + 4]) else None


def _mp3_frame_bytes(header: bytes) -> int:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, index = header[1] >> 3 & 3, header[2] >> 2 & 3, header[2] >> 4
    if version == 1 or rate == 3 or index in (0, 15):
        return 0
    full = version == 3
    table = (
        (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
        if full
        else (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    )
    rate_hz = (44100, 48000, 32000)[rate] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if full else 72) * table[index - 1] * 1000 // rate_hz + (header[2] >> 1 & 1)


def _id3_bytes(head: bytes) -> int:
    """The length of an ID3v2 tag (its size is four bytes of seven bits), 0 for none or one beyond reason."""
    if not head.startswith(b"ID3") or len(head) < 10 or any(byte & 0x80 for byte in head[6:10]):
        return 0
    size = 10 + sum((byte << shift) for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    return size if size <= _ID3_BYTES else 0


def _unsupported() -> InvalidInput:
    return refused("media_unsupported", f"it is not {_READABLE}.", "Save it in one of these forms.")
