"""The SQLite file behind the embedded Pub/Sub."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from aiprod.errors import PermanentError

_MAX_PAGES = 1 << 20
"""Of 4 KiB: a subscription nobody reads fills 4 GiB, then publishing is refused, and the disk stays usable."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS topics (
    name TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    config BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS subscriptions_of_topic ON subscriptions (topic);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    published_at REAL NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS deliveries (
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    due_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    size_bytes INTEGER NOT NULL,
    PRIMARY KEY (subscription, message)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (subscription, due_at, message);
CREATE INDEX IF NOT EXISTS deliveries_of_message ON deliveries (message);
CREATE INDEX IF NOT EXISTS deliveries_held ON deliveries (holder) WHERE holder IS NOT NULL;
"""


def open_database(path: Path) -> sqlite3.Connection:
    """Open or create the file for this process alone.

    Raises PermanentError ``pubsub_database`` when another server holds it or it is not a database of ours.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=1.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA max_page_count = {_MAX_PAGES}")
        connection.executescript(_SCHEMA)
        connection.execute("UPDATE deliveries SET due_at = 0, holder = NULL")
        connection.commit()
    except sqlite3.Error as error:
        connection.close()
        raise PermanentError(
            "pubsub_database",
            f"{path} cannot be opened: {error}.",
            remedy="Stop the other aiprod that uses this folder, or move the file away.",
        ) from error
    return connection
