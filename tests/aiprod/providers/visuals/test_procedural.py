from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.errors import PermanentError
from aiprod.media.pictures.layers import MEDIA_TYPE, read_stack
from aiprod.plan import PictureIntent, VisualRequest
from aiprod.providers.visuals.procedural import Procedural, painter
from aiprod.style import load_style


def request(**changes: object) -> VisualRequest:
    fields: dict[str, object] = {
        "provider": "procedural",
        "style": load_style("cinematic"),
        "intent": PictureIntent(place="mountains", time="dawn"),
        "width_px": 160,
        "height_px": 90,
        "seed": 5,
    }
    return VisualRequest.model_validate({**fields, **changes})


def test_the_picture_is_a_readable_layer_stack_of_the_frame_asked_for(tmp_path: Path) -> None:
    made = Procedural().make(request(), tmp_path)
    stack, rasters = read_stack(made.path)
    assert made.media_type == MEDIA_TYPE
    assert made.licence == "CC0-1.0"
    assert (stack.width_px, stack.height_px) == (160, 90)
    assert rasters


def test_the_same_request_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        paths.append(Procedural().make(request(), tmp_path / name).path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("name", ["finger_paint", "scenery", "scenery.base"])
def test_a_style_without_a_painter_is_refused_by_name(name: str) -> None:
    with pytest.raises(PermanentError) as caught:
        painter(name)
    assert caught.value.code == "unknown_painter"
    assert caught.value.field == "style.painter"


def test_the_offline_painter_needs_nothing_but_the_machine() -> None:
    assert Procedural().unavailable() is None
