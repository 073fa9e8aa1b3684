from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from scipy.signal.windows import blackmanharris

from aiprod.errors import PermanentError
from aiprod.media.sound.pcm import BLOCK, read_all, read_blocks, regrouped

WAV = "audio/wav"


def write_tone(path: Path, rate_hz: int, hz: float, seconds: float = 1.5, channels: int = 1) -> Path:
    samples = 0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 3, rate_hz, 0, "NONE", ""))
        codes = np.repeat(np.rint(samples * (2**23 - 1)).astype("<i4"), channels)
        file.writeframes(codes.view(np.uint8).reshape(-1, 4)[:, :3].tobytes())
    return path


def others_db(samples: npt.NDArray[np.float32], hz: float) -> float:
    """How far the strongest other frequency lies below the tone."""
    middle = samples[4_800:-4_800].astype(float)
    spectrum = np.abs(np.fft.rfft(middle * blackmanharris(len(middle))))
    others = np.abs(np.fft.rfftfreq(len(middle), 1 / 48_000) - hz) > 60
    return float(20 * np.log10(spectrum[others].max() / spectrum.max()))


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100])
@pytest.mark.parametrize("share", [0.1, 0.45])
def test_a_foreign_rate_leaves_no_images(rate_hz: int, share: float, tmp_path: Path) -> None:
    samples = read_all(write_tone(tmp_path / "a.wav", rate_hz, share * rate_hz), WAV, 1)
    assert others_db(samples[:, 0], share * rate_hz) < -95
    assert len(samples) == pytest.approx(1.5 * 48_000, abs=2)
    assert np.abs(samples[4_800:-4_800]).max() == pytest.approx(0.5, rel=0.01)


def test_what_a_lower_rate_cannot_hold_does_not_fold_back(tmp_path: Path) -> None:
    samples = read_all(write_tone(tmp_path / "a.wav", 96_000, 26_000), WAV, 1)
    assert np.abs(samples[4_800:-4_800]).max() < 0.5e-4


@pytest.mark.parametrize(("written", "read"), [(1, 2), (2, 1), (2, 2)])
def test_channels_are_what_is_asked_for(written: int, read: int, tmp_path: Path) -> None:
    samples = read_all(write_tone(tmp_path / "a.wav", 48_000, 1000, channels=written), WAV, read)
    assert samples.shape == (72_000, read)
    assert samples[:, 0].std() > 0.2
    assert np.array_equal(samples[:, 0], samples[:, -1])


def test_sound_at_our_rate_is_not_touched(tmp_path: Path) -> None:
    samples = read_all(write_tone(tmp_path / "a.wav", 48_000, 1000), WAV, 1)
    written = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(72_000) / 48_000)
    assert np.abs(samples[:, 0] - written).max() < 1e-6


def test_blocks_are_even_and_lose_nothing() -> None:
    sound = np.arange(BLOCK * 2 + 500, dtype=np.float32)[:, None]
    blocks = list(regrouped(np.array_split(sound, 37)))
    assert [len(block) for block in blocks] == [BLOCK, BLOCK, 500]
    assert np.array_equal(np.concatenate(blocks), sound)
    assert list(regrouped([])) == []


def test_a_file_that_is_not_what_it_claims_is_refused(tmp_path: Path) -> None:
    path = write_tone(tmp_path / "a.wav", 48_000, 1000)
    with pytest.raises(PermanentError, match="bad_sound"):
        list(read_blocks(path, "audio/flac", 1))
    with pytest.raises(PermanentError, match="bad_sound"):
        list(read_blocks(path, "text/plain", 1))
    path.write_bytes(b"")
    with pytest.raises(PermanentError, match="bad_sound"):
        list(read_blocks(path, WAV, 1))
