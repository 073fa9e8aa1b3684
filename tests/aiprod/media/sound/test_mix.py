from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.probe import probe
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.sound.bus import Bus
from aiprod.media.sound.master import TARGET_LUFS, loudness_of
from aiprod.media.sound.mix import RenderedMix, mix_key, render_mix
from aiprod.media.sound.pcm import read_all
from aiprod.parts import MixHeader
from aiprod.plan import MediaRequest, ScenePlan
from aiprod.timing import FrameRate
from tests.aiprod.media.scenes import CANVAS, asset, music_request, placed_sound, scene, tone, write_wav

WAV = "audio/wav"


def header(*scenes: ScenePlan, seconds: float = 4.0, music: bool = False, **fields: Any) -> MixHeader:
    return MixHeader(
        canvas=CANVAS,
        frames=round(seconds * 30),
        music_level_lufs=-24.0,
        scenes=scenes,
        music=music_request(seconds) if music else None,
        **fields,
    )


def render(given: MixHeader, sounds: dict[str, npt.NDArray[np.float32]], directory: Path) -> RenderedMix:
    files = {role: write_wav(directory / f"{role.replace('/', '-')}.wav", samples) for role, samples in sounds.items()}
    kinds = {"narration": "narration", "music": "music", "sound": "sound"}
    assets = {role: asset(kinds[role.split("/")[0]], role, WAV) for role in sounds}
    return render_mix(given, assets, files, directory)


def decoded(mix: RenderedMix) -> npt.NDArray[np.float32]:
    return read_all(mix.path, mix.media_type, 2)


def level_db(samples: npt.NDArray[np.float32]) -> float:
    return float(10 * np.log10(np.mean(samples.astype(float) ** 2) + 1e-20))


def voiced(seconds: float, hz: float = 300.0) -> npt.NDArray[np.float32]:
    """A tone that swells like syllables."""
    return tone(seconds, hz) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * np.arange(round(seconds * 48_000)) / 48_000))[
        :, None
    ].astype(np.float32)


def test_a_full_mix_meets_loudness_and_peak_and_lasts_as_long_as_the_picture(tmp_path: Path) -> None:
    first = scene(0, 0, 60, narration_start_frame=6, sounds=(placed_sound(30),))
    given = header(first, scene(1, 60, 60, narration_start_frame=6), music=True)
    mix = render(
        given,
        {
            "narration/0": voiced(1.5),
            "narration/1": voiced(1.2),
            "sound/0/0": tone(1.0, 2000, channels=2),
            "music": tone(4.0, 220, channels=2),
        },
        tmp_path,
    )
    assert mix.loudness_lufs == pytest.approx(TARGET_LUFS, abs=1.0)
    assert mix.true_peak_dbtp is not None
    assert mix.true_peak_dbtp < -1.0
    facts = probe(mix.path)
    assert (facts.audio_codec, facts.sample_rate_hz, facts.channels) == ("aac", 48_000, 2)
    assert facts.audio_end_s == pytest.approx(4.0, abs=0.025)
    assert not list(tmp_path.glob("*.f32"))


def test_loudness_and_peak_are_those_an_independent_meter_finds(tmp_path: Path) -> None:
    mix = full(tmp_path)
    argv = [
        ffmpeg_exe(),
        "-hide_banner",
        "-nostats",
        "-i",
        str(mix.path),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]
    log = run(argv, deadline_s=60).stderr
    loudness, peak = (float(re.findall(rf"{name}:\s+(-?[\d.]+) ", log)[-1]) for name in ("I", "Peak"))
    assert mix.loudness_lufs == pytest.approx(loudness, abs=0.1)
    assert mix.true_peak_dbtp == pytest.approx(peak, abs=0.2)


@pytest.mark.parametrize("source", ["narration/0", "music"])
def test_voice_alone_and_music_alone_reach_the_target(source: str, tmp_path: Path) -> None:
    given = header(scene(0, 0, 120), music=False) if source != "music" else header(music=True)
    sound = voiced(3.5) if source != "music" else tone(4.0, 220, channels=2)
    assert render(given, {source: sound}, tmp_path).loudness_lufs == pytest.approx(TARGET_LUFS, abs=1.0)


def test_a_silent_video_still_has_sound_of_its_length(tmp_path: Path) -> None:
    mix = render(header(seconds=2.0), {}, tmp_path)
    assert (mix.loudness_lufs, mix.true_peak_dbtp) == (None, None)
    assert probe(mix.path).audio_end_s == pytest.approx(2.0, abs=0.025)


