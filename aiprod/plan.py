"""The plan: everything rendering needs, as data. Time is integer frames; randomness is seeds; assets are requests."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiprod.keys import content_key
from aiprod.model import Model, Name, Share
from aiprod.outputs import OutputFormat, VideoCodec
from aiprod.own_media import Corner, Fit, Spot
from aiprod.payload import Mood, ShownTransition
from aiprod.style import FontRole, Style
from aiprod.timing import FrameRate

Frames = Annotated[int, Field(ge=0)]
Seed = Annotated[int, Field(ge=0, lt=2**31)]
Place = Literal[
    "mountains", "forest", "field", "desert", "river", "sea", "underwater", "sky", "space", "city", "room", "abstract"
]
Form = Literal["scenery", "statement", "quote", "figure", "list", "chart", "date"]
ChartKind = Literal["bar", "line"]
TimeOfDay = Literal["dawn", "day", "golden", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "snow", "fog", "storm"]
Season = Literal["spring", "summer", "autumn", "winter"]
AssetKind = Literal["narration", "music", "sound", "visual", "media"]
CameraMove = Literal["push_in", "pull_out", "pan_left", "pan_right", "rise", "sink"]


class DataPoint(Model):
    """One number of a chart: what it is called, its value, and how it stands in the text."""

    label: Annotated[str, Field(max_length=40)]
    value: float
    shown: Annotated[str, Field(min_length=1, max_length=40, description="12,480 or 38%.")]


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
        str | None,
        Field(max_length=40, description="A number or a date as it stands in the text: 12,480, 38% or 20 July 1969."),
    ] = None
    chart: ChartKind | None = None
    series: Annotated[
        tuple[DataPoint, ...], Field(max_length=8, description="A chart's numbers, all from the text, in order.")
    ] = ()
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


class MediaRequest(Model):
    """The client's own media, fetched, checked and brought into one of our forms.

    A picture is a still at most as large as it takes to cover width_px x height_px, or a clip at ``rate``, where
    ``still`` refuses clips. Sound is 48 kHz stereo, and of a picture without sound it is a moment's silence. Clips and
    sound are trimmed to [start_s, end_s) and then ``speed`` times as fast.
    """

    kind: Literal["media"] = "media"
    provider: Name
    uri: str
    use: Literal["picture", "picture_sound", "still", "sound", "font"]
    start_s: Annotated[float, Field(ge=0)] = 0.0
    end_s: float | None = None
    speed: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    duration_s: Annotated[float | None, Field(gt=0, description="No more than this is needed, seconds.")] = None
    width_px: Annotated[int | None, Field(gt=0)] = None
    height_px: Annotated[int | None, Field(gt=0)] = None
    rate: FrameRate | None = None


AssetRequest = Annotated[
    NarrationRequest | MusicRequest | SoundRequest | VisualRequest | MediaRequest, Field(discriminator="kind")
]
SoundSource = Annotated[SoundRequest | MediaRequest, Field(discriminator="kind")]
MusicSource = Annotated[MusicRequest | MediaRequest, Field(discriminator="kind")]
Picture = Annotated[VisualRequest | MediaRequest, Field(discriminator="kind")]


class PlacedSound(Model):
    """A sound on a scene's own timeline, for ``duration_s`` seconds. ``gain_db`` is relative to the narration."""

    request: SoundSource
    duration_s: Annotated[float, Field(gt=0)]
    start_frame: Frames
    gain_db: float


class Transition(Model):
    """How a scene begins. All but a cut and a dip show the previous scene's motion continued for ``frames`` frames."""

    kind: ShownTransition = "cut"
    frames: Frames = 0

    @property
    def crosses(self) -> bool:
        """Whether the previous scene's picture is seen in it."""
        return self.kind not in ("cut", "dip")


class Camera(Model):
    """One eased camera move over the scene. ``amount`` is the zoom or travel at depth 1, as a fraction of the frame."""

    move: CameraMove = "push_in"
    amount: Annotated[float, Field(ge=0, le=0.2)] = 0.06


class Framing(Model):
    """How the client's picture fills a frame of another shape; without a focus its subject is looked for."""

    fit: Fit = "cover"
    focus: tuple[Share, Share] | None = None


