"""The job's group becomes the finished files."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.errors import AiprodError, PermanentError
from aiprod.making import retrying
from aiprod.outcome import Failure, JobEvent, JobMetric, RenderMetric
from aiprod.parts import Group, JobFailed, JobHeader, Rendered
from aiprod.plan import VideoPlan
from aiprod.storage import layout
from aiprod.timing import FrameRate
from transforms.delivering import deliver_outputs
from transforms.manifest import cost_usd, distinct_assets
from transforms.parallel import Parallel
from transforms.services import Services, ServicesFactory

_LOG = logging.getLogger(__name__)
WRONG_OUTPUT = "wrong_output"
"""The renderer's code for a finished file that is not what was planned: a part it was joined from may be at fault."""


class AssembleVideo(beam.PTransform):
    """Group (job) -> JobEvent ``completed``.

    JobMetric to ``.jobs``, RenderMetric to ``.renders``, JobFailed to ``.failed``. A repeated group writes the same
    files again; they are in the store before the event leaves.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, groups: beam.PCollection[Group]) -> beam.pvalue.DoOutputsTuple:
        tags = {"jobs": JobMetric, "renders": RenderMetric, "failed": JobFailed}
        assemble = beam.ParDo(Parallel("assemble", self._services, assemble_job)).with_output_types(JobEvent, **tags)
        return groups | "SpreadOut" >> beam.Reshuffle() | "Assemble" >> assemble.with_outputs(*tags, main="completed")


def assemble_job(group: Group, services: Services) -> Iterator[JobEvent | TaggedOutput]:
    """Finish one job, or say why it failed."""
    header = next((part.body for part in group.parts if isinstance(part.body, JobHeader)), None)
    job = header.job if header else None
    if group.failure is not None or header is None:
        failure = group.failure or Failure.from_error("assemble", PermanentError("bad_group", "no header came."))
        yield TaggedOutput("failed", JobFailed(ticket=group.ticket, job=job, failure=failure))
        return
    began = time.monotonic()
    rendered = [part.body for part in group.parts if isinstance(part.body, Rendered)]
    try:
        plan = VideoPlan.model_validate_json(services.store.read(header.plan_name))
        outputs = retrying(lambda: deliver_outputs(plan, rendered, group.ticket, services))
    except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
        if isinstance(error, AiprodError) and error.code == WRONG_OUTPUT:
            _forget_wrong(header, rendered, services)
        failed = JobFailed(ticket=group.ticket, job=job, failure=Failure.from_error("assemble", error))
        yield TaggedOutput("failed", failed)
        return
    ticket, now = group.ticket, services.now()
    yield JobEvent(
        job_id=ticket.job_id, attempt=ticket.attempt, status="completed", stage="assemble", at=now, outputs=outputs
    )
    render_metric = RenderMetric(
        job_id=str(ticket.job_id),
        attempt=ticket.attempt,
        step="assemble",
        item="assemble",
        key=plan.key,
        cache_hit=False,
        frames=plan.frames,
        seconds=round(time.monotonic() - began, 3),
        size_bytes=outputs.size_bytes,
        at=now,
    )
    yield TaggedOutput("renders", render_metric)
    job_metric = JobMetric(
        job_id=str(ticket.job_id),
        attempt=ticket.attempt,
        user_id=header.job.user_id,
        type=header.job.type,
        status="completed",
        style=plan.style.name,
        scenes=len(plan.scenes),
        duration_s=outputs.duration_s,
        queue_s=max(0.0, (ticket.started_at - header.job.created_at).total_seconds()),
        processing_s=max(0.0, (now - ticket.started_at).total_seconds()),
        cost_usd=cost_usd(distinct_assets(rendered)),
        size_bytes=outputs.size_bytes,
        at=now,
    )
    yield TaggedOutput("jobs", job_metric)


def _forget_wrong(header: JobHeader, rendered: Sequence[Rendered], services: Services) -> None:
    """Have the next attempt render the parts that are wrong in themselves again, and find the others as they are."""
    store = services.store
    try:
        rate = VideoPlan.model_validate_json(store.read(header.plan_name)).canvas.rate
        for part in rendered:
            with tempfile.TemporaryDirectory(dir=services.scratch) as directory:
                right = _probes_right(part, rate, store.local_path(part.name, Path(directory)))
            if not right:
                store.delete(layout.rendered_record(part.step, part.key))
    except AiprodError as error:
        _LOG.warning("the parts of job %s were not all checked: %s", header.job.job_id, error)


def _probes_right(part: Rendered, rate: FrameRate, path: Path) -> bool:
    """Whether a scene has its frames, evenly spaced, and the mix its length."""
    # Loaded by the worker that needs them, not at launch.
    from aiprod.media.delivery.faults import MAX_AV_END_DIFFERENCE_S
    from aiprod.media.probe import probe

    try:
        facts = probe(path)
    except PermanentError:
        return False
    if part.step == "mix":
        end_s = facts.audio_end_s
        return end_s is not None and abs(end_s - rate.seconds(part.frames)) <= MAX_AV_END_DIFFERENCE_S
    return facts.frames == part.frames and facts.even_frames
