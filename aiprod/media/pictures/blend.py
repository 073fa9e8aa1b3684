"""How moved pixels meet a frame's planes. All work in place on views, in eight bits."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from aiprod.media.pictures.yuv import GREY, Plane, Planes, PremultipliedPlanes

_WHITE: Any = (235,)
_GREY: Any = (GREY,)


def lay_over(window: Planes, picture: PremultipliedPlanes, share: float = 1.0) -> None:
    """Premultiplied planes over a window of a frame, ``share`` 0 to 1 of them."""
    through, half_through = _through(picture.alpha, share), _through(picture.half_alpha, share)
    for plane, over, left in zip(window, picture.colour, (through, half_through, half_through), strict=True):
        cv2.multiply(plane, left, dst=plane, scale=1 / 255)
        if share == 1:
            cv2.add(plane, over, dst=plane)
        else:
            cv2.addWeighted(plane, 1.0, over, share, 0.0, dst=plane)


def lay_colour(window: Planes, colour: tuple[int, int, int], alpha: Plane, half_alpha: Plane) -> None:
    """One colour (Y, U, V) over a window of a frame, as much of it as ``alpha`` says."""
    for plane, value, share in zip(window, colour, (alpha, half_alpha, half_alpha), strict=True):
        _mix(plane, value, share)


def lay_screen(window: Planes, screen: PremultipliedPlanes, share: float = 1.0) -> None:
    """A screen over a window of a frame: white by its light, its tint (if it has one) where the frame is dark."""
    tints = [plane for plane in (screen.colour.u, screen.colour.v) if plane.size]
    half = (window.u.shape[1], window.u.shape[0])
    dark = cv2.bitwise_not(cv2.resize(window.y, half, interpolation=cv2.INTER_AREA)) if tints else window.u
    missing = cv2.subtract(_WHITE, window.y)
    cv2.add(window.y, cv2.multiply(missing, screen.alpha, dst=missing, scale=share / 255), dst=window.y)
    through = _through(screen.half_alpha, share)
    for plane in (window.u, window.v):
        cv2.multiply(plane, through, dst=plane, scale=1 / 255)
        cv2.addWeighted(plane, 1.0, screen.half_alpha, share * GREY / 255, 0.0, dst=plane)
    for plane, tint in zip((window.u, window.v), tints, strict=False):
        added = cv2.multiply(_signed(tint), dark, scale=share / 255, dtype=cv2.CV_16S)
        cv2.add(plane, added, dst=plane, dtype=cv2.CV_8U)


def _through(alpha: Plane, share: float) -> Plane:
    """What ``share`` of an alpha lets through, of 255."""
    if share == 1:
        return np.asarray(cv2.bitwise_not(alpha), np.uint8)
    return np.asarray(cv2.convertScaleAbs(alpha, alpha=-share, beta=255), np.uint8)


def _mix(plane: Plane, value: int, share: Plane) -> None:
    cv2.multiply(plane, cv2.bitwise_not(share), dst=plane, scale=1 / 255)
    cv2.add(plane, cv2.convertScaleAbs(share, alpha=value / 255), dst=plane)


def _signed(plane: Plane) -> Any:
    return cv2.subtract(plane, _GREY, dtype=cv2.CV_16S)
