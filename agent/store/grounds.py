"""The grounds of the agent's own filings: what was read and gathered, kept as long as they may be taken back."""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import datetime, timedelta
from typing import Any

from agent.store import stamp

KEPT = timedelta(days=90)  # some 10 KB for each filed document


def save(tx: sqlite3.Connection, document_id: str, case: dict[str, Any], now: datetime) -> None:
    """Keep the grounds of a filing, and forget those that are too old to be of use."""
    tx.execute("DELETE FROM grounds WHERE at < ? AND undone_at IS NULL", (stamp(now - KEPT),))
    body = zlib.compress(json.dumps(case, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    tx.execute(
        "INSERT OR REPLACE INTO grounds (document_id, at, body) VALUES (?, ?, ?)", (document_id, stamp(now), body)
    )


def undone(tx: sqlite3.Connection, document_id: str, by: str, now: datetime) -> None:
    """The filing was taken back: its grounds are to become a case, and wait for that as long as it takes."""
    tx.execute(
        "UPDATE grounds SET undone_by = ?, undone_at = ? WHERE document_id = ? AND undone_at IS NULL",
        (by, stamp(now), document_id),
    )


def waiting(db: sqlite3.Connection) -> list[tuple[str, dict[str, Any]]]:
    """(document id, case) of the filings that were taken back and are no case yet."""
    rows = db.execute("SELECT * FROM grounds WHERE undone_at IS NOT NULL ORDER BY undone_at")
    return [
        (row["document_id"], _case(row) | {"undone_by": row["undone_by"], "undone_at": row["undone_at"]})
        for row in rows
    ]


def written(tx: sqlite3.Connection, document_id: str) -> None:
    """The case stands in its file."""
    tx.execute("DELETE FROM grounds WHERE document_id = ? AND undone_at IS NOT NULL", (document_id,))


def _case(row: sqlite3.Row) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(zlib.decompress(row["body"]))
    return case
