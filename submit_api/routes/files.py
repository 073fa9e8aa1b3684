"""A job's files, streamed from the object store."""

from __future__ import annotations

import uuid
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter
from fastapi import Path as PathParameter
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from aiprod.errors import PermanentError
from aiprod.storage import layout
from submit_api.problems import answers
from submit_api.routes.common import ServiceOf
from submit_api.service import Service
from submit_api.store.jobs import find

router = APIRouter(prefix="/v1/jobs", tags=["files"])

_MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".gif": "image/gif",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4s": "video/iso.segment",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".ass": "text/x-ssa",
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file."},
    206: {"description": "The range asked for."},
    416: {"description": "No such range."},
    **answers(404, 422, 500, 503),
}
_MAX_NAME = 200
_PART = r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*"
FileName = Annotated[
    str,
    PathParameter(
        pattern=rf"^{_PART}(/{_PART}){{0,2}}$",
        max_length=_MAX_NAME,
        description="The file's name as the job's links give it: video.mp4, captions.srt, web/master.m3u8.",
    ),
]


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


@router.head("/{job_id}/files/{file:path}", include_in_schema=False)
@router.get(
    "/{job_id}/files/{file:path}",
    response_class=FileResponse,
    responses=_ANSWERS,
)
async def read_file(service: ServiceOf, job_id: uuid.UUID, file: FileName) -> Response:
    """One of the job's files; a 404 with code ``not_ready`` until the job is completed.

    A stream's playlists and segments are there as soon as they are made.
    """
    return await anyio.to_thread.run_sync(_open, service, job_id, file, limiter=service.downloads)


def _open(service: Service, job_id: uuid.UUID, file: str) -> Response:
    with service.database.reading() as session:
        row = find(session, job_id)
    of_stream = "/" in file
    name, suffix = layout.job_file(job_id, file), Path(file).suffix
    there = suffix in _MEDIA_TYPES and service.store.exists(name)
    if row.status != "completed" and not (of_stream and there):
        raise PermanentError(
            "not_ready",
            f"the job is {row.status}; its files exist once it is completed, those of a stream once they are rendered.",
            remedy=f"Watch /v1/jobs/{job_id}/events." if row.status != "failed" else "Submit the job again.",
        )
    if not there:
        raise PermanentError("no_such_file", f"the job has no file {file}.", field="path.file")
    scratch = TemporaryDirectory(prefix="aiprod-api-")
    try:
        path = service.store.local_path(name, Path(scratch.name))
    except BaseException:
        scratch.cleanup()
        raise
    shown = file.replace("/", "-") if of_stream else f"{job_id}{suffix}"
    response = _StoredFile(path, scratch, media_type=_MEDIA_TYPES[suffix], filename=shown)
    if suffix == ".m3u8":
        response.headers["Cache-Control"] = "no-cache"
    return response
