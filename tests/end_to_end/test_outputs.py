"""One edit, every kind of output, with the client's own media and brand, through the whole product."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from typer.testing import CliRunner

from aiprod.media.probe import MediaFacts, probe
from cli.main import app
from tests.aiprod.media.scenes import tone, write_wav

pytestmark = pytest.mark.slow
SECONDS = 6
OUTPUTS: list[dict[str, Any]] = [
    {"height": 240, "fps": 25},
    {"name": "tall", "aspect": "9:16", "height": 426, "fps": 30, "format": "webm"},
    {"name": "square", "aspect": "1:1", "height": 240, "fps": 25, "codec": "hevc"},
    {"name": "feed", "aspect": "4:5", "height": 300, "fps": 25, "codec": "av1"},
    {"name": "loop", "aspect": "1:1", "height": 240, "fps": 25, "format": "gif"},
    {"name": "web", "height": 480, "fps": 25, "format": "hls"},
    {"name": "podcast", "format": "mp3"},
    {"name": "lossless", "format": "wav"},
]


def write_media(folder: Path) -> None:
    photo = np.zeros((600, 900, 3), np.uint8)
    photo[:] = np.linspace(40, 200, 900).astype(np.uint8)[None, :, None]
    cv2.circle(photo, (700, 300), 120, (30, 60, 220), -1)
    cv2.imwrite(str(folder / "photo.jpg"), photo)
    logo = np.zeros((64, 128, 4), np.uint8)
    logo[8:56, 8:120] = (40, 160, 240, 255)
    cv2.imwrite(str(folder / "logo.png"), logo)
    write_wav(folder / "voice.wav", tone(2.0, 220.0))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("outputs")
    write_media(folder)
    job = {
        "scenes": [
            {"text": "The sea is calm.", "duration": 3, "lower_third": {"title": "The bay", "seconds": 2}},
            {
                "text": "One red ball.",
                "duration": 3,
                "media": {"uri": "photo.jpg"},
                "narration": {"uri": "voice.wav"},
                "transition": "crossfade",
            },
        ],
        "brand": {"logo": {"uri": "logo.png"}, "accent": "#40A0F0"},
        "caption_look": "pop",
        "outputs": OUTPUTS,
        "stems": True,
        "thumbnails": [1.0, 4.5],
        "contact_sheet": True,
    }
    (folder / "job.json").write_text(json.dumps(job))
    command = ["render", "--job", "job.json", "-o", "v.mp4", "--data", "data", "--json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 0, answer.output
    return folder, json.loads(answer.stdout)


def facts_of(made: tuple[Path, dict[str, Any]], role: str) -> MediaFacts:
    folder, summary = made
    return probe(folder / summary["files"][role])


@pytest.mark.parametrize(
    ("role", "codec", "size", "frames"),
    [
        ("video", "h264", (426, 240), 150),
        ("tall", "vp9", (240, 426), 180),
        ("square", "hevc", (240, 240), 150),
        ("feed", "av1", (240, 300), 150),
    ],
)
def test_every_video_has_its_shape_codec_and_frames(
    made: tuple[Path, dict[str, Any]], role: str, codec: str, size: tuple[int, int], frames: int
) -> None:
    facts = facts_of(made, role)
    assert (facts.video_codec, (facts.width_px, facts.height_px), facts.frames) == (codec, size, frames)
    assert facts.av_end_difference_s == pytest.approx(0, abs=0.04)


def test_the_other_outputs_last_as_long(made: tuple[Path, dict[str, Any]]) -> None:
    for role in ("podcast", "lossless"):
        assert facts_of(made, role).audio_end_s == pytest.approx(SECONDS, abs=0.06)
    assert facts_of(made, "loop").video_end_s == pytest.approx(SECONDS, abs=0.1)
    assert facts_of(made, "web").video_end_s == pytest.approx(SECONDS, abs=0.04)


def test_what_was_asked_for_beside_the_outputs_is_there(made: tuple[Path, dict[str, Any]]) -> None:
    folder, summary = made
    wanted = {"thumbnail", "thumbnail-1", "thumbnail-2", "contact-sheet", "stem-voice", "stem-music", "stem-sound"}
    wanted |= {"captions.srt", "captions.vtt", "captions.ass", "manifest"}
    assert wanted <= summary["files"].keys()
    assert all((folder / path).stat().st_size > 0 for path in summary["files"].values())


def test_every_output_passes_the_gate(made: tuple[Path, dict[str, Any]]) -> None:
    _, summary = made
    assert {name: quality["findings"] for name, quality in summary["quality"].items() if not quality["passed"]} == {}


def test_assets_were_made_once_for_all_outputs(made: tuple[Path, dict[str, Any]]) -> None:
    folder, summary = made
    manifest = json.loads((folder / summary["files"]["manifest"]).read_text())
    kinds = [asset["kind"] for asset in manifest["assets"]]
    assert (kinds.count("narration"), kinds.count("music")) == (1, 1)
    assert kinds.count("media") == 4, "photo, what sound it has, recording and logo"
    assert kinds.count("visual") == 4, "the painted scene in each of four shapes"
