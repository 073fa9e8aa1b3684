"""From a bare synthetic voice to one that can be listened to: a sentence at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, fade, highpass, peaking, set_loudness, smooth

TARGET_LUFS = -19.0
_RUMBLE_HZ = 65.0
_THRESHOLD_DB = 4.0
_RATIO = 2.0
_RELEASE_S = 0.06
_HISS_HZ = 5000.0
_HISS_RELEASE_S = 0.015
_STEP = SAMPLE_RATE_HZ // 1000


@dataclass(frozen=True)
class Finish:
    """What a voice needs. ``tone`` are bells of an equaliser, each (Hz, dB, Q). ``sibilance_db`` is how far the band
    over 5 kHz may stand over the whole sentence before it is held back; None leaves it. ``room`` is the amplitude of
    the room's answer to the voice.
    """

    tone: tuple[tuple[float, float, float], ...] = ()
    sibilance_db: float | None = None
    room: float = 0.0
    breathes: bool = False


PLAIN = Finish()
"""For voices that were recorded, or sound so."""


def polish(sentence: Samples, finish: Finish) -> Samples:
    """Rumble off, toned, hiss and peaks held back, -19 LUFS; same length, silent at both ends."""
    voice = highpass(sentence, _RUMBLE_HZ)
    for centre_hz, gain_db, q in finish.tone:
        voice = peaking(voice, centre_hz, gain_db, q)
    if finish.sibilance_db is not None:
        voice = _calm(voice, finish.sibilance_db)
    return fade(set_loudness(_compress(voice), TARGET_LUFS), 0.008, 0.015)


def _compress(voice: Samples) -> Samples:
    """Half of what rises over the usual level by more than 4 dB is taken away."""
    power = _power(voice, _RELEASE_S)
    if len(power) == 0:
        return voice
    over_db = 10.0 * np.log10(power / _usual(power)) - _THRESHOLD_DB
    return voice * _gain(over_db * (1.0 - 1.0 / _RATIO), len(voice))


def _calm(voice: Samples, allowed_db: float) -> Samples:
    """A de-esser: the band over 5 kHz loses what it has beyond its allowance.

    The band is filtered there and back, so that it is in phase with the voice it is taken from.
    """
    hiss = highpass(highpass(voice, _HISS_HZ)[::-1], _HISS_HZ)[::-1]
    whole, power = _power(voice, _RELEASE_S), _power(hiss, _HISS_RELEASE_S)
    if len(power) == 0:
        return voice
    over_db = 10.0 * np.log10(power / _usual(whole)) - allowed_db
    return voice - hiss * (1.0 - _gain(over_db, len(voice)))


def _power(voice: Samples, release_s: float) -> Samples:
    """Mean square of each millisecond, falling no faster than ``release_s``."""
    whole = len(voice) // _STEP * _STEP
    if whole == 0:
        return np.zeros(0)
    power = smooth(np.mean(voice[:whole].reshape(-1, _STEP) ** 2, axis=1), np.exp(-0.001 / release_s))
    return np.asarray(np.maximum(power, 1e-12))


def _usual(power: Samples) -> float:
    """Mean power while there is speech."""
    return float(np.mean(power[power >= power.max() * 1e-3]))


def _gain(over_db: Samples, count: int) -> Samples:
    """What takes ``over_db`` away where it is above nothing; it moves each millisecond."""
    gain = 10.0 ** (-np.maximum(over_db, 0.0) / 20.0)
    return np.asarray(np.interp(np.arange(count), (np.arange(len(gain)) + 0.5) * _STEP, gain))
