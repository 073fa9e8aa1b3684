"""What the four generating transforms share: one task in, a part for each of its seats out."""

from __future__ import annotations

from collections.abc import Iterator

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.making import make_asset, retrying
from aiprod.outcome import AssetMetric, Failure
from aiprod.parts import AssetTask, Failed, MadeAsset, Part, PartBody, Seat
from transforms.parallel import Parallel, PoolName
from transforms.progress import step_event
from transforms.services import Services, ServicesFactory


def make_assets(name: PoolName, services: ServicesFactory) -> beam.ParDo:
    """The ParDo AssetTask -> Part with AssetMetric to ``.metrics``, on its own pool."""
    make = beam.ParDo(Parallel(name, services, make_task)).with_output_types(Part, metrics=AssetMetric)
    return make.with_outputs("metrics", main="parts")


def make_task(task: AssetTask, services: Services) -> Iterator[Part | TaggedOutput]:
    """Make or find one asset; a failure takes the asset's seats."""
    try:
        provider = services.provider(task.request.kind, task.request.provider)
        asset = retrying(lambda: make_asset(task.request, provider, services.store, services.scratch))
    except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
        failed = Failed(failure=Failure.from_error(task.stage, error))
        yield from (_seated(task, seat, failed) for seat in task.seats)
        return
    services.announce(step_event(task.ticket, task.stage, task.item, task.of, services.now()))
    yield from (_seated(task, seat, MadeAsset(role=seat.role, asset=asset)) for seat in task.seats)
    metric = AssetMetric(
        job_id=str(task.ticket.job_id),
        attempt=task.ticket.attempt,
        kind=asset.kind,
        provider=asset.provider,
        key=asset.key,
        cache_hit=asset.cache_hit,
        seconds=0.0 if asset.cache_hit else asset.seconds,
        cost_usd=0.0 if asset.cache_hit else asset.cost_usd,
        size_bytes=asset.size_bytes,
        at=services.now(),
    )
    yield TaggedOutput("metrics", metric)


def _seated(task: AssetTask, seat: Seat, body: PartBody) -> Part:
    return Part(ticket=task.ticket, group=seat.group, index=seat.index, of=seat.of, body=body)
