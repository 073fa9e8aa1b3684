"""The styles a job may name."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from starlette.responses import Response

from aiprod.errors import PermanentError
from aiprod.style import list_styles, load_style
from submit_api.problems import answers
from submit_api.routes.common import as_json
from submit_api.views import StyleList, StyleView

router = APIRouter(prefix="/v1/styles", tags=["styles"])
_LOG = logging.getLogger(__name__)


@router.get("", response_model=StyleList, responses=answers(500))
def read_styles() -> Response:
    """Every style that can be used; a broken one is left out and told in the server's log."""
    views = []
    for name in list_styles():
        try:
            style = load_style(name)
        except PermanentError as error:
            _LOG.warning("%s", error)
        else:
            views.append(StyleView(name=style.name, title=style.title, description=style.description))
    return as_json(StyleList(styles=tuple(views)))
