"""What a client asks for: the payload of a video job."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from aiprod.keys import content_key, seed_from
from aiprod.model import Model, Name, Text
from aiprod.outputs import MAX_GIF_S, MAX_PX_A_SECOND, OutputSpec
from aiprod.own_media import SHORTEST_WORDLESS_S, AudioSpec, BrandSpec, LowerThirdSpec, MediaSpec, OverlaySpec

MAX_SCRIPT_CHARS = 100_000
MAX_DURATION_S = 3600.0
MAX_OUTPUTS = 8

Mood = Literal[
    "calm", "uplifting", "epic", "dark", "happy", "sad", "tense", "playful", "mysterious", "romantic", "corporate"
]
CaptionMode = Literal["auto", "burned", "files", "off"]
CaptionLook = Literal["plain", "karaoke", "pop"]
ShownTransition = Literal["cut", "crossfade", "dip", "slide", "wipe"]
TransitionKind = Literal["auto"] | ShownTransition
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35)]


class SceneSpec(Model):
    """One scene as a client writes it: words to speak, media to show, or both."""

    text: Annotated[Text | None, Field(max_length=5_000, description="What the narrator says.")] = None
    picture: Annotated[
        Text | None, Field(max_length=500, description="What to show; taken from the text if absent.")
    ] = None
    media: Annotated[MediaSpec | None, Field(description="The client's image or clip, shown as it is.")] = None
    narration: Annotated[
        AudioSpec | None, Field(description="The client's recording of the text, instead of a voice.")
    ] = None
    title: Annotated[Text | None, Field(max_length=80, description="Words set on the picture.")] = None
    lower_third: LowerThirdSpec | None = None
    overlays: Annotated[tuple[OverlaySpec, ...], Field(max_length=8)] = ()
    duration: Annotated[
        float | None, Field(gt=0, le=600, description="Seconds; fitted to the narration if absent.")
    ] = None
    sounds: Annotated[
        tuple[Name, ...], Field(max_length=8, description="Names of sound effects, see `aiprod sounds`.")
    ] = ()
    transition: Annotated[TransitionKind, Field(description="How this scene begins.")] = "auto"
    chapter: Annotated[Text | None, Field(max_length=80, description="The title of a chapter that begins here.")] = None

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if self.text is None and self.media is None:
            raise ValueError("give text, media, or both")
        if self.text is None and self.narration is not None:
            raise ValueError("give the text of the recorded narration, captions and timing need it")
        if self.text is None and self.duration is None:
            raise ValueError("give a duration, there is no text to time the scene by")
        if self.text is None and self.duration is not None and self.duration < SHORTEST_WORDLESS_S:
            raise _at(("duration",), f"a scene without words has at least {SHORTEST_WORDLESS_S:g} s")
        return self


def _at(place: tuple[str | int, ...], complaint: str) -> ValidationError:
    """A refusal that names a place below the model being validated, which a ValueError cannot."""
    fault = PydanticCustomError("bounds", "{complaint}", {"complaint": complaint})
    return ValidationError.from_exception_data("bounds", [{"type": fault, "loc": place, "input": None}])


def _as_several(value: Any) -> Any:
    return (value,) if isinstance(value, dict | OutputSpec) else value


class VideoPayload(Model):
    """What to make: exactly one of ``script``, ``topic`` and ``scenes``; all else has a default."""

    script: Annotated[Text | None, Field(max_length=MAX_SCRIPT_CHARS, description="The narration, word for word.")] = (
        None
    )
    topic: Annotated[Text | None, Field(max_length=500, description="A subject; the planner writes the narration.")] = (
        None
    )
    scenes: Annotated[tuple[SceneSpec, ...] | None, Field(min_length=1, max_length=200)] = None
    title: Annotated[Text | None, Field(max_length=120)] = None
    call_to_action: Annotated[
        Text | None, Field(max_length=200, description="Said and shown last: what the viewer should do.")
    ] = None
    style: Name = "cinematic"
    mood: Mood | None = None
    duration: Literal["auto"] | Annotated[float, Field(gt=0, le=MAX_DURATION_S, description="Seconds.")] = "auto"
    language: Annotated[LanguageTag | None, Field(description="BCP 47; if absent the voice's own, else en.")] = None
    voice: Annotated[str | None, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,99}$")] = None
    captions: CaptionMode = "auto"
    caption_look: Annotated[CaptionLook | None, Field(description="The style's own if absent.")] = None
    music: Annotated[bool | AudioSpec, Field(description="A score, none, or the client's own track.")] = True
    sfx: bool = True
    brand: BrandSpec = BrandSpec()
    outputs: Annotated[
        tuple[OutputSpec, ...],
        BeforeValidator(_as_several, json_schema_input_type=OutputSpec | tuple[OutputSpec, ...]),
        Field(min_length=1, max_length=MAX_OUTPUTS, description="One output or several; the first is the main one."),
    ] = (OutputSpec(),)
    thumbnails: Annotated[
        tuple[Annotated[float, Field(ge=0, le=MAX_DURATION_S)], ...],
        Field(max_length=20, description="Seconds at which to take more thumbnails."),
    ] = ()
    contact_sheet: Annotated[bool, Field(description="One picture with a frame of every scene.")] = False
    stems: Annotated[bool, Field(description="Voice, music and sounds as separate lossless files.")] = False
    quality_gate: Annotated[
        Literal["warn", "fail"], Field(description="Whether a fault found in a finished file fails the job.")
    ] = "warn"
    seed: Annotated[int | None, Field(ge=0, lt=2**31)] = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [name for name in ("script", "topic", "scenes") if getattr(self, name) is not None]
        if len(given) != 1:
            found = " and ".join(given) if given else "none"
            raise ValueError(f"give exactly one of script, topic and scenes; found {found}")
        names = [output.name for output in self.outputs if output.name]
        if len(set(names)) < len(names):
            raise ValueError("two outputs have the same name")
        return self

    @field_validator("outputs")
    @classmethod
    def _encodings_are_bounded(cls, outputs: tuple[OutputSpec, ...]) -> tuple[OutputSpec, ...]:
        wanted = sum(output.px_a_second for output in outputs)
        if wanted > MAX_PX_A_SECOND:
            raise ValueError(
                f"all sizes of all outputs have {wanted / 1e9:.2f} billion pixels a second, "
                f"the most is {MAX_PX_A_SECOND / 1e9:g}; ask for fewer, smaller or slower ones"
            )
        return outputs

    @model_validator(mode="after")
    def _length_is_bounded(self) -> Self:
        bumpers = [bumper.duration for bumper in (self.brand.intro, self.brand.outro) if bumper is not None]
        given_s = sum(bumpers) + sum(scene.duration or 0.0 for scene in self.scenes or ())
        if given_s > MAX_DURATION_S:
            raise _at(
                ("scenes",), f"scenes, intro and outro have {given_s:g} s together, the most is {MAX_DURATION_S:g} s"
            )
        length_s = given_s if self.duration == "auto" else self.duration
        for number, output in enumerate(self.outputs):
            if output.format == "gif" and length_s > MAX_GIF_S:
                raise _at(("outputs", number, "format"), f"a GIF has at most {MAX_GIF_S:g} s, not {length_s:g}")
        return self

    @property
    def resolved_seed(self) -> int:
        """The client's seed, else one drawn from the payload, so that equal payloads make equal videos."""
        return self.seed if self.seed is not None else seed_from(content_key(self))
