"""The documents' rows and their steps."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent.core import naming
from agent.errors import NotFound
from agent.model import State
from agent.store import stamp


@dataclass(frozen=True, slots=True)
class Row:
    """A document as the store knows it. ``path`` is relative to the home, ``reading`` as ``set_reading`` has it."""

    id: str
    name: str
    name_bytes: bytes
    source: str
    sha256: str | None
    bytes: int | None
    pages: int | None
    state: State
    reason: str | None
    path: str
    record_id: str | None
    rule: str | None
    decided_by: str | None
    explanation: str | None
    evidence: list[dict[str, Any]]
    candidates: list[dict[str, Any]]
    duplicate_of: str | None
    attempts: int
    received_at: datetime
    reading: dict[str, Any]
    split_from: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one attempt: when, how long, whether it went well, and what there is to say."""

    name: str
    started_at: datetime
    duration_ms: int
    ok: bool
    detail: str


def insert(
    tx: sqlite3.Connection,
    document_id: str,
    *,
    name: str,
    name_bytes: bytes,
    source: str,
    path: str,
    now: datetime,
    split_from: str | None = None,
) -> bool:
    """A document came in. Returns False when that was written down before."""
    cursor = tx.execute(
        "INSERT INTO documents (id, name, name_bytes, source, state, path, received_at, updated_at, split_from)"
        " VALUES (?, ?, ?, ?, 'received', ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (document_id, name, name_bytes, source, path, stamp(now), stamp(now), split_from),
    )
    return cursor.rowcount == 1


def begin_attempt(tx: sqlite3.Connection, document_id: str, now: datetime) -> int:
    """Count an attempt before its work starts. Returns its number, from 1."""
    row = tx.execute(
        "UPDATE documents SET attempts = attempts + 1, state = 'in_progress', updated_at = ?"
        " WHERE id = ? AND state IN ('received', 'in_progress') RETURNING attempts",
        (stamp(now), document_id),
    ).fetchone()
    if row is None:
        raise NotFound(f"There is no document {document_id} to work on.")
    return int(row["attempts"])


def withdraw_attempt(tx: sqlite3.Connection, document_id: str) -> None:
    """Take an attempt back that ended in good order without a decision: it was no crash."""
    tx.execute("UPDATE documents SET attempts = max(attempts - 1, 0) WHERE id = ?", (document_id,))


def fingerprint(tx: sqlite3.Connection, document_id: str, sha256: str, size: int) -> str | None:
    """Save hash and size. Returns the id of the document that brought these bytes first, if one did.

    Whoever saves its hash first is the original; the others name it in the same transaction, so that two
    can never each take the other for the original.
    """
    tx.execute("UPDATE documents SET sha256 = ?, bytes = ? WHERE id = ?", (sha256, size, document_id))
    row = tx.execute(
        "SELECT id FROM documents WHERE sha256 = ? AND id <> ? AND duplicate_of IS NULL ORDER BY seq LIMIT 1",
        (sha256, document_id),
    ).fetchone()
    original: str | None = row["id"] if row else None
    tx.execute("UPDATE documents SET duplicate_of = ? WHERE id = ?", (original, document_id))
    return original


def set_pages(tx: sqlite3.Connection, document_id: str, pages: int | None) -> None:
    """Save the number of pages."""
    tx.execute("UPDATE documents SET pages = ? WHERE id = ?", (pages, document_id))


def set_reading(tx: sqlite3.Connection, document_id: str, reading: Mapping[str, Any]) -> None:
    """Save what was read and an answer needs to know: ``Reading`` of ``agent.matching.reading``, as a dictionary."""
    tx.execute("UPDATE documents SET reading = ? WHERE id = ?", (json.dumps(reading, ensure_ascii=False), document_id))


def set_answer(tx: sqlite3.Connection, document_id: str, reason: str, explanation: str, by: str, now: datetime) -> None:
    """A human answered without moving the document: why it still waits, and who said so."""
    tx.execute(
        "UPDATE documents SET reason = ?, explanation = ?, decided_by = ?, updated_at = ? WHERE id = ?",
        (reason, explanation, by, stamp(now), document_id),
    )


def set_question(
    tx: sqlite3.Connection,
    document_id: str,
    reason: str,
    explanation: str,
    candidates: list[dict[str, Any]],
    now: datetime,
) -> None:
    """It still waits, for another reason or with other candidates."""
    tx.execute(
        "UPDATE documents SET reason = ?, explanation = ?, candidates = ?, updated_at = ? WHERE id = ?",
        (reason, explanation, json.dumps(candidates, ensure_ascii=False), stamp(now), document_id),
    )


def add_steps(tx: sqlite3.Connection, document_id: str, attempt: int, steps: Iterable[Step]) -> None:
    """Save steps, in order."""
    tx.executemany(
        "INSERT INTO steps (document_id, attempt, name, started_at, duration_ms, ok, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(document_id, attempt, s.name, stamp(s.started_at), s.duration_ms, int(s.ok), s.detail) for s in steps],
    )


