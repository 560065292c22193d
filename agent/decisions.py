"""What a human decides: file it, none of these, take it back, try again.

The shell and Telegram call these very functions. Each is a compare-and-set: it looks at the document's state
and saves its plan in one transaction, so of two people who answer at once exactly one wins and the other is told.
Whoever owns the home carries the plan out.
"""

from __future__ import annotations

import secrets
import sqlite3
from datetime import date, datetime
from typing import Any, Protocol

from agent import cases
from agent.core import messages
from agent.desk import Desk
from agent.errors import NotFound, Refused
from agent.logs import get_logger
from agent.model import Ask, Candidate, Evidence, File, Record, ReviewReason, State
from agent.planning import candidate_facts
from agent.settling import audit_facts, target_for
from agent.store import aliases, conversation, documents, grounds, ledger, plans, waiting
from agent.store.documents import Row
from agent.store.plans import Plan

log = get_logger("agent.decisions")


class Fetches(Protocol):
    """The register, as a decision needs it."""

    def fetch(self, record_ids: Any) -> dict[str, Record]:
        """Records by id, read live. Raises Unavailable."""


def decide(
    desk: Desk, register: Fetches, document_id: str, record_id: str | None, by: str, *, learn: bool = True
) -> str | None:
    """File a waiting document to a record; ``None`` says that it is none of the candidates.

    Returns the name that the answer has taught: what the document prints of the patient is from now on also a name
    of the record, unless ``learn`` is false, the record has it already, or another record has it.
    Raises NotFound for an unknown record, Refused when the document doesn't wait for an answer any more.
    """
    if record_id is None:
        _nobody(desk, document_id, by)
        return None
    record = register.fetch([record_id]).get(record_id)
    if record is None:
        raise NotFound(f"There is no record {record_id!r}: look for it with  intake register search.")
    now = desk.clock()
    with desk.store.transaction() as tx:
        row = _in_state(documents.get(tx, document_id), State.REVIEW)
        explanation = f"FILE {record_id} human: decided by {by}"
        known = [item for item in row.candidates if item["record_id"] == record_id]
        chosen = known[0] if known else candidate_facts(Candidate(record))
        plan = Plan(
            document_id=row.id,
            outcome=State.FILED,
            source_path=row.path,
            target_path=target_for(desk, tx, row, State.FILED, record_id),
            decided_by=by,
            explanation=explanation,
            record_id=record_id,
            rule="human",
            evidence=chosen["evidence"],
            candidates=row.candidates,
            messages=_filed_message(desk, row, File(record_id, "human", explanation, (), (Candidate(record),)), by),
        )
        plans.save(tx, plan, now)
        conversation.answer(tx, row.id, record_id, by, now)
        waiting.forget(tx, row.id)
        name = _teach(tx, row, record_id, by, now) if learn else None
        taught = {"alias": name} if name else {}
        ledger.audit(tx, "decided", now, document_id=row.id, by=by, sha256=row.sha256, **audit_facts(plan), **taught)
    return name


def undo(desk: Desk, document_id: str, by: str) -> None:
    """Take a filing back into review; the question is asked anew. Raises Refused when it isn't filed.

    What the answer had taught goes with it, and a filing of the agent's own becomes a case in ``cases/``.
    """
    now = desk.clock()
    with desk.store.transaction() as tx:
        row = _in_state(documents.get(tx, document_id), State.FILED)
        explanation = f"ASK: the filing to {row.record_id} was taken back by {by}"
        ask = Ask(ReviewReason.CONFLICT, explanation, tuple(_candidate(item) for item in row.candidates))
        kind, body = messages.for_question(
            ask, document_id=row.id, name=row.name, language=desk.language, detail=desk.detail,
            nonce=secrets.token_hex(8),
        )  # fmt: skip
        plan = Plan(
            document_id=row.id,
            outcome=State.REVIEW,
            source_path=row.path,
            target_path=target_for(desk, tx, row, State.REVIEW, None),
            decided_by=by,
            explanation=explanation,
            reason=ReviewReason.CONFLICT.value,
            candidates=row.candidates,
            messages=[{"kind": kind, "body": body}],
        )
        plans.save(tx, plan, now)
        if row.decided_by == "agent":
            grounds.undone(tx, row.id, by, now)
        names = aliases.withdraw(tx, row.id, by, now)
        untaught = {"aliases_removed": names} if names else {}
        facts = audit_facts(plan) | untaught
        ledger.audit(tx, "undone", now, document_id=row.id, by=by, was=row.record_id, **facts)
    try:
        cases.write_out(desk)
    except OSError as error:
        # The filing is taken back all the same; `intake check` writes what is still to be written.
        log.warning("the case can't be written just now", doc=document_id, error=error.strerror)


