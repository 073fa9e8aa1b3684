"""From a bare synthetic voice to a track one can listen to."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, fade, highpass, peaking, set_loudness, smooth

TARGET_LUFS = -19.0
_THRESHOLD_DB = 4.0
_RATIO = 2.0
_RELEASE_S = 0.06
_STEP = SAMPLE_RATE_HZ // 1000


def polish(samples: Samples) -> Samples:
    """Rumble off, a little warmth and presence, gentle compression, -19 LUFS; same length, silent at both ends."""
    voice = highpass(samples, 70.0)
    voice = peaking(voice, 190.0, 1.5, 0.8)
    voice = peaking(voice, 420.0, -1.5, 1.0)
    voice = peaking(voice, 3200.0, 2.0, 0.9)
    return fade(set_loudness(_compress(voice), TARGET_LUFS), 0.008, 0.015)


def _compress(voice: Samples) -> Samples:
    """Half of what rises over the usual level by more than 4 dB is taken away; the gain moves each millisecond."""
    whole = len(voice) // _STEP * _STEP
    if whole == 0:
        return voice
    energy = np.mean(voice[:whole].reshape(-1, _STEP) ** 2, axis=1)
    pole = np.exp(-0.001 / _RELEASE_S)
    power = smooth(energy, pole)
    usual_db = 10.0 * np.log10(np.mean(power[power >= power.max() * 1e-3]) + 1e-12)
    over_db = 10.0 * np.log10(np.maximum(power, 1e-12)) - usual_db - _THRESHOLD_DB
    gain = 10.0 ** (-np.maximum(over_db, 0.0) * (1.0 - 1.0 / _RATIO) / 20.0)
    return np.asarray(voice * np.interp(np.arange(len(voice)), (np.arange(len(gain)) + 0.5) * _STEP, gain))
