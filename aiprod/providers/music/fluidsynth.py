"""The score played by FluidSynth with a General MIDI sound font, where both are installed."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import mido
import numpy as np

from aiprod.errors import PermanentError
from aiprod.media.run import find_program, run
from aiprod.plan import MusicRequest
from aiprod.providers.base import Made
from aiprod.providers.music.compose import compose
from aiprod.providers.music.finish import Block, write_music
from aiprod.providers.music.score import ROLES, Role, Score

SOUND_FONTS = (
    Path("/usr/share/sounds/sf2/FluidR3_GM.sf2"),
    Path("/usr/share/sounds/sf2/default-GM.sf2"),
    Path("/usr/share/soundfonts/FluidR3_GM.sf2"),
)
_TICKS_A_SECOND = 960
_DRUM_CHANNEL = 9
_DEADLINE_S, _DEADLINE_SHARE = 60.0, 0.5
_READ = 1 << 18
_SWELL_STEP_S = 0.1
_FLATTER = 0.65
"""Sound fonts answer velocities more steeply than our synth."""
_LICENCE = "Composed by AIPROD; FluidR3 GM sound font (MIT)"


class FluidSynth:
    """Music from a generated score and sampled instruments."""

    kind: Literal["music"] = "music"
    name = "fluidsynth"
    version = "2"

    def __init__(self, sound_fonts: tuple[Path, ...] = SOUND_FONTS) -> None:
        self._sound_fonts = sound_fonts

    def unavailable(self) -> str | None:
        """Whether the program and a sound font are there."""
        if find_program("fluidsynth") is None:
            return "FluidSynth is not installed (Debian: apt install fluidsynth)."
        if self._sound_font() is None:
            return "No General MIDI sound font is installed (Debian: apt install fluid-soundfont-gm)."
        return None

    def make(self, request: MusicRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_ensemble``, PermanentError ``provider_unavailable``, and run's errors."""
        missing = self.unavailable()
        font = self._sound_font()
        if missing or font is None:
            raise PermanentError("provider_unavailable", missing or "no sound font", remedy="Use the synth instead.")
        score = compose(request)
        return write_music(request, score, _render(score, font, directory), directory, _LICENCE)

    def _sound_font(self) -> Path | None:
        return next((path for path in self._sound_fonts if path.is_file()), None)


def _render(score: Score, font: Path, directory: Path) -> Iterator[Block]:
    """The played score in blocks; nothing is left of the files it passes through."""
    midi, sound = directory / "score.mid", directory / "raw.wav"
    try:
        write_midi(score, midi)
        run(_command(font, midi, sound), deadline_s=_DEADLINE_S + _DEADLINE_SHARE * score.duration_s)
        with wave.open(str(sound), "rb") as file:
            while frames := file.readframes(_READ):
                yield np.frombuffer(frames, "<i2").reshape(-1, 2).astype(np.float32) / np.float32(32768)
    finally:
        midi.unlink(missing_ok=True)
        sound.unlink(missing_ok=True)


def write_midi(score: Score, path: Path) -> None:
    """A type 1 MIDI file, a track a role; a tick is 1/960 s, so note times are the score's own."""
    file = mido.MidiFile(ticks_per_beat=_TICKS_A_SECOND // 2)
    for channel, role in enumerate(ROLES):
        player = score.players.get(role)
        if player is None:
            continue
        channel = _DRUM_CHANNEL if role == "drums" else channel
        track = mido.MidiTrack()
        settings = {7: round(127 * player.level), 10: round(64 + 63 * player.pan), 91: round(127 * player.reverb)}
        track.append(mido.Message("program_change", channel=channel, program=player.program))
        for control, value in settings.items():
            track.append(mido.Message("control_change", channel=channel, control=control, value=value))
        track.extend(_events(score, role, channel))
        file.tracks.append(track)
    file.save(path)


def _events(score: Score, role: Role, channel: int) -> list[mido.Message]:
    """Notes and the swell of all but the drums with delta times, up to the end of the piece.

    At the same tick the offs come first, so a repeated key sounds again.
    """
    timed: list[tuple[int, int, mido.Message]] = []
    for note in score.notes:
        if note.role == role:
            start = round(note.start_s * _TICKS_A_SECOND)
            end = max(start + 1, round((note.start_s + note.length_s) * _TICKS_A_SECOND))
            velocity = max(1, round(127 * note.velocity**_FLATTER))
            timed.append((start, 2, mido.Message("note_on", channel=channel, note=note.pitch, velocity=velocity)))
            timed.append((end, 0, mido.Message("note_off", channel=channel, note=note.pitch)))
    if role != "drums":
        for second, value in _expression(score):
            swell = mido.Message("control_change", channel=channel, control=11, value=value)
            timed.append((round(second * _TICKS_A_SECOND), 1, swell))
    timed.append((round(score.duration_s * _TICKS_A_SECOND), 3, mido.MetaMessage("end_of_track")))
    timed.sort(key=lambda event: event[:2])
    messages = []
    before = 0
    for tick, _, message in timed:
        messages.append(message.copy(time=max(0, tick - before)))
        before = max(before, tick)
    return messages


def _expression(score: Score) -> Iterator[tuple[float, int]]:
    """The dynamics as values of a controller whose square is the level, a step at a time."""
    seconds, levels = zip(*score.dynamics, strict=True)
    last = -1
    for second in np.arange(0.0, score.duration_s, _SWELL_STEP_S):
        value = round(127 * float(np.interp(second, seconds, levels)) ** 0.5)
        if value != last:
            yield float(second), value
        last = value


def _command(font: Path, midi: Path, sound: Path) -> list[str]:
    settings = {
        "synth.chorus.active": "0",
        "synth.reverb.active": "1",
        "synth.reverb.room-size": "0.75",
        "synth.reverb.damp": "0.3",
        "synth.reverb.level": "0.6",
        "synth.cpu-cores": "1",
        "synth.polyphony": "48",
        "synth.gain": "0.4",
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    return [
        *("fluidsynth", "-q", "-n", "-i", "-r", "48000", "-T", "wav", "-O", "s16", "-F", str(sound)),
        *options,
        str(font),
        str(midi),
    ]
