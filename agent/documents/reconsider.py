"""Questions that answer themselves: when the register changes, the documents that wait are decided anew.

What was read of a document that waits is kept until its question is closed, with the keys that it was looked up by. A
changed record marks the documents that share a key with it; each of those is matched again, and nothing is read again.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from array import array
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Protocol

from agent import cases
from agent.core import messages
from agent.desk import Desk
from agent.errors import Refused, Unavailable
from agent.logs import get_logger
from agent.matching.blocking import record_keys
from agent.matching.lexicon import Lexicon
from agent.matching.match import Gather, match
from agent.matching.reading import Reading, reading_of, told, with_ranges
from agent.model import Ask, Changed, File, Policy, Record, ReviewReason, State
from agent.planning import candidate_facts
from agent.readers.protocol import decode_reply
from agent.register.keymaker import numbers_of
from agent.settling import audit_facts, settle, target_for
from agent.store import aliases, conversation, documents, grounds, ledger, meta, outbox, plans, waiting
from agent.store.documents import Row
from agent.store.plans import Plan

log = get_logger("agent.reconsider")

ALIASES = "aliases_seen"  # in the store's meta
ROUND_SECONDS = 2.0  # of one round beside the main loop's other work; what is left waits for the next


class Watched(Protocol):
    """The register, as this needs it."""

    def changed(self) -> Changed:
        """What has changed since it was last forgotten."""

    def forget_changed(self, changed: Changed) -> None:
        """These changes are dealt with."""


@dataclass(frozen=True)
class Reconsider:
    """Looked after with each sweep by ``tend``. ``gather`` answers for the register."""

    desk: Desk
    register: Watched
    gather: Gather
    lexicon: Lexicon
    policy: Policy
    monotonic: Callable[[], float] = time.monotonic

    def tend(self) -> None:
        """Mark what changed records concern, and decide of it what fits into a round. Raises OSError, sqlite3.Error."""
        try:
            self._mark_aliases()
            changed = self.register.changed()
            if changed.anything:
                with self.desk.store.transaction() as tx:
                    marked = waiting.mark(tx, changed)
                self.register.forget_changed(changed)
                log.info("the register has changed", documents=marked)
            until = self.monotonic() + ROUND_SECONDS
            for document_id in waiting.marked(self.desk.store.reader()):
                with contextlib.suppress(Refused):  # it waits no more
                    self.decide(document_id)
                if self.monotonic() > until:
                    break
        except Unavailable as error:
            log.warning("what waits can't be looked at just now", error=str(error))

    def _mark_aliases(self) -> None:
        """Names that answers have taught concern whoever prints them."""
        db = self.desk.store.reader()
        version = str(aliases.version(db))
        if meta.read(db, ALIASES) == version:
            return
        names = [Record(alias.record_id, "", aliases=(alias.name,)) for alias in aliases.active(db)]
        keys = frozenset(key for record in names for key in record_keys(record, self.lexicon) if key.kind == "full")
        with self.desk.store.transaction() as tx:
            waiting.mark(tx, Changed(tuple(array("q", numbers_of(keys)))))
            meta.put(tx, ALIASES, version)

    def decide(self, document_id: str, by: str = "agent") -> str | None:
        """Decide one waiting document anew. Returns the record it was filed to, ``None`` when it still waits.

        Raises Refused when nothing that was read of it is kept, Unavailable when the register is down.
        """
        db = self.desk.store.reader()
        row, kept = documents.get(db, document_id), waiting.read(db, document_id)
        if row.state is not State.REVIEW or kept is None:
            self._unmark(document_id)
            raise Refused(f"{row.id} can't be decided anew: what was read of it isn't kept any more.")
        document = decode_reply(kept).document
        if document is None:
            self._unmark(document_id)
            raise Refused(f"{row.id} can't be decided anew: nothing was read in it.")
        today = self.desk.clock().astimezone(self.desk.zone).date()
        made = match(document, row.name, self.gather, self.policy, self.lexicon, today)
        reading = reading_of(made.found, made.gathered, made.decision, self.lexicon)
        decision = with_ranges(made.decision, reading.ranges)
        if isinstance(decision, File) and not _refused_by_a_human(row, decision):
            self._file(
                row, decision, reading, by, cases.facts_of(document, row.name, made.gathered, decision, self.policy)
            )
            return decision.record_id
        if isinstance(decision, Ask):
            self._ask(row, decision, reading)
        else:
            self._unmark(document_id)
        return None

    def _file(self, row: Row, file: File, reading: Reading, by: str, case: dict[str, object]) -> None:
        """What now fits is filed like any other; its open question is closed, and its message says so."""
        now, desk = self.desk.clock(), self.desk
        body = messages.for_filed(file, document_id=row.id, name=row.name, language=desk.language, detail=desk.detail)
        with desk.store.transaction() as tx:
            if documents.get(tx, row.id).state is not State.REVIEW:
                return  # somebody has answered meanwhile
            plan = Plan(
                document_id=row.id,
                outcome=State.FILED,
                source_path=row.path,
                target_path=target_for(desk, tx, row, State.FILED, file.record_id),
                decided_by="agent",
                explanation=f"{file.explanation}; decided anew" + ("" if by == "agent" else f" for {by}"),
                record_id=file.record_id,
                rule=file.rule,
                evidence=[asdict(item) for item in file.evidence],
                candidates=[candidate_facts(item) for item in file.candidates],
                messages=[] if desk.notify_filed == "off" else [{"kind": body[0], "body": body[1]}],
                policy=self.policy.value,
            )
            plan_id = plans.save(tx, plan, now)
            conversation.answer(tx, row.id, file.record_id, by, now)
            documents.set_reading(tx, row.id, asdict(reading))
            grounds.save(tx, row.id, case, now)
            waiting.forget(tx, row.id)
            ledger.audit(tx, "decided", now, document_id=row.id, sha256=row.sha256, anew=True, **audit_facts(plan))
        settle(desk, plans.get(desk.store.reader(), plan_id))
        log.info("decided anew", doc=row.id, outcome="filed")

    def _ask(self, row: Row, ask: Ask, reading: Reading) -> None:
        """Still a question: with new candidates when they are others, else nothing is said again."""
        now, desk = self.desk.clock(), self.desk
        candidates = [candidate_facts(item) for item in ask.candidates]
        new = [item["record_id"] for item in candidates] != [item["record_id"] for item in row.candidates]
        with desk.store.transaction() as tx:
            if documents.get(tx, row.id).state is not State.REVIEW:
                return
            waiting.unmark(tx, row.id)
            if not new or row.decided_by != "agent":
                return
            documents.set_question(tx, row.id, ask.reason.value, ask.explanation, candidates, now)
            documents.set_reading(tx, row.id, asdict(reading))
            last = plans.last_settled(tx, row.id)
            nonce = secrets.token_hex(8)
            kind, body = messages.for_question(
                ask, document_id=row.id, name=row.name, language=desk.language, detail=desk.detail, nonce=nonce,
                read=told(reading),
            )  # fmt: skip
            outbox.enqueue(tx, kind, body, now, document_id=row.id)
            conversation.ask(tx, nonce, row.id, last.id if last else 0, messages.options(ask), now)
            ledger.audit(
                tx, "asked_anew", now, document_id=row.id, reason=ask.reason.value, explanation=ask.explanation
            )
        log.info("decided anew", doc=row.id, outcome="review")

    def _unmark(self, document_id: str) -> None:
        with self.desk.store.transaction() as tx:
            waiting.unmark(tx, document_id)


def _refused_by_a_human(row: Row, file: File) -> bool:
    """True when a human has said that it isn't this record's: by "none of these", or by taking a filing back."""
    if row.decided_by in (None, "agent"):
        return False
    offered = {item["record_id"] for item in row.candidates}
    return row.reason != ReviewReason.NOT_IN_REGISTER.value or file.record_id in offered
