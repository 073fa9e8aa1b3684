"""Text to a finished narration with word times, for any engine."""

from __future__ import annotations

from pathlib import Path

from aiprod.audio import SAMPLE_RATE_HZ
from aiprod.errors import InvalidInput
from aiprod.plan import NarrationRequest
from aiprod.providers.base import Made
from aiprod.providers.narration.engine import Engine
from aiprod.providers.narration.layout import lay_out
from aiprod.providers.narration.polish import PLAIN, Finish
from aiprod.providers.narration.spoken import Pause, SpokenToken, speak
from aiprod.providers.narration.track import write_track

MOST_HASTE = 1.35
"""How much faster than asked a voice may speak to fit its slot."""

_LONGEST_SENTENCE = 60
_SPOKEN_MARKS: dict[Pause, str] = {"—": ",", ";": ",", ":": ","}
"""Marks the engines do not all know, as ones they do: the pause itself is made here."""


def narrate(
    engine: Engine, voice: str, request: NarrationRequest, directory: Path, licence: str, finish: Finish = PLAIN
) -> Made:
    """Say ``request.text`` and write ``narration.wav`` (mono); one Word a whitespace token of the text, in order.

    Speech longer than the slot is said again, faster; what is left over is for the mixer. Raises InvalidInput
    ``nothing_to_say`` for a text without a pronounceable word, and what the engine raises.
    """
    tokens = speak(request.text, request.language)
    groups = _sentences(tokens)
    if not groups:
        raise InvalidInput(
            "nothing_to_say",
            "the text holds no word this voice can say.",
            field="payload.script",
            remedy="Write words, or choose a voice of the text's language.",
        )
    texts = [[text for index in group for text in _said(tokens[index])] for group in groups]
    layout = lay_out(tokens, groups, engine.say(texts, voice, request.rate), request.rate)
    if layout.frames > request.slot_s * SAMPLE_RATE_HZ:
        rate = request.rate * min(MOST_HASTE, 1.01 * layout.frames / SAMPLE_RATE_HZ / request.slot_s)
        layout = lay_out(tokens, groups, engine.say(texts, voice, rate), rate)
    path = directory / "narration.wav"
    write_track(path, layout, finish)
    return Made(path, "audio/wav", licence, duration_s=layout.frames / SAMPLE_RATE_HZ, words=layout.words)


def _sentences(tokens: tuple[SpokenToken, ...]) -> list[list[int]]:
    """Indices of the tokens that are said, a list a sentence. A runaway sentence is cut, at a comma if it has one."""
    groups: list[list[int]] = []
    current: list[int] = []
    for index, token in enumerate(tokens):
        if not token.words:
            continue
        current.append(index)
        long = len(current) >= _LONGEST_SENTENCE
        if token.ends_sentence or (long and token.pause) or len(current) >= 2 * _LONGEST_SENTENCE:
            groups.append(current)
            current = []
    return [*groups, current] if current else groups


def _said(token: SpokenToken) -> list[str]:
    """The token's words with its punctuation, which shapes the voice's melody."""
    return [*token.words[:-1], token.words[-1] + _SPOKEN_MARKS.get(token.pause, token.pause)]
