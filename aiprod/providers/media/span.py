"""Which seconds of a clip or a sound are wanted, and whether the file had them."""

from __future__ import annotations

from aiprod.plan import MediaRequest
from aiprod.providers.media.refusal import refused

LONGEST_S = 3600.0
_DEADLINE_S = 60.0
_DEADLINE_PER_S = 8.0
_TOLERANCE_S = 1.0


def trim(request: MediaRequest) -> list[str]:
    """FFmpeg's input options for the wanted span, in the source's own seconds."""
    start = ["-ss", f"{request.start_s:.6f}"] if request.start_s else []
    end = [] if request.end_s is None else ["-t", f"{request.end_s - request.start_s:.6f}"]
    return [*start, *end]


def given_s(request: MediaRequest) -> float:
    """The longest result that is of use, seconds."""
    return min(request.duration_s or LONGEST_S, LONGEST_S)


def expected_s(request: MediaRequest, source_s: float) -> float:
    """How long the result should be, from a source of ``source_s`` seconds."""
    end = source_s if request.end_s is None else min(request.end_s, source_s)
    return min((end - request.start_s) / request.speed, given_s(request))


def deadline_s(request: MediaRequest, source_s: float | None) -> float:
    """Wall-clock seconds for one pass over the wanted span."""
    wanted_s = given_s(request) if source_s is None else max(0.0, expected_s(request, source_s))
    return _DEADLINE_S + _DEADLINE_PER_S * wanted_s * max(1.0, request.speed)


def check_span(made_s: float, request: MediaRequest, source_s: float | None) -> None:
    """Raises InvalidInput ``media_too_short`` if the span lies behind the end, ``media_truncated`` if it broke off."""
    if source_s is not None and source_s <= request.start_s:
        raise refused(
            "media_too_short",
            f"it ends at {source_s:g} s, before the start at {request.start_s:g} s.",
            "Start earlier.",
        )
    if made_s <= 0:
        raise refused("media_unreadable", "nothing in it could be decoded.", "Export it again.")
    if source_s is not None and made_s < expected_s(request, source_s) - _TOLERANCE_S / request.speed:
        raise refused(
            "media_truncated",
            f"it says that it is {source_s:g} s long but breaks off.",
            "Upload the whole file.",
        )
