"""The pipeline's own options, beside Beam's."""

from __future__ import annotations

import argparse

from apache_beam.options.pipeline_options import PipelineOptions

DEFAULT_JOIN_TIMEOUT_S = 3600.0


class AiprodOptions(PipelineOptions):
    """``python -m pipeline.main``'s options; ``flex-template/metadata.json`` names those of production."""

    @classmethod
    def _add_argparse_args(cls, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--jobs_subscription", help="Pub/Sub subscription of jobs, projects/P/subscriptions/S.")
        parser.add_argument("--jobs_file", help="Instead: a file of jobs, one JSON object a line.")
        parser.add_argument("--store", help="gs://bucket/prefix or a folder.")
        parser.add_argument("--events_topic", help="Pub/Sub topic for job events, projects/P/topics/T.")
        parser.add_argument("--events_file", help="Instead: a file that gets one event a line.")
        parser.add_argument("--dead_letter_topic", help="Pub/Sub topic for dead letters; they are in the store anyway.")
        parser.add_argument("--metrics_dataset", help="BigQuery dataset, project.dataset.")
        parser.add_argument("--metrics_file", help="Instead: the embedded database's file.")
        parser.add_argument("--narration", help="Narration providers, comma-separated, best first.")
        parser.add_argument("--voices", help="Folder of Piper voices, on every worker.")
        parser.add_argument("--music", help="Music provider.")
        parser.add_argument("--sound", help="Sound effect provider.")
        parser.add_argument("--visuals", help="Picture provider.")
        parser.add_argument("--media_buckets", help="Buckets whose objects jobs may name as media, comma-separated.")
        parser.add_argument("--scratch", default="/tmp/aiprod", help="Folder for temporary files.")  # noqa: S108
        parser.add_argument(
            "--join_timeout_s",
            type=float,
            default=DEFAULT_JOIN_TIMEOUT_S,
            help="Longest wait for a scene's missing part, in seconds.",
        )
