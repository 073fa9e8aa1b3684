"""A job becomes its plan, and the plan the work to do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.errors import InvalidInput
from aiprod.making import make_asset, retrying
from aiprod.outcome import Failure, JobEvent
from aiprod.parts import Accepted, AssetTask, JobFailed, JobHeader, Part
from aiprod.payload import VideoPayload
from aiprod.planning.own_media import recording
from aiprod.storage import layout
from transforms.parallel import Parallel
from transforms.seating import asset_tasks, header_parts, stage_totals
from transforms.services import Services, ServicesFactory


class PlanVideo(beam.PTransform):
    """Accepted -> Part (headers of the scene and mix groups); of the job's group to ``.job``.

    AssetTask to ``.narration``, ``.music``, ``.sound``, ``.visuals`` and ``.media``; JobFailed to ``.failed``.
    Announces ``planned``. A repeated element writes the same plan again.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, accepted: beam.PCollection[Accepted]) -> beam.pvalue.DoOutputsTuple:
        tags = {
            "job": Part,
            "narration": AssetTask,
            "music": AssetTask,
            "sound": AssetTask,
            "visuals": AssetTask,
            "media": AssetTask,
            "failed": JobFailed,
        }
        plan = beam.ParDo(Parallel("plan", self._services, plan_job)).with_output_types(Part, **tags)
        return accepted | "Plan" >> plan.with_outputs(*tags, main="headers")


def recorded_lengths(payload: VideoPayload, services: Services) -> dict[int, float]:
    """How long the client's recordings are, seconds, by scene: scenes are timed by them, so they are fetched first.

    Raises InvalidInput that names the scene's field, and TransientError.
    """
    lengths: dict[int, float] = {}
    for index, scene in enumerate(payload.scenes or ()):
        if scene.narration is None:
            continue
        request = recording(scene.narration)
        provider = services.provider(request.kind, request.provider)
        try:
            asset = retrying(partial(make_asset, request, provider, services.store, services.scratch))
        except InvalidInput as error:
            field = f"payload.scenes.{index}.narration.uri"
            raise InvalidInput(error.code, error.message, field=field, remedy=error.remedy) from error
        if asset.duration_s is not None:
            lengths[index] = asset.duration_s
    return lengths


def plan_job(accepted: Accepted, services: Services) -> Iterator[Part | TaggedOutput]:
    """Plan one job, keep the plan, and yield its headers and tasks, or its failure."""
    ticket = accepted.ticket
    try:
        plan = services.plan(accepted.job, recorded_lengths(accepted.job.payload, services))
        plan_name = layout.plan(ticket.job_id, ticket.attempt)
        services.store.put(plan_name, plan.model_dump_json().encode(), "application/json")
        tasks = asset_tasks(ticket, plan)
        headers = header_parts(accepted, plan, plan_name)
    except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
        failure = Failure.from_error("plan", error)
        yield TaggedOutput("failed", JobFailed(ticket=ticket, job=accepted.job, failure=failure))
        return
    services.announce(
        JobEvent(
            job_id=ticket.job_id,
            attempt=ticket.attempt,
            status="planned",
            stage="plan",
            item="plan",
            of=1,
            totals=stage_totals(plan, tasks),
            at=services.now(),
        )
    )
    for header in headers:
        yield TaggedOutput("job", header) if isinstance(header.body, JobHeader) else header
    for task in tasks:
        yield TaggedOutput(task.stage, task)
