"""The client's own media, as a job names it: pictures, clips, sound, and the brand it wears."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from aiprod.model import Colour, Model, Name, Share, Text
from aiprod.uris import URI, check_uri

SHORTEST_WORDLESS_S = 0.2
"""A scene without words may be as short as this: some frames at any rate."""

Uri = Annotated[
    str,
    AfterValidator(check_uri),
    Field(
        description="https://…, gs://bucket/object, or media/… for an object of this installation's store.",
        max_length=2048,
        json_schema_extra={"pattern": URI.pattern},
    ),
]
Seconds = Annotated[float, Field(ge=0, le=3600)]
Fit = Literal["cover", "contain", "blur"]
Corner = Literal["top_left", "top_right", "bottom_left", "bottom_right"]
Spot = Literal["top_left", "top", "top_right", "left", "center", "right", "bottom_left", "bottom", "bottom_right"]


class _Trimmed(Model):
    uri: Uri
    start: Annotated[Seconds, Field(description="Seconds into the media where it begins.")] = 0.0
    end: Annotated[Seconds | None, Field(description="Seconds into the media where it stops; its end if absent.")] = (
        None
    )

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"end {self.end:g} is not after start {self.start:g}")
        return self


class MediaSpec(_Trimmed):
    """An image or a clip shown instead of a made picture."""

    fit: Annotated[
        Fit, Field(description="cover fills the frame, contain shows all, blur shows all on a soft copy.")
    ] = "cover"
    focus: Annotated[
        tuple[Share, Share] | None, Field(description="The subject, from the left and the top; found if absent.")
    ] = None
    speed: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    mute: Annotated[bool, Field(description="Leave out a clip's own sound.")] = False


class AudioSpec(_Trimmed):
    """A recording: a scene's narration, or the music of the video."""


class OverlaySpec(Model):
    """An image laid over a scene."""

    uri: Uri
    at: Spot = "center"
    width: Annotated[float, Field(gt=0, le=1, description="Share of the frame's width.")] = 0.3
    opacity: Share = 1.0
    start: Annotated[Seconds, Field(description="Seconds after the scene begins.")] = 0.0
    end: Annotated[Seconds | None, Field(description="Seconds after the scene begins; its end if absent.")] = None


class LowerThirdSpec(Model):
    """A name and what it is, set in the lower third of the picture for some seconds."""

    title: Annotated[Text, Field(max_length=60)]
    subtitle: Annotated[Text | None, Field(max_length=80)] = None
    start: Seconds = 0.8
    seconds: Annotated[float, Field(ge=1, le=60)] = 4.0


class LogoSpec(Model):
    """A watermark over the whole video."""

    uri: Uri
    corner: Corner = "top_right"
    width: Annotated[float, Field(gt=0, le=0.5, description="Share of the frame's shorter side.")] = 0.12
    opacity: Share = 0.85


class BumperSpec(Model):
    """An intro or outro: a clip or an image before or after everything else."""

    media: MediaSpec
    duration: Annotated[float, Field(ge=SHORTEST_WORDLESS_S, le=60, description="Seconds.")]


class BrandFonts(Model):
    """Font files for the words the renderer sets: captions, titles on the client's media and lower thirds."""

    title: Uri | None = None
    body: Uri | None = None
    caption: Uri | None = None


class BrandSpec(Model):
    """How a client's videos look like theirs."""

    logo: LogoSpec | None = None
    accent: Annotated[Colour | None, Field(description="Spoken words in captions, and the lower third's bar.")] = None
    palette: dict[Name, tuple[Colour, ...]] = Field(
        default_factory=dict, max_length=64, description="Colour ramps that replace the style's of that name."
    )
    fonts: BrandFonts = BrandFonts()
    intro: BumperSpec | None = None
    outro: BumperSpec | None = None
