from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiprod.assets import Word
from aiprod.media.words.caption_words import bits, glue, joined, plain
from aiprod.media.words.letters import columns


def texts(text: str, longest: int = 30) -> list[str]:
    return [bit.text for bit in bits(Word(text=text, start_s=0, end_s=1), longest)]


def test_a_word_of_a_script_with_spaces_stays_whole() -> None:
    assert texts("valley,") == ["valley,"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("今天天气很好，", ["今", "天", "天", "气", "很", "好，"]),
        ("他说“公园”。", ["他", "说", "“公", "园”。"]),
        ("今日は良い天気ですね。", ["今日は", "良い", "天気ですね。"]),
        ("「名前」はまだ無い！", ["「名前」", "はまだ", "無い！"]),
        ("コーヒーを飲む", ["コーヒーを", "飲む"]),
        ("3.14米", ["3.14", "米"]),
        ("ประเทศไทยสวยงามมาก", ["ประเทศไทย", "สวยงาม", "มาก"]),
    ],
)
def test_scripts_without_spaces_are_cut_where_a_line_may_end(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_parts_share_the_words_time_and_are_glued_together() -> None:
    word = Word(text="天气好", start_s=1.0, end_s=2.5)
    parts = list(bits(word, 30))
    assert [(bit.start_s, bit.end_s) for bit in parts] == [(1.0, 1.5), (1.5, 2.0), (2.0, 2.5)]
    assert joined(parts) == "天气好"


@pytest.mark.parametrize(
    ("text", "spoken", "glued"),
    [
        ("今天天气好", ["今天", "天气", "好"], [False, True, True]),
        ("one two, three", ["one", "two,", "three"], [False, False, False]),
        ("ดวงอาทิตย์ ขึ้น", ["ดวง", "อาทิตย์", " ขึ้น"], [False, True, False]),
        ("said otherwise", ["spoken", "other", "wise"], [False, False, True]),
        ("one two", ["zero", "one", "two"], [False, False, False]),
    ],
)
def test_words_are_glued_where_the_text_has_no_space(text: str, spoken: list[str], glued: list[bool]) -> None:
    words = [Word(text=word, start_s=0, end_s=1) for word in spoken]
    assert list(glue(words, text)) == glued
    first, *_ = bits(words[0], 30, glued=True)
    assert first.glued


def test_a_word_with_a_space_in_it_keeps_the_space() -> None:
    assert joined(list(bits(Word(text="New  York", start_s=0, end_s=1), 30))) == "New York"


@pytest.mark.parametrize("text", ["Z" * 5000, "か" * 500, "ន" * 300, "👨‍👩‍👧‍👦" * 100])
def test_a_word_no_line_can_hold_is_cut_and_nothing_is_lost(text: str) -> None:
    parts = texts(text, 30)
    assert "".join(parts) == text
    assert max(map(columns, parts)) <= 30


def test_marks_that_hide_or_turn_text_are_dropped_and_those_that_shape_it_kept() -> None:
    assert plain("a\x00b\u202e\u2066c\ufeff\u00ad\u2028") == "abc\u2028"
    assert plain("می‌خواهم 👩‍🚀 🏴\U000e0067\U000e0062\U000e007f") == "می‌خواهم 👩‍🚀 🏴\U000e0067\U000e0062\U000e007f"


def test_piled_accents_are_thinned() -> None:
    assert len(plain("q" + "\u0301\u0316" * 500)) == 5
    assert plain("שָׁלוֹם") == plain("שָׁלוֹם")
    assert len(plain("ế")) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_word_gives_parts_in_order_that_fit(text: str) -> None:
    parts = list(bits(Word(text=text, start_s=0, end_s=1), 24))
    assert all(part.text.split() == [part.text] for part in parts)
    assert all(earlier.end_s <= later.start_s + 1e-9 for earlier, later in pairwise(parts))
    assert all(columns(part.text) <= 24 for part in parts)
