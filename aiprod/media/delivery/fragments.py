"""Fragmented MP4 (ISO/IEC 14496-12) of one track taken apart: an initialisation, and fragments to be placed in time."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from aiprod.errors import PermanentError

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"}
_DEFAULT_DURATION, _SAMPLE_DURATIONS = 0x08, 0x100
_OPTIONAL_FIELDS = {"tfhd": ((0x01, 8), (0x02, 4)), "trun": ((0x01, 4), (0x04, 4))}
_SAMPLE_FIELDS = (0x100, 0x200, 0x400, 0x800)
_STSD_HEADER_BYTES, _VISUAL_ENTRY_BYTES = 16, 86


@dataclass(frozen=True)
class Fragment:
    """One moof and its mdat. ``samples`` frames or packets last ``ticks`` of the track's clock."""

    data: bytes
    samples: int
    ticks: int

    def placed(self, start_ticks: int) -> bytes:
        """The same media, decoded from ``start_ticks`` of the clock on.

        Sequence numbers need only grow from fragment to fragment, so they follow the clock too.
        """
        moved = bytearray(self.data)
        for path, start, _ in _boxes(self.data):
            if path == "moof/mfhd":
                struct.pack_into(">I", moved, start + 4, (start_ticks + 1) % (1 << 32))
            elif path == "moof/traf/tfdt":
                struct.pack_into(">Q" if self.data[start] else ">I", moved, start + 4, start_ticks)
        return bytes(moved)


@dataclass(frozen=True)
class Fragmented:
    """``init`` describes the one track and holds no media; ``timescale`` is its clock's ticks a second."""

    init: bytes
    timescale: int
    fragments: tuple[Fragment, ...]

    @property
    def codec(self) -> str:
        """The track's codec as RFC 6381 has it, of H.264 and AAC-LC.

        Raises PermanentError ``bad_media`` for any other.
        """
        start = next(start for path, start, _ in _boxes(self.init) if path.endswith("/stsd"))
        kind = self.init[start + 12 : start + 16]
        if kind == b"mp4a":
            return "mp4a.40.2"
        found = self.init.find(b"avcC", start + _STSD_HEADER_BYTES)
        if kind != b"avc1" or found < 0:
            raise PermanentError("bad_media", f"no codec string is known for {kind!r}.")
        return f"avc1.{self.init[found + 5 : found + 8].hex()}"


def read_fragmented(data: bytes) -> Fragmented:
    """Take a file of one track apart. Raises PermanentError ``bad_media`` for one that is not fragmented MP4."""
    try:
        return _read(data)
    except (struct.error, IndexError, StopIteration) as error:
        raise PermanentError("bad_media", f"this is no fragmented MP4: {error!r}.") from None


def _read(data: bytes) -> Fragmented:
    tops = [(path, start - 8, end) for path, start, end in _boxes(data) if "/" not in path]
    first = next(start for path, start, _ in tops if path == "moof")
    init = data[:first]
    clock = next(start for path, start, _ in _boxes(init) if path.endswith("/mdhd"))
    timescale = struct.unpack_from(">I", init, clock + (20 if init[clock] else 12))[0]
    starts = [start for path, start, _ in tops if path == "moof"]
    ends = [end for path, _, end in tops if path == "mdat"]
    return Fragmented(init, timescale, tuple(_fragment(data[a:b]) for a, b in zip(starts, ends, strict=True)))


def _fragment(data: bytes) -> Fragment:
    default = samples = ticks = 0
    for path, start, _ in _boxes(data):
        name = path.rpartition("/")[2]
        if name == "tfhd":
            at, flags = _skip_optional(data, start, name, start + 8)
            default = struct.unpack_from(">I", data, at)[0] if flags & _DEFAULT_DURATION else 0
        elif name == "trun":
            count = struct.unpack_from(">I", data, start + 4)[0]
            at, flags = _skip_optional(data, start, name, start + 8)
            stride = 4 * sum(bool(flags & field) for field in _SAMPLE_FIELDS)
            samples += count
            if flags & _SAMPLE_DURATIONS:
                ticks += sum(struct.unpack_from(">I", data, at + stride * n)[0] for n in range(count))
            else:
                ticks += count * default
    return Fragment(data, samples, ticks)


def _skip_optional(data: bytes, start: int, name: str, at: int) -> tuple[int, int]:
    """Past the fields of a tfhd or trun that its flags say are there; those flags too."""
    flags = struct.unpack_from(">I", data, start)[0] & 0xFFFFFF
    return at + sum(size for flag, size in _OPTIONAL_FIELDS[name] if flags & flag), flags


def _boxes(data: bytes, start: int = 0, end: int | None = None, within: str = "") -> Iterator[tuple[str, int, int]]:
    """Every box as its path, where its content starts and where it ends, parents before children."""
    end = len(data) if end is None else end
    while start < end:
        size, kind = struct.unpack_from(">I4s", data, start)
        if size < 8 or start + size > end:
            raise struct.error(f"a box of {size} bytes at {start}")
        path = within + kind.decode("latin-1")
        yield path, start + 8, start + size
        if kind in _CONTAINERS:
            yield from _boxes(data, start + 8, start + size, path + "/")
        start += size
