"""A client's words are drawn, or carried as text: they never reach a filter, a tag or another file."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import pytest

from aiprod.media import run as running
from aiprod.media.delivery.assemble import join_video
from aiprod.media.render import render_scene
from aiprod.media.run import ffmpeg_exe
from aiprod.media.sound.pcm import read_all
from aiprod.media.words.captions import make_cues
from aiprod.media.words.subtitles import to_ass
from aiprod.plan import LowerThird
from tests.aiprod.media.scenes import asset, plan_of, scene, scene_header, words, write_picture
from tests.hostile.watching import openings

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="openings are watched as Linux tells them"),
    pytest.mark.timeout(120),
]
OUTSIDE = "{outside}"
MARK = "Zq7"
TEXTS = {
    "time": "%{localtime} %{pts:hms} %{expr:1/0} %{eif:n:d} %d%s%n",
    "file": f"':textfile={OUTSIDE}:x='[out];movie={OUTSIDE}[v]",
    "graph": "a,drawtext=textfile=/etc/hostname;[0:v][1:v]overlay=enable='between(t,0,9)' \\' \\\\ \\:",
    "tags": r"{\fscx9999\fscy9999\blur999\be999}{\t(0,9999,\frz36000\frx36000)}{\p9}m 0 0 l 9999 9999{\p0}\N\n\h" * 3,
    "include": f"<font file='{OUTSIDE}'><img src='file://{OUTSIDE}'> --> 00:00:00.000 --> 99:00:00.000 NOTE STYLE",
    "metadata": ";FFMETADATA1 [CHAPTER] TIMEBASE=1/1 START=0 END=-1 title=# \\ = ; #",
    "concat": f"ffconcat version 1.0 file '{OUTSIDE}' #EXTM3U file://{OUTSIDE}",
}


def marked(text: str) -> str:
    """The text with a mark in each of its words."""
    return " ".join(MARK + word for word in text.split())


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "outside.txt"
    path.write_text("THE SECRET")
    return path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every argument list that a program is started with."""
    started: list[list[str]] = []
    start = running._start

    def recording(argv: Any, cwd: Path | None, stdin: int) -> subprocess.Popen[bytes]:
        started.append([str(word) for word in argv])
        return start(argv, cwd, stdin)

    monkeypatch.setattr(running, "_start", recording)
    return started


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_drawn_and_no_command_holds_them(
    name: str, outside: Path, commands: list[list[str]], tmp_path: Path
) -> None:
    text = marked(TEXTS[name].replace(OUTSIDE, str(outside)))
    third = LowerThird(title=text[:60].strip(), subtitle=text[:80].strip(), start_frame=0, frames=20)
    header = scene_header(scene(frames=20, lower_third=third), captions="burned")
    spoken = asset("narration", "n", "audio/wav", words=words(text, 0.6))
    assets = {"visual": asset("visual", "a"), "narration/0": spoken}
    picture = write_picture(tmp_path / "picture.zip")
    made = []
    with openings(outside) as opened:
        for again in ("first", "again"):
            (tmp_path / again).mkdir()
            made.append(render_scene(header, assets, {"visual": picture}, tmp_path / again, lambda n: None))
    assert opened == []
    assert [video.frames for video in made] == [20, 20]
    assert made[0].path.read_bytes() == made[1].path.read_bytes()
    assert commands
    assert not [word for argv in commands for word in argv if MARK in word]


@pytest.mark.parametrize("name", TEXTS)
def test_a_title_and_a_text_track_are_carried_as_they_are(
    name: str, outside: Path, commands: list[list[str]], tmp_path: Path
) -> None:
    text = marked(TEXTS[name].replace(OUTSIDE, str(outside)))
    own = scene(frames=20)
    plan = plan_of(own, title=text[:120], captions="files")
    header = scene_header(own)
    picture = write_picture(tmp_path / "picture.zip")
    segment = render_scene(header, {"visual": asset("visual", "a")}, {"visual": picture}, tmp_path, lambda n: None)
    mix = tmp_path / "mix.mp4"
    quiet = "-hide_banner -loglevel error -f lavfi -i anullsrc=r=48000 -t 0.67 -c:a aac".split()
    running.run([ffmpeg_exe(), *quiet, str(mix)], deadline_s=60)
    cues = make_cues(plan, {0: words(text, 0.6)})
    commands.clear()
    with openings(outside) as opened:
        join_video(plan, plan.outputs[0], [segment.path], {"mix": mix}, cues, tmp_path / "out.mp4")
    assert opened == []
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.metadata["title"].split() == text[:120].split()
        assert len(container.streams.subtitles) == 1
    assert b"THE SECRET" not in (tmp_path / "out.mp4").read_bytes()
    assert not [word for argv in commands for word in argv if MARK in word]
    assert len(read_all(tmp_path / "out.mp4", "audio/mp4", 2)) > 0


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_becomes_an_override_tag(name: str) -> None:
    plan = plan_of(scene(frames=20))
    written = to_ass(make_cues(plan, {0: words(TEXTS[name], 0.6)}), plan)
    events = written.partition("[Events]")[2]
    assert set(re.findall(r"\{[^}]*\}?", events)) <= {f"{{\\k{span}}}" for span in range(200)}
    assert not re.search(r"\\[^kN\u2060]", events)
