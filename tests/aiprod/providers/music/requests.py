"""A music request with defaults, for these tests."""

from __future__ import annotations

from aiprod.payload import Mood
from aiprod.plan import MusicRequest


def ask(
    mood: Mood = "uplifting",
    ensemble: str = "piano",
    duration_s: float = 30.0,
    hits_s: tuple[float, ...] = (),
    seed: int = 1,
) -> MusicRequest:
    return MusicRequest(provider="synth", mood=mood, ensemble=ensemble, duration_s=duration_s, hits_s=hits_s, seed=seed)
