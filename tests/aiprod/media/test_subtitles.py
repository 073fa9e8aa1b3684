from __future__ import annotations

import html
from pathlib import Path

from aiprod.media.caption_words import Bit
from aiprod.media.captions import Cue
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.subtitles import to_srt, to_vtt


def sample(*lines: str) -> Cue:
    spoken = tuple(Bit(text=word, start_s=0, end_s=1) for line in lines for word in line.split())
    return Cue(3661.5, 3663.25, lines, spoken, len(lines[0].split()))


def test_srt_is_numbered_with_comma_times_and_no_tags() -> None:
    assert to_srt([sample("A & B", "<i>not italic"), sample("{\\an8} top")]) == (
        "1\n01:01:01,500 --> 01:01:03,250\nA & B\n<\u2060i>not italic\n\n"
        "2\n01:01:01,500 --> 01:01:03,250\n{\u2060\\an8} top\n"
    )


def test_a_player_reads_marks_in_srt_as_plain_text(tmp_path: Path) -> None:
    lines = (r"C:\New \notes \here --> {\an8}", "1 ---> 2 <b>bold</b>")
    text = to_srt([sample(*lines), sample("Next")])
    assert [line.count("-->") for line in text.splitlines()] == [0, 1, 0, 0, 0, 0, 1, 0]
    (srt := tmp_path / "captions.srt").write_text(text, "utf-8")
    argv = [ffmpeg_exe(), "-loglevel", "error", "-i", str(srt), "-f", "webvtt", "-"]
    shown = html.unescape(run(argv, deadline_s=60).stdout.decode()).replace("\u2060", "")
    assert [block.splitlines()[1:] for block in shown.split("\n\n")[1:]] == [list(lines), ["Next"]]


def test_vtt_escapes_markup_and_arrows() -> None:
    assert to_vtt([sample("A & B --> <c>")]) == (
        "WEBVTT\n\n01:01:01.500 --> 01:01:03.250\nA &amp; B --&gt; &lt;c&gt;\n"
    )
    assert to_vtt([]) == "WEBVTT\n"
