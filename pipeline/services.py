"""The real services, bound lazily once a process from a small picklable description."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiprod.assets import Asset, Word
from aiprod.jobs import Job
from aiprod.outcome import JobEvent, QualityReport
from aiprod.parts import MixHeader, SceneHeader
from aiprod.plan import AssetKind, OutputPlan, VideoPlan
from aiprod.planning import PlanSetup, plan_video
from aiprod.providers.base import NO_SETTINGS, Provider, ProviderSettings
from aiprod.providers.catalogue import installed_voices
from aiprod.providers.registry import OFFLINE, best_offline, load_provider
from aiprod.storage import open_store
from aiprod.storage.base import ObjectStore
from pipeline.announcing import Announce, EventSink, announcer
from transforms.services import Renderer, ServicesFactory

if TYPE_CHECKING:
    from aiprod.media.delivery.deliver import Delivered
    from aiprod.media.render import RenderedFile
    from aiprod.media.sound.mix import RenderedMix
    from aiprod.media.words.captions import Cue


@dataclass(frozen=True)
class ProviderChoice:
    """Which providers make the assets; several narrators together offer their voices, best first."""

    narration: tuple[str, ...]
    music: str
    sound: str
    visual: str


@dataclass(frozen=True)
class ServicesConfig:
    """All a worker needs to bind its services.

    ``scratch`` is a folder this machine's workers share; jobs may name objects of ``media_buckets`` as gs:// URIs.
    """

    store: str
    scratch: str
    providers: ProviderChoice
    events: EventSink = field(default_factory=EventSink)
    media_buckets: frozenset[str] = frozenset()
    settings: ProviderSettings = NO_SETTINGS


def offline_providers() -> ProviderChoice:
    """The best providers that need no key, as this machine has them."""
    return ProviderChoice(
        narration=OFFLINE["narration"],
        music=best_offline("music"),
        sound=best_offline("sound"),
        visual=best_offline("visual"),
    )


def services_factory(config: ServicesConfig) -> ServicesFactory:
    """A picklable factory of the process's one binding of ``config``."""
    return partial(bind, config)


@cache
def bind(config: ServicesConfig) -> BoundServices:
    return BoundServices(config)


class BoundServices:
    """``transforms.services.Services`` over the real store, providers, planner and renderer.

    Temporary files lie in a folder of this process below the shared scratch; those of dead processes are removed.
    """

    def __init__(self, config: ServicesConfig) -> None:
        self._config = config
        self.store: ObjectStore = open_store(config.store)
        self.scratch = _own_scratch(Path(config.scratch))
        self.slots = Path(config.scratch) / "slots"
        self.renderer: Renderer = FFmpegRenderer()
        self._announce: Announce = announcer(config.events)

    def provider(self, kind: AssetKind, name: str) -> Provider[Any]:
        return self._client_media if kind == "media" else load_provider(kind, name, self._config.settings)

    def plan(self, job: Job, recorded_s: Mapping[int, float]) -> VideoPlan:
        return plan_video(job, self._setup, recorded_s=recorded_s)

    def announce(self, event: JobEvent) -> None:
        self._announce(event)

    def now(self) -> datetime:
        return datetime.now(UTC)

    @cached_property
    def _client_media(self) -> Provider[Any]:
        from aiprod.providers.media.client import ClientMedia
        from aiprod.providers.media.fetch import MediaFetcher
        from aiprod.providers.media.https import GuardedHttps

        return ClientMedia(
            MediaFetcher(
                self.store,
                GuardedHttps().download,
                buckets=self._config.media_buckets,
                open_bucket=lambda bucket: open_store(f"gs://{bucket}"),
            )
        )

    @cached_property
    def _setup(self) -> PlanSetup:
        chosen = self._config.providers
        return PlanSetup(
            voices=installed_voices(self._config.settings, chosen.narration),
            music=chosen.music,
            sound=chosen.sound,
            visual=chosen.visual,
        )


class FFmpegRenderer:
    """``transforms.services.Renderer`` over aiprod.media, which is loaded by the worker that renders, not at launch."""

    def scene_key(self, header: SceneHeader, assets: Mapping[str, Asset]) -> str:
        from aiprod.media.render import scene_key

        return scene_key(header, assets)

    def render_scene(
        self,
        header: SceneHeader,
        assets: Mapping[str, Asset],
        files: Mapping[str, Path],
        directory: Path,
        on_frames: Callable[[int], None],
    ) -> RenderedFile:
        from aiprod.media.render import render_scene

        return render_scene(header, assets, files, directory, on_frames)

    def mix_key(self, header: MixHeader, assets: Mapping[str, Asset]) -> str:
        from aiprod.media.sound.mix import mix_key

        return mix_key(header, assets)

    def render_mix(
        self, header: MixHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], directory: Path
    ) -> RenderedMix:
        from aiprod.media.sound.mix import render_mix

        return render_mix(header, assets, files, directory)

    def make_cues(self, plan: VideoPlan, words: Mapping[int, tuple[Word, ...]]) -> tuple[Cue, ...]:
        from aiprod.media.words.captions import make_cues

        return make_cues(plan, words)

    def to_srt(self, cues: Sequence[Cue]) -> str:
        from aiprod.media.words.subtitles import to_srt

        return to_srt(cues)

    def to_vtt(self, cues: Sequence[Cue]) -> str:
        from aiprod.media.words.subtitles import to_vtt

        return to_vtt(cues)

    def to_ass(self, cues: Sequence[Cue], plan: VideoPlan) -> str:
        from aiprod.media.words.subtitles import to_ass

        return to_ass(cues, plan)

    def deliver(
        self,
        plan: VideoPlan,
        output: OutputPlan,
        segments: Mapping[str, Sequence[Path]],
        sound: Mapping[str, Path],
        captions: Sequence[Cue],
        directory: Path,
    ) -> Delivered:
        from aiprod.media.delivery.deliver import deliver

        return deliver(plan, output, segments, sound, captions, directory)

    def check(
        self, plan: VideoPlan, output: OutputPlan, delivered: Delivered, captions: Sequence[Cue]
    ) -> QualityReport:
        from aiprod.media.quality.gate import check

        return check(delivered.files[delivered.main], plan, output, captions)

    def make_thumbnail(self, video: Path, plan: VideoPlan, directory: Path) -> Path:
        from aiprod.media.delivery.thumbnail import make_thumbnail

        return make_thumbnail(video, plan, directory)

    def thumbnails(self, video: Path, times_s: Sequence[float], directory: Path) -> Sequence[Path]:
        from aiprod.media.delivery.thumbnail import thumbnails

        return thumbnails(video, times_s, directory)

    def contact_sheet(self, video: Path, plan: VideoPlan, directory: Path) -> Path:
        from aiprod.media.delivery.sheet import contact_sheet

        return contact_sheet(video, plan, directory)


def _own_scratch(shared: Path) -> Path:
    own = shared / str(os.getpid())
    own.mkdir(parents=True, exist_ok=True)
    for other in shared.iterdir():
        if other.name.isdigit() and not Path("/proc", other.name).exists():
            shutil.rmtree(other, ignore_errors=True)
    return own
