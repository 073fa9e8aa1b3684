"""Complete groups of assets become media: scenes and the mix side by side, since both only need their assets."""

from __future__ import annotations

from collections.abc import Iterator

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.outcome import RenderMetric
from aiprod.parts import Group, Part
from transforms.mix_sound import mix_step
from transforms.parallel import Parallel, PoolName
from transforms.render_scenes import scene_step
from transforms.rendering import render_group
from transforms.seating import is_mix_group
from transforms.services import Services, ServicesFactory

MIN_RAM = "4GB"
"""Two 1080p encodes with their layers stay under it."""


class RenderGroups(beam.PTransform):
    """Group (scene or mix) -> Part of the job's group; RenderMetric to ``.metrics``.

    At least once: a repeated group finds its media in the store and is not rendered again.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, groups: beam.PCollection[Group]) -> beam.pvalue.DoOutputsTuple:
        step = beam.ParDo(Parallel(pool_of, self._services, render)).with_output_types(Part, metrics=RenderMetric)
        return (
            groups
            | "SpreadOut" >> beam.Reshuffle()
            | "Render" >> step.with_resource_hints(min_ram=MIN_RAM).with_outputs("metrics", main="parts")
        )


def pool_of(group: Group) -> PoolName:
    """The mix does not wait behind the pictures: streams begin to play with it."""
    return "mix" if is_mix_group(group) else "render"


def render(group: Group, services: Services) -> Iterator[Part | TaggedOutput]:
    """One group's media, or its failure, for the job's group."""
    if is_mix_group(group):
        return render_group(group, services, "mix", mix_step)
    return render_group(group, services, "render", scene_step)