def get(db: sqlite3.Connection, document_id: str) -> Row:
    """The document of this id. Raises NotFound."""
    row = lookup(db, document_id)
    if row is None:
        raise NotFound(f"There is no document {document_id}.")
    return row


def lookup(db: sqlite3.Connection, document_id: str) -> Row | None:
    """The document of this id, or None."""
    row = db.execute("SELECT * FROM documents WHERE id = ?", (document_id,)).fetchone()
    return _row(row) if row else None


def find(db: sqlite3.Connection, text: str) -> Row:
    """The document meant by an id, an unambiguous prefix of one, or a file's name.

    A path counts by its last part. ``text`` as the shell gives it: bytes that aren't UTF-8 are surrogates in it.
    Raises NotFound when none or several are meant.
    """
    raw = os.fsencode(text.rstrip("/").rsplit("/", 1)[-1])
    text = naming.shown(os.fsencode(text))
    rows = db.execute("SELECT * FROM documents WHERE id = ?", (text,)).fetchall()
    if not rows and text.isalnum():
        rows = db.execute(
            "SELECT * FROM documents WHERE substr(id, 1, length(?)) = ? LIMIT 6", (text.lower(), text.lower())
        ).fetchall()
    if not rows:
        name = text.rstrip("/").rsplit("/", 1)[-1]
        rows = db.execute(
            "SELECT * FROM documents WHERE name = ? OR name_bytes = ? OR path = ? OR path LIKE ? ESCAPE '\\'"
            " ORDER BY seq DESC LIMIT 6",
            (name, raw, text, "%/" + _like(name)),
        ).fetchall()
    if not rows:
        raise NotFound(f"There is no document {text!r}: `intake list` shows them all.")
    if len(rows) > 1:
        ids = ", ".join(row["id"] for row in rows[:5])
        raise NotFound(f"{text!r} could be several documents ({ids}): name one by its id.")
    return _row(rows[0])


def listed(
    db: sqlite3.Connection, *, state: State | None = None, since: datetime | None = None, limit: int = -1
) -> list[Row]:
    """Documents, the newest first."""
    rows = db.execute(
        "SELECT * FROM documents WHERE (:state IS NULL OR state = :state)"
        " AND (:since IS NULL OR received_at >= :since) ORDER BY seq DESC LIMIT :limit",
        {"state": state, "since": stamp(since) if since else None, "limit": limit},
    )
    return [_row(row) for row in rows]


def waiting(db: sqlite3.Connection) -> list[Row]:
    """Documents that wait for a human, the newest first; not those that were split, whose parts go their own way."""
    rows = db.execute(
        "SELECT * FROM documents AS d WHERE state = 'review'"
        " AND NOT EXISTS (SELECT 1 FROM documents AS p WHERE p.split_from = d.id) ORDER BY seq DESC"
    )
    return [_row(row) for row in rows]


def parts_of(db: sqlite3.Connection, document_id: str) -> list[str]:
    """The ids of the documents that this one was split into, in the order of its pages."""
    rows = db.execute("SELECT id FROM documents WHERE split_from = ? ORDER BY seq", (document_id,))
    return [row["id"] for row in rows]


def paths_of(db: sqlite3.Connection, sha256: str) -> list[str]:
    """Where the documents of these bytes stand, relative to the home."""
    return [path for (path,) in db.execute("SELECT path FROM documents WHERE sha256 = ?", (sha256,))]


def unfinished(db: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Documents to work on, the oldest first: (id, attempts so far)."""
    for row in db.execute("SELECT id, attempts FROM documents WHERE state IN ('received', 'in_progress') ORDER BY seq"):
        yield row["id"], row["attempts"]


def counts(db: sqlite3.Connection, since: datetime | None = None, before: datetime | None = None) -> dict[State, int]:
    """How many documents (of those that came in ``since`` and ``before``) are in each state; every state is there."""
    span = (stamp(since), stamp(before)) if since and before else ()
    where = "WHERE received_at >= ? AND received_at < ?" if span else ""
    found = dict(db.execute(f"SELECT state, count(*) FROM documents {where} GROUP BY state", span).fetchall())  # noqa: S608 - our own words
    return {state: int(found.get(state.value, 0)) for state in State}


def came_in(db: sqlite3.Connection) -> int:
    """How many documents have ever come in, by SQLite's own count of rows given out, not by counting rows."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").fetchone()
    return int(row["seq"]) if row else 0


def steps(db: sqlite3.Connection, document_id: str) -> list[sqlite3.Row]:
    """The steps of a document, in order, as rows."""
    return db.execute("SELECT * FROM steps WHERE document_id = ? ORDER BY started_at, id", (document_id,)).fetchall()


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _row(row: sqlite3.Row) -> Row:
    values = {key: row[key] for key in Row.__dataclass_fields__}
    values["state"] = State(values["state"])
    values["received_at"] = datetime.fromisoformat(values["received_at"])
    for key in ("evidence", "candidates", "reading"):
        values[key] = json.loads(values[key])
    return Row(**values)
