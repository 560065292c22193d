"""Plans: what is to become of a document, saved before any file moves.

A plan is open until it is settled (the file stands at its target and the document's row says so), and
unreleased until the file that it was copied from is gone.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from agent.errors import Refused
from agent.model import State
from agent.store import stamp


@dataclass(frozen=True, slots=True)
class Plan:
    """Paths are relative to the home; ``messages`` are outbox entries ``{"kind", "body"}``.

    ``policy`` is the MATCH_POLICY of the agent's own decisions about a document that it could read.
    """

    document_id: str
    outcome: State
    source_path: str
    target_path: str
    decided_by: str
    explanation: str
    reason: str | None = None
    record_id: str | None = None
    rule: str | None = None
    duplicate_of: str | None = None
    evidence: list[dict[str, Any]] = field(default_factory=list)
    candidates: list[dict[str, Any]] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    policy: str | None = None
    id: int = 0
    attempts: int = 0
    settled: bool = False


_JSON = ("evidence", "candidates", "messages")
_COLUMNS = (
    "document_id", "outcome", "source_path", "target_path", "decided_by", "explanation", "reason", "record_id",
    "rule", "duplicate_of", "policy", *_JSON,
)  # fmt: skip


def save(tx: sqlite3.Connection, plan: Plan, now: datetime) -> int:
    """Save a new plan and mark its document in progress. Returns the plan's id.

    Raises Refused when the document has an open plan already: the first one wins.
    """
    values = {name: getattr(plan, name) for name in _COLUMNS}
    for name in _JSON:
        values[name] = json.dumps(values[name], ensure_ascii=False)
    names = ", ".join(_COLUMNS)
    marks = ", ".join(f":{name}" for name in _COLUMNS)
    try:
        cursor = tx.execute(
            f"INSERT INTO plans ({names}, created_at) VALUES ({marks}, :created_at)",  # noqa: S608  our own column names
            {**values, "created_at": stamp(now)},
        )
    except sqlite3.IntegrityError as error:
        raise Refused(f"{plan.document_id} is being moved already: look again with  intake show.") from error
    tx.execute(
        "UPDATE documents SET state = 'in_progress', updated_at = ? WHERE id = ?", (stamp(now), plan.document_id)
    )
    return int(cursor.lastrowid or 0)


def open_of(db: sqlite3.Connection, document_id: str) -> Plan | None:
    """The plan of this document that isn't settled yet."""
    row = db.execute("SELECT * FROM plans WHERE document_id = ? AND settled_at IS NULL", (document_id,)).fetchone()
    return _plan(row) if row else None


def get(db: sqlite3.Connection, plan_id: int) -> Plan:
    """The plan of this id."""
    return _plan(db.execute("SELECT * FROM plans WHERE id = ?", (plan_id,)).fetchone())


def last_settled(db: sqlite3.Connection, document_id: str) -> Plan | None:
    """The plan that brought the document where it is."""
    row = db.execute(
        "SELECT * FROM plans WHERE document_id = ? AND settled_at IS NOT NULL ORDER BY id DESC LIMIT 1",
        (document_id,),
    ).fetchone()
    return _plan(row) if row else None


def in_shadow(db: sqlite3.Connection, since: datetime | None = None) -> list[Plan]:
    """What the agent decided about documents in shadow mode, the oldest first."""
    rows = db.execute(
        "SELECT * FROM plans WHERE policy = 'shadow' AND (:since IS NULL OR created_at >= :since) ORDER BY id",
        {"since": stamp(since) if since else None},
    )
    return [_plan(row) for row in rows]


def unreleased(db: sqlite3.Connection) -> list[Plan]:
    """Settled plans whose source may still be there."""
    rows = db.execute("SELECT * FROM plans WHERE released_at IS NULL AND settled_at IS NOT NULL ORDER BY id")
    return [_plan(row) for row in rows]


def is_superseded(db: sqlite3.Connection, plan: Plan) -> bool:
    """Whether a later plan of the document brings it, or has brought it, to where this one took it from."""
    claim = f"state/claimed/{plan.document_id}/"  # which is used as a whole
    place = f"{claim}document" if plan.source_path.startswith(claim) else plan.source_path
    row = db.execute(
        "SELECT 1 FROM plans WHERE document_id = ? AND id > ? AND target_path = ? LIMIT 1",
        (plan.document_id, plan.id, place),
    ).fetchone()
    return row is not None


def target_taken(db: sqlite3.Connection, path: str) -> bool:
    """Whether a document stands, or is about to stand, at this path, or one is about to be removed from it."""
    row = db.execute(
        "SELECT 1 FROM plans WHERE target_path = :path AND settled_at IS NULL"
        " UNION ALL SELECT 1 FROM plans WHERE source_path = :path AND released_at IS NULL"
        " UNION ALL SELECT 1 FROM documents WHERE path = :path LIMIT 1",
        {"path": path},
    ).fetchone()
    return row is not None


def retarget(tx: sqlite3.Connection, plan_id: int, target_path: str) -> None:
    """Another name, because a stranger's file stands at the first one. The decision stays."""
    tx.execute("UPDATE plans SET target_path = ? WHERE id = ?", (target_path, plan_id))


def settle(tx: sqlite3.Connection, plan: Plan, now: datetime) -> bool:
    """The file stands at its target: bring the document's row up to date. Returns False if that was done before."""
    done = tx.execute(
        "UPDATE plans SET settled_at = ?, error = NULL WHERE id = ? AND settled_at IS NULL", (stamp(now), plan.id)
    )
    if done.rowcount == 0:
        return False
    tx.execute(
        "UPDATE documents SET state = :state, reason = :reason, path = :path, record_id = :record_id, rule = :rule,"
        " decided_by = :decided_by, explanation = :explanation, evidence = :evidence, candidates = :candidates,"
        " attempts = 0, updated_at = :now WHERE id = :id",
        {
            "state": plan.outcome.value, "reason": plan.reason, "path": plan.target_path, "record_id": plan.record_id,
            "rule": plan.rule, "decided_by": plan.decided_by, "explanation": plan.explanation,
            "evidence": json.dumps(plan.evidence, ensure_ascii=False),
            "candidates": json.dumps(plan.candidates, ensure_ascii=False),
            "now": stamp(now), "id": plan.document_id,
        },
    )  # fmt: skip
    return True


def fail(tx: sqlite3.Connection, plan_id: int, error: str) -> int:
    """Settling went wrong; it will be tried again. Returns how often it has."""
    row = tx.execute(
        "UPDATE plans SET attempts = attempts + 1, error = ? WHERE id = ? RETURNING attempts", (error, plan_id)
    ).fetchone()
    return int(row["attempts"])


def released(tx: sqlite3.Connection, plan_id: int, now: datetime) -> None:
    """Nothing is left to do."""
    tx.execute("UPDATE plans SET released_at = ? WHERE id = ?", (stamp(now), plan_id))


def errors(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Open plans that could not be carried out so far: document_id, error, attempts, created_at."""
    return db.execute(
        "SELECT document_id, error, attempts, created_at FROM plans WHERE settled_at IS NULL AND error IS NOT NULL"
    ).fetchall()


def _plan(row: sqlite3.Row) -> Plan:
    values = {name: row[name] for name in _COLUMNS}
    values["outcome"] = State(values["outcome"])
    for name in _JSON:
        values[name] = json.loads(values[name])
    return Plan(**values, id=row["id"], attempts=row["attempts"], settled=row["settled_at"] is not None)
