from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import apache_beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions

from aiprod.errors import InvalidInput
from pipeline.options import AiprodOptions
from pipeline.preflight import check_options

FOLDER = Path(__file__).resolve().parents[2] / "flex-template"
LOCAL_ONLY = {"jobs_file", "events_file", "metrics_file", "scratch"}
EXAMPLES = {
    "jobs_subscription": "projects/aiprod-prod/subscriptions/jobs",
    "store": "gs://aiprod-prod/media",
    "events_topic": "projects/aiprod-prod/topics/events",
    "dead_letter_topic": "projects/aiprod-prod/topics/dead-letters",
    "metrics_dataset": "aiprod-prod.metrics",
    "join_timeout_s": "600",
    "sdk_location": "container",
}


@pytest.fixture(scope="module")
def parameters() -> dict[str, dict[str, Any]]:
    metadata = json.loads((FOLDER / "metadata.json").read_text("utf-8"))
    return {parameter["name"]: parameter for parameter in metadata["parameters"]}


def own_options() -> set[str]:
    return set(PipelineOptions([]).view_as(AiprodOptions).get_all_options(current_only=True))


def test_the_template_offers_every_option_of_production(parameters: dict[str, dict[str, Any]]) -> None:
    assert parameters.keys() - {"sdk_container_image", "sdk_location"} == own_options() - LOCAL_ONLY


def test_what_the_template_accepts_the_launcher_accepts(parameters: dict[str, dict[str, Any]]) -> None:
    for name, value in EXAMPLES.items():
        assert all(re.fullmatch(pattern, value) for pattern in parameters[name].get("regexes", []))
    check_options(PipelineOptions(["--runner=DataflowRunner", *(f"--{name}={v}" for name, v in EXAMPLES.items())]))


def test_the_launcher_refuses_to_start_without_what_the_template_requires(
    parameters: dict[str, dict[str, Any]],
) -> None:
    required = own_options() & {name for name, parameter in parameters.items() if not parameter.get("isOptional")}
    assert required
    for missing in required:
        given = [f"--{name}={value}" for name, value in EXAMPLES.items() if name != missing]
        with pytest.raises(InvalidInput) as caught:
            check_options(PipelineOptions(["--runner=DataflowRunner", *given]))
        assert caught.value.field == missing


def test_the_image_holds_the_beam_the_product_was_tested_with() -> None:
    dockerfile = (FOLDER / "Dockerfile").read_text("utf-8")
    assert f"apache/beam_python3.11_sdk:{apache_beam.__version__}" in dockerfile
    for package in ("aiprod", "transforms", "pipeline", "templates"):
        assert f"COPY {package} {package}\n" in dockerfile
