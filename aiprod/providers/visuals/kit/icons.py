"""Simple line icons, drawn for this project on a 24 x 24 grid, found by the words they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
import skia

GRID = 24.0
NEUTRAL = ("ring", "diamond", "waves", "layers")
"""Icons that mean nothing in particular, for words no icon stands for."""

_SHAPES: dict[str, str] = {
    "leaf": "M5 19 C4 9 10 4 20 4 C20 14 15 20 5 19 Z M5 19 L13 11",
    "chart": "M4 4 L4 20 L20 20 M7.5 15 L11 11 L14 13.5 L19.5 7 M15.6 7 L19.5 7 L19.5 11",
    "rocket": "M12 3 C16 6 17 10 16 15 L8 15 C7 10 8 6 12 3 Z M7.8 11.5 L5 15 L5 18.5 L8 16 M16.2 11.5 "
    "L19 15 L19 18.5 L16 16 "
    "M12 18 L12 21.5 O12 9.5 1.6",
    "people": "O9 8.5 3.2 M3 19.5 C3 15.6 5.6 13.8 9 13.8 C12.4 13.8 15 15.6 15 19.5 M15.5 5.6 C17.4 "
    "5.8 18.6 7 18.6 8.6 "
    "C18.6 10.2 17.4 11.4 15.7 11.6 M17.4 14.4 C19.8 15.2 21 17 21 19.5",
    "clock": "O12 12 9 M12 6.8 L12 12 L15.8 14.2",
    "globe": "O12 12 9 M3 12 L21 12 M12 3 C16.5 8 16.5 16 12 21 C7.5 16 7.5 8 12 3 Z",
    "shield": "M12 3 L19 6 L19 11 C19 16 16 19.5 12 21 C8 19.5 5 16 5 11 L5 6 Z M9 11.8 L11.3 14.1 L15.2 9.6",
    "heart": "M12 20 C5 15 3.5 11.5 3.5 8.8 C3.5 6 5.6 4.5 7.8 4.5 C9.6 4.5 11.2 5.5 12 7.2 C12.8 5.5 "
    "14.4 4.5 16.2 4.5 "
    "C18.4 4.5 20.5 6 20.5 8.8 C20.5 11.5 19 15 12 20 Z",
    "bulb": "M9 17 C9 15 6.5 13.5 6.5 9.5 C6.5 6.4 9 4 12 4 C15 4 17.5 6.4 17.5 9.5 C17.5 13.5 15 15 "
    "15 17 Z M9.6 20.4 L14.4 20.4",
    "cloud": "M7 18 C4.5 18 3 16.3 3 14.2 C3 12.1 4.6 10.6 6.6 10.5 C7.2 7.6 9.3 6 12 6 C14.9 6 17 8 17.4 10.6 "
    "C19.5 10.7 21 12.3 21 14.3 C21 16.4 19.4 18 17.3 18 Z",
    "book": "M12 6.5 C10 5 7 4.5 4 5 L4 18.5 C7 18 10 18.5 12 20 C14 18.5 17 18 20 18.5 L20 5 C17 "
    "4.5 14 5 12 6.5 Z M12 6.5 L12 20",
    "house": "M4 11 L12 4 L20 11 M6 9.5 L6 20 L18 20 L18 9.5 M10 20 L10 14 L14 14 L14 20",
    "drop": "M12 3.5 C16 8.5 18 11.5 18 14.5 C18 18 15.4 20.5 12 20.5 C8.6 20.5 6 18 6 14.5 C6 11.5 8 8.5 12 3.5 Z",
    "bolt": "M13 3 L5.5 13.5 L11 13.5 L10 21 L18.5 10 L12.6 10 Z",
    "star": "M12 3.5 L14.6 9 L20.6 9.7 L16.2 13.8 L17.4 19.8 L12 16.8 L6.6 19.8 L7.8 13.8 L3.4 9.7 L9.4 9 Z",
    "lock": "M6 11 L18 11 L18 20 L6 20 Z M8.5 11 L8.5 8 C8.5 5.6 10 4 12 4 C14 4 15.5 5.6 15.5 8 "
    "L15.5 11 M12 14.6 L12 16.6",
    "message": "M4 5 L20 5 L20 16 L12.5 16 L8 20 L8 16 L4 16 Z M8 9 L16 9 M8 12 L13 12",
    "coin": "O12 12 9 M15 8.8 C14.4 7.8 13.4 7.4 12 7.4 C10.2 7.4 9 8.3 9 9.7 C9 13 15 11 15 14.3 "
    "C15 15.7 13.8 16.6 12 16.6 "
    "C10.6 16.6 9.6 16.2 9 15.2 M12 5.6 L12 18.4",
    "target": "O12 12 9 O12 12 5 O12 12 1.2",
    "lens": "O10.5 10.5 6.5 M15.4 15.4 L20.5 20.5",
    "flag": "M6 21 L6 4 C10 2.4 13 6 18 4.2 L18 13 C13 14.8 10 11.2 6 13",
    "pen": "M4.5 19.5 L5.6 15 L15.6 5 L19 8.4 L9 18.4 Z M13.2 7.4 L16.6 10.8",
    "music": "M9 17.5 L9 6 L19 4 L19 15.5 O6.6 17.5 2.4 O16.6 15.5 2.4",
    "camera": "M4 8 L8 8 L9.6 5.5 L14.4 5.5 L16 8 L20 8 L20 18.5 L4 18.5 Z O12 13 3.4",
    "cart": "M3 4.5 L5.6 4.5 L8 15 L18 15 L20 7.5 L6.4 7.5 O9.4 18.8 1.4 O16.8 18.8 1.4",
    "plane": "M3.5 12 L20.5 4 L15 20 L11.5 13.5 Z M11.5 13.5 L20.5 4",
    "sun": "O12 12 4.2 M12 2.6 L12 4.8 M12 19.2 L12 21.4 M2.6 12 L4.8 12 M19.2 12 L21.4 12 M5.4 5.4 L6.9 6.9 "
    "M17.1 17.1 L18.6 18.6 M18.6 5.4 L17.1 6.9 M6.9 17.1 L5.4 18.6",
    "moon": "M19.5 14.5 C15 16.5 9 13.5 9.3 4.5 C5.6 5.8 3.8 9 4.2 12.6 C4.8 17 8.6 20 12.8 19.6 C16 "
    "19.3 18.6 17.4 19.5 14.5 Z",
    "mountain": "M2.5 19 L9 7 L13 14 L15.5 10 L21.5 19 Z M7.3 10.2 L9 11.8 L10.8 10.2",
    "tree": "M12 21 L12 11 M12 15 L15 12.4 M12 3 C16 3 18.5 5.6 18.5 9 C18.5 12.6 16 15 12 15 C8 15 "
    "5.5 12.6 5.5 9 C5.5 5.6 8 3 12 3 Z",
    "building": "M5 20.5 L5 4 L14 4 L14 20.5 M14 9.5 L19 9.5 L19 20.5 M3 20.5 L21 20.5 M8 8 L11 8 M8 12 "
    "L11 12 M8 16 L11 16",
    "laptop": "M5.5 5 L18.5 5 L18.5 15.5 L5.5 15.5 Z M2.5 19 L21.5 19",
    "trophy": "M7.5 4 L16.5 4 L16.5 9 C16.5 12 14.6 14 12 14 C9.4 14 7.5 12 7.5 9 Z M7.5 6 L4 6 C4 9 "
    "5.4 10.6 7.8 10.8 "
    "M16.5 6 L20 6 C20 9 18.6 10.6 16.2 10.8 M12 14 L12 18 M8.5 20 L15.5 20",
    "check": "M5 12.8 L10 17.6 L19.2 7",
    "ring": "O12 12 9 O12 12 4.5",
    "diamond": "M12 3 L21 12 L12 21 L3 12 Z M12 8 L16 12 L12 16 L8 12 Z",
    "waves": "M3 8 C6 5 9 5 12 8 C15 11 18 11 21 8 M3 13 C6 10 9 10 12 13 C15 16 18 16 21 13 M3 18 C6 "
    "15 9 15 12 18 C15 21 18 21 21 18",
    "layers": "M12 4 L21 9 L12 14 L3 9 Z M3.6 13 L12 17.6 L20.4 13 M3.6 16.6 L12 21.2 L20.4 16.6",
}

NAMES = ("gear", *_SHAPES)

_MEANINGS: dict[str, str] = {
    "leaf": "leaf leaves nature green plant organic sustainable sustainability ecology garden grow",
    "chart": "chart growth grew rise rising sales revenue increase metrics statistics analytics trend "
    "market profit measure results",
    "rocket": "rocket launch startup launched boost accelerate",
    "people": "people team teams customer customers client clients user users community family "
    "colleague colleagues everyone employees",
    "clock": "time clock hour hours minute minutes deadline faster day days week weeks schedule",
    "globe": "world global globe earth planet international country countries internet web online",
    "shield": "security secure safe safety protect protection trust privacy reliable guarantee",
    "heart": "love heart care health healthy kindness",
    "bulb": "idea ideas insight innovation invent creative creativity solution inspire learn",
    "gear": "engine machine automation automatic automate process system systems settings technology "
    "factory tool tools",
    "cloud": "cloud server servers hosting storage weather",
    "book": "book books read reading story stories study school knowledge library guide lesson",
    "house": "home house homes houses building family roof",
    "drop": "water rain drop drink river ocean sea",
    "bolt": "energy power electric electricity fast speed quick instant lightning",
    "star": "star stars quality best favourite favorite rating excellent",
    "lock": "lock password private encrypted encryption key",
    "message": "message messages talk conversation chat feedback support answer question questions speak email",
    "coin": "money price cost costs dollar dollars euro euros budget save savings pay payment cash invest investment",
    "target": "goal goals target focus aim precise precision mission",
    "lens": "search find research discover explore analyse analyze look",
    "flag": "milestone start finish race win journey",
    "pen": "write writing design draw edit author create plan",
    "music": "music song sound melody audio podcast",
    "camera": "camera photo photos picture pictures video film image images",
    "cart": "shop shopping buy store order orders product products retail",
    "plane": "send travel flight fly plane trip delivery deliver ship shipping",
    "sun": "sun solar summer bright morning sunrise",
    "moon": "moon night sleep evening rest",
    "mountain": "mountain mountains peak summit climb hill hills",
    "tree": "tree trees forest forests wood woods",
    "building": "company companies business office offices city cities bank enterprise",
    "laptop": "computer laptop software app apps code data digital website platform",
    "trophy": "award prize champion success successful winner victory",
}
_BY_WORD = {word: name for name, words in _MEANINGS.items() for word in words.split()}


def icons_for(texts: Iterable[str]) -> list[str]:
    """The icons whose words stand in ``texts``, in the order they are met, each once."""
    found: list[str] = []
    for word in re.findall(r"[a-z]+", " ".join(texts).lower()):
        name = _BY_WORD.get(word)
        if name and name not in found:
            found.append(name)
    return found


@cache
def icon(name: str) -> skia.Path:
    """The icon as lines to stroke, on the 24 x 24 grid."""
    if name == "gear":
        return _gear()
    path = skia.Path()
    # M, L, C and Z as in SVG with absolute coordinates; O x y r is a circle.
    for command, numbers in re.findall(r"([MLCZO])([^MLCZO]*)", _SHAPES[name]):
        values = [float(value) for value in numbers.split()]
        if command == "M":
            path.moveTo(*values)
        elif command == "L":
            path.lineTo(*values)
        elif command == "C":
            path.cubicTo(*values)
        elif command == "O":
            path.addCircle(*values)
        else:
            path.close()
    return path


def draw_icon(canvas: skia.Canvas, name: str, x: float, y: float, size_px: float, paint: skia.Paint) -> None:
    """Stroke an icon centred at ``x, y``, ``size_px`` wide; the paint's stroke width is in pixels."""
    scale = size_px / GRID
    own = skia.Paint(paint)
    own.setStyle(skia.Paint.kStroke_Style)
    own.setStrokeCap(skia.Paint.kRound_Cap)
    own.setStrokeJoin(skia.Paint.kRound_Join)
    moved = skia.Path(icon(name))
    moved.transform(skia.Matrix.Translate(x - size_px / 2, y - size_px / 2).preScale(scale, scale))
    canvas.drawPath(moved, own)


def _gear() -> skia.Path:
    path = skia.Path()
    path.addCircle(12, 12, 3.1)
    teeth = 8
    ring = []
    for tooth in range(teeth):
        for offset, radius in ((-0.3, 6.9), (-0.17, 9.2), (0.17, 9.2), (0.3, 6.9)):
            turn = 2 * np.pi * (tooth + offset) / teeth
            ring.append(skia.Point(float(12 + radius * np.cos(turn)), float(12 + radius * np.sin(turn))))
    path.addPoly(ring, True)
    return path