class PlacedOverlay(Model):
    """An image over the frame, shown from ``start_frame`` of the scene; ``width`` is a share of the frame's."""

    request: MediaRequest
    at: Spot
    width: Annotated[float, Field(gt=0, le=1)]
    opacity: Share
    start_frame: Frames
    frames: Annotated[int, Field(gt=0)]


class LowerThird(Model):
    """A name and what it is, shown from ``start_frame`` of the scene."""

    title: str
    subtitle: str | None = None
    start_frame: Frames
    frames: Annotated[int, Field(gt=0)]


class Logo(Model):
    """A watermark over every scene; ``width`` is a share of the frame's shorter side."""

    request: MediaRequest
    corner: Corner
    width: Annotated[float, Field(gt=0, le=0.5)]
    opacity: Share


class Brand(Model):
    """What the client's brand adds to every scene; its colours are already in the plan's style."""

    logo: Logo | None = None
    fonts: dict[FontRole, MediaRequest] = Field(default_factory=dict)


class ScenePlan(Model):
    """One scene: ``frames`` frames from ``start_frame`` on the master timeline.

    ``voice_over`` is the client's recording of the narration; ``title`` is set by the renderer on the client's media,
    while a painter sets its own words.
    """

    index: Frames
    start_frame: Frames
    frames: Annotated[int, Field(gt=0)]
    text: str
    visual: Picture
    framing: Framing = Framing()
    title: str | None = None
    lower_third: LowerThird | None = None
    overlays: tuple[PlacedOverlay, ...] = ()
    narration: NarrationRequest | None = None
    voice_over: MediaRequest | None = None
    narration_start_frame: Annotated[int, Field(ge=0, description="Frames after the scene's start.")] = 0
    sounds: tuple[PlacedSound, ...] = ()
    transition: Transition = Transition()
    camera: Camera = Camera()


class Canvas(Model):
    """A frame's size and how many there are a second."""

    width_px: Annotated[int, Field(gt=0, multiple_of=2)]
    height_px: Annotated[int, Field(gt=0, multiple_of=2)]
    rate: FrameRate


class Rendition(Model):
    """One encoding of the picture. Its scenes' pictures are painted for picture_width_px x picture_height_px.

    That is the largest size wanted of its shape, so that all renditions of a shape share their pictures.
    """

    name: Name
    canvas: Canvas
    codec: VideoCodec
    picture_width_px: Annotated[int, Field(gt=0)]
    picture_height_px: Annotated[int, Field(gt=0)]


class OutputPlan(Model):
    """One thing to deliver, from renditions by name: none for sound alone, several, largest first, for a stream."""

    name: Name
    format: OutputFormat
    renditions: tuple[Name, ...]


class Chapter(Model):
    """A part of the video that a player can jump to; it ends where the next begins."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    start_frame: Frames


class VideoPlan(Model):
    """A whole video. Rendering it again needs nothing else, and gives the same pictures bit for bit."""

    version: Literal[1] = 1
    title: str
    language: str
    seed: Seed
    planner: str
    notes: Annotated[tuple[str, ...], Field(description="What the planner had to decide for the client.")] = ()
    canvas: Annotated[Canvas, Field(description="The main rendition's; its rate counts every frame of the plan.")]
    renditions: tuple[Rendition, ...]
    outputs: Annotated[tuple[OutputPlan, ...], Field(min_length=1)]
    frames: Annotated[int, Field(gt=0)]
    style: Style
    mood: Mood
    captions: Literal["burned", "files", "off"]
    scenes: Annotated[tuple[ScenePlan, ...], Field(min_length=1)]
    music: MusicSource | None = None
    brand: Brand = Brand()
    chapters: Annotated[
        tuple[Chapter, ...], Field(description="The first starts at frame 0; often there are none.")
    ] = ()
    thumbnails_s: tuple[float, ...] = ()
    contact_sheet: bool = False
    stems: bool = False
    quality_gate: Literal["warn", "fail"] = "warn"

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

    def rendition(self, name: str) -> Rendition:
        return next(rendition for rendition in self.renditions if rendition.name == name)

    @property
    def duration_s(self) -> float:
        return self.canvas.rate.seconds(self.frames)
