from __future__ import annotations

from pathlib import Path

import pytest
from apache_beam.options.pipeline_options import PipelineOptions

from aiprod.errors import AiprodError, InvalidInput
from pipeline.main import main
from pipeline.preflight import check_installation, check_options
from pipeline.services import ProviderChoice, offline_providers

STREAMING = {
    "runner": "BundleBasedDirectRunner",
    "jobs_subscription": "projects/aiprod-local/subscriptions/jobs",
    "events_topic": "projects/aiprod-local/topics/events",
    "store": "somewhere",
}
BATCH = {"runner": "FnApiRunner", "jobs_file": "jobs.jsonl", "events_file": "events.jsonl", "store": "somewhere"}


def options(base: dict[str, str], **changes: str | None) -> PipelineOptions:
    merged = {**base, **changes}
    return PipelineOptions([f"--{name}={value}" for name, value in merged.items() if value is not None])


@pytest.mark.parametrize(
    "good",
    [
        options(STREAMING),
        options(STREAMING, runner="DataflowRunner", metrics_dataset="aiprod-prod.metrics", store="gs://b/p"),
        options(STREAMING, dead_letter_topic="projects/aiprod-local/topics/dead-letters", metrics_file="m.db"),
        options(BATCH),
        options(BATCH, runner="PrismRunner"),
    ],
)
def test_options_that_can_work_pass(good: PipelineOptions) -> None:
    check_options(good)


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        (options(STREAMING, jobs_file="f"), "conflicting_options", "jobs_subscription"),
        (options(STREAMING, jobs_subscription=None), "missing_option", "jobs_subscription"),
        (options(STREAMING, events_topic=None), "missing_option", "events_topic"),
        (options(STREAMING, events_file="f"), "conflicting_options", "events_topic"),
        (
            options(STREAMING, metrics_dataset="aiprod-prod.m", metrics_file="f"),
            "conflicting_options",
            "metrics_dataset",
        ),
        (options(STREAMING, store=None), "missing_option", "store"),
        (options(STREAMING, join_timeout_s="0"), "bad_option", "join_timeout_s"),
        (options(STREAMING, jobs_subscription="jobs"), "bad_option", "jobs_subscription"),
        (options(STREAMING, metrics_dataset="metrics"), "bad_option", "metrics_dataset"),
        (options(STREAMING, runner=None), "unsupported_runner", "runner"),
        (options(STREAMING, runner="PrismRunner"), "unsupported_runner", "runner"),
        (options(BATCH, runner="SparkRunner"), "unsupported_runner", "runner"),
    ],
)
def test_options_that_cannot_work_are_refused_by_name(bad: PipelineOptions, code: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_options(bad)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_this_machine_can_run_the_offline_providers(tmp_path: Path) -> None:
    store = tmp_path / "store"
    check_installation(offline_providers(), str(store))
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_an_unknown_provider_is_refused(tmp_path: Path) -> None:
    chosen = ProviderChoice(narration=("nobody",), music="synth", sound="synth", visual="procedural")
    with pytest.raises(InvalidInput) as caught:
        check_installation(chosen, str(tmp_path))
    assert caught.value.code == "unknown_provider"


def test_a_store_that_takes_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(InvalidInput) as caught:
        check_installation(offline_providers(), str(file))
    assert caught.value.code == "store_not_writable"


def test_a_broken_style_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "bad"
    folder.mkdir(parents=True)
    (folder / "style.json").write_text("{}")
    with pytest.raises(AiprodError) as caught:
        check_installation(offline_providers(), str(tmp_path / "store"), tmp_path / "templates")
    assert caught.value.code == "broken_style"


def test_the_launcher_says_what_is_wrong_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--runner=FnApiRunner", "--jobs_file=jobs.jsonl", "--events_file=e"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("error: store:")
    assert shown.count("\n") == 1
