"""What was made, by whom, in what time: a finished job's manifest as a short table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiprod.outcome import STAGES

_STAGE_OF_KIND = {"visual": "visuals"}
_STAGE_OF_STEP = {"scene": "render"}


def stage_rows(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row a stage: items, how many were found made, who made them, and the seconds of work this job spent."""
    rows: dict[str, dict[str, Any]] = {}
    for asset in manifest["assets"]:
        _add(rows, _STAGE_OF_KIND.get(asset["kind"], asset["kind"]), asset["provider"], asset)
    for part in manifest["rendered"]:
        _add(rows, _STAGE_OF_STEP.get(part["step"], part["step"]), "ffmpeg", part)
    return [rows[stage] for stage in STAGES if stage in rows]


def stage_seconds(manifest: Mapping[str, Any]) -> dict[str, float]:
    """Seconds of work by stage; work that was found made counts nothing."""
    return {row["stage"]: row["seconds"] for row in stage_rows(manifest)}


def _add(rows: dict[str, dict[str, Any]], stage: str, maker: str, made: Mapping[str, Any]) -> None:
    row = rows.setdefault(stage, {"stage": stage, "made by": maker, "items": 0, "found": 0, "seconds": 0.0})
    row["items"] += 1
    row["found"] += bool(made["cache_hit"])
    row["seconds"] = round(row["seconds"] + (0.0 if made["cache_hit"] else made["seconds"]), 3)
    if maker not in row["made by"].split(", "):
        row["made by"] += f", {maker}"
