"""Whether a file ends where its own headers say: one that was cut off is refused before it is decoded.

A decoder shows half of such a file and calls it a success.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aiprod.providers.media import sniff
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sniff import Form

_MOST_BOXES = 200_000
_MOST_GIF_FRAMES = 20_000
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_OGG_TAIL_BYTES = 65_307
_TO_REFERENCES = (b"trak", b"mdia", b"minf", b"dinf", b"dref")
_UNKNOWN_SIZES = (0, 0xFFFF_FFFF)


def check_whole(path: Path, form: Form) -> None:
    """Raises InvalidInput ``media_truncated`` for a file that ends too early.

    One that breaks its own rules is ``media_unreadable``; one that keeps its media in another file ``media_forbidden``.
    """
    check = {
        sniff.JPEG: _jpeg,
        sniff.GIF: _gif,
        sniff.WEBP: _riff,
        sniff.ANIMATED_WEBP: _riff,
        sniff.WAV: _riff,
        sniff.MP4: _boxes,
        sniff.MATROSKA: _matroska,
        sniff.OGG: _ogg,
        sniff.TTF: _font_tables,
        sniff.OTF: _font_tables,
    }.get(form)
    if check is None:
        return
    with path.open("rb") as file:
        try:
            check(file, path.stat().st_size)
        except (EOFError, IndexError, struct.error):
            raise refused(
                "media_truncated", f"this {form.name} file ends too early.", "Upload the whole file."
            ) from None


def gif_frames(path: Path) -> int:
    """How many frames a whole GIF holds."""
    with path.open("rb") as file:
        return _gif(file, path.stat().st_size)


def _jpeg(file: BinaryIO, size: int) -> None:  # noqa: ARG001 - all checks are called alike
    """Walk the segments to the end-of-image marker; what follows it (a second picture, a maker's notes) is ignored."""
    data, at = file.read(), 2
    while (found := _JPEG_MARKER.search(data, at)) is not None:
        marker = data[found.start() + 1]
        if marker == 0xD9:
            return
        (length,) = struct.unpack_from(">H", data, found.end())
        at = found.end() + length
    raise EOFError


def _gif(file: BinaryIO, size: int) -> int:  # noqa: ARG001 - all checks are called alike
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
    return frames


def _skip_colours(file: BinaryIO, flags: int) -> None:
    if flags & 0x80:
        file.seek(3 << (flags & 7) + 1, 1)


def _riff(file: BinaryIO, size: int) -> None:
    """The RIFF and its ``data`` may be of unknown length (a stream's), but not longer than the file."""
    _, whole, _ = struct.unpack("<4sI4s", file.read(12))
    if whole not in _UNKNOWN_SIZES and whole + 8 > size + 1:
        raise EOFError
    for _ in range(_MOST_BOXES):
        head = file.read(8)
        if len(head) < 8:
            return
        kind, length = struct.unpack("<4sI", head)
        if kind == b"data" and length in _UNKNOWN_SIZES:
            return
        if file.tell() + length > size:
            raise EOFError
        file.seek(length + length % 2, 1)
    raise refused("media_unreadable", "it is cut into too many pieces.", "Export it again.")


def _boxes(file: BinaryIO, size: int) -> None:
    """The top-level boxes of an MP4 (ISO 14496-12, 4.2) fill the file, and one of them is the index."""
    indexed = False
    for kind, start, end in _boxes_in(file, 0, size):
        if kind == b"moov":
            indexed = True
            _refuse_references(file, start, end)
    if not indexed:
        raise refused(
            "media_unreadable", "its index (moov) is missing.", "The recording was not finished: export it again."
        )


def _boxes_in(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: kind, and where the content starts and ends."""
    for _ in range(_MOST_BOXES):
        if start >= end:
            return
        file.seek(start)
        length, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            head = 16
        elif length == 0:
            length = end - start
        if length < head:
            break
        if start + length > end:
            raise EOFError
        yield kind, start + head, start + length
        start += length
    raise refused("media_unreadable", "its boxes are broken.", "Export it again.")


def _refuse_references(file: BinaryIO, start: int, end: int, path: tuple[bytes, ...] = _TO_REFERENCES) -> None:
    """Every data reference (8.7.2) must say that the media are in this file: bit 0 of its flags."""
    for kind, inner, inner_end in _boxes_in(file, start, end):
        if kind != path[0]:
            continue
        if path[1:]:
            _refuse_references(file, inner, inner_end, path[1:])
            continue
        for _, entry, _ in _boxes_in(file, inner + 8, inner_end):
            file.seek(entry)
            if not struct.unpack(">I", file.read(4))[0] & 1:
                raise refused("media_forbidden", "its media lie in another file.", "Export it with its media.")


def _matroska(file: BinaryIO, size: int) -> None:
    """The EBML header and the segment after it; a live recording's segment has no length (RFC 8794, 6.2)."""
    file.seek(4)
    header, _ = _ebml_size(file)
    file.seek(header, 1)
    if file.read(4) != b"\x18S\x80g":
        raise refused("media_unreadable", "it has no segment.", "Export it again.")
    length, known = _ebml_size(file)
    if known and file.tell() + length > size:
        raise EOFError


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
        raise EOFError
    lengths = tail[at + 27 : at + 27 + tail[at + 26]]
    if not tail[at + 5] & 4 or at + 27 + len(lengths) + sum(lengths) > len(tail):
        raise EOFError


def _font_tables(file: BinaryIO, size: int) -> None:
    """Every table that the directory names lies in the file (OpenType, Font File)."""
    (tables,) = struct.unpack(">4xH6x", file.read(12))
    for _ in range(tables):
        _, start, length = struct.unpack(">8sII", file.read(16))
        if start + length > size:
            raise EOFError
