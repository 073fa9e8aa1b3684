"""Small scenes, stacks and sounds for the tests of media, all made by code."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aiprod.assets import Asset, Word
from aiprod.media.pictures.layers import LayerStack, RasterLayer, write_stack
from aiprod.outputs import OutputFormat, VideoCodec
from aiprod.parts import Piece, SceneHeader
from aiprod.plan import (
    Canvas,
    MusicRequest,
    NarrationRequest,
    OutputPlan,
    PictureIntent,
    PlacedSound,
    Rendition,
    ScenePlan,
    SoundRequest,
    Transition,
    VideoPlan,
    VisualRequest,
)
from aiprod.style import load_style
from aiprod.timing import FrameRate

WIDTH, HEIGHT = 320, 180
RATE = FrameRate(num=30)
CANVAS = Canvas(width_px=WIDTH, height_px=HEIGHT, rate=RATE)
STYLE = load_style("corporate")
TEXT = "The sea is calm today, and a small boat sails home."
LAYERS = "application/vnd.aiprod.layers+zip"


def flat(colour: tuple[int, int, int], alpha: int = 255, width: int = 384, height: int = 216) -> npt.NDArray[np.uint8]:
    """A raster of one colour that covers the frame and its margin."""
    raster = np.full((height, width, 4), alpha, np.uint8)
    raster[:, :, :3] = colour
    return raster


def ramp() -> npt.NDArray[np.uint8]:
    """A picture whose every column and row differs."""
    raster = flat((0, 0, 90))
    raster[:, :, 0] = np.linspace(20, 235, 384)[None, :]
    raster[:, :, 1] = np.linspace(20, 235, 216)[:, None]
    return raster


def stack_of(*layers: RasterLayer, **fields: Any) -> LayerStack:
    return LayerStack(width_px=WIDTH, height_px=HEIGHT, elements=layers, **fields)


def covering(file: str, **fields: Any) -> RasterLayer:
    return RasterLayer(file=file, x=-32, y=-18, **fields)


def write_picture(path: Path, raster: npt.NDArray[np.uint8] | None = None, depth: float = 1.0) -> Path:
    write_stack(path, stack_of(covering("a.png", depth=depth)), {"a.png": ramp() if raster is None else raster})
    return path


def scene(index: int = 0, start_frame: int = 0, frames: int = 30, **fields: Any) -> ScenePlan:
    narration = NarrationRequest(provider="toy", text=TEXT, language="en", voice="toy", slot_s=frames / 30)
    visual = VisualRequest(
        provider="toy", style=STYLE, intent=PictureIntent(), width_px=WIDTH, height_px=HEIGHT, seed=1
    )
    given = {"narration": narration, "visual": visual, "transition": Transition(), **fields}
    return ScenePlan(index=index, start_frame=start_frame, frames=frames, text=TEXT, **given)


def rendition(canvas: Canvas = CANVAS, codec: VideoCodec = "h264") -> Rendition:
    """An encoding whose pictures are painted in its own size."""
    return Rendition(
        name=f"{canvas.width_px}x{canvas.height_px}p{canvas.rate.num}-{codec}",
        canvas=canvas,
        codec=codec,
        picture_width_px=canvas.width_px,
        picture_height_px=canvas.height_px,
    )


def scene_header(own: ScenePlan, first: int = 0, frames: int | None = None, **fields: Any) -> SceneHeader:
    """The header of one piece of a scene, or of all of it."""
    piece = Piece(order=0, first=first, frames=own.frames - first if frames is None else frames)
    given = {"rendition": rendition(), "style": STYLE, "captions": "off", **fields}
    return SceneHeader(scene=own, piece=piece, **given)


def plan_of(*scenes: ScenePlan, output_format: OutputFormat = "mp4", **fields: Any) -> VideoPlan:
    """A plan with one output from one rendition, unless ``renditions`` and ``outputs`` say otherwise."""
    given: dict[str, Any] = {
        "title": "A title",
        "captions": "burned",
        "renditions": (rendition(),),
        "outputs": (OutputPlan(name="video", format=output_format, renditions=(rendition().name,)),),
        **fields,
    }
    return VideoPlan(
        language="en",
        seed=1,
        planner="rules",
        canvas=CANVAS,
        frames=sum(each.frames for each in scenes),
        style=STYLE,
        mood="calm",
        scenes=scenes,
        **given,
    )


def asset(kind: str, digest: str, media_type: str = LAYERS, **fields: Any) -> Asset:
    return Asset.model_validate(
        {
            "kind": kind,
            "key": digest,
            "name": digest,
            "digest": digest,
            "size_bytes": 1,
            "media_type": media_type,
            "provider": "toy",
            "provider_version": "1",
            "licence": "CC0-1.0",
            "seconds": 0.0,
            **fields,
        }
    )


def words(text: str = TEXT, seconds: float = 0.9) -> tuple[Word, ...]:
    tokens = text.split()
    each = seconds / len(tokens)
    return tuple(Word(text=t, start_s=i * each, end_s=(i + 0.9) * each) for i, t in enumerate(tokens))


def music_request(seconds: float) -> MusicRequest:
    return MusicRequest(provider="toy", mood="calm", ensemble="piano", duration_s=seconds, seed=1)


def placed_sound(start_frame: int, gain_db: float = -6.0, seconds: float = 1.0) -> PlacedSound:
    request = SoundRequest(provider="toy", name="pop", duration_s=seconds, seed=1)
    return PlacedSound(request=request, start_frame=start_frame, duration_s=seconds, gain_db=gain_db)


def tone(seconds: float, hz: float = 440.0, level: float = 0.2, channels: int = 1) -> npt.NDArray[np.float32]:
    times = np.arange(round(seconds * 48_000)) / 48_000
    return np.repeat((level * np.sin(2 * np.pi * hz * times))[:, None], channels, axis=1).astype(np.float32)


def write_wav(path: Path, samples: npt.NDArray[np.float32]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path
