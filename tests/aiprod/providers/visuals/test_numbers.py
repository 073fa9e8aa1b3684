"""Numbers that count, charts that draw themselves, dates taken apart: the parts all hands share."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aiprod.media.pictures.layers import RasterLayer
from aiprod.media.words.fitted import Block, fit
from aiprod.plan import DataPoint
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.chart_words import ChartLook, set_chart
from aiprod.providers.visuals.kit.charts import columns, dips, lean, line_points, rows, smooth, told_of
from aiprod.providers.visuals.kit.counter import COUNT_S, Counted, counted, set_counter
from aiprod.providers.visuals.kit.dates import DateParts, date_parts
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.style import font_path, load_style
from tests.aiprod.providers.visuals.graphic import request

FONT = font_path(load_style("corporate"), "title")


def block(text: str, size_px: float = 40) -> Block:
    return fit(text, FONT, size_px=size_px, width_px=1000, max_lines=1)


def seen_at(number: Counted, at_s: float) -> str:
    """What stands there at a time, from left to right."""
    shown = [g for g in number.glyphs if g.at_s <= at_s and (g.until_s is None or at_s < g.until_s)]
    return "".join(glyph.text for glyph in sorted(shown, key=lambda glyph: glyph.x))


def points(*values: float, shown: str = "{}") -> list[DataPoint]:
    return [DataPoint(label=f"L{n}", value=value, shown=shown.format(value)) for n, value in enumerate(values)]


@pytest.mark.parametrize("text", ["12,480", "38%", "$3.5 million", "1.234,5 €", "7", "0.5", "+12 %", "1 000 000"])
def test_a_number_ends_on_its_own_letters_and_rises_without_falling(text: str) -> None:
    number = counted(block(text), 0.5, 1000)
    assert seen_at(number, 0.5 + COUNT_S) == text.replace(" ", "")
    values = []
    for step in range(13):
        digits = "".join(letter for letter in seen_at(number, 0.5 + COUNT_S * step / 12) if letter.isdigit())
        values.append(int(digits or 0))
    assert values == sorted(values)
    assert len(set(values)) >= min(values[-1], 5)


@pytest.mark.parametrize("text", ["1969", "3 of 4", "24/7", "many", "٣٨ دقيقة 12"])
def test_what_is_not_one_number_stands_still(text: str) -> None:
    assert [glyph.text for glyph in counted(block(text), 0.0, 1000).glyphs] == list(block(text).lines)


def test_digits_keep_their_places_while_they_change() -> None:
    number = counted(block("98,765"), 0.0, 1000)
    centres = {round(glyph.x + block(glyph.text).width_px / 2) for glyph in number.glyphs if glyph.text.isdigit()}
    assert len(centres) == 5


def test_a_number_too_wide_in_equal_places_is_set_smaller() -> None:
    tight = block("111,111")
    assert counted(tight, 0.0, tight.width_px).width_px <= tight.width_px + 0.01


def test_a_counter_paints_each_digit_once_and_shows_one_at_a_time() -> None:
    sheet = Sheet(request("corporate", (320, 180)), "#000000")
    white = solid((1, 1, 1))
    set_counter(
        sheet,
        block("12,480"),
        20,
        20,
        lambda canvas, line, x, y: canvas.drawRect((x, y, x + 10, y + 30), white),
        at_s=0.3,
        width_px=280,
    )
    stack, rasters = sheet.stack()
    layers = [layer for layer in stack.elements if isinstance(layer, RasterLayer)]
    assert len(rasters) <= 11
    assert len(layers) > 40
    for layer in layers:
        assert layer.entrance is not None
        assert layer.until_s is None or layer.until_s > layer.entrance.at_s


def test_bars_are_as_long_as_their_numbers_from_zero() -> None:
    bars = columns(points(10, 20, 40), (0, 0, 300, 200))
    assert [bar.box[3] for bar in bars] == pytest.approx([50, 100, 200])
    assert {bar.box[1] + bar.box[3] for bar in bars} == {200}
    assert [bar.strong for bar in bars] == [False, False, True]


def test_what_is_below_zero_hangs_from_it() -> None:
    rise, fall = columns(points(30, -10), (0, 0, 100, 200))
    assert rise.box[1] + rise.box[3] == pytest.approx(fall.box[1]) == pytest.approx(150)
    assert fall.box[3] == pytest.approx(50)


def test_shares_are_measured_by_the_whole() -> None:
    half, quarter = rows(points(50, 25, shown="{:.0f}%"), (0, 0, 400, 100), 0.3)
    assert (half.box[2], quarter.box[2]) == pytest.approx((200, 100))


def test_zeros_alone_have_no_length() -> None:
    assert [bar.box[3] for bar in columns(points(0, 0), (0, 0, 100, 100))] == [0, 0]


def test_a_line_starts_from_zero_unless_its_numbers_differ_little() -> None:
    far = line_points(points(10, 100), (0, 0, 100, 100))
    near = line_points(points(95, 100), (0, 0, 100, 100))
    assert far[0] == pytest.approx((0, 90))
    assert 70 < near[0][1] < 90
    assert far[1][1] == near[1][1] == 0


def test_a_curve_does_not_swing_beyond_its_numbers() -> None:
    line = line_points(points(1, 1, 50, 50, 2), (0, 0, 400, 100))
    bounds = smooth(line).computeTightBounds()
    assert bounds.top() >= -0.01
    assert bounds.bottom() <= 98.1


def test_words_stand_where_the_line_leaves_room() -> None:
    line = line_points(points(1, 5, 2, 3, 9), (0, 0, 400, 100))
    assert [dips(line, index) for index in range(5)] == [False, False, True, False, False]
    assert [lean(line, index) for index in range(5)] == [-1, 0, 0, -1, 0]


def test_of_many_numbers_on_a_line_the_ends_and_extremes_are_written() -> None:
    assert told_of(points(3, 9, 4, 1, 5, 6, 7, 4)) == {0, 1, 3, 7}
    assert told_of(points(1, 2, 3)) == {0, 1, 2}


@pytest.mark.parametrize("kind", ["bar", "line"])
@pytest.mark.parametrize(
    "series", [points(5), points(3, 3), points(-4, 9, 2), [DataPoint(label="A long label of it", value=2, shown="2 t")]]
)
def test_every_number_of_a_chart_is_written_as_the_text_has_it(kind: str, series: Sequence[DataPoint]) -> None:
    written: list[str] = []

    def fitted(text: str, role: str, size_px: float, width_px: float, lines: int) -> Block:
        written.append(text)
        return fit(text, FONT, size_px=size_px, width_px=width_px, max_lines=lines)

    sheet = Sheet(request("corporate", (320, 180)), "#000000")
    look = ChartLook(sheet, fitted, 8, (1, 1, 1), (0.8, 0.8, 0.8), ((1, 0, 0), (0, 0, 1)), (0.5, 0.5, 0.5))
    set_chart(look, "bar" if kind == "bar" else "line", series, (20, 20, 280, 140), 0.2)
    assert {point.shown for point in series} | {point.label for point in series} == set(written)
    assert sheet.stack()[1]


@pytest.mark.parametrize(
    ("figure", "parts"),
    [
        ("20 July 1969", DateParts("20", "July", "1969")),
        ("July 20, 1969", DateParts("20", "July", "1969")),
        ("20. Juli 1969", DateParts("20", "Juli", "1969")),
        ("May 4th", DateParts("4", "May", "")),
        ("March 2021", DateParts("2021", "March")),
        ("1969", DateParts("1969")),
        ("the 1960s", DateParts("1960s")),
        ("1939 to 1945", DateParts("1939 to 1945")),
        ("1969-07-20", DateParts("1969-07-20")),
        ("Monday", DateParts("Monday")),
    ],
)
def test_a_date_is_taken_apart_only_where_it_is_plain(figure: str, parts: DateParts) -> None:
    assert date_parts(figure) == parts
