"""How well pictures follow the words: ``python -m benchmarks.pictures [FILE]``.

The sentences and the pictures a reader expects of them were written without a look at the word lists.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aiprod.plan import PictureIntent
from aiprod.planning.drafts import Draft
from aiprod.planning.picturing.intent import read_intents

SENTENCES = Path(__file__).parent / "data" / "pictures_dev.json"
_SPOKEN_TIMES = {"morning": ("dawn", "day"), "evening": ("golden", "dusk"), "sunset": ("golden",)}
Verdict = Literal["acceptable", "wrong", "absurd"]


@dataclass(frozen=True)
class Judged:
    """One sentence, what is painted for it, and what is wrong with that."""

    text: str
    intent: PictureIntent
    verdict: Verdict
    faults: tuple[str, ...]


def judge(expected: dict[str, Any]) -> Judged:
    """Paint one sentence by itself and hold it against what a reader expects.

    Absurd is a place or a subject the reader rules out; wrong is any other form, place, time, weather or season.
    """
    intent = read_intents([Draft(expected["text"])], "calm")[0]
    unthinkable = [place for place in expected.get("absurd_places", ()) if place == intent.place]
    unthinkable += sorted(set(expected.get("absurd_subjects", ())).intersection(intent.subjects))
    faults = [f"shows {thing}" for thing in unthinkable]
    acceptable = expected["acceptable"]
    if intent.form not in acceptable["forms"]:
        faults.append(f"form {intent.form} for {acceptable['forms']}")
    if intent.form == "scenery" and intent.place not in (acceptable["places"] or [intent.place]):
        faults.append(f"place {intent.place} for {acceptable['places']}")
    for name, shown in (("times", intent.time), ("weather", intent.weather), ("season", intent.season)):
        wanted = [value for told in expected.get(name) or () for value in _SPOKEN_TIMES.get(told, (told,))]
        if wanted and shown not in wanted:
            faults.append(f"{name} {shown} for {wanted}")
    return Judged(
        expected["text"], intent, "absurd" if unthinkable else "wrong" if faults else "acceptable", tuple(faults)
    )


def judge_all(path: Path) -> list[Judged]:
    return [judge(expected) for expected in json.loads(path.read_text("utf-8"))]


def share(judged: Sequence[Judged], verdict: Verdict) -> float:
    """Per cent of the sentences with this verdict."""
    return 100 * sum(one.verdict == verdict for one in judged) / len(judged)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path, nargs="?", default=SENTENCES)
    judged = judge_all(parser.parse_args().sentences)
    for one in judged:
        if one.verdict != "acceptable":
            print(f"{one.verdict:7} {'; '.join(one.faults)} {list(one.intent.subjects)}: {one.text}")
    for verdict in ("acceptable", "wrong", "absurd"):
        print(f"{verdict} {share(judged, verdict):.1f} %")


if __name__ == "__main__":
    main()
