"""Pictures without a model: painters that draw a scene from its intent, its style and a seed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from aiprod.errors import PermanentError
from aiprod.media.pictures.layers import MEDIA_TYPE, LayerStack, RgbaArray, write_stack
from aiprod.plan import AssetKind, VisualRequest
from aiprod.providers.base import Made

_PAINTERS = "aiprod.providers.visuals.painters"
Painter = Callable[[VisualRequest], tuple[LayerStack, dict[str, RgbaArray]]]


class Procedural:
    """The offline visual provider: the style names the painter, the painter leaves a layer stack."""

    kind: ClassVar[AssetKind] = "visual"
    name: ClassVar[str] = "procedural"
    version: ClassVar[str] = "4"

    def unavailable(self) -> str | None:
        return None if find_spec("skia") else "skia-python is not installed."

    def make(self, request: VisualRequest, directory: Path) -> Made:
        """Paint the scene into ``picture.zip``. Raises PermanentError ``unknown_painter`` for an unknown hand."""
        stack, rasters = painter(request.style.painter)(request)
        path = directory / "picture.zip"
        write_stack(path, stack, rasters)
        return Made(path=path, media_type=MEDIA_TYPE, licence="CC0-1.0")


def painter(name: str) -> Painter:
    """The ``paint`` function of the painter a style names."""
    module = f"{_PAINTERS}.{name}"
    known = name.isidentifier() and find_spec(module) is not None
    paint: Painter | None = getattr(import_module(module), "paint", None) if known else None
    if paint is None:
        raise PermanentError(
            "unknown_painter",
            f"there is no painter {name!r}.",
            field="style.painter",
            remedy="Name a module of aiprod/providers/visuals/painters/.",
        )
    return paint
