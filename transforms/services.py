"""What the transforms need from outside, as protocols; ``pipeline.services`` binds the real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from aiprod.assets import Asset, Word
from aiprod.jobs import Job
from aiprod.outcome import JobEvent, QualityReport
from aiprod.parts import MixHeader, SceneHeader
from aiprod.plan import AssetKind, OutputPlan, VideoPlan
from aiprod.providers.base import Provider
from aiprod.storage.base import ObjectStore

if TYPE_CHECKING:
    from aiprod.media.delivery.deliver import Delivered
    from aiprod.media.render import RenderedFile
    from aiprod.media.sound.mix import RenderedMix
    from aiprod.media.words.captions import Cue


class Renderer(Protocol):
    """Media out of assets. ``files`` are local and read only; results are left in ``directory``, which the caller owns.

    Keys name the result: equal keys, equal media. All raise PermanentError or TransientError.
    """

    def scene_key(self, header: SceneHeader, assets: Mapping[str, Asset]) -> str: ...

    def render_scene(
        self,
        header: SceneHeader,
        assets: Mapping[str, Asset],
        files: Mapping[str, Path],
        directory: Path,
        on_frames: Callable[[int], None],
    ) -> RenderedFile:
        """``on_frames`` is told, from some thread, how many frames are encoded so far."""

    def mix_key(self, header: MixHeader, assets: Mapping[str, Asset]) -> str: ...

    def render_mix(
        self, header: MixHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], directory: Path
    ) -> RenderedMix: ...

    def make_cues(self, plan: VideoPlan, words: Mapping[int, tuple[Word, ...]]) -> tuple[Cue, ...]: ...

    def to_srt(self, cues: Sequence[Cue]) -> str: ...

    def to_vtt(self, cues: Sequence[Cue]) -> str: ...

    def to_ass(self, cues: Sequence[Cue], plan: VideoPlan) -> str: ...

    def deliver(
        self,
        plan: VideoPlan,
        output: OutputPlan,
        segments: Mapping[str, Sequence[Path]],
        sound: Mapping[str, Path],
        captions: Sequence[Cue],
        directory: Path,
    ) -> Delivered:
        """``segments`` are each rendition's pieces in order; ``sound`` has ``mix`` and what else was asked of it."""

    def check(
        self, plan: VideoPlan, output: OutputPlan, delivered: Delivered, captions: Sequence[Cue]
    ) -> QualityReport:
        """Measure a finished output against its plan."""

    def make_thumbnail(self, video: Path, plan: VideoPlan, directory: Path) -> Path: ...

    def thumbnails(self, video: Path, times_s: Sequence[float], directory: Path) -> Sequence[Path]: ...

    def contact_sheet(self, video: Path, plan: VideoPlan, directory: Path) -> Path: ...


class Services(Protocol):
    """Bound once a process and shared by its threads.

    ``scratch`` is a folder for this process's temporary files, ``slots`` one for the locks all processes share.
    """

    @property
    def store(self) -> ObjectStore: ...

    @property
    def scratch(self) -> Path: ...

    @property
    def slots(self) -> Path: ...

    @property
    def renderer(self) -> Renderer: ...

    def provider(self, kind: AssetKind, name: str) -> Provider[Any]:
        """Raises InvalidInput ``unknown_provider``."""

    def plan(self, job: Job, recorded_s: Mapping[int, float]) -> VideoPlan:
        """Raises InvalidInput or PermanentError for a job that cannot be planned.

        ``recorded_s`` are the lengths of the client's recordings by scene.
        """

    def announce(self, event: JobEvent) -> None:
        """Tell of progress now, best effort: it never raises, and an event may be lost or repeated.

        A step announces from inside its work because a bundle's own outputs leave it only when all its work is done.
        How a job ends is not announced but written by the pipeline itself, which cannot lose it.
        """

    def now(self) -> datetime: ...


ServicesFactory = Callable[[], Services]
"""Picklable; called inside the worker, cheap after its first call."""