def test_a_lone_click_is_not_forced_to_be_loud(tmp_path: Path) -> None:
    given = header(scene(0, 0, 120, narration=None, sounds=(placed_sound(30, seconds=0.01),)))
    mix = render(given, {"sound/0/0": tone(0.01, 2000, 0.9, channels=2)}, tmp_path)
    assert mix.loudness_lufs is not None
    assert mix.loudness_lufs < TARGET_LUFS + 1
    assert mix.true_peak_dbtp is not None
    assert mix.true_peak_dbtp < -1.0


def test_words_start_on_their_frame(tmp_path: Path) -> None:
    mix = render(header(scene(0, 0, 120, narration_start_frame=45)), {"narration/0": voiced(1.0)}, tmp_path)
    loud = np.abs(decoded(mix)[:, 0]) > 0.05
    assert int(loud.argmax()) / 48_000 == pytest.approx(1.5, abs=0.012)


def test_music_gives_way_to_the_voice_and_returns(tmp_path: Path) -> None:
    """The music is low, the voice high, so that each can be heard alone."""
    from scipy.signal import butter, sosfilt

    given = header(scene(0, 0, 180, narration_start_frame=75), seconds=6.0, music=True)
    mix = render(given, {"narration/0": voiced(1.0, 3000), "music": tone(6.0, 110, channels=2)}, tmp_path)
    low = sosfilt(butter(6, 400, fs=48_000, output="sos"), decoded(mix)[:, 0].astype(float))
    before, under, after = (level_db(low[int(s * 48_000) : int((s + 0.5) * 48_000)]) for s in (1.0, 2.75, 5.0))
    assert before - under == pytest.approx(9.0, abs=1.5)
    assert after > under + 3


def test_a_narration_too_long_for_its_slot_is_spoken_faster_at_the_same_pitch(tmp_path: Path) -> None:
    mix = render(header(scene(0, 0, 60), seconds=4.0), {"narration/0": tone(2.6, 500)}, tmp_path)
    samples = decoded(mix)[:, 0]
    assert np.abs(samples[int(2.05 * 48_000) :]).max() < 0.01
    spectrum = np.abs(np.fft.rfft(samples[24_000:72_000]))
    assert int(spectrum.argmax()) == pytest.approx(500, abs=3)


def test_a_sound_starts_on_its_frame_and_stops_with_the_video(tmp_path: Path) -> None:
    given = header(scene(0, 0, 60, sounds=(placed_sound(45, seconds=5.0),)), seconds=2.0)
    mix = render(given, {"narration/0": voiced(0.5), "sound/0/0": tone(5.0, 2000, channels=2)}, tmp_path)
    samples = decoded(mix)
    assert np.abs(samples[int(0.7 * 48_000) : int(1.45 * 48_000)]).max() < 0.02
    assert np.abs(samples[int(1.7 * 48_000) : int(1.8 * 48_000)]).max() > 0.03
    assert len(samples) <= 2.03 * 48_000


def test_the_same_mix_gives_the_same_bytes(tmp_path: Path) -> None:
    given = header(scene(0, 0, 120))
    results = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        results.append(render(given, {"narration/0": voiced(1.0)}, tmp_path / name).path.read_bytes())
    assert results[0] == results[1]


def test_the_key_follows_places_levels_and_bytes_but_not_pictures() -> None:
    given = header(scene(0, 0, 120, sounds=(placed_sound(30),)))
    sounds = {"narration/0": asset("narration", "a", WAV)}
    key = mix_key(given, sounds)
    painted = given.scenes[0].model_copy(update={"visual": given.scenes[0].visual.model_copy(update={"seed": 9})})
    assert mix_key(given.model_copy(update={"scenes": (painted,)}), sounds) == key
    assert mix_key(given, {"narration/0": asset("narration", "b", WAV)}) != key
    moved = header(scene(0, 0, 120, sounds=(placed_sound(31),)))
    assert mix_key(moved, sounds) != key
    assert mix_key(given.model_copy(update={"music_level_lufs": -20.0}), sounds) != key
    assert mix_key(given.model_copy(update={"extras": ("stems",)}), sounds) != key


def full(directory: Path, **fields: Any) -> RenderedMix:
    """Voice, music and a sound, the voice so peaky that the limiter has work."""
    spoken = voiced(3.0)
    spoken[40:24_000:4_800] *= 6
    given = header(scene(0, 0, 120, narration_start_frame=10, sounds=(placed_sound(30),)), music=True, **fields)
    sounds = {"narration/0": spoken, "music": tone(4.0, 220, channels=2), "sound/0/0": tone(1.0, 2000, channels=2)}
    return render(given, sounds, directory)


def test_the_master_is_what_was_encoded_without_loss_and_to_the_sample(tmp_path: Path) -> None:
    mix = full(tmp_path, extras=("master",))
    master = read_all(mix.extras["master"].path, mix.extras["master"].media_type, 2)
    assert set(mix.extras) == {"master"}
    assert len(master) == 4 * 48_000
    coded = decoded(mix)[: len(master)]
    assert level_db(coded - master) < level_db(master) - 20
    assert loudness_of([master]) == pytest.approx(mix.loudness_lufs or 0, abs=0.3)


