"""Messages that wait for their own loop to send them.

pending     waits; may have been tried before, surely without effect
sending     is being sent at this moment
uncertain   it broke while being sent: it may have arrived, and is sent once more with that said
sent        arrived
dead        given up; ``error`` says why

A body whose ``repeat`` is true may have arrived before; with ``resend`` true its one repetition is used up.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from agent.store import documents, stamp
from agent.store.documents import Step

BATCH = 500  # rows looked at together: what one digest can hold
REVIVE_WITHIN = timedelta(days=7)

_OPEN = "state IN ('pending', 'uncertain')"
_REPEAT = "json_set(body, '$.repeat', json('true'))"
_RESEND = "json_set(body, '$.repeat', json('true'), '$.resend', json('true'))"


@dataclass(frozen=True, slots=True)
class Message:
    """One row of the outbox. ``chat_id`` of ``None`` is the configured chat."""

    id: int
    kind: str
    document_id: str | None
    chat_id: int | None
    body: Mapping[str, Any]
    attempts: int

    @property
    def repeat(self) -> bool:
        """Whether it may have arrived before."""
        return bool(self.body.get("repeat"))

    @property
    def resend(self) -> bool:
        """Whether its one repetition is used up."""
        return bool(self.body.get("resend"))


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

    ``body`` has ``text`` and may have ``buttons`` and what else ``agent.core.messages`` lists.
    """
    cursor = tx.execute(
        "INSERT INTO outbox (kind, document_id, chat_id, body, created_at) VALUES (?, ?, ?, ?, ?)",
        (kind, document_id, chat_id, json.dumps(body, ensure_ascii=False), stamp(now)),
    )
    return int(cursor.lastrowid or 0)


def due(
    db: sqlite3.Connection,
    now: datetime,
    hold: float = 0.0,
    limit: int = BATCH,
    *,
    only: Collection[str] = (),
    held: Collection[str] = (),
) -> list[Message]:
    """The messages that may be sent now, oldest first, at most ``limit``.

    ``hold``: the ``filed`` ones wait until the oldest of them is so many seconds old, then all are due.
    ``only``: the kinds that may leave (none named: all). ``held``: what waits to be told together, as "kind:group".
    An edit waits until its message has left.
    """
    filed = True
    if hold:
        oldest = db.execute(f"SELECT min(created_at) FROM outbox WHERE {_OPEN} AND kind = 'filed'").fetchone()[0]  # noqa: S608 - a constant of this module
        filed = oldest is not None and oldest <= stamp(now - timedelta(seconds=hold))
    rows = db.execute(
        f"SELECT * FROM outbox AS o WHERE {_OPEN} AND (not_before IS NULL OR not_before <= :now)"  # noqa: S608 - as above
        " AND (kind <> 'filed' OR :filed)"
        " AND (:only = '[]' OR kind IN (SELECT value FROM json_each(:only)))"
        " AND (:held = '[]' OR kind || ':' || coalesce(json_extract(body, '$.group'), '')"
        "      NOT IN (SELECT value FROM json_each(:held)))"
        " AND (kind <> 'edit' OR NOT EXISTS (SELECT 1 FROM outbox AS m WHERE m.id = json_extract(o.body, '$.edit')"
        "      AND m.state IN ('pending', 'sending', 'uncertain')))"
        " ORDER BY id LIMIT :limit",
        {
            "now": stamp(now), "filed": int(filed), "limit": limit, "only": json.dumps(list(only)),
            "held": json.dumps(list(held)),
        },
    )  # fmt: skip
    return [_message(row) for row in rows]


def recover(tx: sqlite3.Connection) -> int:
    """After a restart: what was being sent may have arrived. Returns how many that are."""
    cursor = tx.execute(
        f"UPDATE outbox SET state = 'uncertain', body = {_RESEND}, error = 'stopped while sending'"  # noqa: S608 - a constant
        " WHERE state = 'sending'"
    )
    return cursor.rowcount


