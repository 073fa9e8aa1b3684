from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiprod.errors import ThrottledError
from aiprod.outcome import Failure, JobEvent


def test_an_error_raised_on_purpose_keeps_its_code_and_class() -> None:
    failure = Failure.from_error("music", ThrottledError("busy", "Busy.", remedy="Wait."))
    assert (failure.code, failure.failure_class, failure.remedy) == ("busy", "throttled", "Wait.")


def test_an_unexpected_error_is_worth_one_more_try() -> None:
    failure = Failure.from_error("render", RuntimeError("odd"))
    assert (failure.code, failure.failure_class) == ("internal_error", "transient")
    assert failure.message == "RuntimeError: odd"


def test_data_that_breaks_its_model_breaks_it_every_time() -> None:
    with pytest.raises(ValidationError) as caught:
        JobEvent.model_validate({})
    failure = Failure.from_error("plan", caught.value)
    assert (failure.code, failure.failure_class) == ("internal_error", "permanent")
