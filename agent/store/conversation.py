"""Questions to humans, and Telegram's updates: stored, committed, acknowledged, then handled.

A question is answered once: ``answer`` is the compare-and-set. ``options`` are record ids in the order of the
buttons; an ``answer`` of "" means "none of these".
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from agent.store import stamp

# A week without updates lets Telegram's ids restart at random: https://core.telegram.org/bots/api#update
OFFSET_LIFE = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Question:
    """One question; times are ISO 8601 in UTC, ``None`` where it hasn't happened."""

    nonce: str
    document_id: str
    plan_id: int
    options: tuple[str, ...]
    asked_at: str
    reminded_at: str | None
    answered_at: str | None
    answered_by: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A sent (or waiting) message that asks an answered question and doesn't say so yet."""

    outbox_id: int
    chat_id: int | None
    body: Mapping[str, Any]
    question: Question


@dataclass(frozen=True, slots=True)
class Asked:
    """The first message that asked a question, and when it was sent."""

    body: Mapping[str, Any]
    sent_at: str


def ask(
    tx: sqlite3.Connection, nonce: str, document_id: str, plan_id: int, options: Sequence[str], now: datetime
) -> None:
    """Save a question. A nonce that exists already is left as it is, so that settling can be repeated."""
    tx.execute(
        "INSERT OR IGNORE INTO questions (nonce, document_id, plan_id, options, asked_at) VALUES (?, ?, ?, ?, ?)",
        (nonce, document_id, plan_id, json.dumps(list(options), ensure_ascii=False), stamp(now)),
    )


def answer(tx: sqlite3.Connection, document_id: str, record_id: str | None, by: str, now: datetime) -> bool:
    """Answer the open questions of a document; ``None`` is "none of these". False when none was open."""
    cursor = tx.execute(
        "UPDATE questions SET answered_at = ?, answered_by = ?, answer = ?"
        " WHERE document_id = ? AND answered_at IS NULL",
        (stamp(now), by, record_id or "", document_id),
    )
    return cursor.rowcount > 0


def question(db: sqlite3.Connection, nonce: str) -> Question | None:
    """The question with this nonce."""
    row = db.execute("SELECT * FROM questions WHERE nonce = ?", (nonce,)).fetchone()
    return _question(row) if row else None


def latest(db: sqlite3.Connection, document_id: str) -> Question | None:
    """The last question that was asked about a document, answered or not."""
    row = db.execute(
        "SELECT * FROM questions WHERE document_id = ? ORDER BY asked_at DESC, rowid DESC LIMIT 1", (document_id,)
    ).fetchone()
    return _question(row) if row else None


def waiting(db: sqlite3.Connection) -> list[Question]:
    """The open questions of documents that still wait in review, oldest first, the last one of each document."""
    rows = db.execute(
        "SELECT q.* FROM documents d JOIN questions q ON q.document_id = d.id"
        " WHERE d.state = 'review' AND q.answered_at IS NULL ORDER BY q.asked_at, q.rowid"
    )
    return list({row["document_id"]: _question(row) for row in rows}.values())


def count_asked(db: sqlite3.Connection, since: datetime, before: datetime) -> int:
    """How many questions were asked in a span of time."""
    row = db.execute(
        "SELECT count(*) FROM questions WHERE asked_at >= ? AND asked_at < ?", (stamp(since), stamp(before))
    ).fetchone()
    return int(row[0])


def reminded(tx: sqlite3.Connection, nonce: str, now: datetime) -> None:
    """The question was asked again, or put off, at ``now``."""
    tx.execute("UPDATE questions SET reminded_at = ? WHERE nonce = ?", (stamp(now), nonce))


def asked(db: sqlite3.Connection, question: Question) -> Asked | None:
    """How a question was first asked; ``None`` while its message waits in the outbox, or when it never arrived."""
    row = db.execute(
        "SELECT body, sent_at FROM outbox WHERE document_id = ? AND kind = 'question' AND state = 'sent'"
        " AND json_extract(body, '$.nonce') = ? ORDER BY id LIMIT 1",
        (question.document_id, question.nonce),
    ).fetchone()
    return Asked(json.loads(row["body"]), row["sent_at"]) if row else None


def asked_after(db: sqlite3.Connection, row: int) -> list[tuple[int, str]]:
    """The questions that came after row number ``row`` of the table, as (row number, nonce)."""
    found = db.execute("SELECT rowid, nonce FROM questions WHERE rowid > ? ORDER BY rowid", (row,))
    return [(item["rowid"], item["nonce"]) for item in found]


def answered(db: sqlite3.Connection, nonces: Collection[str]) -> list[str]:
    """Those of ``nonces`` whose question is answered."""
    found = db.execute(
        "SELECT nonce FROM questions WHERE answered_at IS NOT NULL AND nonce IN (SELECT value FROM json_each(?))",
        (json.dumps(list(nonces)),),
    )
    return [row["nonce"] for row in found]


def untold(db: sqlite3.Connection, nonces: Collection[str]) -> list[Copy]:
    """The messages that ask these answered questions, and that no edit was queued for."""
    rows = db.execute(
        "SELECT q.*, o.id AS outbox_id, o.chat_id, o.body FROM questions q JOIN outbox o"
        " ON o.document_id = q.document_id AND o.kind = 'question' AND json_extract(o.body, '$.nonce') = q.nonce"
        " WHERE q.nonce IN (SELECT value FROM json_each(?)) AND q.answered_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.document_id = q.document_id"
        " AND e.kind = 'edit' AND json_extract(e.body, '$.edit') = o.id) ORDER BY q.answered_at, o.id",
        (json.dumps(list(nonces)),),
    )
    return [Copy(row["outbox_id"], row["chat_id"], json.loads(row["body"]), _question(row)) for row in rows]


def save_updates(tx: sqlite3.Connection, updates: Iterable[Mapping[str, Any]], now: datetime) -> None:
    """Keep updates as they came; one that is there already is left alone."""
    tx.executemany(
        "INSERT OR IGNORE INTO updates (update_id, payload, received_at) VALUES (?, ?, ?)",
        [(int(item["update_id"]), json.dumps(item, ensure_ascii=True), stamp(now)) for item in updates],
    )


def offset(tx: sqlite3.Connection, now: datetime) -> int | None:
    """The offset to fetch from, which acknowledges all that is stored; ``None`` when nothing recent is.

    Handled updates older than six days are dropped with it: their ids may come again.
    """
    tx.execute("DELETE FROM updates WHERE handled_at IS NOT NULL AND received_at < ?", (stamp(now - OFFSET_LIFE),))
    row = tx.execute(
        "SELECT max(update_id) AS last FROM updates WHERE received_at >= ?", (stamp(now - OFFSET_LIFE),)
    ).fetchone()
    return None if row["last"] is None else int(row["last"]) + 1


def unhandled(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """The updates that wait to be handled, in their order."""
    rows = db.execute("SELECT payload FROM updates WHERE handled_at IS NULL ORDER BY update_id")
    return [json.loads(row["payload"]) for row in rows]


def handled(tx: sqlite3.Connection, update_id: int, now: datetime) -> None:
    """It is done. What it said is forgotten; its id stays, so that it can't be done twice."""
    tx.execute("UPDATE updates SET handled_at = ?, payload = '{}' WHERE update_id = ?", (stamp(now), update_id))


def _question(row: sqlite3.Row) -> Question:
    names = ("nonce", "document_id", "plan_id", "asked_at", "reminded_at", "answered_at", "answered_by", "answer")
    return Question(options=tuple(json.loads(row["options"])), **{name: row[name] for name in names})
