"""The performance page holds the figures that were stored."""

from __future__ import annotations

import json

from benchmarks.harness import EVIDENCE, RESULTS
from benchmarks.report import PAGE, fill


def test_a_marked_place_gets_its_table() -> None:
    page = "Before\n<!-- ratios -->\nold\n<!-- end -->\nafter"
    filled = fill(page, {"w60": {"wall_ratio": 0.9, "cpu_ratio": 1.0, "peak_mb": 500}}, {})
    assert "| w60 | 0.9 | 1.0 | 500 |\n<!-- end -->\nafter" in filled
    assert "old" not in filled


def test_what_was_not_measured_has_no_rows() -> None:
    filled = fill("<!-- drift -->\n<!-- end -->", {}, {})
    assert len(filled.splitlines()) == 4


def test_the_page_shows_what_is_stored() -> None:
    page = PAGE.read_text("utf-8")
    stored = (json.loads(path.read_text("utf-8")) if path.exists() else {} for path in (RESULTS, EVIDENCE))
    assert fill(page, *stored) == page
