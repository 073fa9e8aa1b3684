"""Whatever ships and was made by others has its licence beside it and a line on the licences page."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "licences.md").read_text("utf-8")
FONTS = sorted(path for ending in ("ttf", "otf", "woff2") for path in (ROOT / "templates").rglob(f"*.{ending}"))
OUR_OWN_DATA_BYTES = 100_000


def family(font: Path) -> str:
    name = font.stem.split("-")[0]
    return "Noto" if name.startswith("Noto") else name


@pytest.mark.parametrize("font", FONTS, ids=lambda font: str(font.relative_to(ROOT)))
def test_every_font_has_its_licence_beside_it_and_on_the_page(font: Path) -> None:
    text = font.with_name(f"OFL-{family(font)}.txt")
    assert "SIL OPEN FONT LICENSE" in text.read_text("utf-8").upper()
    assert f"`{text.name}`" in PAGE


def test_no_licence_lies_beside_nothing() -> None:
    wanted = {font.with_name(f"OFL-{family(font)}.txt") for font in FONTS}
    assert set((ROOT / "templates").rglob("OFL-*.txt")) == wanted


def test_data_of_others_is_on_the_page_with_its_text() -> None:
    for text in (ROOT / "aiprod").rglob("*_licence.txt"):
        assert f"`{text.name}`" in PAGE
    large = [path for path in (ROOT / "aiprod").rglob("*.json") if path.stat().st_size > OUR_OWN_DATA_BYTES]
    for path in large:
        assert f"`{path.relative_to(ROOT)}`" in PAGE
    assert large


def test_the_page_names_nothing_that_is_not_there() -> None:
    places = [line.split("|")[2].strip(" `") for line in PAGE.splitlines() if line.count("|") == 5]
    named = [place for place in places if "/" in place]
    assert named
    assert all(list(ROOT.glob(place)) for place in named)
