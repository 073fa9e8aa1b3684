"""Distil WordNet 3.0 into the words a picture can show: ``python scripts/picture_words.py /usr/share/wordnet``.

Writes aiprod/planning/picturing/wordnet.json. Debian's package wordnet-base has the dictionary.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from aiprod.planning.picturing.picture_words import hand_words

ROOTS = Path(__file__).with_name("picture_roots.json")
TARGET = Path(__file__).parent.parent / "aiprod" / "planning" / "picturing" / "wordnet.json"
_FIRM, _WEAK = 0.7, 0.4
_UNSEEN = 0.3
"""What a sense counts that the tagged texts never used."""
_ABSTRACT = frozenset((4, 7, 9, 10, 12, 14, 16, 21, 22, 23, 24, 26, 28))
"""Lexicographer files of acts, attributes, cognition, communication, feelings, groups, motives, possessions, processes,
quantities, relations, states and times."""


@dataclass(frozen=True)
class Synset:
    lexicographer: int
    words: tuple[str, ...]
    parents: tuple[str, ...]
    is_name: bool


class WordNet:
    """The nouns of a WordNet folder, and how often each sense of a word was tagged in running text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.synsets = {line.split(" ", 1)[0]: _synset(line) for line in _lines(folder / "data.noun")}
        self.senses = {
            fields[0]: fields[-int(fields[2]) :] for line in _lines(folder / "index.noun") if (fields := line.split())
        }

    @cached_property
    def counts(self) -> dict[tuple[str, str], dict[int, int]]:
        """Tagged uses by lemma and part of speech (1 noun, 2 verb, 3 and 5 adjective, 4 adverb), then by sense."""
        found: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for line in _lines(self.folder / "cntlist.rev"):
            key, number, count = line.split()
            lemma, _, rest = key.partition("%")
            found[lemma, rest[0]][int(number)] = int(count)
        return found

    def weights(self, lemma: str) -> list[tuple[str, float]]:
        """The noun senses of a lemma with their share of all its uses, other parts of speech included."""
        nouns = self.counts.get((lemma, "1"), {})
        each = [nouns.get(number, 0) + _UNSEEN for number in range(1, len(self.senses[lemma]) + 1)]
        others = sum(sum(self.counts.get((lemma, part), {}).values()) for part in "2345")
        return [
            (synset, weight / (sum(each) + others)) for synset, weight in zip(self.senses[lemma], each, strict=True)
        ]

    def sense(self, name: str) -> str:
        """The synset of "lemma.number"."""
        lemma, _, number = name.rpartition(".")
        return self.senses[lemma][int(number) - 1]

    def is_living(self, lemma: str) -> bool:
        """Whether a lemma first of all names an animal or a plant; of two words it is a species, often in Latin."""
        return self.synsets[self.senses[lemma][0]].lexicographer in (5, 20)

    def verbs(self) -> frozenset[str]:
        return frozenset(line.split(" ", 1)[0] for line in _lines(self.folder / "index.verb"))


def distil(wordnet: WordNet, roots: dict[str, dict[str, str]], known: frozenset[str]) -> dict[str, Any]:
    """Nouns and names by "place subject", abstract nouns, and the verbs that are common or spelled like those nouns."""
    meaning_of = {kind: {wordnet.sense(name): value for name, value in under.items()} for kind, under in roots.items()}
    found: dict[str, dict[str, list[str]]] = {"nouns": defaultdict(list), "names": defaultdict(list)}
    abstract: list[str] = []
    for lemma in sorted(wordnet.senses):
        word = lemma.replace("_", "-")
        if not _usable(lemma) or word in known or ("-" in word and wordnet.is_living(lemma)):
            continue
        kind, value, share = _strongest(wordnet, lemma, meaning_of)
        if kind == "abstract":
            if share >= _FIRM and wordnet.counts.get((lemma, "1")) and "-" not in word:
                abstract.append(word)
        elif kind != "other" and share >= _WEAK:
            found[kind][value.removesuffix(" ?")].append(word + "?" * (share < _FIRM or value.endswith(" ?")))
    shown = known.union(word.strip("?") for words in found["nouns"].values() for word in words)
    return {
        **{kind: {value: " ".join(words) for value, words in sorted(found[kind].items())} for kind in found},
        "abstract": " ".join(abstract),
        "verbs": " ".join(sorted(verb for verb in wordnet.verbs() if verb in shown or wordnet.counts.get((verb, "2")))),
    }


def _strongest(wordnet: WordNet, lemma: str, meaning_of: dict[str, dict[str, str]]) -> tuple[str, str, float]:
    """What a lemma is most often used for: its kind ("nouns", "names", "abstract", "other"), meaning and share."""
    shares: dict[tuple[str, str], float] = defaultdict(float)
    for synset, share in wordnet.weights(lemma):
        shares[_meaning(wordnet, synset, meaning_of)] += share
    (kind, value), share = max(shares.items(), key=lambda item: item[1])
    return kind, value, share


def _meaning(wordnet: WordNet, synset: str, meaning_of: dict[str, dict[str, str]]) -> tuple[str, str]:
    """The kind and meaning of the nearest root above a sense."""
    here = wordnet.synsets[synset]
    kind = "names" if here.is_name else "nouns"
    row, seen = [synset], {synset}
    while row:
        for at in row:
            if at in meaning_of[kind]:
                return kind, meaning_of[kind][at]
        row = [up for at in row for up in wordnet.synsets[at].parents if up not in seen]
        seen.update(row)
    return ("abstract" if here.lexicographer in _ABSTRACT else "other"), ""


def _usable(lemma: str) -> bool:
    return lemma.replace("_", "").isalpha() and len(lemma) > 2 and lemma.count("_") <= 1


def _synset(line: str) -> Synset:
    fields = line.split(" | ")[0].split()
    words = int(fields[3], 16)
    pointers = fields[5 + 2 * words :]
    up = [(pointers[at], pointers[at + 1]) for at in range(0, 4 * int(fields[4 + 2 * words]), 4)]
    return Synset(
        int(fields[1]),
        tuple(fields[4 : 4 + 2 * words : 2]),
        tuple(offset for kind, offset in up if kind in ("@", "@i")),
        any(kind == "@i" for kind, _ in up),
    )


def _lines(path: Path) -> Iterator[str]:
    """The lines of a dictionary file but its licence, which stands at the head, indented."""
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith("  "))


def main(arguments: Iterable[str]) -> None:
    (folder,) = arguments
    words = distil(WordNet(Path(folder)), json.loads(ROOTS.read_text("utf-8")), hand_words())
    TARGET.write_text(json.dumps(words, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
