from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.errors import PermanentError
from aiprod.media.caption_paint import CaptionPainter
from aiprod.media.captions import scene_cues
from aiprod.plan import Canvas
from aiprod.style import CaptionStyle, Style
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


def test_a_file_that_is_no_font_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "Fake.ttf"
    fake.write_text("not a font")
    monkeypatch.setattr("aiprod.media.caption_paint.font_path", lambda style, role: fake)
    with pytest.raises(PermanentError, match="bad_font"):
        CaptionPainter(CANVAS, PLAIN, ())
