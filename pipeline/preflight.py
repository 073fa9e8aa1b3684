"""Refuse at launch what can be known at launch."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions

from aiprod.errors import AiprodError, InvalidInput
from aiprod.plan import AssetKind
from aiprod.providers.base import NO_SETTINGS, ProviderSettings
from aiprod.providers.registry import load_provider
from aiprod.storage import open_store
from aiprod.style import TEMPLATES, list_styles, load_style
from pipeline.options import AiprodOptions
from pipeline.services import ProviderChoice

STREAMING_RUNNERS = ("BundleBasedDirectRunner", "DataflowRunner")
"""Beam's native Pub/Sub source exists on these only."""
BATCH_RUNNERS = ("BundleBasedDirectRunner", "FnApiRunner", "PrismRunner", "FlinkRunner", "DataflowRunner")
_PAIRS = (
    ("jobs_subscription", "jobs_file", True),
    ("events_topic", "events_file", True),
    ("metrics_dataset", "metrics_file", False),
)
_PROJECT = r"projects/[a-z][-a-z0-9:.]{4,}[a-z0-9]"
_FULL_NAMES = {
    "jobs_subscription": re.compile(rf"{_PROJECT}/subscriptions/[A-Za-z][-\w.~+%]{{2,254}}"),
    "events_topic": re.compile(rf"{_PROJECT}/topics/[A-Za-z][-\w.~+%]{{2,254}}"),
    "dead_letter_topic": re.compile(rf"{_PROJECT}/topics/[A-Za-z][-\w.~+%]{{2,254}}"),
    "metrics_dataset": re.compile(r"[a-z][-a-z0-9:.]{4,}[a-z0-9]\.\w{1,1024}"),
}


def check_options(options: PipelineOptions) -> None:
    """Raises InvalidInput that names the option at fault."""
    own = options.view_as(AiprodOptions)
    for one, other, needed in _PAIRS:
        _check_pair(own, one, other, needed=needed)
    if not own.store:
        raise InvalidInput("missing_option", "no store is given.", field="store", remedy="Add --store.")
    if own.join_timeout_s <= 0:
        raise InvalidInput("bad_option", "the wait must be longer than 0 s.", field="join_timeout_s")
    for name, pattern in _FULL_NAMES.items():
        given = getattr(own, name)
        if given and not pattern.fullmatch(given):
            raise InvalidInput(
                "bad_option", f"{given!r} is not a full name.", field=name, remedy=f"Write it as {pattern.pattern}."
            )
    _check_runner(options, streaming=own.jobs_subscription is not None)


def check_installation(
    providers: ProviderChoice, store: str, templates: Path = TEMPLATES, settings: ProviderSettings = NO_SETTINGS
) -> None:
    """What the workers will need: providers, whole styles, a store that takes objects. Raises AiprodError."""
    narrators = [load_provider("narration", name, settings).unavailable() for name in providers.narration]
    if all(narrators):
        raise InvalidInput("provider_unavailable", f"no narrator works: {narrators[0]}", field="narration")
    chosen: tuple[tuple[AssetKind, str], ...] = (
        ("music", providers.music),
        ("sound", providers.sound),
        ("visual", providers.visual),
    )
    for kind, name in chosen:
        reason = load_provider(kind, name).unavailable()
        if reason is not None:
            raise InvalidInput("provider_unavailable", f"{kind} provider {name!r}: {reason}", field=kind)
    for style in list_styles(templates):
        load_style(style, templates)
    _check_store(store)


def _check_pair(options: AiprodOptions, one: str, other: str, *, needed: bool) -> None:
    given = [name for name in (one, other) if getattr(options, name)]
    if len(given) > 1:
        raise InvalidInput("conflicting_options", f"--{one} and --{other} exclude each other.", field=one)
    if needed and not given:
        raise InvalidInput("missing_option", f"neither --{one} nor --{other} is given.", field=one)


def _check_runner(options: PipelineOptions, *, streaming: bool) -> None:
    runner = (options.view_as(StandardOptions).runner or "DirectRunner").rpartition(".")[2]
    known = STREAMING_RUNNERS if streaming else BATCH_RUNNERS
    if runner not in known:
        source = "--jobs_subscription" if streaming else "--jobs_file"
        raise InvalidInput(
            "unsupported_runner",
            f"{runner} does not run this pipeline with {source}.",
            field="runner",
            remedy=f"Choose one of: {', '.join(known)}.",
        )


def _check_store(location: str) -> None:
    store = open_store(location)
    name = f"preflight/{uuid.uuid4()}.json"
    try:
        store.put(name, b"{}", "application/json")
        store.delete(name)
    except AiprodError as error:
        raise InvalidInput(
            "store_not_writable", f"{location}: {error.message}", field="store", remedy="Check its path and rights."
        ) from None
