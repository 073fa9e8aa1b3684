"""The workloads are what the performance page says they are."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from aiprod.media.words.captions import make_cues
from benchmarks.material import load, make_music, make_voice, save
from benchmarks.workers import schedule
from benchmarks.workload import W60, WORKLOADS, headers, make_plan


def test_a_caption_comes_every_two_seconds(tmp_path: Path) -> None:
    plan = make_plan(W60)
    voice = make_voice(tmp_path / "voice.wav", W60.scene_s, 140.0)
    cues = make_cues(plan, {scene.index: voice.asset.words for scene in plan.scenes})
    assert [cue.start_s for cue in cues] == pytest.approx(np.arange(0, 60, 2))
    assert all(earlier.end_s <= later.start_s for earlier, later in pairwise(cues))


@pytest.mark.parametrize("name", WORKLOADS)
def test_pieces_hold_every_frame_once(name: str) -> None:
    plan = make_plan(WORKLOADS[name])
    pieces = [(header.scene.start_frame + header.piece.first, header.piece.frames) for header in headers(plan)]
    assert pieces[0][0] == 0
    assert all(start + frames == following for (start, frames), (following, _) in pairwise(pieces))
    assert sum(pieces[-1]) == plan.frames


def test_assets_are_noted_and_found_again(tmp_path: Path) -> None:
    materials = {"music": make_music(tmp_path / "music.wav", 0.5)}
    save(tmp_path, materials)
    assert load(tmp_path) == materials


@pytest.mark.parametrize(("workers", "last"), [(1, 9.0), (2, 6.0), (3, 4.0), (8, 4.0)])
def test_tasks_go_to_the_worker_that_is_free_first(workers: int, last: float) -> None:
    assert schedule([2.0, 3.0, 4.0], workers) == last
