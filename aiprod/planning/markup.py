"""What little Markdown a script may hold, as the words and the headings it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiprod.planning.picturing.headline import shorten
from aiprod.planning.sentences import paragraphs

_MARKED = re.compile(r"[ \t]{0,3}(?P<level>#{1,6})[ \t]+(?P<title>[^\s#][^\n]*)")
_ALONE = re.compile(r"(?m)^([ \t]{0,3}#{1,6}[ \t]+[^\s#][^\n]*)$")
_ITEMS = re.compile(r"(?m)^[ \t]*[-*•][ \t]+[^\n]+(?:\n[ \t]*[-*•][ \t]+[^\n]+)+$")
_BULLET = re.compile(r"(?m)^[ \t]*[-*•][ \t]+")
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


def document_title(script: str) -> str | None:
    """The script's own title: its first line, if that is the only heading of the first level and others follow."""
    levels = [len(found["level"]) for found in map(_MARKED.fullmatch, _blocks(script)) if found]
    first = next(iter(_blocks(script)), "")
    marked = _MARKED.fullmatch(first)
    if marked is None or levels[0] != 1 or len(levels) < 2 or 1 in levels[1:]:
        return None
    return _shown(marked["title"])


def headed_paragraphs(script: str) -> list[tuple[Heading | None, str]]:
    """The script's paragraphs, each with the heading it stands under; the document's title is not among them.

    A heading is a line that begins with ``#`` as in Markdown, or a short line by itself such as "Chapter 2: The sea".
    Two in a row are one; one that no words follow is spoken like any other. Lines of a list become one sentence.
    """
    blocks = _blocks(script)
    found: list[tuple[Heading | None, str]] = []
    heading: Heading | None = None
    waiting = ""
    for block in blocks[1:] if document_title(script) else blocks:
        title = _title(block)
        if title is None:
            if waiting:
                heading = Heading(heading.number + 1 if heading else 1, waiting)
            waiting = ""
            found.append((heading, block))
        else:
            waiting = _shown(f"{waiting}: {title}" if waiting else title)
    return [*found, (None, waiting)] if waiting else found


def _blocks(script: str) -> list[str]:
    text = _ITEMS.sub(_sentence, script.replace("\r\n", "\n"))
    return paragraphs(_ALONE.sub(r"\n\1\n", text))


def _sentence(items: re.Match[str]) -> str:
    """A list of lines as words one can say."""
    said = [item.strip(" \t.,;") for item in _BULLET.sub("", items[0]).split("\n")]
    return ", ".join(said) + "."


def _title(block: str) -> str | None:
    if marked := _MARKED.fullmatch(block):
        return _shown(marked["title"])
    if len(block) <= _TITLE_CHARS and (numbered := _NUMBERED.fullmatch(block)):
        return (numbered["title"] or block).strip(" .")
    return None


def _shown(title: str) -> str:
    return shorten(title.rstrip("# \t"), _TITLE_CHARS)
