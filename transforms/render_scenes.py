"""A scene's group as a rendering step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.parts import Group, SceneHeader
from transforms.rendering import RenderedMedia, RenderStep
from transforms.services import Services


def scene_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    """How one scene's segment is rendered. Raises PermanentError ``bad_group`` for a group that is not a scene's."""
    header, seat = group.parts[0].body, group.parts[0].then
    if not isinstance(header, SceneHeader) or seat is None:
        raise PermanentError("bad_group", f"{group.group} is not a scene's group.")

    def render(files: Mapping[str, Path], directory: Path) -> RenderedMedia:
        made = services.renderer.render_scene(header, assets, files, directory)
        return RenderedMedia(made.path, made.media_type, made.frames)

    index = header.scene.index
    key = services.renderer.scene_key(header, assets)
    return RenderStep("scene", "render", index, f"render/{index}", seat.of - 2, key, render)
