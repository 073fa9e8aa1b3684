"""The master mix: every sound of a video placed on one timeline, levelled once, encoded once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.keys import content_key
from aiprod.media import graphs
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.sound import files as sound_files
from aiprod.media.sound.bed import place_music
from aiprod.media.sound.bus import Bus, Program
from aiprod.media.sound.dynamics import control_levels, duck_curve
from aiprod.media.sound.files import encode_stem
from aiprod.media.sound.loudness import RATE_HZ
from aiprod.media.sound.master import master
from aiprod.media.sound.tracks import SoundFile, place_narration, place_sound
from aiprod.parts import MixHeader
from aiprod.plan import ScenePlan

VERSION = 3
_STEM_CEILING = 0.98


@dataclass(frozen=True)
class RenderedExtra:
    """A lossless file that came with the mix."""

    path: Path
    media_type: str


@dataclass(frozen=True)
class RenderedMix:
    """The encoded mix and what was measured of it after decoding; None for silence.

    ``extras`` holds what the header asked for: ``master``; ``stem-voice``, ``stem-music`` and ``stem-sound``.
    """

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
            "narration": None if scene.narration is None else [scene.narration_start_frame, _slot(header, scene)],
            "sounds": [
                [sound.start_frame, sound.gain_db, sound.duration_s, sound.request.kind] for sound in scene.sounds
            ],
        }
        for scene in header.scenes
    ]
    return content_key(
        {
            "versions": [VERSION, graphs.VERSION, sound_files.VERSION],
            "rate": str(header.canvas.rate),
            "frames": header.frames,
            "music_level_lufs": header.music_level_lufs,
            "scenes": scenes,
            "extras": sorted(header.extras),
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
    with ExitStack() as stack:
        voice, music, sound = (
            stack.enter_context(Bus(directory / f"{name}.f32", length, channels))
            for name, channels in (("voice", 1), ("music", 2), ("sound", 2))
        )
        _fill(header, assets, files, voice, music, sound)
        mix, lossless = directory / "mix.m4a", directory / "master.flac"
        mastered = master(Program((voice, music, sound)), mix, lossless if "master" in header.extras else None)
        extras = {"master": lossless} if "master" in header.extras else {}
        if "stems" in header.extras:
            buses = {"voice": voice, "music": music, "sound": sound}
            extras |= _stems(buses, mastered.gain, directory)
    return RenderedMix(
        mix,
        "audio/mp4",
        mastered.loudness_lufs,
        mastered.true_peak_dbtp,
        {role: RenderedExtra(path, "audio/flac") for role, path in extras.items()},
    )


def _fill(
    header: MixHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], voice: Bus, music: Bus, sound: Bus
) -> None:
    def source(role: str) -> SoundFile:
        if role not in files or role not in assets:
            raise PermanentError("missing_asset", f"the mix has no {role}.")
        return SoundFile(files[role], assets[role].media_type)

    def sample(frame: int) -> int:
        return header.canvas.rate.samples(frame, RATE_HZ)

    for scene in header.scenes:
        if scene.narration is not None:
            start = sample(scene.start_frame + scene.narration_start_frame)
            place_narration(voice, start, source(f"narration/{scene.index}"), _slot(header, scene))
    curve = duck_curve(control_levels(voice.blocks()))
    for scene in header.scenes:
        for index, placed in enumerate(scene.sounds):
            start = sample(scene.start_frame + placed.start_frame)
            place_sound(sound, start, placed, source(f"sound/{scene.index}/{index}"), curve)
    if header.music is not None:
        place_music(music, source("music"), header.music_level_lufs, curve)


def _slot(header: MixHeader, scene: ScenePlan) -> int:
    """How many samples the words of a scene may take: a client's recording may go on to the scene's end."""
    if scene.voice_over is None and scene.narration is not None:
        return round(scene.narration.slot_s * RATE_HZ)
    return header.canvas.rate.samples(scene.frames - scene.narration_start_frame, RATE_HZ)


def _stems(buses: Mapping[str, Bus], gain: float, directory: Path) -> dict[str, Path]:
    """Each bus at its level in the program before the limiter, all lower by one gain where one of them would clip."""
    peak = max(float(np.abs(block).max(initial=0)) for bus in buses.values() for block in bus.blocks())
    level = min(gain, _STEM_CEILING / peak) if peak else gain
    comment = f"sum of the stems {20 * np.log10(gain / level):+.2f} dB is the program before its limiter"
    stems = {}
    for name, bus in buses.items():
        path = stems[f"stem-{name}"] = directory / f"stem-{name}.flac"
        chunks = (np.ascontiguousarray(part * np.float32(level)).data.cast("B") for part in Program((bus,)).blocks())
        feed(encode_stem(ffmpeg_exe(), comment, path), chunks, deadline_s=60 + bus.length / RATE_HZ)
    return stems