def claim(tx: sqlite3.Connection, ids: Sequence[int]) -> None:
    """They are being sent from now on."""
    _each(tx, "state = 'sending', attempts = attempts + 1", ids)


def sent(tx: sqlite3.Connection, ids: Sequence[int], message_id: int | None, now: datetime, note: str = "") -> None:
    """They have arrived, as Telegram's ``message_id``: a step in the story of each document that they tell of."""
    _each(
        tx, "state = 'sent', message_id = ?, sent_at = ?, error = ?, not_before = NULL", ids,
        message_id, stamp(now), note or None,
    )  # fmt: skip
    _note_steps(tx, ids, now, note)


def release(
    tx: sqlite3.Connection, ids: Sequence[int], error: str, *, repeat: bool = False, until: datetime | None = None
) -> None:
    """They did not arrive and wait again, until ``until``; ``repeat``: an error was answered, it may have arrived."""
    body = f", body = {_REPEAT}" if repeat else ""
    _each(tx, f"state = 'pending', error = ?, not_before = ?{body}", ids, error, stamp(until) if until else None)


def uncertain(tx: sqlite3.Connection, ids: Sequence[int], error: str) -> None:
    """They may have arrived, and go out once more."""
    _each(tx, f"state = 'uncertain', error = ?, body = {_RESEND}", ids, error)


def dead(tx: sqlite3.Connection, ids: Sequence[int], error: str, code: int = 0) -> None:
    """Given up, for the refusal with ``code`` (Telegram's, 0 for another reason)."""
    _each(tx, "state = 'dead', error = ?", ids, f"{code} {error}" if code else error)


def revive(tx: sqlite3.Connection, now: datetime) -> int:
    """What was refused because of the token or the chat (401, 403) in the last week waits again. Returns how many."""
    cursor = tx.execute(
        "UPDATE outbox SET state = 'pending', not_before = NULL WHERE state = 'dead' AND created_at >= ?"
        " AND (error LIKE '401 %' OR error LIKE '403 %')",
        (stamp(now - REVIVE_WITHIN),),
    )
    return cursor.rowcount


def sent_as(db: sqlite3.Connection, outbox_id: int) -> int | None:
    """Telegram's id of a message, if it was sent."""
    row = db.execute("SELECT message_id FROM outbox WHERE id = ?", (outbox_id,)).fetchone()
    return row["message_id"] if row else None


def oldest_waiting(db: sqlite3.Connection) -> str | None:
    """When the oldest message that hasn't left was written (ISO 8601), for the status and the health check."""
    row = db.execute("SELECT min(created_at) FROM outbox WHERE state IN ('pending', 'sending', 'uncertain')").fetchone()
    return None if row[0] is None else str(row[0])


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many messages are in each state."""
    return {row[0]: row[1] for row in db.execute("SELECT state, count(*) FROM outbox GROUP BY state")}


def _note_steps(tx: sqlite3.Connection, ids: Iterable[int], now: datetime, detail: str) -> None:
    for number in ids:
        row = tx.execute("SELECT kind, document_id, created_at FROM outbox WHERE id = ?", (number,)).fetchone()
        if row["document_id"] is not None and documents.lookup(tx, row["document_id"]):
            began = datetime.fromisoformat(row["created_at"])
            said = ", ".join(filter(None, [row["kind"], detail]))
            waited = round((now - began).total_seconds() * 1000)
            documents.add_steps(tx, row["document_id"], 0, [Step("notify", began, max(0, waited), True, said)])


def _each(tx: sqlite3.Connection, change: str, ids: Iterable[int], *values: Any) -> None:
    tx.executemany(f"UPDATE outbox SET {change} WHERE id = ?", [(*values, item) for item in ids])  # noqa: S608 - constants of this module


def _message(row: sqlite3.Row) -> Message:
    return Message(row["id"], row["kind"], row["document_id"], row["chat_id"], json.loads(row["body"]), row["attempts"])
