"""Fan-in: a group leaves when its last part is in, when a part has failed, or when its time is up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import apache_beam as beam
from apache_beam.coders import BooleanCoder
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import BagStateSpec, ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.utils.timestamp import Timestamp

from aiprod.outcome import Failure, Stage
from aiprod.parts import Failed, Group, Part
from transforms.coders import ModelCoder

_STAGE: dict[str, Stage] = {"scene": "render", "mix": "mix", "job": "assemble"}


class JoinParts(beam.PTransform):
    """Part -> Group, once a group.

    A group of N needs the parts 0 to N-1; a duplicate counts once and late parts are dropped. A failed part ends its
    group as soon as the header (part 0), which says who is to be told, is in. After ``timeout_s`` seconds of processing
    time an incomplete group ends with the failure ``join_timeout``; None waits without end, for a bounded run.
    """

    def __init__(self, timeout_s: float | None, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._join = _Join(timeout_s, clock)

    def expand(self, parts: beam.PCollection[Part]) -> beam.PCollection[Group]:
        return (
            parts
            | "KeyByGroup" >> beam.Map(_keyed).with_output_types(tuple[str, Part])
            | "Join" >> beam.ParDo(self._join).with_output_types(Group)
        )


def _keyed(part: Part) -> tuple[str, Part]:
    return part.group, part


_EXPIRY = TimerSpec("expiry", TimeDomain.REAL_TIME)
_PARTS_PARAM = beam.DoFn.StateParam(BagStateSpec("parts", ModelCoder(Part)))
_DONE_PARAM = beam.DoFn.StateParam(ReadModifyWriteStateSpec("done", BooleanCoder()))
_EXPIRY_PARAM = beam.DoFn.TimerParam(_EXPIRY)


class _Join(beam.DoFn):
    def __init__(self, timeout_s: float | None, clock: Callable[[], float]) -> None:
        self._timeout_s = timeout_s
        self._clock = clock

    def process(
        self,
        keyed: tuple[str, Part],
        parts: Any = _PARTS_PARAM,
        done: Any = _DONE_PARAM,
        expiry: Any = _EXPIRY_PARAM,
    ) -> Iterator[Group]:
        if done.read():
            return
        part, held = keyed[1], list(parts.read())
        if any(other.index == part.index for other in held):
            return
        if not held:
            self._arm(expiry)
        ended = end_of([*held, part])
        if ended is None:
            parts.add(part)
            return
        parts.clear()
        done.write(True)
        self._arm(expiry)
        yield ended

    @on_timer(_EXPIRY)
    def expire(
        self,
        parts: Any = _PARTS_PARAM,
        done: Any = _DONE_PARAM,
        expiry: Any = _EXPIRY_PARAM,
    ) -> Iterator[Group]:
        if done.read():
            done.clear()
            return
        held = list(parts.read())
        parts.clear()
        if held:
            done.write(True)
            self._arm(expiry)
            yield _timed_out(held, self._timeout_s or 0.0)

    def _arm(self, expiry: Any) -> None:
        if self._timeout_s is not None:
            expiry.set(Timestamp.of(self._clock() + self._timeout_s))


def end_of(parts: Sequence[Part]) -> Group | None:
    """The group these distinct parts make, failed or complete, or None while it must wait."""
    header = next((part for part in parts if part.index == 0), None)
    if header is None:
        return None
    failure = next((part.body.failure for part in parts if isinstance(part.body, Failed)), None)
    if failure is not None:
        return Group(ticket=header.ticket, group=header.group, parts=(header,), failure=failure)
    if len(parts) < header.of:
        return None
    return Group(ticket=header.ticket, group=header.group, parts=tuple(sorted(parts, key=lambda part: part.index)))


def _timed_out(parts: Sequence[Part], waited_s: float) -> Group:
    first = parts[0]
    missing = sorted(set(range(first.of)) - {part.index for part in parts})
    failure = next((part.body.failure for part in parts if isinstance(part.body, Failed)), None) or Failure(
        stage=_STAGE[first.group.split("/")[2]],
        code="join_timeout",
        failure_class="transient",
        message=f"after {waited_s:g} s the parts {missing} of {first.of} of {first.group} had not come.",
        remedy="Look for a stuck or lost worker; the job may be retried.",
    )
    header = tuple(part for part in parts if part.index == 0)
    return Group(ticket=first.ticket, group=first.group, parts=header, failure=failure)
