"""A small in-process Cloud Storage (JSON API) for the real client: two ways up, download, list and delete."""

from __future__ import annotations

import base64
import email.parser
import json
import os
import re
import threading
import uuid
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import google_crc32c

BROKEN_BUCKET = "always-503"
FORBIDDEN_BUCKET = "always-403"
LYING_BUCKET = "wrong-checksums"
_TARGET = re.compile(r"/b/([^/]+)(?:/o(?:/(.+))?)?$")


@dataclass
class StoredObject:
    content: bytes
    media_type: str
    generation: int


@dataclass
class _Upload:
    bucket: str
    query: dict[str, str]
    media_type: str
    content: bytearray = field(default_factory=bytearray)


class FakeGcs(ThreadingHTTPServer):
    """Every bucket exists and is empty at first, but three that misbehave as their names say."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.buckets: dict[str, dict[str, StoredObject]] = {}
        self.uploads: dict[str, _Upload] = {}
        self.resumable_uploads = 0
        self.lock = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is not this server's error; a wrong answer shows in the test."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def store(self, upload: _Upload) -> tuple[int, Any]:
        """The status and the answer of a finished upload."""
        with self.lock:
            objects = self.buckets.setdefault(upload.bucket, {})
            name = upload.query["name"]
            current = objects[name].generation if name in objects else 0
            wanted = upload.query.get("ifGenerationMatch")
            if wanted is not None and int(wanted) != current:
                return 412, {"error": {"code": 412, "message": "conditionNotMet"}}
            objects[name] = StoredObject(bytes(upload.content), upload.media_type, current + 1)
            return 200, _resource(upload.bucket, name, objects[name])


@cache
def fake_gcs() -> FakeGcs:
    """The one server of this process; from now on STORAGE_EMULATOR_HOST names it."""
    server = FakeGcs()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    os.environ["STORAGE_EMULATOR_HOST"] = server.url
    return server


def _crc32c(content: bytes) -> str:
    return base64.b64encode(google_crc32c.value(content).to_bytes(4, "big")).decode()


def _resource(bucket: str, name: str, stored: StoredObject) -> dict[str, str]:
    return {
        "bucket": bucket,
        "name": name,
        "generation": str(stored.generation),
        "size": str(len(stored.content)),
        "contentType": stored.media_type,
        "crc32c": _crc32c(stored.content),
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeGcs

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        return

    def do_GET(self) -> None:
        bucket, name, query = self._target()
        if self._misbehaves(bucket):
            return
        objects = self.server.buckets.get(bucket, {})
        if not name:
            found = [_resource(bucket, n, o) for n, o in objects.items() if n.startswith(query.get("prefix", ""))]
            self._answer(200, {"items": found})
        elif name not in objects:
            self._answer(404, {"error": {"code": 404, "message": "no such object"}})
        elif query.get("alt") == "media":
            content = objects[name].content
            checksum = _crc32c(b"other" if bucket == LYING_BUCKET else content)
            self._send(200, content, {"X-Goog-Hash": f"crc32c={checksum}", "Content-Type": objects[name].media_type})
        else:
            self._answer(200, _resource(bucket, name, objects[name]))

    def do_DELETE(self) -> None:
        bucket, name, _ = self._target()
        if self._misbehaves(bucket):
            return
        gone = self.server.buckets.get(bucket, {}).pop(name, None)
        if gone is None:
            self._answer(404, {"error": {"code": 404, "message": "no such object"}})
        else:
            self._send(204, b"", {})

    def do_POST(self) -> None:
        bucket, _, query = self._target()
        body = self._body()
        if self._misbehaves(bucket):
            return
        if query["uploadType"] == "resumable":
            metadata = json.loads(body)
            upload = _Upload(bucket, {**query, "name": metadata["name"]}, self.headers["X-Upload-Content-Type"])
            upload_id = uuid.uuid4().hex
            self.server.uploads[upload_id] = upload
            self._send(200, b"", {"Location": f"{self.server.url}/resume/b/{bucket}/o?upload_id={upload_id}"})
            return
        parts = email.parser.BytesParser().parsebytes(
            b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n" + body
        )
        metadata, media = parts.get_payload()
        boundary = parts.get_boundary().encode()
        content = body.split(b"--" + boundary)[2].split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n")
        name = json.loads(metadata.get_payload())["name"]
        upload = _Upload(bucket, {**query, "name": name}, media.get_content_type(), bytearray(content))
        self._answer(*self.server.store(upload))

    def do_PUT(self) -> None:
        _, _, query = self._target()
        upload = self.server.uploads[query["upload_id"]]
        upload.content.extend(self._body())
        total = self.headers["Content-Range"].rpartition("/")[2]
        if total == "*" or len(upload.content) < int(total):
            self._send(308, b"", {"Range": f"bytes=0-{len(upload.content) - 1}"})
            return
        self.server.resumable_uploads += 1
        self._answer(*self.server.store(upload))

    def _target(self) -> tuple[str, str, dict[str, str]]:
        url = urlsplit(self.path)
        match = _TARGET.search(url.path)
        assert match is not None, self.path
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        return match[1], unquote(match[2] or ""), query

    def _misbehaves(self, bucket: str) -> bool:
        status = {BROKEN_BUCKET: 503, FORBIDDEN_BUCKET: 403}.get(bucket)
        if status is not None:
            self._answer(status, {"error": {"code": status, "message": "as asked"}})
        return status is not None

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _answer(self, status: int, body: Any) -> None:
        self._send(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(content)
