"""The graph translates for Dataflow: the job description and the pipeline it points to, staged in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.portability import common_urns
from apache_beam.portability.api import beam_runner_api_pb2 as api
from apache_beam.runners import DataflowRunner

from cli.local.environment import children_environment
from pipeline.graph import Sinks, build
from tests.fakes import ToyServices, lend
from transforms.read_jobs import JobSource
from transforms.render_groups import MIN_RAM
from transforms.write_metrics import MetricSink

IMAGE = "example.invalid/aiprod/pipeline:1"
SUBSCRIPTION = "projects/aiprod-test/subscriptions/jobs"
PUBSUB_READ = "beam:transform:pubsub_read:v1"
PUBSUB_WRITE = "beam:transform:pubsub_write:v1"


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staging")
    options = PipelineOptions(
        [
            "--project=aiprod-test",
            "--region=europe-west1",
            "--job_name=aiprod",
            "--streaming",
            f"--temp_location={folder}",
            f"--staging_location={folder}",
            f"--template_location={folder}/job.json",
            f"--sdk_container_image={IMAGE}",
            "--sdk_location=container",
        ]
    )
    pipeline = beam.Pipeline(options=options)
    build(
        pipeline,
        source=JobSource(subscription=SUBSCRIPTION),
        sinks=Sinks(
            "projects/aiprod-test/topics/events",
            "projects/aiprod-test/topics/dead-letters",
            MetricSink(dataset="aiprod-test.metrics"),
        ),
        services=lend(ToyServices(folder / "services")),
        join_timeout_s=60,
    )
    with pytest.MonkeyPatch.context() as environment:
        for name, value in children_environment({}, "127.0.0.1:1", folder).items():
            environment.setenv(name, value)
        DataflowRunner().run_pipeline(pipeline, options)
    return folder


@pytest.fixture(scope="module")
def job(staged: Path) -> dict[str, Any]:
    description: dict[str, Any] = json.loads((staged / "job.json").read_text())
    return description


@pytest.fixture(scope="module")
def proto(staged: Path) -> api.Pipeline:
    return api.Pipeline.FromString((staged / "pipeline.pb").read_bytes())


def with_urn(proto: api.Pipeline, urn: str) -> list[api.PTransform]:
    return [transform for transform in proto.components.transforms.values() if transform.spec.urn == urn]


def test_the_job_is_a_streaming_job_of_our_image(job: dict[str, Any], proto: api.Pipeline) -> None:
    assert job["type"] in ("JOB_TYPE_STREAMING", 2)
    images = {
        api.DockerPayload.FromString(environment.payload).container_image
        for environment in proto.components.environments.values()
    }
    assert images == {IMAGE}


def test_messages_are_read_and_written_by_the_service_itself(proto: api.Pipeline) -> None:
    (read,) = with_urn(proto, PUBSUB_READ)
    payload = api.PubSubReadPayload.FromString(read.spec.payload)
    assert payload.subscription == SUBSCRIPTION
    assert payload.id_attribute == ""
    topics = {api.PubSubWritePayload.FromString(t.spec.payload).topic for t in with_urn(proto, PUBSUB_WRITE)}
    assert topics == {"projects/aiprod-test/topics/events", "projects/aiprod-test/topics/dead-letters"}


def test_scenes_are_rendered_where_there_is_memory(proto: api.Pipeline) -> None:
    hint = common_urns.resource_hints.MIN_RAM_BYTES.urn
    environments = {
        transform.unique_name: proto.components.environments[transform.environment_id]
        for transform in proto.components.transforms.values()
        if transform.spec.urn == "beam:transform:pardo:v1"
    }
    hinted = {name for name, environment in environments.items() if environment.resource_hints.get(hint)}
    assert hinted == {"RenderGroups/Render/ParDo(Parallel)"}
    assert environments[hinted.pop()].resource_hints[hint] == b"4000000000"
    assert MIN_RAM == "4GB"


def test_labels_are_fixed_words(proto: api.Pipeline) -> None:
    names = [transform.unique_name for transform in proto.components.transforms.values()]
    assert len(names) == len(set(names))
    ours = {name.split("/")[0] for name in names} - {"", "ref_AppliedPTransform_AppliedPTransform_1"}
    assert ours == {
        "ReadJobs",
        "DecodeJobs",
        "AcceptJobs",
        "PlanVideo",
        "GenerateNarration",
        "GenerateMusic",
        "GenerateSound",
        "GenerateVisuals",
        "FetchMedia",
        "AssetParts",
        "JoinAssets",
        "RenderGroups",
        "JobParts",
        "JoinJob",
        "AssembleVideo",
        "Failed",
        "ReportFailures",
        "Letters",
        "WriteDeadLetters",
        "Ended",
        "WriteEvents",
        "JobRows",
        "WriteJobMetrics",
        "AssetRows",
        "WriteAssetMetrics",
        "RenderRows",
        "WriteRenderMetrics",
    }
