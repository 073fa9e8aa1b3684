"""A stream's files: each piece is a segment as it is, moved to its place; nothing is encoded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.errors import TransientError
from aiprod.media import graphs
from aiprod.media.delivery import hls
from aiprod.media.delivery.fragments import Fragmented, read_fragmented
from aiprod.media.run import ffmpeg_exe, run
from aiprod.plan import OutputPlan, VideoPlan
from aiprod.storage import layout
from aiprod.timeline import PIECE_S
from aiprod.timing import FrameRate

_DEADLINE_S = 120.0


@dataclass(frozen=True)
class Segment:
    """One segment's bytes and length, and the initialisation it needs, which is the same for a whole track."""

    init: bytes
    data: bytes
    length_s: float
    codec: str


def picture_segment(piece: Path, rate: FrameRate, start_frame: int) -> Segment:
    """A rendered piece as a segment of its rendition that is shown from ``start_frame`` on.

    Pieces can be published in any order, by whoever rendered them. Raises PermanentError ``bad_media``.
    """
    return _segment(read_fragmented(piece.read_bytes()), start_frame * graphs.TIMESCALE * rate.den // rate.num)


def sound_segments(mix: Path, directory: Path) -> tuple[Segment, ...]:
    """The mix as segments of about the length of a piece; ``directory`` takes what is needed on the way.

    Raises PermanentError ``bad_media`` and what ``run`` raises.
    """
    whole = directory / "sound-fragments.mp4"
    run(graphs.fragment_sound(ffmpeg_exe(), mix, PIECE_S, whole), deadline_s=_DEADLINE_S)
    cut = read_fragmented(whole.read_bytes())
    whole.unlink()
    segments, start = [], 0
    for fragment in cut.fragments:
        length_s = fragment.ticks / cut.timescale
        segments.append(Segment(cut.init, fragment.placed(start), length_s, cut.codec))
        start += fragment.ticks
    return tuple(segments)


def write_stream(
    plan: VideoPlan, output: OutputPlan, pieces: Mapping[str, Sequence[Path]], mix: Path, captions: str, directory: Path
) -> tuple[Path, ...]:
    """Write a whole stream into ``directory``: its files in the order to publish them, the first playlist last.

    ``pieces`` are each rendition's, in order; ``captions`` is WebVTT, or empty for none. Raises TransientError
    ``wrong_output`` if the pieces of a rendition do not fit together, and what ``sound_segments`` raises.
    """
    sound = _Track(hls.SOUND, directory)
    for segment in sound_segments(mix, directory):
        sound.add(segment)
    tracks, variants = [sound], []
    for name in output.renditions:
        rate, track, start = plan.rendition(name).canvas.rate, _Track(name, directory), 0
        for piece, frames in zip(pieces[name], hls.segment_frames(plan, rate), strict=False):
            track.add(picture_segment(piece, rate, start))
            start += frames
        tracks.append(track)
        variants.append(hls.measured_variant(plan.rendition(name), track.codec + sound.codec, track.sizes, sound.sizes))
    files = [path for track in tracks for path in (*track.files, track.write_playlist())]
    if captions:
        files += [
            _write(directory / f"{hls.CAPTIONS}.vtt", hls.captions_segment(captions)),
            _write(directory / hls.playlist_file(hls.CAPTIONS), hls.captions_playlist(plan.duration_s)),
        ]
    first = hls.multivariant_playlist(variants, plan.language, bool(captions))
    return (*files, _write(directory / layout.MULTIVARIANT, first))


def write_whole(rendition: str, directory: Path, out: Path) -> None:
    """Write the files of one rendition's track in ``directory`` behind each other: one fragmented MP4."""
    with out.open("wb") as whole:
        whole.write((directory / hls.init_file(rendition)).read_bytes())
        number = 1
        while (segment := directory / hls.segment_file(rendition, number)).exists():
            whole.write(segment.read_bytes())
            number += 1


class _Track:
    """One track's files as they are written; ``sizes`` are bytes and seconds of its segments."""

    def __init__(self, name: str, directory: Path) -> None:
        self.files: list[Path] = []
        self.sizes: list[tuple[int, float]] = []
        self.codec: tuple[str, ...] = ()
        self._name, self._directory, self._init = name, directory, b""

    @property
    def count(self) -> int:
        return len(self.sizes)

    def add(self, segment: Segment) -> None:
        if not self.files:
            self._init, self.codec = segment.init, (segment.codec,)
            self.files.append(self._directory / hls.init_file(self._name))
            self.files[0].write_bytes(segment.init)
        if segment.init != self._init:
            raise TransientError("wrong_output", f"segment {self.count + 1} of {self._name} was encoded otherwise.")
        self.sizes.append((len(segment.data), segment.length_s))
        self.files.append(self._directory / hls.segment_file(self._name, self.count))
        self.files[-1].write_bytes(segment.data)

    def write_playlist(self) -> Path:
        text = hls.media_playlist(self._name, [length_s for _, length_s in self.sizes], finished=True)
        return _write(self._directory / hls.playlist_file(self._name), text)


def _segment(cut: Fragmented, start: int) -> Segment:
    """All fragments of one file as one segment from the tick ``start`` on."""
    data, ticks = b"", 0
    for fragment in cut.fragments:
        data += fragment.placed(start + ticks)
        ticks += fragment.ticks
    return Segment(cut.init, data, ticks / cut.timescale, cut.codec)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
