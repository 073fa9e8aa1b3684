from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiprod.media.words.captions import (
    Cue,
    estimate_words,
    fit_words,
    make_cues,
    room_for,
    scene_cues,
)
from aiprod.media.words.cue_breaks import MAX_CHARS_PER_S
from aiprod.media.words.letters import columns
from aiprod.plan import Canvas, MediaRequest
from aiprod.style import CaptionStyle
from aiprod.timing import FrameRate
from tests.aiprod.media.scenes import CANVAS, STYLE, TEXT, plan_of, scene, words

LONG = (
    "Before the sun reaches the valley, she has already begun. The path is steep, and the stones are loose; still she "
    "climbs, because the summit waits for nobody. By noon the clouds have gone, and the whole country lies below her."
)
UPRIGHT = Canvas(width_px=1080, height_px=1920, rate=FrameRate(num=30))


def cues_of(text: str, seconds: float, canvas: Canvas = CANVAS) -> tuple[Cue, ...]:
    spoken = estimate_words(text, seconds)
    return scene_cues(scene(frames=round(seconds * 30) + 30), canvas, STYLE, spoken)


@pytest.mark.parametrize("canvas", [CANVAS, UPRIGHT])
def test_cues_have_at_most_two_lines_that_fit(canvas: Canvas) -> None:
    limit = room_for(canvas, STYLE.captions).columns
    assert limit <= 42
    for cue in cues_of(LONG, 14.0, canvas):
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= limit for line in cue.lines)


def test_an_upright_frame_has_shorter_lines() -> None:
    assert room_for(UPRIGHT, STYLE.captions).columns < room_for(CANVAS, STYLE.captions).columns


def test_every_word_appears_once_in_order() -> None:
    shown = " ".join(line for cue in cues_of(LONG, 14.0) for line in cue.lines)
    assert shown == LONG


def test_cues_begin_with_their_words_and_do_not_overlap() -> None:
    cues = cues_of(LONG, 14.0)
    for cue in cues:
        assert abs(cue.start_s - cue.words[0].start_s) <= 0.12
        assert cue.end_s >= cue.words[-1].end_s
    assert all(earlier.end_s <= later.start_s for earlier, later in pairwise(cues))


def test_sentences_are_not_glued_and_lines_do_not_end_on_little_words() -> None:
    for cue in cues_of(LONG, 14.0):
        assert not re.search(r"\. \w", " ".join(cue.lines))
        assert cue.lines[0].split()[-1].lower() not in {"the", "a", "and", "of"}


def test_two_lines_are_balanced() -> None:
    for cue in cues_of(LONG, 14.0):
        if len(cue.lines) == 2:
            assert abs(len(cue.lines[0]) - len(cue.lines[1])) <= 20


def test_a_caption_stays_long_enough_to_read_where_the_speech_leaves_time() -> None:
    spoken = estimate_words("Extraordinarily uncharacteristic.", 0.6)
    (cue,) = scene_cues(scene(frames=90), CANVAS, STYLE, spoken)
    assert sum(map(len, cue.lines)) / (cue.end_s - cue.start_s) <= MAX_CHARS_PER_S + 0.01


@pytest.mark.parametrize("canvas", [CANVAS, UPRIGHT])
def test_speech_of_fifteen_letters_a_second_is_never_shown_faster_than_twenty(canvas: Canvas) -> None:
    for cue in cues_of(LONG, len(LONG) / 15, canvas):
        assert sum(map(columns, cue.lines)) / (cue.end_s - cue.start_s) <= MAX_CHARS_PER_S


@pytest.mark.parametrize(
    "text",
    [
        "太阳还没照到山谷，她就已经开始攀登了。山路又陡又滑，她却一步也没有停下，因为山顶不等人。",
        "太陽が谷に届く前に、彼女はもう登り始めていた。道は険しく、石は崩れやすいが、山頂は誰も待ってくれない。",
        "ก่อนที่ดวงอาทิตย์จะขึ้นเหนือหุบเขาเธอได้เริ่มออกเดินทางแล้ว เส้นทางชันและหินก็หลวมแต่เธอยังคงปีนต่อไป",
    ],
)
def test_text_without_spaces_is_broken_into_lines_that_fit(text: str) -> None:
    cues = cues_of(text, 10.0)
    assert len(cues) > 1
    assert "".join(line for cue in cues for line in cue.lines).replace(" ", "") == text.replace(" ", "")
    for cue in cues:
        assert max(map(columns, cue.lines)) <= room_for(CANVAS, STYLE.captions).columns
        assert not any(line[0] in "，。、" for line in cue.lines)
        assert "".join(cue.lines).replace(" ", "") == "".join(word.text for word in cue.words)


