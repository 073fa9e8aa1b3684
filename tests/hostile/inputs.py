"""The hostile and broken files: each is a name, what a client asks to use it as, and its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from tests.hostile.samples import Samples, flat_png, gif, photo, png_chunk, wav

Use = Literal["picture", "picture_sound", "sound", "font"]
REPO = Path(__file__).parents[2]


@dataclass(frozen=True)
class Hostile:
    """``make`` is given the good samples and the path of a file outside that must never be read."""

    name: str
    use: Use
    make: Callable[[Samples, Path], bytes]


def cut(sample: str, share: float) -> Callable[[Samples, Path], bytes]:
    return lambda good, _: (whole := good.bytes_of(sample))[: int(len(whole) * share)]


def cut_photo(suffix: str, share: float, progressive: bool = False) -> Callable[[Samples, Path], bytes]:
    return lambda *_: (whole := photo(suffix, progressive))[: int(len(whole) * share)]


def fixed(content: bytes) -> Callable[[Samples, Path], bytes]:
    return lambda *_: content


def naming(text: str) -> Callable[[Samples, Path], bytes]:
    """A text that names the outside file, as {outside}."""
    return lambda _, outside: text.replace("{outside}", str(outside)).encode()


def replaced(sample: str, old: bytes, new: bytes, count: int = 1) -> Callable[[Samples, Path], bytes]:
    def make(good: Samples, _: Path) -> bytes:
        whole = good.bytes_of(sample)
        assert old in whole
        return whole.replace(old, new, count)

    return make


def patched(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def noise(count: int, seed: int = 1) -> bytes:
    return np.random.default_rng(seed).integers(0, 256, count, np.uint8).tobytes()


def noisy_tail(sample: str, share: float) -> Callable[[Samples, Path], bytes]:
    """The media replaced by noise, the headers left."""

    def make(good: Samples, _: Path) -> bytes:
        whole = good.bytes_of(sample)
        keep = int(len(whole) * share)
        return whole[:keep] + noise(len(whole) - keep)

    return make


def noisy_media(good: Samples, _: Path) -> bytes:
    whole = good.bytes_of("front.mp4")
    at = whole.index(b"mdat") + 4
    return whole[:at] + noise(len(whole) - at)


def without_index(good: Samples, _: Path) -> bytes:
    whole = good.bytes_of("mp4")
    return whole[: whole.index(b"moov") - 4]


def without_media(good: Samples, _: Path) -> bytes:
    whole = good.bytes_of("front.mp4")
    return whole[: whole.index(b"mdat") - 4]


def many_samples(good: Samples, _: Path) -> bytes:
    """A sample table of four billion entries."""
    whole = good.bytes_of("front.mp4")
    return patched(whole, whole.index(b"stsz") + 12, b"\xff\xff\xff\xff")


def huge_frame(good: Samples, _: Path) -> bytes:
    """A JPEG frame inside a MOV that says it is 65500 pixels each way, as the MOV does."""
    whole = good.bytes_of("mov")
    size = struct.pack(">HH", 90, 160)
    assert size in whole
    return whole.replace(size, struct.pack(">HH", 65500, 65500)).replace(
        struct.pack(">HH", 160, 90), struct.pack(">HH", 65500, 65500)
    )


def outside_reference(good: Samples, outside: Path) -> bytes:
    """A MOV whose media is said to lie in another file (a data reference with a path)."""
    whole = good.bytes_of("mov")
    own = struct.pack(">I4sI", 12, b"url ", 1)
    assert own in whole
    location = f"file://{outside}".encode() + b"\0"
    entry = struct.pack(">I4sI", 12 + len(location), b"url ", 0) + location
    grown = whole.replace(own, entry)
    for box in (b"dref", b"dinf", b"minf", b"mdia", b"trak", b"moov"):
        at = grown.index(box) - 4
        (size,) = struct.unpack_from(">I", grown, at)
        grown = patched(grown, at, struct.pack(">I", size + len(location)))
    return grown


def wrong_duration(good: Samples, _: Path) -> bytes:
    """A Matroska file of two seconds that says it lasts a thousand."""
    whole = good.bytes_of("mkv")
    at = whole.index(b"\x44\x89\x88") + 3
    return patched(whole, at, struct.pack(">d", 1_000_000.0))


def attached(good: Samples, _: Path) -> bytes:
    """A Matroska file with an attached font, by hand: the element goes at the segment's end, of unknown length."""
    whole = bytearray(good.bytes_of("mkv"))
    at = whole.index(b"\x18\x53\x80\x67") + 4
    whole[at : at + 8] = b"\x01" + b"\xff" * 7
    file = b"\x46\x6e\x85a.ttf" + b"\x46\x60\x88font/ttf" + b"\x46\x5c\x84evil" + b"\x46\xae\x81\x07"
    inner = b"\x61\xa7" + bytes([0x80 | len(file)]) + file
    element = b"\x19\x41\xa4\x69" + bytes([0x80 | len(inner)]) + inner
    cluster = whole.index(b"\x1f\x43\xb6\x75")
    return bytes(whole[:cluster] + element + whole[cluster:])


