"""Single values that outlive the process: the heartbeat, the last daily message ..."""

from __future__ import annotations

import sqlite3


def put(tx: sqlite3.Connection, key: str, value: str) -> None:
    """Save a value."""
    tx.execute("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
               (key, value))  # fmt: skip


def read(db: sqlite3.Connection, key: str) -> str | None:
    """A saved value, or None."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row["value"] if row else None
