from __future__ import annotations

import numpy as np
import pytest

from aiprod.audio import SAMPLE_RATE_HZ, Samples
from aiprod.providers.narration.engine import Utterance
from aiprod.providers.narration.layout import Layout, lay_out
from aiprod.providers.narration.spoken import speak

RATE_HZ = 16_000


def hum(count: int, pause_s: float = 0.0) -> Utterance:
    """Half a second a word with ``pause_s`` of silence between them, after and before a fifth of a second of it."""
    tone = 0.3 * np.sin(2 * np.pi * 200 * np.arange(RATE_HZ // 2) / RATE_HZ)
    between, edge = np.zeros(round(pause_s * RATE_HZ)), np.zeros(RATE_HZ // 5)
    sound = np.concatenate([edge, *(part for _ in range(count) for part in (tone, between)), edge])
    times = tuple((0.2 + n * (0.5 + pause_s), 0.7 + n * (0.5 + pause_s)) for n in range(count))
    return Utterance(np.rint(sound * 32767).astype("<i2"), times, RATE_HZ)


def laid(text: str, *utterances: Utterance, rate: float = 1.0) -> Layout:
    tokens = speak(text, "en")
    groups: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        groups[-1] += [index] if token.words else []
        if token.ends_sentence and index + 1 < len(tokens):
            groups.append([])
    return lay_out(tokens, groups, utterances, rate)


def silence_s(layout: Layout, first: int, second: int) -> float:
    return layout.words[second].start_s - layout.words[first].end_s


@pytest.mark.parametrize(("mark", "least"), [(",", 0.19), (";", 0.31), (":", 0.33), (" —", 0.27)])
def test_a_mark_inside_a_sentence_makes_a_pause_of_its_own_length(mark: str, least: float) -> None:
    layout = laid(f"one{mark} two.", hum(2, 0.05))
    assert least < silence_s(layout, 0, len(layout.words) - 1) < least + 0.03


def test_a_pause_the_engine_made_long_enough_is_left_alone() -> None:
    assert silence_s(laid("one, two.", hum(2, 0.3)), 0, 1) == pytest.approx(0.3, abs=0.01)


def test_a_question_waits_longer_than_a_statement_and_a_paragraph_longest() -> None:
    waits = [silence_s(laid(f"one{end}two.", hum(1), hum(1)), 0, 1) for end in (". ", "? ", ".\n\n")]
    assert waits == sorted(waits)
    assert waits[0] > 0.4
    assert waits[2] > 0.75


def test_pauses_shrink_with_the_rate() -> None:
    slow, fast = (silence_s(laid("one. two.", hum(1), hum(1), rate=rate), 0, 1) for rate in (1.0, 2.0))
    assert fast < 0.65 * slow


def test_the_sound_is_where_the_words_are_and_silence_is_put_in_without_a_click() -> None:
    layout = laid("one: two.", hum(2, 0.05))
    samples = layout.sentences[0].samples
    assert len(samples) == layout.sentences[0].frames == layout.frames
    for word in layout.words:
        assert level(samples, word.start_s + 0.05, word.end_s - 0.05) > 0.1
    assert level(samples, layout.words[0].end_s + 0.05, layout.words[1].start_s - 0.05) < 1e-3
    usual = 2 * np.pi * 200 / SAMPLE_RATE_HZ * 0.3
    assert np.abs(np.diff(samples)).max() < 3 * usual


def level(samples: Samples, start_s: float, end_s: float) -> float:
    part = samples[round(start_s * SAMPLE_RATE_HZ) : round(end_s * SAMPLE_RATE_HZ)]
    return float(np.sqrt(np.mean(part**2)))