def retry(desk: Desk, document_id: str, by: str) -> None:
    """Let a failed document go through again. Raises Refused when it hasn't failed."""
    now = desk.clock()
    with desk.store.transaction() as tx:
        row = _in_state(documents.get(tx, document_id), State.FAILED)
        plan = Plan(
            document_id=row.id,
            outcome=State.RECEIVED,
            source_path=row.path,
            target_path=target_for(desk, tx, row, State.RECEIVED, None),
            decided_by=by,
            explanation=f"tried again by {by} after: {row.reason}",
        )
        plans.save(tx, plan, now)
        ledger.audit(tx, "retried", now, document_id=row.id, by=by, **audit_facts(plan))


def _teach(tx: sqlite3.Connection, row: Row, record_id: str, by: str, now: datetime) -> str | None:
    """Remember the printed name as one of the record's. Returns it, or None where there is nothing to learn.

    A name that another record bears would make two people one; one that the source has already needs no teaching.
    """
    name, bearers = row.reading.get("name"), set(row.reading.get("bearers", ()))
    learnt = any(alias.name == name for alias in aliases.active(tx, record_id))
    if not name or bearers - {record_id} or (bearers and not learnt):
        return None
    aliases.add(tx, record_id, name, row.id, by, now)
    return str(name)


def _nobody(desk: Desk, document_id: str, by: str) -> None:
    """It stays in review, now known to belong to none of the candidates; nobody is reminded any more."""
    now = desk.clock()
    explanation = f"ASK: none of the candidates, says {by}"
    with desk.store.transaction() as tx:
        row = _in_state(documents.get(tx, document_id), State.REVIEW)
        documents.set_answer(tx, row.id, ReviewReason.NOT_IN_REGISTER.value, explanation, by, now)
        conversation.answer(tx, row.id, None, by, now)
        ledger.audit(
            tx, "decided", now, document_id=row.id, by=by, outcome="review",
            reason=ReviewReason.NOT_IN_REGISTER.value, explanation=explanation,
        )  # fmt: skip


def _in_state(row: Row, wanted: State) -> Row:
    if row.state is wanted:
        return row
    done = {
        State.FILED: f"was filed to {row.record_id} by {row.decided_by}",
        State.IN_PROGRESS: "is being moved just now",
        State.RECEIVED: "is being read just now",
    }.get(row.state, f"is in {row.state.value}")
    need = {
        State.REVIEW: "waits for an answer",
        State.FILED: "is filed",
        State.FAILED: "has failed or waits in review",
    }[wanted]
    raise Refused(f"{row.id} {done}: this can be done only while it {need}.")


def _filed_message(desk: Desk, row: Row, file: File, by: str) -> list[dict[str, Any]]:
    # Where the answer was given, the question itself is edited to say so: a second message would say nothing new.
    if desk.notify_filed == "off" or by.startswith("telegram:"):
        return []
    kind, body = messages.for_filed(file, document_id=row.id, name=row.name, language=desk.language, detail=desk.detail)
    return [{"kind": kind, "body": body}]


def _candidate(facts: dict[str, Any]) -> Candidate:
    """A candidate as it was stored."""
    record = Record(
        facts["record_id"],
        facts["last_name"],
        facts["first_name"],
        date.fromisoformat(facts["birth_date"]) if facts["birth_date"] else None,
    )
    return Candidate(record, tuple(Evidence(**item) for item in facts["evidence"]))
