"""The whole graph with toy media, on both local runners."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.pipeline import AppliedPTransform, PipelineVisitor

from aiprod.errors import TransientError
from aiprod.outcome import DeadLetter, Finding, JobEvent
from aiprod.storage import layout
from pipeline.graph import Sinks, build
from tests.fakes import ToyServices, lend, make_job
from transforms.coders import ELEMENTS
from transforms.read_jobs import JobSource
from transforms.write_metrics import MetricSink

RUNNERS = ("FnApiRunner", "BundleBasedDirectRunner")
SCENES = [{"text": "The sea is calm."}, {"text": "A boat sails home.", "transition": "crossfade"}]


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def services(tmp_path: Path) -> ToyServices:
    return ToyServices(tmp_path)


def run(services: ToyServices, *messages: bytes, runner: str = "FnApiRunner") -> None:
    with beam.Pipeline(options=PipelineOptions([f"--runner={runner}"])) as pipeline:
        build(
            pipeline,
            source=JobSource(messages=messages),
            sinks=Sinks(metrics=MetricSink(file=str(services.folder / "metrics.db"))),
            services=lend(services),
            join_timeout_s=60,
        )


def ends(services: ToyServices) -> list[JobEvent]:
    return [event for event in services.announced if event.status in ("completed", "failed")]


def rows(services: ToyServices, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(services.folder / "metrics.db")) as connection:
        return connection.execute(query).fetchall()


def letters(services: ToyServices) -> list[DeadLetter]:
    store = services.store
    return [DeadLetter.model_validate_json(store.read(name)) for name in store.list("dead-letters/")]


def test_a_job_becomes_files_events_and_rows(services: ToyServices, runner: str) -> None:
    job = make_job("", scenes=SCENES)
    run(services, job.to_message(), runner=runner)

    (end,) = ends(services)
    assert end.status == "completed"
    assert end.outputs is not None
    for name in (end.outputs.video, end.outputs.thumbnail, end.outputs.captions_srt, end.outputs.captions_vtt):
        assert name is not None
        assert services.store.exists(name)
    video = services.store.read(end.outputs.video).decode()
    assert video.splitlines()[0] == "scene 0 from 0: ['narration/0', 'visual']"
    assert video.splitlines()[2] == "scene 1 from 0: ['narration/1', 'previous', 'visual']"
    assert video.splitlines()[3] == "scene 1 from 24: ['narration/1', 'visual']"
    assert services.store.read(end.outputs.captions_srt or "") == b"srt [(0, 'toy'), (1, 'toy')]"

    manifest = json.loads(services.store.read(layout.manifest(job.job_id)))
    assert {asset["kind"] for asset in manifest["assets"]} >= {"narration", "music", "visual"}
    assert [part["step"] for part in manifest["rendered"]] == [*["scene"] * 4, "mix"]
    assert manifest["credits"] == ["A toy"]
    assert manifest["cost_usd"] == pytest.approx(0.01 * len(manifest["assets"]))

    assert rows(services, "SELECT status, scenes FROM jobs") == [("completed", 2)]
    assert rows(services, "SELECT count(*) FROM assets") == [(len(manifest["assets"]),)]
    assert rows(services, "SELECT step, count(*) FROM renders GROUP BY step ORDER BY step") == [
        ("assemble", 1),
        ("mix", 1),
        ("scene", 4),
    ]


def test_every_output_is_delivered_under_its_name(services: ToyServices) -> None:
    wanted = [{"height": 240}, {"name": "tall", "aspect": "9:16", "height": 640, "format": "webm"}, {"format": "mp3"}]
    fields = {"outputs": wanted, "stems": True, "thumbnails": [1.0, 2.0, 3000.0], "contact_sheet": True}
    job = make_job("", scenes=SCENES, **fields)
    run(services, job.to_message())
    (end,) = ends(services)
    assert end.outputs is not None
    files = [(file.name, file.format, file.width_px, file.height_px) for file in end.outputs.files]
    assert files == [("video", "mp4", 426, 240), ("tall", "webm", 360, 640), ("audio", "mp3", None, None)]
    own = f"jobs/{job.job_id}/"
    assert {role: name.removeprefix(own) for role, name in end.outputs.by_role.items()} == {
        "video": "video.mp4",
        "tall": "tall.webm",
        "audio": "audio.mp3",
        "captions.srt": "captions.srt",
        "captions.vtt": "captions.vtt",
        "captions.ass": "captions.ass",
        "thumbnail": "thumbnail.jpg",
        "thumbnail-1": "thumbnail-1.jpg",
        "thumbnail-2": "thumbnail-2.jpg",
        "contact-sheet": "contact-sheet.jpg",
        "stem-voice": "stem-voice.flac",
        "manifest": "manifest.json",
    }
    assert all(services.store.exists(name) for name in end.outputs.by_role.values())


@pytest.mark.parametrize(("gate", "status"), [("warn", "completed"), ("fail", "failed")])
def test_the_gate_warns_or_fails_as_the_job_says(services: ToyServices, gate: str, status: str) -> None:
    services.renderer.findings = (Finding(code="black", message="It is black from 1 s to 3 s.", at_s=1, seconds=2),)
    run(services, make_job(quality_gate=gate).to_message())
    (end,) = ends(services)
    assert end.status == status
    if end.outputs is not None:
        assert end.outputs.files[0].quality.findings == services.renderer.findings
    else:
        assert end.failure is not None
        assert (end.failure.code, end.failure.stage) == ("quality_gate_failed", "assemble")
        assert "black from 1 s" in end.failure.message


def test_every_element_between_transforms_has_our_coder(services: ToyServices) -> None:
    types: dict[str, set[object]] = {}

    class Outputs(PipelineVisitor):
        def enter_composite_transform(self, node: AppliedPTransform) -> None:
            if node.full_label and "/" not in node.full_label:
                types[node.full_label] = {output.element_type for output in node.outputs.values()}

    pipeline = beam.Pipeline()
    build(pipeline, source=JobSource(messages=()), sinks=Sinks(), services=lend(services), join_timeout_s=60)
    pipeline.visit(Outputs())
    assert types.pop("ReadJobs") == {bytes}
    assert set.union(*types.values()) <= set(ELEMENTS)


def test_progress_adds_up_to_what_was_planned(services: ToyServices) -> None:
    run(services, make_job("", scenes=SCENES).to_message())
    (planned,) = [event for event in services.announced if event.status == "planned"]
    steps = [event for event in services.announced if event.status == "step"]
    done = {stage: {event.item for event in steps if event.stage == stage} for stage in planned.totals}
    done["plan"] = {planned.item}
    assert {stage: len(items) for stage, items in done.items()} == planned.totals
    assert all(event.of in (0, planned.totals[event.stage]) for event in steps)


def test_poison_beside_a_good_job_is_a_dead_letter(services: ToyServices, runner: str) -> None:
    good = make_job()
    run(services, b"\xff\x00 poison", good.to_message(), runner=runner)
    assert [(end.job_id, end.status) for end in ends(services)] == [(good.job_id, "completed")]
    assert [letter.failure.code for letter in letters(services)] == ["bad_encoding"]


def test_a_job_that_cannot_be_planned_fails_and_says_why(services: ToyServices) -> None:
    job = make_job(style="nonexistent")
    run(services, job.to_message())
    (end,) = ends(services)
    assert end.failure is not None
    assert (end.failure.stage, end.failure.code, end.failure.field) == ("plan", "unknown_style", "payload.style")
    (letter,) = letters(services)
    assert letter.job_id == job.job_id
    assert rows(services, "SELECT status, failure_code FROM jobs") == [("failed", "unknown_style")]


@pytest.mark.parametrize("kind", ["narration", "music", "visual"])
def test_a_broken_provider_fails_its_job_once(services: ToyServices, kind: str) -> None:
    services.providers[kind].broken_by = lambda request: True
    run(services, make_job("", scenes=SCENES).to_message())
    (end,) = ends(services)
    assert end.failure is not None
    assert end.failure.code == "toy_broken"
    assert len(letters(services)) == 1


@pytest.mark.parametrize(("step", "stage"), [("scene", "render"), ("mix", "mix"), ("assemble", "assemble")])
def test_a_broken_step_names_its_stage(services: ToyServices, step: str, stage: str) -> None:
    services.renderer.broken = step
    run(services, make_job().to_message())
    (end,) = ends(services)
    assert end.failure is not None
    assert (end.failure.stage, end.failure.code) == (stage, "toy_broken")


def test_one_broken_scene_does_not_touch_another_job(services: ToyServices) -> None:
    services.providers["visual"].broken_by = lambda request: "storm" in request.intent.prompt.lower()
    bad, good = make_job("A storm comes."), make_job("A boat sails home.")
    run(services, bad.to_message(), good.to_message())
    assert {end.job_id: end.status for end in ends(services)} == {bad.job_id: "failed", good.job_id: "completed"}


def test_a_passing_error_is_tried_again(services: ToyServices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiprod.making.FIRST_WAIT_S", 0.0)
    services.providers["music"].errors = [TransientError("down", "Down."), TransientError("down", "Down.")]
    run(services, make_job().to_message())
    assert [end.status for end in ends(services)] == ["completed"]


def test_a_repeated_job_finds_everything_made(services: ToyServices) -> None:
    job = make_job("", scenes=SCENES)
    run(services, job.to_message(), job.to_message())
    made = {kind: sum(provider.calls.values()) for kind, provider in services.providers.items()}
    rendered = dict(services.renderer.calls)
    run(services, job.model_copy(update={"retry_count": 1}).to_message())
    assert {kind: sum(provider.calls.values()) for kind, provider in services.providers.items()} == made
    assert services.renderer.calls["scene"] == rendered["scene"]
    assert rows(services, "SELECT DISTINCT cache_hit FROM assets WHERE attempt = 1") == [(1,)]
    assert rows(services, "SELECT cost_usd FROM jobs WHERE attempt = 1") == [(0.0,)]


def test_parts_of_a_wrong_video_are_rendered_again_at_the_next_attempt(
    services: ToyServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiprod.making.FIRST_WAIT_S", 0.0)
    job = make_job()
    services.renderer.broken, services.renderer.error = "assemble", TransientError("wrong_output", "Too short.")
    run(services, job.to_message())
    services.renderer.broken = None
    run(services, job.model_copy(update={"retry_count": 1}).to_message())
    assert [end.status for end in ends(services)] == ["failed", "completed"]
    assert services.renderer.calls["scene"] == 4
    assert services.renderer.calls["mix"] == 2


def test_nothing_temporary_is_left(services: ToyServices) -> None:
    services.renderer.broken = "mix"
    run(services, make_job().to_message(), make_job("Another.").to_message())
    assert list(services.scratch.iterdir()) == []
