"""Reading a request body with a bound on its size and on its time."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from aiprod.errors import InvalidInput
from aiprod.jobs import MAX_MESSAGE_BYTES

_DEADLINE_S = 30.0
# A client that is still sending when the answer comes often sees a broken pipe instead of the answer.
_SWALLOW_BYTES = 16 * MAX_MESSAGE_BYTES


async def read_body(request: Request) -> bytes:
    """The whole body. Raises InvalidInput ``too_large`` and ``body_timeout``."""
    body = bytearray()
    size = 0
    try:
        async with asyncio.timeout(_DEADLINE_S):
            async for chunk in request.stream():
                size += len(chunk)
                if size <= MAX_MESSAGE_BYTES:
                    body += chunk
                elif size > _SWALLOW_BYTES:
                    break
    except TimeoutError:
        raise InvalidInput("body_timeout", f"the body took longer than {_DEADLINE_S:g} s.", field="body") from None
    if size > MAX_MESSAGE_BYTES:
        raise InvalidInput(
            "too_large",
            f"the body is larger than {MAX_MESSAGE_BYTES} bytes.",
            field="body",
            remedy="Shorten the script or split it into several jobs.",
        )
    return bytes(body)
