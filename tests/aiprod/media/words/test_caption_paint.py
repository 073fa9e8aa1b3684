from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.errors import PermanentError
from aiprod.media.words.caption_paint import CaptionPainter
from aiprod.media.words.captions import estimate_words, scene_cues
from aiprod.plan import Canvas
from aiprod.style import CaptionStyle, Style, font_path, load_style
from tests.aiprod.media.scenes import CANVAS, RATE, STYLE, scene, words

PLAIN = STYLE.model_copy(update={"captions": CaptionStyle(mode="plain", active_colour="#FF0000")})
KARAOKE = STYLE.model_copy(update={"captions": CaptionStyle(mode="karaoke", active_colour="#FF0000")})


def painted(text: str, style: Style, n: int = 12, canvas: Canvas = CANVAS, bar_px: int = 0) -> npt.NDArray[np.uint8]:
    cues = scene_cues(scene(), canvas, style, words(text))
    frame = np.full((canvas.height_px, canvas.width_px, 3), 90, np.uint8)
    for patch in CaptionPainter(canvas, style, cues, bar_px).patches(n):
        height, width = patch.pixels.shape[:2]
        under = frame[patch.y : patch.y + height, patch.x : patch.x + width]
        under[:] = patch.pixels[:, :, :3] + under * (1 - patch.pixels[:, :, 3:] / 255.0)
    return frame


