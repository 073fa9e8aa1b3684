from __future__ import annotations

import pytest

from aiprod.planning.picturing.charts import chart
from aiprod.planning.picturing.numbers import quantities


@pytest.mark.parametrize(
    ("text", "kind", "series"),
    [
        (
            "Sales rose from 12% in 2019 to 38% in 2023.",
            "line",
            [("2019", 12, "12%"), ("2023", 38, "38%")],
        ),
        ("Unemployment fell from 6.1 to 5.4 percent.", "bar", [("From", 6.1, "6.1%"), ("To", 5.4, "5.4%")]),
        (
            "The city grew from 12,500 people in 1850 to over 3.2 million in 2020. That is more than 250 times larger.",
            "line",
            [("1850", 12_500, "12,500"), ("2020", 3.2e6, "3.2 million")],
        ),
        (
            "Our share: 20 percent in 2021, 28 percent in 2022, 41 percent in 2023.",
            "line",
            [("2021", 20, "20%"), ("2022", 28, "28%"), ("2023", 41, "41%")],
        ),
        (
            "Sales rose from 2 million euros in 2020 to 3.5 million in 2021 and 7.2 million in 2022.",
            "line",
            [("2020", 2e6, "2 million euros"), ("2021", 3.5e6, "3.5 million"), ("2022", 7.2e6, "7.2 million")],
        ),
        (
            "Le loyer est passé de 8 euros en 2010 à 11 euros en 2016 et 14 euros en 2023.",
            "line",
            [("2010", 8, "8 euros"), ("2016", 11, "11 euros"), ("2023", 14, "14 euros")],
        ),
        (
            "Visitors come from Brazil 45 %, Japan 30 % and Kenya 25 %.",
            "bar",
            [("Brazil", 45, "45%"), ("Japan", 30, "30%"), ("Kenya", 25, "25%")],
        ),
        (
            "Solar makes 12 percent of our power, wind 25 percent and coal 30 percent.",
            "bar",
            [("Solar", 12, "12%"), ("Wind", 25, "25%"), ("Coal", 30, "30%")],
        ),
        (
            "An hour of tennis burns 500 calories, yoga 180.",
            "bar",
            [("Hour of tennis", 500, "500"), ("Yoga", 180, "180")],
        ),
        (
            "Version 3 needed 2.1 seconds, and version 2 took almost 5.",
            "bar",
            [("Version 3", 2.1, "2.1"), ("Version 2", 5, "5")],
        ),
        (
            "Of ten children, six walked to school, and three came by bus.",
            "bar",
            [("School", 6, "6"), ("Bus", 3, "3")],
        ),
        (
            "In 2010 solar and wind made 3 percent of the power; in 2020 they made 21 percent.",
            "line",
            [("2010", 3, "3%"), ("2020", 21, "21%")],
        ),
        ("The left won 42 seats, the right 39.", "bar", [("Left", 42, "42"), ("Right", 39, "39")]),
        ("Monday 40 calls, Tuesday 65.", "line", [("Monday", 40, "40"), ("Tuesday", 65, "65")]),
        ("62 percent said yes, 31 percent said no.", "bar", [("Yes", 62, "62%"), ("No", 31, "31%")]),
        (
            "Sound travels at 340 metres per second in air and 1,500 in water.",
            "bar",
            [("Air", 340, "340"), ("Water", 1500, "1,500")],
        ),
        ("The old model used 9 litres, the new one uses 4.", "bar", [("Old model", 9, "9"), ("New one", 4, "4")]),
        ("The price dropped from $999 to $749.", "bar", [("From", 999, "$999"), ("To", 749, "$749")]),
        (
            "Germany 41, France 33 and Spain 27 million.",
            "bar",
            [("Germany", 41e6, "41 million"), ("France", 33e6, "33 million"), ("Spain", 27e6, "27 million")],
        ),
        (
            "A cheetah reaches 100 kilometres an hour, a lion 80 and a human sprinter 44.",
            "bar",
            [("Cheetah", 100, "100"), ("Lion", 80, "80"), ("Human sprinter", 44, "44")],
        ),
        (
            "Turnout was 61 percent in the north and 43 percent in the south.",
            "bar",
            [("North", 61, "61%"), ("South", 43, "43%")],
        ),
        (
            "Profit was 3 million in 2019 and 5 million in 2023.",
            "line",
            [("2019", 3e6, "3 million"), ("2023", 5e6, "5 million")],
        ),
        (
            "We opened 3 shops in March, 5 in April and 9 in May.",
            "line",
            [("March", 3, "3"), ("April", 5, "5"), ("May", 9, "9")],
        ),
        ("Men earn 21 euros an hour, women 18.", "bar", [("Men", 21, "21 euros"), ("Women", 18, "18 euros")]),
        ("Home wins: 14. Away wins: 6.", "bar", [("Home wins", 14, "14"), ("Away wins", 6, "6")]),
        ("In 2010 we had 4 shops; in 2020 we had 250.", "line", [("2010", 4, "4"), ("2020", 250, "250")]),
    ],
)
def test_numbers_that_a_text_compares_are_a_chart(text: str, kind: str, series: list[tuple[str, float, str]]) -> None:
    found = chart(text)
    assert found is not None
    assert (found.kind, [(point.label, point.value, point.shown) for point in found.points]) == (kind, series)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Unemployment fell from 6.1 to 5.4 percent.", "Unemployment fell"),
        ("A cheetah reaches 100 kilometres an hour, a lion 80.", "Kilometres an hour"),
        ("Turnout was 61 percent in the north and 43 percent in the south.", "Turnout"),
        ("Home wins: 14. Away wins: 6.", None),
    ],
)
def test_a_chart_is_titled_by_what_changed_or_is_counted(text: str, title: str | None) -> None:
    found = chart(text)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "She has two dogs and three cats.",
        "The office is open from 9 to 5.",
        "Java 8 and Python 3 are supported.",
        "Mix 200 grams of flour and 100 grams of sugar.",
        "Solar grew by 24 percent and coal shrank by 3.",
        "Beef causes 60 kilograms, peas less than 1.",
        "It grew from 3 people to 40 offices.",
        "Acme has 2 million users, Beta 800.",
        "The train leaves at 9 and arrives at 11.",
        "Messi scored 2 and assisted 3.",
        "The team won 12 games, lost 5 and drew 3.",
        "The recipe serves 4 and takes 30 minutes.",
        "Between 3 and 5 percent agree.",
        "In 1969 two men walked on the moon.",
    ],
)
def test_numbers_that_cannot_be_compared_are_none(text: str) -> None:
    assert chart(text) is None


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("It cost $4.5 million.", 4.5e6, "$4.5 million"),
        ("About 12,480 came.", 12480, "12,480"),
        ("It is worth £1.5bn.", 1.5e9, "£1.5bn"),
        ("Some 38 percent agreed.", 38, "38%"),
        ("El 4,5 % volvió.", 4.5, "4,5%"),
        ("Three out of four recover.", 0.75, "3/4"),
        ("One in nine households saves.", 1 / 9, "1 in 9"),
        ("Fifty thousand people sing.", 50_000, "50,000"),
        ("Two billion years of rock.", 2e9, "2 billion"),
    ],
)
def test_a_number_is_shown_as_it_stands_or_in_digits(text: str, value: float, shown: str) -> None:
    (found,) = quantities(text)
    assert found.value == pytest.approx(value)
    assert found.shown == shown


@pytest.mark.parametrize("text", ["In 1969 we flew.", "At 10:30 it left.", "Version 2.10.3 is out.", "The 19th man."])
def test_years_times_and_ordinals_are_no_amounts(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    "text", ["Am 9. November 1989 fiel die Mauer in Berlin.", "On 12 May 2019 and 3 June 2020 it rained."]
)
def test_the_numbers_of_dates_are_not_compared(text: str) -> None:
    assert chart(text) is None


def test_a_title_is_of_one_sentence() -> None:
    found = chart("Our software plans every move. Waiting times fell from 46 to 29 minutes.")
    assert found is not None
    assert found.title == "Waiting times fell"
