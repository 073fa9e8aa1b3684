"""Small stand-ins for what the transforms see through protocols: real store and planner, toy providers and renderer."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aiprod.assets import Asset, Word
from aiprod.errors import PermanentError
from aiprod.jobs import Job, JobRequest
from aiprod.keys import canonical_json, content_key
from aiprod.outcome import Finding, JobEvent, QualityReport
from aiprod.parts import MixHeader, SceneHeader
from aiprod.plan import AssetKind, OutputPlan, VideoPlan
from aiprod.planning import PlanSetup, plan_video
from aiprod.providers.base import Made, Voice
from aiprod.storage.local import FolderStore

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
VOICE = Voice(
    name="toy", provider="toy", language="en", gender="neutral", description="A toy voice.", syllables_per_s=4.0
)
SETUP = PlanSetup(voices=(VOICE,), music="toy", sound="toy", visual="toy")
MEDIA_TYPES: dict[AssetKind, str] = {
    "narration": "audio/wav",
    "music": "audio/wav",
    "sound": "audio/wav",
    "visual": "image/png",
    "media": "image/png",
}


def make_job(script: str = "The sea is calm. A boat sails home.", **fields: Any) -> Job:
    """A job with a random id, of the given script or payload fields."""
    payload = {"script": script, **fields} if script else fields
    return Job.from_request(JobRequest.model_validate({"payload": payload}), now=NOW)


class ToyProvider:
    """Writes the request as the media. ``errors`` are raised first, one a call; ``calls`` counts by content key."""

    version = "1"

    def __init__(self, kind: AssetKind, name: str = "toy") -> None:
        self.kind = kind
        self.name = name
        self.errors: list[Exception] = []
        self.lasts_s: float | None = None
        self.broken_by: Callable[[Any], bool] = lambda request: False
        self.calls: Counter[str] = Counter()
        self._guard = threading.Lock()

    def unavailable(self) -> str | None:
        return None

    def make(self, request: Any, directory: Path) -> Made:
        with self._guard:
            self.calls[content_key(request)] += 1
            error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        if self.broken_by(request):
            raise PermanentError("toy_broken", f"the toy {self.kind} broke.")
        path = directory / "media"
        path.write_bytes(canonical_json(request))
        words = (Word(text="toy", start_s=0.0, end_s=0.5),) if self.kind == "narration" else ()
        return Made(
            path, MEDIA_TYPES[self.kind], "CC0-1.0", credit="A toy", duration_s=self.lasts_s, words=words, cost_usd=0.01
        )


@dataclass(frozen=True)
class ToyFile:
    path: Path
    media_type: str
    frames: int = 0
    loudness_lufs: float = -14.0
    true_peak_dbtp: float = -1.5
    extras: Mapping[str, ToyFile] = field(default_factory=dict)


@dataclass(frozen=True)
class ToyDelivered:
    main: str
    files: Mapping[str, Path]
    media_types: Mapping[str, str]
    picture: Path | None


class ToyRenderer:
    """Files that list what went into them; the step named ``broken`` raises ``error``, or one of its own."""

    def __init__(self) -> None:
        self.broken: str | None = None
        self.error: Exception | None = None
        self.findings: tuple[Finding, ...] = ()
        self.calls: Counter[str] = Counter()

    def scene_key(self, header: SceneHeader, assets: Mapping[str, Asset]) -> str:
        return content_key([header.model_dump(mode="json"), {role: asset.digest for role, asset in assets.items()}])

    def render_scene(
        self,
        header: SceneHeader,
        assets: Mapping[str, Asset],
        files: Mapping[str, Path],
        directory: Path,
        on_frames: Callable[[int], None],
    ) -> ToyFile:
        self._step("scene")
        path = directory / "segment"
        path.write_text(f"scene {header.scene.index} from {header.piece.first}: {sorted(files)}\n")
        on_frames(header.piece.frames // 2)
        return ToyFile(path, "video/mp4", header.piece.frames)

    def mix_key(self, header: MixHeader, assets: Mapping[str, Asset]) -> str:
        return content_key([header.model_dump(mode="json"), {role: asset.digest for role, asset in assets.items()}])

    def render_mix(
        self, header: MixHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], directory: Path
    ) -> ToyFile:
        self._step("mix")
        path = directory / "mix"
        path.write_text(f"mix: {sorted(files)}\n")
        extras: dict[str, ToyFile] = {}
        if "stems" in header.extras:
            stem = directory / "voice"
            stem.write_text("voice\n")
            extras["stem-voice"] = ToyFile(stem, "audio/flac")
        return ToyFile(path, "audio/mp4", extras=extras)

    def make_cues(self, plan: VideoPlan, words: Mapping[int, tuple[Word, ...]]) -> tuple[Any, ...]:
        return tuple((index, word.text) for index, spoken in sorted(words.items()) for word in spoken)

    def to_srt(self, cues: Sequence[Any]) -> str:
        return f"srt {list(cues)}"

    def to_vtt(self, cues: Sequence[Any]) -> str:
        return f"vtt {list(cues)}"

    def to_ass(self, cues: Sequence[Any], plan: VideoPlan) -> str:
        return f"ass {list(cues)}"

    def deliver(
        self,
        plan: VideoPlan,
        output: OutputPlan,
        segments: Mapping[str, Sequence[Path]],
        sound: Mapping[str, Path],
        captions: Sequence[Any],
        directory: Path,
    ) -> ToyDelivered:
        self._step("assemble")
        name = f"{output.name}.{output.format}"
        path = directory / name
        pieces = [piece.read_text() for rendition in output.renditions for piece in segments[rendition]]
        path.write_text("".join(pieces) + sound["mix"].read_text())
        return ToyDelivered(name, {name: path}, {name: "video/mp4"}, path if output.renditions else None)

    def check(
        self, plan: VideoPlan, output: OutputPlan, delivered: ToyDelivered, captions: Sequence[Any]
    ) -> QualityReport:
        return QualityReport(passed=not self.findings, findings=self.findings)

    def thumbnails(self, video: Path, times_s: Sequence[float], directory: Path) -> Sequence[Path]:
        return [self._jpeg(directory / f"at-{at_s}") for at_s in times_s]

    def contact_sheet(self, video: Path, plan: VideoPlan, directory: Path) -> Path:
        return self._jpeg(directory / "sheet")

    def make_thumbnail(self, video: Path, plan: VideoPlan, directory: Path) -> Path:
        return self._jpeg(directory / "thumbnail")

    def _jpeg(self, path: Path) -> Path:
        path.write_bytes(b"jpeg")
        return path

    def _step(self, step: str) -> None:
        self.calls[step] += 1
        if self.broken == step:
            raise self.error or PermanentError("toy_broken", f"the toy {step} broke.")


@dataclass
class ToyServices:
    """``transforms.services.Services`` in one folder. ``announced`` keeps every event told from inside the work."""

    folder: Path
    renderer: ToyRenderer = field(default_factory=ToyRenderer)
    announced: list[JobEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = FolderStore(self.folder / "store")
        self.scratch = self.folder / "scratch"
        self.slots = self.folder / "slots"
        self.scratch.mkdir(parents=True, exist_ok=True)
        self.providers = {kind: ToyProvider(kind) for kind in MEDIA_TYPES}

    def provider(self, kind: AssetKind, name: str) -> ToyProvider:
        return self.providers[kind]

    def plan(self, job: Job, recorded_s: Mapping[int, float] = MappingProxyType({})) -> VideoPlan:
        return plan_video(job, SETUP, recorded_s=recorded_s)

    def announce(self, event: JobEvent) -> None:
        self.announced.append(event)

    def now(self) -> datetime:
        return NOW


_LENT: dict[str, ToyServices] = {}


def lend(services: ToyServices) -> partial[ToyServices]:
    """A picklable factory that gives these very services inside this process."""
    _LENT[str(services.folder)] = services
    return partial(_lent, str(services.folder))


def _lent(folder: str) -> ToyServices:
    return _LENT[folder]
