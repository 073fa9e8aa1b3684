"""The workloads: plans by code, their assets on disk, and their rendering as the product does it.

``python -m benchmarks.workload make NAME FOLDER`` writes the assets, ``render NAME FOLDER`` makes the video of them,
and ``render-and-check`` sends it through the quality gate too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from aiprod.assets import Asset
from aiprod.media.delivery.deliver import deliver
from aiprod.media.quality import gate
from aiprod.media.render import render_scene
from aiprod.media.sound.mix import render_mix
from aiprod.media.words.captions import Cue, make_cues
from aiprod.parts import MixHeader, SceneHeader
from aiprod.plan import (
    Camera,
    Canvas,
    MusicRequest,
    NarrationRequest,
    OutputPlan,
    PictureIntent,
    Place,
    Rendition,
    ScenePlan,
    Transition,
    VideoPlan,
    VisualRequest,
)
from aiprod.providers.visuals.procedural import Procedural
from aiprod.style import list_styles, load_style
from aiprod.timeline import pieces_of
from aiprod.timing import FrameRate
from benchmarks.material import Material, described, load, make_music, make_still, make_voice, narration_text, save

CANVAS = Canvas(width_px=1920, height_px=1080, rate=FrameRate(num=30))
_STILLS_STYLE = "documentary"
_PLACES: tuple[Place, ...] = ("mountains", "forest", "city", "sea", "river", "room")
_WORDS = (
    PictureIntent(form="statement", headline="Every step must be earned"),
    PictureIntent(form="list", headline="What to carry", lines=("Water", "A map", "Patience")),
    PictureIntent(form="figure", headline="metres above the sea", figure="4,810"),
    PictureIntent(form="quote", headline="The path goes on, and so do we", lines=("A climber",)),
)


@dataclass(frozen=True)
class Workload:
    """``scenes`` scenes of ``scene_frames`` frames at 1080p30, of stills or of pictures by each of the ``looks``."""

    name: str
    scenes: int
    scene_frames: int
    looks: tuple[str, ...] = ()
    intents: tuple[PictureIntent, ...] = (PictureIntent(),)
    fade_frames: int = 0

    @property
    def frames(self) -> int:
        return self.scenes * self.scene_frames

    @property
    def scene_s(self) -> float:
        return CANVAS.rate.seconds(self.scene_frames)


W5 = Workload("w5", 1, 150)
W60 = Workload("w60", 6, 300)
W600 = Workload("w600", 60, 300)
P60 = Workload("p60", 6, 300, list_styles(), tuple(PictureIntent(place=place) for place in _PLACES))
TEXT = Workload("text", 4, 120, ("minimal", "corporate", "neon", "watercolor"), _WORDS)
FADES = Workload("fades", 6, 90, fade_frames=15)
LONG = Workload("long", 1, 1800)
WORKLOADS = {workload.name: workload for workload in (W5, W60, W600, P60, TEXT, FADES, LONG)}


def make_plan(workload: Workload) -> VideoPlan:
    """The plan a job of that shape would get."""
    rendition = Rendition(
        name="main",
        canvas=CANVAS,
        codec="h264",
        picture_width_px=CANVAS.width_px,
        picture_height_px=CANVAS.height_px,
    )
    return VideoPlan(
        title=workload.name.upper(),
        language="en",
        seed=1,
        planner="benchmark",
        canvas=CANVAS,
        renditions=(rendition,),
        outputs=(OutputPlan(name="video", format="mp4", renditions=("main",)),),
        frames=workload.frames,
        style=load_style(_STILLS_STYLE),
        mood="calm",
        captions="burned",
        scenes=tuple(_scene(workload, index) for index in range(workload.scenes)),
        music=MusicRequest(
            provider="benchmark", mood="calm", ensemble="piano", duration_s=CANVAS.rate.seconds(workload.frames), seed=1
        ),
    )


def make_assets(workload: Workload, folder: Path) -> None:
    """Write everything the workload is rendered from."""
    plan = make_plan(workload)
    materials = {"music": make_music(folder / "music.wav", plan.duration_s)}
    for scene in plan.scenes:
        index = scene.index
        voice = make_voice(folder / f"voice-{index}.wav", workload.scene_s, 140.0 + 10 * (index % 6))
        materials[f"narration/{index}"] = voice
        materials[f"visual/{index}"] = _picture(workload, scene, folder)
    save(folder, materials)


def headers(plan: VideoPlan) -> list[SceneHeader]:
    """One for each piece, in the order of the timeline."""
    found: list[SceneHeader] = []
    for before, scene in zip((None, *plan.scenes), plan.scenes, strict=False):
        assert isinstance(scene.visual, VisualRequest)
        found.extend(
            SceneHeader(
                scene=scene,
                rendition=plan.renditions[0],
                piece=piece,
                style=scene.visual.style,
                captions=plan.captions,
                previous=before if piece.first < scene.transition.frames else None,
            )
            for piece in pieces_of(scene, CANVAS.rate, len(found))
        )
    return found


def render(workload: Workload, folder: Path) -> Path:
    """The whole video from the assets on disk, in ``folder``: as many pieces at a time as there are cores."""
    plan, materials = make_plan(workload), load(folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        mix = pool.submit(render_sound, plan, materials, folder)
        segments = list(pool.map(lambda header: render_piece(header, materials, folder), headers(plan)))
    return join(plan, segments, mix.result(), materials, folder)


def render_piece(header: SceneHeader, materials: Mapping[str, Material], folder: Path) -> Path:
    """One piece's segment, in ``folder``."""
    place = folder / f"piece-{header.piece.order}"
    place.mkdir(exist_ok=True)
    assets, files = parts_of(header, materials)
    return render_scene(header, assets, files, place, lambda _frames: None).path.rename(place.with_suffix(".mp4"))


