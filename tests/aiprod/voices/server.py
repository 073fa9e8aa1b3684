"""A web server on this machine that can be told to fail: cut off, deny ranges, answer 404 or 500, send other bytes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Server:
    """``ranges`` are the Range headers that came, by path. Each fault is used up once, in order, by model files."""

    folder: Path
    url: str = ""
    knows_ranges: bool = True
    cut_at: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    altered: bool = False
    ranges: list[str] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    server = Server(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = server.folder / self.path.lstrip("/")
            if not path.is_file():
                self.send_error(404)
                return
            body, faulty = path.read_bytes(), path.suffix == ".onnx"
            if faulty and server.statuses:
                self.send_error(server.statuses.pop(0))
                return
            if faulty and server.altered:
                body = body[:-1] + bytes([body[-1] ^ 1])
            self._send(body, faulty=faulty)

        def _send(self, body: bytes, *, faulty: bool) -> None:
            asked, start = self.headers.get("Range"), 0
            if faulty:
                server.ranges.append(asked or "")
            if asked and server.knows_ranges:
                start = int(asked.removeprefix("bytes=").rstrip("-"))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            else:
                self.send_response(200)
            rest = body[start:]
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            self.wfile.write(rest[: server.cut_at.pop(0)] if faulty and server.cut_at else rest)

        def log_message(self, *args: object) -> None:
            del args

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{web.server_address[1]}"
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        web.server_close()
        thread.join()
