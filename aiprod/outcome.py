"""What a job leaves behind: failures, events, outputs and metric rows."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError

from aiprod.errors import AiprodError, FailureClass
from aiprod.model import Model
from aiprod.outputs import OutputFormat

Stage = Literal[
    "decode", "plan", "narration", "music", "sound", "visuals", "media", "render", "mix", "assemble", "deliver"
]
STAGES: tuple[Stage, ...] = ("plan", "narration", "music", "sound", "visuals", "media", "render", "mix", "assemble")
"""The stages a client sees, in the order of the data."""


class Failure(Model):
    """A failure as a value: where, which code, whether to retry, and what to do."""

    stage: Stage
    code: str
    failure_class: FailureClass
    message: str
    field: str | None = None
    remedy: str | None = None

    @classmethod
    def from_error(cls, stage: Stage, error: BaseException) -> Failure:
        """An AiprodError keeps its code; anything else is an internal error, worth one more try.

        A ValidationError is not: the same data breaks the same model every time.
        """
        if isinstance(error, AiprodError):
            return cls(
                stage=stage,
                code=error.code,
                failure_class=error.failure_class,
                message=error.message[:2000],
                field=error.field,
                remedy=error.remedy,
            )
        lasting = isinstance(error, ValidationError)
        return cls(
            stage=stage,
            code="internal_error",
            failure_class="permanent" if lasting else "transient",
            message=f"{type(error).__name__}: {error}"[:2000],
            remedy="Look at the worker's log." if lasting else "Look at the worker's log; the job may be retried.",
        )


class DeadLetter(Model):
    """A message or job that cannot go on, as it is kept for the operator. ``data`` is the message, base64."""

    version: Literal[1] = 1
    failure: Failure
    data: str
    job_id: uuid.UUID | None = None
    at: AwareDatetime


class Finding(Model):
    """One fault measured in a finished file, perhaps at a place in it."""

    code: Literal[
        "undecodable",
        "wrong_frames",
        "av_drift",
        "black",
        "frozen",
        "silent",
        "loudness",
        "true_peak",
        "captions_missing",
        "colour",
        "not_faststart",
    ]
    message: str
    at_s: float | None = None
    seconds: float | None = None


class QualityReport(Model):
    """What the quality gate found in one file."""

    passed: bool
    findings: tuple[Finding, ...] = ()


class OutputFile(Model):
    """One delivered output. ``object`` is its name in the store, for a stream that of its first playlist."""

    name: str
    format: OutputFormat
    object: str
    media_type: str
    size_bytes: int
    duration_s: float
    width_px: int | None = None
    height_px: int | None = None
    fps: float | None = None
    quality: QualityReport


class Outputs(Model):
    """The finished files, as object names, and what was measured of the main one, which is the first of ``files``."""

    video: str
    files: tuple[OutputFile, ...] = ()
    thumbnail: str | None = None
    thumbnails: tuple[str, ...] = ()
    contact_sheet: str | None = None
    stems: dict[str, str] = Field(default_factory=dict)
    manifest: str
    captions_srt: str | None = None
    captions_vtt: str | None = None
    captions_ass: str | None = None
    duration_s: float
    width_px: int | None = None
    height_px: int | None = None
    size_bytes: int
    loudness_lufs: float | None = None

    @property
    def by_role(self) -> dict[str, str]:
        """Every file there is, by a name for people: video, captions.srt, thumbnail-1, or an output's own name.

        ``video`` is always the main output; another one of that name is ``output.video``, a name no output can have.
        """
        single = {
            "video": self.video,
            "captions.srt": self.captions_srt,
            "captions.vtt": self.captions_vtt,
            "captions.ass": self.captions_ass,
            "thumbnail": self.thumbnail,
            "contact-sheet": self.contact_sheet,
            "manifest": self.manifest,
        }
        return {
            **{role: name for role, name in single.items() if name is not None},
            **{f"output.{file.name}" if file.name in single else file.name: file.object for file in self.files[1:]},
            **{f"thumbnail-{number}": name for number, name in enumerate(self.thumbnails, start=1)},
            **self.stems,
        }


class JobEvent(Model):
    """One step of a job's progress. The stage's share done is the count of distinct ``item``s over ``of``.

    status ``step`` reports one item; ``started``, ``completed`` and ``failed`` are about the job.
    """

    version: Literal[1] = 1
    job_id: uuid.UUID
    attempt: Annotated[int, Field(ge=0, description="The job's retry_count.")]
    status: Literal["started", "planned", "step", "completed", "failed"]
    stage: Stage
    item: str = ""
    of: Annotated[int, Field(ge=0)] = 0
    totals: dict[Stage, int] = Field(default_factory=dict)
    at: AwareDatetime
    outputs: Outputs | None = None
    failure: Failure | None = None


class JobMetric(Model):
    """One row a finished or failed job."""

    job_id: str
    attempt: int
    user_id: str
    type: str
    status: Literal["completed", "failed"]
    style: str | None = None
    scenes: int | None = None
    duration_s: float | None = None
    queue_s: float
    processing_s: float
    cost_usd: float = 0.0
    size_bytes: int | None = None
    failure_stage: str | None = None
    failure_code: str | None = None
    at: AwareDatetime


class AssetMetric(Model):
    """One row an asset a job asked for, made or found."""

    job_id: str
    attempt: int
    kind: str
    provider: str
    key: str
    cache_hit: bool
    seconds: float
    cost_usd: float
    size_bytes: int
    at: AwareDatetime


class RenderMetric(Model):
    """One row a rendered scene, mix or assembled file."""

    job_id: str
    attempt: int
    step: Literal["scene", "mix", "assemble"]
    item: str
    key: str
    cache_hit: bool
    frames: int
    seconds: float
    size_bytes: int
    at: AwareDatetime
