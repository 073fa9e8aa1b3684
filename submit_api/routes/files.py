"""A finished job's files, streamed from the object store."""

from __future__ import annotations

import uuid
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio.to_thread
from fastapi import APIRouter
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from aiprod.errors import PermanentError
from aiprod.outcome import Outputs
from submit_api.problems import answers
from submit_api.routes.common import ServiceOf
from submit_api.service import Service
from submit_api.store.jobs import find

router = APIRouter(prefix="/v1/jobs", tags=["files"])

_MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
}


_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file."},
    206: {"description": "The range asked for."},
    416: {"description": "No such range."},
    **answers(404, 422, 500, 503),
}


class File(StrEnum):
    VIDEO = "video"
    THUMBNAIL = "thumbnail"
    MANIFEST = "manifest"
    CAPTIONS_SRT = "captions.srt"
    CAPTIONS_VTT = "captions.vtt"


class _StoredFile(FileResponse):
    """Answers ranges, and clears its scratch folder however the answer ends."""

    def __init__(self, path: Path, scratch: TemporaryDirectory[str], *, media_type: str, filename: str) -> None:
        super().__init__(path, media_type=media_type, filename=filename, content_disposition_type="inline")
        self._scratch = scratch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._scratch.cleanup()


@router.head("/{job_id}/files/{file}", include_in_schema=False)
@router.get(
    "/{job_id}/files/{file}",
    response_class=FileResponse,
    responses=_ANSWERS,
)
async def read_file(service: ServiceOf, job_id: uuid.UUID, file: File) -> Response:
    """One of the job's files; a 404 with code ``not_ready`` until the job is completed."""
    return await anyio.to_thread.run_sync(_open, service, job_id, file, limiter=service.downloads)


def _open(service: Service, job_id: uuid.UUID, file: File) -> Response:
    with service.database.reading() as session:
        row = find(session, job_id)
    if row.status != "completed" or row.outputs is None:
        raise PermanentError(
            "not_ready",
            f"the job is {row.status}; its files exist once it is completed.",
            remedy=f"Watch /v1/jobs/{job_id}/events." if row.status != "failed" else "Submit the job again.",
        )
    name = _object_name(Outputs.model_validate_json(row.outputs), file)
    scratch = TemporaryDirectory(prefix="aiprod-api-")
    try:
        path = service.store.local_path(name, Path(scratch.name))
    except BaseException:
        scratch.cleanup()
        raise
    suffix = Path(name).suffix
    return _StoredFile(path, scratch, media_type=_MEDIA_TYPES[suffix], filename=f"{job_id}{suffix}")


def _object_name(outputs: Outputs, file: File) -> str:
    name = {
        File.VIDEO: outputs.video,
        File.THUMBNAIL: outputs.thumbnail,
        File.MANIFEST: outputs.manifest,
        File.CAPTIONS_SRT: outputs.captions_srt,
        File.CAPTIONS_VTT: outputs.captions_vtt,
    }[file]
    if name is None:
        raise PermanentError("no_such_file", f"the job was made without {file}.", field="path.file")
    return name
