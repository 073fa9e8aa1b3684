from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.media import graphs
from aiprod.media.encoders import ENCODERS
from aiprod.outputs import VideoCodec
from aiprod.timing import FrameRate

QUIET = ["ff", "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
FILES = ["-protocol_whitelist", "file"]


@pytest.mark.parametrize("codec", list(ENCODERS))
def test_a_scene_is_encoded_from_raw_planes_to_one_fragment(codec: VideoCodec) -> None:
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


def test_sound_is_encoded_once_at_192_kilobits() -> None:
    assert graphs.encode_audio("ff", 2, Path("o.m4a")) == [
        *QUIET,
        *("-f f32le -ar 48000 -ac 2 -i pipe:0 -vn -c:a aac -b:a 192k -bitexact -f mp4 o.m4a").split(),
    ]


def test_speech_is_stretched_between_pipes() -> None:
    raw = "-f f32le -ac 1 -ar 48000"
    said = "-hide_banner -nostdin -nostats -loglevel error"
    line = f"ff {raw} -i pipe:0 -filter_complex [0]atempo=1.250000[s0] -map [s0] {raw} pipe:1 {said}"
    assert graphs.stretch_audio("ff", 1.25) == line.split()


def test_joining_copies_streams_and_reads_files_only() -> None:
    out = [
        "-bitexact",
        "-video_track_timescale",
        "90000",
        "-movie_timescale",
        "90000",
        "-movflags",
        "+faststart",
        "-f",
        "mp4",
        "o.mp4",
    ]
    inputs = [
        *(*FILES, "-safe", "0", "-f", "concat", "-i", "l"),
        *(*FILES, "-f", "mov", "-i", "m"),
        *(*FILES, "-f", "ffmetadata", "-i", "t"),
    ]
    maps = "-map 0:v:0 -map 1:a:0 -map_metadata 2 -c copy".split()
    maps += ["-bsf:v", "setts=pts=round(PTS/(90000/24))*(90000/24):dts=round(DTS/(90000/24))*(90000/24)"]
    paths, rate = (Path("l"), Path("m"), Path("t")), FrameRate(num=24)
    assert graphs.join("ff", *paths, None, rate, "mp4", Path("o.mp4")) == [*QUIET, *inputs, *maps, *out]
    assert graphs.join("ff", *paths, Path("c"), rate, "mp4", Path("o.mp4")) == [
        *(*QUIET, *inputs, *FILES, "-f", "srt", "-i", "c"),
        *(*maps, "-map", "3:s:0", "-c:s", "mov_text", *out),
    ]


def test_inspecting_decodes_through_the_detectors() -> None:
    graph = (
        "[0:v]scale=320:-2:flags=area[s0]",
        "[s0]blackdetect=d=0.5:pic_th=0.98:pix_th=0.06[s1]",
        "[s1]freezedetect=d=2:n=-60dB[s2]",
        "[0:a]silencedetect=d=1:n=-50dB[s3]",
        "[s3]ebur128=framelog=verbose:peak=true[s4]",
    )
    said = "-hide_banner -nostdin -nostats -loglevel info"
    line = (
        f"ff -protocol_whitelist file -i v.mp4 -filter_complex {';'.join(graph)} -map [s2] -map [s4] -f null - {said}"
    )
    assert graphs.inspect("ff", Path("v.mp4")) == line.split()
