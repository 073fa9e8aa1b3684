from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aiprod.errors import InvalidInput, PermanentError
from aiprod.jobs import Job, JobRequest
from aiprod.plan import VideoPlan
from aiprod.planning import PlanSetup, plan_video
from aiprod.providers.base import Voice
from aiprod.style import TEMPLATES

VOICES = tuple(
    Voice(name=name, provider=provider, language=language, gender="female", description="", syllables_per_s=4.5)
    for name, provider, language in (("slt", "flite", "en"), ("en-gb", "espeak", "en-GB"), ("fr", "espeak", "fr"))
)
SETUP = PlanSetup(voices=VOICES, music="synth", sound="synth", visual="procedural")
SCRIPT = "The river runs through the forest. It is 12,000 years old.\n\nAt night, the city sleeps under the rain."


def plan(templates: Path = TEMPLATES, **payload: Any) -> VideoPlan:
    request = JobRequest.parse(json.dumps({"payload": {"script": SCRIPT, **payload}}).encode())
    return plan_video(Job.from_request(request), SETUP, templates)


def test_the_same_payload_gives_the_same_plan_and_another_seed_another() -> None:
    assert plan().key == plan().key
    assert plan(seed=1).key != plan(seed=2).key


def test_a_plan_survives_its_own_json() -> None:
    made = plan()
    assert VideoPlan.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_an_asked_duration_is_met_to_the_frame(fps: int) -> None:
    assert plan(duration=20, outputs={"fps": fps}).frames == 20 * fps


def test_no_two_pictures_are_asked_for_alike() -> None:
    seeds = [scene.visual.seed for scene in plan().scenes]
    assert len(set(seeds)) == len(seeds) > 1


def test_the_words_fit_between_the_scenes_borders() -> None:
    made = plan()
    for scene in made.scenes:
        assert scene.narration is not None
        end_s = made.canvas.rate.seconds(scene.narration_start_frame) + scene.narration.slot_s
        assert end_s <= made.canvas.rate.seconds(scene.frames) + 0.02


def test_the_score_knows_its_length_and_its_cuts() -> None:
    made = plan()
    assert made.music is not None
    assert made.music.duration_s == pytest.approx(made.duration_s)
    assert len(made.music.hits_s) == len(made.scenes) - 1


def test_music_sounds_and_captions_can_be_turned_off() -> None:
    made = plan(music=False, sfx=False, captions="off")
    assert made.music is None
    assert made.captions == "off"
    assert not any(scene.sounds for scene in made.scenes)


def test_the_voice_speaks_the_language() -> None:
    def voice(**payload: Any) -> str | None:
        narration = plan(**payload).scenes[0].narration
        return narration and narration.voice

    assert voice(language="fr") == "fr"
    assert voice(language="en-GB") == "en-gb"
    assert voice(voice="espeak:en-gb") == "en-gb"


@pytest.mark.parametrize(
    ("payload", "code", "field"),
    [
        ({"style": "baroque"}, "unknown_style", "payload.style"),
        ({"voice": "nobody"}, "unknown_voice", "payload.voice"),
        ({"language": "tlh"}, "unsupported_language", "payload.language"),
        ({"duration": 1}, "duration_too_short", "payload.duration"),
    ],
)
def test_what_cannot_be_planned_names_the_field(payload: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        plan(**payload)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_an_unknown_sound_names_its_scene() -> None:
    with pytest.raises(InvalidInput) as caught:
        plan(script=None, scenes=[{"text": "One."}, {"text": "Two.", "sounds": ["kazoo"]}])
    assert (caught.value.code, caught.value.field) == ("unknown_sound", "payload.scenes.1.sounds")


def test_an_effect_rings_on_over_the_cut_and_an_ambience_ends_with_its_scene() -> None:
    made = plan(script=None, scenes=[{"text": "One.", "duration": 3, "sounds": ["rain", "bell"]}, {"text": "Two."}])
    rain, bell = made.scenes[0].sounds
    rate = made.canvas.rate
    left_s = rate.seconds(made.scenes[0].frames - bell.start_frame)
    assert rain.duration_s == pytest.approx(rate.seconds(made.scenes[0].frames), abs=0.001)
    assert bell.duration_s == pytest.approx(left_s + 1.5, abs=0.001)


def test_a_style_folder_without_its_font_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    style = json.loads((TEMPLATES / "cinematic" / "style.json").read_text("utf-8"))
    style["fonts"] = {"body": "Nowhere.ttf"}
    (folder / "style.json").write_text(json.dumps(style))
    with pytest.raises(PermanentError, match=r"Nowhere\.ttf") as caught:
        plan(tmp_path, style="broken")
    assert caught.value.code == "missing_font"


def test_a_first_scene_never_fades_from_a_scene_before_it() -> None:
    assert plan().scenes[0].transition.kind in ("dip", "cut")
