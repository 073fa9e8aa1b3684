"""How moved pixels meet a frame's planes. All work in place on views, in eight bits."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from aiprod.media.pictures.yuv import GREY, Plane, Planes, PremultipliedPlanes

_WHITE: Any = (235,)
_GREY: Any = (GREY,)


def lay_over(window: Planes, picture: PremultipliedPlanes) -> None:
    """Premultiplied planes over a window of a frame."""
    for plane, over, alpha in zip(
        window, picture.colour, (picture.alpha, picture.half_alpha, picture.half_alpha), strict=True
    ):
        cv2.multiply(plane, cv2.bitwise_not(alpha), dst=plane, scale=1 / 255)
        cv2.add(plane, over, dst=plane)


def lay_colour(window: Planes, colour: tuple[int, int, int], alpha: Plane, half_alpha: Plane) -> None:
    """One colour (Y, U, V) over a window of a frame, as much of it as ``alpha`` says."""
    for plane, value, share in zip(window, colour, (alpha, half_alpha, half_alpha), strict=True):
        _mix(plane, value, share)


def lay_screen(window: Planes, screen: PremultipliedPlanes) -> None:
    """A screen over a window of a frame: white by its light, its tint (if it has one) where the frame is dark."""
    tints = [_signed(plane) for plane in (screen.colour.u, screen.colour.v) if plane.size]
    half = (window.u.shape[1], window.u.shape[0])
    dark = cv2.bitwise_not(cv2.resize(window.y, half, interpolation=cv2.INTER_AREA)) if tints else window.u
    missing = cv2.subtract(_WHITE, window.y)
    cv2.add(window.y, cv2.multiply(missing, screen.alpha, scale=1 / 255), dst=window.y)
    for plane in (window.u, window.v):
        _mix(plane, GREY, screen.half_alpha)
    for plane, tint in zip((window.u, window.v), tints, strict=False):
        added = cv2.multiply(tint, dark, scale=1 / 255, dtype=cv2.CV_16S)
        plane[:] = cv2.add(plane, added, dtype=cv2.CV_8U)


def faded(picture: PremultipliedPlanes, share: float) -> PremultipliedPlanes:
    """The same picture, less of it: ``share`` 0 to 1."""
    colour = Planes(*(_times(plane, share) for plane in picture.colour))
    return PremultipliedPlanes(colour, _times(picture.alpha, share), _times(picture.half_alpha, share))


def faded_screen(screen: PremultipliedPlanes, share: float) -> PremultipliedPlanes:
    """The same screen, less of it; its tint stays about grey."""
    light, grey = _times(screen.alpha, share), GREY * (1 - share)
    u, v = (_times(plane, share, grey) if plane.size else plane for plane in screen.colour[1:])
    return PremultipliedPlanes(Planes(light, u, v), light, _times(screen.half_alpha, share))


def _mix(plane: Plane, value: int, share: Plane) -> None:
    cv2.multiply(plane, cv2.bitwise_not(share), dst=plane, scale=1 / 255)
    cv2.add(plane, cv2.convertScaleAbs(share, alpha=value / 255), dst=plane)


def _times(plane: Plane, share: float, more: float = 0.0) -> Plane:
    return np.asarray(cv2.convertScaleAbs(plane, alpha=share, beta=more), np.uint8)


def _signed(plane: Plane) -> Any:
    return cv2.subtract(plane, _GREY, dtype=cv2.CV_16S)
