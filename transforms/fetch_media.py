"""The client's own pictures, clips, recordings and fonts."""

from __future__ import annotations

import apache_beam as beam

from aiprod.parts import AssetTask
from transforms.making_assets import make_assets
from transforms.services import ServicesFactory


class FetchMedia(beam.PTransform):
    """AssetTask (media) -> Part; AssetMetric to ``.metrics``.

    At least once: a repeated task finds its asset in the store. A failure is a part, too.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, tasks: beam.PCollection[AssetTask]) -> beam.pvalue.DoOutputsTuple:
        return tasks | "SpreadOut" >> beam.Reshuffle() | "Fetch" >> make_assets("media", self._services)
