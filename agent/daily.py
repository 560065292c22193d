"""The summary of the day before: what came in and where it is, what was asked, what it cost, and the trail's head.

The head (the hash of the last audit line) so stands in a chat, outside of the machine: who cuts or rewrites the
trail would have to rewrite that message, too.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from agent.core import messages
from agent.desk import Desk
from agent.logs import get_logger
from agent.model import State
from agent.store import conversation, documents, ledger, meta, outbox
from agent.store.costs import Period, totals

log = get_logger("agent.daily")

LAST = "daily"  # in the store's meta: the day that the last summary was of


@dataclass
class Daily:
    """``at`` is the local time from which the summary is due; ``None``: never."""

    desk: Desk
    at: time | None

    def tell_if_due(self) -> bool:
        """Put yesterday's summary into the outbox, once. After days of standstill only the last day's is told."""
        now = self.desk.clock()
        local = now.astimezone(self.desk.zone)
        yesterday = local.date() - timedelta(days=1)
        last = meta.read(self.desk.store.reader(), LAST)
        if self.at is None or (last is not None and (last >= yesterday.isoformat() or local.time() < self.at)):
            return False
        with self.desk.store.transaction() as tx:
            meta.put(tx, LAST, yesterday.isoformat())
            if last is None:
                return False  # the first start: there was no day before
            outbox.enqueue(tx, *messages.for_daily(self._figures(tx, yesterday), language=self.desk.language), now)
        log.info("daily summary", day=yesterday.isoformat())
        return True

    def _figures(self, db: sqlite3.Connection, day: date) -> dict[str, str | int]:
        first, last = _bounds(day, self.desk.zone)
        counts = documents.counts(db, first, last)
        ends = {state.value: counts[state] for state in (State.FILED, State.REVIEW, State.FAILED, State.DUPLICATE)}
        lines, head = ledger.head(db)
        return {
            "day": day.isoformat(),
            "received": sum(counts.values()),
            **ends,
            "in_progress": counts[State.RECEIVED] + counts[State.IN_PROGRESS],
            "asked": conversation.count_asked(db, first, last),
            "open": len(conversation.waiting(db)),
            "cost": ", ".join(f"{item.cost:.2f} {item.currency}" for item in totals(db, Period(day, day))) or "0",
            "lines": lines,
            "head": head,
        }


def _bounds(day: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """The first moment of a local day, and of the one after it."""

    def midnight(of: date) -> datetime:
        return datetime.combine(of, time(), zone).astimezone() if zone is None else datetime.combine(of, time(), zone)

    return midnight(day), midnight(day + timedelta(days=1))
