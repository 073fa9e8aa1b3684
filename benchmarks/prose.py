"""What the benchmark of voices has read aloud: our own words, written before any voice had said them."""

from __future__ import annotations

PROSE = (
    "Most people think that bread needs only flour and water. It also needs time. When the dough rests overnight in a "
    "cool place, it becomes soft, and the taste grows deeper.",
    "The river begins as a thin stream under the snow. By the time it reaches the valley it is wide enough for boats, "
    "and whole towns depend on it for water, for work, and for their summer evenings.",
    "A good team does not agree on everything. Its members listen, they ask simple questions, and they change their "
    "minds when the facts change. Trust comes first; speed comes later.",
    "Why do leaves turn red in autumn? As the days become shorter, the tree stops making green, and the colors that "
    "were hidden all summer can finally be seen.",
    "Early in the morning the market is already full of voices. Farmers unload boxes of apples, a woman sells warm "
    "soup from a cart, and children run between the tables before school.",
    "Light from the sun takes about eight minutes to reach us. The light of other stars has traveled for thousands of "
    "years, so when we look at the night sky we are really looking into the past.",
    "If your back hurts after a long day at the desk, try this: stand up, raise both arms, breathe in slowly, and hold "
    "for a moment. Repeat it three times before you sit down again.",
    "The bridge was closed for two years. Engineers replaced every cable, painted the steel, and opened a new path for "
    "bicycles. On the first evening, hundreds of people walked across it together.",
    "Our company started in a small garage with one old computer. Today we serve customers in many countries, but we "
    "still answer the phone ourselves, and we still keep our promises.",
    "Wolves live in families. The older animals teach the young where to find food and how to cross the ice. In "
    "winter the group moves in a single line to save its strength.",
    "Learning a language is like building a house. You begin with a few strong words, you add a little every day, and "
    "after a while you notice that you can live in it.",
    "Music can change how we feel in a few seconds. A slow song lowers the heart rate, while a fast one makes us want "
    "to move. Nobody fully knows why.",
)
"""Twelve scenes as a job would hold them: nature, work, food, health, science; no names, no figures."""

FIGURES = (
    (
        "On 20 July 1969, about 600 million people watched the first steps on the Moon. The journey took 4 days.",
        "on the twentieth of july nineteen sixty nine about six hundred million people watched the first steps on the "
        "moon the journey took four days",
    ),
    (
        "The city grew from 12,500 people in 1850 to over 3.2 million in 2020. That is more than 250 times larger.",
        "the city grew from twelve thousand five hundred people in eighteen fifty to over three point two million in "
        "twenty twenty that is more than two hundred fifty times larger",
    ),
    (
        "The train leaves at 9:05 am and travels at 300 km/h. A ticket costs $49.50, which is 15% less than last year.",
        "the train leaves at nine oh five a m and travels at three hundred kilometers per hour a ticket costs forty "
        "nine dollars and fifty cents which is fifteen percent less than last year",
    ),
    (
        "Water boils at 100°C at sea level. On a mountain of 8,000 m it boils at about 74°C, so food needs more time.",
        "water boils at one hundred degrees celsius at sea level on a mountain of eight thousand meters it boils at "
        "about seventy four degrees celsius so food needs more time",
    ),
    (
        "Dr. Hill spent 5-10 minutes with each of her 21 patients. By 2 p.m. she had used 3/4 of her time, e.g. for "
        "Mrs. Brown in room 7.",
        "doctor hill spent five to ten minutes with each of her twenty one patients by two p m she had used three "
        "quarters of her time for example for missus brown in room seven",
    ),
    (
        "The company earned $3.5m in the 1990s. In its 2nd year it lost €20,000. By 2005 it was worth £1bn.",
        "the company earned three point five million dollars in the nineteen nineties in its second year it lost "
        "twenty thousand euros by two thousand five it was worth one billion pounds",
    ),
)
"""Scenes full of figures as written, and as a person would read them aloud."""
