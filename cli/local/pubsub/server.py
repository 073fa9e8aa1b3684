"""Starting and stopping the embedded Pub/Sub."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import grpc

from aiprod.errors import PermanentError
from cli.local.pubsub.broker import Broker
from cli.local.pubsub.publisher import Publisher
from cli.local.pubsub.rules import MAX_REQUEST_BYTES
from cli.local.pubsub.subscriber import Subscriber

_LOOPBACK = "127.0.0.1"
_MAX_CALLS = 64
"""At once; each streaming pull holds one. The next call is answered RESOURCE_EXHAUSTED."""


class PubSubServer:
    """Serves the file ``path`` on loopback; ``host`` is what clients put into PUBSUB_EMULATOR_HOST.

    Every acknowledged publish is on disk. After a crash, what was leased is delivered again.
    """

    def __init__(self, path: Path, port: int = 0) -> None:
        """Port 0 takes a free one. Raises PermanentError ``port_in_use`` or ``pubsub_database``."""
        self._broker = Broker(path)
        self._server = grpc.server(
            ThreadPoolExecutor(_MAX_CALLS, "pubsub"),
            maximum_concurrent_rpcs=_MAX_CALLS,
            options=[
                ("grpc.so_reuseport", 0),
                ("grpc.max_receive_message_length", 2 * MAX_REQUEST_BYTES),
            ],
        )
        try:
            self._port = self._server.add_insecure_port(f"{_LOOPBACK}:{port}")
        except RuntimeError as error:
            self._broker.close()
            raise PermanentError(
                "port_in_use", f"the Pub/Sub port {port} is taken.", remedy="Free it or choose another."
            ) from error
        self._server.add_generic_rpc_handlers(
            (Publisher(self._broker).handlers(), Subscriber(self._broker).handlers()),
        )

    @property
    def host(self) -> str:
        return f"{_LOOPBACK}:{self._port}"

    def start(self) -> None:
        self._server.start()

    def stop(self, grace_s: float = 1.0) -> None:
        """Let running calls end, at most ``grace_s`` seconds, then close the file."""
        stopped = self._server.stop(grace_s)
        self._broker.close()
        stopped.wait()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
