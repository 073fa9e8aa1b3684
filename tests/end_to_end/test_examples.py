"""The example jobs, made small, by the command a user would type; the files are measured, not trusted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from aiprod.media.probe import probe
from aiprod.plan import VideoPlan
from cli.main import app
from tests.end_to_end import measure

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").iterdir())
SMALL_HEIGHT_PX = 240
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Made:
    result: dict[str, Any]
    manifest: dict[str, Any]
    plan: VideoPlan

    @property
    def video(self) -> Path:
        return Path(self.result["video"])


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param.stem)
    if request.param.suffix == ".json":
        job = json.loads(request.param.read_text("utf-8"))
    else:
        job = {"payload": {"script": request.param.read_text("utf-8")}}
    outputs = job["payload"].setdefault("outputs", {})
    outputs["height"] = SMALL_HEIGHT_PX * 2 if outputs.get("aspect") == "9:16" else SMALL_HEIGHT_PX
    (folder / "job.json").write_text(json.dumps(job))
    arguments = [
        "render",
        "--job",
        str(folder / "job.json"),
        "-o",
        str(folder / "v.mp4"),
        "--data",
        str(folder / "data"),
    ]
    answer = CliRunner().invoke(app, [*arguments, "--json"])
    assert answer.exit_code == 0, answer.output
    result = json.loads(answer.stdout)
    manifest = json.loads(Path(result["files"]["manifest"]).read_text("utf-8"))
    return Made(result, manifest, VideoPlan.model_validate(manifest["plan"]))


def test_the_file_is_as_long_as_its_plan_and_sound_ends_with_picture(made: Made) -> None:
    facts = probe(made.video)
    assert facts.frames == made.plan.frames
    assert facts.even_frames
    assert facts.video_end_s == pytest.approx(made.plan.duration_s, abs=1 / 30)
    assert facts.av_end_difference_s is not None
    assert abs(facts.av_end_difference_s) <= 0.040
    assert facts.faststart
    assert (facts.colour_space, facts.colour_range, facts.pix_fmt) == ("bt709", "tv", "yuv420p")


def test_it_decodes_without_a_word_of_complaint(made: Made) -> None:
    assert measure.decode_errors(made.video) == ""


def test_no_scene_is_black_or_frozen(made: Made) -> None:
    fade_s = made.plan.style.transition.seconds
    black = measure.spans(made.video, "blackdetect=d=0.1:pix_th=0.05", "black")
    assert [span for span in black if span[0] > fade_s or span[1] > fade_s] == []
    assert measure.spans(made.video, "freezedetect=n=-60dB:d=2", "freeze") == []


def test_every_scene_shows_another_picture(made: Made) -> None:
    rate = made.plan.canvas.rate
    middles = [rate.seconds(scene.start_frame + scene.frames // 2) for scene in made.plan.scenes]
    shown = measure.frames(made.video, middles).astype(float)
    for index in range(1, len(shown)):
        assert abs(shown[index] - shown[index - 1]).mean() > 4


def test_loudness_is_what_platforms_ask_for(made: Made) -> None:
    integrated, peak = measure.loudness(made.video)
    assert integrated == pytest.approx(-14, abs=1)
    assert peak < -1


def test_it_is_never_silent_for_two_seconds(made: Made) -> None:
    assert measure.spans(made.video, "silencedetect=n=-50dB:d=2", "silence", audio=True) == []


def test_captions_hold_every_word_in_order(made: Made) -> None:
    text = Path(made.result["files"]["captions.srt"]).read_text("utf-8")
    said = " ".join(line for line in text.splitlines() if line and "-->" not in line and not line.isdigit())
    assert said.split() == " ".join(scene.text for scene in made.plan.scenes).split()


def test_the_manifest_names_the_maker_and_licence_of_everything(made: Made) -> None:
    kinds = {asset["kind"] for asset in made.manifest["assets"]}
    assert {"narration", "music", "visual"} <= kinds
    assert all(asset["provider"] and asset["licence"] and asset["digest"] for asset in made.manifest["assets"])
    assert made.result["seconds"]["render"] > 0
    assert Path(made.result["files"]["thumbnail"]).read_bytes()[:2] == b"\xff\xd8"
