"""A client of the submit API: every call has a deadline, every problem answer becomes an AiprodError."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from aiprod.errors import AiprodError, InvalidInput, PermanentError, TransientError

_DEADLINE_S = 15.0
_STREAM_SILENCE_S = 60.0
DEFAULT_SERVER = "http://127.0.0.1:8080"


class ApiClient:
    """Talks to one server until the ``with`` ends.

    Raises InvalidInput for 4xx, TransientError for 5xx and for a server that is not there.
    """

    def __init__(self, server: str) -> None:
        self._server = server.rstrip("/")
        self._http = httpx.Client(base_url=self._server, timeout=_DEADLINE_S, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def submit(self, body: bytes) -> dict[str, Any]:
        return self._json("POST", "/v1/jobs", content=body, headers={"Content-Type": "application/json"})

    def job(self, job_id: str) -> dict[str, Any]:
        return self._json("GET", f"/v1/jobs/{job_id}")

    def jobs(self, status: str | None, limit: int) -> dict[str, Any]:
        query: dict[str, str | int] = {"limit": limit, **({"status": status} if status else {})}
        return self._json("GET", "/v1/jobs", params=query)

    def events(self, job_id: str) -> Iterator[dict[str, Any]]:
        """The job's events, from its first to its last, as the server sends them."""
        timeout = httpx.Timeout(_DEADLINE_S, read=_STREAM_SILENCE_S)
        try:
            with self._http.stream("GET", f"/v1/jobs/{job_id}/events", timeout=timeout) as answer:
                if answer.is_error:
                    answer.read()
                    self._raise(answer)
                for line in answer.iter_lines():
                    if line.startswith("data:"):
                        yield json.loads(line.removeprefix("data:"))
        except httpx.HTTPError as error:
            raise self._unreachable(error) from None

    def download(self, job_id: str, file: str, to: Path) -> None:
        """Write one of the job's files to ``to``, whole or not at all."""
        partial = to.with_name(to.name + ".part")
        try:
            with self._http.stream("GET", f"/v1/jobs/{job_id}/files/{file}") as answer:
                if answer.is_error:
                    answer.read()
                    self._raise(answer)
                with partial.open("wb") as out:
                    for chunk in answer.iter_bytes():
                        out.write(chunk)
            partial.replace(to)
        except httpx.HTTPError as error:
            raise self._unreachable(error) from None
        finally:
            partial.unlink(missing_ok=True)

    def _json(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise self._unreachable(error) from None
        if answer.is_error:
            self._raise(answer)
        body: dict[str, Any] = answer.json()
        return body

    def _unreachable(self, error: httpx.HTTPError) -> TransientError:
        return TransientError(
            "server_unreachable",
            f"{self._server} does not answer ({type(error).__name__}).",
            remedy="Start it with `aiprod up`, or name it with --server.",
        )

    def _raise(self, answer: httpx.Response) -> None:
        try:
            problem = answer.json()
        except ValueError:
            problem = {}
        kind: type[AiprodError] = InvalidInput if answer.is_client_error else TransientError
        if answer.status_code == httpx.codes.NOT_FOUND:
            kind = PermanentError
        raise kind(
            problem.get("code", f"http_{answer.status_code}"),
            problem.get("detail") or problem.get("title") or f"the server answered {answer.status_code}.",
            field=problem.get("field"),
            remedy=problem.get("remedy"),
        )
