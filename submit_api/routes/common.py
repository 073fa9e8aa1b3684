"""What the routes share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from pydantic import BaseModel
from starlette.responses import Response

from submit_api.service import Service


async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(_service)]


def as_json(model: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The model is valid already: the framework need not check and encode it once more."""
    return Response(model.model_dump_json(), status, headers=headers, media_type="application/json")
