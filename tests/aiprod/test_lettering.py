from __future__ import annotations

import pytest

from aiprod.lettering import FALLBACK_FONTS, direction, drawable, missing_letters
from aiprod.style import font_path, list_styles, load_style

FONT = font_path(load_style("corporate"), "caption")
SAMPLES = {
    "Latin": "Zażółć gęślą jaźń, Şeker Ünlüğü",
    "Vietnamese": "Trước khi mặt trời lặn ở đâu đó, thuở ấy",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία ἀρχῇ",
    "Cyrillic": "Съешь ещё этих мягких французских булок, ґанок, қазақ",
    "Arabic": "البحر هادئ في الصباح، پچگ ٹڑے",
    "Hebrew": "שָׁלוֹם עולם",
    "Devanagari": "क्षत्रिय हिन्दी ज्ञान",
    "Bengali": "বাংলা ভাষা ক্ষুদ্র",
    "Tamil": "தமிழ் மொழி ஸ்ரீ",
    "Thai": "ภาษาไทยน้ำใจ",
    "Japanese": "吾輩は猫である。コーヒー々",
    "simplified Chinese": "我们今天去公园晒太阳。",
    "traditional Chinese": "我們今天去公園曬太陽。",
    "Korean": "해가 계곡에 닿기 전에 뷁",
}


@pytest.mark.parametrize("script", SAMPLES)
@pytest.mark.parametrize("style", list_styles())
def test_every_style_can_caption_the_scripts_we_ship_fonts_for(script: str, style: str) -> None:
    font = font_path(load_style(style), "caption")
    assert missing_letters(font, SAMPLES[script]) == ""
    assert drawable(font, SAMPLES[script]) == SAMPLES[script]


@pytest.mark.parametrize(
    "emoji",
    ["👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇫🇷", "❤️", "1️⃣", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"],
)
def test_emoji_keep_what_joins_and_colours_them(emoji: str) -> None:
    assert drawable(FONT, emoji) == emoji


def test_letters_no_font_has_are_told_and_left_out() -> None:
    assert missing_letters(FONT, "བོད is Tibet 𓀀") == "བད𓀀"
    assert drawable(FONT, "བ a 𓀀") == "a"


def test_text_begins_on_the_side_most_of_its_letters_ask_for() -> None:
    assert direction("English with עברית") == direction("12:30") == ("", "")
    assert direction("iPhone هو هاتف ذكي") == direction("12:30 שלום") != ("", "")


def test_the_licence_ships_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FALLBACK_FONTS / "OFL-Noto.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in FALLBACK_FONTS.iterdir()) < 20_000_000
