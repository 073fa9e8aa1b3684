"""What shapes levels over time: fades and the side-chain by which beds give way to the voice."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.sound.loudness import RATE_HZ, Samples

CONTROL_HZ = 100
CONTROL_STEP = RATE_HZ // CONTROL_HZ
_SPEAKING_DB = -42.0
_LOOKAHEAD_S = 0.30
_HOLD_S = 0.45
_GLIDE_S = 0.40

Levels = npt.NDArray[np.float32]


def linear(decibels: float) -> float:
    """The factor of a gain in decibels."""
    return float(10 ** (decibels / 20))


def control_levels(blocks: Iterable[Samples]) -> Levels:
    """Root mean square of a sound at ``CONTROL_HZ``. Blocks but the last are whole ``CONTROL_STEP``s long."""
    levels = [np.zeros(0, np.float32)]
    for block in blocks:
        power = np.einsum("fc,fc->f", block, block) / block.shape[1]
        steps = np.pad(power, (0, -len(power) % CONTROL_STEP)).reshape(-1, CONTROL_STEP)
        levels.append(np.sqrt(steps.mean(axis=1)).astype(np.float32))
    return np.concatenate(levels)


def duck_curve(voice_levels: Levels) -> Levels:
    """How far a bed must give way, 0 to 1, at ``CONTROL_HZ``, from the voice's levels.

    It gives way before the first word, stays down through short pauses and comes back slowly.
    """
    loud = (voice_levels if len(voice_levels) else np.zeros(1, np.float32)) > linear(_SPEAKING_DB)
    lookahead, hold = round(_LOOKAHEAD_S * CONTROL_HZ), round(_HOLD_S * CONTROL_HZ)
    reach = np.ones((1, hold + lookahead + 1), np.uint8)
    curve = cv2.dilate(loud.astype(np.float32)[None], reach, anchor=(hold, 0))
    for glide_s in (_GLIDE_S, _GLIDE_S / 2):
        curve = cv2.blur(curve, (round(glide_s * CONTROL_HZ) | 1, 1), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(np.clip(curve[0], 0, 1), np.float32)


def gains_at(curve: Levels, depth_db: float, start: int, count: int) -> Samples:
    """The gain of ``count`` samples from sample ``start``: 1 where the curve is 0, ``-depth_db`` where it is 1."""
    return interpolated((10 ** (-depth_db * curve / 20)).astype(np.float32), CONTROL_STEP, start, count)


def fades_at(length: int, in_s: float, out_s: float, start: int, count: int) -> Samples:
    """The gain of ``count`` samples from sample ``start`` of a sound ``length`` samples long that fades at both ends.

    Quarters of a sine, so that two sounds of which one fades out as the other fades in keep their power. Together the
    fades never exceed the sound.
    """
    gains = np.ones(count, np.float32)
    head, tail = (min(length // 2, round(seconds * RATE_HZ)) for seconds in (in_s, out_s))
    if head and start < head:
        places = np.arange(start, min(head, start + count))
        gains[: len(places)] = np.sin(places * (np.pi / 2 / head))
    if tail and start + count > length - tail:
        places = np.arange(max(start, length - tail), start + count)
        gains[count - len(places) :] *= np.sin(np.maximum(length - 1 - places, 0) * (np.pi / 2 / tail))
    return gains


def interpolated(values: Levels, step: int, start: int, count: int) -> Samples:
    """``count`` samples from sample ``start`` of a line through ``values``, which stand ``step`` samples apart."""
    first, last = start // step, (start + count) // step + 2
    few = np.take(values, np.arange(first, last), mode="clip").astype(np.float32)
    ramp = np.arange(step, dtype=np.float32) / np.float32(step)
    line = few[:-1, None] + (few[1:] - few[:-1])[:, None] * ramp
    return np.asarray(line.ravel()[start - first * step :][:count])
