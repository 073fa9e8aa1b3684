from __future__ import annotations

import json
from typing import Any

import pytest

from aiprod.errors import InvalidInput
from aiprod.jobs import Job, JobRequest
from aiprod.plan import MediaRequest, NarrationRequest, ScenePlan, VideoPlan, VisualRequest
from aiprod.planning import plan_video
from tests.aiprod.planning.test_video import SETUP

CLIP = {"uri": "https://example.com/clip.mp4", "start": 2, "end": 12, "speed": 2.0}


def plan(*scenes: dict[str, Any], **payload: Any) -> VideoPlan:
    request = JobRequest.parse(json.dumps({"payload": {"scenes": scenes, **payload}}).encode())
    return plan_video(Job.from_request(request), SETUP)


def test_a_clip_is_shown_and_heard_instead_of_a_made_picture() -> None:
    (scene,) = plan({"media": CLIP, "duration": 4}).scenes
    assert isinstance(scene.visual, MediaRequest)
    assert (scene.visual.use, scene.visual.start_s, scene.visual.end_s, scene.visual.speed) == ("picture", 2, 12, 2)
    assert (scene.visual.width_px, scene.visual.height_px, scene.visual.duration_s) == (1920, 1080, 6)
    assert (scene.narration, scene.frames) == (None, 120)
    (sound,) = scene.sounds
    assert isinstance(sound.request, MediaRequest)
    assert (sound.request.use, sound.gain_db) == ("picture_sound", 0.0)


def test_a_clips_sound_gives_way_to_words_and_can_be_left_out() -> None:
    spoken, mute = plan(
        {"media": CLIP, "text": "Look at this."}, {"media": {**CLIP, "mute": True}, "duration": 3}
    ).scenes
    assert spoken.sounds[0].gain_db < -10
    assert mute.sounds == ()


def test_a_recording_takes_the_voices_seat_and_keeps_the_words_for_captions() -> None:
    (scene,) = plan({"text": "Hello there.", "narration": {"uri": "media/hello.wav"}}).scenes
    assert isinstance(scene.narration, NarrationRequest)
    assert scene.voice_over is not None
    assert (scene.narration.text, scene.voice_over.uri, scene.voice_over.use) == (
        "Hello there.",
        "media/hello.wav",
        "sound",
    )


def test_a_scene_lasts_as_long_as_its_recording() -> None:
    scene = {"text": "Hello there.", "narration": {"uri": "media/hello.wav"}}
    request = JobRequest.parse(json.dumps({"payload": {"scenes": [scene, {"text": "Hello there."}]}}).encode())
    long, short = plan_video(Job.from_request(request), SETUP, recorded_s={0: 9.5}).scenes
    assert long.narration is not None
    assert 9.5 <= long.narration.slot_s < 12
    assert short.frames < long.frames / 2


def test_a_recording_is_never_read_faster() -> None:
    scene = {"text": "Hello there.", "narration": {"uri": "media/hello.wav"}, "duration": 8}
    request = JobRequest.parse(json.dumps({"payload": {"scenes": [scene]}}).encode())
    with pytest.raises(InvalidInput) as caught:
        plan_video(Job.from_request(request), SETUP, recorded_s={0: 9.5})
    assert (caught.value.code, caught.value.field) == ("duration_too_short", "payload.scenes.0.duration")


def test_a_language_no_voice_speaks_will_do_where_recordings_speak() -> None:
    scene = {"text": "谷の道。", "narration": {"uri": "media/hello.wav"}}
    assert plan(scene, language="ja").language == "ja"
    with pytest.raises(InvalidInput, match="speaks 'ja'"):
        plan(scene, {"text": "村。"}, language="ja")


def test_the_clients_track_is_the_music() -> None:
    made = plan({"text": "Hello there."}, music={"uri": "media/track.mp3", "start": 3})
    assert isinstance(made.music, MediaRequest)
    assert made.music.start_s == 3
    assert made.music.duration_s == pytest.approx(made.duration_s)


def test_one_picture_serves_every_shape_and_rate() -> None:
    made = plan(
        {"media": CLIP, "duration": 4},
        outputs=[{"height": 480}, {"aspect": "9:16", "fps": 60}],
    )
    visual = made.scenes[0].visual
    assert isinstance(visual, MediaRequest)
    assert visual.rate is not None
    assert (visual.width_px, visual.height_px, visual.rate.num) == (1080, 1920, 60)


def test_intro_and_outro_stand_before_and_after_all_scenes() -> None:
    bumper = {"media": {"uri": "media/logo.mp4"}, "duration": 2}
    made = plan({"text": "Hello there."}, brand={"intro": bumper, "outro": bumper}, title="News")
    assert [scene.text for scene in made.scenes] == ["", "Hello there.", ""]
    assert [scene.frames for scene in made.scenes[::2]] == [60, 60]


