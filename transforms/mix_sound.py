"""The mix group becomes the master sound track."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.outcome import RenderMetric
from aiprod.parts import Group, MixHeader, Part
from transforms.parallel import Parallel
from transforms.rendering import RenderedMedia, RenderStep, render_group
from transforms.services import Services, ServicesFactory


class MixSound(beam.PTransform):
    """Group (mix) -> Part of the job's group; RenderMetric to ``.metrics``.

    At least once: a repeated group finds its mix in the store.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, groups: beam.PCollection[Group]) -> beam.pvalue.DoOutputsTuple:
        mix = beam.ParDo(Parallel("mix", self._services, mix_group)).with_output_types(Part, metrics=RenderMetric)
        return groups | "SpreadOut" >> beam.Reshuffle() | "Mix" >> mix.with_outputs("metrics", main="parts")


def mix_group(group: Group, services: Services) -> Iterator[Part | TaggedOutput]:
    """One job's master mix, or its failure, for the job's group."""
    return render_group(group, services, "mix", _mix_step)


def _mix_step(group: Group, assets: Mapping[str, Asset], services: Services) -> RenderStep:
    header = group.parts[0].body
    if not isinstance(header, MixHeader):
        raise PermanentError("bad_group", f"{group.group} is not a mix group.")

    def render(files: Mapping[str, Path], directory: Path) -> RenderedMedia:
        made = services.renderer.render_mix(header, assets, files, directory)
        return RenderedMedia(made.path, made.media_type, header.frames, made.loudness_lufs, made.true_peak_dbtp)

    key = services.renderer.mix_key(header, assets)
    return RenderStep("mix", "mix", len(header.scenes), "mix", 1, key, render)
