from __future__ import annotations

import base64
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.util import assert_that

from aiprod.jobs import MAX_MESSAGE_BYTES, Job
from aiprod.outcome import DeadLetter
from aiprod.parts import Accepted
from tests.fakes import ToyServices, lend, make_job
from transforms.accept_jobs import AcceptJobs
from transforms.decode_jobs import DecodeJobs

BAD_MESSAGES = {
    "not JSON": (b"{", "bad_json"),
    "empty": (b"", "bad_json"),
    "not UTF-8": (b'{"script": "\xff"}', "bad_encoding"),
    "a NUL": (b'{"script": "a\\u0000b"}', "bad_encoding"),
    "too large": (b'{"script": "' + b"a" * MAX_MESSAGE_BYTES * 2 + b'"}', "too_large"),
    "an unknown field": (b'{"script": "Hello.", "colour": "red"}', "unknown_field"),
    "an empty script": (b'{"script": "  "}', "invalid_field"),
}


@pytest.mark.parametrize(("message", "code"), BAD_MESSAGES.values(), ids=BAD_MESSAGES.keys())
def test_a_bad_message_is_a_dead_letter_and_its_good_neighbour_a_job(message: bytes, code: str, tmp_path: Path) -> None:
    job = make_job()

    def is_the_letter(letters: list[DeadLetter]) -> None:
        assert [(letter.failure.stage, letter.failure.code) for letter in letters] == [("decode", code)]
        assert base64.b64decode(letters[0].data) == message

    def is_the_job(jobs: list[Job]) -> None:
        assert jobs == [job]

    with BeamPipeline(runner="FnApiRunner") as pipeline:
        messages = pipeline | beam.Create([message, job.to_message()])
        decoded = messages | DecodeJobs(lend(ToyServices(tmp_path)))
        assert_that(decoded.dead, is_the_letter, label="dead")
        assert_that(decoded.jobs, is_the_job, label="jobs")


def test_each_attempt_is_accepted_once_and_announced(tmp_path: Path) -> None:
    services = ToyServices(tmp_path)
    first, other = make_job(), make_job()
    again = first.model_copy(update={"retry_count": 1})

    def are_three(accepted: list[Accepted]) -> None:
        keys = sorted(one.ticket.key for one in accepted)
        assert keys == sorted([f"{first.job_id}/0", f"{first.job_id}/1", f"{other.job_id}/0"])

    with BeamPipeline(runner="FnApiRunner") as pipeline:
        jobs = pipeline | beam.Create([first, first, again, other, first])
        assert_that(jobs | AcceptJobs(lend(services), remember_s=None), are_three)
    assert sorted((event.status, event.attempt) for event in services.announced) == [
        ("started", 0),
        ("started", 0),
        ("started", 1),
    ]
