"""What the scores and sounds measure: ``python -m benchmarks.scores``, ``--sounds`` for the sounds."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from aiprod.audio import Samples, loudness_lufs, read_wav
from aiprod.payload import Mood
from aiprod.plan import MusicRequest, SoundRequest
from aiprod.providers.music.compose import compose
from aiprod.providers.music.fluidsynth import FluidSynth
from aiprod.providers.music.harmony import MODES
from aiprod.providers.music.moods import CHARACTERS
from aiprod.providers.music.score import Score
from aiprod.providers.music.synth import Synth
from aiprod.providers.sound.catalogue import catalogue
from aiprod.providers.sound.synth import SoundSynth
from benchmarks import listening

_ENSEMBLES: dict[Mood, str] = {
    "calm": "piano",
    "uplifting": "corporate",
    "epic": "orchestra",
    "dark": "orchestra",
    "happy": "acoustic",
    "sad": "chamber",
    "tense": "synthwave",
    "playful": "chamber",
    "mysterious": "ambient",
    "romantic": "piano",
    "corporate": "corporate",
}
_MUSIC = (
    "mood       ensemble    s   cpu  low%  centre  LRA  crest clip click    dc  gap  met  err/max ms   key rank  "
    "notes/s by section        same  end dB"
)
_SOUND = "name           kind      cpu   LUFS   peak  low%  centre    dc  click  loop"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, nargs="+", default=[60.0])
    parser.add_argument("--renderer", choices=("synth", "fluidsynth"), default="synth")
    parser.add_argument("--moods", nargs="+", default=sorted(CHARACTERS))
    parser.add_argument("--ensemble", help="this one for every mood")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--sounds", nargs="*", help="measure sounds, all or these, and no scores")
    asked = parser.parse_args()
    if asked.sounds is not None:
        print(_SOUND)
        for info in catalogue():
            if not asked.sounds or info.name in asked.sounds:
                print(_sound(info.name))
        return
    renderer: Synth | FluidSynth = Synth() if asked.renderer == "synth" else FluidSynth()
    print(_MUSIC)
    for mood in asked.moods:
        for seconds in asked.seconds:
            request = MusicRequest(
                provider=renderer.name,
                mood=mood,
                ensemble=asked.ensemble or _ENSEMBLES[mood],
                duration_s=seconds,
                hits_s=cuts(seconds, asked.seed),
                seed=asked.seed,
            )
            print(_score(renderer, request), flush=True)


def cuts(seconds: float, seed: int) -> tuple[float, ...]:
    """Scene cuts as a narration makes them: 4.5 to 9 s apart."""
    rng = np.random.default_rng(seed)
    places = np.cumsum(rng.uniform(4.5, 9.0, int(seconds / 4.5) + 1))
    return tuple(round(float(at), 3) for at in places if at < seconds - 3.0)


def most_alike(score: Score) -> int:
    """How often the bar that comes back most is played, by its notes and their places to a twentieth of a second."""
    bars = sorted({round(note.start_s, 3) for note in score.notes if note.role == "pad"})
    seen: Counter[tuple[tuple[str, int, int], ...]] = Counter()
    for first_s, last_s in pairwise(bars):
        played = [note for note in score.notes if first_s <= note.start_s < last_s]
        seen[tuple((note.role, round(20 * (note.start_s - first_s)), note.pitch) for note in played)] += 1
    return max(seen.values(), default=1)


def _made(renderer: Synth | FluidSynth | SoundSynth, request: MusicRequest | SoundRequest) -> tuple[Samples, float]:
    """The samples and the CPU seconds they took, children included."""
    before = _cpu_s()
    with tempfile.TemporaryDirectory() as folder:
        path = renderer.make(request, Path(folder)).path  # type: ignore[arg-type]
        spent_s = _cpu_s() - before
        return read_wav(path)[0], spent_s


def _cpu_s() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _score(renderer: Synth | FluidSynth, request: MusicRequest) -> str:
    samples, spent_s = _made(renderer, request)
    score = compose(request)
    whole = np.sqrt((samples**2).mean())
    end_db = 20 * np.log10(np.sqrt((samples[-24_000:-17_000] ** 2).mean()) / whole + 1e-9)
    landed = sorted({*score.hits_s, *(hit_s for hit_s in request.hits_s if abs(hit_s - score.resolves_s) < 0.001)})
    errors = listening.hit_errors_ms(samples, landed) or [0.0]
    tonic = next(n.pitch for n in score.notes if n.role == "bass" and n.start_s >= score.resolves_s - 1e-6) % 12
    minor = MODES[CHARACTERS[request.mood].mode][2] == 3
    fit, rank = listening.key_correlation(samples, tonic, minor)
    edges = [*score.sections_s, score.resolves_s]
    density = " ".join(f"{_between(score, a, b) / (b - a):.0f}" for a, b in pairwise(edges))
    return (
        f"{request.mood:10} {request.ensemble:10} {request.duration_s:3.0f} {spent_s:5.2f} "
        f"{100 * listening.share_below(samples, 120.0):5.0f} {listening.centroid_hz(samples):7.0f} "
        f"{listening.loudness_range_lu(samples):4.1f} {listening.crest_db(samples):6.1f} "
        f"{int((np.abs(samples) > 0.999).sum()):4} {listening.clicks(samples):5} "
        f"{np.abs(samples.mean(axis=0)).max():.0e} {listening.longest_silence_s(samples[:-48_000]):3.1f} "
        f"{len(landed):2}/{len(request.hits_s):2} {np.median(errors):5.0f} {max(errors):5.0f}  {fit:5.2f} {rank:3}  "
        f"{density:26} {most_alike(score):3} {end_db:7.0f}"
    )


def _between(score: Score, first_s: float, last_s: float) -> int:
    return sum(first_s <= note.start_s < last_s for note in score.notes)


def _sound(name: str) -> str:
    info = next(info for info in catalogue() if info.name == name)
    seconds = 45.0 if info.kind == "ambience" else info.natural_s
    samples, spent_s = _made(SoundSynth(), SoundRequest(provider="synth", name=name, duration_s=seconds, seed=5))
    loop = listening.periodicity(samples, 4.0) if info.kind == "ambience" else 0.0
    return (
        f"{name:14} {info.kind:8} {spent_s:5.2f} {loudness_lufs(samples):6.1f} "
        f"{20 * np.log10(np.abs(samples).max()):6.1f} {100 * listening.share_below(samples, 120.0):5.0f} "
        f"{listening.centroid_hz(samples):7.0f} {np.abs(samples.mean(axis=0)).max():.0e} {_edges(samples):6.4f} "
        f"{loop:5.2f}"
    )


def _edges(samples: Samples) -> float:
    """The larger of the first and the last sample: what would click."""
    return float(np.abs(samples[[0, -1]]).max())


if __name__ == "__main__":
    main()
