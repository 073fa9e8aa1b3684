"""The headings of a script: shown and listed as chapters, not spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiprod.planning.headline import shorten
from aiprod.planning.sentences import paragraphs

_MARKED = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?P<title>[^\s#][^\n]*)")
_ALONE = re.compile(rf"(?m)^({_MARKED.pattern})$")
_NUMBERED = re.compile(
    r"(?:chapter|part|cap[ií]tulo|chapitre|kapitel|teil|partie|capitolo|parte) \w{1,12}"
    r"(?: ?[:.—–-] ?(?P<title>.+))?",
    re.IGNORECASE,
)
_KICKERS = {"en": "Chapter", "es": "Capítulo", "fr": "Chapitre", "de": "Kapitel", "pt": "Capítulo", "it": "Capitolo"}
_TITLE_CHARS = 80


@dataclass(frozen=True)
class Heading:
    """The title of a chapter; ``number`` counts from 1."""

    number: int
    title: str

    def kicker(self, language: str) -> str:
        """The small words above the title: Chapter 2, or only the number in a language we have no word for."""
        return f"{_KICKERS.get(language.split('-')[0].lower(), '')} {self.number}".strip()


def headed_paragraphs(script: str) -> list[tuple[Heading | None, str]]:
    """The script's paragraphs, each with the heading it stands under.

    A heading is a line that begins with ``#`` as in Markdown, or a short line by itself such as "Chapter 2: The sea".
    One that no words follow is spoken like any other.
    """
    found: list[tuple[Heading | None, str]] = []
    heading: Heading | None = None
    waiting = ""
    for block in paragraphs(_ALONE.sub(r"\n\1\n", script.replace("\r\n", "\n"))):
        if title := _title(block):
            found += [(heading, waiting)] if waiting else []
            waiting = block.lstrip("# \t")
            heading = Heading(heading.number + 1 if heading else 1, title)
        else:
            waiting = ""
            found.append((heading, block))
    return [*found, (None, waiting)] if waiting else found


def _title(block: str) -> str | None:
    if marked := _MARKED.fullmatch(block):
        return shorten(marked["title"].rstrip("# \t"), _TITLE_CHARS)
    if len(block) <= _TITLE_CHARS and (numbered := _NUMBERED.fullmatch(block)):
        return (numbered["title"] or block).strip(" .")
    return None
