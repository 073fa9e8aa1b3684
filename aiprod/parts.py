"""The elements that flow between the pipeline's steps. They carry object names and digests, never media."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from aiprod.assets import Asset
from aiprod.jobs import Job
from aiprod.model import Model, Name
from aiprod.outcome import Failure, Stage
from aiprod.plan import AssetRequest, Brand, Canvas, MusicSource, Rendition, ScenePlan
from aiprod.style import Style


class Ticket(Model):
    """Which job and which attempt an element belongs to, and the time the attempt began."""

    job_id: uuid.UUID
    attempt: Annotated[int, Field(ge=0)]
    started_at: AwareDatetime

    @property
    def key(self) -> str:
        return f"{self.job_id}/{self.attempt}"


class Accepted(Model):
    """A job that is let in once an attempt."""

    version: Literal[1] = 1
    ticket: Ticket
    job: Job


class JobFailed(Model):
    """The end of an attempt that cannot go on. ``job`` is absent only if its header never reached the join."""

    version: Literal[1] = 1
    ticket: Ticket
    failure: Failure
    job: Job | None = None


Streams = Annotated[tuple[Name, ...], Field(description="The adaptive streams that grow by what is rendered.")]


class Piece(Model):
    """Some consecutive frames of a scene, rendered by themselves: ``frames`` from ``first`` of the scene on.

    ``order`` counts the pieces of the whole rendition.
    """

    order: Annotated[int, Field(ge=0)]
    first: Annotated[int, Field(ge=0)]
    frames: Annotated[int, Field(gt=0)]


class SceneHeader(Model):
    """What rendering one piece of a scene needs beside its assets. The scene counts in the rendition's frames.

    ``previous`` is set for the piece that holds a crossfade: its frames show the end of that scene go on.
    """

    kind: Literal["scene"] = "scene"
    scene: ScenePlan
    rendition: Rendition
    piece: Piece
    style: Style
    captions: Literal["burned", "files", "off"]
    brand: Brand = Brand()
    previous: ScenePlan | None = None
    streams: Streams = ()

    @property
    def canvas(self) -> Canvas:
        return self.rendition.canvas


class MixHeader(Model):
    """What the master mix needs beside its assets: each sound's place on the master timeline is in its scene."""

    kind: Literal["mix"] = "mix"
    canvas: Canvas
    frames: int
    music_level_lufs: float
    scenes: tuple[ScenePlan, ...]
    music: MusicSource | None = None
    extras: Annotated[
        tuple[Literal["master", "stems"], ...], Field(description="What to keep beside the encoded mix, lossless.")
    ] = ()
    streams: Streams = ()


class JobHeader(Model):
    """What assembling needs beside the rendered parts; the whole plan lies in the store under ``plan_name``."""

    kind: Literal["job"] = "job"
    job: Job
    plan_name: str
    plan_key: str


class StoredFile(Model):
    """A file in the store that came with a rendered part; ``role`` names it among them: master, stem-voice."""

    role: str
    name: str
    digest: str
    size_bytes: int
    media_type: str


class Rendered(Model):
    """A rendered piece of a scene or the master mix, in the store.

    index is the piece's order in its rendition. assets, by role, are those it was made from (for the manifest and the
    captions; a scene's first piece speaks for all). frames is video frames, or for the mix the length of the timeline.
    """

    kind: Literal["rendered"] = "rendered"
    step: Literal["scene", "mix"]
    rendition: str = ""
    index: int
    key: str
    name: str
    digest: str
    size_bytes: int
    frames: int
    seconds: float
    cache_hit: bool
    loudness_lufs: float | None = None
    true_peak_dbtp: float | None = None
    assets: dict[str, Asset] = Field(default_factory=dict)
    extras: tuple[StoredFile, ...] = ()


class MadeAsset(Model):
    """An asset as a part of a group, by role.

    Roles are ``visual``, ``previous``, ``narration/3``, ``sound/3/0``, ``music``, ``logo``, ``overlay/0`` and
    ``font/caption``.
    """

    kind: Literal["asset"] = "asset"
    role: str
    asset: Asset


class Failed(Model):
    kind: Literal["failed"] = "failed"
    failure: Failure


PartBody = Annotated[SceneHeader | MixHeader | JobHeader | MadeAsset | Rendered | Failed, Field(discriminator="kind")]


class Seat(Model):
    """A place in a group: what an asset, or what a rendered group, will fill. ``role`` names it among the parts."""

    group: str
    index: int
    of: int
    role: str


class Part(Model):
    """One of the ``of`` parts of a group. A failure is also a part, so a group with a failure ends at once.

    ``then``, on the header of a scene or mix group, is the seat in the job's group that the rendered result fills.
    """

    version: Literal[1] = 1
    ticket: Ticket
    group: str
    index: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(gt=0)]
    body: PartBody
    then: Seat | None = None


class Group(Model):
    """A complete group: its parts in index order; or the failure that ended it, with the header if that had come."""

    version: Literal[1] = 1
    ticket: Ticket
    group: str
    parts: tuple[Part, ...] = ()
    failure: Failure | None = None


class AssetTask(Model):
    """One asset to make, and every seat it fills: a narration sits in its scene's group and in the mix's."""

    version: Literal[1] = 1
    ticket: Ticket
    request: AssetRequest
    seats: tuple[Seat, ...]
    stage: Stage
    item: str
    of: Annotated[int, Field(gt=0, description="How many items the stage has in this job.")]
