"""A narration about a topic, by rules: an arc of hook, ground, looks, turn and close, as long as the video.

It states nothing about the topic that it cannot know: the sentences invite the viewer to look, and carry no facts.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from aiprod.errors import InvalidInput

_QUESTION = re.compile(
    r".*\?\s*$|(?:(?:why|what|who|whose|where|when|which|how) )?(?:is|are|was|were|can|could|do|does|did|will|would"
    r"|should|has|have)\b",
    re.I | re.S,
)
_HOW = re.compile(r"(?:how to\b|\d+ (?:ways|tips|steps|ideas)\b|(?:a )?(?:beginner'?s )?guide to\b)", re.I)
_VERSUS = re.compile(r"\bvs?\b\.?|\bversus\b", re.I)
_ARC = ("hook", "ground", "look", "turn", "close")
_FILLED = 0.95
"""How much of a given duration the words may take; pauses take the rest."""

_Acts = dict[str, list[str]]


def write_narration(
    topic: str, seed: int, language: str, duration_s: float | None, speech_s: Callable[[str], float]
) -> str:
    """Paragraphs of narration about ``topic``, in the order of the arc; the same arguments give the same words.

    With ``duration_s`` there are as many as it holds, hook and close before all. Raises InvalidInput
    ``topic_language`` for a language no narration is written in.
    """
    acts = _acts(topic, language)
    chosen = random.Random(seed)
    subject = topic.strip().rstrip(".!?…")
    words = {"topic": subject, "Topic": subject[:1].upper() + subject[1:]}
    told = [
        (_ARC.index(act), order, _filled(text, words))
        for act in _ARC
        for order, text in enumerate(chosen.sample(acts[act], len(acts[act]) if act == "look" else 1))
    ]
    if duration_s is None:
        return "\n\n".join(text for act, order, text in told if act != _ARC.index("look") or order < 2)
    kept: list[tuple[int, int, str]] = []
    left_s = duration_s * _FILLED
    for part in sorted(told, key=_need):
        length_s = speech_s(part[2])
        if not kept or length_s <= left_s:
            kept.append(part)
            left_s -= length_s
    return "\n\n".join(text for _, _, text in sorted(kept))


def _need(part: tuple[int, int, str]) -> tuple[int, int]:
    """What an arc can least do without comes first: hook, close, one look, the turn, the ground, more looks."""
    act, order, _ = part
    return {"hook": 0, "close": 1, "look": 2, "turn": 3, "ground": 4}[_ARC[act]] + 5 * order, order


def _acts(topic: str, language: str) -> _Acts:
    kinds = _narrations().get(language.split("-")[0].lower())
    if kinds is None:
        raise _refused(f"a topic alone in {language!r}", "Or choose one of these languages")
    text = topic.strip()
    if any(letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN") for letter in text):
        raise _refused(
            f"a topic in another script than that of {language!r}", "Or name its language, if it is one of these"
        )
    kind = "plain"
    if _VERSUS.search(text):
        kind = "versus"
    elif _HOW.match(text):
        kind = "how"
    elif _QUESTION.match(text):
        kind = "question"
    return kinds.get(kind, kinds["plain"])


def _refused(what: str, languages: str) -> InvalidInput:
    return InvalidInput(
        "topic_language",
        f"no narration can be written from {what}.",
        field="payload.topic",
        remedy=f"Give the words as script or scenes. {languages}: {', '.join(_narrations())}.",
    )


@cache
def _narrations() -> dict[str, dict[str, _Acts]]:
    """By language and kind of topic: each act's variants."""
    found: dict[str, dict[str, _Acts]] = json.loads(files("aiprod.planning").joinpath("topics.json").read_text("utf-8"))
    return found


def _filled(text: str, words: dict[str, str]) -> str:
    """Only the two names are filled in: braces in a topic are a topic's own."""
    return re.sub(r"\{(topic|Topic)\}", lambda match: words[match[1]], text)
