from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.master import TARGET_LUFS
from aiprod.media.mix import RenderedMix, mix_key, render_mix
from aiprod.media.pcm import read_all
from aiprod.media.probe import probe
from aiprod.parts import MixHeader
from aiprod.plan import ScenePlan
from tests.aiprod.media.scenes import CANVAS, asset, music_request, placed_sound, scene, tone, write_wav

WAV = "audio/wav"


def header(*scenes: ScenePlan, seconds: float = 4.0, music: bool = False) -> MixHeader:
    return MixHeader(
        canvas=CANVAS,
        frames=round(seconds * 30),
        music_level_lufs=-24.0,
        scenes=scenes,
        music=music_request(seconds) if music else None,
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
