"""BGRA frames to I420 planes in BT.709, studio range (ITU-R BT.709-6, section 3)."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

_RED, _BLUE = 0.2126, 0.0722
_GREEN = 1 - _RED - _BLUE
_LUMA, _CHROMA = 219 / 255, 224 / 255
_FROM_BGR = np.array(
    [
        [_LUMA * _BLUE, _LUMA * _GREEN, _LUMA * _RED, 16],
        [
            _CHROMA * 0.5,
            -_CHROMA * _GREEN / (2 * (1 - _BLUE)),
            -_CHROMA * _RED / (2 * (1 - _BLUE)),
            128,
        ],
        [
            -_CHROMA * _BLUE / (2 * (1 - _RED)),
            -_CHROMA * _GREEN / (2 * (1 - _RED)),
            _CHROMA * 0.5,
            128,
        ],
    ],
    np.float32,
)


class I420Writer:
    """Converts frames of one size into one reused buffer: the Y plane, then U and V at half size."""

    def __init__(self, width_px: int, height_px: int) -> None:
        luma, chroma = width_px * height_px, (width_px // 2) * (height_px // 2)
        self._planes = np.empty(luma + 2 * chroma, np.uint8)
        self._y = self._planes[:luma].reshape(height_px, width_px)
        halves = self._planes[luma:].reshape(2, height_px // 2, width_px // 2)
        self._u, self._v = halves[0], halves[1]

    def convert(self, bgra: npt.NDArray[np.uint8]) -> memoryview:
        """The I420 bytes of a (height, width, 4) frame, valid until the next call."""
        yuv = cv2.transform(cv2.cvtColor(bgra, cv2.COLOR_BGRA2BGR), _FROM_BGR)
        cv2.extractChannel(yuv, 0, dst=self._y)
        half = cv2.resize(yuv, (self._u.shape[1], self._u.shape[0]), interpolation=cv2.INTER_AREA)
        cv2.extractChannel(half, 1, dst=self._u)
        cv2.extractChannel(half, 2, dst=self._v)
        return self._planes.data
