"""Where each sentence stands on the finished track, and so when each word is said: times only, no sound is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aiprod.assets import Word
from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.narration.engine import Utterance
from aiprod.providers.narration.spoken import CUT_PAUSE_S, SpokenToken

_EDGE_S = 0.03
_AUDIBLE = 0.004
_SEARCH_S = 0.03
"""How far from where the engine ends a word the quietest place for a longer pause may lie."""

_LEAST_GAP_S = 0.01
_JOIN_S = 0.004

Span = tuple[float, float]


@dataclass(frozen=True)
class Placed:
    """A sentence on the track: what its engine gave, the part of it that is heard (in seconds), the silences to put in
    (second of the utterance, length in seconds), its first frame on the track, and how many frames it takes.
    """

    utterance: Utterance
    heard: Span
    gaps: tuple[Span, ...]
    start: int
    frames: int

    @property
    def samples(self) -> Samples:
        """The sentence as it is heard, at the house rate; the sound fades out and in around each silence put in."""
        whole = self.utterance.samples
        cuts = [frames_of(self.heard[0]), *(frames_of(at_s) for at_s, _ in self.gaps), frames_of(self.heard[1])]
        said = np.zeros(self.frames)
        at = 0
        for index, (first, last) in enumerate(pairwise(cuts)):
            piece = whole[first : min(last, first + self.frames - at)].copy()
            if index:
                _ramp(piece)
            if index < len(self.gaps):
                _ramp(piece[::-1])
            said[at : at + len(piece)] = piece
            at += len(piece) + (frames_of(self.gaps[index][1]) if index < len(self.gaps) else 0)
        return said


@dataclass(frozen=True)
class Layout:
    """All sentences of a narration in order, its length in frames, and one Word a token of the text."""

    sentences: tuple[Placed, ...]
    frames: int
    words: tuple[Word, ...]


def lay_out(
    tokens: Sequence[SpokenToken], groups: Sequence[Sequence[int]], utterances: Sequence[Utterance], rate: float
) -> Layout:
    """Lay the sentences one after another with the pauses their punctuation asks for.

    ``groups`` are the indices of the tokens of each sentence; the pauses shrink with a faster ``rate``.
    """
    placed: list[Placed] = []
    spans: dict[int, Span] = {}
    at = 0
    for group, utterance in zip(groups, utterances, strict=True):
        own = list(_token_spans(tokens, group, utterance))
        level = utterance.native
        heard = _audible(level, utterance.rate_hz)
        gaps = _gaps([tokens[index] for index in group], own, level, utterance.rate_hz, rate)
        frames = frames_of(heard[1]) - frames_of(heard[0]) + sum(frames_of(length_s) for _, length_s in gaps.values())
        placed.append(Placed(utterance, heard, tuple(gaps.values()), at, frames))
        low_s, high_s = at / SAMPLE_RATE_HZ, (at + frames) / SAMPLE_RATE_HZ
        put_s = low_s - heard[0]
        for place, (index, (start_s, end_s)) in enumerate(zip(group, own, strict=True)):
            start_s = min(max(start_s + put_s, low_s), high_s)
            spans[index] = (start_s, min(max(end_s + put_s, start_s), high_s))
            put_s += gaps.get(place, (0.0, 0.0))[1]
        at += frames
        if group is not groups[-1]:
            last = tokens[group[-1]]
            at += frames_of((last.pause_s if last.ends_sentence else CUT_PAUSE_S) / rate)
    return Layout(tuple(placed), at, _words(tokens, spans))


def _token_spans(tokens: Sequence[SpokenToken], group: Sequence[int], utterance: Utterance) -> Iterator[Span]:
    """The engine's times of all words of each token, as one."""
    at = 0
    for index in group:
        own = utterance.times[at : at + len(tokens[index].words)]
        at += len(own)
        yield own[0][0], own[-1][1]


def _gaps(
    group: Sequence[SpokenToken], spans: Sequence[Span], level: Samples, rate_hz: int, rate: float
) -> dict[int, Span]:
    """After which places a mark inside the sentence wants a longer silence than the engine made: where and how much."""
    gaps: dict[int, Span] = {}
    for place, (token, (_, end_s), (next_s, _)) in enumerate(zip(group, spans, spans[1:], strict=False)):
        missing_s = token.pause_s / rate - max(0.0, next_s - end_s)
        if missing_s > _LEAST_GAP_S:
            gaps[place] = (_quietest(level, rate_hz, end_s - _SEARCH_S, next_s + _SEARCH_S), missing_s)
    return gaps


def _quietest(level: Samples, rate_hz: int, low_s: float, high_s: float) -> float:
    """The second in the middle of the quietest 10 ms between two."""
    step = rate_hz // 100
    low = max(0, round(low_s * rate_hz))
    part = level[low : max(low + 2 * step, round(high_s * rate_hz))] ** 2
    if len(part) <= step:
        return low / rate_hz
    power = np.convolve(part, np.ones(step), "valid")
    calm = np.flatnonzero(power <= power.min() + 1e-6)
    return float(low + calm[len(calm) // 2] + step / 2) / rate_hz


def _audible(level: Samples, rate_hz: int) -> Span:
    """The second where sound begins and the one where it ends, with a little air."""
    heard = np.flatnonzero(np.abs(level) > _AUDIBLE)
    if len(heard) == 0:
        return 0.0, len(level) / rate_hz
    first, last = heard[0] / rate_hz - _EDGE_S, heard[-1] / rate_hz + _EDGE_S
    return max(0.0, float(first)), min(len(level) / rate_hz, float(last))


def _ramp(piece: Samples) -> None:
    """Fade in, in place, so that a cut is not heard."""
    count = min(frames_of(_JOIN_S), len(piece))
    piece[:count] *= np.linspace(0.0, 1.0, count, endpoint=False)


def _words(tokens: Sequence[SpokenToken], spans: dict[int, Span]) -> tuple[Word, ...]:
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
