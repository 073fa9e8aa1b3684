"""One output of a plan, from what was rendered: a file, or the files of a stream, measured against the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.media.delivery import hls
from aiprod.media.delivery.assemble import join_video, sound_of, write_sound
from aiprod.media.delivery.faults import refuse_faults
from aiprod.media.delivery.gif import write_gif
from aiprod.media.delivery.stream import write_stream, write_whole
from aiprod.media.probe import MediaFacts, probe
from aiprod.media.words.captions import Cue
from aiprod.media.words.subtitles import to_vtt
from aiprod.outputs import OutputFormat
from aiprod.plan import OutputPlan, VideoPlan
from aiprod.storage import layout
from aiprod.timeline import frames_at

_MEDIA_TYPES: Mapping[OutputFormat, str] = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "gif": "image/gif",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
}


@dataclass(frozen=True)
class Delivered:
    """Finished local files by their names among the job's, in the order to publish them; ``main`` is opened first.

    ``facts`` are what was measured of it, for a stream of its largest rendition and its sound. ``picture`` is a video
    file to take pictures from, None of sound alone.
    """

    main: str
    files: Mapping[str, Path]
    media_types: Mapping[str, str]
    facts: MediaFacts
    picture: Path | None


def deliver(
    plan: VideoPlan,
    output: OutputPlan,
    segments: Mapping[str, Sequence[Path]],
    sound: Mapping[str, Path],
    captions: Sequence[Cue],
    directory: Path,
) -> Delivered:
    """Make one output inside ``directory``, which the caller owns.

    ``segments`` are each rendition's pieces in order; ``sound`` has the encoded ``mix`` and, for formats that are
    encoded from it, the lossless ``master``. Raises TransientError ``wrong_output`` if the file is not what the plan
    says: its parts are then worth making again; PermanentError ``missing_asset`` and what running a program raises.
    """
    if output.format == "hls":
        return _stream(plan, output, segments, sound, captions, directory)
    name = f"{output.name}.{output.format}"
    out = directory / name
    if not output.renditions:
        write_sound(plan, output, sound, out)
    elif output.format == "gif":
        canvas = plan.rendition(output.renditions[0]).canvas
        write_gif(canvas, frames_at(plan, canvas.rate), segments[output.renditions[0]], out)
    else:
        join_video(plan, output, segments[output.renditions[0]], sound, captions, out)
    facts = probe(out)
    refuse_faults(plan, output, facts)
    return Delivered(name, {name: out}, {name: _MEDIA_TYPES[output.format]}, facts, out if output.renditions else None)


def _stream(
    plan: VideoPlan,
    output: OutputPlan,
    segments: Mapping[str, Sequence[Path]],
    sound: Mapping[str, Path],
    captions: Sequence[Cue],
    directory: Path,
) -> Delivered:
    vtt = to_vtt(captions) if plan.captions == "files" and captions else ""
    paths = write_stream(plan, output, segments, sound_of(output, sound), vtt, directory)
    heard = probe(directory / hls.playlist_file(hls.SOUND))
    size_bytes = sum(path.stat().st_size for path in paths)
    found = []
    for name in output.renditions:
        seen = probe(directory / hls.playlist_file(name))
        found.append(seen.model_copy(update={"audio_end_s": heard.audio_end_s, "size_bytes": size_bytes}))
        refuse_faults(plan, output.model_copy(update={"renditions": (name,)}), found[-1])
    files = {f"{output.name}/{path.name}": path for path in paths}
    types = {name: hls.MEDIA_TYPES[path.suffix] for name, path in files.items()}
    picture = directory / "picture.mp4"
    write_whole(output.renditions[0], directory, picture)
    return Delivered(f"{output.name}/{layout.MULTIVARIANT}", files, types, found[0], picture)
