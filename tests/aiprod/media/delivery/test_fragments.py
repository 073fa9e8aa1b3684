from __future__ import annotations

import struct
from pathlib import Path

import pytest

from aiprod.errors import PermanentError
from aiprod.media.delivery.fragments import read_fragmented
from tests.aiprod.media.numbered import encode
from tests.aiprod.media.scenes import rendition


def box(kind: str, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind.encode()) + content


def fragment(run: bytes, header: bytes = b"") -> bytes:
    flags = 0x020008 if header else 0x020000
    track = box("tfhd", struct.pack(">II", flags, 1) + header) + box("tfdt", struct.pack(">II", 0, 77))
    return box("moof", box("mfhd", struct.pack(">II", 0, 1)) + box("traf", track + run)) + box("mdat", b"media")


MDHD = box("mdhd", struct.pack(">IIIIIHH", 0, 0, 0, 1000, 0, 0, 0))
INIT = box("moov", box("trak", box("mdia", MDHD + box("minf", box("stbl", box("stsd", bytes(8) + box("av01", b"")))))))
EQUAL = box("trun", struct.pack(">II", 0, 3))
UNEQUAL = box("trun", struct.pack(">IIi" + "II" * 3, 0x301, 3, 0, 10, 1, 20, 1, 30, 1))


def test_a_fragment_knows_its_samples_and_their_length() -> None:
    cut = read_fragmented(INIT + fragment(EQUAL, struct.pack(">I", 40)) + fragment(UNEQUAL))
    assert (cut.init, cut.timescale) == (INIT, 1000)
    assert [(each.samples, each.ticks) for each in cut.fragments] == [(3, 120), (3, 60)]


def test_a_fragment_is_moved_without_touching_its_media() -> None:
    (whole,) = read_fragmented(INIT + fragment(EQUAL, struct.pack(">I", 40))).fragments
    moved = whole.placed(5000)
    assert moved == whole.data.replace(struct.pack(">II", 0, 77), struct.pack(">II", 0, 5000)).replace(
        struct.pack(">II", 0, 1), struct.pack(">II", 0, 5001), 1
    )


def test_a_fragment_may_lie_days_into_a_stream(tmp_path: Path) -> None:
    piece = encode(range(3), rendition(), tmp_path / "piece.mp4").read_bytes()
    cut = read_fragmented(piece)
    assert struct.pack(">Q", 2**40) in cut.fragments[0].placed(2**40)
    assert cut.codec.startswith("avc1.64")


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", INIT, INIT[:-3] + fragment(EQUAL), fragment(EQUAL), INIT + fragment(EQUAL)[:-2], box("free", b"")],
)
def test_what_is_no_fragmented_mp4_is_refused(data: bytes) -> None:
    with pytest.raises(PermanentError, match="bad_media"):
        read_fragmented(data)


def test_a_codec_without_a_known_name_is_refused() -> None:
    with pytest.raises(PermanentError, match="bad_media"):
        assert read_fragmented(INIT + fragment(EQUAL, struct.pack(">I", 40))).codec
