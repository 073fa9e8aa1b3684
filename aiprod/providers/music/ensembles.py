"""Who plays what: General MIDI programs for FluidSynth, and the synth's own patches."""

from __future__ import annotations

from dataclasses import dataclass

from aiprod.errors import InvalidInput
from aiprod.providers.music.score import Role


@dataclass(frozen=True)
class Player:
    """A General MIDI program (0 to 127; of the drum kits for the drums), a patch of our synth, level and place.

    level is a linear gain, pan runs from -1 (left) to 1 (right), reverb is the share sent to the room.
    """

    program: int
    patch: str
    level: float
    pan: float = 0.0
    reverb: float = 0.35


Ensemble = dict[Role, Player]

ENSEMBLES: dict[str, Ensemble] = {
    "orchestra": {
        "pad": Player(48, "strings", 0.62, -0.15, 0.5),
        "bass": Player(43, "bow_bass", 0.62, 0.2),
        "arpeggio": Player(46, "harp", 0.78, -0.35, 0.45),
        "melody": Player(73, "flute", 0.56, 0.15, 0.5),
        "counter": Player(60, "horn", 0.5, 0.3, 0.5),
        "drums": Player(48, "drums", 0.66, 0.0, 0.5),
    },
    "piano": {
        "pad": Player(48, "strings", 0.36, 0.1, 0.5),
        "bass": Player(0, "piano", 0.6, -0.1),
        "arpeggio": Player(0, "piano", 0.62, 0.1),
        "melody": Player(0, "piano", 0.8, 0.05),
        "counter": Player(42, "strings", 0.42, 0.25, 0.5),
    },
    "synthwave": {
        "pad": Player(89, "warm_pad", 0.5, 0.0, 0.45),
        "bass": Player(38, "saw_bass", 0.42, 0.0, 0.1),
        "arpeggio": Player(81, "pluck", 0.5, -0.3, 0.4),
        "melody": Player(80, "lead", 0.42, 0.15, 0.45),
        "counter": Player(50, "warm_pad", 0.4, 0.3, 0.4),
        "drums": Player(25, "drums", 0.48, 0.0, 0.15),
    },
    "acoustic": {
        "pad": Player(49, "strings", 0.32, 0.15, 0.45),
        "bass": Player(32, "bow_bass", 0.62, 0.0, 0.15),
        "arpeggio": Player(24, "guitar", 0.75, -0.25),
        "melody": Player(25, "guitar", 0.7, 0.25),
        "counter": Player(71, "flute", 0.4, 0.3),
        "drums": Player(40, "drums", 0.55, 0.1, 0.2),
    },
    "ambient": {
        "pad": Player(89, "warm_pad", 0.66, 0.0, 0.7),
        "bass": Player(95, "warm_pad", 0.4, 0.0, 0.5),
        "arpeggio": Player(11, "bells", 0.66, -0.3, 0.7),
        "melody": Player(98, "bells", 0.62, 0.3, 0.7),
        "counter": Player(52, "choir", 0.45, 0.1, 0.6),
    },
    "corporate": {
        "pad": Player(89, "warm_pad", 0.42, 0.1, 0.4),
        "bass": Player(33, "bow_bass", 0.6, 0.0, 0.1),
        "arpeggio": Player(28, "pluck", 0.84, -0.3),
        "melody": Player(0, "piano", 0.68, 0.15),
        "counter": Player(48, "strings", 0.45, 0.25, 0.45),
        "drums": Player(0, "drums", 0.66, 0.0, 0.2),
    },
}


def players(ensemble: str) -> Ensemble:
    """The players of an ensemble. Raises InvalidInput ``unknown_ensemble``."""
    if ensemble not in ENSEMBLES:
        raise InvalidInput(
            "unknown_ensemble",
            f"there is no ensemble {ensemble!r}.",
            field="music.ensemble",
            remedy=f"Choose one of: {', '.join(ENSEMBLES)}.",
        )
    return ENSEMBLES[ensemble]
