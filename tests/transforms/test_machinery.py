"""The pool, the slots and the seating that several transforms share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.pvalue import TaggedOutput
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.util import assert_that, equal_to

from aiprod.errors import InvalidInput
from aiprod.parts import Accepted, MixHeader, SceneHeader, Ticket
from aiprod.planning import plan_video
from tests.fakes import NOW, SETUP, ToyServices, lend, make_job
from transforms.parallel import MOST_PENDING, Parallel
from transforms.plan_video import recorded_lengths
from transforms.seating import asset_tasks, header_parts, stage_totals
from transforms.slots import machine_slot

_together = threading.Barrier(2)


def meet(element: int, services: Any) -> Iterator[int]:
    """Returns only when two elements are worked on at the same time."""
    _together.wait(timeout=20)
    yield element * 10


def split(element: int, services: Any) -> Iterator[int | TaggedOutput]:
    yield element
    yield TaggedOutput("odd", element) if element % 2 else element


@pytest.mark.parametrize("runner", ["FnApiRunner", "BundleBasedDirectRunner"])
def test_elements_of_a_bundle_are_worked_on_side_by_side(runner: str, tmp_path: Path) -> None:
    with BeamPipeline(runner=runner) as pipeline:
        elements = pipeline | beam.Create([[1, 2]]) | beam.FlatMap(list)
        done = elements | beam.ParDo(Parallel("narration", lend(ToyServices(tmp_path)), meet))
        assert_that(done, equal_to([10, 20]))


def test_a_bundle_longer_than_the_bound_comes_out_whole(tmp_path: Path) -> None:
    numbers = list(range(3 * MOST_PENDING))
    with BeamPipeline(runner="FnApiRunner") as pipeline:
        elements = pipeline | beam.Create([numbers]) | beam.FlatMap(list)
        work = Parallel("narration", lend(ToyServices(tmp_path)), split)
        done = elements | beam.ParDo(work).with_outputs("odd", main="all")
        assert_that(done.odd, equal_to(numbers[1::2]), label="odd")
        assert_that(done["all"], equal_to(numbers + numbers[::2]), label="all")


def test_no_more_holders_than_slots(tmp_path: Path) -> None:
    guard, holding, most = threading.Lock(), 0, 0

    def hold(_: int) -> None:
        nonlocal holding, most
        with machine_slot(tmp_path, 2):
            with guard:
                holding += 1
                most = max(most, holding)
            with guard:
                holding -= 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(hold, range(30)))
    assert 1 <= most <= 2


def test_a_slot_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), machine_slot(tmp_path, 1):
        raise RuntimeError
    with machine_slot(tmp_path, 1) as number:
        assert number == 0


def test_every_seat_of_every_group_is_filled_exactly_once() -> None:
    scenes = [{"text": "The sea is calm."}, {"text": "Rain falls.", "transition": "crossfade"}, {"text": "It ends."}]
    job = make_job("", scenes=scenes)
    plan = plan_video(job, SETUP)
    ticket = Ticket(job_id=job.job_id, attempt=0, started_at=NOW)
    headers = header_parts(Accepted(ticket=ticket, job=job), plan, "plan")
    tasks = asset_tasks(ticket, plan)

    seats = [(seat.group, seat.index) for task in tasks for seat in task.seats]
    seats += [(part.group, part.index) for part in headers]
    seats += [(part.then.group, part.then.index) for part in headers if part.then]
    wanted = [(part.group, index) for part in headers for index in range(part.of)]
    assert sorted(seats) == sorted(wanted)
    pieces = [part.body for part in headers if isinstance(part.body, SceneHeader)]
    assert len({part.group for part in headers}) == len(pieces) + 2
    assert [piece.scene.index for piece in pieces if piece.previous is not None] == [1, 2]
    assert sum(isinstance(part.body, MixHeader) for part in headers) == 1
    seconds = sum(piece.piece.frames for piece in pieces) / plan.canvas.rate.num
    assert stage_totals(plan, tasks)["render"] == pytest.approx(seconds, abs=len(pieces))


def test_recordings_are_fetched_before_scenes_are_timed(tmp_path: Path) -> None:
    services = ToyServices(tmp_path)
    scenes = [{"text": "One."}, {"text": "Two.", "narration": {"uri": "media/a.wav"}}]
    payload = make_job("", scenes=scenes).payload
    services.providers["media"].lasts_s = 4.5
    assert recorded_lengths(payload, services) == {1: 4.5}
    services.providers["media"].errors = [InvalidInput("media_unreadable", "It is noise.", field="uri")]
    payload = make_job("", scenes=[{"text": "Two.", "narration": {"uri": "media/b.wav"}}]).payload
    with pytest.raises(InvalidInput) as caught:
        recorded_lengths(payload, services)
    assert (caught.value.code, caught.value.field) == ("media_unreadable", "payload.scenes.0.narration.uri")


def test_outputs_share_assets_and_only_shapes_are_painted_anew() -> None:
    outputs = [{"height": 480}, {"height": 240}, {"aspect": "9:16", "height": 640, "fps": 60}, {"format": "mp3"}]
    job = make_job("", scenes=[{"text": "The sea is calm."}, {"text": "Rain falls."}], outputs=outputs)
    plan = plan_video(job, SETUP)
    ticket = Ticket(job_id=job.job_id, attempt=0, started_at=NOW)
    tasks = asset_tasks(ticket, plan)
    painted = [(t.request.width_px, t.request.height_px) for t in tasks if t.request.kind == "visual"]
    assert sorted(painted) == [(360, 640), (360, 640), (854, 480), (854, 480)]
    assert sum(task.stage == "narration" for task in tasks) == 2
    headers = header_parts(Accepted(ticket=ticket, job=job), plan, "plan")
    upright = [part.body for part in headers if isinstance(part.body, SceneHeader) and part.body.canvas.width_px == 360]
    assert sum(body.piece.frames for body in upright) == 2 * plan.frames
    (mix,) = [part.body for part in headers if isinstance(part.body, MixHeader)]
    assert mix.extras == ("master",)


def test_the_clients_media_sit_where_they_are_shown_and_heard() -> None:
    scene = {
        "media": {"uri": "media/a.mp4"},
        "text": "Look.",
        "narration": {"uri": "media/a.wav"},
        "overlays": [{"uri": "media/b.png"}],
    }
    brand = {"logo": {"uri": "media/logo.png"}, "fonts": {"caption": "media/c.ttf"}}
    job = make_job("", scenes=[scene], brand=brand, music={"uri": "media/d.mp3"}, stems=True)
    plan = plan_video(job, SETUP)
    tasks = asset_tasks(Ticket(job_id=job.job_id, attempt=0, started_at=NOW), plan)
    assert {task.stage for task in tasks} == {"media"}
    roles = {seat.role for task in tasks for seat in task.seats}
    assert roles == {"visual", "narration/0", "overlay/0", "logo", "font/caption", "sound/0/0", "music"}


def test_equal_requests_are_one_task() -> None:
    job = make_job("", scenes=[{"text": "Again."}, {"text": "Again."}], seed=1)
    plan = plan_video(job, SETUP)
    ticket = Ticket(job_id=job.job_id, attempt=0, started_at=NOW)
    narrations = [task for task in asset_tasks(ticket, plan) if task.stage == "narration"]
    different = {scene.narration for scene in plan.scenes}
    assert len(narrations) == len(different)
