"""Segments and the mix to the finished file: joined without re-encoding, then measured against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.errors import TransientError
from aiprod.media import graphs
from aiprod.media.captions import Cue
from aiprod.media.probe import MediaFacts, probe
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.subtitles import to_srt
from aiprod.plan import VideoPlan

MAX_AV_END_DIFFERENCE_S = 0.040
_DEADLINE_S = 120.0
_MEDIA_TYPES = {"mp4": "video/mp4", "mov": "video/quicktime"}


@dataclass(frozen=True)
class AssembledVideo:
    path: Path
    media_type: str
    facts: MediaFacts


def assemble(
    plan: VideoPlan, segments: Sequence[Path], mix: Path, captions: Sequence[Cue], directory: Path
) -> AssembledVideo:
    """Join one segment a scene, in order, with the mix, inside ``directory``, which the caller owns.

    Where the plan keeps captions out of the picture, they also go into the file as a text track. Raises TransientError
    ``wrong_output`` if the file is not what the plan says: its parts are then worth making again.
    """
    listing, title, out = (
        directory / "segments.ffconcat",
        directory / "title.txt",
        directory / f"video.{plan.outputs[0].format}",
    )
    listing.write_text(_listing(segments), "utf-8")
    title.write_text(f";FFMETADATA1\ntitle={_metadata_text(plan.title)}\n", "utf-8")
    subtitles = None
    if plan.captions == "files" and captions:
        subtitles = directory / "captions.srt"
        subtitles.write_text(to_srt(captions), "utf-8")
    argv = graphs.join(ffmpeg_exe(), listing, mix, title, subtitles, plan.canvas.rate, plan.outputs[0].format, out)
    run(argv, deadline_s=_DEADLINE_S + plan.duration_s / 10)
    facts = probe(out)
    faults = find_faults(plan, facts)
    if faults:
        raise TransientError("wrong_output", f"the finished file is not what was planned: {'; '.join(faults)}.")
    return AssembledVideo(out, _MEDIA_TYPES[plan.outputs[0].format], facts)


def find_faults(plan: VideoPlan, facts: MediaFacts) -> list[str]:
    """Every way in which a file's measured facts depart from its plan, as phrases; none if it is right."""
    canvas = plan.canvas
    frame_s = canvas.rate.seconds(1)
    checks = [
        (facts.frames == plan.frames, f"{facts.frames} frames instead of {plan.frames}"),
        (facts.even_frames and facts.video_start_s == 0, "frames are not evenly spaced from zero"),
        (
            facts.video_end_s is not None and abs(facts.video_end_s - plan.duration_s) <= frame_s,
            f"the picture ends at {facts.video_end_s} s instead of {plan.duration_s:.3f} s",
        ),
        (
            facts.av_end_difference_s is not None and abs(facts.av_end_difference_s) <= MAX_AV_END_DIFFERENCE_S,
            f"sound ends {facts.av_end_difference_s} s after the picture",
        ),
        (
            (facts.width_px, facts.height_px) == (canvas.width_px, canvas.height_px),
            f"the frame is {facts.width_px}x{facts.height_px}",
        ),
        (facts.pix_fmt == "yuv420p" and facts.colour_range == "tv", f"pixels are {facts.pix_fmt} {facts.colour_range}"),
        (
            {facts.colour_space, facts.colour_primaries, facts.colour_transfer} == {"bt709"},
            "the colour tags are not BT.709",
        ),
        (facts.faststart is True, "the index does not come first"),
    ]
    return [fault for right, fault in checks if not right]


def _listing(segments: Sequence[Path]) -> str:
    """An ffconcat script; a quote in a path is closed, escaped and opened again."""
    paths = [str(path.resolve()).replace("'", "'\\''") for path in segments]
    return "ffconcat version 1.0\n" + "".join(f"file '{path}'\n" for path in paths)


def _metadata_text(text: str) -> str:
    """A value of an FFMETADATA file: its five special characters escaped, line breaks to spaces."""
    flat = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "=;#\\" else letter for letter in flat)
