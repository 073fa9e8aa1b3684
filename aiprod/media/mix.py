"""The master mix: every sound of a video placed on one timeline, levelled once, encoded once."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aiprod.assets import Asset
from aiprod.errors import PermanentError, TransientError
from aiprod.keys import content_key
from aiprod.media import graphs
from aiprod.media.dynamics import duck_curve, fade, gains_at
from aiprod.media.loudness import RATE_HZ, LoudnessMeter, Samples
from aiprod.media.master import BLOCK, blocks_of, linear, loudness_of, master
from aiprod.media.pcm import read_all, read_blocks
from aiprod.media.run import ffmpeg_exe, run
from aiprod.parts import MixHeader
from aiprod.plan import PlacedSound, ScenePlan

VERSION = 2
_VOICE_LUFS = -15.0
_MUSIC_DUCK_DB = 9.0
_AMBIENCE_DUCK_DB = 4.0
_SPEED_LIMIT = 2.0
_AMBIENCE_S = 3.0
_STRETCH_DEADLINE_S = 60.0


@dataclass(frozen=True)
class RenderedExtra:
    """A lossless file that was asked for beside the mix."""

    path: Path
    media_type: str


@dataclass(frozen=True)
class RenderedMix:
    """The encoded mix and what was measured of it after decoding, None for silence; ``extras`` are by role."""

    path: Path
    media_type: str
    loudness_lufs: float | None
    true_peak_dbtp: float | None
    extras: Mapping[str, RenderedExtra] = field(default_factory=dict)


def mix_key(header: MixHeader, assets: Mapping[str, Asset]) -> str:
    """Same key, same mix: the timeline, the places and the sounds' bytes."""
    scenes = [
        {
            "start": scene.start_frame,
            "narration": None if scene.narration is None else [scene.narration_start_frame, scene.narration.slot_s],
            "sounds": [[sound.start_frame, sound.gain_db, sound.duration_s] for sound in scene.sounds],
        }
        for scene in header.scenes
    ]
    return content_key(
        {
            "versions": [VERSION, graphs.VERSION],
            "rate": str(header.canvas.rate),
            "frames": header.frames,
            "music_level_lufs": header.music_level_lufs,
            "scenes": scenes,
            "assets": {role: asset.digest for role, asset in assets.items()},
        }
    )


def render_mix(
    header: MixHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], directory: Path
) -> RenderedMix:
    """Mix and encode into ``directory``, which the caller owns. ``assets`` and ``files`` are keyed by role.

    The buses lie in files there, so memory does not grow with the video. Raises PermanentError ``bad_sound`` or
    ``missing_asset``, TransientError ``wrong_loudness`` if the decoded file is too loud, ``disk_full``.
    """
    length = header.canvas.rate.samples(header.frames, RATE_HZ)
    sources = _Sources(assets, files)
    voice = _bus(directory / "voice.f32", length, 1)
    for scene in header.scenes:
        if scene.narration is not None:
            _place_narration(voice, header, scene, sources)
    _level_voice(voice)
    program = _bus(directory / "program.f32", length, 2)
    curve = duck_curve(voice)
    for scene in header.scenes:
        for index, sound in enumerate(scene.sounds):
            _place_sound(program, header, scene, sound, sources.read(f"sound/{scene.index}/{index}", 2), curve)
    if header.music is not None:
        _place_music(program, sources, header.music_level_lufs, curve)
    for start in range(0, length, BLOCK):
        program[start : start + BLOCK] += voice[start : start + BLOCK]
    try:
        out = directory / "mix.m4a"
        return RenderedMix(out, "audio/mp4", *master(program, out))
    finally:
        for name in ("voice.f32", "program.f32"):
            (directory / name).unlink(missing_ok=True)


@dataclass(frozen=True)
class _Sources:
    assets: Mapping[str, Asset]
    files: Mapping[str, Path]

    def read(self, role: str, channels: int) -> Samples:
        return read_all(self._file(role), self.assets[role].media_type, channels)

    def blocks(self, role: str, channels: int) -> Iterator[Samples]:
        return read_blocks(self._file(role), self.assets[role].media_type, channels)

    def _file(self, role: str) -> Path:
        if role not in self.files or role not in self.assets:
            raise PermanentError("missing_asset", f"the mix has no {role}.")
        return self.files[role]


