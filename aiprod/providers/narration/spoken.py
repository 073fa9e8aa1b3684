"""From the written script to the words a voice says, each still tied to the token of the script it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import zip_longest
from typing import Literal

from aiprod.providers.narration.english import say_english
from aiprod.providers.narration.foreign import counts_on, foreign, is_short
from aiprod.providers.narration.lexicon import ABBREVIATIONS, FOLDED, SHORT_MONTHS, TITLES

Pause = Literal["", ",", "—", ";", ":", ".", "!", "?"]
_STRENGTH: tuple[Pause, ...] = ("", ",", "—", ";", ":", ".", "!", "?")
_PAUSES_S: dict[Pause, float] = {
    "": 0.0, ",": 0.20, "—": 0.28, ";": 0.32, ":": 0.34, ".": 0.42, "!": 0.44, "?": 0.50,
}  # fmt: skip
_PARAGRAPH_PAUSE_S = 0.80
CUT_PAUSE_S = 0.15
"""Silence where a runaway sentence is cut, at the voice's own pace."""

_TOKEN = re.compile(r"(\S+)(\s*)")
_OPENING = "\"'“„‘«»‹([{¿¡*_—–…"
_CLOSING = ".,;:!?…\"'”“’»«›)]}*_—–-。，、；：！？।؟،"
_INITIAL = re.compile(r"^[A-Z]\.$")
_BEFORE_FIGURES = frozenset({"no", "nos", "p", "pp"})
_LONGEST_WORD = 60
"""Letters; a voice may take minutes over one endless word, so it gets pieces."""

_DOTTED = re.compile(r"^(?:[A-Za-z]\.)+[A-Za-z]$")
_INNER_MARKS: dict[str, Pause] = {
    ":": ":", "：": ":", ";": ";", "；": ";", "—": "—", "–": "—", ",": ",", ")": ",", "،": ",", "，": ",", "、": ",",
}  # fmt: skip
_SENTENCE_MARKS: dict[str, Pause] = {"?": "?", "？": "?", "؟": "?", "!": "!", "！": "!", "।": ".", "。": "."}


@dataclass(frozen=True)
class SpokenToken:
    """One whitespace token of the script: as written, the words said for it (none for a lone dash), the pause after."""

    written: str
    words: tuple[str, ...]
    pause: Pause = ""
    ends_paragraph: bool = False

    @property
    def ends_sentence(self) -> bool:
        return self.pause in (".", "!", "?")

    @property
    def pause_s(self) -> float:
        """The silence after it, in seconds at the voice's own pace: a little more after a question or a colon."""
        return _PARAGRAPH_PAUSE_S if self.ends_paragraph and self.ends_sentence else _PAUSES_S[self.pause]


@dataclass(frozen=True)
class Core:
    """A token without its outer punctuation, in its place."""

    text: str
    opening: str
    closing: str


@lru_cache(maxsize=512)
def speak(text: str, language: str) -> tuple[SpokenToken, ...]:
    """Every whitespace token of ``text``, in order, with the words said for it.

    English is spelled out in full (numbers, dates, units, abbreviations, initials, addresses) in ASCII; in other
    languages numbers, percent and currencies become words where num2words knows the language, and the rest is left to
    the voice, which knows its language best.
    """
    found = _TOKEN.findall(text)
    cores = [
        _core(token, then, language) for (token, _), (then, _) in zip_longest(found, found[1:], fillvalue=("", ""))
    ]
    english = _base(language) == "en"
    say = partial(say_english, day_first=language == "en-GB") if english else foreign(language)
    spoken = say([core.text for core in cores])
    tokens: list[SpokenToken] = []
    for index, ((written, gap), core, words) in enumerate(zip(found, cores, spoken, strict=True)):
        pause = _pause(core, gap, cores[index + 1].text if index + 1 < len(cores) else None, language)
        kept = _pronounceable(words, english)
        if not kept and tokens:
            before = tokens[-1]
            after = pause or _mark(core.opening)
            tokens[-1] = replace(before, pause=max(before.pause, after, key=_STRENGTH.index))
        tokens.append(SpokenToken(written, kept, pause if kept else "", ends_paragraph=gap.count("\n") > 1))
    return tuple(tokens)


def to_ascii(word: str) -> str:
    """A word in the letters an English voice knows: São is Sao, Łódź is Lodz; what has no such letter is dropped."""
    folded = "".join(FOLDED.get(letter, letter) for letter in word)
    return unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()


def _core(token: str, following: str, language: str) -> Core:
    head = token.lstrip(_OPENING)
    opening = token[: len(token) - len(head)]
    if opening.endswith(("—", "–")) and head[:1].isdigit() and len(opening) == 1:
        head, opening = "-" + head, ""
    body = head.rstrip(_CLOSING)
    closing = head[len(body) :]
    dotted = body + "."
    if _base(language) == "en":
        known = dotted.lower() in TITLES or dotted.lower() in ABBREVIATIONS
        if following[:1].isdigit():
            known = known or body.lower() in _BEFORE_FIGURES or body.lower() in SHORT_MONTHS
    else:
        known = is_short(dotted, language) or counts_on(body, following, language)
    if closing.startswith(".") and (known or _INITIAL.match(dotted) or _DOTTED.match(body)):
        body = dotted
    return Core(body, opening, closing)


def _pause(core: Core, gap: str, following: str | None, language: str) -> Pause:
    if following is None:
        return _mark(core.closing) if _mark(core.closing) in (".", "!", "?") else "."
    if core.text.endswith("."):
        title = (
            core.text.lower() in TITLES
            or is_short(core.text, language)
            or counts_on(core.text[:-1], following, language)
        )
        if title or _INITIAL.match(core.text) or not following[:1].isupper():
            return _mark(core.closing[1:])
        return "."
    mark = _mark(core.closing)
    return "." if gap.count("\n") > 1 and mark not in (".", "!", "?") else mark


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _mark(closing: str) -> Pause:
    for letter in closing:
        if letter in _SENTENCE_MARKS:
            return _SENTENCE_MARKS[letter]
    if "." in closing or "…" in closing:
        return "."
    return next((_INNER_MARKS[letter] for letter in closing if letter in _INNER_MARKS), "")


def _pronounceable(words: list[str], english: bool) -> tuple[str, ...]:
    said = [to_ascii(word) if english else word for word in words]
    pieces = [word[at : at + _LONGEST_WORD] for word in said for at in range(0, len(word), _LONGEST_WORD)]
    return tuple(piece for piece in pieces if any(letter.isalnum() for letter in piece))
