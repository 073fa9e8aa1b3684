"""Commands that talk to a running server: submit, status, list, download."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from aiprod.errors import InvalidInput, PermanentError
from aiprod.outcome import JobEvent, Outputs
from cli.client import DEFAULT_SERVER, ApiClient
from cli.errors import told
from cli.output import CONSOLE, STATUS, print_json, print_rows
from cli.payload import Wishes, read_request
from cli.progress import StageBars

Server = Annotated[str, typer.Option(envvar="AIPROD_SERVER", help="Where the API answers.")]
_ABOUT_CHARS = 48
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@told
def submit(
    script: Annotated[Path | None, typer.Argument(help="A text file, or - for stdin.")] = None,
    job: Annotated[Path | None, typer.Option(help="A JSON file with a whole job request.")] = None,
    style: Annotated[str | None, typer.Option()] = None,
    mood: Annotated[str | None, typer.Option()] = None,
    duration: Annotated[str | None, typer.Option(help="Seconds, or auto.")] = None,
    aspect: Annotated[str | None, typer.Option(help="16:9, 9:16, 1:1 or 4:5.")] = None,
    seed: Annotated[int | None, typer.Option()] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Stay and show progress.")] = False,
    as_json: AsJson = False,
    server: Server = DEFAULT_SERVER,
) -> None:
    """Post a job to a running server."""
    request = read_request(script, job, Wishes(style, mood, duration, seed), aspect)
    with ApiClient(server) as client:
        made = client.submit(request)
        if watch:
            STATUS.print(f"job {made['job_id']}")
            watch_job(client, made["job_id"])
            made = client.job(made["job_id"])
    if as_json:
        print_json(made)
    elif watch:
        _tell(made)
    else:
        CONSOLE.print(made["job_id"])
    _fail_like(made, watched=watch)


@told
def status(
    job_id: Annotated[str, typer.Argument()],
    watch: Annotated[bool, typer.Option("--watch", help="Stay until the job ends.")] = False,
    as_json: AsJson = False,
    server: Server = DEFAULT_SERVER,
) -> None:
    """Show one job: its state, and each stage's progress."""
    with ApiClient(server) as client:
        if watch:
            watch_job(client, job_id)
        job = client.job(job_id)
    if as_json:
        print_json(job)
    else:
        _tell(job)
    _fail_like(job, watched=watch)


@told
def list_jobs(
    state: Annotated[str | None, typer.Option("--status", help="pending, processing, completed or failed.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100)] = 20,
    as_json: AsJson = False,
    server: Server = DEFAULT_SERVER,
) -> None:
    """List jobs, the newest first."""
    with ApiClient(server) as client:
        found = client.jobs(state, limit)
    rows = found["jobs"] if as_json else [_line(job) for job in found["jobs"]]
    print_rows(rows, as_json=as_json)


@told
def download(
    job_id: Annotated[str, typer.Argument()],
    to: Annotated[Path, typer.Option("--to", "-o", help="A folder.")] = Path(),
    as_json: AsJson = False,
    server: Server = DEFAULT_SERVER,
) -> None:
    """Download a finished job's video, captions, thumbnail and manifest."""
    with ApiClient(server) as client:
        job = client.job(job_id)
        if job["status"] != "completed":
            see = f"See why: aiprod status {job_id}." if job["status"] == "failed" else "Wait: aiprod status --watch."
            raise PermanentError("not_ready", f"the job is {job['status']}.", remedy=see)
        try:
            to.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InvalidInput("file_unwritable", f"{to}: {error.strerror}.", field="--to") from None
        paths = fetch_files(client, job, to)
    if as_json:
        print_json(paths)
    else:
        print_rows([{"file": name, "path": path} for name, path in paths.items()], as_json=False)


def fetch_files(client: ApiClient, job: dict[str, Any], to: Path) -> dict[str, str]:
    """Download every file of a finished job into a folder, a stream into one of its own; the paths by role."""
    paths: dict[str, str] = {}
    for role, link in Outputs.model_validate_json(json.dumps(job["outputs"])).by_role.items():
        name = link.rpartition("/files/")[2]
        _fetch(client, job["job_id"], name, to)
        paths[role] = str(to / name)
    return paths


def _fetch(client: ApiClient, job_id: str, name: str, to: Path) -> None:
    """A file, and of a playlist all that it names."""
    path = to / name
    path.parent.mkdir(exist_ok=True)
    client.download(job_id, name, path)
    if path.suffix == ".m3u8":
        text = path.read_text("utf-8")
        named = [*re.findall(r'URI="([^"]+)"', text), *re.findall(r"^[^#\s].*$", text, re.MULTILINE)]
        for file in dict.fromkeys(named):
            _fetch(client, job_id, f"{name.rpartition('/')[0]}/{file}", to)


def watch_job(client: ApiClient, job_id: str) -> None:
    """Show bars until the job's last event."""
    with StageBars() as bars:
        for fields in client.events(job_id):
            bars.event(JobEvent.model_validate(fields))


def _line(job: dict[str, Any]) -> dict[str, Any]:
    payload, failure = job["payload"], job.get("failure") or {}
    words = payload.get("title") or payload.get("topic") or payload.get("script") or payload["scenes"][0]["text"] or ""
    return {
        "job_id": job["job_id"],
        "status": failure.get("code") or job["status"],
        "created": job["created_at"][:19].replace("T", " "),
        "about": words.split("\n")[0][:_ABOUT_CHARS],
    }


def _fail_like(job: dict[str, Any], *, watched: bool) -> None:
    """Who waited for a job that failed gets its failure as the exit code."""
    if watched and job["status"] == "failed":
        raise typer.Exit(1)


def _tell(job: dict[str, Any]) -> None:
    CONSOLE.print(f"{job['job_id']}  {job['status']}  (attempt {job['retry_count'] + 1})", style="bold")
    rows = [{"stage": stage, **counts} for stage, counts in (job.get("progress") or {}).items()]
    if rows:
        print_rows(rows, as_json=False)
    if failure := job.get("failure"):
        told = f"{failure['stage']}: {failure['message']} {failure.get('remedy') or ''} [{failure['code']}]"
        CONSOLE.print(told, style="red")
    if outputs := job.get("outputs"):
        for role, link in Outputs.model_validate_json(json.dumps(outputs)).by_role.items():
            CONSOLE.print(f"{role}: {link}")
