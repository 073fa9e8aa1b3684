"""Text to a finished narration with word times, for any engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aiprod.assets import Word
from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of, write_wav
from aiprod.errors import InvalidInput
from aiprod.plan import NarrationRequest
from aiprod.providers.base import Made
from aiprod.providers.narration.engine import Engine, Utterance
from aiprod.providers.narration.polish import polish
from aiprod.providers.narration.spoken import PARAGRAPH_PAUSE_S, SENTENCE_PAUSE_S, SpokenToken, speak

MOST_HASTE = 1.35
"""How much faster than asked a voice may speak to fit its slot."""

_LONGEST_SENTENCE = 60
_EDGE_S = 0.03
_AUDIBLE = 0.004


def narrate(engine: Engine, voice: str, request: NarrationRequest, directory: Path, licence: str) -> Made:
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
    samples, words = _perform(engine, voice, tokens, groups, request.rate)
    spoken_s = len(samples) / SAMPLE_RATE_HZ
    if spoken_s > request.slot_s:
        haste = min(MOST_HASTE, 1.01 * spoken_s / request.slot_s)
        samples, words = _perform(engine, voice, tokens, groups, request.rate * haste)
    path = directory / "narration.wav"
    write_wav(path, polish(samples))
    return Made(path, "audio/wav", licence, duration_s=len(samples) / SAMPLE_RATE_HZ, words=words)


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


def _perform(
    engine: Engine, voice: str, tokens: tuple[SpokenToken, ...], groups: list[list[int]], rate: float
) -> tuple[Samples, tuple[Word, ...]]:
    """Say every sentence and lay them one after another; the words' times are on the joined track."""
    texts = [[text for index in group for text in _said(tokens[index])] for group in groups]
    pieces: list[Samples] = []
    spans: dict[int, tuple[float, float]] = {}
    at = 0
    for group, utterance in zip(groups, engine.say(texts, voice, rate), strict=True):
        first, last = _audible(utterance.samples)
        offset_s = (at - first) / SAMPLE_RATE_HZ
        piece = utterance.samples[first:last]
        end_s = (at + len(piece)) / SAMPLE_RATE_HZ
        spans.update(_spans(tokens, group, utterance, offset_s, at / SAMPLE_RATE_HZ, end_s))
        pieces.append(piece)
        at += len(piece)
        if group is not groups[-1]:
            closing = tokens[group[-1]]
            pause_s = PARAGRAPH_PAUSE_S if closing.ends_paragraph else SENTENCE_PAUSE_S
            pieces.append(np.zeros(frames_of((pause_s if closing.ends_sentence else 0.15) / rate)))
            at += len(pieces[-1])
    return np.concatenate(pieces), _words(tokens, spans)


def _said(token: SpokenToken) -> list[str]:
    """The token's words with its punctuation, which shapes the voice's melody."""
    return [*token.words[:-1], token.words[-1] + token.pause]


def _audible(samples: Samples) -> tuple[int, int]:
    """Where sound begins and ends, with a little air."""
    heard = np.flatnonzero(np.abs(samples) > _AUDIBLE)
    if len(heard) == 0:
        return 0, len(samples)
    edge = frames_of(_EDGE_S)
    return max(0, int(heard[0]) - edge), min(len(samples), int(heard[-1]) + edge)


def _spans(
    tokens: tuple[SpokenToken, ...],
    group: list[int],
    utterance: Utterance,
    offset_s: float,
    low_s: float,
    high_s: float,
) -> dict[int, tuple[float, float]]:
    spans: dict[int, tuple[float, float]] = {}
    at = 0
    for index in group:
        own = utterance.times[at : at + len(tokens[index].words)]
        at += len(own)
        start_s = min(max(own[0][0] + offset_s, low_s), high_s)
        spans[index] = (start_s, min(max(own[-1][1] + offset_s, start_s), high_s))
    return spans


def _words(tokens: tuple[SpokenToken, ...], spans: dict[int, tuple[float, float]]) -> tuple[Word, ...]:
    """All tokens in order; one that is not said takes no time, where the one before it ends."""
    words: list[Word] = []
    at_s = 0.0
    for index, token in enumerate(tokens):
        start_s, end_s = spans.get(index, (at_s, at_s))
        start_s = max(start_s, at_s)
        end_s = max(end_s, start_s)
        words.append(Word(text=token.written, start_s=round(start_s, 4), end_s=round(end_s, 4)))
        at_s = end_s
    return tuple(words)
