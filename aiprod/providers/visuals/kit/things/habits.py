"""Where things are met and how large, so that each hand can place what a text names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from aiprod.plan import Place

Ground = Literal["land", "water", "air", "deep", "indoors", "table", "wall", "orbit"]
_ON: dict[Place, tuple[Ground, ...]] = {
    "mountains": ("land", "air"),
    "forest": ("land", "air"),
    "field": ("land", "air"),
    "desert": ("land", "air"),
    "river": ("land", "water", "air"),
    "sea": ("water", "air"),
    "underwater": ("deep",),
    "sky": ("air",),
    "space": ("orbit",),
    "city": ("land", "water", "air"),
    "room": ("indoors", "table", "wall"),
    "abstract": (),
}
_HABITS: dict[Ground, str] = {
    "land": """
        elephant 26 giraffe 36 lion 17 cat 9 dog 10 owl 10 bird 7 bear 15 cow 15 horse 17 sheep 11 deer 18 camel 20
        wolf 11 fox 11 snail 5 person 16 woman 16 couple 16 child 12 crowd 15 farmer 16 fisherman 16 climber
        15 astronaut 16 dancer 16 car 9 bus 13 train 10 bicycle 12 house 22 barn 24 village 34 church 34
        castle 36 windmill 36 turbine 46 tower 42 factory 24 market 17 tent 15 campfire 10 bridge 24 pyramid
        34 tomb 32 well 16 lighthouse 36 sunflower 22 flower 15 wheat 18 mushroom 11 rocket 40 crane 34
        bench 9 easel 17 telescope 16 guitar 15 piano 14 lantern 12 turtle 6 chair 12 waterfall 40 volcano
        44 tree 26 pine 30 palm 34 cactus 18
    """,
    "water": """
        boat 22 ship 18 whale 11 dolphin 9 turtle 5 shark 6 lighthouse 34 pier 16 bridge 24 crane 30
        submarine 10 island 20 iceberg 20 harbour 24
    """,
    "air": """
        plane 8 balloon 30 rocket 34 satellite 9 butterfly 9 bee 6 lantern 11
    """,
    "deep": """
        whale 17 dolphin 12 shark 13 turtle 15 fish 12 octopus 24 jellyfish 26 submarine 17 coral 14
    """,
    "orbit": """
        rocket 36 satellite 17 astronaut 30
    """,
    "indoors": """
        person 44 woman 43 couple 43 child 32 crowd 40 cat 11 dog 15 piano 27 guitar 24 chair 26 easel 38
        easy_chair 26 bed 24 stove 27 bench 24 fireplace 36 shelf 48 plant 28 telescope 34 dancer 42
        astronaut 42 violin 22
    """,
    "table": """
        book 9 books 12 lamp 18 laptop 14 phone 11 cup 9 candle 14 globe 16 flask 13 tubes 12 microscope 18
        bread 9 flower 17 sunflower 20 violin 18 mushroom 9 lantern 14
    """,
    "wall": """
        blackboard 27 clock 14
    """,
}
"""Names and their heights in hundredths of the picture's."""

_TOGETHER = {
    "sunflower": 9, "wheat": 13, "flower": 9, "mushroom": 4, "tree": 3, "pine": 4, "palm": 2, "cactus": 3, "sheep": 4,
    "cow": 3, "deer": 2, "camel": 3, "elephant": 2, "horse": 2, "fish": 5, "bee": 3, "butterfly": 4, "lantern": 6,
    "jellyfish": 3, "wolf": 2, "balloon": 2,
}  # fmt: skip
"""What is seldom alone."""
DWELLINGS = frozenset({"house", "barn", "village", "church", "castle", "windmill", "factory", "tower"})
"""Buildings that people live and work in."""
_BESIDE = 0.55
"""How much smaller what is no building becomes beside one, whose size is told by it."""
_ROOMS = {
    "kitchen": ("stove", "cup", "bread", "plant"),
    "classroom": ("blackboard", "books", "globe"),
    "laboratory": ("flask", "microscope", "tubes"),
    "office": ("laptop", "lamp", "chair", "plant"),
    "library": ("shelf", "books", "globe", "easy_chair"),
    "workshop": ("bench", "cup", "chair"),
    "hospital": ("bed", "clock", "flower"),
    "bedroom": ("bed", "lamp", "books"),
    "fireplace": ("fireplace", "easy_chair", "candle"),
    "fire": ("fireplace", "easy_chair"),
}
"""What furnishes a kind of room."""
_PLAIN_ROOMS = (
    ("plant", "lamp", "books", "easy_chair"),
    ("shelf", "cup", "plant"),
    ("chair", "laptop", "clock"),
    ("easy_chair", "lamp", "flower", "clock"),
    ("plant", "globe", "books"),
)


class Habit(NamedTuple):
    """A thing, where it is met, its height as a share of the picture's, and how many of it are met together."""

    name: str
    ground: Ground
    tall: float
    many: int = 1


def _table() -> dict[Ground, dict[str, float]]:
    tables: dict[Ground, dict[str, float]] = {}
    for grounds in _ON.values():
        for ground in grounds:
            words = _HABITS[ground].split()
            tables[ground] = {name: int(tall) / 100 for name, tall in zip(words[::2], words[1::2], strict=True)}
    return tables


_TALL = _table()


def cast(subjects: Iterable[str], place: Place, most: int = 3) -> list[Habit]:
    """The first ``most`` subjects that may be met in a place, in the text's order; what does not belong is left out."""
    found: list[Habit] = []
    for name in subjects:
        ground = next((ground for ground in _ON[place] if name in _TALL[ground]), None)
        if ground and all(name != other.name for other in found):
            many = _TOGETHER.get(name, 1) if ground in ("land", "air", "deep") else 1
            found.append(Habit(name, ground, _TALL[ground][name], many))
    found = found[:most]
    if not any(habit.name in DWELLINGS and habit.ground == "land" for habit in found):
        return found
    return [
        habit._replace(tall=_BESIDE * habit.tall) if habit.ground == "land" and habit.name not in DWELLINGS else habit
        for habit in found
    ]


def furnish(subjects: Iterable[str], seed: int, most: int = 5) -> list[Habit]:
    """What stands in a room: what is named, then what its kind needs; in a room of no kind, whatever ``seed`` takes."""
    named = list(subjects)
    kind = next((word for word in named if word in _ROOMS), None)
    return cast([*named, *(_ROOMS[kind] if kind else _PLAIN_ROOMS[seed % len(_PLAIN_ROOMS)])], "room", most)
