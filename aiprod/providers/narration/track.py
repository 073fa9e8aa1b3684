"""The finished track, written a sentence at a time, so that an hour of speech takes no more memory than a sentence."""

from __future__ import annotations

import wave
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, convolve, fade, frames_of, highpass, limit, lowpass, pcm16
from aiprod.providers.narration.layout import Layout, Placed
from aiprod.providers.narration.polish import Finish, polish

_RING_S = 0.12
_ROOM_TIMES_S = (0.0043, 0.0079, 0.0127, 0.0171, 0.0233)
"""First reflections of a small furnished room: walls one to four metres away."""

_CEILING_DBFS = -1.5
_BREATH_S, _BREATH_GAP_S = 0.32, 0.07
_BREATH_LEVEL = 0.0045
_BREATH_PAUSE_S = 0.4
_BREATH_AFTER_S = 2.5
"""One breathes in a pause this long, and only after having spoken this long."""


def write_track(path: Path, layout: Layout, finish: Finish) -> None:
    """Write a narration as a mono 16-bit WAV file at the house rate: each sentence polished, in its room."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        for block in _blocks(layout, finish):
            file.writeframes(pcm16(block))


def _blocks(layout: Layout, finish: Finish) -> Iterable[Samples]:
    """Sentence and pause after it, in turn; what rings on in the pause, and the breath in it, are added."""
    sentences = layout.sentences
    for place, (sentence, following) in enumerate(zip(sentences, (*sentences[1:], None), strict=True)):
        end = following.start if following else layout.frames
        block = np.zeros(end - sentence.start)
        block[: sentence.frames] = polish(sentence.samples, finish)
        if finish.room > 0.0:
            block = _in_room(block, finish.room)
        if finish.breathes and following and _wants_breath(sentence, following):
            _breathe(block, place)
        yield block


def _in_room(block: Samples, amount: float) -> Samples:
    return fade(limit(block + amount * convolve(block, _room()), _CEILING_DBFS), 0.0, 0.015)


def _wants_breath(sentence: Placed, following: Placed) -> bool:
    pause = following.start - sentence.start - sentence.frames
    return pause >= frames_of(_BREATH_PAUSE_S) and sentence.frames >= frames_of(_BREATH_AFTER_S)


def _breathe(block: Samples, place: int) -> None:
    """Breathe in at the end of the pause, in place; no two breaths are the same."""
    noise = np.random.default_rng([7, place]).standard_normal(frames_of(_BREATH_S))
    air = lowpass(highpass(noise, 500.0), 3500.0, 1)
    swell = np.sin(np.pi * np.linspace(0.0, 1.0, len(air)) ** 1.4) ** 2
    end = len(block) - frames_of(_BREATH_GAP_S)
    block[end - len(air) : end] += _BREATH_LEVEL * air * swell / np.sqrt(np.mean(air**2))


@cache
def _room() -> Samples:
    """What a room adds to a sound: a few reflections and a short, dark tail. Its energy is 1."""
    count = frames_of(_RING_S)
    tail = np.random.default_rng(3).standard_normal(count) * np.exp(-np.arange(count) / frames_of(0.025))
    tail[: frames_of(_ROOM_TIMES_S[0])] = 0.0
    for order, time_s in enumerate(_ROOM_TIMES_S):
        tail[frames_of(time_s)] += 12.0 * (-0.8) ** order
    dark = lowpass(highpass(tail, 250.0), 4000.0, 1)
    return np.asarray(dark / np.sqrt(np.sum(dark**2)))
