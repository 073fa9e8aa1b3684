from __future__ import annotations

import shutil
import struct
import wave
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest

from aiprod.errors import InvalidInput
from aiprod.media.probe import probe
from aiprod.media.run import ffmpeg_exe, run
from aiprod.plan import MediaRequest
from aiprod.providers.base import Made
from aiprod.providers.media.client import ClientMedia
from aiprod.timing import FrameRate

RATE = FrameRate(num=25)
NUMBERED = "color=gray:s=320x180:r=50:d=3,geq=lum='20+N':cb=128:cr=128"
"""150 frames whose brightness is 20 plus their number."""


def generate(folder: Path, name: str, arguments: str) -> Path:
    path = folder / name
    run(
        [ffmpeg_exe(), *"-hide_banner -loglevel error -nostdin -y".split(), *arguments.split(), str(path)],
        deadline_s=60,
    )
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sources")


@pytest.fixture(scope="module")
def numbered(folder: Path) -> Path:
    return generate(folder, "numbered.mp4", f"-f lavfi -i {NUMBERED} -c:v libx264 -qp 0 -g 25 -pix_fmt yuv420p")


def make(source: Path, use: Any, directory: Path, **wanted: Any) -> Made:
    provider = ClientMedia(lambda uri, into: Path(shutil.copyfile(uri, into / "source")))
    return provider.make(
        MediaRequest(provider="client", uri=str(source), use=use, **{"rate": RATE, **wanted}), directory
    )


def pictures(path: Path) -> list[Any]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="bgr24") for frame in container.decode(video=0)]