def test_the_stems_add_up_to_the_program_before_its_limiter(tmp_path: Path) -> None:
    mix = full(tmp_path, extras=("master", "stems"))
    assert set(mix.extras) == {"master", "stem-voice", "stem-music", "stem-sound"}
    parts = {role: read_all(extra.path, extra.media_type, 2) for role, extra in mix.extras.items()}
    master = parts.pop("master")
    total = np.sum(list(parts.values()), axis=0)
    assert {len(part) for part in parts.values()} == {len(master)}
    ratio = np.divide(master, total, where=np.abs(total) > 0.01, out=np.full(total.shape, np.nan, np.float32))
    gain = float(np.nanmax(ratio))
    free = (ratio > 0.999 * gain).mean()
    assert free > 0.1
    assert np.abs(np.where(ratio > 0.999 * gain, master - gain * total, 0)).max() < 1e-3
    assert (ratio < 0.98 * gain).any()
    assert max(float(np.abs(part).max()) for part in parts.values()) < 1


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_the_mix_is_as_long_as_the_timeline_to_the_sample(fps: int, tmp_path: Path) -> None:
    canvas = CANVAS.model_copy(update={"rate": FrameRate(num=fps)})
    given = header(extras=("master",)).model_copy(update={"canvas": canvas, "frames": fps + 7})
    mix = render(given, {}, tmp_path)
    length = canvas.rate.samples(fps + 7, 48_000)
    assert length == 48_000 * (fps + 7) // fps
    assert len(read_all(mix.extras["master"].path, "audio/flac", 2)) == length
    assert probe(mix.path).audio_end_s == pytest.approx(length / 48_000, abs=0.5 / 48_000)


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_ten_minutes_of_program_drift_by_no_sample(fps: int, tmp_path: Path) -> None:
    rate = FrameRate(num=fps)
    with Bus(tmp_path / "voice.f32", rate.samples(600 * fps, 48_000), 1) as bus:
        assert sum(len(block) for block in bus.blocks()) == 600 * 48_000
    assert all(rate.samples(second * fps, 48_000) == second * 48_000 for second in range(600))


def test_nothing_clicks_where_scenes_meet(tmp_path: Path) -> None:
    """A low tone is cut at both ends of every scene, and hits end at the border."""
    times = np.arange(2 * 48_000) / 48_000
    low = (0.5 * np.cos(2 * np.pi * 80 * times))[:, None].astype(np.float32)
    scenes = [
        scene(index, index * 60, 60, narration_start_frame=0, sounds=(placed_sound(30, seconds=1.0),))
        for index in range(2)
    ]
    sounds = {f"narration/{index}": low for index in range(2)}
    sounds |= {f"sound/{index}/0": np.repeat(low, 2, axis=1) for index in range(2)}
    mix = render(header(*scenes, extras=("master",)), sounds, tmp_path)
    master = read_all(mix.extras["master"].path, "audio/flac", 2)[:, 0].astype(float)
    steepest = 2 * np.pi * 80 / 48_000 * np.abs(master).max()
    assert np.abs(np.diff(master)).max() < 1.5 * steepest


def test_a_clients_recording_may_go_on_to_the_end_of_its_scene(tmp_path: Path) -> None:
    recorded = MediaRequest(provider="client", uri="https://example.org/a.wav", use="sound")
    narration = scene().narration
    assert narration is not None
    short = narration.model_copy(update={"slot_s": 1.0})
    given = header(scene(0, 0, 120, narration=short, voice_over=recorded))
    samples = decoded(render(given, {"narration/0": tone(3.0, 500)}, tmp_path))[:, 0]
    assert np.abs(samples[round(2.8 * 48_000) : round(2.9 * 48_000)]).max() > 0.05


def test_a_missing_or_broken_sound_is_named(tmp_path: Path) -> None:
    given = header(scene(0, 0, 120))
    with pytest.raises(PermanentError, match="missing_asset"):
        render_mix(given, {}, {}, tmp_path)
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"ffconcat version 1.0\nfile other.wav\n")
    with pytest.raises(PermanentError, match="bad_sound"):
        render_mix(given, {"narration/0": asset("narration", "a", WAV)}, {"narration/0": broken}, tmp_path)
    with pytest.raises(PermanentError, match="bad_sound"):
        render_mix(given, {"narration/0": asset("narration", "a", "text/plain")}, {"narration/0": broken}, tmp_path)


def test_a_full_disk_is_told_before_mixing_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, offset: int, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(TransientError, match="disk_full"):
        render(header(scene(0, 0, 120)), {"narration/0": voiced(1.0)}, tmp_path)
