from __future__ import annotations

import json
import os
import pickle
from pathlib import Path
from uuid import uuid4

import pytest

from aiprod.outcome import JobEvent
from pipeline.announcing import EventSink, announcer, listening
from pipeline.services import ProviderChoice, ServicesConfig, services_factory
from tests.fakes import NOW, make_job

PROVIDERS = ProviderChoice(narration=("flite", "espeak"), music="synth", sound="synth", visual="procedural")
EVENT = JobEvent(job_id=uuid4(), attempt=0, status="started", stage="plan", at=NOW)


def config(folder: Path) -> ServicesConfig:
    return ServicesConfig(store=str(folder / "store"), scratch=str(folder / "scratch"), providers=PROVIDERS)


def test_a_factory_that_was_pickled_gives_the_process_the_same_services(tmp_path: Path) -> None:
    factory = services_factory(config(tmp_path))
    assert pickle.loads(pickle.dumps(factory))() is factory()


def test_temporary_files_lie_apart_for_each_process_and_those_of_the_dead_go(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    dead, other = scratch / "99999999", scratch / "notes"
    for folder in (dead, other):
        folder.mkdir(parents=True)
    services = services_factory(config(tmp_path))()
    assert services.scratch == scratch / str(os.getpid())
    assert services.scratch.is_dir()
    assert not dead.exists()
    assert other.exists()


def test_a_job_is_planned_with_the_chosen_providers(tmp_path: Path) -> None:
    plan = services_factory(config(tmp_path))().plan(make_job(), {})
    assert plan.music is not None
    assert plan.music.provider == "synth"
    assert {scene.visual.provider for scene in plan.scenes} == {"procedural"}


def test_a_listener_hears_events_only_while_it_listens() -> None:
    heard: list[JobEvent] = []
    with listening(heard.append) as sink:
        announcer(sink)(EVENT)
    assert heard == [EVENT]
    with pytest.raises(KeyError):
        announcer(sink)


def test_events_go_to_a_file_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    announce = announcer(EventSink(file=str(path)))
    announce(EVENT)
    announce(EVENT)
    lines = path.read_text().splitlines()
    assert [JobEvent.model_validate(json.loads(line), strict=False) for line in lines] == [EVENT, EVENT]


def test_an_announcement_that_fails_does_not_stop_the_work(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    announcer(EventSink(file=str(tmp_path)))(EVENT)
    assert "was not announced" in caplog.text
