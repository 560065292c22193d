"""What the bot's commands answer. These texts leave the house: case and record numbers, states and figures alone.

File names, people's names, dates of birth and explanations stay here whatever NOTIFY_DETAIL says; ``intake show``
has them. What a user typed is not repeated either: it may be the name of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agent import decisions
from agent.conversation import Answers
from agent.core.catalogue import phrase, review_phrase, word
from agent.core.wording import mark, say
from agent.desk import Desk
from agent.errors import NotFound, Refused
from agent.health import Report, machine
from agent.model import ReviewReason, State
from agent.store import documents, ledger, outbox
from agent.store.costs import Period, document_cost, totals
from agent.store.documents import Row

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
            page=self.page,
        )

    def status(self) -> str:
        """The conservation line, and since when a message waits."""
        db = self.desk.store.reader()
        counts = documents.counts(db)
        line = {state.value: str(counts[state]) for state in State}
        line["in_progress"] = str(counts[State.RECEIVED] + counts[State.IN_PROGRESS])
        lines = [self._say("status", **{**line, "received": str(documents.came_in(db))})]
        if waiting := outbox.oldest_waiting(db):
            lines.append(self._say("status_waiting", since=self._local(waiting, "%Y-%m-%d %H:%M")))
        return "\n".join(lines)

    def open(self) -> str:
        """What waits for a human, the newest first."""
        rows = documents.waiting(self.desk.store.reader())
        if not rows:
            return self._say("open_none")
        lines = [self._say("open", n=str(len(rows)))]
        for row in rows[:OPEN_SHOWN]:
            why = review_phrase(self.desk.language, ReviewReason(row.reason or ""))
            lines.append(f"{mark(row.id, self.desk.language)}: {why}")
        more = [self._say("more", n=str(len(rows) - OPEN_SHOWN))] if len(rows) > OPEN_SHOWN else []
        return "\n".join([*lines, *more])

    def show(self, doc: str) -> str:
        """One document's story in figures: no name and no quote."""
        row = self._find(doc)
        db, language = self.desk.store.reader(), self.desk.language
        cost = document_cost(db, row.id)
        lines = [f"{mark(row.id, language)}: {self._standing(row)}"]
        if row.record_id:
            by = mark(row.decided_by or "", language)
            record, rule = mark(row.record_id, language), mark(row.rule or "–", language)
            lines.append(self._say("show_record", record=record, rule=rule, by=by))
        price = f"{cost['cost']:.4f} {cost['currency']}"
        lines.append(self._say("show_size", bytes=str(row.bytes or 0), pages=str(row.pages or "?"), cost=price))
        for step in documents.steps(db, row.id):
            name, at = word(language, "step", step["name"]), self._local(step["started_at"], "%H:%M:%S")
            line = self._say("step", time=at, name=name, ms=str(step["duration_ms"]))
            lines.append(line + ("" if step["ok"] else " ✗"))
        return "\n".join(lines)

    def costs(self, period: str) -> str:
        """The sum of today, yesterday or the last seven days."""
        today = self.desk.clock().astimezone(self.desk.zone).date()
        days = {"yesterday": (today - timedelta(days=1),) * 2, "week": (today - timedelta(days=6), today)}
        first, last = days.get(period, (today, today))
        span = _span(first, last)
        sums = totals(self.desk.store.reader(), Period(first, last))
        if not sums:
            return self._say("costs_none", span=span)
        return "\n".join(
            self._say("costs", span=span, cost=f"{item.cost:.4f} {item.currency}", n=str(item.documents))
            for item in sums
        )

    def health(self) -> str:
        """Every check, the worst first; what is well is only named."""
        found = sorted(self.check().results, key=lambda result: ("broken", "degraded", "ok").index(result.status))
        lines = []
        for result in found:
            name = word(self.desk.language, "check", result.name)
            lines.append(f"{_SIGNS[result.status]} {name}" + ("" if result.status == "ok" else f": {result.detail}"))
        return "\n".join(lines)

    def service(self, name: str) -> str:
        """The state of an allowlisted systemd unit. Another name is refused, and the trail has it."""
        try:
            return f"{name}: {machine.service_state(name, self.allowed_services)}"
        except Refused:
            with self.desk.store.transaction() as tx:
                ledger.audit(tx, "refused_service", self.desk.clock(), service=name[:80])
            raise Refused(self._say("no_service")) from None

    def page(self, document_id: str) -> int | None:
        """The page of a document to look at: where the best candidate's evidence stands. None: it isn't to be sent."""
        if self.desk.detail != "full":
            return None
        row = documents.get(self.desk.store.reader(), document_id)
        evidence = [item for candidate in row.candidates for item in candidate["evidence"]]
        return next((item["page"] for item in evidence if item["page"] > 0), 1)

    def decide(self, document_id: str, record_id: str | None, by: str) -> None:
        """A human's answer; the daemon carries it out."""
        with self._told(document_id):
            decisions.decide(self.desk, self.register, document_id, record_id, by)
        self.changed()

    def undo(self, doc: str, by: str) -> str:
        """A human takes a filing back. Returns the document's id."""
        row = self._find(doc)
        with self._told(row.id):
            decisions.undo(self.desk, row.id, by)
        self.changed()
        return row.id

    @contextmanager
    def _told(self, document_id: str) -> Iterator[None]:
        """Refusals in the practice's language, and in fewer words than at the shell."""
        try:
            yield
        except NotFound:
            raise NotFound(self._say("no_record")) from None
        except Refused:
            row = documents.get(self.desk.store.reader(), document_id)
            case = mark(row.id, self.desk.language)
            raise Refused(self._say("not_now", case=case, state=self._standing(row))) from None

    def _find(self, doc: str) -> Row:
        try:
            return documents.find(self.desk.store.reader(), doc)
        except NotFound:
            raise NotFound(self._say("no_case")) from None

    def _standing(self, row: Row) -> str:
        state = word(self.desk.language, "state", row.state.value)
        return f"{state}, {word(self.desk.language, row.state.value, row.reason)}" if row.reason else state

    def _local(self, stamp: str, form: str) -> str:
        return mark(datetime.fromisoformat(stamp).astimezone(self.desk.zone).strftime(form), self.desk.language)

    def _say(self, key: str, **values: str) -> str:
        return say(self.desk.language, key, **values) if values else phrase(self.desk.language, key)


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}–{last.isoformat()}"
