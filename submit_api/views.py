"""What the API answers with."""

from __future__ import annotations

import uuid
from typing import Annotated, Self

from pydantic import Field

from aiprod.jobs import Job
from aiprod.model import Model
from aiprod.outcome import Failure, Outputs
from aiprod.planning.outputs import plan_outputs
from aiprod.storage import layout
from aiprod.storage.layout import MULTIVARIANT
from submit_api.progress import Progress, read_progress
from submit_api.store.jobs import envelope
from submit_api.store.tables import JobRow

_SINGLE = ("video", "thumbnail", "contact_sheet", "manifest", "captions_srt", "captions_vtt", "captions_ass")


class OutputLinks(Outputs):
    """Where the finished files are, as absolute links, and what was measured of the video."""


class JobView(Job):
    """The job's envelope, how far each stage is, and what it left."""

    progress: Progress
    streams: Annotated[
        dict[str, str], Field(description="Adaptive streams by output; they begin to play while the job still runs.")
    ]
    outputs: OutputLinks | None = None
    failure: Failure | None = None

    @classmethod
    def of(cls, row: JobRow, base_url: str) -> Self:
        """``base_url`` is the API's own, as the client reached it, with a slash at its end."""
        outputs = Outputs.model_validate_json(row.outputs) if row.outputs else None
        job = Job.model_validate(envelope(row))
        files = f"{base_url}v1/jobs/{job.job_id}/files/"
        return cls.model_validate(
            {
                **job.model_dump(),
                "progress": read_progress(row.progress),
                "streams": _streams(job, files),
                "outputs": outputs and _links(outputs, job.job_id, files),
                "failure": Failure.model_validate_json(row.failure) if row.failure else None,
            }
        )


class JobPage(Model):
    """The newest jobs first; ``next`` is the cursor of the following page, null on the last."""

    jobs: tuple[JobView, ...]
    next: str | None


class StyleView(Model):
    name: str
    title: str
    description: str


class StyleList(Model):
    styles: tuple[StyleView, ...]


class Health(Model):
    status: Annotated[str, Field(description="ok")] = "ok"


def _links(outputs: Outputs, job_id: uuid.UUID, files: str) -> OutputLinks:
    own = layout.job_file(job_id, "")

    def link(name: str | None) -> str | None:
        return name and files + name.removeprefix(own)

    return OutputLinks.model_validate(
        {
            **outputs.model_dump(),
            **{field: link(getattr(outputs, field)) for field in _SINGLE},
            "files": [{**file.model_dump(), "object": link(file.object)} for file in outputs.files],
            "thumbnails": [link(name) for name in outputs.thumbnails],
            "stems": {role: link(name) for role, name in outputs.stems.items()},
        }
    )


def _streams(job: Job, files: str) -> dict[str, str]:
    _, _, outputs = plan_outputs(job.payload.outputs)
    return {output.name: f"{files}{output.name}/{MULTIVARIANT}" for output in outputs if output.format == "hls"}
