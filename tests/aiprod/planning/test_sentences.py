from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiprod.planning.sentences import clauses, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("Dr. Smith paid $3.50 to Mr. Jones at 5 p.m. on Friday.", 1),
        ("The U.S. economy grew. Prices fell.", 2),
        ('"Stop!" she said. He did not.', 3),
        ("Wait... what? Yes.", 2),
        ("He asked: where? Nobody knew.", 2),
        ("No. That was all.", 2),
        ("Où est-il ? Là-bas.", 2),
        ("Version 2.10.3 is out", 1),
        ("これは文です。もう一つ。", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet="ab .!?,…\"'A1", max_size=80))
def test_no_spoken_character_is_lost(text: str) -> None:
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")


def test_blank_lines_divide_paragraphs_and_white_space_is_folded() -> None:
    assert paragraphs("a\n b\r\n\r\n\n c ") == ["a b", "c"]


def test_clauses_keep_their_marks() -> None:
    assert clauses("First this, then that; and last — the end.") == [
        "First this,",
        "then that;",
        "and last",
        "— the end.",
    ]
