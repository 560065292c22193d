"""From a plan to a fact: save what is to become of a document, then make it so.

The plan is committed before any file moves. What goes wrong after that is ours, never the document's: the
same plan is carried out again, as often as it takes, and can never turn into a second decision.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from agent import filing
from agent.arrival import receive
from agent.core import messages, naming
from agent.desk import Desk
from agent.durable import hash_file
from agent.logs import get_logger
from agent.model import Duplicate, Failed, FailReason, Filed, Outcome, ReviewReason, State, Waiting
from agent.store import conversation as questions
from agent.store import documents, ledger, outbox, plans
from agent.store.plans import Plan

log = get_logger("agent.settling")

FOLDERS = {State.REVIEW: "review", State.FAILED: "failed", State.DUPLICATE: "duplicates"}


def target_for(desk: Desk, tx: sqlite3.Connection, row: documents.Row, outcome: State, record_id: str | None) -> str:
    """A free place for the document, relative to the home. Call it in the transaction that saves the plan."""
    if outcome is State.RECEIVED:
        return f"state/claimed/{row.id}/document"
    if outcome is State.FILED:
        day = row.received_at.astimezone(desk.zone).date()
        folder = f"archive/{naming.record_folder(record_id or '')}"
        name = naming.archive_name(day, row.name_bytes)
    else:
        folder, name = FOLDERS[outcome], naming.safe_name(row.name_bytes)
    if name.endswith(".reason.txt"):
        name = name.removesuffix(".txt") + "_.txt"  # such names are for our own notes
    number = 1
    while _occupied(desk, tx, path := f"{folder}/{naming.numbered(name, number)}"):
        number += 1
    return path


def settle(desk: Desk, plan: Plan) -> Outcome | None:
    """Carry out a plan. Repeatable at every line. Raises OSError; then the plan stays open.

    Returns ``None`` for a retry, which only brings the file back to where the work starts.
    """
    row = documents.get(desk.store.reader(), plan.document_id)
    if not plan.settled:
        plan = _publish(desk, row, plan)
        _commit(desk, row, plan)
    release(desk, documents.get(desk.store.reader(), row.id), plan)
    return outcome_of(plan)


def release(desk: Desk, row: documents.Row, plan: Plan) -> None:
    """Remove the file that the settled one was copied from, and all that we put beside it. Raises OSError.

    ``row`` is the document as it is now. A release that comes late must never remove what a later plan of the
    document has put there since.
    """
    if _in_use_again(desk, plan):
        log.info("nothing is released: the place is in use again", doc=row.id, plan=plan.id)
    elif plan.source_path.startswith("state/claimed/"):
        release_claim(desk, row)
    else:
        filing.remove(desk.home / plan.source_path)
        filing.remove(desk.home / (plan.source_path + ".reason.txt"))
    with desk.store.transaction() as tx:
        plans.released(tx, plan.id, desk.clock())


def release_claim(desk: Desk, row: documents.Row) -> None:
    """Remove the claim of a document that stands at ``row.path`` by now. Raises OSError.

    The claimed file is looked at once more: one that is not what was settled becomes a document of its own.
    """
    document = desk.inbox.claimed / row.id / "document"
    if os.path.lexists(document):
        if _is_settled(desk, row, document):
            filing.remove(document)
        else:
            _take_changed(desk, row)
    desk.inbox.discard(row.id)


def stands(desk: Desk, sha256: str) -> bool:
    """Whether a document of these bytes is known and stands whole at its place. Raises OSError."""
    for path in documents.paths_of(desk.store.reader(), sha256):
        if os.path.lexists(desk.home / path) and hash_file(desk.home / path) == sha256:
            return True
    return False


def outcome_of(plan: Plan) -> Outcome | None:
    """The fact that a settled plan stands for; ``None`` for a retry."""
    match plan.outcome:
        case State.FILED:
            return Filed(plan.document_id, plan.record_id or "", plan.target_path)
        case State.REVIEW:
            return Waiting(plan.document_id, ReviewReason(plan.reason or ""), plan.target_path)
        case State.FAILED:
            return Failed(plan.document_id, FailReason(plan.reason or ""), plan.target_path)
        case State.DUPLICATE:
            return Duplicate(plan.document_id, plan.duplicate_of or "", plan.target_path)
        case State.RECEIVED:
            return None
        case _:
            raise AssertionError(f"no plan ends in {plan.outcome}")


def audit_facts(plan: Plan) -> dict[str, Any]:
    """What the audit line of a plan says."""
    facts = {
        "outcome": plan.outcome.value,
        "reason": plan.reason,
        "record_id": plan.record_id,
        "rule": plan.rule,
        "path": plan.target_path,
        "duplicate_of": plan.duplicate_of,
        "explanation": plan.explanation,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _occupied(desk: Desk, tx: sqlite3.Connection, path: str) -> bool:
    note = path + ".reason.txt"
    return plans.target_taken(tx, path) or any(os.path.lexists(desk.home / name) for name in (path, note))


def _publish(desk: Desk, row: documents.Row, plan: Plan) -> Plan:
    """Make the file stand at the target, under another name if a stranger's file has taken the first one."""
    while True:
        try:
            if plan.outcome is State.RECEIVED:
                desk.inbox.reopen(row.id, row.name_bytes, row.source)
            source, sha256 = _source(desk, row, plan)
            if source is not None:
                filing.publish(source, desk.home / plan.target_path, sha256, token=plan.document_id)
            break
        except filing.Occupied:
            with desk.store.transaction() as tx:
                path = target_for(desk, tx, row, plan.outcome, plan.record_id)
                plans.retarget(tx, plan.id, path)
            plan = replace(plan, target_path=path)
    if plan.outcome is State.FAILED:
        note = desk.home / (plan.target_path + ".reason.txt")
        filing.publish_note(note, _note(row, plan), token=plan.document_id)
    return plan


