"""The register's SQLite file: connections and transactions, nothing of what is in it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from agent.errors import ConfigError, Unavailable

SCHEMA_VERSION = 2
IDLE_CACHE_KIB = 2048  # idle memory must not grow with the register


class Database:
    """``state/register.sqlite``. Thread-safe: each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        """Open, creating the file and its schema. Raises ConfigError when it can't be used."""
        self.path = path
        self._local = threading.local()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with self.snapshot() as db:
                current = _version(db) == SCHEMA_VERSION
            if not current:  # only then: opening must not wait for a long import
                with self.transaction() as tx:
                    self._create(tx)
        except (sqlite3.Error, OSError, Unavailable) as error:
            raise ConfigError(
                f"The register's file {path} can't be used ({error}): check the disk and who owns the folder."
            ) from error

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA journal_size_limit=16777216")  # or the log of one big import stays for ever
            connection.execute("PRAGMA temp_store=FILE")  # a big import sorts on the disk, not in memory
            connection.execute(f"PRAGMA cache_size=-{IDLE_CACHE_KIB:d}")
            self._local.connection = connection
        return connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """One consistent state for several reads. Raises Unavailable when the file can't be read for now."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: on the disk when the block ends, undone when it raises. Raises Unavailable."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self.connection()
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # bugs of ours, which no waiting mends
        except sqlite3.DatabaseError as error:
            raise Unavailable(f"The register's file {self.path} can't be used for now ({error}).") from error

    def _create(self, tx: sqlite3.Connection) -> None:
        version = _version(tx)
        if version > SCHEMA_VERSION:
            raise ConfigError(f"The register's file {self.path} was written by a newer agent: install that version.")
        if version < SCHEMA_VERSION:
            text = files("agent.register").joinpath("schema.sql").read_text(encoding="utf-8")
            lines = [line.split("--")[0] for line in text.splitlines()]
            for statement in "\n".join(lines).split(";"):
                if version == 0 or _NEW_IN_2 in statement:
                    tx.execute(statement)
            tx.execute(f"PRAGMA user_version={SCHEMA_VERSION:d}")


_NEW_IN_2 = "CREATE TABLE touched"


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def get_meta(db: sqlite3.Connection, key: str) -> str | None:
    """A value that the register remembers about itself."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_meta(tx: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, in the caller's transaction."""
    tx.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value))
