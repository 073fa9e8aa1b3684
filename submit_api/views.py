"""What the API answers with."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field

from aiprod.jobs import Job
from aiprod.model import Model
from aiprod.outcome import Failure, Outputs
from submit_api.progress import Progress, read_progress
from submit_api.store.jobs import envelope
from submit_api.store.tables import JobRow


class OutputLinks(Outputs):
    """Where the finished files are, as absolute links, and what was measured of the video."""


class JobView(Job):
    """The job's envelope, how far each stage is, and what it left."""

    progress: Progress
    outputs: OutputLinks | None = None
    failure: Failure | None = None

    @classmethod
    def of(cls, row: JobRow, base_url: str) -> Self:
        """``base_url`` is the API's own, as the client reached it, with a slash at its end."""
        outputs = Outputs.model_validate_json(row.outputs) if row.outputs else None
        return cls.model_validate(
            {
                **envelope(row),
                "progress": read_progress(row.progress),
                "outputs": outputs and _links(outputs, f"{base_url}v1/jobs/{row.job_id}/files/"),
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


def _links(outputs: Outputs, files: str) -> OutputLinks:
    return OutputLinks(
        **{
            **outputs.model_dump(),
            "video": files + "video",
            "thumbnail": files + "thumbnail",
            "manifest": files + "manifest",
            "captions_srt": outputs.captions_srt and files + "captions.srt",
            "captions_vtt": outputs.captions_vtt and files + "captions.vtt",
        }
    )
