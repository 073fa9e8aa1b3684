"""Which words can be set: the style's fonts decide and those behind them, since only fonts that ship are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aiprod.lettering import missing_letters
from aiprod.plan import PictureIntent
from aiprod.style import FontRole, Style, font_path

_TOLD_LETTERS = 3


def check_captions(mode: str, texts: Sequence[str], style: Style, templates: Path) -> tuple[str, list[str]]:
    """Captions no font has letters for become files; the note says so."""
    missing = _missing(style, ("caption",), " ".join(texts), templates) if mode == "burned" else ""
    if not missing:
        return mode, []
    return "files", [f"Captions are files beside the video: no font that ships has letters for {_some(missing)}."]


def check_headings(
    intents: Sequence[PictureIntent], style: Style, templates: Path
) -> tuple[list[PictureIntent], list[str]]:
    """Words on pictures that no font has letters for are left out: the scene shows its place, a note says so."""
    kept: list[PictureIntent] = []
    missing = ""
    for intent in intents:
        words = " ".join((intent.kicker or "", intent.headline or "", intent.figure or "", *intent.lines))
        lacking = _missing(style, ("title", "body"), words, templates)
        missing += lacking
        bare = {"form": "scenery", "kicker": None, "headline": None, "figure": None, "lines": ()}
        kept.append(intent.model_copy(update=bare) if lacking else intent)
    if not missing:
        return kept, []
    return kept, [f"Words on pictures are left out: no font that ships has letters for {_some(missing)}."]


def has_words(intent: PictureIntent) -> bool:
    """Whether the picture shows words of its own."""
    return bool(intent.headline or intent.figure or intent.lines)


def _missing(style: Style, roles: Sequence[FontRole], text: str, templates: Path) -> str:
    return "".join(missing_letters(font_path(style, role, templates), text) for role in roles)


def _some(letters: str) -> str:
    return ", ".join(dict.fromkeys(letters[:_TOLD_LETTERS]))
