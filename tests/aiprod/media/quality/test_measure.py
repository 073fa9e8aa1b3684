from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.errors import PermanentError
from aiprod.media.quality.measure import measure, spans_of


def test_spans_are_runs_that_last() -> None:
    flags = [True, True, False, True, False, True, True]
    times = [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5]
    assert spans_of(flags, times, 1.0) == ((0.0, 1.0), (2.5, 3.5))
    assert spans_of(flags, times, 0.5) == ((0.0, 1.0), (1.5, 2.0), (2.5, 3.5))
    assert spans_of([], [0.0], 0.0) == ()


@pytest.mark.parametrize("name", ["notes.txt", "video.mp4", "stream.m3u8"])
def test_what_cannot_be_opened_is_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("no media")
    with pytest.raises(PermanentError, match="bad_media"):
        measure(path)
