"""`aiprod render`: one video, no server; the same graph as in production, run in this process over one job."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

from aiprod.errors import InvalidInput, PermanentError, TransientError
from aiprod.jobs import Job, JobRequest
from aiprod.media.run import kill_all
from aiprod.outcome import Failure, JobEvent, Outputs
from aiprod.outputs import OutputSpec
from aiprod.providers.base import ProviderSettings
from aiprod.storage.layout import MULTIVARIANT
from aiprod.storage.local import FolderStore
from aiprod.style import load_style
from cli.errors import told
from cli.folders import DEFAULT_DATA, METRICS_FILE, VOICES
from cli.output import CONSOLE, STATUS, print_json, print_rows
from cli.payload import Wishes, read_request
from cli.progress import StageBars
from cli.report import stage_rows, stage_seconds

DEFAULT_OUT = Path("video.mp4")


@told
def render(
    script: Annotated[Path | None, typer.Argument(help="A text file, or - for stdin.")] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="The video; captions and the rest go beside it.")
    ] = DEFAULT_OUT,
    style: Annotated[str | None, typer.Option(help="See `aiprod styles`.")] = None,
    mood: Annotated[str | None, typer.Option()] = None,
    duration: Annotated[str | None, typer.Option(help="Seconds, or auto.")] = None,
    aspect: Annotated[str | None, typer.Option(help="16:9, 9:16, 1:1 or 4:5.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed draws the same pictures and music.")] = None,
    language: Annotated[str | None, typer.Option(help="Such as en, fr or pt-br.")] = None,
    voice: Annotated[str | None, typer.Option(help="See `aiprod voices`.")] = None,
    captions: Annotated[str | None, typer.Option(help="auto, burned, files or off.")] = None,
    job: Annotated[Path | None, typer.Option(help="A JSON file with a whole job request.")] = None,
    data: Annotated[
        Path, typer.Option(help="The folder that finished pieces are kept in, to be used again.")
    ] = DEFAULT_DATA,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object on stdout.")] = False,
) -> None:
    """Make a video without a server."""
    wishes = Wishes(style, mood, duration, seed, language, voice, captions)
    store = FolderStore(data / "store")
    request = JobRequest.parse(read_request(script, job, wishes, aspect, own_files=store))
    load_style(request.payload.style)
    out = _checked(out, request.payload.outputs[0])
    began = time.monotonic()
    outputs = _run(Job.from_request(request), data)
    paths = _copy_outputs(outputs, store, data, out)
    manifest = json.loads(store.read(outputs.manifest))
    seconds = round(time.monotonic() - began, 2)
    if as_json:
        print_json(_summary(paths, manifest, outputs, seconds))
        return
    print_rows(stage_rows(manifest), as_json=False)
    for note in manifest["plan"]["notes"]:
        CONSOLE.print(f"note: {note}")
    for file in outputs.files:
        for finding in file.quality.findings:
            CONSOLE.print(f"{file.name}: {finding.message}", style="yellow")
    CONSOLE.print(f"{outputs.duration_s:.1f} s of video in {seconds:.1f} s: {paths['video']}")
    CONSOLE.print(f"beside it: {', '.join(_names(paths, out))}")


def _checked(out: Path, main: OutputSpec) -> Path:
    """The main file's path, with the ending of its format; a stream's is that of its folder."""
    wanted = "" if main.format == "hls" else f".{main.format}"
    if out == DEFAULT_OUT:
        out = out.with_suffix(wanted)
    if out.suffix != wanted:
        raise InvalidInput("invalid_field", f"{out} does not end in {wanted or 'a plain name'}.", field="--out")
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput("file_unwritable", f"{out.absolute().parent}: {error.strerror}.", field="--out") from None
    return out


def _run(job: Job, data: Path) -> Outputs:
    """Run the job, again after a failure that may pass. Raises its last failure as an error."""
    signal.signal(signal.SIGINT, _stop_at_once)
    signal.signal(signal.SIGTERM, _stop_at_once)
    for retry in range(job.max_retries + 1):
        end = _attempt(job.model_copy(update={"retry_count": retry}), data)
        if end.outputs is not None:
            return end.outputs
        if end.failure is None or end.failure.failure_class == "permanent":
            break
        STATUS.print(f"{end.failure.stage}: {end.failure.message}")
    raise _as_error(end.failure)


def _attempt(job: Job, data: Path) -> JobEvent:
    """Run the graph once; bars on stderr meanwhile. The job's last event."""
    from pipeline.announcing import listening
    from pipeline.main import run_batch
    from pipeline.services import ServicesConfig, offline_providers

    last: list[JobEvent] = []
    guard = threading.Lock()
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput("file_unwritable", f"{data}: {error.strerror}.", field="--data") from None
    with StageBars() as bars:

        def listen(event: JobEvent) -> None:
            with guard:
                bars.event(event)
                if event.status in ("completed", "failed"):
                    last.append(event)

        with listening(listen) as sink:
            config = ServicesConfig(
                store=str(data / "store"),
                scratch=str(data / "scratch"),
                providers=offline_providers(),
                events=sink,
                settings=ProviderSettings(voices=str(data / VOICES)),
            )
            run_batch([job], config, metrics_file=str(data / METRICS_FILE))
    if not last:
        raise TransientError("job_lost", "the pipeline ended without a result.", remedy="Run it again.")
    return last[-1]


