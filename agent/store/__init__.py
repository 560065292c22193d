"""The store: one SQLite file that survives a power cut (WAL, synchronous=FULL).

``Store`` gives connections and transactions; the modules beside it hold the statements, one for each
subject, as functions that take the transaction's connection: so several subjects change in one commit.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from agent.errors import ConfigError

SCHEMA_VERSION = 3  # schema.sql is this version; upgrade_<n>.sql leads to version n from the one before


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: ISO 8601 in UTC with microseconds, sortable as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Store:
    """The state database of a home. Thread-safe: each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        """Open, creating the file and its schema. Raises ConfigError when it can't be used."""
        self.path = path
        self._local = threading.local()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._create()
        except (sqlite3.Error, OSError) as error:
            raise ConfigError(
                f"The state database {path} can't be used ({error}): check the disk and who owns the folder."
            ) from error

    def reader(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # Autocommit mode: transactions are begun and ended by `transaction` alone.
            connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA cache_size=-1024")
            self._local.connection = connection
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: committed and on the disk when the block ends, undone when it raises."""
        connection = self.reader()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _create(self) -> None:
        with self.transaction() as tx:
            version = tx.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA_VERSION:
                raise ConfigError(
                    f"The state database {self.path} was written by a newer agent: install that version again."
                )
            names = [f"upgrade_{step}.sql" for step in range(version + 1, SCHEMA_VERSION + 1)]
            for name in names if version else ["schema.sql"]:
                for statement in _statements(name):
                    tx.execute(statement)
            if version < SCHEMA_VERSION:
                tx.execute(f"PRAGMA user_version={SCHEMA_VERSION:d}")


def _statements(name: str) -> list[str]:
    """A file of SQL, statement by statement: executescript would commit behind our back."""
    text = files("agent.store").joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("--")[0] for line in text.splitlines()]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]
