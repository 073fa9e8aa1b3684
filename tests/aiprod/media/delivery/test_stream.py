from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import av
import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.delivery import hls
from aiprod.media.delivery.deliver import Delivered, deliver
from aiprod.media.delivery.fragments import read_fragmented
from aiprod.media.delivery.stream import picture_segment, sound_segments
from aiprod.media.probe import probe
from aiprod.media.sound.mix import render_mix
from aiprod.media.words.captions import make_cues
from aiprod.parts import MixHeader
from aiprod.plan import OutputPlan, VideoPlan
from tests.aiprod.media.numbered import encode, numbered_plan, numbers_in, pieces
from tests.aiprod.media.scenes import CANVAS, rendition, words

LENGTHS = (45, 250, 1, 31)
FRAMES = sum(LENGTHS)
LARGE, SMALL = rendition(), rendition(CANVAS.model_copy(update={"width_px": 160, "height_px": 90}))


@pytest.fixture(scope="module")
def plan() -> VideoPlan:
    output = OutputPlan(name="web", format="hls", renditions=(LARGE.name, SMALL.name))
    return numbered_plan(LENGTHS, (LARGE, SMALL), outputs=(output,), captions="files")


@pytest.fixture(scope="module")
def mix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    header = MixHeader(canvas=CANVAS, frames=FRAMES, music_level_lufs=-24, scenes=())
    return render_mix(header, {}, {}, tmp_path_factory.mktemp("mix")).path


@pytest.fixture(scope="module")
def parts(plan: VideoPlan, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    folder = tmp_path_factory.mktemp("pieces")
    return {made.name: pieces(plan, made, folder) for made in (LARGE, SMALL)}


@pytest.fixture(scope="module")
def stream(
    plan: VideoPlan, parts: dict[str, list[Path]], mix: Path, tmp_path_factory: pytest.TempPathFactory
) -> Delivered:
    cues = make_cues(plan, {1: words()})
    return deliver(plan, plan.outputs[0], parts, {"mix": mix}, cues, tmp_path_factory.mktemp("web"))


@pytest.mark.parametrize("track", [LARGE.name, SMALL.name])
def test_every_rendition_shows_every_frame_once(stream: Delivered, track: str) -> None:
    playlist = stream.files[f"web/{track}.m3u8"]
    assert numbers_in(playlist) == list(range(FRAMES))
    facts = probe(playlist)
    assert (facts.frames, facts.even_frames, facts.video_start_s) == (FRAMES, True, 0.0)
    assert facts.video_end_s == pytest.approx(FRAMES / 30, abs=1e-6)


def test_sound_and_picture_end_together(stream: Delivered) -> None:
    assert stream.facts.av_end_difference_s == pytest.approx(0.0, abs=0.022)
    assert (stream.main, stream.media_types["web/sound-1.m4s"]) == ("web/master.m3u8", "video/iso.segment")


def test_the_first_playlist_comes_after_all_it_leads_to(stream: Delivered) -> None:
    names = list(stream.files)
    assert names[-1] == "web/master.m3u8"
    listed = [line for line in stream.files["web/master.m3u8"].read_text().splitlines() if not line.startswith("#")]
    assert listed == [f"{LARGE.name}.m3u8", f"{SMALL.name}.m3u8"]
    assert {"web/captions.m3u8", "web/captions.vtt", "web/sound.m3u8"} < set(names)


@pytest.mark.parametrize("there", [1, 2, 4])
def test_a_stream_plays_before_its_later_pieces_are_there(
    plan: VideoPlan, parts: dict[str, list[Path]], there: int, tmp_path: Path
) -> None:
    """Pieces come in any order; the playlist holds the first of them."""
    lengths = hls.segment_frames(plan, LARGE.canvas.rate)
    starts = [0, *itertools.accumulate(lengths)]
    for index in reversed(range(there)):
        segment = picture_segment(parts[LARGE.name][index], LARGE.canvas.rate, starts[index])
        (tmp_path / hls.segment_file("main", index + 1)).write_bytes(segment.data)
        (tmp_path / hls.init_file("main")).write_bytes(segment.init)
        assert segment.length_s == pytest.approx(lengths[index] / 30)
    playlist = tmp_path / hls.playlist_file("main")
    playlist.write_text(hls.media_playlist("main", [length / 30 for length in lengths[:there]], finished=True))
    assert numbers_in(playlist) == list(range(starts[there]))


def test_a_segment_is_the_piece_moved(parts: dict[str, list[Path]], stream: Delivered) -> None:
    piece = read_fragmented(parts[LARGE.name][1].read_bytes())
    published = stream.files[f"web/{LARGE.name}-2.m4s"].read_bytes()
    first, *_ = piece.fragments
    assert published.startswith(first.placed(LENGTHS[0] * 3000))
    assert len(published) == sum(len(fragment.data) for fragment in piece.fragments)


def test_the_sound_is_cut_between_packets_and_loses_none(mix: Path, tmp_path: Path) -> None:
    segments = sound_segments(mix, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert [round(segment.length_s) for segment in segments] == [4, 4, 3]
    whole = tmp_path / "whole.mp4"
    whole.write_bytes(segments[0].init + b"".join(segment.data for segment in segments))
    packets = []
    for path in (whole, mix):
        with av.open(str(path)) as container:
            packets.append([(packet.pts, bytes(packet)) for packet in container.demux() if packet.size])
    assert packets[0] == packets[1]


def test_pieces_that_were_encoded_differently_are_not_streamed(
    plan: VideoPlan, parts: dict[str, list[Path]], mix: Path, tmp_path: Path
) -> None:
    other = encode(range(LENGTHS[0]), SMALL, tmp_path / "other.mp4")
    mixed = {**parts, LARGE.name: [*parts[LARGE.name][:2], other, *parts[LARGE.name][3:]]}
    with pytest.raises(TransientError, match="wrong_output"):
        deliver(plan, plan.outputs[0], mixed, {"mix": mix}, (), tmp_path)


def test_a_stream_with_a_piece_missing_is_found_by_measuring(
    plan: VideoPlan, parts: dict[str, list[Path]], mix: Path, tmp_path: Path
) -> None:
    fewer = {**parts, SMALL.name: parts[SMALL.name][:-1]}
    with pytest.raises(TransientError, match="wrong_output"):
        deliver(plan, plan.outputs[0], fewer, {"mix": mix}, (), tmp_path)


def test_a_piece_that_is_no_video_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    shutil.copyfile(__file__, broken)
    with pytest.raises(PermanentError, match="bad_media"):
        picture_segment(broken, LARGE.canvas.rate, 0)
