from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.test_stream import TestStream as Stream
from apache_beam.testing.util import assert_that

from aiprod.assets import Asset
from aiprod.outcome import Failure
from aiprod.parts import Failed, Group, JobHeader, MadeAsset, Part, Ticket
from tests.fakes import NOW, make_job
from transforms.coders import ModelCoder
from transforms.join_parts import JoinParts, end_of

JOB = make_job()
TICKET = Ticket(job_id=uuid.UUID(int=1), attempt=0, started_at=NOW)
GROUP = f"{TICKET.key}/scene/0"
FAILURE = Failure(stage="visuals", code="toy_broken", failure_class="permanent", message="It broke.")
ASSET = Asset(
    kind="visual",
    key="k",
    name="n",
    digest="d",
    size_bytes=1,
    media_type="image/png",
    provider="toy",
    provider_version="1",
    licence="CC0-1.0",
    seconds=0.1,
)


def header(of: int, group: str = GROUP) -> Part:
    body = JobHeader(job=JOB, plan_name="p", plan_key="k")
    return Part(ticket=TICKET, group=group, index=0, of=of, body=body)


def asset(index: int, of: int, group: str = GROUP) -> Part:
    return Part(ticket=TICKET, group=group, index=index, of=of, body=MadeAsset(role=f"r{index}", asset=ASSET))


def failed(index: int, of: int, group: str = GROUP) -> Part:
    return Part(ticket=TICKET, group=group, index=index, of=of, body=Failed(failure=FAILURE))


def stand_still() -> float:
    """The clock TestStream's processing time starts from."""
    return 0.0


_hours = itertools.count()


def an_hour_later_each_time() -> float:
    """A clock that is past the last limit whenever a new one is set."""
    return 3600.0 * next(_hours)


def joined(stream: Stream, check: Callable[[list[Group]], None], clock: Callable[[], float] = stand_still) -> None:
    options = PipelineOptions(["--streaming", "--runner=BundleBasedDirectRunner"])
    with BeamPipeline(options=options) as pipeline:
        groups = pipeline | stream | JoinParts(60.0, clock)
        assert_that(groups, check)


def stream() -> Stream:
    return Stream(coder=ModelCoder(Part))


def only_complete_with(*indexes: int) -> Callable[[list[Group]], None]:
    def check(groups: list[Group]) -> None:
        assert [tuple(part.index for part in group.parts) for group in groups] == [indexes]
        assert groups[0].failure is None

    return check


def test_a_group_leaves_in_index_order_when_its_last_part_is_in() -> None:
    parts = stream().add_elements([asset(2, 3)]).add_elements([header(3)]).add_elements([asset(1, 3)])
    joined(parts.advance_watermark_to_infinity(), only_complete_with(0, 1, 2))


def test_a_duplicate_counts_once_and_late_parts_are_dropped() -> None:
    parts = stream().add_elements([header(3), asset(1, 3), asset(1, 3)]).add_elements([asset(2, 3)])
    again = parts.add_elements([header(3)]).add_elements([asset(1, 3)]).add_elements([asset(2, 3)])
    joined(again.advance_watermark_to_infinity(), only_complete_with(0, 1, 2))


def test_a_group_of_its_header_alone_is_complete() -> None:
    joined(stream().add_elements([header(1)]).advance_watermark_to_infinity(), only_complete_with(0))


def test_a_failed_part_ends_its_group_once_and_at_once() -> None:
    parts = stream().add_elements([header(3)]).add_elements([failed(2, 3)]).add_elements([asset(1, 3)])

    def check(groups: list[Group]) -> None:
        assert [(group.failure, len(group.parts)) for group in groups] == [(FAILURE, 1)]

    joined(parts.advance_watermark_to_infinity(), check)


def test_a_failure_waits_for_the_header_that_says_who_is_told() -> None:
    assert end_of([failed(1, 3)]) is None
    ended = end_of([failed(1, 3), header(3)])
    assert ended is not None
    assert ended.failure == FAILURE


def test_a_missing_part_ends_the_group_when_its_time_is_up() -> None:
    parts = stream().add_elements([header(4), asset(2, 4)]).advance_processing_time(59)
    parts = parts.advance_processing_time(2)

    def check(groups: list[Group]) -> None:
        (group,) = groups
        assert group.failure is not None
        assert group.failure.code == "join_timeout"
        assert group.failure.failure_class == "transient"
        assert "[1, 3] of 4" in group.failure.message
        assert [part.index for part in group.parts] == [0]

    joined(parts.advance_watermark_to_infinity(), check)


def test_parts_that_come_after_the_time_limit_are_dropped() -> None:
    global _hours
    _hours = itertools.count()
    parts = stream().add_elements([header(2)]).advance_processing_time(61)
    parts = parts.add_elements([asset(1, 2)]).add_elements([header(2)])

    def check(groups: list[Group]) -> None:
        assert [group.failure is not None and group.failure.code for group in groups] == ["join_timeout"]

    joined(parts.advance_watermark_to_infinity(), check, an_hour_later_each_time)


def test_a_failure_without_a_header_is_what_the_time_limit_reports() -> None:
    parts = stream().add_elements([failed(1, 2)]).advance_processing_time(61)

    def check(groups: list[Group]) -> None:
        assert [(group.failure, group.parts) for group in groups] == [(FAILURE, ())]

    joined(parts.advance_watermark_to_infinity(), check)


def test_a_complete_group_does_not_time_out() -> None:
    parts = stream().add_elements([header(2), asset(1, 2)]).advance_processing_time(200)
    joined(parts.advance_watermark_to_infinity(), only_complete_with(0, 1))


def test_two_groups_do_not_mix() -> None:
    other = f"{TICKET.key}/scene/1"
    parts = stream().add_elements([header(2), header(2, other), failed(1, 2, other), asset(1, 2)])

    def check(groups: list[Group]) -> None:
        assert {group.group: group.failure for group in groups} == {GROUP: None, other: FAILURE}

    joined(parts.advance_watermark_to_infinity(), check)


@pytest.mark.parametrize("runner", ["FnApiRunner", "BundleBasedDirectRunner"])
def test_a_bounded_run_joins_without_a_time_limit(runner: str) -> None:
    with BeamPipeline(runner=runner) as pipeline:
        groups = pipeline | beam.Create([asset(1, 2), header(2), asset(1, 2)]) | JoinParts(None)
        assert_that(groups, only_complete_with(0, 1))
