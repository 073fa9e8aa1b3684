"""Launch the pipeline (``python -m pipeline.main --store=...``), or run given jobs to their end in this process."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import apache_beam as beam
from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions

from aiprod.errors import AiprodError
from aiprod.jobs import Job
from aiprod.providers.base import ProviderSettings
from pipeline.announcing import EventSink
from pipeline.graph import Sinks, build
from pipeline.options import DEFAULT_JOIN_TIMEOUT_S, AiprodOptions
from pipeline.preflight import check_installation, check_options
from pipeline.services import ProviderChoice, ServicesConfig, offline_providers, services_factory
from transforms.read_jobs import JobSource
from transforms.write_metrics import MetricSink

BATCH_RUNNER = "FnApiRunner"
USAGE_ERROR = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Launch with the given arguments; returns the exit code, 2 for options that cannot work."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    options = PipelineOptions(list(sys.argv[1:] if argv is None else argv))
    try:
        check_options(options)
        config = config_from(options)
        check_installation(config.providers, config.store, settings=config.settings)
    except AiprodError as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE_ERROR
    result = launch(options, config)
    print("pipeline running", flush=True)
    if options.view_as(StandardOptions).runner != "DataflowRunner":
        result.wait_until_finish()
    return 0


def launch(options: PipelineOptions, config: ServicesConfig) -> beam.runners.runner.PipelineResult:
    """Build the graph the options ask for and start it."""
    own = options.view_as(AiprodOptions)
    source = JobSource(subscription=own.jobs_subscription, file=own.jobs_file)
    options.view_as(StandardOptions).streaming = source.streaming
    sinks = Sinks(
        events_topic=own.events_topic,
        dead_letter_topic=own.dead_letter_topic,
        metrics=MetricSink(dataset=own.metrics_dataset, file=own.metrics_file),
    )
    pipeline = beam.Pipeline(options=options)
    build(
        pipeline,
        source=source,
        sinks=sinks,
        services=services_factory(config),
        join_timeout_s=own.join_timeout_s,
    )
    return pipeline.run()


def run_batch(jobs: Sequence[Job], config: ServicesConfig, *, metrics_file: str | None = None) -> None:
    """Run jobs to their end in this process, on the same graph.

    Progress, results and failures arrive at ``config.events``, which ``announcing.listening`` can lend a callable.
    """
    options = PipelineOptions([f"--runner={BATCH_RUNNER}"])
    with beam.Pipeline(options=options) as pipeline:
        build(
            pipeline,
            source=JobSource(messages=tuple(job.to_message() for job in jobs)),
            sinks=Sinks(metrics=MetricSink(file=metrics_file)),
            services=services_factory(config),
            join_timeout_s=DEFAULT_JOIN_TIMEOUT_S,
        )


def config_from(options: PipelineOptions) -> ServicesConfig:
    """The services the options ask for; a provider that is not named is the best offline one."""
    own = options.view_as(AiprodOptions)
    best = offline_providers()
    return ServicesConfig(
        store=own.store,
        scratch=own.scratch,
        providers=ProviderChoice(
            narration=tuple(own.narration.split(",")) if own.narration else best.narration,
            music=own.music or best.music,
            sound=own.sound or best.sound,
            visual=own.visuals or best.visual,
        ),
        events=EventSink(topic=own.events_topic, file=own.events_file),
        settings=ProviderSettings(voices=own.voices),
        media_buckets=frozenset(own.media_buckets.split(",")) if own.media_buckets else frozenset(),
    )


if __name__ == "__main__":
    from pipeline.main import main as importable_main

    sys.exit(importable_main())
