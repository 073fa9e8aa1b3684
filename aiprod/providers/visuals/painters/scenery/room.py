"""A room with a window: a kitchen, a classroom, a laboratory, a study ...; what stands in it follows the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import skia

from aiprod.providers.visuals.kit.light import halo
from aiprod.providers.visuals.painters.scenery import furniture, keepsakes
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.belongings import BELONGINGS
from aiprod.providers.visuals.painters.scenery.casement import Sunlight, draw_casement, paint_curtains, paint_dust
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, Figure, draw_figures
from aiprod.providers.visuals.painters.scenery.hearth import draw_fireplace, paint_fire
from aiprod.providers.visuals.painters.scenery.interior import SHELL_DEPTH, WARM, Interior
from aiprod.providers.visuals.painters.scenery.outlook import paint_view
from aiprod.providers.visuals.painters.scenery.tabletop import paint_close_table, paint_table

_Draw = Callable[[skia.Canvas, Interior], None]


@dataclass(frozen=True)
class _Kind:
    """A kind of room: what is on its table, whether its walls are plain, its window wide and curtained, in a town."""

    things: tuple[str, ...]
    plain: bool = False
    glazed: bool = False
    curtains: bool = False
    town: bool = False


_KINDS = {
    "kitchen": _Kind(("bread", "bowl", "cup")),
    "classroom": _Kind(("globe", "book"), plain=True, glazed=True),
    "laboratory": _Kind(("microscope", "flask", "monitor"), plain=True, glazed=True),
    "office": _Kind(("monitor", "cup", "phone"), plain=True, glazed=True, town=True),
    "library": _Kind(("book", "globe", "cup")),
    "workshop": _Kind(("bowl", "cup"), glazed=True),
    "hospital": _Kind(("plant",), plain=True, curtains=True, town=True),
    "bedroom": _Kind(("lamp", "clock", "book"), curtains=True),
    "living": _Kind(("cup", "book", "plant"), curtains=True),
    "study": _Kind(("book", "lamp", "cup"), curtains=True, town=True),
}
_IMPLIED = {
    "blackboard": "classroom", "flask": "laboratory", "microscope": "laboratory", "bread": "kitchen",
    "fireplace": "living", "fire": "living", "piano": "living", "guitar": "living", "cat": "living", "dog": "living",
    "easel": "workshop", "laptop": "office", "phone": "office",
}  # fmt: skip
_STANDING: dict[str, tuple[_Draw, float, float]] = {
    "piano": (keepsakes.draw_piano, 3.4, 0.9), "easel": (keepsakes.draw_easel, 3.2, 0.55),
    "guitar": (keepsakes.draw_guitar, 2.9, 0.45), "chair": (furniture.draw_chair, 2.7, 0.35),
    "cat": (lambda canvas, room: keepsakes.draw_pet(canvas, room, "cat"), 2.3, 0.35),
    "dog": (lambda canvas, room: keepsakes.draw_pet(canvas, room, "dog"), 2.7, 0.6),
}  # fmt: skip
"""Things of the words that stand on the floor: how they are drawn, how far away, half their width, metres."""
_BACK_Z = 0.25
"""How far before the back wall furniture stands, metres."""


def paint_room(scene: Scene, view: Callable[[Interior], None] | None = None) -> None:
    """The view, the shell of the room, what stands along its back, then the middle and what is near.

    ``view`` paints what is outside the window, if not the land the room lies in.
    """
    name = _kind_of(scene)
    kind = _KINDS[name]
    room = Interior(scene, plain=kind.plain, glazed=kind.glazed)
    room.paint_ground()
    if view:
        view(room)
    else:
        paint_view(room, town=kind.town or scene.shows("city"))
    sunlight = Sunlight(room)
    room.paint_shell(
        sunlight.draw_patch,
        lambda canvas: draw_casement(canvas, room),
        lambda canvas: _draw_back(canvas, room, name),
        lambda canvas: _draw_pendants(canvas, room, name),
        sunlight.draw_shafts,
    )
    if kind.curtains:
        paint_curtains(room)
    if name == "living" and _has_hearth(room):
        paint_fire(room, _free(room)[0], room.deep - _BACK_Z, SHELL_DEPTH)
    paint_dust(room)
    named = [word for word in scene.intent.subjects if word in BELONGINGS]
    floor = [word for word in scene.intent.subjects if word in _STANDING]
    people = scene.shows(*PEOPLE)
    close = bool(named) or (not floor and not people and name in ("study", "library") and room.rng.random() < 0.5)
    others = [word for word in kind.things if word not in named and not (close and word == "monitor")]
    scene.rng("things").shuffle(others)
    things = [*named, *others][: max(3, len(named))]
    behind = close or name == "classroom"
    if people and behind:
        aside = 0.0 if name == "classroom" else 0.9 * room.side
        _stand(room, _draw_people, aside, room.deep - 0.9, 0.3, 1.6)
    if floor or not close:
        _paint_middle(room, name, () if close else kind.things, shared=bool(floor))
    _paint_floor(room, floor)
    if people and not behind:
        aside = 1.2 if name != "living" else 0.7 if floor or _has_hearth(room) else -0.85
        _stand(room, _draw_people, aside * room.side, max(3.0, room.front_z), 0.48, 1.6)
    if close:
        paint_close_table(room, things)
    elif room.rng.random() < 0.6 and not kind.plain and not people:
        _stand(room, keepsakes.draw_tall_plant, room.side * 1.25, 2.0, 0.75, 1.5, sway_px=0.1 * scene.unit)


def _kind_of(scene: Scene) -> str:
    for word in scene.intent.subjects:
        if word in _KINDS:
            return word
    for word in scene.intent.subjects:
        if word in _IMPLIED:
            return _IMPLIED[word]
    return str(scene.rng("kind of room").choice(["living", "study", "library", "kitchen"], p=[0.35, 0.35, 0.15, 0.15]))


def _free(room: Interior) -> tuple[float, float]:
    """The middle and the width of the back wall beside the window, metres."""
    seen = 0.47 * room.scene.width / room.vista.scale(room.deep)
    left, right = max(room.left, -seen), min(room.right, seen)
    inner, outer = (room.window.left(), left) if room.side > 0 else (room.window.right(), right)
    return (inner + outer) / 2, abs(inner - outer) - 0.5


def _has_hearth(room: Interior) -> bool:
    if room.scene.shows("fireplace", "fire"):
        return True
    return not room.scene.shows("piano") and room.scene.rng("hearth").random() < 0.5


def _draw_back(canvas: skia.Canvas, room: Interior, name: str) -> None:
    """What stands along the back wall, in the half without the window."""
    middle, free = _free(room)
    with room.vista.standing(canvas, (0, 0, room.deep - _BACK_Z)):
        if name == "kitchen":
            furniture.draw_cupboards(canvas, room, room.left, room.right)
        canvas.translate(middle, 0)
        if name == "living" and _has_hearth(room):
            draw_fireplace(canvas, room)
        elif name == "classroom":
            furniture.draw_blackboard(canvas, room, min(free, 3.0))
        elif name in ("library", "study", "office"):
            furniture.draw_shelves(canvas, room, free, 2.5 if name == "library" else 1.9)
        elif name == "workshop":
            furniture.draw_tools(canvas, room, min(free, 2.6))
        elif name == "laboratory":
            furniture.draw_shelves(canvas, room, min(free, 2.4), 2.2, bottles=True)
        elif name in ("living", "bedroom"):
            keepsakes.draw_pictures(canvas, room)
        elif name == "hospital":
            furniture.draw_monitor_stand(canvas, room)
        if name in ("hospital", "kitchen"):
            keepsakes.draw_wall_clock(canvas, room)


def _draw_pendants(canvas: skia.Canvas, room: Interior, name: str) -> None:
    """Burning lamps under the ceiling of rooms where people work."""
    if not room.lamp_on or name in ("living", "bedroom", "hospital"):
        return
    z = room.deep - 1.2
    places = [(x, 0.0, z) for x in ((-1.3, 1.3) if _KINDS[name].plain else (0.0,))]
    canvas.save()
    room.spare_window(canvas)
    for x, _, _ in places:
        halo(canvas, room.vista.at((x, 2.1, z)), 2.0 * room.vista.scale(z), WARM, 0.5)
    canvas.restore()
    for place in places:
        with room.vista.standing(canvas, place):
            keepsakes.draw_pendant(canvas, room)


def _paint_middle(room: Interior, name: str, things: tuple[str, ...], *, shared: bool) -> None:
    """The furniture in the middle of the room; ``shared`` leaves a place on the floor for what the words name."""
    away = -room.side
    if name in ("bedroom", "hospital"):
        clinic = name == "hospital"
        _stand(room, lambda canvas, r: furniture.draw_bed(canvas, r, clinic=clinic), 0.5 * away, 3.5, 0.4, 1.4)
        paint_table(room, room.side * 1.5, 3.6, 0.7, list(things)[:1])
    elif name == "living":
        wide, aside = (1.6, 1.25) if shared else (2.1, 0.5)
        _stand(room, lambda canvas, r: furniture.draw_sofa(canvas, r, wide), aside * room.side, 3.8, 0.38, 1.3)
        if not shared:
            _stand(room, keepsakes.draw_floor_lamp, 2.3 * away, 4.2, 0.34, 1.9)
            _stand(room, lambda canvas, r: furniture.draw_sofa(canvas, r, 0.95), 1.7 * away, 3.2, 0.42, 0.8)
    elif name == "classroom":
        paint_table(room, 0.9 * away, 4.1, 1.6, list(things))
        for z in (3.3, 2.5):
            for x in (-2.3, -0.85, 0.85, 2.3):
                if abs(x) < 0.85 * z:
                    paint_table(room, x, z, 1.0, [])
                    _stand(room, furniture.draw_chair, x, z - 0.25, 0.44, 0.6)
    else:
        wide = 2.4 if name in ("laboratory", "workshop") else 1.8
        colour = (0.86, 0.88, 0.9) if name == "laboratory" else None
        paint_table(room, 0.25 * away, 3.1, wide, list(things), colour=colour)
        for x in (-0.5, 0.6) if name in ("kitchen", "library") else (0.1,):
            _stand(room, furniture.draw_chair, x + 0.25 * away, 2.85, 0.46, 0.6)


def _paint_floor(room: Interior, words: list[str]) -> None:
    """What the words name that stands on the floor."""
    x = -0.2 * room.side
    for word in words:
        draw, z, half = _STANDING[word]
        z = min(max(z, room.front_z), room.deep - 0.8)
        x -= room.side * half
        _stand(room, draw, x, z, 0.5, half + 0.4)
        x -= room.side * (half + 0.15)


def _draw_people(canvas: skia.Canvas, room: Interior) -> None:
    """People who stand in the room, 1.75 m tall, as the intent counts them."""
    scene = room.scene
    if scene.shows("crowd", "people"):
        poses = [("standing", -0.9), ("woman", -0.2), ("standing", 0.4), ("woman", 1.0)]
    elif scene.shows("couple"):
        poses = [("standing", -0.25), ("woman", 0.25)]
    else:
        poses = [("child" if scene.shows("child") else "standing", 0.0)]
    figures = [Figure(pose, x, 0.0, 1.75 * (0.64 if pose == "child" else 1.0)) for pose, x in poses]
    draw_figures(canvas, scene, figures, "room", tone=room.tone)


def _stand(room: Interior, draw: _Draw, x: float, z: float, depth: float, half: float, *, sway_px: float = 0.0) -> None:
    """Add something at ``x``, ``z`` metres as a layer, ``half`` metres to each side and 2 m high."""

    def drawn(canvas: skia.Canvas) -> None:
        with room.vista.standing(canvas, (x, 0, z)):
            draw(canvas, room)

    (px, foot), metre = room.vista.at((x, 0, z)), room.vista.scale(z)
    high = 3.2 if half > 1.7 else 2.2
    box = (px - half * metre, foot - high * metre, 2 * half * metre, (high + 0.3) * metre)
    room.scene.sheet.draw(box, drawn, depth=depth, sway_px=sway_px)
