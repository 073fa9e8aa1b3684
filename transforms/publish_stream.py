"""Adaptive streams grow while their job runs: each piece is a segment as soon as it is rendered.

Best effort, like announcing: what delivering writes in the end is the whole stream, whatever was published before.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from aiprod.errors import AiprodError
from aiprod.parts import Rendered, Ticket
from aiprod.plan import OutputPlan, Rendition, VideoPlan
from aiprod.storage import layout
from aiprod.storage.base import ObjectStore
from transforms.services import Services

if TYPE_CHECKING:
    from aiprod.media.delivery.stream import Segment

_LOG = logging.getLogger(__name__)


def publish(ticket: Ticket, rendered: Rendered, streams: Sequence[str], services: Services) -> None:
    """Add a rendered piece, or the mix, to its job's streams of these names. Never raises."""
    if not streams:
        return
    try:
        plan = VideoPlan.model_validate_json(services.store.read(layout.plan(ticket.job_id, ticket.attempt)))
        for output in (output for output in plan.outputs if output.name in streams):
            with tempfile.TemporaryDirectory(dir=services.scratch) as directory:
                _Stream(ticket, plan, output, services.store).add(rendered, Path(directory))
    except AiprodError as error:
        _LOG.warning("a stream of job %s did not grow: %s", ticket.job_id, error)


class _Stream:
    """One stream's files in the store."""

    def __init__(self, ticket: Ticket, plan: VideoPlan, output: OutputPlan, store: ObjectStore) -> None:
        # Loaded by the worker that needs them, not at launch.
        from aiprod.media.delivery import fragments, hls, stream

        self._fragments = fragments
        self._hls = hls
        self._stream = stream
        self._ticket = ticket
        self._plan = plan
        self._output = output
        self._store = store

    def add(self, rendered: Rendered, directory: Path) -> None:
        path = self._store.local_path(rendered.name, directory)
        if rendered.step == "mix":
            self._add_sound(self._stream.sound_segments(path, directory))
        else:
            rendition = self._plan.rendition(rendered.rendition)
            self._add_piece(rendition, rendered.index, path)
            self._grow(rendition)
        self._open()

    def _add_sound(self, segments: Sequence[Segment]) -> None:
        track = self._hls.SOUND
        for number, segment in enumerate(segments, start=1):
            self._put(self._hls.segment_file(track, number), segment.data)
        self._put(self._hls.init_file(track), segments[0].init)
        self._put_playlist(track, [segment.length_s for segment in segments], finished=True)

    def _add_piece(self, rendition: Rendition, order: int, piece: Path) -> None:
        rate, lengths = rendition.canvas.rate, self._hls.segment_frames(self._plan, rendition.canvas.rate)
        segment = self._stream.picture_segment(piece, rate, sum(lengths[:order]))
        if order == 0:
            self._put(self._hls.init_file(rendition.name), segment.init)
        self._put(self._hls.segment_file(rendition.name, order + 1), segment.data)

    def _grow(self, rendition: Rendition) -> None:
        """Bring the playlist to the first segments that are there without a gap.

        Two workers may write at once, the one with fewer last; so each looks again until nothing was added meanwhile.
        """
        lengths = self._hls.segment_frames(self._plan, rendition.canvas.rate)
        written = 0
        while written < (there := self._there(rendition, len(lengths))):
            seconds = [rendition.canvas.rate.seconds(frames) for frames in lengths[:there]]
            self._put_playlist(rendition.name, seconds, finished=there == len(lengths))
            written = there

    def _there(self, rendition: Rendition, of: int) -> int:
        found = set(self._store.list(self._name(f"{rendition.name}-")))
        names = (self._name(self._hls.segment_file(rendition.name, number)) for number in range(1, of + 1))
        return sum(1 for _ in takewhile(found.__contains__, names))

    def _open(self) -> None:
        """Write the first playlist once the sound and the beginning of every rendition are there."""
        tracks = (self._hls.SOUND, *self._output.renditions)
        if all(self._store.exists(self._name(self._hls.playlist_file(track))) for track in tracks):
            sound = self._codec(self._hls.SOUND)
            variants = [
                self._hls.promised_variant(self._plan.rendition(name), (self._codec(name), sound))
                for name in self._output.renditions
            ]
            text = self._hls.multivariant_playlist(variants, self._plan.language, captions=False)
            file = layout.MULTIVARIANT
            self._store.create(self._name(file), text.encode(), self._media_type(file))

    def _codec(self, track: str) -> str:
        init = self._store.read(self._name(self._hls.init_file(track)))
        return self._fragments.Fragmented(init, timescale=1, fragments=()).codec

    def _put_playlist(self, track: str, lengths_s: Sequence[float], *, finished: bool) -> None:
        text = self._hls.media_playlist(track, lengths_s, finished)
        self._put(self._hls.playlist_file(track), text.encode())

    def _put(self, file: str, data: bytes) -> None:
        self._store.put(self._name(file), data, self._media_type(file))

    def _media_type(self, file: str) -> str:
        return self._hls.MEDIA_TYPES[Path(file).suffix]

    def _name(self, file: str) -> str:
        return layout.stream(self._ticket.job_id, self._output.name, file)
