"""The manifest: what a video is made of, by whom, and what was measured of it. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Literal

from pydantic import AwareDatetime

from aiprod.assets import Asset
from aiprod.model import Model
from aiprod.outcome import Outputs
from aiprod.parts import Rendered
from aiprod.plan import VideoPlan


class RenderedEntry(Model):
    """A rendered part, without the assets it shares with the others."""

    step: str
    rendition: str
    index: int
    key: str
    name: str
    digest: str
    frames: int
    seconds: float
    cache_hit: bool
    loudness_lufs: float | None
    true_peak_dbtp: float | None


class Manifest(Model):
    """``assets`` are distinct; ``outputs`` holds what was measured of the finished files."""

    version: Literal[1] = 1
    job_id: uuid.UUID
    attempt: int
    made_at: AwareDatetime
    plan_key: str
    plan: VideoPlan
    assets: tuple[Asset, ...]
    rendered: tuple[RenderedEntry, ...]
    outputs: Outputs
    cost_usd: float
    credits: tuple[str, ...]


def distinct_assets(rendered: Sequence[Rendered]) -> tuple[Asset, ...]:
    """Every asset once, in the order of first use."""
    return tuple({asset.key: asset for part in rendered for asset in part.assets.values()}.values())


def cost_usd(assets: Sequence[Asset]) -> float:
    """What this job paid: found assets were paid for before."""
    return sum((asset.cost_usd for asset in assets if not asset.cache_hit), 0.0)


def make_manifest(
    *,
    job_id: uuid.UUID,
    attempt: int,
    made_at: AwareDatetime,
    plan: VideoPlan,
    rendered: Sequence[Rendered],
    outputs: Outputs,
) -> Manifest:
    assets = distinct_assets(rendered)
    return Manifest(
        job_id=job_id,
        attempt=attempt,
        made_at=made_at,
        plan_key=plan.key,
        plan=plan,
        assets=assets,
        rendered=tuple(
            RenderedEntry.model_validate(part.model_dump(include=set(RenderedEntry.model_fields))) for part in rendered
        ),
        outputs=outputs,
        cost_usd=cost_usd(assets),
        credits=tuple(sorted({asset.credit for asset in assets if asset.credit})),
    )
