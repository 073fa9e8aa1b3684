from __future__ import annotations

from pathlib import Path

from aiprod.media.sound.files import encode_mix, encode_stem

SAMPLES_IN = ["ff", "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
SAMPLES_IN += ["-f", "f32le", "-ar", "48000", "-ac", "2", "-i", "pipe:0", "-map", "0:a"]
AAC = ["-c:a", "aac", "-b:a", "192k", "-aac_coder", "fast", "-aac_pns", "0", "-aac_is", "0"]
AAC += ["-bitexact", "-movie_timescale", "48000", "-f", "mp4", "o.m4a"]
FLAC = ["-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24", "-bitexact", "-f", "flac", "o.flac"]


def test_a_mix_is_aac_on_a_clock_of_samples() -> None:
    assert encode_mix("ff", Path("o.m4a"), None) == [*SAMPLES_IN, *AAC]


def test_a_master_is_written_in_the_same_run_from_the_same_samples() -> None:
    assert encode_mix("ff", Path("o.m4a"), Path("o.flac")) == [*SAMPLES_IN, *AAC, "-map", "0:a", *FLAC]


def test_a_stem_is_flac_of_24_bits_that_tells_its_gain() -> None:
    assert encode_stem("ff", "a gain", Path("o.flac")) == [*SAMPLES_IN, "-metadata", "comment=a gain", *FLAC]
