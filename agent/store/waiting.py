"""What was read of the documents that wait for an answer, and the keys by which changed records find them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection

from agent.model import Changed


def save(tx: sqlite3.Connection, document_id: str, reply: bytes, keys: Collection[int]) -> None:
    """Keep what was read of a document (a reader's reply) with the numbers of its keys."""
    forget(tx, document_id)
    tx.execute("INSERT INTO waiting (document_id, body) VALUES (?, ?)", (document_id, zlib.compress(reply)))
    tx.executemany("INSERT OR IGNORE INTO waiting_keys VALUES (?, ?)", [(key, document_id) for key in keys])


def forget(tx: sqlite3.Connection, document_id: str) -> None:
    """The question is closed."""
    tx.execute("DELETE FROM waiting_keys WHERE document_id = ?", (document_id,))
    tx.execute("DELETE FROM waiting WHERE document_id = ?", (document_id,))


def read(db: sqlite3.Connection, document_id: str) -> bytes | None:
    """The reader's reply; ``None`` when nothing is kept."""
    row = db.execute("SELECT body FROM waiting WHERE document_id = ?", (document_id,)).fetchone()
    return zlib.decompress(row["body"]) if row else None


def mark(tx: sqlite3.Connection, changed: Changed) -> int:
    """Mark the documents that share a key with what has changed. Returns how many are marked by that."""
    if changed.everything:
        return tx.execute("UPDATE waiting SET due = 1").rowcount
    before = tx.execute("SELECT count(*) FROM waiting WHERE due = 1").fetchone()[0]
    for at in range(0, len(changed.keys), 500):
        some = changed.keys[at : at + 500]
        marks = ",".join("?" * len(some))
        concerned = f"SELECT document_id FROM waiting_keys WHERE key IN ({marks})"  # noqa: S608 - marks are "?" only
        tx.execute(f"UPDATE waiting SET due = 1 WHERE document_id IN ({concerned})", some)  # noqa: S608 - as above
    return int(tx.execute("SELECT count(*) FROM waiting WHERE due = 1").fetchone()[0]) - int(before)


def unmark(tx: sqlite3.Connection, document_id: str) -> None:
    """It was looked at."""
    tx.execute("UPDATE waiting SET due = 0 WHERE document_id = ?", (document_id,))


def marked(db: sqlite3.Connection) -> list[str]:
    """The documents that are to be decided anew."""
    return [row["document_id"] for row in db.execute("SELECT document_id FROM waiting WHERE due = 1")]
