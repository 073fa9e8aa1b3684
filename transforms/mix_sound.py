"""A mix group as a rendering step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.parts import Group, MixHeader
from transforms.rendering import MAIN, OnSteps, RenderedMedia, RenderStep
from transforms.services import Services


def mix_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    """How one job's master mix is rendered. Raises PermanentError ``bad_group`` for a group that is not a mix's."""
    header = group.parts[0].body
    if not isinstance(header, MixHeader):
        raise PermanentError("bad_group", f"{group.group} is not a mix group.")

    def render(files: Mapping[str, Path], directory: Path, _tell: OnSteps) -> RenderedMedia:
        made = services.renderer.render_mix(header, assets, files, directory)
        extras = {role: (extra.path, extra.media_type) for role, extra in made.extras.items()}
        own = {MAIN: (made.path, made.media_type), **extras}
        return RenderedMedia(own, header.frames, made.loudness_lufs, made.true_peak_dbtp)

    return RenderStep(
        step="mix",
        stage="mix",
        index=0,
        item="mix",
        steps=1,
        key=services.renderer.mix_key(header, assets),
        render=render,
        shown=assets,
        streams=header.streams,
    )