def _source(desk: Desk, row: documents.Row, plan: Plan) -> tuple[Path | None, str | None]:
    """The file to publish and its hash; a hash of None: no regular file; a path of None: nothing is left."""
    source, target = desk.home / plan.source_path, desk.home / plan.target_path
    if not os.path.lexists(source) and plan.source_path.endswith("/copy"):
        _renew_copy(source.parent, row.sha256)
    if not os.path.lexists(source):
        if os.path.lexists(target) and row.sha256 and hash_file(target) == row.sha256:
            return source, row.sha256  # published before the crash
        if plan.reason == FailReason.IO_ERROR:
            return None, None  # the note says that it has vanished
        raise FileNotFoundError(2, "the file has vanished", plan.source_path)
    if not filing.is_regular(source):
        return source, None
    return source, row.sha256


def _renew_copy(claim: Path, sha256: str | None) -> None:
    if os.path.lexists(claim / "document") and filing.private_copy(claim).sha256 != sha256:
        raise OSError(5, "the claimed file is no longer what was read", str(claim))


def _commit(desk: Desk, row: documents.Row, plan: Plan) -> None:
    """One transaction: the document is where it is, the messages are on their way, the trail says so."""
    now = desk.clock()
    with desk.store.transaction() as tx:
        if not plans.settle(tx, plan, now):
            return
        for message in plan.messages:
            outbox.enqueue(tx, message["kind"], message["body"], now, document_id=plan.document_id)
            if nonce := message["body"].get("nonce"):
                options = [candidate["record_id"] for candidate in plan.candidates[: messages.OPTIONS]]
                questions.ask(tx, nonce, plan.document_id, plan.id, options, now)
        ledger.audit(
            tx,
            "settled",
            now,
            document_id=plan.document_id,
            by=plan.decided_by,
            sha256=row.sha256,
            **audit_facts(plan),
        )


def _in_use_again(desk: Desk, plan: Plan) -> bool:
    """Whether a later plan of the same document has begun: then what stands at this one's source is its own."""
    return plans.is_superseded(desk.store.reader(), plan)


def _is_settled(desk: Desk, row: documents.Row, document: Path) -> bool:
    """Whether a claimed file is the one that stands at its place: by its hash, and one never read by its inode.

    A link, or a file that the disk could not deliver, was linked to its place. At a late release a disk may have
    brought the claim's name back for something else, which nobody has looked at yet.
    """
    if row.sha256:
        return filing.is_regular(document) and hash_file(document) == row.sha256
    target = desk.home / row.path
    return os.path.lexists(target) and os.path.samestat(os.lstat(document), os.lstat(target))


def _take_changed(desk: Desk, row: documents.Row) -> None:
    """Somebody wrote into the file after we had read it, or a disk brought back another: a document of its own."""
    new_id = desk.new_id()
    desk.inbox.changed_under_us(row.id, new_id)
    log.warning("the claimed file is not what was settled: it is taken in anew", doc=row.id, new_document=new_id)
    receive(desk, new_id, row.name_bytes, desk.inbox.origin(new_id).source, changed_from=row.id)


def _note(row: documents.Row, plan: Plan) -> str:
    return (
        f"{row.name}\n\n{plan.explanation}\n\nReason: {plan.reason}\nDocument: {row.id}\n"
        f"Came in: {row.received_at.isoformat(timespec='seconds')}\n\n"
        f"When it can be read, try again with:  intake retry {row.id}\n"
    )