def segments_in(plan: VideoPlan, folder: Path) -> list[Path]:
    """What ``render_piece`` left in ``folder``, in the order of the timeline."""
    return [folder / f"piece-{header.piece.order}.mp4" for header in headers(plan)]


def parts_of(header: SceneHeader, materials: Mapping[str, Material]) -> tuple[dict[str, Asset], dict[str, Path]]:
    """A piece's assets and their files, by role."""
    narration = f"narration/{header.scene.index}"
    own = {"visual": materials[f"visual/{header.scene.index}"], narration: materials[narration]}
    if header.previous is not None:
        own["previous"] = materials[f"visual/{header.previous.index}"]
    return _by_role(own)


def render_sound(plan: VideoPlan, materials: Mapping[str, Material], folder: Path) -> Path:
    """The master mix, in ``folder``."""
    header = MixHeader(canvas=CANVAS, frames=plan.frames, music_level_lufs=-24.0, scenes=plan.scenes, music=plan.music)
    heard = {role: material for role, material in materials.items() if not role.startswith("visual/")}
    assets, files = _by_role(heard)
    return render_mix(header, assets, files, folder).path


def join(plan: VideoPlan, segments: list[Path], mix: Path, materials: Mapping[str, Material], folder: Path) -> Path:
    """The finished file, in ``folder``, found to be what was planned by its packets."""
    made = deliver(plan, plan.outputs[0], {"main": segments}, {"mix": mix}, _cues(plan, materials), folder)
    return made.files[made.main]


def render_and_check(workload: Workload, folder: Path) -> Path:
    """``render``, and the quality gate on what came out. Raises RuntimeError if it finds a fault."""
    video, plan = render(workload, folder), make_plan(workload)
    report = gate.check(video, plan, plan.outputs[0], _cues(plan, load(folder)))
    if not report.passed:
        raise RuntimeError(f"{workload.name}: {report.findings}")
    return video


def _cues(plan: VideoPlan, materials: Mapping[str, Material]) -> tuple[Cue, ...]:
    words = {scene.index: materials[f"narration/{scene.index}"].asset.words for scene in plan.scenes}
    return make_cues(plan, words)


def _by_role(materials: Mapping[str, Material]) -> tuple[dict[str, Asset], dict[str, Path]]:
    assets = {role: material.asset for role, material in materials.items()}
    return assets, {role: material.path for role, material in materials.items()}


def _scene(workload: Workload, index: int) -> ScenePlan:
    looks = workload.looks or (_STILLS_STYLE,)
    text = narration_text(workload.scene_s)
    visual = VisualRequest(
        provider="benchmark",
        style=load_style(looks[index % len(looks)]),
        intent=workload.intents[index % len(workload.intents)],
        width_px=CANVAS.width_px,
        height_px=CANVAS.height_px,
        seed=index,
    )
    return ScenePlan(
        index=index,
        start_frame=index * workload.scene_frames,
        frames=workload.scene_frames,
        text=text,
        visual=visual,
        narration=NarrationRequest(
            provider="benchmark", text=text, language="en", voice="benchmark", slot_s=workload.scene_s
        ),
        transition=Transition(kind="crossfade", frames=workload.fade_frames)
        if index and workload.fade_frames
        else Transition(),
        camera=Camera(move="push_in" if index % 2 else "pull_out", amount=0.08),
    )


def _picture(workload: Workload, scene: ScenePlan, folder: Path) -> Material:
    if not workload.looks:
        return make_still(folder / f"still-{scene.index}.png", scene.index)
    assert isinstance(scene.visual, VisualRequest)
    place = folder / f"painted-{scene.index}"
    place.mkdir(exist_ok=True)
    made = Procedural().make(scene.visual, place)
    path = made.path.rename(folder / f"painted-{scene.index}.zip")
    return described("visual", path, made.media_type)


STEPS = {"make": make_assets, "render": render, "render-and-check": render_and_check}

if __name__ == "__main__":
    STEPS[sys.argv[1]](WORKLOADS[sys.argv[2]], Path(sys.argv[3]))