def numbers(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [round(float(np.median(frame.to_ndarray()[:180]))) - 20 for frame in container.decode(video=0)]


def samples(path: Path) -> Any:
    with wave.open(str(path)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (48000, 2, 2)
        return np.frombuffer(sound.readframes(sound.getnframes()), np.int16).reshape(-1, 2) / 32768


def test_a_clip_comes_at_our_rate_in_our_colours_easily_sought(numbered: Path, tmp_path: Path) -> None:
    made = make(numbered, "picture", tmp_path)
    facts = probe(made.path)
    assert (made.media_type, made.duration_s) == ("video/mp4", 3.0)
    assert (facts.frames, Fraction(facts.rate or 0), facts.even_frames) == (75, 25, True)
    assert (facts.pix_fmt, facts.colour_space, facts.colour_range) == ("yuv420p", "bt709", "tv")
    assert facts.audio_codec is None
    with av.open(str(made.path)) as container:
        whole = [n for n, packet in enumerate(p for p in container.demux(video=0) if p.size) if packet.is_keyframe]
    assert whole == list(range(0, 75, 12))
    assert np.abs(np.array(numbers(made.path)) - 2 * np.arange(75)).max() <= 1


def test_the_same_request_gives_the_same_bytes(numbered: Path, tmp_path: Path) -> None:
    first, again = (tmp_path / name for name in "ab")
    for directory in (first, again):
        directory.mkdir()
    assert make(numbered, "picture", first).path.read_bytes() == make(numbered, "picture", again).path.read_bytes()


@pytest.mark.parametrize(
    ("wanted", "first", "step", "count"),
    [
        ({"start_s": 1.0, "end_s": 2.0}, 50, 2, 25),
        ({"start_s": 1.0, "end_s": 2.0, "speed": 2.0}, 50, 4, 13),
        ({"start_s": 1.0, "end_s": 2.0, "speed": 0.5}, 50, 1, 50),
        ({"start_s": 2.0, "end_s": 9.0}, 100, 2, 25),
        ({"duration_s": 0.4}, 0, 2, 10),
    ],
    ids=["trimmed", "twice as fast", "half as fast", "end behind the end", "no more than needed"],
)
def test_a_clip_is_trimmed_then_sped(
    wanted: dict[str, float], first: int, step: int, count: int, numbered: Path, tmp_path: Path
) -> None:
    found = numbers(make(numbered, "picture", tmp_path, **wanted).path)
    assert abs(len(found) - count) <= 1
    assert np.abs(np.array(found) - (first + step * np.arange(len(found)))).max() <= 2


def test_a_span_that_cannot_be_sought_is_read_from_the_beginning(folder: Path, tmp_path: Path) -> None:
    source = generate(
        folder, "open.mp4", f"-f lavfi -i {NUMBERED} -c:v libx264 -qp 1 -x264-params open-gop=1:bframes=3:keyint=30"
    )
    found = numbers(make(source, "picture", tmp_path, start_s=1.3, end_s=2.3).path)
    assert abs(found[0] - 65) <= 2
    assert abs(found[-1] - 114) <= 3


def test_a_clip_is_made_no_larger_than_needed_and_never_enlarged(numbered: Path, tmp_path: Path) -> None:
    sizes = []
    for width, height in ((160, 160), (100, 40), (3840, 2160)):
        facts = probe(make(numbered, "picture", tmp_path, width_px=width, height_px=height, duration_s=0.2).path)
        sizes.append((facts.width_px, facts.height_px))
    assert sizes == [(286, 160), (100, 58), (320, 180)]


def test_a_phones_upright_clip_stands_upright_and_its_pixels_are_square(folder: Path, tmp_path: Path) -> None:
    flat = generate(folder, "flat.mp4", "-f lavfi -i testsrc2=s=160x90:r=25:d=0.4 -vf setsar=2 -c:v libx264")
    upright = generate(folder, "upright.mp4", f"-display_rotation 90 -i {flat} -c copy")
    facts = probe(make(upright, "picture", tmp_path).path)
    assert (facts.width_px, facts.height_px) == (90, 320)


@pytest.mark.parametrize(
    ("name", "coding"),
    [
        ("full.mp4", "-vf scale=out_range=pc:out_color_matrix=bt709,format=yuvj420p -colorspace bt709 -c:v libx264"),
        ("tagged.mp4", "-vf scale=out_color_matrix=bt601 -colorspace smpte170m -pix_fmt yuv420p -c:v libx264"),
        ("untagged.mp4", "-vf scale=out_color_matrix=bt601 -pix_fmt yuv420p -c:v libx264"),
        ("rgb.mov", "-c:v png -pix_fmt rgb24"),
    ],
)
def test_colours_stay_whatever_they_were_coded_in(name: str, coding: str, folder: Path, tmp_path: Path) -> None:
    source = generate(folder, name, f"-f lavfi -i color=0x30A0E0:s=64x64:r=25:d=0.2 {coding}")
    made = make(source, "picture", tmp_path).path
    with av.open(str(made)) as container:
        planes = next(container.decode(video=0)).to_ndarray()
    red, green, blue = 0x30, 0xA0, 0xE0
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    expected = (
        16 + 219 / 255 * light,
        128 + 112 / 255 * (blue - light) / 0.9278,
        128 + 112 / 255 * (red - light) / 0.7874,
    )
    found = planes[:64].mean(), planes[64:80].mean(), planes[80:].mean()
    assert found == pytest.approx(expected, abs=2.5)


@pytest.mark.parametrize("use", ["picture", "still"])
def test_a_gif_of_one_frame_is_a_still(use: str, folder: Path, tmp_path: Path) -> None:
    source = generate(folder, f"one-{use}.gif", "-f lavfi -i color=red:s=64x36:r=10:d=0.1")
    made = make(source, use, tmp_path)
    assert (made.media_type, made.duration_s) == ("image/png", None)
    assert np.asarray(cv2.imread(str(made.path))).mean((0, 1)) == pytest.approx((0, 0, 255), abs=5)


def test_where_only_a_still_will_do_an_animation_gives_its_first_frame(folder: Path, tmp_path: Path) -> None:
    source = generate(
        folder, "red-blue.gif", "-f lavfi -i color=red:s=64x36:r=5:d=1,geq=r='if(N,0,255)':g=0:b='if(N,255,0)'"
    )
    made = make(source, "still", tmp_path)
    assert made.media_type == "image/png"
    assert np.asarray(cv2.imread(str(made.path))).mean((0, 1)) == pytest.approx((0, 0, 255), abs=5)


@pytest.mark.parametrize("arguments", ["-c:v libx264 {}.mp4", "-loop 0 {}.webp", "-vn -f lavfi -i sine=d=1 {}.wav"])
def test_where_only_a_still_will_do_a_clip_and_a_sound_are_refused(
    arguments: str, folder: Path, tmp_path: Path
) -> None:
    coding, suffix = arguments.split("{}")
    source = generate(folder, f"no-still{suffix}", f"-f lavfi -i testsrc2=s=64x36:r=10:d=1 {coding}")
    with pytest.raises(InvalidInput, match=r"no-still.*no still image.*media_unsupported") as refusal:
        make(source, "still", tmp_path)
    assert (refusal.value.field, refusal.value.remedy) == ("uri", "Give a still image.")


def test_an_animation_is_a_clip_and_a_transparent_picture_keeps_its_alpha(folder: Path, tmp_path: Path) -> None:
    moving = generate(folder, "moving.gif", "-f lavfi -i testsrc2=s=64x36:r=10:d=1")
    assert make(moving, "picture", tmp_path).media_type == "video/mp4"
    bgra = np.full((40, 60, 4), (10, 200, 90, 128), np.uint8)
    cv2.imwrite(str(folder / "glass.png"), bgra)
    made = make(folder / "glass.png", "picture", tmp_path)
    assert made.media_type == "image/png"
    assert np.abs(cv2.imread(str(made.path), cv2.IMREAD_UNCHANGED).astype(int) - bgra).max() <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation: int, folder: Path, tmp_path: Path) -> None:
    upright = np.zeros((32, 48, 3), np.uint8)
    upright[:16, :24], upright[:16, 24:], upright[16:, :24] = (0, 0, 255), (0, 255, 0), (255, 0, 0)
    stored = upright
    if orientation in (3, 4, 7, 8):
        stored = stored[::-1]
    if orientation in (2, 3, 6, 7):
        stored = stored[:, ::-1]
    if orientation >= 5:
        stored = stored.transpose(1, 0, 2)
    jpeg = cv2.imencode(".jpg", np.ascontiguousarray(stored), [cv2.IMWRITE_JPEG_QUALITY, 98])[1].tobytes()
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation]) + bytes(6)
    source = folder / f"photo-{orientation}.jpg"
    source.write_bytes(jpeg[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + jpeg[2:])
    shown = cv2.imread(str(make(source, "picture", tmp_path).path))
    assert shown.shape == upright.shape
    for y, x in ((8, 12), (8, 36), (24, 12), (24, 36)):
        assert np.abs(shown[y, x].astype(int) - upright[y, x]).max() < 40


def test_a_large_photo_is_made_small_enough(folder: Path, tmp_path: Path) -> None:
    cv2.imwrite(str(folder / "large.jpg"), np.full((900, 1600, 3), 77, np.uint8))
    made = make(folder / "large.jpg", "picture", tmp_path, width_px=400, height_px=400)
    assert cv2.imread(str(made.path)).shape == (400, 711, 3)


def test_a_still_of_many_megabytes_is_not_read(folder: Path, tmp_path: Path) -> None:
    large = folder / "large.png"
    cv2.imwrite(str(large), np.zeros((8, 8, 3), np.uint8))
    with large.open("ab") as file:
        file.truncate(129 << 20)
    with pytest.raises(InvalidInput, match=r"larger than 128 MB.*media_too_large"):
        make(large, "picture", tmp_path)


@pytest.mark.parametrize("coding", ["22050:1 wav pcm_s16le", "44100:2 mp3 libmp3lame", "96000:2 flac flac"])
def test_a_recording_comes_at_our_rate_in_stereo_at_its_own_level(coding: str, folder: Path, tmp_path: Path) -> None:
    form, suffix, codec = coding.split()
    rate, channels = form.split(":")
    tone = f"-f lavfi -i sine=f=1000:d=2:r={rate},volume=2 -ac {channels} -c:a {codec}"
    source = generate(folder, f"tone-{rate}.{suffix}", tone)
    with av.open(str(source)) as container:
        level = np.sqrt(np.mean(np.concatenate([_floats(f) for f in container.decode(audio=0)], -1) ** 2))
    made = make(source, "sound", tmp_path)
    heard = samples(made.path)
    assert made.duration_s == pytest.approx(2, abs=0.06)
    assert np.sqrt(np.mean(heard[4800:-4800] ** 2)) == pytest.approx(level, rel=0.03)
    spectrum = np.abs(np.fft.rfft(heard[:48000, 0] * np.hanning(48000)))
    assert int(spectrum.argmax()) == 1000


def _floats(frame: Any) -> Any:
    sound = frame.to_ndarray()
    return sound / 32768 if sound.dtype == np.int16 else sound / 2**31 if sound.dtype == np.int32 else sound


@pytest.mark.parametrize("suffix", ["wav", "mov"])
def test_a_recording_of_8_bits_gives_the_same_bytes_again(suffix: str, folder: Path, tmp_path: Path) -> None:
    source = generate(folder, f"coarse.{suffix}", "-f lavfi -i sine=f=1000:d=1:r=22050 -c:a pcm_u8")
    made = []
    for name in "abcd":
        (tmp_path / name).mkdir()
        made.append(make(source, "sound", tmp_path / name).path.read_bytes())
    assert made == made[:1] * 4


@pytest.mark.parametrize("speed", [0.25, 0.5, 2.0, 4.0])
def test_a_sped_recording_keeps_its_pitch(speed: float, folder: Path, tmp_path: Path) -> None:
    source = generate(folder, f"sped-{speed}.wav", "-f lavfi -i sine=f=1000:d=4")
    made = make(source, "sound", tmp_path, speed=speed)
    assert made.duration_s == pytest.approx(4 / speed, rel=0.02)
    heard = samples(made.path)[4800:-4800, 0]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert spectrum.argmax() * 48000 / len(heard) == pytest.approx(1000, abs=10)


def test_a_clips_own_sound_keeps_its_place(folder: Path, tmp_path: Path) -> None:
    beep = "aevalsrc='if(between(t,1.5,1.6),0.5*sin(2*PI*1000*t),0)':d=3"
    source = generate(
        folder, "beep.mp4", f"-f lavfi -i {NUMBERED} -itsoffset 0.5 -f lavfi -i {beep} -c:v libx264 -c:a aac -shortest"
    )
    heard = samples(make(source, "picture_sound", tmp_path, start_s=1.0).path)
    starts_s = np.flatnonzero(np.abs(heard[:, 0]) > 0.2)[0] / 48000
    assert starts_s == pytest.approx(1.0, abs=0.03)


def test_what_has_no_sound_gives_a_moment_of_silence(numbered: Path, folder: Path, tmp_path: Path) -> None:
    cv2.imwrite(str(folder / "still.png"), np.zeros((8, 8, 3), np.uint8))
    for source in (numbered, folder / "still.png"):
        heard = samples(make(source, "picture_sound", tmp_path).path)
        assert 0 < len(heard) < 48000
        assert not heard.any()


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_picture_and_sound_of_a_clip_need_not_be_of_one_length(suffix: str, folder: Path, tmp_path: Path) -> None:
    for name, picture_s, sound_s in (("sound-longer", 1, 3), ("picture-longer", 3, 1)):
        source = generate(
            folder,
            f"{name}.{suffix}",
            f"-f lavfi -i testsrc2=s=64x36:r=25:d={picture_s} -f lavfi -i sine=d={sound_s} -c:v libx264 -c:a aac",
        )
        assert make(source, "picture", tmp_path).duration_s == pytest.approx(picture_s, abs=0.05)
        assert make(source, "picture_sound", tmp_path).duration_s == pytest.approx(sound_s, abs=0.05)


def test_a_cameras_clip_with_a_timecode_is_taken(folder: Path, tmp_path: Path) -> None:
    streams = "-f lavfi -i testsrc2=s=64x36:r=25:d=1 -f lavfi -i sine=d=3 -c:v libx264 -c:a aac"
    source = generate(folder, "camera.mov", f"{streams} -timecode 10:00:00:00")
    assert make(source, "picture", tmp_path).duration_s == 1.0
    assert make(source, "picture_sound", tmp_path).duration_s == pytest.approx(3, abs=0.05)


def test_a_clip_that_says_it_is_longer_than_any_of_its_streams_is_cut_off(folder: Path, tmp_path: Path) -> None:
    whole = generate(
        folder,
        "claims.mkv",
        "-f lavfi -i testsrc2=s=64x36:r=25:d=1 -f lavfi -i sine=d=3 -c:v libx264 -c:a aac",
    )
    content = whole.read_bytes()
    claim = content.index(b"\x44\x89\x88") + 3
    whole.write_bytes(content[:claim] + struct.pack(">d", 60_000) + content[claim + 8 :])
    for use in ("picture", "sound"):
        with pytest.raises(InvalidInput, match=r"says that it is 60 s long.*media_truncated"):
            make(whole, use, tmp_path)


def test_the_sound_that_ended_before_the_start_of_a_clip_is_silence(folder: Path, tmp_path: Path) -> None:
    source = generate(
        folder, "hushed.mp4", "-f lavfi -i testsrc2=s=64x36:r=25:d=3 -f lavfi -i sine=d=1 -c:v libx264 -c:a aac"
    )
    assert not samples(make(source, "picture_sound", tmp_path, start_s=2.0).path).any()
    with pytest.raises(InvalidInput, match="media_too_short"):
        make(source, "sound", tmp_path, start_s=2.0)


@pytest.mark.parametrize("start_s", [2.9999, 2.985])
def test_a_start_behind_the_last_frame_is_told(start_s: float, numbered: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=rf"nothing of it comes after the start at {start_s} s.*media_too_short"):
        make(numbered, "picture", tmp_path, start_s=start_s)


def test_a_start_behind_the_end_is_told(numbered: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"ends at 3 s, before the start at 5 s.*media_too_short"):
        make(numbered, "picture", tmp_path, start_s=5.0)


def test_a_font_is_taken_as_it_is(tmp_path: Path) -> None:
    font = next((Path(__file__).parents[4] / "templates").glob("*/fonts/*.ttf"))
    made = make(font, "font", tmp_path)
    assert made.media_type == "font/ttf"
    assert made.path.read_bytes() == font.read_bytes()


@pytest.mark.parametrize("use", ["picture", "picture_sound", "sound"])
def test_a_font_is_nothing_else(use: str, tmp_path: Path) -> None:
    font = next((Path(__file__).parents[4] / "templates").glob("*/fonts/*.ttf"))
    with pytest.raises(InvalidInput, match="media_unsupported"):
        make(font, use, tmp_path)
