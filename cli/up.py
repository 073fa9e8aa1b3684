"""`aiprod up` starts the whole product on this machine; `aiprod demo` does so, makes one video and leaves."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from aiprod.errors import TransientError
from cli.client import DEFAULT_SERVER, ApiClient
from cli.errors import told
from cli.folders import DEFAULT_DATA
from cli.jobs import fetch_files, watch_job
from cli.local.runtime import LocalRuntime
from cli.output import CONSOLE, STATUS, print_rows
from cli.report import stage_rows

Data = Annotated[Path, typer.Option(help="The folder that everything is kept in.")]


@told
def up(
    data: Data = DEFAULT_DATA,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The API's port on 127.0.0.1.")] = 8080,
    pubsub: Annotated[
        str | None, typer.Option(help="host:port of a Pub/Sub emulator to use instead of the embedded one.")
    ] = None,
) -> None:
    """Start Pub/Sub, API and pipeline on this machine and keep them running until Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt), _starting(LocalRuntime(data, port, pubsub)) as runtime:
        CONSOLE.print(f"aiprod is up  API {runtime.url}  docs {runtime.url}/docs  data {data}")
        at = "" if runtime.url == DEFAULT_SERVER else f" --server {runtime.url}"
        CONSOLE.print(f"Try: aiprod submit SCRIPT --watch{at}   Ctrl-C stops it.")
        runtime.wait()
    STATUS.print("stopped")


@told
def demo(
    data: Data = DEFAULT_DATA / "demo",
    to: Annotated[Path, typer.Option(help="The folder the finished files are copied to.")] = Path("out/demo"),
) -> None:
    """Start everything, post the demo job to the API, watch it become a video, and stop."""
    began = time.monotonic()
    try:
        with _starting(LocalRuntime(data, _free_port())) as runtime, ApiClient(runtime.url) as client:
            job = client.submit(files("cli").joinpath("demo.json").read_bytes())
            STATUS.print(f"posted job {job['job_id']} to {runtime.url} after {time.monotonic() - began:.1f} s")
            watch_job(client, job["job_id"])
            job = client.job(job["job_id"])
            if job["status"] != "completed":
                failure = job["failure"] or {}
                raise TransientError(
                    failure.get("code", "job_failed"),
                    failure.get("message", "the job did not finish."),
                    remedy=failure.get("remedy") or f"Look at {data / 'logs'}.",
                )
            to.mkdir(parents=True, exist_ok=True)
            paths = fetch_files(client, job, to)
    except KeyboardInterrupt:
        STATUS.print("stopped")
        raise typer.Exit(130) from None
    manifest = json.loads(Path(paths["manifest"]).read_text("utf-8"))
    print_rows(stage_rows(manifest), as_json=False)
    CONSOLE.print(f"{job['outputs']['duration_s']:.1f} s of video in {time.monotonic() - began:.1f} s, start to end")
    for role in ("captions.srt", "thumbnail", "manifest", "video"):
        if role in paths:
            CONSOLE.print(f"{role:>12}  {Path(paths[role]).absolute()}")


@contextlib.contextmanager
def _starting(runtime: LocalRuntime) -> Iterator[LocalRuntime]:
    with contextlib.ExitStack() as stack:
        with STATUS.status("starting Pub/Sub, API and pipeline"):
            running = stack.enter_context(runtime)
        yield running


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
