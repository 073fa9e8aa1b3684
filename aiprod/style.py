"""A style is a folder of data: one ``style.json`` and its fonts. No code."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from aiprod.errors import InvalidInput
from aiprod.jobs import invalid_input
from aiprod.model import Colour, Model, Name
from aiprod.payload import CaptionLook, Mood, ShownTransition

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

LONGEST_TRANSITION_S = 2.0
FontRole = Literal["title", "body", "caption"]


class CaptionStyle(Model):
    """How captions are set. Sizes are fractions of the frame height."""

    burned: bool = True
    mode: CaptionLook = "karaoke"
    size: Annotated[float, Field(gt=0.01, lt=0.2)] = 0.042
    baseline: Annotated[float, Field(gt=0.1, lt=1, description="Baseline of the last line, from the top.")] = 0.9
    colour: Colour = "#FFFFFF"
    active_colour: Colour = "#FFD54A"
    outline_colour: Colour = "#000000A0"
    box_colour: Colour | None = None
    uppercase: bool = False


class MusicStyle(Model):
    """What the composer is asked for when the job says nothing."""

    mood: Mood = "calm"
    ensemble: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = "orchestra"
    level_lufs: Annotated[float, Field(ge=-50, le=-14, description="Music alone, before ducking.")] = -24.0


class TransitionStyle(Model):
    """How scenes follow each other, and ``chapter``: how a chapter begins."""

    kind: ShownTransition = "crossfade"
    chapter: ShownTransition = "dip"
    seconds: Annotated[float, Field(ge=0, le=LONGEST_TRANSITION_S)] = 0.6


class Style(Model):
    """A resolved style. It travels inside the plan, so that a plan renders the same after the folder has changed."""

    version: Literal[1] = 1
    name: Name
    title: str
    description: str
    painter: Name
    palette: Annotated[
        dict[Name, tuple[Colour, ...]], Field(min_length=1, description="Named colour ramps the painter reads.")
    ]
    fonts: Annotated[dict[FontRole, str], Field(description="File names inside the style's fonts/ folder.")]
    letterbox: Annotated[
        float | None, Field(ge=1, le=3, description="Aspect ratio of the picture inside the frame.")
    ] = None
    captions: CaptionStyle = CaptionStyle()
    music: MusicStyle = MusicStyle()
    transition: TransitionStyle = TransitionStyle()
    pause_s: Annotated[float, Field(ge=0, le=3, description="Silence after the words of a scene.")] = 0.6
    camera: Annotated[float, Field(ge=0, le=3, description="1 is the usual amount of camera motion.")] = 1.0
    digest: Annotated[
        str, Field(pattern=r"^([0-9a-f]{64})?$", description="SHA-256 over the folder; filled by the loader.")
    ] = ""

    def for_pictures(self) -> Style:
        """The style without what no painter reads, so that another caption or transition repaints nothing."""
        return self.model_copy(
            update={"captions": CaptionStyle(), "music": MusicStyle(), "transition": TransitionStyle(), "pause_s": 0.6}
        )


def font_path(style: Style, role: FontRole, templates: Path = TEMPLATES) -> Path:
    """The font file of a role, falling back to the body font."""
    return templates / style.name / "fonts" / style.fonts.get(role, style.fonts["body"])


def list_styles(templates: Path = TEMPLATES) -> tuple[str, ...]:
    """The names of every style folder, sorted."""
    return tuple(sorted(path.parent.name for path in templates.glob("*/style.json")))


@cache
def load_style(name: str, templates: Path = TEMPLATES) -> Style:
    """Read and check one style folder.

    Raises InvalidInput ``unknown_style`` for a name without a folder, ``broken_style`` for a folder that
    breaks the schema and ``missing_font`` for one that names a font file it does not hold.
    """
    if name not in list_styles(templates):
        raise InvalidInput(
            "unknown_style",
            f"there is no style {name!r}.",
            field="payload.style",
            remedy=f"Choose one of: {', '.join(list_styles(templates))}.",
        )
    folder = templates / name
    try:
        raw = json.loads((folder / "style.json").read_text("utf-8"))
        if not isinstance(raw, dict):
            raise ValueError("it is no object")
        style = Style.model_validate_json(json.dumps({**raw, "name": name, "digest": _folder_digest(folder)}))
    except ValidationError as error:
        problem = invalid_input(error)
        raise InvalidInput("broken_style", f"style {name!r}: {problem.message}", field=problem.field) from None
    except (OSError, RecursionError, ValueError) as error:
        raise InvalidInput("broken_style", f"style {name!r}: style.json cannot be read: {error}.") from None
    for role in style.fonts:
        if not font_path(style, role, templates).is_file():
            raise InvalidInput(
                "missing_font",
                f"style {name!r}: the {role} font {style.fonts[role]!r} is not in its fonts/ folder.",
                field=f"fonts.{role}",
                remedy="Add the file or name another.",
            )
    return style


def _folder_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
