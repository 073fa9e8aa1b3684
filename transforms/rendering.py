"""What rendering a scene and mixing the sound share: a group in, the rendered part of the job's group out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from apache_beam.pvalue import TaggedOutput

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.keys import file_digest
from aiprod.making import fetch_all, keep_once, retrying
from aiprod.outcome import Failure, RenderMetric, Stage
from aiprod.parts import Failed, Group, MadeAsset, Part, PartBody, Rendered
from aiprod.storage import layout
from transforms.progress import step_event
from transforms.services import Services
from transforms.slots import machine_slot


@dataclass(frozen=True)
class RenderedMedia:
    """A finished local file; ``frames`` is the length of timeline it covers."""

    path: Path
    media_type: str
    frames: int
    loudness_lufs: float | None = None
    true_peak_dbtp: float | None = None


@dataclass(frozen=True)
class RenderStep:
    """One rendering as the group asks for it. ``render`` gets local files by role and a directory it may fill."""

    step: Literal["scene", "mix"]
    stage: Stage
    index: int
    item: str
    of: int
    key: str
    render: Callable[[Mapping[str, Path], Path], RenderedMedia]


StepMaker = Callable[[Group, Mapping[str, Asset], Services], RenderStep]


def render_group(group: Group, services: Services, stage: Stage, make_step: StepMaker) -> Iterator[Part | TaggedOutput]:
    """Render or find one group's media; a failure, the group's own or new, takes its seat in the job's group.

    A group that timed out without its header has no seat to take: the job's own time limit ends that job.
    """
    if not group.parts:
        return
    if group.failure is not None:
        yield _seated(group, Failed(failure=group.failure))
        return
    try:
        assets = {part.body.role: part.body.asset for part in group.parts if isinstance(part.body, MadeAsset)}
        step = make_step(group, assets, services)
        rendered = retrying(lambda: _render_once(step, assets, services))
    except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
        yield _seated(group, Failed(failure=Failure.from_error(stage, error)))
        return
    services.announce(step_event(group.ticket, stage, step.item, step.of, services.now()))
    yield _seated(group, rendered)
    metric = RenderMetric(
        job_id=str(group.ticket.job_id),
        attempt=group.ticket.attempt,
        step=step.step,
        item=step.item,
        key=rendered.key,
        cache_hit=rendered.cache_hit,
        frames=rendered.frames,
        seconds=0.0 if rendered.cache_hit else rendered.seconds,
        size_bytes=rendered.size_bytes,
        at=services.now(),
    )
    yield TaggedOutput("metrics", metric)


def _render_once(step: RenderStep, assets: Mapping[str, Asset], services: Services) -> Rendered:
    store = services.store

    def make() -> Rendered:
        with (
            machine_slot(services.slots),
            tempfile.TemporaryDirectory(dir=services.scratch) as directory,
        ):
            began = time.monotonic()
            wanted = [(layout.asset_record(asset.kind, asset.key), asset) for asset in assets.values()]
            files = dict(zip(assets, fetch_all(store, wanted, Path(directory)), strict=True))
            media = step.render(files, Path(directory))
            digest = file_digest(media.path)
            name = layout.rendered_media(step.step, step.key, digest, media.media_type)
            # The name holds the digest, so this replaces equal bytes or mends damaged ones.
            store.put(name, media.path, media.media_type)
            return Rendered(
                step=step.step,
                index=step.index,
                key=step.key,
                name=name,
                digest=digest,
                size_bytes=media.path.stat().st_size,
                frames=media.frames,
                seconds=round(time.monotonic() - began, 3),
                cache_hit=False,
                loudness_lufs=media.loudness_lufs,
                true_peak_dbtp=media.true_peak_dbtp,
            )

    kept, found = keep_once(store, layout.rendered_record(step.step, step.key), Rendered, make)
    distinct = tuple({asset.key: asset for asset in assets.values()}.values())
    return kept.model_copy(update={"index": step.index, "cache_hit": found, "assets": distinct})


def _seated(group: Group, body: PartBody) -> Part:
    seat = group.parts[0].then
    if seat is None:
        raise PermanentError("no_seat", f"the header of {group.group} names no seat in the job's group.")
    return Part(ticket=group.ticket, group=seat.group, index=seat.index, of=seat.of, body=body)
