"""One scene to one video segment: composed frames, burned captions, transitions, encoded by frame count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.assets import Asset
from aiprod.errors import PermanentError, TransientError
from aiprod.keys import content_key
from aiprod.media import caption_paint, compose, graphs
from aiprod.media.caption_paint import CaptionPainter
from aiprod.media.captions import Cue, estimate_words, scene_cues
from aiprod.media.compose import Compositor
from aiprod.media.picture import load_picture
from aiprod.media.probe import probe
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.yuv import I420Writer
from aiprod.parts import SceneHeader
from aiprod.plan import ScenePlan

VERSION = 1
_BASE_DEADLINE_S = 60.0
_DEADLINE_S_PER_MEGAPIXEL = 0.25


@dataclass(frozen=True)
class RenderedFile:
    """A segment as it lies in the caller's directory; ``frames`` was counted in the file."""

    path: Path
    media_type: str
    frames: int


def scene_key(header: SceneHeader, assets: Mapping[str, Asset]) -> str:
    """Same key, same segment: everything that reaches a pixel, and nothing else.

    The scene's place in the video does not matter, nor do its sounds.
    """
    scene = header.scene
    return content_key(
        {
            "versions": [VERSION, compose.VERSION, caption_paint.VERSION, graphs.VERSION],
            "canvas": header.canvas.model_dump(mode="json"),
            "frames": scene.frames,
            "camera": scene.camera.model_dump(mode="json"),
            "transition": scene.transition.model_dump(mode="json"),
            "previous": None
            if header.previous is None
            else [header.previous.frames, header.previous.camera.model_dump(mode="json")],
            "letterbox": header.style.letterbox,
            "pictures": {role: assets[role].digest for role in ("visual", "previous") if role in assets},
            "captions": _caption_key(header, assets),
        }
    )


def render_scene(
    header: SceneHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], directory: Path
) -> RenderedFile:
    """Render the segment into ``directory``, which the caller owns. ``assets`` and ``files`` are keyed by role.

    Raises PermanentError for a picture that cannot be shown, TransientError ``deadline_exceeded`` and
    ``wrong_frame_count`` when the encoder did not deliver.
    """
    # Scenes run side by side, one a core: OpenCV's own threads would only compete with them.
    cv2.setNumThreads(1)
    canvas, scene = header.canvas, header.scene
    out = directory / f"scene-{scene.index}.mp4"
    writer = I420Writer(canvas.width_px, canvas.height_px)
    chunks = (writer.convert(frame) for frame in _frames(header, assets, files))
    megapixels = canvas.width_px * canvas.height_px * scene.frames / 1e6
    feed(
        graphs.encode_scene(ffmpeg_exe(), canvas.width_px, canvas.height_px, canvas.rate, out),
        chunks,
        deadline_s=_BASE_DEADLINE_S + _DEADLINE_S_PER_MEGAPIXEL * megapixels,
    )
    facts = probe(out)
    if facts.frames != scene.frames:
        raise TransientError("wrong_frame_count", f"scene {scene.index} has {facts.frames} of {scene.frames} frames.")
    return RenderedFile(out, "video/mp4", facts.frames)


def _frames(
    header: SceneHeader, assets: Mapping[str, Asset], files: Mapping[str, Path]
) -> Iterator[npt.NDArray[np.uint8]]:
    """The scene's finished frames in order; each is overwritten by the next."""
    scene, transition = header.scene, header.scene.transition
    picture = _compositor(header, scene, assets, files, "visual")
    before = header.previous if transition.kind == "crossfade" else None
    outgoing = None if before is None else _compositor(header, before, assets, files, "previous")
    captions = CaptionPainter(header.canvas, header.style, _burned_cues(header, assets), picture.bar_px)
    for n in range(scene.frames):
        frame = picture.frame(n)
        if n < transition.frames and transition.kind != "cut":
            share = _smooth((n + 1) / (transition.frames + 1))
            if before is not None and outgoing is not None:
                cv2.addWeighted(frame, share, outgoing.frame(before.frames + n), 1 - share, 0, dst=frame)
            elif transition.kind == "dip":
                cv2.convertScaleAbs(frame, dst=frame, alpha=share)
        elif outgoing is not None:
            outgoing = None
        captions.draw(frame, n)
        yield frame


def _compositor(
    header: SceneHeader, scene: ScenePlan, assets: Mapping[str, Asset], files: Mapping[str, Path], role: str
) -> Compositor:
    if role not in files:
        raise PermanentError("missing_asset", f"scene {header.scene.index} has no {role} picture.")
    canvas = header.canvas
    stack, rasters = load_picture(
        files[role], assets[role].media_type, canvas.width_px, canvas.height_px, header.style.letterbox
    )
    return Compositor(stack, rasters, scene.camera, canvas.rate, scene.frames)


def _burned_cues(header: SceneHeader, assets: Mapping[str, Asset]) -> tuple[Cue, ...]:
    """The cues to burn, timed by the narration's words, or evenly where the voice gave no times."""
    scene = header.scene
    narration = assets.get(f"narration/{scene.index}")
    if header.captions != "burned" or scene.narration is None or narration is None:
        return ()
    words = narration.words or estimate_words(scene.narration.text, narration.duration_s or scene.narration.slot_s)
    return scene_cues(scene, header.canvas, header.style, words)


def _caption_key(header: SceneHeader, assets: Mapping[str, Asset]) -> object:
    cues = _burned_cues(header, assets)
    if not cues:
        return None
    said = [[cue.start_s, cue.end_s, cue.split, [word.model_dump(mode="json") for word in cue.words]] for cue in cues]
    return {"cues": said, "style": header.style.captions.model_dump(mode="json"), "fonts": header.style.digest}


def _smooth(share: float) -> float:
    return share * share * (3 - 2 * share)
