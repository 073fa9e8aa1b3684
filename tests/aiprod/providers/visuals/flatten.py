"""A layer stack as one still picture, life left out: enough to measure a composition."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.pictures.layers import LayerStack, RasterLayer, RgbaArray

_MODES = {
    "over": skia.BlendMode.kSrcOver,
    "screen": skia.BlendMode.kScreen,
    "add": skia.BlendMode.kPlus,
    "multiply": skia.BlendMode.kMultiply,
    "soft_light": skia.BlendMode.kSoftLight,
}


def flatten(stack: LayerStack, rasters: dict[str, RgbaArray]) -> npt.NDArray[np.uint8]:
    """The frame, (height, width, 3) uint8 RGB."""
    surface = skia.Surface(stack.width_px, stack.height_px)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorBLACK)
    for element in stack.elements:
        if isinstance(element, RasterLayer):
            pixels = np.ascontiguousarray(rasters[element.file])
            image = skia.Image.fromarray(
                pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType
            )
            paint = skia.Paint(BlendMode=_MODES[element.blend], Alphaf=element.opacity)
            canvas.drawImage(image, element.x, element.y, skia.SamplingOptions(), paint)
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(pixels[:, :, :3], np.uint8)
