"""The outermost layer: security headers on every answer, and a problem instead of an unforeseen crash."""

from __future__ import annotations

import logging
import uuid
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from submit_api import problems

_LOG = logging.getLogger(__name__)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


class Shield:
    """ASGI middleware. A route's own header of the same name stands."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            instance = f"urn:uuid:{uuid.uuid4()}"
            _LOG.exception("%s %s failed, %s", scope["method"], scope["path"], instance)
            if started:
                raise
            answer = problems.response(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "the server failed to answer.",
                remedy="Try again; if it stays, tell the operator the instance.",
                instance=instance,
            )
            await answer(scope, receive, send_with_headers)
