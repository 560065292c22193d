"""Names that human answers have taught: what a document printed is also a name of this record.

One row for each answer, so that taking an answer back takes back just what it had taught. Rows are never
deleted: who removed a name, and when, stays.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from agent.store import stamp


@dataclass(frozen=True, slots=True)
class Alias:
    """A name in force. ``id`` is that of the first answer that taught it, ``documents`` are all that did."""

    id: int
    record_id: str
    name: str
    documents: tuple[str, ...]
    added_by: str
    added_at: str


def add(tx: sqlite3.Connection, record_id: str, name: str, document_id: str, by: str, now: datetime) -> None:
    """An answer about a document taught a name."""
    tx.execute(
        "INSERT INTO aliases (record_id, name, document_id, added_by, added_at) VALUES (?, ?, ?, ?, ?)",
        (record_id, name, document_id, by, stamp(now)),
    )


def active(db: sqlite3.Connection, record_id: str | None = None) -> list[Alias]:
    """The names in force, of one record or of all, by record and then the oldest first."""
    rows = db.execute(
        "SELECT * FROM aliases WHERE removed_at IS NULL AND (:record IS NULL OR record_id = :record) ORDER BY id",
        {"record": record_id},
    )
    found: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in rows:
        found.setdefault((row["record_id"], row["name"]), []).append(row)
    names = [
        Alias(some[0]["id"], *key, tuple(row["document_id"] for row in some), some[0]["added_by"], some[0]["added_at"])
        for key, some in found.items()
    ]
    return sorted(names, key=lambda alias: (alias.record_id, alias.id))


def version(db: sqlite3.Connection) -> tuple[int, int]:
    """Two numbers that change whenever a name comes or goes."""
    row = db.execute("SELECT count(*) AS n, coalesce(max(id), 0) AS last FROM aliases WHERE removed_at IS NULL")
    n, last = row.fetchone()
    return int(n), int(last)


def withdraw(tx: sqlite3.Connection, document_id: str, by: str, now: datetime) -> list[str]:
    """The answer about a document was taken back, and with it what it had taught. Returns those names."""
    rows = tx.execute(
        "UPDATE aliases SET removed_by = ?, removed_at = ? WHERE document_id = ? AND removed_at IS NULL RETURNING name",
        (by, stamp(now), document_id),
    )
    return [row["name"] for row in rows.fetchall()]


def remove(tx: sqlite3.Connection, alias_id: int, by: str, now: datetime) -> Alias | None:
    """Take a name away from its record, whoever taught it. Returns it, or None when it isn't in force."""
    alias = next((item for item in active(tx) if item.id == alias_id), None)
    if alias is not None:
        tx.execute(
            "UPDATE aliases SET removed_by = ?, removed_at = ? WHERE record_id = ? AND name = ? AND removed_at IS NULL",
            (by, stamp(now), alias.record_id, alias.name),
        )
    return alias


def forgotten(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """(record id, name) of the names that were in force once and are not now."""
    rows = db.execute(
        "SELECT record_id, name FROM aliases EXCEPT SELECT record_id, name FROM aliases WHERE removed_at IS NULL"
    )
    return {(row["record_id"], row["name"]) for row in rows}
