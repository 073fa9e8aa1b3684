"""The application: routes, error answers and the service behind them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio.to_thread
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from submit_api import problems
from submit_api.openapi import describe
from submit_api.routes import docs, events, files, health, jobs, styles
from submit_api.service import Connect, Service, connect
from submit_api.settings import Settings
from submit_api.shield import Shield

# More of them only queue for the interpreter: the same throughput with a longer tail.
_THREADS = 8


def create_app(settings: Settings, connect: Connect = connect) -> FastAPI:
    """The API over the settings' neighbours; it works between the lifespan's start and end."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        service = Service(settings, await run_in_threadpool(connect, settings))
        app.state.service = service
        await run_in_threadpool(service.start)
        try:
            yield
        finally:
            await run_in_threadpool(service.stop)

    app = FastAPI(
        title="AIPROD submit API",
        summary="Post a script, watch it become a video, download it.",
        version=version("aiprod"),
        lifespan=lifespan,
        separate_input_output_schemas=False,
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(Shield)
    problems.install(app)
    for routes in (jobs, events, files, styles, health, docs):
        app.include_router(routes.router)
    describe(app)
    return app