def _stop_at_once(number: int, _frame: FrameType | None) -> None:
    """Leave without waiting for the encoders; what they had finished is in the store."""
    kill_all()
    STATUS.show_cursor()
    STATUS.print("stopped; what was finished is kept")
    os._exit(128 + number)


def _as_error(failure: Failure | None) -> PermanentError | TransientError:
    if failure is None:
        return TransientError("job_failed", "the job failed.")
    kind = InvalidInput if failure.field else PermanentError
    message = failure.message if failure.field else f"{failure.stage}: {failure.message}"
    return kind(failure.code, message, field=failure.field, remedy=failure.remedy)


def _copy_outputs(outputs: Outputs, store: FolderStore, data: Path, out: Path) -> dict[str, str]:
    """Copy the results beside the main file: each under its name, a stream's files into a folder of their own."""
    paths: dict[str, str] = {}
    for role, name in outputs.by_role.items():
        folder, _, file = name.rpartition("/")
        if file == MULTIVARIANT:
            target = out.with_name(f"{out.stem}.{Path(folder).name}")
            shutil.copytree(store.local_path(name, data).parent, target, dirs_exist_ok=True)
            paths[role] = str(target / MULTIVARIANT)
            continue
        paths[role] = str(_copy(store.local_path(name, data), _beside(out, role, file)))
    return paths


def _names(paths: dict[str, str], out: Path) -> list[str]:
    """The other files, as seen from the main one's folder."""
    return sorted(str(Path(path).relative_to(out.parent)) for role, path in paths.items() if role != "video")


def _beside(out: Path, role: str, file: str) -> Path:
    """Where a file goes: video.srt beside video.mp4, or video.9x16-1080.webm."""
    suffix = Path(file).suffix
    if role == "video":
        return out
    if role == "thumbnail" or role.startswith("captions."):
        return out.with_suffix(suffix)
    return out.with_name(f"{out.stem}.{role}{suffix}")


def _copy(source: Path, target: Path) -> Path:
    partial = target.with_name(f".{target.name}.part")
    with contextlib.ExitStack() as owned:
        owned.callback(partial.unlink, missing_ok=True)
        shutil.copyfile(source, partial)
        partial.replace(target)
    return target


def _summary(paths: dict[str, str], manifest: dict[str, Any], outputs: Outputs, seconds: float) -> dict[str, Any]:
    return {
        "video": paths["video"],
        "files": paths,
        "quality": {file.name: file.quality.model_dump(mode="json", exclude_none=True) for file in outputs.files},
        "duration_s": outputs.duration_s,
        "loudness_lufs": outputs.loudness_lufs,
        "seconds": {**stage_seconds(manifest), "total": seconds},
        "notes": manifest["plan"]["notes"],
    }
