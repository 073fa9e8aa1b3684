from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiprod.media.words.letters import clusters, columns, is_spaceless


@pytest.mark.parametrize(
    "letters",
    [
        ("a", "b"),
        ("e\u0301", "é"),
        ("👨‍👩‍👧‍👦", "👍🏽", "❤️", "1️⃣"),
        ("🇫🇷", "🇯🇵"),
        ("🏴\U000e0067\U000e0062\U000e007f", "!"),
        ("น้ำ", "ใ", "จ"),
        ("त", "मि", "ழ்"),
        ("می\u200c"[0], "ی\u200c", "خ"),
    ],
)
def test_what_readers_take_for_a_letter_stays_together(letters: tuple[str, ...]) -> None:
    assert clusters("".join(letters)) == letters


def test_wide_letters_count_double_and_marks_nothing() -> None:
    assert [columns(text) for text in ("abc", "天气", "नमस्ते", "👨‍👩‍👧‍👦", "à", "தமிழ்")] == [3, 4, 4, 2, 1, 6]


def test_scripts_without_spaces_are_known() -> None:
    assert all(map(is_spaceless, ("天", "か", "カー", "ไทย", "a天")))
    assert not any(map(is_spaceless, ("abc", "한국어", "नमस्ते", "🌊", "(1)")))


@given(st.text(max_size=40))
def test_no_letter_is_lost_or_empty(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert all(clusters(text))
