"""The plan: everything rendering needs, as data. Time is integer frames; randomness is seeds; assets are requests."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiprod.jobs import Mood, Name
from aiprod.keys import content_key
from aiprod.model import Model
from aiprod.style import Style
from aiprod.timing import FrameRate

Frames = Annotated[int, Field(ge=0)]
Seed = Annotated[int, Field(ge=0, lt=2**31)]
Place = Literal[
    "mountains", "forest", "field", "desert", "river", "sea", "underwater", "sky", "space", "city", "room", "abstract"
]
Form = Literal["scenery", "statement", "quote", "figure", "list"]
TimeOfDay = Literal["dawn", "day", "golden", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "snow", "fog", "storm"]
Season = Literal["spring", "summer", "autumn", "winter"]
AssetKind = Literal["narration", "music", "sound", "visual"]
CameraMove = Literal["push_in", "pull_out", "pan_left", "pan_right", "rise", "sink"]


class PictureIntent(Model):
    """What a picture shows, for any provider: a painter reads the fields, an image model the prompt."""

    form: Form = "scenery"
    place: Place = "abstract"
    time: TimeOfDay = "day"
    weather: Weather = "clear"
    season: Season = "summer"
    mood: Mood = "calm"
    subjects: Annotated[
        tuple[str, ...], Field(max_length=8, description="Nouns to show if the painter knows them: boat, bird.")
    ] = ()
    kicker: Annotated[str | None, Field(max_length=80, description="Small words above the headline.")] = None
    headline: Annotated[str | None, Field(max_length=120, description="Words set on the picture.")] = None
    lines: Annotated[tuple[str, ...], Field(max_length=6, description="List items, or who said the quote.")] = ()
    figure: Annotated[
        str | None, Field(max_length=40, description="A number as it stands in the text: 12,480 or 38%.")
    ] = None
    prompt: Annotated[str, Field(max_length=5_000, description="The scene in plain words, for image models.")] = ""


class NarrationRequest(Model):
    """Speech for one scene. ``slot_s`` is the longest it may last, in seconds; ``rate`` 1.0 is the voice's own pace."""

    kind: Literal["narration"] = "narration"
    provider: Name
    text: Annotated[str, Field(min_length=1, max_length=5_000)]
    language: str
    voice: str
    rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    slot_s: Annotated[float, Field(gt=0)]


class MusicRequest(Model):
    """A score of exactly ``duration_s`` seconds; ``hits_s`` are the scene cuts it may land on."""

    kind: Literal["music"] = "music"
    provider: Name
    mood: Mood
    ensemble: str
    duration_s: Annotated[float, Field(gt=0)]
    hits_s: tuple[float, ...] = ()
    seed: Seed


class SoundRequest(Model):
    """One sound effect or ambience by its catalogue name."""

    kind: Literal["sound"] = "sound"
    provider: Name
    name: Name
    duration_s: Annotated[float, Field(gt=0, le=3600)]
    seed: Seed


class VisualRequest(Model):
    """The picture of one scene, as layers at least as large as the frame."""

    kind: Literal["visual"] = "visual"
    provider: Name
    style: Style
    intent: PictureIntent
    width_px: Annotated[int, Field(gt=0)]
    height_px: Annotated[int, Field(gt=0)]
    seed: Seed


AssetRequest = Annotated[NarrationRequest | MusicRequest | SoundRequest | VisualRequest, Field(discriminator="kind")]


class PlacedSound(Model):
    """A sound on a scene's own timeline. ``gain_db`` is relative to the narration."""

    request: SoundRequest
    start_frame: Frames
    gain_db: float


class Transition(Model):
    """How a scene begins. A crossfade shows the previous scene's motion continued for ``frames`` frames."""

    kind: Literal["cut", "crossfade", "dip"] = "cut"
    frames: Frames = 0


class Camera(Model):
    """One eased camera move over the scene. ``amount`` is the zoom or travel at depth 1, as a fraction of the frame."""

    move: CameraMove = "push_in"
    amount: Annotated[float, Field(ge=0, le=0.2)] = 0.06


class ScenePlan(Model):
    """One scene: ``frames`` frames from ``start_frame`` on the master timeline."""

    index: Frames
    start_frame: Frames
    frames: Annotated[int, Field(gt=0)]
    text: str
    visual: VisualRequest
    narration: NarrationRequest | None = None
    narration_start_frame: Annotated[int, Field(ge=0, description="Frames after the scene's start.")] = 0
    sounds: tuple[PlacedSound, ...] = ()
    transition: Transition = Transition()
    camera: Camera = Camera()


class Canvas(Model):
    """The frame all scenes of a video share."""

    width_px: Annotated[int, Field(gt=0, multiple_of=2)]
    height_px: Annotated[int, Field(gt=0, multiple_of=2)]
    rate: FrameRate


class VideoPlan(Model):
    """A whole video. Rendering it again needs nothing else, and gives the same pictures bit for bit."""

    version: Literal[1] = 1
    title: str
    language: str
    seed: Seed
    planner: str
    notes: Annotated[tuple[str, ...], Field(description="What the planner had to decide for the client.")] = ()
    canvas: Canvas
    container: Literal["mp4", "mov"]
    frames: Annotated[int, Field(gt=0)]
    style: Style
    mood: Mood
    captions: Literal["burned", "files", "off"]
    scenes: Annotated[tuple[ScenePlan, ...], Field(min_length=1)]
    music: MusicRequest | None = None

    @model_validator(mode="after")
    def _scenes_tile_the_timeline(self) -> Self:
        at = 0
        for index, scene in enumerate(self.scenes):
            if scene.index != index or scene.start_frame != at:
                raise ValueError(f"scene {index} does not start at frame {at}")
            at += scene.frames
        if at != self.frames:
            raise ValueError(f"the scenes last {at} frames, the plan {self.frames}")
        return self

    @property
    def key(self) -> str:
        return content_key(self)

    @property
    def duration_s(self) -> float:
        return self.canvas.rate.seconds(self.frames)
