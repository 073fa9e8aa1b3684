"""How long a text takes to say, before it is said: syllables over the voice's own pace, and pauses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from aiprod.providers.base import Voice
from aiprod.providers.narration.spoken import speak

_PHRASE_END_S, _SENTENCE_END_S = 0.2, 0.5
"""The slower syllables before a comma and at the end of a sentence, and the air around them."""

_LETTERS_SHARE = 0.75
_LETTERS_AN_ENGLISH_SYLLABLE = 3.26
"""English syllables last by their consonants ("a" and "strengths" are one each), so letters tell more of the length.
All four numbers are least squares over 900 words said by six voices.
"""

_VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœāēīōūăąęěőűůıаеёиоуыэюяіїєαεηιουωάέήίόύώ"
_GROUP = re.compile(f"[{_VOWELS}]+")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouytdl]|[aeiouy]l|ll)ed$|(?:[^aeiouyscgxzlh]|[aeiouy]l|[^sc]h)es$"
    r"|[^aeiouyl]e(?:ly|ment|ful|less|ness)|ically$|[^aeiouyl]e(?='s)"
)
_ADDED = re.compile(
    r"(?<![tscgxlnq])i[ao]|[ln]ia|[ln]io(?!n)|eo(?!u|n$|ns$)|(?<!q)iu|ie[nr]t?s?$(?<!cient)|riet|uou|[^qg]ua(?!r)"
    r"|[aeiouy]ing|sms?$|[dst]n't$|(?<=[eo])y[ao]"
)
_CHARACTER_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_LETTERS_A_SYLLABLE = 2.1
_EXCEPTIONS = {
    "people": 2, "every": 2, "evening": 2, "something": 2, "business": 2, "different": 2, "several": 2, "science": 2,
    "being": 2, "idea": 3, "area": 3, "create": 2, "created": 3, "quiet": 2, "poem": 2, "lion": 2, "giant": 2,
    "the": 1, "someone": 2, "somewhere": 2, "sometimes": 2, "forever": 3, "whatever": 3, "million": 2, "billion": 2,
    "trillion": 2, "hundred": 2, "ocean": 2, "ancient": 2, "patient": 2, "w": 3, "people's": 2,
}  # fmt: skip
"""English words the rules below get wrong and that scripts use often."""


@lru_cache(maxsize=8192)
def syllables(word: str, language: str) -> int:
    """Spoken syllables of one word, at least 1.

    English by vowel groups with the usual corrections (silent e, -ed, -es, vowel pairs that are two syllables); other
    alphabets by vowel groups; Chinese, Japanese and Korean one a character; other scripts by their length.
    """
    word = unicodedata.normalize("NFC", word.lower().strip(".,;:!?'\"’()-"))
    if not word:
        return 1
    if unicodedata.name(word[0], "").split(" ")[0] in _CHARACTER_SCRIPTS:
        return sum(letter.isalnum() for letter in word)
    groups = len(_GROUP.findall(word))
    if word in _EXCEPTIONS and _is_english(language):
        return _EXCEPTIONS[word]
    if groups == 0:
        latin = all(letter < "ʰ" for letter in word)
        return 1 if latin else max(1, round(len(word) / _LETTERS_A_SYLLABLE))
    if not _is_english(language):
        return groups
    return max(1, groups + _english_corrections(word))


def speech_seconds(text: str, voice: Voice, rate: float) -> float:
    """About how long ``voice`` takes for ``text`` at ``rate`` times its own pace, pauses included, in seconds."""
    tokens = speak(text, voice.language)
    count = sum(_weight(word, voice.language) for token in tokens for word in token.words)
    seconds = count / voice.syllables_per_s + _SENTENCE_END_S * sum(token.ends_sentence for token in tokens)
    for token in tokens[:-1]:
        seconds += token.pause_s + (_PHRASE_END_S if token.pause and not token.ends_sentence else 0.0)
    return seconds / rate


def _weight(word: str, language: str) -> float:
    """How long a word lasts, in average syllables."""
    count = syllables(word, language)
    if not _is_english(language):
        return count
    return (1.0 - _LETTERS_SHARE) * count + _LETTERS_SHARE * len(word) / _LETTERS_AN_ENGLISH_SYLLABLE


def _is_english(language: str) -> bool:
    return language.split("-")[0].lower() == "en"


def _english_corrections(word: str) -> int:
    return len(_ADDED.findall(word)) - len(_SILENT.findall(word))
