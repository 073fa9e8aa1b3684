"""One piece of a scene to one video segment: the picture's frames, transitions and what is laid over, encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from aiprod.assets import Asset
from aiprod.errors import PermanentError, TransientError
from aiprod.keys import content_key
from aiprod.media import graphs
from aiprod.media.dress.scene_overlays import overlays_key, scene_overlays
from aiprod.media.encoders import ENCODERS
from aiprod.media.memory import give_back_memory
from aiprod.media.pictures import compose
from aiprod.media.pictures.frames import FrameSource, I420Array, Overlay, lay
from aiprod.media.pictures.source import Picture, open_picture
from aiprod.media.pictures.transition import pass_over
from aiprod.media.pictures.yuv import new_frame
from aiprod.media.probe import probe
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.words import caption_paint
from aiprod.media.words.caption_paint import CaptionPainter
from aiprod.media.words.captions import Cue, estimate_words, scene_cues
from aiprod.parts import SceneHeader
from aiprod.plan import ScenePlan

VERSION = 2
_BASE_DEADLINE_S = 60.0
_DEADLINE_S_PER_MEGAPIXEL = 0.25


@dataclass(frozen=True)
class RenderedFile:
    """A segment as it lies in the caller's directory; ``frames`` was counted in the file."""

    path: Path
    media_type: str
    frames: int


def scene_key(header: SceneHeader, assets: Mapping[str, Asset]) -> str:
    """Same key, same segment: everything that reaches a pixel of the piece, and nothing else.

    Where the piece stands in the video does not matter, nor do the scene's sounds.
    """
    scene, piece = header.scene, header.piece
    fading = piece.first < scene.transition.frames
    before = header.previous if fading else None
    return content_key(
        {
            "versions": [VERSION, compose.VERSION, caption_paint.VERSION, graphs.VERSION],
            "canvas": header.canvas.model_dump(mode="json"),
            "encoder": ENCODERS[header.rendition.codec].arguments,
            "piece": [piece.first, piece.frames],
            "frames": scene.frames,
            "camera": scene.camera.model_dump(mode="json"),
            "framing": scene.framing.model_dump(mode="json"),
            "transition": scene.transition.model_dump(mode="json") if fading else None,
            "previous": before
            and [before.frames, before.camera.model_dump(mode="json"), before.framing.model_dump(mode="json")],
            "letterbox": header.style.letterbox,
            "pictures": [assets[role].digest for role in _pictures(header) if role in assets],
            "overlays": overlays_key(header, assets),
            "captions": _caption_key(header, assets),
        }
    )


def render_scene(
    header: SceneHeader,
    assets: Mapping[str, Asset],
    files: Mapping[str, Path],
    directory: Path,
    on_frames: Callable[[int], None],
) -> RenderedFile:
    """Render the piece into ``directory``, which the caller owns. ``assets`` and ``files`` are keyed by role.

    ``on_frames`` is told how many frames of it are encoded so far. Raises PermanentError for a picture that cannot be
    shown, TransientError ``deadline_exceeded`` and ``wrong_frame_count`` when the encoder did not deliver.
    """
    # Pieces run side by side, one a core: OpenCV's own threads would only compete with them.
    cv2.setNumThreads(1)
    canvas, piece = header.canvas, header.piece
    out = directory / f"scene-{header.scene.index}-{piece.first}.mp4"
    megapixels = canvas.width_px * canvas.height_px * piece.frames / 1e6
    feed(
        graphs.encode_scene(ffmpeg_exe(), header.rendition.codec, canvas.width_px, canvas.height_px, canvas.rate, out),
        (frame.data for frame in piece_frames(header, assets, files)),
        deadline_s=_BASE_DEADLINE_S + _DEADLINE_S_PER_MEGAPIXEL * megapixels,
        on_frames=on_frames,
    )
    give_back_memory()
    facts = probe(out)
    if facts.frames != piece.frames:
        raise TransientError(
            "wrong_frame_count", f"scene {header.scene.index} has {facts.frames} of {piece.frames} frames."
        )
    return RenderedFile(out, "video/mp4", facts.frames)


