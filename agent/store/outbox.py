"""Messages that wait for their own loop to send them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agent.store import stamp


def enqueue(
    tx: sqlite3.Connection,
    kind: str,
    body: Mapping[str, Any],
    now: datetime,
    *,
    document_id: str | None = None,
    chat_id: int | None = None,
) -> int:
    """Put a message into the outbox, in the caller's transaction. Returns its id.

    ``body`` has ``text`` and may have ``buttons`` (rows of ``{"text", "data"}``).
    """
    cursor = tx.execute(
        "INSERT INTO outbox (kind, document_id, chat_id, body, created_at) VALUES (?, ?, ?, ?, ?)",
        (kind, document_id, chat_id, json.dumps(body, ensure_ascii=False), stamp(now)),
    )
    return int(cursor.lastrowid or 0)
