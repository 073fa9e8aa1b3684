"""A mix group as a rendering step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.parts import Group, MixHeader
from transforms.rendering import RenderedMedia, RenderStep
from transforms.services import Services


def mix_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    """How one job's master mix is rendered. Raises PermanentError ``bad_group`` for a group that is not a mix's."""
    header = group.parts[0].body
    if not isinstance(header, MixHeader):
        raise PermanentError("bad_group", f"{group.group} is not a mix group.")

    def render(files: Mapping[str, Path], directory: Path) -> RenderedMedia:
        made = services.renderer.render_mix(header, assets, files, directory)
        return RenderedMedia(made.path, made.media_type, header.frames, made.loudness_lufs, made.true_peak_dbtp)

    key = services.renderer.mix_key(header, assets)
    return RenderStep("mix", "mix", len(header.scenes), "mix", 1, key, render)