def piece_frames(header: SceneHeader, assets: Mapping[str, Asset], files: Mapping[str, Path]) -> Iterator[I420Array]:
    """The piece's finished frames in order; each is overwritten by the next."""
    scene, piece, before = header.scene, header.piece, header.previous
    picture = _picture(header, scene, assets, files, "visual")
    outgoing: FrameSource | None = None
    if before is not None and scene.transition.crosses:
        outgoing = _picture(header, before, assets, files, "previous").source
    overlays = _overlays(header, assets, files, picture.bar_px)
    black = new_frame(header.canvas.width_px, header.canvas.height_px)
    for n in range(piece.first, piece.first + piece.frames):
        frame = picture.source.frame(n)
        if n < scene.transition.frames and scene.transition.kind != "cut":
            from_frame = outgoing.frame(before.frames + n) if outgoing is not None and before is not None else black
            pass_over(scene.transition.kind, from_frame, frame, (n + 1) / (scene.transition.frames + 1))
        for overlay in overlays:
            for patch in overlay.patches(n):
                lay(frame, patch)
        yield frame


def _picture(
    header: SceneHeader, scene: ScenePlan, assets: Mapping[str, Asset], files: Mapping[str, Path], role: str
) -> Picture:
    if role not in files:
        raise PermanentError("missing_asset", f"scene {header.scene.index} has no {role} picture.")
    return open_picture(files[role], assets[role].media_type, scene, header.canvas, header.style.letterbox)


def _overlays(
    header: SceneHeader, assets: Mapping[str, Asset], files: Mapping[str, Path], bar_px: int
) -> Sequence[Overlay]:
    """What lies over the picture, back to front."""
    cues = _burned_cues(header, assets)
    captions = CaptionPainter(header.canvas, header.style, cues, bar_px, files.get("font/caption"))
    return [*scene_overlays(header, assets, files), captions]


def _burned_cues(header: SceneHeader, assets: Mapping[str, Asset]) -> tuple[Cue, ...]:
    """The cues to burn, timed by the narration's words, or evenly where the voice gave no times."""
    scene = header.scene
    narration = assets.get(f"narration/{scene.index}")
    if header.captions != "burned" or narration is None:
        return ()
    lasts_s = header.canvas.rate.seconds(scene.frames)
    words = narration.words or estimate_words(scene.text, narration.duration_s or lasts_s)
    return scene_cues(scene, header.canvas, header.style, words)


def _pictures(header: SceneHeader) -> tuple[str, ...]:
    """The roles of the pictures a piece shows."""
    fades = header.piece.first < header.scene.transition.frames
    return ("visual", "previous") if fades and header.previous is not None else ("visual",)


def _caption_key(header: SceneHeader, assets: Mapping[str, Asset]) -> object:
    """The cues within the piece, and when their neighbours end and begin: how a cue comes and goes depends on it."""
    rate, piece, cues = header.canvas.rate, header.piece, _burned_cues(header, assets)
    start_s, end_s = rate.seconds(piece.first), rate.seconds(piece.first + piece.frames)
    shown = [index for index, cue in enumerate(cues) if cue.start_s < end_s and cue.end_s > start_s]
    if not shown:
        return None
    before, after = cues[: shown[0]][-1:], cues[shown[-1] + 1 :][:1]
    return {
        "cues": [
            [cue.start_s, cue.end_s, cue.split, cue.language, [word.model_dump(mode="json") for word in cue.words]]
            for cue in (cues[index] for index in shown)
        ],
        "neighbours": [[cue.end_s for cue in before], [cue.start_s for cue in after]],
        "style": header.style.captions.model_dump(mode="json"),
        "fonts": [header.style.digest, *(assets[role].digest for role in ("font/caption",) if role in assets)],
    }
