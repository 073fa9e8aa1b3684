from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.media.delivery.fragments import read_fragmented
from aiprod.media.encoders import ENCODERS
from aiprod.media.probe import probe
from aiprod.outputs import VideoCodec
from aiprod.timing import FrameRate
from tests.aiprod.media.numbered import encode, numbers_in
from tests.aiprod.media.scenes import CANVAS, rendition


@pytest.mark.parametrize("codec", list(ENCODERS))
def test_pieces_of_any_length_begin_at_zero_with_equal_headers(codec: VideoCodec, tmp_path: Path) -> None:
    made = rendition(codec=codec)
    inits = set()
    for length in (1, 2, 7):
        piece = encode(range(length), made, tmp_path / f"{length}.mp4")
        facts = probe(piece)
        assert (facts.frames, facts.even_frames, facts.video_start_s, facts.faststart) == (length, True, 0.0, True)
        assert {facts.colour_space, facts.colour_primaries, facts.colour_transfer} == {"bt709"}
        assert (facts.colour_range, facts.pix_fmt) == ("tv", "yuv420p")
        assert numbers_in(piece) == list(range(length))
        cut = read_fragmented(piece.read_bytes())
        assert [(fragment.samples, fragment.ticks) for fragment in cut.fragments] == [(length, length * 3000)]
        inits.add(cut.init)
    assert len(inits) == 1


@pytest.mark.parametrize("codec", list(ENCODERS))
def test_equal_frames_give_equal_bytes(codec: VideoCodec, tmp_path: Path) -> None:
    made = rendition(codec=codec)
    first, second = (encode(range(40), made, tmp_path / f"{name}.mp4").read_bytes() for name in "ab")
    assert first == second


@pytest.mark.parametrize("fps", [24, 25, 50, 60])
def test_frames_lie_on_the_grid_of_every_rate(fps: int, tmp_path: Path) -> None:
    made = rendition(CANVAS.model_copy(update={"rate": FrameRate(num=fps)}))
    facts = probe(encode(range(9), made, tmp_path / "piece.mp4"))
    assert (facts.rate, facts.even_frames) == (str(fps), True)
    assert facts.video_end_s == pytest.approx(9 / fps, abs=1e-9)
