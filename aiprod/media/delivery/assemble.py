"""A rendition's segments and the sound to one file, joined without encoding the picture again; or sound alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media import graphs
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.words.captions import Cue
from aiprod.media.words.subtitles import to_srt
from aiprod.plan import OutputPlan, VideoPlan
from aiprod.timeline import chapter_times

_DEADLINE_S = 120.0
_LOSSLESS = ("webm", "mp3", "wav")


def join_video(
    plan: VideoPlan,
    output: OutputPlan,
    segments: Sequence[Path],
    sound: Mapping[str, Path],
    captions: Sequence[Cue],
    out: Path,
) -> None:
    """Write ``out``; what else it takes is left beside it. ``sound`` has ``mix``, and for WebM ``master``.

    Where the plan keeps captions out of the picture, they also go into the file as a text track. Raises PermanentError
    ``missing_asset`` and what ``run`` raises.
    """
    listing, title = out.with_suffix(".ffconcat"), out.with_suffix(".title")
    listing.write_text(graphs.listing(segments), "utf-8")
    title.write_text(graphs.metadata(plan.title, chapter_times(plan)), "utf-8")
    subtitles = None
    if plan.captions == "files" and captions:
        subtitles = out.with_suffix(".srt")
        subtitles.write_text(to_srt(captions), "utf-8")
    rate = plan.rendition(output.renditions[0]).canvas.rate
    source = sound_of(output, sound)
    argv = graphs.join(ffmpeg_exe(), listing, source, title, subtitles, rate, output.format, out)
    run(argv, deadline_s=_DEADLINE_S + plan.duration_s / 10)


def write_sound(plan: VideoPlan, output: OutputPlan, sound: Mapping[str, Path], out: Path) -> None:
    """Write an output of sound alone. Raises PermanentError ``missing_asset`` and what ``run`` raises."""
    title = out.with_suffix(".title")
    title.write_text(graphs.metadata(plan.title, chapter_times(plan)), "utf-8")
    argv = graphs.sound_alone(ffmpeg_exe(), sound_of(output, sound), title, output.format, out)
    run(argv, deadline_s=_DEADLINE_S + plan.duration_s / 10)


def sound_of(output: OutputPlan, sound: Mapping[str, Path]) -> Path:
    """The encoded mix where the format takes it as it is, else the lossless master."""
    role = "master" if output.format in _LOSSLESS else "mix"
    if role not in sound:
        raise PermanentError("missing_asset", f"output {output.name!r} needs the sound's {role}.")
    return sound[role]
