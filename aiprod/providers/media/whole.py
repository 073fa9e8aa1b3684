"""Whether a file ends where its own headers say: one that was cut off is refused before it is decoded.

A decoder shows half of such a file and calls it a success.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import BinaryIO

from aiprod.providers.media import sniff
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sniff import Form

_MOST_BOXES = 200_000
_MOST_GIF_FRAMES = 20_000
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_OGG_TAIL_BYTES = 65_307
_UNKNOWN_SIZES = (0, 0xFFFF_FFFF)


def check_whole(path: Path, form: Form) -> None:
    """Raises InvalidInput ``media_truncated`` for a file that ends too early, ``media_unreadable`` for a broken one."""
    check = {
        sniff.JPEG: _jpeg,
        sniff.GIF: _gif,
        sniff.WEBP: _riff,
        sniff.ANIMATED_WEBP: _riff,
        sniff.WAV: _riff,
        sniff.MP4: _boxes,
        sniff.MATROSKA: _matroska,
        sniff.OGG: _ogg,
    }.get(form)
    if check is None:
        return
    with path.open("rb") as file:
        try:
            check(file, path.stat().st_size)
        except (struct.error, IndexError):
            raise _truncated(form.name) from None


def _jpeg(file: BinaryIO, size: int) -> None:  # noqa: ARG001 - all checks are called alike
    """Walk the segments to the end-of-image marker; what follows it (a second picture, a maker's notes) is ignored."""
    data, at = file.read(), 2
    while (found := _JPEG_MARKER.search(data, at)) is not None:
        marker = data[found.start() + 1]
        if marker == 0xD9:
            return
        (length,) = struct.unpack_from(">H", data, found.end())
        at = found.end() + length
    raise _truncated("JPEG")


def _gif(file: BinaryIO, size: int) -> None:  # noqa: ARG001 - all checks are called alike
    flags = file.read(13)[10]
    _skip_colours(file, flags)
    frames = 0
    while (kind := file.read(1)[0]) != 0x3B:
        if kind == 0x2C:
            frames += 1
            if frames > _MOST_GIF_FRAMES:
                raise refused(
                    "media_too_large", f"it has more than {_MOST_GIF_FRAMES} frames.", "Convert it to MP4 first."
                )
            _skip_colours(file, file.read(9)[8])
            file.seek(1, 1)
        elif kind == 0x21:
            file.seek(1, 1)
        else:
            raise refused("media_unreadable", "it is not a GIF inside.", "Export it again.")
        while length := file.read(1)[0]:
            file.seek(length, 1)
    if not frames:
        raise refused("media_empty", "it holds no frame.", "Export it again.")


def _skip_colours(file: BinaryIO, flags: int) -> None:
    if flags & 0x80:
        file.seek(3 << (flags & 7) + 1, 1)


def _riff(file: BinaryIO, size: int) -> None:
    """The RIFF and its ``data`` may be of unknown length (a stream's), but not longer than the file."""
    _, whole, _ = struct.unpack("<4sI4s", file.read(12))
    if whole not in _UNKNOWN_SIZES and whole + 8 > size + 1:
        raise _truncated("RIFF")
    for _ in range(_MOST_BOXES):
        head = file.read(8)
        if len(head) < 8:
            return
        kind, length = struct.unpack("<4sI", head)
        if kind == b"data" and length in _UNKNOWN_SIZES:
            return
        if file.tell() + length > size:
            raise _truncated("RIFF")
        file.seek(length + length % 2, 1)
    raise refused("media_unreadable", "it is cut into too many pieces.", "Export it again.")


def _boxes(file: BinaryIO, size: int) -> None:
    """The top-level boxes of an MP4 (ISO 14496-12, 4.2) fill the file, and one of them is the index."""
    at, kinds = 0, set[bytes]()
    for _ in range(_MOST_BOXES):
        if at == size:
            break
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        least = 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            least = 16
        elif length == 0:
            length = size - at
        if length < least:
            raise refused("media_unreadable", "its boxes are broken.", "Export it again.")
        at += length
        kinds.add(kind)
        if at > size:
            raise _truncated("MP4")
    if at != size or b"moov" not in kinds:
        raise refused(
            "media_unreadable", "its index (moov) is missing.", "The recording was not finished: export it again."
        )


def _matroska(file: BinaryIO, size: int) -> None:
    """The EBML header and the segment after it; a live recording's segment has no length (RFC 8794, 6.2)."""
    file.seek(4)
    header, _ = _ebml_size(file)
    file.seek(header, 1)
    if file.read(4) != b"\x18S\x80g":
        raise refused("media_unreadable", "it has no segment.", "Export it again.")
    length, known = _ebml_size(file)
    if known and file.tell() + length > size:
        raise _truncated("Matroska")


def _ebml_size(file: BinaryIO) -> tuple[int, bool]:
    first = file.read(1)[0]
    width = 9 - first.bit_length()
    if width > 8:
        raise refused("media_unreadable", "its lengths are broken.", "Export it again.")
    value = int.from_bytes(bytes([first & (0xFF >> width)]) + file.read(width - 1), "big")
    return value, value != (1 << 7 * width) - 1


def _ogg(file: BinaryIO, size: int) -> None:
    """The last page says that it is the last (RFC 3533, 6) and is all there."""
    file.seek(max(0, size - _OGG_TAIL_BYTES))
    tail = file.read()
    at = tail.rfind(b"OggS")
    if at < 0:
        raise _truncated("OGG")
    lengths = tail[at + 27 : at + 27 + tail[at + 26]]
    if not tail[at + 5] & 4 or at + 27 + len(lengths) + sum(lengths) > len(tail):
        raise _truncated("OGG")


def _truncated(name: str) -> Exception:
    return refused("media_truncated", f"this {name} file ends too early.", "Upload the whole file.")
