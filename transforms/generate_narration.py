"""Speech for every scene that has words."""

from __future__ import annotations

import apache_beam as beam

from aiprod.parts import AssetTask
from transforms.making_assets import make_assets
from transforms.services import ServicesFactory


class GenerateNarration(beam.PTransform):
    """AssetTask (narration) -> Part; AssetMetric to ``.metrics``.

    At least once: a repeated task finds its asset in the store. A failure is a part, too.
    """

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, tasks: beam.PCollection[AssetTask]) -> beam.pvalue.DoOutputsTuple:
        return tasks | "SpreadOut" >> beam.Reshuffle() | "Speak" >> make_assets("narration", self._services)
