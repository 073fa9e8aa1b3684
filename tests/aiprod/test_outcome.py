from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiprod.errors import ThrottledError
from aiprod.outcome import Failure, JobEvent, Outputs


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


def test_an_output_called_video_does_not_hide_the_main_one() -> None:
    names = {"film": "film.mp4", "video": "video.webm", "podcast": "podcast.wav"}
    files = [
        {"name": name, "format": file.rpartition(".")[2], "object": f"jobs/1/{file}", "media_type": "video/mp4",
         "size_bytes": 1, "duration_s": 1, "quality": {"passed": True}}
        for name, file in names.items()
    ]  # fmt: skip
    outputs = Outputs.model_validate(
        {
            "video": "jobs/1/film.mp4",
            "files": files,
            "manifest": "jobs/1/manifest.json",
            "duration_s": 1,
            "size_bytes": 1,
        }
    )
    assert outputs.by_role == {
        "video": "jobs/1/film.mp4",
        "output.video": "jobs/1/video.webm",
        "podcast": "jobs/1/podcast.wav",
        "manifest": "jobs/1/manifest.json",
    }
