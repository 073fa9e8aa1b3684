"""Is the process alive; can it do its work."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import text
from starlette.responses import Response

from aiprod.errors import TransientError
from submit_api.problems import answers
from submit_api.routes.common import ServiceOf, as_json
from submit_api.views import Health

router = APIRouter(tags=["health"])


@router.get("/health", response_model=Health, responses=answers(500))
async def health() -> Response:
    """The process answers."""
    return as_json(Health())


@router.get("/ready", response_model=Health, responses=answers(500, 503))
def ready(service: ServiceOf) -> Response:
    """The database answers, and jobs reach Pub/Sub and events come back; else 503 says which does not."""
    with service.database.reading() as session:
        session.execute(text("SELECT 1"))
    if service.problems:
        told = "; ".join(f"{name}: {why}" for name, why in service.problems.items())
        raise TransientError("not_ready_to_serve", told, remedy="Check Pub/Sub, its topic and its subscription.")
    return as_json(Health())
