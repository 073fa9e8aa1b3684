"""What the workloads are rendered from, made by code: pictures, voices with their words, and music."""

from __future__ import annotations

import hashlib
import json
import wave
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.assets import Asset, Word

PHRASES = (
    "Far above the valley the air is thin.",
    "Every step up here must be earned.",
    "The path is steep, but it goes on.",
    "Below, the river is a silver thread.",
    "She looks back once, then climbs.",
)
"""What a scene's voice says: one phrase every two seconds, so that a caption comes as often."""
PHRASE_S = 2.0
_SPOKEN_S = 1.6
_RATE_HZ = 48_000
_STILL_PX = (2400, 1350)
_INDEX = "assets.json"

Samples = npt.NDArray[np.float64]


class Material(NamedTuple):
    """An asset and the file that holds it."""

    asset: Asset
    path: Path


def save(folder: Path, materials: dict[str, Material]) -> None:
    """Note in ``folder`` what its files are, by role."""
    index = {role: [asset.model_dump(mode="json"), path.name] for role, (asset, path) in materials.items()}
    (folder / _INDEX).write_text(json.dumps(index), "utf-8")


def load(folder: Path) -> dict[str, Material]:
    """What ``save`` noted."""
    index = json.loads((folder / _INDEX).read_text("utf-8"))
    return {role: Material(Asset.model_validate(asset), folder / name) for role, (asset, name) in index.items()}


def make_still(path: Path, seed: int) -> Material:
    """A 2400x1350 PNG, photograph-like: smooth light, ridges with hard edges, texture that grows with nearness."""
    rng = np.random.default_rng(seed)
    width, height = _STILL_PX
    light = rng.integers(60, 220, (4, 6, 3), dtype=np.uint8)
    picture = cv2.resize(light, _STILL_PX, interpolation=cv2.INTER_CUBIC)
    for depth in range(1, 6):
        coarse = cv2.resize(rng.normal(0, 1, (1, 12 * depth)), (width, 1), interpolation=cv2.INTER_CUBIC)[0]
        ridge = height * (0.35 + 0.11 * depth) + 40 * coarse
        below = np.arange(height)[:, None] > ridge[None, :]
        grain = cv2.resize(rng.normal(0, 5 * depth, (height // 4, width // 4)), _STILL_PX)
        colour = rng.integers(20, 160, 3)[None, :] + grain[below][:, None]
        picture[below] = np.clip(colour, 0, 255)
    cv2.imwrite(str(path), picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return described("visual", path, "image/png")


def make_voice(path: Path, seconds: float, hz: float) -> Material:
    """Syllables of a buzzing voice in mono, a phrase every two seconds, as long as a scene of ``seconds``."""
    count = int(seconds / PHRASE_S)
    times = np.arange(round(seconds * _RATE_HZ)) / _RATE_HZ
    buzz: Samples = sum((np.sin(2 * np.pi * hz * n * times) / n for n in range(1, 12)), np.zeros_like(times))
    syllables = np.clip(np.sin(2 * np.pi * 3.5 * times) + 0.4, 0, 1)
    speaking = (times % PHRASE_S < _SPOKEN_S) & (times < count * PHRASE_S)
    length_s = (count - 1) * PHRASE_S + _SPOKEN_S
    _write_wav(path, (0.08 * buzz * syllables * speaking)[: round(length_s * _RATE_HZ), None])
    words = tuple(word for number in range(count) for word in _spoken(number))
    return described("narration", path, "audio/wav", duration_s=length_s, words=words)


def make_music(path: Path, seconds: float) -> Material:
    """A sustained chord in stereo."""
    times = np.arange(round(seconds * _RATE_HZ)) / _RATE_HZ
    chord: Samples = sum(
        (0.08 * np.sin(2 * np.pi * hz * times) for hz in (196.0, 246.9, 293.7, 392.0)), np.zeros_like(times)
    )
    _write_wav(path, np.stack([chord, chord * 0.9], axis=1))
    return described("music", path, "audio/wav", duration_s=seconds)


def described(kind: str, path: Path, media_type: str, **fields: object) -> Material:
    """A file as the asset a provider's step would have made of it."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    maker = {"provider": "benchmark", "provider_version": "1", "licence": "CC0-1.0", "seconds": 0.0}
    about = {"kind": kind, "key": digest, "name": path.name, "digest": digest, "size_bytes": len(data)}
    return Material(Asset.model_validate({**about, **maker, "media_type": media_type, **fields}), path)


def narration_text(seconds: float) -> str:
    """The words of a scene of ``seconds``."""
    return " ".join(_phrase(number) for number in range(int(seconds / PHRASE_S)))


def _phrase(number: int) -> str:
    return PHRASES[number % len(PHRASES)]


def _spoken(number: int) -> list[Word]:
    """A phrase's words, evenly over the time it is spoken in."""
    tokens = _phrase(number).split()
    start_s, each_s = number * PHRASE_S, _SPOKEN_S / len(tokens)
    return [
        Word(text=token, start_s=start_s + place * each_s, end_s=start_s + (place + 1) * each_s)
        for place, token in enumerate(tokens)
    ]


def _write_wav(path: Path, samples: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(_RATE_HZ)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
