"""Line icons found by the words they stand for: shapes of Phosphor Icons, as filled outlines on a 256 x 256 grid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import skia

GRID = 256.0

_FILE = Path(__file__).with_name("icons.json")


def icons_for(texts: Iterable[str]) -> list[str]:
    """The icons whose words stand in ``texts``, in the order they are met, each once."""
    found = (_by_word().get(word) for word in re.findall(r"[a-z]+", " ".join(texts).lower()))
    return list(dict.fromkeys(name for name in found if name))


def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(_icons())


@cache
def icon(name: str) -> skia.Path:
    """The icon as an outline to fill, on the grid."""
    return _path(_icons()[name]["path"])


@cache
def silhouette(name: str) -> skia.Path:
    """All that the icon's outlines enclose, on the grid."""
    whole = skia.Path()
    for contour in re.findall(r"M[^M]*", _icons()[name]["path"]):
        whole = skia.Op(whole, _path(contour), skia.kUnion_PathOp)
    return whole


def draw_icon(canvas: skia.Canvas, name: str, x: float, y: float, size_px: float, paint: skia.Paint) -> None:
    """Fill an icon centred at ``x, y``, ``size_px`` wide."""
    scale = size_px / GRID
    moved = skia.Path(icon(name))
    moved.transform(skia.Matrix.Translate(x - size_px / 2, y - size_px / 2).preScale(scale, scale))
    canvas.drawPath(moved, paint)


def _path(outline: str) -> skia.Path:
    path = skia.Path()
    x = y = 0.0
    # M, L, H, V, C, Q and Z as in SVG, all absolute; a command's numbers may repeat.
    for command, text in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", outline):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if command == "Z":
            path.close()
            continue
        size = {"H": 1, "V": 1, "M": 2, "L": 2, "Q": 4, "C": 6}[command]
        for at in range(0, len(numbers), size):
            part = numbers[at : at + size]
            x, y = (part[0], y) if command == "H" else (x, part[0]) if command == "V" else (part[-2], part[-1])
            if command == "M":
                path.moveTo(x, y)
            elif command == "Q":
                path.quadTo(*part)
            elif command == "C":
                path.cubicTo(*part)
            else:
                path.lineTo(x, y)
    return path


@cache
def _icons() -> dict[str, dict[str, str]]:
    icons: dict[str, dict[str, str]] = json.loads(_FILE.read_text("utf-8"))
    return icons


@cache
def _by_word() -> dict[str, str]:
    return {word: name for name, icon in _icons().items() for word in icon["words"].split()}
