"""A small in-process BigQuery (REST v2) for the real client: tokens and tabledata.insertAll."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cli.local.environment import children_environment

_INSERT = re.compile(r"/bigquery/v2/projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)/insertAll(?:\?.*)?$")

Fields = list[dict[str, str]]
Row = dict[str, Any]


@dataclass
class FakeTable:
    """A table and the rows it took, by insertId: a repeated one counts once."""

    fields: Fields
    rows: dict[str, Row] = field(default_factory=dict)


class FakeBigQuery(ThreadingHTTPServer):
    """Knows the tables of its last reset. Unlike the service it converts no value to its column's type: it refuses it.

    lost_answers: so many inserts keep their rows and then answer 503.
    busy: for every row of a table in it, insertAll answers the transient ``backendError``.
    calls: the tables that insertAll was called for, in order.
    environment: variables with which Google's clients find this server, and credentials in ``folder`` that it honours.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lock = threading.Lock()
        self.environment = _environment(f"http://127.0.0.1:{self.server_address[1]}", folder)
        self.reset({})

    def reset(self, tables: dict[str, Fields]) -> None:
        """Begin again with these tables, named ``project.dataset.table``, all empty."""
        self.tables = {name: FakeTable(fields) for name, fields in tables.items()}
        self.calls: list[str] = []
        self.lost_answers = 0
        self.busy: set[str] = set()

    def insert(self, name: str, request: dict[str, Any]) -> tuple[int, Any]:
        """The status and the answer of insertAll; a batch with a wrong row is taken only if it may be skipped."""
        with self.lock:
            self.calls.append(name)
            if name not in self.tables:
                return _error(404, "notFound", f"Not found: Table {name}")
            table, entries = self.tables[name], request["rows"]
            if name in self.busy:
                return 200, _refused({n: [_fault("backendError", "", "Try again.")] for n in range(len(entries))})
            faults = {n: found for n, entry in enumerate(entries) if (found := _faults(entry["json"], table.fields))}
            if faults and not request.get("skipInvalidRows"):
                stopped = {n: [_fault("stopped", "", "")] for n in range(len(entries))}
                return 200, _refused(stopped | faults)
            for n, entry in enumerate(entries):
                if n not in faults:
                    insert_id = entry.get("insertId") or f"none-{len(table.rows)}"
                    table.rows.setdefault(insert_id, _typed(entry["json"], table))
            if self.lost_answers:
                self.lost_answers -= 1
                return _error(503, "backendError", "The answer was lost.")
            return 200, _refused(faults)


@contextmanager
def fake_bigquery(folder: Path) -> Iterator[FakeBigQuery]:
    """A running server; ``folder`` exists and is its own."""
    with FakeBigQuery(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _environment(url: str, folder: Path) -> dict[str, str]:
    """A client with a token asks Google, over https, where the token may be used: that way is closed."""
    variables = children_environment({}, "127.0.0.1:1", folder)
    credentials = Path(variables["GOOGLE_APPLICATION_CREDENTIALS"])
    account = json.loads(credentials.read_text("utf-8")) | {"token_uri": f"{url}/token"}
    credentials.write_text(json.dumps(account), "utf-8")
    return variables | {"BIGQUERY_EMULATOR_HOST": url, "HTTPS_PROXY": "http://127.0.0.1:1"}


def _is_timestamp(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


_FITS: dict[str, Callable[[Any], bool]] = {
    "STRING": lambda value: isinstance(value, str),
    "INTEGER": lambda value: type(value) is int,
    "FLOAT": lambda value: type(value) in (int, float),
    "BOOLEAN": lambda value: type(value) is bool,
    "TIMESTAMP": _is_timestamp,
}


def _faults(row: Row, fields: Fields) -> list[dict[str, str]]:
    known = {field["name"]: field for field in fields}
    return [
        *(_fault("invalid", name, f"no such field: {name}.") for name in row if name not in known),
        *(
            _fault("invalid", name, f"Missing required field: {name}.")
            for name, field in known.items()
            if field["mode"] == "REQUIRED" and row.get(name) is None
        ),
        *(
            _fault("invalid", name, f"Cannot convert value to {known[name]['type']} (bad value): {value}")
            for name, value in row.items()
            if name in known and value is not None and not _FITS[known[name]["type"]](value)
        ),
    ]


def _typed(row: Row, table: FakeTable) -> Row:
    """The row as a query would return it."""
    kinds = {field["name"]: field["type"] for field in table.fields}
    return {
        name: datetime.fromisoformat(value) if kinds[name] == "TIMESTAMP" and value else value
        for name, value in row.items()
    }


def _fault(reason: str, location: str, message: str) -> dict[str, str]:
    return {"reason": reason, "location": location, "debugInfo": "", "message": message}


def _refused(faults: dict[int, list[dict[str, str]]]) -> dict[str, Any]:
    errors = [{"index": index, "errors": found} for index, found in sorted(faults.items())]
    return {"kind": "bigquery#tableDataInsertAllResponse"} | ({"insertErrors": errors} if errors else {})


def _error(status: int, reason: str, message: str) -> tuple[int, dict[str, Any]]:
    return status, {"error": {"code": status, "message": message, "errors": [{"reason": reason, "message": message}]}}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeBigQuery

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        return

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        match = _INSERT.match(self.path)
        if self.path == "/token":
            self._answer(200, {"access_token": "throwaway", "expires_in": 3600, "token_type": "Bearer"})
        elif match is None:
            self._answer(*_error(404, "notFound", f"Not found: {self.path}"))
        elif self.headers["Authorization"] != "Bearer throwaway":
            self._answer(*_error(401, "authError", "Invalid credentials"))
        else:
            self._answer(*self.server.insert(".".join(match.groups()), json.loads(body)))

    def _answer(self, status: int, body: Any) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
