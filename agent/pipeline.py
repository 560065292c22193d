"""What happens to one PDF, from top to bottom: fingerprint, read, match, plan, settle.

It was claimed before (``agent.inbox``); what a plan becomes is ``agent.settling``. A failure before the plan
is the document's and becomes a plan of its own (failed, with its reason). ``Unavailable`` (the register is
down) and a full disk are neither: the document waits, and nothing is decided.
"""

from __future__ import annotations

import errno
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agent import cases, filing
from agent.core.prices import FREE, LOCAL, Prices
from agent.desk import Desk
from agent.matching.lexicon import Lexicon
from agent.matching.match import match
from agent.matching.reading import reading_of, with_ranges
from agent.model import (
    CANARY_RECORD,
    Decision,
    Document,
    Duplicate,
    FailReason,
    File,
    Gathered,
    Key,
    Outcome,
    Policy,
    ReadResult,
    Reject,
)
from agent.planning import Basis, save_plan
from agent.settling import settle
from agent.store import documents, ledger, plans
from agent.work import Work, begin

STRIKES = 3  # crashes on one document before it is set aside


class Reads(Protocol):
    """The reader, as the pipeline needs it."""

    def read(self, pdf: Path) -> ReadResult:
        """Read a PDF; a bad one is a value, not an exception. Raises Unavailable after ``close``."""

    def put_back(self, pdf: Path) -> None:
        """End what is being read of this one, from any thread: its ``read`` raises PutBack."""

    def close(self) -> None:
        """End what is being read, from any thread."""


class Gathers(Protocol):
    """The register, as the pipeline needs it."""

    def gather(self, keys: Collection[Key]) -> Gathered:
        """The records that share a key. Raises Unavailable."""


@dataclass(frozen=True)
class Pipeline:
    """Everything that the way of a PDF needs."""

    desk: Desk
    reader: Reads
    register: Gathers
    lexicon: Lexicon
    policy: Policy
    max_bytes: int
    prices: Prices = FREE
    currency: str = "EUR"

    def process(self, document_id: str) -> Outcome | None:
        """Bring a document to its end; ``None`` when it was only brought back, and is to be read anew.

        Raises Unavailable, PutBack or OSError when it must wait.
        """
        work = begin(self.desk, document_id)
        plan = plans.open_of(self.desk.store.reader(), document_id)
        if plan is None:
            decision, basis = self._judge(work)
            with work.step("plan") as note:
                plan = save_plan(self.desk, document_id, decision, basis)
                note |= {"outcome": plan.outcome.value, "reason": plan.reason}
        with work.step("settle") as note:
            outcome = settle(self.desk, plan)
            note["path"] = outcome.path if outcome else "again"
        work.save()
        return outcome

    def _judge(self, work: Work) -> tuple[Decision | Duplicate, Basis | None]:
        """Read the document and decide; nothing outside its claim is touched."""
        try:
            with work.step("fingerprint"):
                early = self._fingerprint(work)
            if early is not None:
                return early, None
            if work.attempt > STRIKES:
                why = f"The agent crashed {STRIKES} times while working on this file."
                return Reject(FailReason.CRASHED, why), None
            with work.step("read") as note:
                result = self._read(work)
                note |= {"pages": result.page_count, "result": result.failure or "ok", "detail": result.detail}
            if result.document is None:
                return Reject(result.failure or FailReason.BROKEN_PDF, result.detail), None
            return self._match(work, result.document)
        except FileNotFoundError:
            why = "The file vanished while the agent was working on it: send it again."
            return Reject(FailReason.IO_ERROR, why), None
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            why = "The disk could not deliver the file: check the disk, then retry."
            return Reject(FailReason.IO_ERROR, why), None

    def _match(self, work: Work, document: Document) -> tuple[Decision, Basis]:
        """Whose document it is, and what that rests on."""
        with work.step("match") as note:
            today = self.desk.clock().astimezone(self.desk.zone).date()
            made = match(document, work.row.name, self.register.gather, self.policy, self.lexicon, today)
            reading = reading_of(made.found, made.gathered, made.decision, self.lexicon)
            decision = with_ranges(made.decision, reading.ranges)
            note |= {
                "people": len(made.found.mentions),
                "records": len(made.gathered.records),
                "decision": decision.explanation,
            }
        case = None
        if isinstance(decision, File) and decision.record_id != CANARY_RECORD:
            case = cases.facts_of(document, work.row.name, made.gathered, decision, self.policy)
        return decision, Basis(self.policy, reading, case, document, made.keys)

    def _fingerprint(self, work: Work) -> Reject | Duplicate | None:
        """Take a private copy and its hash. Returns why there is nothing more to do, if so."""
        claim = self.desk.inbox.claimed / work.row.id
        if not filing.is_regular(claim / "document"):
            return Reject(
                FailReason.UNSAFE_PATH,
                "It is a link or a special file, which the agent doesn't follow: copy the document itself.",
            )
        mark = filing.private_copy(claim)
        with self.desk.store.transaction() as tx:
            original = documents.fingerprint(tx, work.row.id, mark.sha256, mark.size)
        if original is not None:
            return Duplicate(work.row.id, original, "")
        if mark.size > self.max_bytes:
            allowed = self.max_bytes // 1_048_576
            return Reject(FailReason.TOO_LARGE, f"The file has {mark.size / 1e6:.0f} MB, MAX_FILE_MB is {allowed}.")
        return None

    def _read(self, work: Work) -> ReadResult:
        result = self.reader.read(self.desk.inbox.claimed / work.row.id / "copy")
        now = self.desk.clock()
        with self.desk.store.transaction() as tx:
            documents.set_pages(tx, work.row.id, result.page_count)
            for page in result.costs:
                ledger.cost(
                    tx,
                    now,
                    day=self.desk.day(now),
                    document_id=work.row.id,
                    provider=LOCAL,
                    operation=page.operation,
                    units=page.duration_ms / 1000,
                    unit="second",
                    unit_price=self.prices.of(LOCAL, page.operation),
                    currency=self.currency,
                    duration_ms=page.duration_ms,
                    attempt=work.attempt,
                    ok=page.ok,
                )
        return result