def zip_bomb(*_: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("picture.png", bytes(50_000_000))
    return out.getvalue()


def font_bytes() -> bytes:
    return next((REPO / "templates").glob("*/fonts/*.ttf")).read_bytes()


def cut_font(share: float) -> Callable[[Samples, Path], bytes]:
    return lambda *_: (whole := font_bytes())[: int(len(whole) * share)]


def font_tables_elsewhere(*_: object) -> bytes:
    whole = bytearray(font_bytes())
    tables = struct.unpack_from(">H", whole, 4)[0]
    for table in range(tables):
        struct.pack_into(">II", whole, 12 + 16 * table + 8, 0xFFFFFF00, 0xFFFFFF00)
    return bytes(whole)


def id3(said: int, content: bytes) -> bytes:
    size = bytes((said >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + size + content


PNG, JPEG = photo("png"), photo("jpg")
SAID_HUGE = PNG[:8] + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 0x7FFFFFFF, 0x7FFFFFFF, 8, 2, 0, 0, 0)) + PNG[33:]
FFCONCAT = "ffconcat version 1.0\nfile '{outside}'\n"
PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{outside}\n#EXT-X-ENDLIST\n"
SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://{outside}">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text>&x;</text>'
    '<image href="file://{outside}" width="99" height="99"/></svg>'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><l>&i;</l>"
)

