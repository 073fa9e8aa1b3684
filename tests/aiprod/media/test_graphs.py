from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.media import graphs
from aiprod.media.encoders import ENCODERS
from aiprod.outputs import OutputFormat, VideoCodec
from aiprod.timing import FrameRate

QUIET = ["ff", "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
FILES = ["-protocol_whitelist", "file"]


@pytest.mark.parametrize("codec", list(ENCODERS))
def test_a_scene_is_encoded_from_raw_planes_to_fragments(codec: VideoCodec) -> None:
    bt709 = "-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709"
    assert graphs.encode_scene("ff", codec, 320, 180, FrameRate(num=30), Path("o.mp4")) == [
        *QUIET,
        *(f"-progress pipe:1 -f rawvideo -pix_fmt yuv420p {bt709}".split()),
        *("-video_size 320x180 -framerate 30/1 -i pipe:0 -an".split()),
        *ENCODERS[codec].arguments,
        *(f"-g 60 {bt709} -pix_fmt yuv420p".split()),
        *("-bsf:v", f"setts=pts=PTS:dts=N-{ENCODERS[codec].reorder_frames}:duration=1", "-fps_mode", "passthrough"),
        *("-video_track_timescale 90000 -movie_timescale 90000 -bitexact".split()),
        *("-movflags +empty_moov+delay_moov+default_base_moof+skip_trailer -f mp4 o.mp4".split()),
    ]


def test_speech_is_stretched_between_pipes() -> None:
    raw = "-f f32le -ac 1 -ar 48000"
    said = "-hide_banner -nostdin -nostats -loglevel error"
    line = f"ff {raw} -i pipe:0 -filter_complex [0]atempo=1.250000[s0] -map [s0] {raw} pipe:1 {said}"
    assert graphs.stretch_audio("ff", 1.25) == line.split()


CLOCK = "-video_track_timescale 90000 -movie_timescale 90000".split()
INPUTS = [*FILES, *"-safe 0 -f concat -i l".split()]
TITLE = [*FILES, *"-f ffmetadata -i t".split()]
PICTURE = [
    *"-map 0:v:0 -map 1:a:0 -map_metadata 2 -map_chapters 2 -c:v copy -bsf:v".split(),
    "setts=pts=round(PTS/(90000/24))*(90000/24):dts=round(DTS/(90000/24))*(90000/24)",
]


@pytest.mark.parametrize("container", ["mp4", "mov"])
def test_joining_copies_streams_and_reads_files_only(container: OutputFormat) -> None:
    paths, rate, out = (Path("l"), Path("m"), Path("t")), FrameRate(num=24), Path("o")
    begin = [*QUIET, *INPUTS, *FILES, *"-f mov -i m".split(), *TITLE]
    end = ["-bitexact", *CLOCK, *f"-movflags +faststart -f {container} o".split()]
    assert graphs.join("ff", *paths, None, rate, container, out) == [*begin, *PICTURE, "-c:a", "copy", *end]
    assert graphs.join("ff", *paths, Path("c"), rate, container, out) == [
        *(*begin, *FILES, "-f", "srt", "-i", "c"),
        *(*PICTURE, "-c:a", "copy", "-map", "3:s:0", "-c:s", "mov_text", *end),
    ]


def test_a_webm_takes_its_sound_from_the_lossless_master() -> None:
    paths, rate = (Path("l"), Path("m"), Path("t")), FrameRate(num=24)
    assert graphs.join("ff", *paths, Path("c"), rate, "webm", Path("o")) == [
        *(*QUIET, *INPUTS, *FILES, *"-f flac -i m".split(), *TITLE, *FILES, *"-f srt -i c".split()),
        *(*PICTURE, *"-c:a libopus -b:a 128k -map 3:s:0 -c:s webvtt".split()),
        *"-bitexact -cues_to_front 1 -f webm o".split(),
    ]


def test_a_listing_and_a_title_keep_their_special_letters() -> None:
    assert graphs.listing([Path("/a/it's.mp4")]) == "ffconcat version 1.0\nfile '/a/it'\\''s.mp4'\n"
    assert graphs.metadata("a = b; #1\n\\") == ";FFMETADATA1\ntitle=a \\= b\\; \\#1 \\\\ \n"
    assert graphs.metadata("a", [("b;", 0.0, 1.5)]) == (
        ";FFMETADATA1\ntitle=a\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=b\\;\n"
    )


@pytest.mark.parametrize(
    ("container", "demuxer", "coding"),
    [
        ("m4a", "mov", "-c:a copy -movflags +faststart -f ipod"),
        ("mp3", "flac", "-c:a libmp3lame -b:a 192k -id3v2_version 3 -f mp3"),
        ("wav", "flac", "-af volume=-2dB,aresample=osf=s16:dither_method=triangular -c:a pcm_s16le -f wav"),
    ],
)
def test_sound_alone_is_copied_or_encoded_once(container: OutputFormat, demuxer: str, coding: str) -> None:
    assert graphs.sound_alone("ff", Path("s"), Path("t"), container, Path("o")) == [
        *(*QUIET, *FILES, "-f", demuxer, "-i", "s", *TITLE),
        *(*"-map 0:a:0 -map_metadata 1 -map_chapters 1".split(), *coding.split(), "-bitexact", "o"),
    ]


def test_the_sound_of_a_stream_is_copied_into_fragments() -> None:
    assert graphs.fragment_sound("ff", Path("m"), 4.0, Path("o")) == [
        *(*QUIET, *FILES, *"-f mov -i m -map 0:a:0 -c copy -bitexact".split()),
        *"-movflags +empty_moov+delay_moov+default_base_moof+skip_trailer".split(),
        *"-frag_duration 4000000 -f mp4 o".split(),
    ]


def test_a_gif_chooses_its_colours_before_it_is_drawn() -> None:
    said = "-hide_banner -nostdin -nostats -loglevel error"
    listed = "-f concat -protocol_whitelist file -safe 0 -i l"
    chosen = "[0:v]framestep=2[s0];[s0]palettegen=reserve_transparent=0:stats_mode=full[s1]"
    assert graphs.gif_palette("ff", Path("l"), 2, Path("p.png")) == (
        f"ff {listed} -filter_complex {chosen} -map [s1] -frames:v 1 p.png {said}".split()
    )
    drawn = "[0:v]framestep=2[s0];[s0][1]paletteuse=bayer_scale=4:diff_mode=rectangle:dither=bayer[s1]"
    palette = "-f png_pipe -protocol_whitelist file -i p.png"
    assert (
        graphs.gif("ff", Path("l"), Path("p.png"), 2, Path("o.gif"))
        == (
            f"ff {listed} {palette} -filter_complex {drawn} -map [s1] -f gif -fps_mode passthrough -loop 0 o.gif {said}"
        ).split()
    )
