from __future__ import annotations

import html
import re
from pathlib import Path

import pysubs2
import pytest
import webvtt

from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.words.caption_words import Bit
from aiprod.media.words.captions import Cue, estimate_words, make_cues
from aiprod.media.words.subtitles import to_ass, to_srt, to_vtt
from aiprod.plan import VideoPlan
from aiprod.style import CaptionStyle
from tests.aiprod.media.scenes import STYLE, TEXT, plan_of, scene


def sample(*lines: str) -> Cue:
    spoken = tuple(Bit(text=word, start_s=0, end_s=1) for line in lines for word in line.split())
    return Cue(3661.5, 3663.25, lines, spoken, len(lines[0].split()))


def test_srt_is_numbered_with_comma_times_and_no_tags() -> None:
    assert to_srt([sample("A & B", "<i>not italic"), sample("{\\an8} top")]) == (
        "1\n01:01:01,500 --> 01:01:03,250\nA & B\n<\u2060i>not italic\n\n"
        "2\n01:01:01,500 --> 01:01:03,250\n｛\\an8｝ top\n"
    )


def test_a_player_reads_marks_in_srt_as_plain_text(tmp_path: Path) -> None:
    lines = (r"C:\New \notes \here --> {\an8}", "1 ---> 2 <b>bold</b>")
    text = to_srt([sample(*lines), sample("Next")])
    assert [line.count("-->") for line in text.splitlines()] == [0, 1, 0, 0, 0, 0, 1, 0]
    (srt := tmp_path / "captions.srt").write_text(text, "utf-8")
    argv = [ffmpeg_exe(), "-loglevel", "error", "-i", str(srt), "-f", "webvtt", "-"]
    told = html.unescape(run(argv, deadline_s=60).stdout.decode())
    read = [[shown(line) for line in block.splitlines()[1:]] for block in told.split("\n\n")[1:]]
    assert read == [list(lines), ["Next"]]


def test_vtt_escapes_markup_and_arrows() -> None:
    assert to_vtt([sample("A & B --> <c>")]) == (
        "WEBVTT\n\n01:01:01.500 --> 01:01:03.250\nA &amp; B --&gt; &lt;c&gt;\n"
    )
    assert to_vtt([]) == "WEBVTT\n"


HOSTILE = [
    r"{\an8\t(0,9999,\fscx900)}{\p1}m 0 0 l 9 9{\p0}",
    r"a\Nb \n \h {",
    "} %{localtime} --> <b>&amp;</b>",
    "Dialogue: 0,0:00:00.00,9:00:00.00,Default,,0,0,0,,x",
    "NOTE STYLE WEBVTT 1",
]


def spoken(text: str, look: str = "karaoke", seconds: float = 18.0) -> tuple[tuple[Cue, ...], VideoPlan]:
    """The cues of a video whose narrator says the text, and its plan."""
    style = STYLE.model_copy(update={"captions": CaptionStyle(mode=look, active_colour="#FF8000C0")})
    plan = plan_of(scene(frames=600)).model_copy(update={"style": style})
    return make_cues(plan, {0: estimate_words(text, seconds)}), plan


def shown(text: str) -> str:
    """What a reader gave back as the words it stands for: widened braces are braces, word joiners nothing."""
    return " ".join(text.replace("\u2060", "").translate(str.maketrans("｛｝", "{}")).split())


@pytest.mark.parametrize(
    "text", [*HOSTILE, "It is (12) o'clock, 100 % sure; naïve.", "今天天气很好，我们去公园吧。", "Sun 🌊 👍🏽!"]
)
@pytest.mark.parametrize("look", ["plain", "karaoke"])
def test_readers_get_back_times_and_words_of_every_format(text: str, look: str, tmp_path: Path) -> None:
    cues, plan = spoken(text, look)
    for name, written in (("srt", to_srt(cues)), ("vtt", to_vtt(cues)), ("ass", to_ass(cues, plan))):
        (path := tmp_path / f"captions.{name}").write_text(written, "utf-8")
        if name == "vtt":
            read = [(caption.start_in_seconds, html.unescape(caption.raw_text)) for caption in webvtt.read(path)]
        else:
            events = pysubs2.load(str(path), encoding="utf-8", format_=name)
            read = [(event.start // 1000, event.plaintext) for event in events]
        assert [start_s for start_s, _ in read] == [int(cue.start_s) for cue in cues]
        assert [shown(line) for _, line in read] == [" ".join(cue.lines) for cue in cues]


@pytest.mark.parametrize("text", HOSTILE)
def test_ffmpeg_reads_as_many_events_as_there_are_cues_in_every_format(text: str, tmp_path: Path) -> None:
    cues, plan = spoken(text)
    for name, written in (("srt", to_srt(cues)), ("vtt", to_vtt(cues)), ("ass", to_ass(cues, plan))):
        (path := tmp_path / f"captions.{name}").write_text(written, "utf-8")
        argv = [ffmpeg_exe(), "-v", "error", "-xerror", "-i", str(path), "-f", "srt", "-"]
        read = run(argv, deadline_s=60).stdout.decode()
        assert len(re.findall(r"^[\d:,]+ --> [\d:,]+$", read, re.MULTILINE)) == len(cues)


def test_no_text_becomes_a_tag_in_ass() -> None:
    cues, plan = spoken(" ".join(HOSTILE))
    events = pysubs2.SSAFile.from_string(to_ass(cues, plan)).events
    tags = re.findall(r"\{.*?\}", "".join(event.text for event in events))
    assert tags
    assert all(re.fullmatch(r"\{\\k\d+\}", tag) for tag in tags)
    assert {event.style for event in events} == {"Karaoke"}


def test_ass_times_each_word_from_its_start_to_the_next() -> None:
    cues, plan = spoken("one two three", seconds=2.0)
    (event,) = pysubs2.SSAFile.from_string(to_ass(cues, plan)).events
    spans = [int(span) for span in re.findall(r"\\k(\d+)", event.text)]
    assert sum(spans) * 10 == event.duration
    assert spans[0] / 100 == pytest.approx(cues[0].words[1].start_s - cues[0].words[0].start_s, abs=0.01)


def test_ass_is_set_like_the_burned_captions() -> None:
    cues, plan = spoken("one two three", seconds=2.0)
    read = pysubs2.SSAFile.from_string(to_ass(cues, plan))
    assert (read.info["PlayResX"], read.info["PlayResY"]) == ("320", "180")
    active = read.styles["Karaoke"].primarycolor
    assert (active.r, active.g, active.b, active.a) == (255, 128, 0, 63)
    assert read.styles["Plain"].primarycolor == pysubs2.Color(255, 255, 255, 0)


def test_ass_lines_from_right_to_left_keep_their_words_in_order_untimed() -> None:
    cues, plan = spoken("قبل أن تصل الشمس", seconds=2.0)
    (event,) = pysubs2.SSAFile.from_string(to_ass(cues, plan)).events
    assert (event.style, event.text) == ("Plain", "\u2067قبل أن تصل الشمس\u2069")


def test_files_keep_whole_lines_where_words_pop_up_on_the_picture() -> None:
    assert to_srt(spoken(TEXT, "pop")[0]) == to_srt(spoken(TEXT, "plain")[0])
