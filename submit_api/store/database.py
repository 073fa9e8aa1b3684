"""The database's engine and its two kinds of transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from aiprod.errors import TransientError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_S = 10
_MIGRATION_LOCK = 0x61697072


class Database:
    """A pool of connections. Every wait (for a connection, a lock, a statement) is bounded by 10 seconds.

    Both transactions raise TransientError ``database_unavailable`` when the database does not answer in time.
    """

    def __init__(self, url: str) -> None:
        self._embedded = make_url(url).get_backend_name() == "sqlite"
        connect: dict[str, Any] = (
            {"timeout": _WAIT_S}
            if self._embedded
            else {"connect_timeout": _WAIT_S, "options": f"-c statement_timeout={_WAIT_S}s -c lock_timeout={_WAIT_S}s"}
        )
        self._engine = create_engine(
            url,
            connect_args=connect,
            pool_size=10,
            max_overflow=10,
            pool_timeout=_WAIT_S,
            pool_pre_ping=not self._embedded,
        )
        if self._embedded:
            event.listen(self._engine, "connect", _set_up_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writer = self._engine.execution_options(write=True)
        # SQLite has one writer; queueing here is fair, its own busy handler sleeps and starves the unlucky.
        self._turn = threading.Lock() if self._embedded else nullcontext()

    def migrate(self) -> None:
        """Bring the schema up to date; of several processes that start at once, one does it and the others wait."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        with _translated(), self._writer.begin() as connection:
            if not self._embedded:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one moment of the database and changes nothing."""
        with _translated(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is committed, durably, when the block ends without an error."""
        with self._turn, _translated(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise TransientError(
            "database_unavailable", "the job store does not answer.", remedy="Try again in a few seconds."
        ) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes too late for a consistent read; _begin_sqlite does it.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A read transaction that later writes fails at once if another wrote meanwhile; a writer must say so first.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
