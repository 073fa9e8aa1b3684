"""A piece of a scene as a rendering step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.parts import Group, SceneHeader
from aiprod.timeline import seconds_of
from transforms.rendering import MAIN, OnSteps, RenderedMedia, RenderStep
from transforms.services import Services


def scene_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    """How one piece is rendered; its steps are seconds of video.

    Raises PermanentError ``bad_group`` for a group that is not a scene's.
    """
    header = group.parts[0].body
    if not isinstance(header, SceneHeader):
        raise PermanentError("bad_group", f"{group.group} is not a scene's group.")
    piece, rendition = header.piece, header.rendition
    steps = seconds_of(piece, rendition.canvas.rate)

    def render(files: Mapping[str, Path], directory: Path, tell: OnSteps) -> RenderedMedia:
        def on_frames(done: int) -> None:
            tell(steps * done // piece.frames)

        made = services.renderer.render_scene(header, assets, files, directory, on_frames)
        return RenderedMedia({MAIN: (made.path, made.media_type)}, made.frames)

    # Later pieces of a scene show the same assets; once told is enough.
    first = piece.first == 0
    return RenderStep(
        step="scene",
        stage="render",
        index=piece.order,
        item=f"render/{rendition.name}/{piece.order}",
        steps=steps,
        key=services.renderer.scene_key(header, assets),
        render=render,
        rendition=rendition.name,
        shown=assets if first else {},
        streams=header.streams,
    )