PICTURES = [
    *(Hostile(f"cut-at-{share:g}.png", "picture", cut_photo("png", share)) for share in (0.002, 0.1, 0.5, 0.99)),
    *(Hostile(f"cut-at-{share:g}.jpg", "picture", cut_photo("jpg", share)) for share in (0.01, 0.5, 0.9)),
    Hostile("no-end.jpg", "picture", fixed(JPEG[:-2])),
    Hostile("cut-progressive.jpg", "picture", cut_photo("jpg", 0.6, progressive=True)),
    *(Hostile(f"cut-at-{share:g}.webp", "picture", cut_photo("webp", share)) for share in (0.1, 0.7)),
    Hostile("flipped-bytes.png", "picture", fixed(patched(PNG, len(PNG) // 2, noise(64)))),
    Hostile("bomb-12000.png", "picture", fixed(flat_png(12000, 12000))),
    Hostile("said-to-be-huge.png", "picture", fixed(SAID_HUGE)),
    Hostile("no-size.png", "picture", fixed(flat_png(0, 0))),
    Hostile("rows-missing.png", "picture", fixed(flat_png(400, 400, 100))),
    Hostile("chunk-too-long.png", "picture", fixed(PNG[:33] + b"\x7f\xff\xff\xffzTXt" + PNG[33:])),
    Hostile("said-to-be-65500.jpg", "picture", fixed(JPEG.replace(b"\x00\x5a\x00\xa0", b"\xff\xdc\xff\xdc", 1))),
    Hostile("noise-behind-magic.jpg", "picture", fixed(b"\xff\xd8\xff\xe0" + noise(5000))),
    Hostile("noise-behind-magic.webp", "picture", fixed(b"RIFF\x88\x13\x00\x00WEBPVP8 " + noise(4992))),
    Hostile("lying-length.webp", "picture", fixed(patched(photo("webp"), 4, b"\xf0\xff\xff\x7f"))),
    Hostile("cut.gif", "picture", cut("gif", 0.6)),
    Hostile("100000-frames.gif", "picture", fixed(gif(100_000))),
    Hostile("no-frame.gif", "picture", fixed(gif(0))),
    Hostile("said-to-be-65535.gif", "picture", fixed(gif(3, 65535, 65535))),
    Hostile("entity.svg", "picture", naming(SVG)),
    Hostile("svg-named.png", "picture", naming(SVG)),
    Hostile("laughs.jpg", "picture", fixed(LAUGHS.encode())),
    Hostile("document.pdf", "picture", fixed(b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction 2 0 R>>endobj\n%%EOF")),
    Hostile("script.eps", "picture", naming("%!PS-Adobe-3.0 EPSF-3.0\n({outside}) (r) file\n")),
    Hostile("push.mvg", "picture", naming("push graphic-context\nimage over 0,0 0,0 '{outside}'\npop graphic-context")),
    Hostile("bomb.zip", "picture", zip_bomb),
    Hostile("empty.png", "picture", fixed(b"")),
    Hostile("one-byte.jpg", "picture", fixed(b"\xff")),
    Hostile("page.html", "picture", naming("<html><img src='file://{outside}'></html>")),
    Hostile("program.png", "picture", fixed(b"\x7fELF\x02\x01\x01" + bytes(200))),
    Hostile("phone.heic", "picture", fixed(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + bytes(64))),
]
MOVIES = [
    *(Hostile(f"cut-at-{share:g}.mp4", "picture", cut("mp4", share)) for share in (0.02, 0.5, 0.95)),
    *(Hostile(f"cut-in-front-at-{share:g}.mp4", "picture", cut("front.mp4", share)) for share in (0.3, 0.98)),
    Hostile("no-index.mp4", "picture", without_index),
    Hostile("no-media.mp4", "picture", without_media),
    Hostile("noise-for-media.mp4", "picture", noisy_media),
    Hostile("four-billion-samples.mp4", "picture", many_samples),
    Hostile("said-to-be-65500.mov", "picture", huge_frame),
    Hostile("media-elsewhere.mov", "picture", outside_reference),
    Hostile("twenty-streams.mp4", "sound", lambda good, _: good.bytes_of("streams.mp4")),
    Hostile("no-picture.mp4", "picture", lambda good, _: good.bytes_of("m4a")),
    Hostile("endless-box.mp4", "picture", fixed(b"\x00\x00\x00\x01ftyp" + b"\x7f" + b"\xff" * 7 + b"isom" * 9)),
    Hostile("tiny-boxes.mp4", "picture", fixed(b"\x00\x00\x00\x14ftypisom\x00\x00\x00\x00isom" + bytes(4000))),
    Hostile("playlist-named.mp4", "picture", naming(PLAYLIST)),
    Hostile("playlist.m3u8", "picture", naming(PLAYLIST)),
    Hostile("ffconcat-named.mp4", "picture", naming(FFCONCAT)),
    Hostile("manifest.mpd", "picture", naming("<?xml version='1.0'?><MPD><BaseURL>file://{outside}</BaseURL></MPD>")),
    Hostile("session.sdp", "picture", fixed(b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n")),
    Hostile("attachment.mkv", "picture", attached),
    Hostile("cut.mkv", "picture", cut("mkv", 0.6)),
    Hostile("wrong-duration.mkv", "picture", wrong_duration),
    Hostile("noise-behind-magic.webm", "picture", noisy_tail("webm", 0.15)),
    Hostile("old.avi", "picture", lambda good, _: good.bytes_of("avi")),
    Hostile("broadcast.ts", "picture", lambda good, _: good.bytes_of("ts")),
    Hostile(
        "subtitles-named.mp4", "picture", fixed(b"[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,9:00:00.00,,{\\t}")
    ),
]
SOUNDS = [
    *(Hostile(f"cut-at-{share:g}.wav", "sound", cut("wav", share)) for share in (0.0001, 0.5, 0.999)),
    Hostile("lying-length.wav", "sound", fixed(wav(bytes(9600), said=960_000_000))),
    Hostile("no-samples.wav", "sound", fixed(wav(b""))),
    Hostile("no-rate.wav", "sound", fixed(wav(bytes(9600), rate=0))),
    Hostile("65535-channels.wav", "sound", fixed(wav(bytes(9600), channels=65535))),
    Hostile("ffconcat-named.wav", "sound", naming(FFCONCAT)),
    Hostile("playlist-named.mp3", "sound", naming("#EXTM3U\n{outside}\n")),
    Hostile("giant-tag.mp3", "sound", fixed(id3(0xFFFFFFF, bytes(2000)))),
    Hostile("tag-alone.mp3", "sound", fixed(id3(2000, bytes(2000)))),
    Hostile("noise-for-frames.mp3", "sound", noisy_tail("mp3", 0.1)),
    Hostile("cut.flac", "sound", cut("flac", 0.5)),
    Hostile("cut.ogg", "sound", cut("ogg", 0.5)),
    Hostile("cut.m4a", "sound", cut("m4a", 0.5)),
    Hostile("noise.wav", "sound", fixed(noise(20_000))),
    Hostile("picture-named.wav", "sound", fixed(PNG)),
]
FONTS = [
    *(Hostile(f"cut-at-{share:g}.ttf", "font", cut_font(share)) for share in (0.0005, 0.3)),
    Hostile("tables-elsewhere.ttf", "font", font_tables_elsewhere),
    Hostile("noise-behind-magic.otf", "font", fixed(b"OTTO\x00\x09" + noise(5000))),
    Hostile("picture-named.ttf", "font", fixed(PNG)),
]
ALL = [*PICTURES, *MOVIES, *SOUNDS, *FONTS]