def _bus(path: Path, length: int, channels: int) -> npt.NDArray[np.float32]:
    """Silence in a file. Its space is taken first: in a sparse file on a full disk, a write to the map is a SIGBUS."""
    shape = (max(1, length), channels)
    try:
        with path.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, math.prod(shape) * np.dtype(np.float32).itemsize)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise TransientError(
            "disk_full", f"no room to mix in: {error.strerror}.", remedy="Free space on the work disk."
        ) from None
    return np.memmap(path, np.float32, "r+", shape=shape)


def _place_narration(voice: Samples, header: MixHeader, scene: ScenePlan, sources: _Sources) -> None:
    """Put the words where the plan says; a reading longer than its slot is spoken faster, at the same pitch."""
    speech = sources.read(f"narration/{scene.index}", 1)
    slot_s = scene.narration.slot_s if scene.narration else 0.0
    slot = round(slot_s * RATE_HZ)
    if len(speech) > slot + RATE_HZ // 100:
        speed = min(_SPEED_LIMIT, len(speech) / slot)
        argv = graphs.stretch_audio(ffmpeg_exe(), speed)
        stretched = run(argv, deadline_s=_STRETCH_DEADLINE_S, stdin=speech.tobytes()).stdout
        speech = np.frombuffer(stretched, np.float32).copy()[:slot, None]
    fade(speech, 0.004, 0.012)
    start = header.canvas.rate.samples(scene.start_frame + scene.narration_start_frame, RATE_HZ)
    _add(voice, start, speech)


def _level_voice(voice: Samples) -> None:
    loudness = loudness_of(blocks_of(voice), 1)
    if math.isfinite(loudness):
        gain = linear(_VOICE_LUFS - loudness)
        for start in range(0, len(voice), BLOCK):
            voice[start : start + BLOCK] *= gain


def _place_sound(
    program: Samples,
    header: MixHeader,
    scene: ScenePlan,
    sound: PlacedSound,
    samples: Samples,
    curve: npt.NDArray[np.float32],
) -> None:
    """A sound's loudest moment stands ``gain_db`` from the voice; ambiences give way to the voice a little."""
    samples = samples[: round(sound.duration_s * RATE_HZ)]
    meter = LoudnessMeter()
    meter.add(samples)
    loudest = meter.loudest_lufs()
    if not math.isfinite(loudest):
        return
    ambience = len(samples) > _AMBIENCE_S * RATE_HZ
    samples = samples * linear(_VOICE_LUFS + sound.gain_db - loudest)
    fade(samples, 0.6 if ambience else 0.003, 0.9 if ambience else 0.03)
    start = header.canvas.rate.samples(scene.start_frame + sound.start_frame, RATE_HZ)
    if ambience:
        samples *= gains_at(curve, _AMBIENCE_DUCK_DB, start, len(samples))[:, None]
    room = len(program) - start
    if 0 < room < len(samples):
        samples = samples[:room]
        fade(samples, 0.0, 0.25)
    _add(program, start, samples)


def _place_music(program: Samples, sources: _Sources, level_lufs: float, curve: npt.NDArray[np.float32]) -> None:
    """One pass measures the music, the next adds it, giving way to the voice and fading at both ends."""
    loudness = loudness_of(sources.blocks("music", 2), 2)
    if not math.isfinite(loudness):
        return
    gain = linear(level_lufs - loudness)
    at = 0
    for block in sources.blocks("music", 2):
        part = block[: len(program) - at] * gain
        part *= gains_at(curve, _MUSIC_DUCK_DB, at, len(part))[:, None]
        part *= _end_fades(at, len(part), len(program))[:, None]
        _add(program, at, part)
        at += len(part)


def _end_fades(start: int, count: int, length: int) -> Samples:
    """The music's own fade: in over 0.25 s, out over the last 1.5 s, for samples from ``start``."""
    places = np.arange(start, start + count)
    rise = np.clip(places / (0.25 * RATE_HZ), 0, 1)
    fall = np.clip((length - places) / (1.5 * RATE_HZ), 0, 1)
    return np.sin(np.minimum(rise, fall) * np.pi / 2).astype(np.float32)


def _add(bus: Samples, start: int, samples: Samples) -> None:
    part = samples[: max(0, len(bus) - start)]
    bus[start : start + len(part)] += part
