"""The whole flow on one screen."""

from __future__ import annotations

from dataclasses import dataclass, field

import apache_beam as beam

from transforms.accept_jobs import REMEMBER_S, AcceptJobs
from transforms.assemble_video import AssembleVideo
from transforms.dead_letter import ReportFailures, WriteDeadLetters
from transforms.decode_jobs import DecodeJobs
from transforms.fetch_media import FetchMedia
from transforms.generate_music import GenerateMusic
from transforms.generate_narration import GenerateNarration
from transforms.generate_sound import GenerateSound
from transforms.generate_visuals import GenerateVisuals
from transforms.join_parts import JoinParts
from transforms.plan_video import PlanVideo
from transforms.read_jobs import JobSource, ReadJobs
from transforms.render_groups import RenderGroups
from transforms.services import ServicesFactory
from transforms.write_events import WriteEvents
from transforms.write_metrics import MetricSink, WriteMetrics


@dataclass(frozen=True)
class Sinks:
    """Where results go beside the store. Without a topic, events are announced and dead letters only kept."""

    events_topic: str | None = None
    dead_letter_topic: str | None = None
    metrics: MetricSink = field(default_factory=MetricSink)


def build(
    pipeline: beam.Pipeline,
    *,
    source: JobSource,
    sinks: Sinks,
    services: ServicesFactory,
    join_timeout_s: float,
) -> None:
    """Wire one pipeline: job messages in; files, events, metric rows and dead letters out.

    The job's join waits twice ``join_timeout_s``, so that a scene's own time limit, which can say more, ends first. A
    bounded source needs no time limits: its end is known.
    """
    join_s = join_timeout_s if source.streaming else None

    messages = pipeline | "ReadJobs" >> ReadJobs(source)
    decoded = messages | "DecodeJobs" >> DecodeJobs(services)
    accepted = decoded.jobs | "AcceptJobs" >> AcceptJobs(services, REMEMBER_S if source.streaming else None)
    planned = accepted | "PlanVideo" >> PlanVideo(services)

    narration = planned.narration | "GenerateNarration" >> GenerateNarration(services)
    music = planned.music | "GenerateMusic" >> GenerateMusic(services)
    sound = planned.sound | "GenerateSound" >> GenerateSound(services)
    visuals = planned.visuals | "GenerateVisuals" >> GenerateVisuals(services)
    media = planned.media | "FetchMedia" >> FetchMedia(services)
    made = (narration, music, sound, visuals, media)

    asset_parts = (planned.headers, *(assets.parts for assets in made)) | "AssetParts" >> beam.Flatten()
    groups = asset_parts | "JoinAssets" >> JoinParts(join_s)
    rendered = groups | "RenderGroups" >> RenderGroups(services)

    job_parts = (planned.job, rendered.parts) | "JobParts" >> beam.Flatten()
    jobs = job_parts | "JoinJob" >> JoinParts(join_s and 2 * join_s)
    assembled = jobs | "AssembleVideo" >> AssembleVideo(services)

    failed = (planned.failed, assembled.failed) | "Failed" >> beam.Flatten()
    reported = failed | "ReportFailures" >> ReportFailures(services)
    letters = (decoded.dead, reported.letters) | "Letters" >> beam.Flatten()
    letters | "WriteDeadLetters" >> WriteDeadLetters(services, sinks.dead_letter_topic)

    ended = (assembled.completed, reported.events) | "Ended" >> beam.Flatten()
    ended | "WriteEvents" >> WriteEvents(services, sinks.events_topic)

    job_rows = (assembled.jobs, reported.jobs) | "JobRows" >> beam.Flatten()
    job_rows | "WriteJobMetrics" >> WriteMetrics(sinks.metrics, "jobs")
    asset_rows = tuple(assets.metrics for assets in made) | "AssetRows" >> beam.Flatten()
    asset_rows | "WriteAssetMetrics" >> WriteMetrics(sinks.metrics, "assets")
    render_rows = (rendered.metrics, assembled.renders) | "RenderRows" >> beam.Flatten()
    render_rows | "WriteRenderMetrics" >> WriteMetrics(sinks.metrics, "renders")
