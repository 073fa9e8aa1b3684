"""The W60 workload: six 10 s scenes at 1080p30, each a still with a slow zoom, captions, narration and ducked music.

``python -m benchmarks.w60 make FOLDER`` writes its assets, ``render FOLDER`` makes the video of them as the product
does, scenes side by side.
"""

from __future__ import annotations

import os
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np

from aiprod.assets import Asset
from aiprod.media.assemble import assemble
from aiprod.media.captions import estimate_words, make_cues
from aiprod.media.mix import render_mix
from aiprod.media.render import render_scene
from aiprod.parts import MixHeader, SceneHeader
from aiprod.plan import (
    Camera,
    Canvas,
    MusicRequest,
    NarrationRequest,
    PictureIntent,
    ScenePlan,
    VideoPlan,
    VisualRequest,
)
from aiprod.style import load_style
from aiprod.timing import FrameRate

SCENES, SCENE_FRAMES = 6, 300
CANVAS = Canvas(width_px=1920, height_px=1080, rate=FrameRate(num=30))
_STYLE = load_style("documentary")
_TEXT = "Far above the valley the air is thin, and every step must be earned. Still the path goes on, and so does she."
_RATE_HZ = 48_000


def make_plan() -> VideoPlan:
    scenes = tuple(_scene(index) for index in range(SCENES))
    return VideoPlan(
        title="W60",
        language="en",
        seed=1,
        planner="fixed",
        canvas=CANVAS,
        container="mp4",
        frames=SCENES * SCENE_FRAMES,
        style=_STYLE,
        mood="calm",
        captions="burned",
        scenes=scenes,
        music=MusicRequest(provider="fixed", mood="calm", ensemble="piano", duration_s=60.0, seed=1),
    )


def make_assets(folder: Path) -> None:
    """Write six 2400x1350 stills with edges and texture, six narrations and a minute of music."""
    for index in range(SCENES):
        cv2.imwrite(str(folder / f"still-{index}.png"), _still(index), [cv2.IMWRITE_PNG_COMPRESSION, 1])
        _write_wav(folder / f"voice-{index}.wav", _syllables(9.0, 140 + 10 * index)[:, None])
    times = np.arange(60 * _RATE_HZ) / _RATE_HZ
    chord = sum(0.08 * np.sin(2 * np.pi * hz * times) for hz in (196.0, 246.9, 293.7, 392.0))
    _write_wav(folder / "music.wav", np.stack([chord, chord * 0.9], axis=1))


def render(folder: Path) -> Path:
    """The whole video from the assets on disk, in ``folder``."""
    plan = make_plan()
    assets = {f"narration/{i}": _asset("narration", "audio/wav", duration_s=9.0) for i in range(SCENES)}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        mix = pool.submit(_mix, plan, assets, folder)
        segments = list(pool.map(lambda index: _segment(plan, index, assets, folder), range(SCENES)))
    cues = make_cues(plan, {index: estimate_words(_TEXT, 9.0) for index in range(SCENES)})
    return assemble(plan, segments, mix.result(), cues, folder).path


def _segment(plan: VideoPlan, index: int, assets: dict[str, Asset], folder: Path) -> Path:
    header = SceneHeader(scene=plan.scenes[index], canvas=CANVAS, style=_STYLE, captions="burned")
    files = {"visual": folder / f"still-{index}.png"}
    return render_scene(header, {**assets, "visual": _asset("visual", "image/png")}, files, folder).path


def _mix(plan: VideoPlan, assets: dict[str, Asset], folder: Path) -> Path:
    header = MixHeader(canvas=CANVAS, frames=plan.frames, music_level_lufs=-24.0, scenes=plan.scenes, music=plan.music)
    files = {f"narration/{index}": folder / f"voice-{index}.wav" for index in range(SCENES)}
    files["music"] = folder / "music.wav"
    return render_mix(header, {**assets, "music": _asset("music", "audio/wav")}, files, folder).path


def _scene(index: int) -> ScenePlan:
    visual = VisualRequest(
        provider="fixed", style=_STYLE, intent=PictureIntent(), width_px=1920, height_px=1080, seed=index
    )
    return ScenePlan(
        index=index,
        start_frame=index * SCENE_FRAMES,
        frames=SCENE_FRAMES,
        text=_TEXT,
        visual=visual,
        narration=NarrationRequest(provider="fixed", text=_TEXT, language="en", voice="fixed", slot_s=9.5),
        camera=Camera(move="push_in" if index % 2 else "pull_out", amount=0.08),
    )


def _asset(kind: str, media_type: str, **fields: object) -> Asset:
    common = {"key": kind, "name": kind, "digest": kind, "size_bytes": 1, "seconds": 0.0, "licence": "CC0-1.0"}
    maker = {"provider": "fixed", "provider_version": "1"}
    return Asset.model_validate({"kind": kind, "media_type": media_type, **common, **maker, **fields})


def _still(seed: int) -> np.ndarray:
    """Photograph-like: smooth light, ridges with hard edges, and texture that falls off with distance."""
    rng = np.random.default_rng(seed)
    width, height = 2400, 1350
    picture = cv2.resize(
        rng.integers(60, 220, (4, 6, 3), dtype=np.uint8), (width, height), interpolation=cv2.INTER_CUBIC
    )
    for depth in range(1, 6):
        coarse = cv2.resize(rng.normal(0, 1, (1, 12 * depth)), (width, 1), interpolation=cv2.INTER_CUBIC)[0]
        ridge = height * (0.35 + 0.11 * depth) + 40 * coarse
        below = np.arange(height)[:, None] > ridge[None, :]
        grain = cv2.resize(rng.normal(0, 5 * depth, (height // 4, width // 4)), (width, height))
        colour = rng.integers(20, 160, 3)[None, :] + grain[below][:, None]
        picture[below] = np.clip(colour, 0, 255)
    return picture


def _syllables(seconds: float, hz: float) -> np.ndarray:
    times = np.arange(round(seconds * _RATE_HZ)) / _RATE_HZ
    voice = sum(np.sin(2 * np.pi * hz * n * times) / n for n in range(1, 12))
    return np.asarray(0.08 * voice * np.clip(np.sin(2 * np.pi * 3.5 * times) + 0.4, 0, 1))


def _write_wav(path: Path, samples: np.ndarray) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(_RATE_HZ)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    {"make": make_assets, "render": render}[sys.argv[1]](Path(sys.argv[2]))
