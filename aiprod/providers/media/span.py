"""The wanted seconds of a clip or a sound: found in the file, and proved to be in what was made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.plan import MediaRequest
from aiprod.providers.media.look import reach_s
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import in_sandbox
from aiprod.providers.media.sniff import Form

LONGEST_S = 3600.0
_DEADLINE_S = 60.0
_DEADLINE_PER_S = 8.0
_TOLERANCE_S = 1.0


@dataclass(frozen=True)
class Span:
    """From ``start_s`` to ``end_s`` of the source (None: its end), ``speed`` times as fast, at most ``most_s`` of that.

    ``source_s`` is how long the source says it is, if it says so: its longest stream, which need not be ``stream``, the
    one that is cut.
    """

    start_s: float
    end_s: float | None
    speed: float
    most_s: float
    source_s: float | None
    stream: str

    @classmethod
    def of(cls, request: MediaRequest, source_s: float | None, stream: str) -> Span:
        """Raises InvalidInput ``media_too_short`` where the source ends before the start."""
        if source_s is not None and source_s <= request.start_s:
            raise refused(
                "media_too_short",
                f"it ends at {source_s:g} s, before the start at {request.start_s:g} s.",
                "Start earlier.",
            )
        most_s = min(request.duration_s or LONGEST_S, LONGEST_S)
        return cls(request.start_s, request.end_s, request.speed, most_s, source_s, stream)

    def _due_s(self, source_s: float | None) -> float | None:
        """How long the result should be, of a source that lasts ``source_s``."""
        ends = [end for end in (self.end_s, source_s) if end is not None]
        return min((min(ends) - self.start_s) / self.speed, self.most_s) if ends else None

    def cut(self, source: Path, form: Form, build: Callable[[bool], list[str]], measure: Callable[[], float]) -> float:
        """Run the commands until one succeeds, and give the length of the result, which it checks.

        ``build(True)`` starts by seeking. That fails where the first frames need some before them (an open GOP, a bit
        reservoir); ``build(False)`` reads from the beginning. Raises InvalidInput ``media_unreadable``,
        ``media_truncated``, ``media_too_large``, and ``media_too_short`` where the stream ends before the start.
        """
        made_s = 0.0
        for seeks in (True, False) if self.start_s else (False,):
            due_s = self._due_s(self.source_s)
            read_s = (self.most_s if due_s is None else due_s) * self.speed + (0 if seeks else self.start_s)
            try:
                in_sandbox(build(seeks), source.parent, deadline_s=_DEADLINE_S + _DEADLINE_PER_S * read_s)
                made_s = measure()
                break
            except PermanentError as error:
                if not seeks or error.code != "media_unreadable":
                    raise
        if made_s <= 0 and self.start_s:
            raise refused(
                "media_too_short", f"nothing of it comes after the start at {self.start_s:g} s.", "Start earlier."
            )
        if made_s <= 0:
            raise refused("media_unreadable", "nothing in it could be decoded.", "Export it again.")
        if self.source_s is not None and self._lacks(made_s, self.source_s):
            self._check_reach(source, form, made_s, self.source_s)
        return made_s

    def _lacks(self, made_s: float, source_s: float) -> bool:
        """Whether more should have come of a source that lasts ``source_s``."""
        due_s = self._due_s(source_s)
        return due_s is not None and made_s < due_s - _TOLERANCE_S / self.speed

    def _check_reach(self, source: Path, form: Form, made_s: float, source_s: float) -> None:
        """A stream may end before the others do, but one of them lasts as long as the source says."""
        deadline_s = _DEADLINE_S + min(source_s, LONGEST_S)
        longest_s = reach_s(source, form, "0", deadline_s=deadline_s)
        if longest_s < source_s - _TOLERANCE_S or self._lacks(
            made_s, reach_s(source, form, self.stream, deadline_s=deadline_s)
        ):
            raise refused(
                "media_truncated", f"it says that it is {source_s:g} s long but breaks off.", "Upload all of it."
            )

    def input_options(self, seeks: bool) -> list[str]:
        """FFmpeg's options before the input."""
        if seeks:
            length = [] if self.end_s is None else ["-t", f"{self.end_s - self.start_s:.6f}"]
            return ["-ss", f"{self.start_s:.6f}", *length]
        return [] if self.end_s is None else ["-t", f"{self.end_s:.6f}"]

    def filters(self, seeks: bool, kind: str) -> list[str]:
        """What drops the frames before the start where nothing was sought; ``kind`` is "" or "a" for sound."""
        if seeks or not self.start_s:
            return []
        return [f"{kind}trim=start={self.start_s:.6f}", f"{kind}setpts=PTS-{self.start_s:.6f}/TB"]