def changed(frame: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    return np.any(frame != 90, axis=2)


@pytest.mark.parametrize(
    "text", ["Hello there.", "“Déjà vu” — ça, où?", "Łódź, São Paulo; naïve façade…", "12,480 & 38%"]
)
def test_text_is_drawn_low_centred_and_inside_the_frame(text: str) -> None:
    rows, columns = np.nonzero(changed(painted(text, PLAIN)))
    assert len(rows)
    assert rows.min() > CANVAS.height_px * 0.7
    assert columns.min() > 0
    assert columns.max() < CANVAS.width_px - 1
    assert (columns.min() + columns.max()) / 2 == pytest.approx(CANVAS.width_px / 2, abs=4)


def test_nothing_is_drawn_outside_a_cue() -> None:
    assert not changed(painted("Hello.", PLAIN, n=60)).any()


def test_accents_are_drawn_not_dropped() -> None:
    assert changed(painted("naïve café", PLAIN)).sum() > changed(painted("naive cafe", PLAIN)).sum()


def test_karaoke_colours_the_word_being_said_and_moves_on() -> None:
    def red_centre(n: int) -> float:
        frame = painted("one two three four", KARAOKE, n).astype(int)
        red = (frame[:, :, 2] > 200) & (frame[:, :, 1] < 60)
        return float(np.nonzero(red)[1].mean())

    assert red_centre(4) < red_centre(11) < red_centre(18)


def test_plain_captions_do_not_change_while_they_stand() -> None:
    assert np.array_equal(painted("one two three four", PLAIN, 6), painted("one two three four", PLAIN, 18))


def test_captions_stand_inside_a_letterbox_bar_that_holds_them() -> None:
    bar = 24
    rows = np.nonzero(changed(painted("Hello there.", PLAIN, bar_px=bar)))[0]
    assert rows.min() > CANVAS.height_px - bar
    assert (rows.min() + rows.max()) / 2 == pytest.approx(CANVAS.height_px - bar / 2, abs=3)


def test_a_word_too_long_for_the_frame_shrinks_to_fit() -> None:
    upright = Canvas(width_px=180, height_px=320, rate=RATE)
    columns = np.nonzero(changed(painted("Donaudampfschifffahrtsgesellschaftskapitän", PLAIN, canvas=upright)))[1]
    assert columns.min() > 0
    assert columns.max() < 179


def test_uppercase_and_box_follow_the_style() -> None:
    boxed = STYLE.model_copy(
        update={"captions": CaptionStyle(mode="plain", box_colour="#00FF00", uppercase=True)},
    )
    frame = painted("low", boxed)
    assert ((frame[:, :, 1] > 200) & (frame[:, :, 2] < 60)).sum() > 150


UPRIGHT = Canvas(width_px=360, height_px=640, rate=RATE)
SPOKEN = {
    "en": "Before the sun reaches the valley.",
    "ar": "قبل أن تصل الشمس إلى الوادي.",
    "he": "לפני שהשמש מגיעה לעמק.",
    "hi": "सूरज के घाटी तक पहुँचने से पहले।",
    "bn": "সূর্য উপত্যকায় পৌঁছানোর আগেই।",
    "ta": "சூரியன் பள்ளத்தாக்கை அடையும் முன்.",
    "th": "ก่อนที่ดวงอาทิตย์จะขึ้นเหนือหุบเขา",
    "ja": "太陽が谷に届く前に、登り始めていた。",
    "zh": "太阳还没照到山谷，她就开始攀登了。",
    "ko": "해가 계곡에 닿기 전에.",
    "emoji": "Sun ☀️ and 🌊 👨‍👩‍👧‍👦 🇫🇷",
}


def painter(text: str, look: str, canvas: Canvas = CANVAS, seconds: float = 1.6) -> CaptionPainter:
    style = STYLE.model_copy(update={"captions": CaptionStyle(mode=look, active_colour="#FF0000")})
    spoken = estimate_words(text, seconds)
    return CaptionPainter(canvas, style, scene_cues(scene(frames=60), canvas, style, spoken))


@pytest.mark.parametrize("canvas", [CANVAS, UPRIGHT])
@pytest.mark.parametrize("look", ["plain", "karaoke", "pop"])
@pytest.mark.parametrize("language", SPOKEN)
def test_every_script_is_drawn_within_the_safe_area(language: str, look: str, canvas: Canvas) -> None:
    made = painter(SPOKEN[language], look, canvas)
    patches = [patch for n in range(60) for patch in made.patches(n)]
    assert patches
    lowest = 0.84 if canvas is UPRIGHT else 1.0
    for patch in patches:
        height, width = patch.pixels.shape[:2]
        assert not any(side % 2 for side in (patch.x, patch.y, width, height))
        assert 0.04 * canvas.width_px < patch.x < patch.x + width < 0.96 * canvas.width_px
        assert 0.6 * canvas.height_px < patch.y < patch.y + height <= lowest * canvas.height_px


@pytest.mark.parametrize("look", ["plain", "karaoke", "pop"])
def test_a_patch_stays_the_same_object_while_it_looks_the_same(look: str) -> None:
    made = painter("one two three four five", look)
    shown = [tuple(map(id, made.patches(n))) for n in range(8, 40)]
    assert len(set(shown)) < len(shown)
    for earlier, later in pairwise(made.patches(n) for n in range(8, 40)):
        for a, b in zip(earlier, later, strict=False):
            assert a is b or not np.array_equal(a.pixels, b.pixels) or (a.x, a.y) != (b.x, b.y)


def red_columns(made: CaptionPainter, n: int) -> npt.NDArray[np.intp]:
    """Where the active colour stands in frame ``n``."""
    frame = np.zeros((CANVAS.height_px, CANVAS.width_px, 4), np.uint8)
    for patch in made.patches(n):
        height, width = patch.pixels.shape[:2]
        frame[patch.y : patch.y + height, patch.x : patch.x + width] = patch.pixels
    red = (frame[:, :, 2] > 180) & (frame[:, :, 1] < 60) & (frame[:, :, 0] < 60)
    return np.nonzero(red)[1]


def test_what_runs_from_the_right_is_lit_from_the_right() -> None:
    made = painter("واحد اثنان ثلاثة أربعة", "karaoke")
    assert red_columns(made, 6).mean() > red_columns(made, 40).mean()


def test_a_line_that_begins_with_a_foreign_word_still_runs_from_the_right() -> None:
    made = painter("iPhone هو هاتف ذكي جدا", "karaoke")
    assert red_columns(made, 6).mean() > red_columns(made, 40).mean()


def test_a_sentence_without_spaces_is_lit_part_by_part() -> None:
    made = painter("太阳还没照到山谷", "karaoke")
    places = [red_columns(made, n).mean() for n in (4, 18, 32, 46)]
    assert places == sorted(places)
    assert len(set(places)) == 4


def test_a_popping_word_springs_out_of_the_line_and_stays_a_little_larger() -> None:
    made = painter("one two", "pop", Canvas(width_px=640, height_px=360, rate=RATE))
    rest, word = made.patches(20)
    sizes = [patches[-1].pixels.shape[1] for patches in (made.patches(n) for n in range(20))]
    assert sizes[0] < sizes[-1] < max(sizes)
    assert not (rest.pixels[:, :, 1] < rest.pixels[:, :, 2]).any()
    assert (word.pixels[:, :, 2] > 180).any()


def test_a_box_does_not_spring_with_the_word() -> None:
    style = STYLE.model_copy(update={"captions": CaptionStyle(mode="pop", box_colour="#00FF00")})
    cues = scene_cues(scene(frames=60), CANVAS, style, estimate_words("one two", 1.6))
    box, word = CaptionPainter(CANVAS, style, cues).patches(1)
    assert box.pixels.shape[1] > word.pixels.shape[1]
    assert not ((word.pixels[:, :, 1] > 200) & (word.pixels[:, :, 2] < 60)).any()


def test_emoji_are_drawn_in_their_colours() -> None:
    (patch,) = painter("🍊", "plain").patches(12)
    blue, green, red, _ = (patch.pixels[:, :, channel].astype(int) for channel in range(4))
    assert ((red > 180) & (green > 80) & (green < 180) & (blue < 90)).sum() > 20


@pytest.mark.parametrize(
    "text",
    [
        "Z" * 5000,
        "q" + "\u0301\u0316" * 2000,
        "\u202e\u2066" * 400 + "abc \u202eabc",
        r"{\an8\t(0,99999,\fscx9000)}%{localtime}",
        "\u0000\u0007\ufeff",
        "👨‍👩‍👧‍👦" * 300,
        "\u200d" * 1000,
        "天" * 2000,
        "ﷺ﷽" * 200,
    ],
)
@pytest.mark.parametrize("look", ["karaoke", "pop"])
def test_a_hostile_text_is_drawn_or_cut_within_the_frame(text: str, look: str) -> None:
    made = painter(text, look)
    for n in (0, 1, 7, 30, 59):
        for patch in made.patches(n):
            height, width = patch.pixels.shape[:2]
            assert patch.x >= 0
            assert patch.y >= CANVAS.height_px * 0.6
            assert patch.x + width <= CANVAS.width_px
            assert patch.y + height <= CANVAS.height_px


def test_han_letters_take_the_form_of_the_captions_language() -> None:
    def drawn(language: str) -> bytes:
        (cue,) = scene_cues(scene(frames=60), CANVAS, PLAIN, estimate_words("骨直角", 1.5))
        return CaptionPainter(CANVAS, PLAIN, [replace(cue, language=language)]).patches(12)[0].pixels.tobytes()

    assert len({drawn("zh-Hans"), drawn("zh-TW"), drawn("ja")}) == 3
    assert drawn("zh-TW") == drawn("zh-Hant")
    assert drawn("zh") == drawn("zh-CN") == drawn("zh-Hans")


def test_a_clients_font_is_drawn_with_in_place_of_the_styles() -> None:
    cues = scene_cues(scene(), CANVAS, PLAIN, words("Hello there."))
    own = font_path(load_style("neon"), "title")
    (with_own,) = CaptionPainter(CANVAS, PLAIN, cues, font=own).patches(12)
    (without,) = CaptionPainter(CANVAS, PLAIN, cues).patches(12)
    assert with_own.pixels.shape != without.pixels.shape


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    fake = tmp_path / "Fake.ttf"
    fake.write_text("not a font")
    with pytest.raises(PermanentError, match="bad_font"):
        CaptionPainter(CANVAS, PLAIN, (), font=fake)
