"""What rendering and assembling do with groups that are not whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from apache_beam.pvalue import TaggedOutput

from aiprod.assets import Asset
from aiprod.errors import TransientError
from aiprod.keys import file_digest
from aiprod.media.probe import MediaFacts
from aiprod.outcome import Failure, JobEvent
from aiprod.parts import Accepted, Failed, Group, JobFailed, JobHeader, MadeAsset, Part, Rendered, Ticket
from aiprod.plan import VideoPlan
from aiprod.storage import layout
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


def rendered(group: Group, services: ToyServices) -> Rendered:
    part, _ = render(group, services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Rendered)
    return part.body


def job_group(services: ToyServices, plan: VideoPlan) -> Group:
    """The job's group with every scene and the mix rendered, and its plan in the store."""
    services.store.put("plan", plan.model_dump_json().encode(), "application/json")
    *steps, header = headers(plan)
    assert isinstance(header.body, JobHeader)
    made = [part for step in steps for part in render(whole_group(services, plan, step), services)]
    parts = sorted((part for part in made if isinstance(part, Part)), key=lambda part: part.index)
    return Group(ticket=TICKET, group=header.group, parts=(header, *parts))


def spoil(services: ToyServices, damage: str, *kept: Asset | Rendered) -> None:
    """Damage the media of these records: ``gone``, ``cut`` to half, or ``changed`` at the same length."""
    for record in kept:
        services.store.delete(record.name)
        if damage != "gone":
            size = record.size_bytes // 2 if damage == "cut" else record.size_bytes
            services.store.put(record.name, b"?" * size, "application/octet-stream")


def test_a_whole_scene_takes_its_seat_and_counts_once(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    part, metric = render(whole_group(services, plan, scene), services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Rendered)
    assert scene.then is not None
    assert (part.group, part.index, part.of) == (scene.then.group, scene.then.index, scene.then.of)
    assert isinstance(metric, TaggedOutput)
    assert metric.value.frames == plan.scenes[0].transition.frames


def test_a_failed_group_takes_its_seat_as_a_failure(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    group = Group(ticket=TICKET, group=scene.group, parts=(scene,), failure=FAILURE)
    (part,) = render(group, services)
    assert isinstance(part, Part)
    assert part.body == Failed(failure=FAILURE)


def test_a_group_without_a_header_tells_nobody(services: ToyServices, plan: VideoPlan) -> None:
    scene = headers(plan)[0]
    assert list(render(Group(ticket=TICKET, group=scene.group, failure=FAILURE), services)) == []


@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_damaged_media_fails_the_step_once_and_is_made_again(
    damage: str, services: ToyServices, plan: VideoPlan
) -> None:
    group = whole_group(services, plan, headers(plan)[0])
    spoil(services, damage, *(part.body.asset for part in group.parts if isinstance(part.body, MadeAsset)))
    (part,) = render(group, services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Failed)
    failure = part.body.failure
    assert (failure.stage, failure.code, failure.failure_class) == ("render", "damaged_object", "transient")
    part, _ = render(whole_group(services, plan, headers(plan)[0]), services)
    assert isinstance(part, Part)
    assert isinstance(part.body, Rendered)


def test_a_cut_segment_is_rendered_again_at_once(services: ToyServices, plan: VideoPlan) -> None:
    group = whole_group(services, plan, headers(plan)[0])
    first = rendered(group, services)
    spoil(services, "cut", first)
    again = rendered(group, services)
    assert not again.cache_hit
    assert file_digest(services.store.local_path(again.name, services.scratch)) == again.digest
    assert rendered(group, services).cache_hit


@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_damaged_parts_are_all_named_and_rendered_again_at_the_next_attempt(
    damage: str, services: ToyServices, plan: VideoPlan
) -> None:
    group = job_group(services, plan)
    bodies = [part.body for part in group.parts if isinstance(part.body, Rendered)]
    spoil(services, damage, *bodies)
    (failed,) = assemble_job(group, services)
    assert isinstance(failed, TaggedOutput)
    failure = failed.value.failure
    assert (failure.stage, failure.code, failure.failure_class) == ("assemble", "damaged_object", "transient")
    assert all(body.name in failure.message for body in bodies)
    completed, *_ = assemble_job(job_group(services, plan), services)
    assert isinstance(completed, JobEvent)
    assert completed.status == "completed"


def test_only_parts_that_are_wrong_in_themselves_are_forgotten(
    services: ToyServices, plan: VideoPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiprod.making.FIRST_WAIT_S", 0.0)
    group = job_group(services, plan)
    bodies = [part.body for part in group.parts if isinstance(part.body, Rendered)]
    seconds = plan.canvas.rate.seconds(plan.frames)
    facts = [MediaFacts(size_bytes=1, frames=body.frames, audio_end_s=seconds) for body in bodies]
    services.renderer.broken, services.renderer.error = "assemble", TransientError("wrong_output", "Too short.")

    def remembered() -> list[bool]:
        by_file = dict(zip((body.name.rpartition("/")[2] for body in bodies), facts, strict=True))
        monkeypatch.setattr("aiprod.media.probe.probe", lambda path: by_file[path.name])
        (failed,) = assemble_job(group, services)
        assert isinstance(failed, TaggedOutput)
        assert failed.value.failure.code == "wrong_output"
        return [services.store.exists(layout.rendered_record(body.step, body.key)) for body in bodies]

    assert remembered() == [True] * len(bodies)
    facts[0] = facts[0].model_copy(update={"even_frames": False})
    assert remembered() == [False] + [True] * (len(bodies) - 1)
    facts[-1] = facts[-1].model_copy(update={"audio_end_s": seconds - 1.0})
    assert remembered() == [False] + [True] * (len(bodies) - 2) + [False]


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
    assert len(task.seats) == 3, "the fade up, the rest of the scene, and the mix"
