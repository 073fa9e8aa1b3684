from __future__ import annotations

import pytest

from aiprod.media.words.thai import thai_words


@pytest.mark.parametrize(
    "words",
    [
        ("ภาษา", "ไทย", "น้ำใจ", "ที่", "ยิ่ง", "ใหญ่"),
        ("ก่อน", "ที่", "ดวง", "อาทิตย์", "จะ", "ขึ้น", "เหนือ", "หุบเขา"),
        ("มาก",),
        ("ก",),
    ],
)
def test_words_end_where_the_dictionary_says(words: tuple[str, ...]) -> None:
    assert thai_words("".join(words)) == words


@pytest.mark.parametrize("text", ["กำำำำำำ", "ๆๆๆๆ", "ก" * 3000, "่่่่่", "เเเเเ"])
def test_what_is_no_word_is_kept_whole_or_cut_but_never_lost(text: str) -> None:
    words = thai_words(text)
    assert "".join(words) == text
    assert all(words)