def test_a_fault_is_named_where_the_client_wrote_it_whatever_stands_before() -> None:
    intro = {"media": {"uri": "media/logo.mp4"}, "duration": 2}
    with pytest.raises(InvalidInput) as caught:
        plan({"text": "Far too many words for so short a time as this.", "duration": 1}, brand={"intro": intro})
    assert caught.value.field == "payload.scenes.0.duration"
    with pytest.raises(InvalidInput) as caught:
        plan({"text": "Hello there.", "sounds": ["kazoo"]}, brand={"intro": intro})
    assert caught.value.field == "payload.scenes.0.sounds"


def test_lower_thirds_and_overlays_stay_inside_their_scene() -> None:
    scene = only(
        plan(
            {
                "text": "Hello there.",
                "duration": 3,
                "lower_third": {"title": "The harbour", "start": 1, "seconds": 30},
                "overlays": [{"uri": "media/a.png", "start": 2.5}, {"uri": "media/a.png", "start": 50, "end": 60}],
            }
        )
    )
    assert scene.lower_third is not None
    spans = [
        (scene.lower_third.start_frame, scene.lower_third.frames),
        *((o.start_frame, o.frames) for o in scene.overlays),
    ]
    assert spans == [(30, 60), (75, 15), (89, 1)]


def test_a_title_over_a_lower_third_is_the_renderers_so_that_the_two_keep_apart() -> None:
    third = {"title": "Ada Lind"}
    words = {"text": "The sea is calm today.", "title": "The harbour"}
    alone, above = (only(plan({**words, **more})) for more in ({}, {"lower_third": third}))
    assert isinstance(alone.visual, VisualRequest)
    assert isinstance(above.visual, VisualRequest)
    assert (alone.title, alone.visual.intent.headline) == (None, "The harbour")
    assert (above.title, above.visual.intent.headline) == ("The harbour", None)


def test_a_brand_colours_captions_and_ramps_and_brings_logo_and_fonts() -> None:
    made = plan(
        {"text": "Hello there."},
        style="minimal",
        brand={
            "accent": "#00AA55",
            "palette": {"mark": ["#112233"]},
            "logo": {"uri": "media/logo.png"},
            "fonts": {"caption": "media/brand.ttf"},
        },
    )
    assert made.style.captions.active_colour == "#00AA55"
    assert made.style.palette["mark"] == ("#112233",)
    assert made.brand.logo is not None
    assert made.brand.fonts.keys() == {"caption"}
    visual = made.scenes[0].visual
    assert isinstance(visual, VisualRequest)
    assert visual.style.palette["mark"] == ("#112233",)


@pytest.mark.parametrize("ramp", [["#112233"], []])
def test_a_ramp_the_style_does_not_have_is_named(ramp: list[str]) -> None:
    with pytest.raises(InvalidInput, match="no ramp 'rainbow'") as caught:
        plan({"text": "Hello there."}, brand={"palette": {"rainbow": ramp}})
    assert (caught.value.code, caught.value.field) == ("unknown_palette", "payload.brand.palette.rainbow")


def test_another_caption_look_repaints_no_picture() -> None:
    one, other = (plan({"text": "Hello there."}, caption_look=look) for look in ("plain", "pop"))
    assert one.style.captions.mode != other.style.captions.mode
    assert one.scenes[0].visual == other.scenes[0].visual


def test_editing_one_scene_leaves_the_pictures_and_cameras_of_the_others() -> None:
    texts = ["The sea is calm.", "A boat sails home.", "The city sleeps."]
    before = plan(*({"text": text, "duration": 5} for text in texts))
    texts[1] = "A train leaves the station."
    after = plan(*({"text": text, "duration": 5} for text in texts))
    kept = [(a.visual, a.camera) == (b.visual, b.camera) for a, b in zip(before.scenes, after.scenes, strict=True)]
    assert kept == [True, False, True]


def test_another_text_over_a_described_picture_repaints_nothing() -> None:
    scenes = [{"text": text, "picture": "a harbour at dawn", "duration": 5} for text in ("One.", "Two.")]
    before = plan(*scenes)
    after = plan({**scenes[0], "text": "Something else."}, scenes[1])
    assert [scene.visual for scene in before.scenes] == [scene.visual for scene in after.scenes]
    assert before.scenes[0].visual != before.scenes[1].visual, "two scenes of one video are not alike"


@pytest.mark.parametrize(
    "uri",
    [
        "http://example.com/a.png",
        "https://user:secret@example.com/a.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "media/../jobs/x/plan.json",
        "ftp://example.com/a",
        "concat:a|b",
        "media/.hidden",
    ],
)
def test_media_from_elsewhere_is_refused_by_name(uri: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        plan({"media": {"uri": uri}, "duration": 2})
    assert caught.value.field == "payload.scenes.0.media.uri"


@pytest.mark.parametrize(
    ("scene", "complaint"),
    [
        ({}, "text, media, or both"),
        ({"media": CLIP}, "duration"),
        ({"media": CLIP, "duration": 2, "narration": {"uri": "media/a.wav"}}, "text of the recorded narration"),
        ({"media": {**CLIP, "end": 1}, "duration": 2}, "not after start"),
    ],
)
def test_a_scene_that_cannot_be_made_says_what_it_lacks(scene: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InvalidInput, match=complaint):
        plan(scene)


def only(made: VideoPlan) -> ScenePlan:
    (scene,) = made.scenes
    return scene
