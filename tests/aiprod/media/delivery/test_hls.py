from __future__ import annotations

import pytest

from aiprod.media.delivery import hls
from aiprod.plan import Canvas
from aiprod.timing import FrameRate
from tests.aiprod.media.numbered import numbered_plan
from tests.aiprod.media.scenes import rendition

FULL_HD = rendition(Canvas(width_px=1920, height_px=1080, rate=FrameRate(num=30)))
HEAD = [
    *("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:6", "#EXT-X-PLAYLIST-TYPE:EVENT"),
    *("#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-START:TIME-OFFSET=0", '#EXT-X-MAP:URI="720p-init.mp4"'),
]


def test_a_growing_playlist_lists_what_is_there_and_has_no_end() -> None:
    first = hls.media_playlist("720p", [4.0], finished=False)
    assert first.splitlines() == [*HEAD, "#EXTINF:4.000000,", "720p-1.m4s"]
    then = hls.media_playlist("720p", [4.0, 10 / 3], finished=False)
    assert then.startswith(first)
    assert hls.media_playlist("720p", [4.0, 10 / 3], finished=True) == then + "#EXT-X-ENDLIST\n"


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_no_segment_outlasts_the_target(fps: int) -> None:
    rate = FrameRate(num=fps)
    plan = numbered_plan(range(1, 400, 13))
    lengths = hls.segment_frames(plan, rate)
    assert sum(lengths) == pytest.approx(plan.frames * fps / 30, abs=1)
    assert max(round(rate.seconds(frames)) for frames in lengths) <= hls.TARGET_S


def test_the_first_playlist_names_renditions_sound_and_captions() -> None:
    variants = [hls.Variant("1080p", FULL_HD.canvas, ("avc1.640028", "mp4a.40.2"), 5_000_000, 3_000_000)]
    sound = (
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="pt-BR",LANGUAGE="pt-BR",DEFAULT=YES,AUTOSELECT=YES,'
        'CHANNELS="2",URI="sound.m3u8"'
    )
    captions = (
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="pt-BR",LANGUAGE="pt-BR",DEFAULT=NO,AUTOSELECT=YES,'
        'URI="captions.m3u8"'
    )
    variant = (
        "#EXT-X-STREAM-INF:BANDWIDTH=5000000,AVERAGE-BANDWIDTH=3000000,RESOLUTION=1920x1080,FRAME-RATE=30.000,"
        'CODECS="avc1.640028,mp4a.40.2",AUDIO="sound"'
    )
    head = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS", sound]
    assert hls.multivariant_playlist(variants, "pt-BR", captions=False).splitlines() == [*head, variant, "1080p.m3u8"]
    assert hls.multivariant_playlist(variants, "pt-BR", captions=True).splitlines() == [
        *(*head, captions, f'{variant},SUBTITLES="captions"', "1080p.m3u8"),
    ]


def test_captions_are_one_segment_on_the_clock_of_the_stream() -> None:
    assert "#EXT-X-TARGETDURATION:8\n" in hls.captions_playlist(7.25)
    assert "#EXTINF:7.250000,\ncaptions.vtt\n#EXT-X-ENDLIST\n" in hls.captions_playlist(7.25)
    vtt = hls.captions_segment("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nWEBVTT\n")
    assert vtt.startswith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n00:00:01.000")
    assert vtt.count("X-TIMESTAMP-MAP") == 1


def test_the_peak_is_that_of_neighbours_and_not_of_one_short_segment() -> None:
    quiet, burst = (500_000, 4.0), (200_000, 0.5)
    assert hls.average_bps([quiet, quiet]) == 1_000_000
    assert hls.peak_bps([quiet, quiet, quiet]) == 1_000_000
    assert hls.peak_bps([quiet, burst, quiet]) == round(8 * 700_000 / 4.5 + 0.5)
    assert hls.peak_bps([burst]) == 3_200_000


def test_a_measured_rendition_counts_its_sound_and_a_promise_is_no_less() -> None:
    codecs = ("avc1.640028", "mp4a.40.2")
    measured = hls.measured_variant(FULL_HD, codecs, [(1_000_000, 4.0)], [(96_000, 4.0)])
    assert (measured.peak_bps, measured.average_bps) == (2_192_000, 2_192_000)
    assert hls.promised_variant(FULL_HD, codecs).peak_bps > measured.peak_bps
