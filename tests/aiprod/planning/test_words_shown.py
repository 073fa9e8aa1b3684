from __future__ import annotations

import pytest

from aiprod.plan import PictureIntent
from aiprod.planning.words_shown import check_captions, check_headings
from aiprod.style import TEMPLATES, list_styles, load_style

TEXTS = [
    "Съешь ещё",
    "البحر هادئ",
    "שלום עולם",
    "नमस्ते दुनिया",
    "太阳还没照到",
    "太陽が届く",
    "해가 계곡에",
    "ภาษาไทย",
    "Hi 🌊",
]


@pytest.mark.parametrize("style", list_styles())
def test_captions_stay_burned_and_headings_stay_set_in_every_script_we_ship(style: str) -> None:
    assert check_captions("burned", TEXTS, load_style(style), TEMPLATES) == ("burned", [])
    intents = [PictureIntent(form="statement", headline=text) for text in TEXTS]
    assert check_headings(intents, load_style(style), TEMPLATES) == (intents, [])


def test_letters_no_font_has_turn_captions_into_files_and_say_which() -> None:
    mode, (note,) = check_captions("burned", ["Tibet: བོད་"], load_style("neon"), TEMPLATES)
    assert mode == "files"
    assert "བ, ད" in note
    (kept,), (told,) = check_headings([PictureIntent(form="statement", headline="བོད་")], load_style("neon"), TEMPLATES)
    assert (kept.form, kept.headline) == ("scenery", None)
    assert "བ" in told


@pytest.mark.parametrize("mode", ["files", "off"])
def test_captions_that_are_not_burned_are_left_as_they_are(mode: str) -> None:
    assert check_captions(mode, ["བོད་"], load_style("neon"), TEMPLATES) == (mode, [])
