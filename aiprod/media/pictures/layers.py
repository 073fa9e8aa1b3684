"""The layer stack: a scene's picture painted once, as layers the renderer moves every frame.

A stack is a zip archive (members stored, not deflated): ``stack.json`` and one PNG a raster layer. Coordinates are
pixels of the canvas, whose origin is the top-left of the *frame*; layers reach beyond the frame by a margin so that the
camera never shows an edge. The first element should be opaque and cover the frame and its margin.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from aiprod.errors import PermanentError
from aiprod.model import Colour, Model

MEDIA_TYPE = "application/vnd.aiprod.layers+zip"
MARGIN = 0.10
"""How far layers reach beyond each edge of the frame, as a fraction of the frame's width and height."""

Blend = Literal["over", "screen"]
LifeKind = Literal[
    "birds",
    "fish",
    "stars",
    "snow",
    "rain",
    "embers",
    "dust",
    "bubbles",
    "fireflies",
    "leaves",
    "petals",
    "mist",
    "shimmer",
    "rows",
    "waves",
    "traffic",
]
RgbaArray = npt.NDArray[np.uint8]
Within = Annotated[
    tuple[float, float, float, float] | None,
    Field(description="x, y, width, height of canvas pixels: a window, itself at rest, through which it is seen."),
]


Wipe = Literal["right", "up"]


class Entrance(Model):
    """How a layer comes in: it fades in from ``at_s`` over ``seconds``, sliding from ``from_dx, from_dy`` pixels away.

    ``wipe`` uncovers it from its left edge to the right, or from its foot up, instead of fading. With 0 seconds it is
    there at ``at_s``, whole.
    """

    at_s: Annotated[float, Field(ge=0)] = 0.0
    seconds: Annotated[float, Field(ge=0)] = 0.6
    from_dx: float = 0.0
    from_dy: float = 0.0
    wipe: Wipe | None = None


class RasterLayer(Model):
    """A painted layer. ``depth`` 0 stays fixed in the sky, 1 moves with the full camera; 'hud' words use depth 0."""

    kind: Literal["raster"] = "raster"
    file: str
    x: float = 0.0
    y: float = 0.0
    depth: Annotated[float, Field(ge=0, le=2)] = 0.0
    blend: Blend = "over"
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    drift_x_px_s: float = 0.0
    drift_y_px_s: float = 0.0
    sway_px: Annotated[float, Field(ge=0, description="Amplitude of a slow horizontal sine.")] = 0.0
    sway_period_s: Annotated[float, Field(gt=0)] = 6.0
    pulse: Annotated[float, Field(ge=0, le=1, description="Depth of a slow opacity pulse: glows, light rays.")] = 0.0
    pulse_period_s: Annotated[float, Field(gt=0)] = 5.0
    phase: float = 0.0
    entrance: Entrance | None = None
    until_s: Annotated[float | None, Field(gt=0, description="From this second on the layer is not shown.")] = None
    within: Within = None


class Life(Model):
    """Small moving things drawn afresh every frame from a seed: cheap sprites, never a raster layer.

    ``area`` is x, y, width, height in canvas pixels; ``size_px`` the typical size of one; ``speed`` 1 is natural.
    """

    kind: Literal["life"] = "life"
    what: LifeKind
    count: Annotated[int, Field(ge=1, le=600)]
    colour: Colour
    area: tuple[float, float, float, float]
    size_px: Annotated[float, Field(gt=0)]
    speed: float = 1.0
    depth: Annotated[float, Field(ge=0, le=2)] = 0.5
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    seed: Annotated[int, Field(ge=0, lt=2**31)]
    within: Within = None


Element = Annotated[RasterLayer | Life, Field(discriminator="kind")]


class LayerStack(Model):
    """The elements back to front. ``caption_free`` says the picture holds its own words where captions would go."""

    version: Literal[1] = 1
    width_px: Annotated[int, Field(gt=0)]
    height_px: Annotated[int, Field(gt=0)]
    background: Colour = "#000000"
    elements: tuple[Element, ...]
    letterbox: Annotated[float | None, Field(description="Aspect ratio inside black bars, drawn over everything.")] = (
        None
    )
    vignette: Annotated[float, Field(ge=0, le=1)] = 0.0


def write_stack(path: Path, stack: LayerStack, rasters: dict[str, RgbaArray]) -> None:
    """Write a stack. ``rasters`` maps each RasterLayer.file to (height, width, 4) uint8, RGBA with straight alpha.

    The bytes depend on the arguments only: member order and times are fixed.
    """
    import cv2

    wanted = [element.file for element in stack.elements if isinstance(element, RasterLayer)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_member("stack.json"), stack.model_dump_json())
        for name in sorted(set(wanted)):
            bgra = np.ascontiguousarray(rasters[name][:, :, [2, 1, 0, 3]])
            encoded = cv2.imencode(".png", bgra, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1]
            archive.writestr(_member(name), encoded.tobytes())


def read_stack(path: Path) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """Read back what write_stack wrote: the stack and its rasters as (height, width, 4) uint8 RGBA, straight alpha."""
    import cv2

    with zipfile.ZipFile(path) as archive:
        stack = LayerStack.model_validate_json(archive.read("stack.json"))
        rasters: dict[str, RgbaArray] = {}
        for element in stack.elements:
            if isinstance(element, RasterLayer) and element.file not in rasters:
                data = np.frombuffer(archive.read(element.file), np.uint8)
                bgra = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
                if bgra is None:
                    raise PermanentError("bad_layers", f"{path.name}: {element.file} is not a PNG.")
                rasters[element.file] = np.asarray(cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGBA), np.uint8)
    return stack, rasters


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
