"""From a decision to a plan: where the file is to stand, what is to be said, and why; saved in one transaction."""

from __future__ import annotations

import secrets
import sqlite3
from array import array
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any, assert_never

from agent.core import messages
from agent.desk import Desk
from agent.matching.reading import Reading, told
from agent.model import (
    CANARY_RECORD,
    Ask,
    Candidate,
    Decision,
    Document,
    Duplicate,
    File,
    Key,
    Policy,
    ReadResult,
    Record,
    Reject,
    State,
)
from agent.readers.protocol import encode_reply
from agent.register.keymaker import numbers_of
from agent.settling import audit_facts, target_for
from agent.store import documents, grounds, ledger, plans, waiting
from agent.store.documents import Row
from agent.store.plans import Plan


@dataclass(frozen=True)
class Basis:
    """What a decision about a document that could be read rests on, for those who answer or take it back.

    ``case`` is what the regression case is made of if it is a filing that is taken back. ``document`` and ``keys`` are
    kept while a question is open, so that it can be decided anew when the register changes.
    """

    policy: Policy
    reading: Reading = field(default_factory=Reading)
    case: dict[str, Any] | None = None
    document: Document | None = None
    keys: frozenset[Key] = frozenset()


def save_plan(desk: Desk, document_id: str, decision: Decision | Duplicate, basis: Basis | None = None) -> Plan:
    """Commit to what is to become of the document: from here on there is no second decision."""
    now = desk.clock()
    with desk.store.transaction() as tx:
        row = documents.get(tx, document_id)
        plan = _plan(desk, row, decision, tx, basis)
        plan_id = plans.save(tx, plan, now)
        if basis is not None:
            documents.set_reading(tx, row.id, asdict(basis.reading))
        if basis is not None and basis.document is not None and plan.outcome is State.REVIEW:
            _keep(tx, row.id, basis.document, basis.keys)
        if basis is not None and basis.case is not None:
            grounds.save(tx, row.id, basis.case, now)
        ledger.audit(tx, "decided", now, document_id=row.id, sha256=row.sha256, **audit_facts(plan))
    return plans.get(desk.store.reader(), plan_id)


def _keep(tx: sqlite3.Connection, document_id: str, document: Document, keys: Collection[Key]) -> None:
    """What was read, with the keys by which a changed record concerns it: names in full, dates and numbers."""
    telling = frozenset(key for key in keys if key.kind not in ("first", "sound"))
    reply = encode_reply(ReadResult(document, None, "", len(document.pages)))
    waiting.save(tx, document_id, reply, array("q", numbers_of(telling)))


def _plan(desk: Desk, row: Row, decision: Decision | Duplicate, tx: sqlite3.Connection, basis: Basis | None) -> Plan:
    outcome, facts = _facts(decision)
    # What has no hash is no regular file: the thing itself is moved, there is no copy of it.
    claimed = "copy" if row.sha256 else "document"
    return Plan(
        document_id=row.id,
        outcome=outcome,
        source_path=f"state/claimed/{row.id}/{claimed}",
        target_path=target_for(desk, tx, row, outcome, facts.get("record_id")),
        decided_by="agent",
        messages=_messages(desk, row, decision, basis),
        policy=basis.policy.value if basis else None,
        **facts,
    )


def _messages(desk: Desk, row: Row, decision: Decision | Duplicate, basis: Basis | None) -> list[dict[str, Any]]:
    said: dict[str, Any] = {
        "document_id": row.id, "name": row.name, "language": desk.language, "detail": desk.detail,
    }  # fmt: skip
    if isinstance(decision, Duplicate):
        kind, body = messages.for_duplicate(original_id=decision.original_id, **said)
    elif isinstance(decision, File) and (desk.notify_filed == "off" or decision.record_id == CANARY_RECORD):
        return []
    else:
        read = told(basis.reading) if basis else ()
        kind, body = messages.for_decision(decision, nonce=secrets.token_hex(8), read=read, **said)
    return [{"kind": kind, "body": body}]


def candidate_facts(candidate: Candidate) -> dict[str, Any]:
    """A candidate as the store keeps it and ``intake show`` prints it."""
    record: Record = candidate.record
    return {
        "record_id": record.record_id,
        "last_name": record.last_name,
        "first_name": record.first_name,
        "birth_date": record.birth_date.isoformat() if record.birth_date else None,
        "evidence": [asdict(item) for item in candidate.evidence],
    }


def _facts(decision: Decision | Duplicate) -> tuple[State, dict[str, Any]]:
    match decision:
        case File():
            return State.FILED, {
                "record_id": decision.record_id,
                "rule": decision.rule,
                "explanation": decision.explanation,
                "evidence": [asdict(item) for item in decision.evidence],
                "candidates": [candidate_facts(item) for item in decision.candidates],
            }
        case Ask():
            return State.REVIEW, {
                "reason": decision.reason.value,
                "explanation": decision.explanation,
                "candidates": [candidate_facts(item) for item in decision.candidates],
            }
        case Reject():
            return State.FAILED, {"reason": decision.reason.value, "explanation": decision.explanation}
        case Duplicate():
            return State.DUPLICATE, {
                "duplicate_of": decision.original_id,
                "explanation": f"The same bytes had been taken in before, as document {decision.original_id}.",
            }
        case _:
            assert_never(decision)
