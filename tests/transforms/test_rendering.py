"""What rendering and assembling do with groups that are not whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from apache_beam.pvalue import TaggedOutput

from aiprod.errors import TransientError
from aiprod.outcome import Failure
from aiprod.parts import Accepted, Failed, Group, JobFailed, JobHeader, MadeAsset, Part, Rendered, Ticket
from aiprod.plan import VideoPlan
from tests.fakes import NOW, ToyServices, make_job
from transforms.assemble_video import assemble_job
from transforms.making_assets import make_task
from transforms.render_groups import render
from transforms.seating import asset_tasks, header_parts

FAILURE = Failure(stage="visuals", code="toy_broken", failure_class="permanent", message="It broke.")
JOB = make_job()
TICKET = Ticket(job_id=JOB.job_id, attempt=0, started_at=NOW)


@pytest.fixture
def services(tmp_path: Path) -> ToyServices:
    return ToyServices(tmp_path)


@pytest.fixture
def plan(services: ToyServices) -> VideoPlan:
    return services.plan(JOB)


def headers(plan: VideoPlan) -> list[Part]:
    return header_parts(Accepted(ticket=TICKET, job=JOB), plan, "plan")


def whole_group(services: ToyServices, plan: VideoPlan, header: Part) -> Group:
    made = [part for task in asset_tasks(TICKET, plan) for part in make_task(task, services)]
    parts = [part for part in made if isinstance(part, Part) and part.group == header.group]
    return Group(ticket=TICKET, group=header.group, parts=(header, *sorted(parts, key=lambda part: part.index)))


def test_a_whole_scene_takes_its_seat_and_counts_once(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    part, metric = render(whole_group(services, plan, scene), services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Rendered)
    assert scene.then is not None
    assert (part.group, part.index, part.of) == (scene.then.group, scene.then.index, scene.then.of)
    assert isinstance(metric, TaggedOutput)
    assert metric.value.frames == plan.scenes[0].frames


def test_a_failed_group_takes_its_seat_as_a_failure(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    group = Group(ticket=TICKET, group=scene.group, parts=(scene,), failure=FAILURE)
    (part,) = render(group, services)
    assert isinstance(part, Part)
    assert part.body == Failed(failure=FAILURE)


def test_a_group_without_a_header_tells_nobody(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    assert list(render(Group(ticket=TICKET, group=scene.group, failure=FAILURE), services)) == []


def test_media_that_vanished_is_a_failure_of_the_step(services: ToyServices, plan: VideoPlan) -> None:
    group = whole_group(services, plan, headers(plan)[0])
    for part in group.parts:
        if isinstance(part.body, MadeAsset):
            services.store.delete(part.body.asset.name)
    (part,) = render(group, services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Failed)
    assert (part.body.failure.stage, part.body.failure.code) == ("render", "object_missing")


def test_a_jobs_failure_comes_with_the_job(services: ToyServices, plan: VideoPlan) -> None:
    header = next(part for part in headers(plan) if isinstance(part.body, JobHeader))
    group = Group(ticket=TICKET, group=header.group, parts=(header,), failure=FAILURE)
    (failed,) = assemble_job(group, services)
    assert isinstance(failed, TaggedOutput)
    assert failed.value == JobFailed(ticket=TICKET, job=JOB, failure=FAILURE)


def test_a_jobs_failure_without_its_header_still_ends_the_job(services: ToyServices) -> None:
    (failed,) = assemble_job(Group(ticket=TICKET, group=f"{TICKET.key}/job", failure=FAILURE), services)
    assert isinstance(failed, TaggedOutput)
    assert failed.value == JobFailed(ticket=TICKET, failure=FAILURE)


def test_a_provider_that_stays_down_fails_every_seat(
    services: ToyServices, plan: VideoPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiprod.making.FIRST_WAIT_S", 0.0)
    task = next(task for task in asset_tasks(TICKET, plan) if task.stage == "narration")
    services.providers["narration"].errors = [TransientError("down", "Down.")] * 9
    parts = list(make_task(task, services))
    assert [part.body.failure.code for part in parts if isinstance(part, Part)] == ["down"] * len(task.seats)
    assert len(task.seats) == 2
