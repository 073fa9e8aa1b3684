"""The true-peak limiter. It plans on a track of peaks, so that another gain needs no second look at the sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cv2
import numpy as np

from aiprod.media.sound.dynamics import Levels, interpolated
from aiprod.media.sound.loudness import HALO, RATE_HZ, Samples, peaks

STEP = RATE_HZ // 1000
_REACH = 12
_RELEASE_DB = 0.06
_MEMORY = 1000
"""Steps on each side that a gain depends on: in as many the release undoes 60 dB."""


def peak_track(blocks: Iterable[Samples]) -> Levels:
    """The highest true peak of stereo sound in each millisecond, told ``HALO`` samples late, and one step more.

    Blocks but the last are whole ``STEP``s long.
    """
    tracks = [np.zeros(0, np.float32)]
    before = np.zeros((2 * HALO, 2), np.float32)
    for block in blocks:
        joined = np.concatenate([before, block])
        tracks.append(_highest(peaks(joined)[HALO:-HALO]))
        before = joined[-2 * HALO :]
    tracks.append(_highest(peaks(before)[HALO:]))
    return np.concatenate(tracks)


def limiter_gains(track: Levels, gain: float, ceiling: float) -> Levels:
    """What keeps a sound, ``gain`` times as strong as its peak track, under ``ceiling`` (linear), one gain a step.

    A gain is held from 12 ms before to 12 ms after the peak that needs it, comes back by 60 dB a second and is averaged
    over 25 ms, so it moves without a corner and is never above what a peak needs.
    """
    needed_db = 20 * np.log10(np.minimum(1.0, ceiling / np.maximum(track.astype(np.float64) * gain, 1e-9)))
    held_db = cv2.erode(needed_db[None], np.ones((1, 2 * (_REACH + 1) + 1), np.uint8))[0]
    way_back = _RELEASE_DB * np.arange(len(track))
    released_db = np.minimum.accumulate(held_db - way_back) + way_back
    smooth = cv2.blur(10 ** (released_db / 20)[None], (2 * _REACH + 1, 1), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(smooth[0], np.float32)


def limited(blocks: Iterable[Samples], track: Levels, gain: float, ceiling: float) -> Iterator[Samples]:
    """The sound of a peak track times ``gain`` and under ``ceiling``, block by block, without delay."""
    at = 0
    for block in blocks:
        first, last = max(0, at // STEP - _MEMORY), (at + len(block)) // STEP + _MEMORY
        gains = gain * limiter_gains(track[first:last], gain, ceiling)
        yield block * interpolated(gains, STEP, at - first * STEP, len(block))[:, None]
        at += len(block)


def _highest(values: Samples) -> Levels:
    return np.asarray(np.pad(values, (0, -len(values) % STEP)).reshape(-1, STEP).max(axis=1))
