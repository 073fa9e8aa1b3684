"""Scene groups become video segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.outcome import RenderMetric
from aiprod.parts import Group, Part, SceneHeader
from transforms.parallel import Parallel
from transforms.rendering import RenderedMedia, RenderStep, render_group
from transforms.services import Services, ServicesFactory

MIN_RAM = "4GB"
"""Two 1080p encodes with their layers stay under it."""


class RenderScenes(beam.PTransform):
    """Group (scene) -> Part of the job's group; RenderMetric to ``.metrics``.

    At least once: a repeated group finds its segment in the store and is not encoded again.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, groups: beam.PCollection[Group]) -> beam.pvalue.DoOutputsTuple:
        encode = beam.ParDo(Parallel("render", self._services, render_scene)).with_output_types(
            Part, metrics=RenderMetric
        )
        return (
            groups
            | "SpreadOut" >> beam.Reshuffle()
            | "Encode" >> encode.with_resource_hints(min_ram=MIN_RAM).with_outputs("metrics", main="parts")
        )


def render_scene(group: Group, services: Services) -> Iterator[Part | TaggedOutput]:
    """One scene group's segment, or its failure, for the job's group."""
    return render_group(group, services, "render", _scene_step)


def _scene_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    header, seat = group.parts[0].body, group.parts[0].then
    if not isinstance(header, SceneHeader) or seat is None:
        raise PermanentError("bad_group", f"{group.group} is not a scene's group.")

    def render(files: Mapping[str, Path], directory: Path) -> RenderedMedia:
        made = services.renderer.render_scene(header, assets, files, directory)
        return RenderedMedia(made.path, made.media_type, made.frames)

    index = header.scene.index
    key = services.renderer.scene_key(header, assets)
    return RenderStep("scene", "render", index, f"render/{index}", seat.of - 2, key, render)
