"""What the bot's commands answer. These texts leave the house: case and record numbers, states and figures alone.

File names, people's names, dates of birth and explanations stay here whatever NOTIFY_DETAIL says; ``intake show``
has them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from agent import decisions
from agent.conversation import Answers
from agent.core.catalogue import review_phrase
from agent.desk import Desk
from agent.errors import Refused
from agent.health import Report, machine
from agent.model import ReviewReason, State
from agent.store import documents, ledger, outbox
from agent.store.costs import Period, document_cost, totals

OPEN_SHOWN = 20
_SIGNS = {"ok": "🟢", "degraded": "🟠", "broken": "🔴"}


@dataclass(frozen=True)
class Facts:
    """The functions behind ``Answers``. ``changed`` wakes the daemon; ``check`` runs the health check."""

    desk: Desk
    register: decisions.Fetches
    check: Callable[[], Report]
    allowed_services: tuple[str, ...]
    changed: Callable[[], None]

    def answers(self) -> Answers:
        """Everything that the conversation may ask for."""
        return Answers(
            status=self.status,
            open=self.open,
            show=self.show,
            costs=self.costs,
            health=self.health,
            service=self.service,
            decide=self.decide,
            undo=self.undo,
        )

    def status(self) -> str:
        """The conservation line, and since when a message waits."""
        db = self.desk.store.reader()
        counts = documents.counts(db)
        going = counts[State.RECEIVED] + counts[State.IN_PROGRESS]
        lines = [
            f"in {documents.came_in(db)} = filed {counts[State.FILED]} + review {counts[State.REVIEW]}"
            f" + failed {counts[State.FAILED]} + duplicate {counts[State.DUPLICATE]} + in progress {going}"
        ]
        if waiting := outbox.oldest_waiting(db):
            lines.append(f"outbox: {waiting[:16]}")
        return "\n".join(lines)

    def open(self) -> str:
        """What waits for a human, the oldest last."""
        rows = documents.listed(self.desk.store.reader(), state=State.REVIEW)
        lines = [f"{row.id}: {review_phrase(self.desk.language, ReviewReason(row.reason or ''))}" for row in rows]
        more = [f"… + {len(lines) - OPEN_SHOWN}"] if len(lines) > OPEN_SHOWN else []
        return "\n".join([str(len(lines)), *lines[:OPEN_SHOWN], *more])

    def show(self, doc: str) -> str:
        """One document's story in figures: no name and no quote."""
        db = self.desk.store.reader()
        row = documents.find(db, doc)
        cost = document_cost(db, row.id)
        lines = [f"{row.id}: {row.state.value}" + (f" ({row.reason})" if row.reason else "")]
        lines += [f"record {row.record_id}, {row.rule}, {row.decided_by}"] if row.record_id else []
        lines += [f"{row.bytes} bytes, {row.pages or '?'} p., {cost['cost']:.4f} {cost['currency']}"]
        lines += [
            f"{step['started_at'][11:19]} {step['name']} {step['duration_ms']} ms" + ("" if step["ok"] else " ✗")
            for step in documents.steps(db, row.id)
        ]
        return "\n".join(lines)

    def costs(self, period: str) -> str:
        """The sum of today, yesterday or the last seven days."""
        today = self.desk.clock().astimezone(self.desk.zone).date()
        days = {"yesterday": (today - timedelta(days=1),) * 2, "week": (today - timedelta(days=6), today)}
        first, last = days.get(period, (today, today))
        sums = totals(self.desk.store.reader(), Period(first, last))
        span = _span(first, last)
        return (
            "\n".join(f"{span}: {item.cost:.4f} {item.currency}, {item.documents} doc." for item in sums)
            or f"{span}: 0"
        )

    def health(self) -> str:
        """Every check, the worst first."""
        found = sorted(self.check().results, key=lambda result: ("broken", "degraded", "ok").index(result.status))
        return "\n".join(f"{_SIGNS[result.status]} {result.name}: {result.detail}" for result in found)

    def service(self, name: str) -> str:
        """The state of an allowlisted systemd unit. Another name is refused, and the trail has it."""
        try:
            return f"{name}: {machine.service_state(name, self.allowed_services)}"
        except Refused:
            with self.desk.store.transaction() as tx:
                ledger.audit(tx, "refused_service", self.desk.clock(), service=name[:80])
            raise

    def decide(self, document_id: str, record_id: str | None, by: str) -> None:
        """A human's answer; the daemon carries it out."""
        decisions.decide(self.desk, self.register, document_id, record_id, by)
        self.changed()

    def undo(self, doc: str, by: str) -> None:
        """A human takes a filing back."""
        decisions.undo(self.desk, documents.find(self.desk.store.reader(), doc).id, by)
        self.changed()


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}–{last.isoformat()}"
