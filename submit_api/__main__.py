"""``python -m submit_api``: the API under uvicorn. SIGTERM ends it, SIGHUP publishes unfinished jobs again."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys

import uvicorn
from pydantic import ValidationError

from submit_api.app import create_app
from submit_api.settings import Settings

_GRACE_S = 5
_MAX_CONNECTIONS = 2000


def main() -> int:
    """Returns the exit code: 2 for settings that are missing or wrong."""
    parser = argparse.ArgumentParser(prog="python -m submit_api", description="Serve the submit API.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            name = "_".join(str(part) for part in problem["loc"])
            print(f"AIPROD_{name.upper()}: {problem['msg']}", file=sys.stderr)
        return 2
    return asyncio.run(_serve(settings, options.host, options.port))


async def _serve(settings: Settings, host: str, port: int) -> int:
    # uvicorn raises the signal that stopped it once more, when it has stopped.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        limit_concurrency=_MAX_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_S,
    )
    server = uvicorn.Server(config)
    asyncio.get_running_loop().add_signal_handler(
        signal.SIGHUP, lambda: app.state.service.republish() if server.started else None
    )
    await server.serve()
    return 0 if server.started else 1


if __name__ == "__main__":
    sys.exit(main())