def test_chinese_particles_stay_with_what_they_follow() -> None:
    style = STYLE.model_copy(update={"captions": CaptionStyle(mode="pop")})
    spoken = estimate_words("通往山谷最后一个村庄的路很长，她走了一整天。", 6.0)
    cues = scene_cues(scene(frames=200), CANVAS, style, spoken)
    assert len(cues) > 1
    assert not any(cue.lines[0][0] in "的个了" for cue in cues)


def test_popping_captions_are_one_short_line() -> None:
    style = STYLE.model_copy(update={"captions": CaptionStyle(mode="pop")})
    cues = scene_cues(scene(frames=450), CANVAS, style, estimate_words(LONG, 14.0))
    assert all(len(cue.lines) == 1 and len(cue.lines[0]) <= 18 for cue in cues)
    assert " ".join(cue.lines[0] for cue in cues) == LONG


def test_a_clients_recording_is_captioned_at_its_own_pace() -> None:
    recorded = MediaRequest(provider="client", uri="https://example.com/a.wav", use="sound")
    own = scene(frames=90, voice_over=recorded)
    narration = own.narration
    assert narration is not None
    own = own.model_copy(update={"narration": narration.model_copy(update={"slot_s": 1.0})})
    assert scene_cues(own, CANVAS, STYLE, words(seconds=2.5))[-1].words[-1].end_s == words(seconds=2.5)[-1].end_s


def test_no_cue_outlives_its_scene() -> None:
    spoken = words(TEXT, seconds=2.0)
    cues = scene_cues(scene(frames=30), CANVAS, STYLE, spoken)
    assert cues
    assert max(cue.end_s for cue in cues) <= 1.0


def test_a_scene_without_words_or_narration_has_no_cues() -> None:
    assert scene_cues(scene(), CANVAS, STYLE, ()) == ()
    assert scene_cues(scene(narration=None), CANVAS, STYLE, words()) == ()


def test_cues_of_a_video_are_on_the_master_timeline() -> None:
    plan = plan_of(scene(0, 0, 60), scene(1, 60, 60, narration_start_frame=15))
    cues = make_cues(plan, {0: words(seconds=1.5), 1: words(seconds=1.4)})
    late = [cue for cue in cues if cue.start_s >= 2.0]
    assert late[0].start_s == pytest.approx(2.5)
    assert late[0].words[0].start_s == pytest.approx(2.5)


def test_words_are_sped_up_with_a_narration_that_is_too_long() -> None:
    assert fit_words(words(seconds=2.0), 1.0)[-1].end_s == pytest.approx(1.0)
    assert fit_words(words(seconds=0.8), 1.0) == words(seconds=0.8)


def test_estimated_words_fill_the_duration_in_order() -> None:
    spoken = estimate_words("One, two — three.", 3.0)
    assert [word.text for word in spoken] == ["One,", "two", "—", "three."]
    assert spoken[-1].end_s <= 3.0
    assert all(a.end_s <= b.start_s + 1e-9 for a, b in pairwise(spoken))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("aÄéñßoW7½.,!?…-–'\"“”(日本語", min_size=1, max_size=22), min_size=1, max_size=40),
    st.floats(0.2, 30),
)
def test_any_text_gives_ordered_cues_that_keep_every_word(tokens: list[str], seconds: float) -> None:
    spoken = estimate_words(" ".join(tokens), seconds)
    cues = scene_cues(scene(frames=round(seconds * 30) + 1), CANVAS, STYLE, spoken)
    assert "".join(word.text for cue in cues for word in cue.words) == "".join(" ".join(tokens).split())
    assert all(cue.start_s <= cue.end_s for cue in cues)
    assert all(earlier.end_s <= later.start_s for earlier, later in pairwise(cues))
    assert all(len(cue.lines) <= 2 for cue in cues)
