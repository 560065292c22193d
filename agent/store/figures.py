"""Single figures for metrics and checks: each is found by an index or by the row's number, in no time."""

from __future__ import annotations

import sqlite3

AT_ONCE = 10_000  # steps


def oldest_unfinished(db: sqlite3.Connection) -> str | None:
    """When the oldest document came in that is not decided yet (ISO 8601)."""
    rows = [
        db.execute("SELECT received_at FROM documents WHERE state = ? ORDER BY seq LIMIT 1", (state,)).fetchone()
        for state in ("received", "in_progress")
    ]
    return min((str(row[0]) for row in rows if row), default=None)


def last_received(db: sqlite3.Connection, but: str) -> str | None:
    """When the last document came in (ISO 8601), but for those filed to the record ``but``."""
    row = db.execute(
        "SELECT received_at FROM documents WHERE record_id IS NOT ? ORDER BY seq DESC LIMIT 1", (but,)
    ).fetchone()
    return None if row is None else str(row[0])


def first_line(db: sqlite3.Connection) -> str | None:
    """When the trail begins: this home's first start (ISO 8601)."""
    row = db.execute("SELECT json_extract(line, '$.at') FROM audit ORDER BY seq LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def by_hash(db: sqlite3.Connection, sha256: str) -> str | None:
    """The id of the document that brought these bytes first."""
    row = db.execute("SELECT id FROM documents WHERE sha256 = ? ORDER BY seq LIMIT 1", (sha256,)).fetchone()
    return None if row is None else str(row[0])


def last_step(db: sqlite3.Connection) -> int:
    """The number of the newest step; 0 when there is none."""
    row = db.execute("SELECT max(id) FROM steps").fetchone()
    return int(row[0] or 0)


def steps_after(db: sqlite3.Connection, number: int) -> list[sqlite3.Row]:
    """The steps saved after this one, oldest first, some at a time: ``id``, ``name``, ``duration_ms``, ``ok``."""
    return db.execute(
        "SELECT id, name, duration_ms, ok FROM steps WHERE id > ? ORDER BY id LIMIT ?", (number, AT_ONCE)
    ).fetchall()
