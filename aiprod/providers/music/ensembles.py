"""Who plays what in each ensemble. Where a role has several players, the piece's seed picks one."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from aiprod.errors import InvalidInput
from aiprod.providers.music.percussion import Battery
from aiprod.providers.music.score import Player, Role


@dataclass(frozen=True)
class Ensemble:
    """The players of each role and the kind of drums. ``fast`` ensembles break chords in sixteenths when driven."""

    roles: dict[Role, tuple[Player, ...]]
    battery: Battery = "kit"
    fast: bool = False

    def players(self, rng: Random) -> dict[Role, Player]:
        """One player a role."""
        return {role: rng.choice(players) for role, players in self.roles.items()}


ENSEMBLES: dict[str, Ensemble] = {
    "orchestra": Ensemble(
        {
            "pad": (Player(48, "strings", 0.62, -0.15, 0.5),),
            "bass": (Player(43, "bow_bass", 0.62, 0.2),),
            "arpeggio": (Player(46, "harp", 0.8, -0.35, 0.45), Player(45, "pizzicato", 0.8, -0.3, 0.45)),
            "melody": (
                Player(73, "flute", 0.56, 0.15, 0.5),
                Player(71, "reed", 0.54, 0.15, 0.5),
                Player(60, "horn", 0.56, 0.1, 0.5),
                Player(41, "strings", 0.5, 0.1, 0.5),
            ),
            "counter": (Player(60, "horn", 0.48, 0.3, 0.5), Player(42, "strings", 0.5, 0.3, 0.5)),
            "drums": (Player(48, "drums", 0.66, 0.0, 0.5),),
        },
        "orchestra",
    ),
    "chamber": Ensemble(
        {
            "pad": (Player(49, "strings", 0.46, 0.0, 0.45),),
            "bass": (Player(42, "bow_bass", 0.55, 0.2, 0.35),),
            "arpeggio": (Player(45, "pizzicato", 0.85, -0.3, 0.4), Player(46, "harp", 0.78, -0.3, 0.45)),
            "melody": (Player(40, "strings", 0.55, -0.1, 0.45), Player(68, "reed", 0.5, 0.1, 0.45)),
            "counter": (Player(41, "strings", 0.46, 0.3, 0.45),),
        },
    ),
    "piano": Ensemble(
        {
            "pad": (Player(48, "strings", 0.36, 0.1, 0.5),),
            "bass": (Player(0, "piano", 0.6, -0.1),),
            "arpeggio": (Player(0, "piano", 0.62, 0.1),),
            "melody": (Player(0, "piano", 0.8, 0.05),),
            "counter": (Player(42, "strings", 0.42, 0.25, 0.5),),
        },
    ),
    "synthwave": Ensemble(
        {
            "pad": (Player(89, "warm_pad", 0.5, 0.0, 0.45), Player(90, "saw_pad", 0.4, 0.0, 0.45)),
            "bass": (Player(38, "saw_bass", 0.38, 0.0, 0.1),),
            "arpeggio": (Player(81, "pluck", 0.5, -0.3, 0.4), Player(5, "tines", 0.6, -0.3, 0.4)),
            "melody": (Player(80, "lead", 0.42, 0.15, 0.45), Player(81, "lead", 0.4, 0.15, 0.45)),
            "counter": (Player(50, "warm_pad", 0.4, 0.3, 0.4),),
            "drums": (Player(25, "drums", 0.48, 0.0, 0.15),),
        },
        "machine",
        fast=True,
    ),
    "acoustic": Ensemble(
        {
            "pad": (Player(49, "strings", 0.32, 0.15, 0.45),),
            "bass": (Player(32, "upright", 0.62, 0.0, 0.15),),
            "arpeggio": (Player(24, "guitar", 0.75, -0.25), Player(25, "guitar", 0.75, -0.25)),
            "melody": (
                Player(25, "guitar", 0.7, 0.25),
                Player(73, "flute", 0.5, 0.2, 0.45),
                Player(0, "piano", 0.7, 0.2),
            ),
            "counter": (Player(71, "reed", 0.4, 0.3),),
            "drums": (Player(40, "drums", 0.55, 0.1, 0.2),),
        },
        "brushes",
    ),
    "ambient": Ensemble(
        {
            "pad": (Player(89, "warm_pad", 0.62, 0.0, 0.7), Player(91, "choir", 0.55, 0.0, 0.7)),
            "bass": (Player(95, "deep_pad", 0.4, 0.0, 0.5),),
            "arpeggio": (Player(11, "bells", 0.62, -0.3, 0.7), Player(8, "celesta", 0.62, -0.3, 0.7)),
            "melody": (Player(98, "bells", 0.6, 0.3, 0.7), Player(4, "tines", 0.62, 0.2, 0.6)),
            "counter": (Player(52, "choir", 0.45, 0.1, 0.6),),
        },
    ),
    "corporate": Ensemble(
        {
            "pad": (Player(89, "warm_pad", 0.42, 0.1, 0.4),),
            "bass": (Player(33, "upright", 0.6, 0.0, 0.1),),
            "arpeggio": (Player(28, "pluck", 0.84, -0.3), Player(12, "marimba", 0.8, -0.3)),
            "melody": (Player(0, "piano", 0.68, 0.15), Player(4, "tines", 0.68, 0.15)),
            "counter": (Player(48, "strings", 0.45, 0.25, 0.45),),
            "drums": (Player(0, "drums", 0.6, 0.0, 0.2),),
        },
    ),
}


def find_ensemble(name: str) -> Ensemble:
    """Raises InvalidInput ``unknown_ensemble``."""
    if name not in ENSEMBLES:
        raise InvalidInput(
            "unknown_ensemble",
            f"there is no ensemble {name!r}.",
            field="music.ensemble",
            remedy=f"Choose one of: {', '.join(ENSEMBLES)}.",
        )
    return ENSEMBLES[name]
