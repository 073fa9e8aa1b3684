from __future__ import annotations

import pytest

from aiprod.errors import InvalidInput
from aiprod.planning.drafts import Draft
from aiprod.planning.fitting import FASTEST_RATE, MARGIN, fit
from aiprod.timing import FrameRate

RATE = FrameRate(num=30)


def speech_s(text: str) -> float:
    return float(len(text.split()))


def drafts(*lengths: int, **fields: object) -> list[Draft]:
    return [Draft("word " * length, **fields) for length in lengths]  # type: ignore[arg-type]


@pytest.mark.parametrize("rate", [FrameRate(num=30), FrameRate(num=24), FrameRate(num=30000, den=1001)])
@pytest.mark.parametrize("duration_s", [14.0, 17.77, 25.0, 61.3])
def test_the_scenes_add_up_to_the_duration_to_the_frame(rate: FrameRate, duration_s: float) -> None:
    slots, notes = fit(drafts(3, 5, 4), duration_s, speech_s, 0.6, rate)
    assert sum(slot.frames for slot in slots) == rate.frames(duration_s)
    assert notes == []


def test_every_slot_holds_its_speech_at_the_pace_it_asks_for() -> None:
    for duration_s in (None, 11.5, 13.0, 40.0):
        slots, _ = fit(drafts(3, 5, 3), duration_s, speech_s, 0.6, RATE)
        for slot in slots:
            assert speech_s(slot.draft.text) / slot.rate <= slot.speech_slot_s + 1e-6
            assert RATE.seconds(slot.lead_frames) + slot.speech_slot_s <= RATE.seconds(slot.frames) + 0.02


def test_a_long_script_is_read_faster_before_anything_is_left_out() -> None:
    slots, notes = fit(drafts(5, 5, 5), 15.0, speech_s, 0.6, RATE)
    assert notes == []
    assert all(1 < slot.rate <= FASTEST_RATE for slot in slots)


def test_whole_passages_are_left_out_from_the_middle_and_the_client_is_told() -> None:
    slots, notes = fit(drafts(4, 5, 6, 7, 8), 20.0, speech_s, 0.6, RATE)
    kept = [len(slot.draft.text.split()) for slot in slots]
    assert kept[0] == 4
    assert kept[-1] == 8
    assert len(kept) < 5
    assert notes == [f"{5 - len(kept)} of 5 passages were left out to fit 20 s."]


def test_words_that_cannot_fit_name_the_field_and_the_least_time() -> None:
    with pytest.raises(InvalidInput, match="at least") as caught:
        fit(drafts(30), 5.0, speech_s, 0.6, RATE)
    assert (caught.value.code, caught.value.field) == ("duration_too_short", "payload.duration")


def test_a_scene_of_the_client_keeps_its_own_duration_and_is_never_dropped() -> None:
    slots, _ = fit(drafts(3, pinned=True, duration_s=7.0) + drafts(3, pinned=True), None, speech_s, 0.6, RATE)
    assert slots[0].frames == 210
    with pytest.raises(InvalidInput) as caught:
        fit(
            drafts(2, pinned=True) + drafts(9, pinned=True, duration_s=3.0, place="payload.scenes.1"),
            None,
            speech_s,
            0.6,
            RATE,
        )
    assert caught.value.field == "payload.scenes.1.duration"


def test_auto_leaves_a_margin_for_slow_voices() -> None:
    (slot,), _ = fit(drafts(6), None, speech_s, 0.6, RATE)
    assert slot.speech_slot_s >= 6 * MARGIN
    assert slot.rate == 1.0


@pytest.mark.parametrize("length_s", [0.2, 0.5, 0.7, 0.9, 3.0])
def test_a_scene_without_words_may_be_far_shorter_than_one_that_speaks(length_s: float) -> None:
    wordless = [Draft("", pinned=True, duration_s=length_s)] * 2
    slots, _ = fit([*wordless, *drafts(3)], None, speech_s, 0.6, RATE)
    assert [slot.frames for slot in slots[:2]] == [RATE.frames(length_s)] * 2
    assert [slot.lead_frames for slot in slots[:2]] == [0, 0]


def test_a_scene_without_words_is_not_told_of_words() -> None:
    places = {90.0: "payload.scenes.0", 1.0: "payload.scenes.1"}
    scenes = [Draft("", pinned=True, duration_s=seconds, place=place) for seconds, place in places.items()]
    with pytest.raises(InvalidInput) as caught:
        fit(scenes, 9.1, speech_s, 0.6, RATE)
    assert (caught.value.code, caught.value.field) == ("duration_too_short", "payload.scenes.1.duration")
    assert caught.value.message == "a scene without words needs at least 0.2 s, the scene has 0.1 s."


@pytest.mark.parametrize(("pinned", "field"), [(False, "payload.script"), (True, "payload.scenes")])
def test_words_of_more_than_an_hour_are_too_long_unless_a_duration_is_given(pinned: bool, field: str) -> None:
    long = drafts(*[30] * 120, pinned=pinned)
    with pytest.raises(InvalidInput, match="3600 s") as caught:
        fit(long, None, speech_s, 0.6, RATE)
    assert (caught.value.code, caught.value.field) == ("too_long", field)
    slots, _ = fit(long[:100], 3600.0, speech_s, 0.6, RATE)
    assert sum(slot.frames for slot in slots) == 3600 * 30
