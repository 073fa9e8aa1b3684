"""What rendering a scene and mixing the sound share: a group in, the rendered part of the job's group out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from apache_beam.pvalue import TaggedOutput

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.keys import file_digest
from aiprod.making import fetch_all, keep_once, retrying
from aiprod.outcome import Failure, RenderMetric, Stage
from aiprod.parts import Failed, Group, MadeAsset, Part, PartBody, Rendered, StoredFile
from aiprod.storage import layout
from transforms.progress import step_event
from transforms.publish_stream import publish
from transforms.services import Services
from transforms.slots import machine_slot

MAIN = "main"
"""The role of the one file that every rendered part has."""

OnSteps = Callable[[int], None]
"""Told how many of its steps a rendering has done so far."""


@dataclass(frozen=True)
class RenderedMedia:
    """Finished local files by role, of which ``main`` is one; ``frames`` is the length of timeline they cover."""

    files: Mapping[str, tuple[Path, str]]
    frames: int
    loudness_lufs: float | None = None
    true_peak_dbtp: float | None = None


@dataclass(frozen=True)
class RenderStep:
    """One rendering as the group asks for it.

    It is ``steps`` of the stage's ``of``, and ``item`` is unique in the stage. ``render`` gets local files by role, a
    directory it may fill, and whom to tell of the steps it has done. ``shown`` are the assets to tell of, ``streams``
    the outputs that grow by it.
    """

    step: Literal["scene", "mix"]
    stage: Stage
    index: int
    item: str
    steps: int
    key: str
    render: Callable[[Mapping[str, Path], Path, OnSteps], RenderedMedia]
    rendition: str = ""
    shown: Mapping[str, Asset] = field(default_factory=dict)
    streams: Sequence[str] = ()


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
        tell = _Steps(group, step, services)
        rendered = retrying(lambda: _render_once(step, assets, services, tell))
    except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
        yield _seated(group, Failed(failure=Failure.from_error(stage, error)))
        return
    tell(step.steps)
    publish(group.ticket, rendered, step.streams, services)
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


class _Steps:
    """Announces each of a rendering's steps once, as it is done."""

    def __init__(self, group: Group, step: RenderStep, services: Services) -> None:
        self._group = group
        self._step = step
        self._services = services
        self._told = 0

    def __call__(self, done: int) -> None:
        for number in range(self._told, min(done, self._step.steps)):
            item = f"{self._step.item}/{number}"
            event = step_event(self._group.ticket, self._step.stage, item, 0, self._services.now())
            self._services.announce(event)
        self._told = max(self._told, done)


def _render_once(step: RenderStep, assets: Mapping[str, Asset], services: Services, tell: OnSteps) -> Rendered:
    store = services.store

    def make() -> Rendered:
        with (
            machine_slot(services.slots),
            tempfile.TemporaryDirectory(dir=services.scratch) as directory,
        ):
            began = time.monotonic()
            wanted = [(layout.asset_record(asset.kind, asset.key), asset) for asset in assets.values()]
            files = dict(zip(assets, fetch_all(store, wanted, Path(directory)), strict=True))
            media = step.render(files, Path(directory), tell)
            kept = {role: _keep(step, role, path, kind, services) for role, (path, kind) in media.files.items()}
            main = kept.pop(MAIN)
            return Rendered(
                step=step.step,
                rendition=step.rendition,
                index=step.index,
                key=step.key,
                name=main.name,
                digest=main.digest,
                size_bytes=main.size_bytes,
                frames=media.frames,
                seconds=round(time.monotonic() - began, 3),
                cache_hit=False,
                loudness_lufs=media.loudness_lufs,
                true_peak_dbtp=media.true_peak_dbtp,
                extras=tuple(kept.values()),
            )

    kept, found = keep_once(store, layout.rendered_record(step.step, step.key), Rendered, make)
    own = {"rendition": step.rendition, "index": step.index, "cache_hit": found, "assets": dict(step.shown)}
    return kept.model_copy(update=own)


def _keep(step: RenderStep, role: str, path: Path, media_type: str, services: Services) -> StoredFile:
    digest = file_digest(path)
    name = layout.rendered_media(step.step, step.key, digest, media_type)
    # The name holds the digest, so this replaces equal bytes or mends damaged ones.
    services.store.put(name, path, media_type)
    return StoredFile(role=role, name=name, digest=digest, size_bytes=path.stat().st_size, media_type=media_type)


def _seated(group: Group, body: PartBody) -> Part:
    seat = group.parts[0].then
    if seat is None:
        raise PermanentError("no_seat", f"the header of {group.group} names no seat in the job's group.")
    return Part(ticket=group.ticket, group=seat.group, index=seat.index, of=seat.of, body=body)
