"""What became of a call, saved in one transaction with what it cost."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from agent.core.prices import FREE, Prices
from agent.notify import ChannelError, NotSent, Permanent, RateLimited, ServerFault, Uncertain
from agent.sender.parcel import Parcel
from agent.store import Store, ledger, outbox
from agent.store.outbox import Message

log = logging.getLogger("agent.sender")

STUBBORN = 10  # attempts that end in a fault of the other side, before the message lets others pass
STEP_ASIDE = timedelta(minutes=10)


@dataclass
class Clerk:
    """Writes outcomes down. ``refused``: the token or the chat was refused since the last success."""

    store: Store
    clock: Callable[[], datetime]
    timezone: tzinfo | None
    currency: str
    prices: Prices = FREE
    refused: bool = False

    def arrived(self, parcel: Parcel, message_id: int, duration_ms: int) -> None:
        """It is there. What had been refused before gets another chance."""
        now = self.clock()
        with self.store.transaction() as tx:
            outbox.sent(tx, parcel.ids, message_id, now)
            self._cost(tx, parcel, duration_ms, ok=True)
            revived = outbox.revive(tx, now) if self.refused else 0
        self.refused = False
        log.info("%s sent", parcel.name, extra={"doc": parcel.document_id})
        if revived:
            log.info("Telegram lets us in again: %d refused messages are tried once more", revived)

    def failed(self, parcel: Parcel, problem: ChannelError, duration_ms: int) -> bool:
        """It is not there, or perhaps not. Returns whether waiting may mend it."""
        with self.store.transaction() as tx:
            passing = self._judge(tx, parcel, problem)
            self._cost(tx, parcel, duration_ms, ok=False, left=not isinstance(problem, NotSent))
        return passing

    def probed(self, duration_ms: int, *, ok: bool) -> None:
        """The harmless call was made that shows whether the way is open."""
        with self.store.transaction() as tx:
            self._meter(tx, None, "telegram", "get_me", duration_ms, 1, ok=ok)

    def noted(self, row: Message, note: str, provider: str = "") -> None:
        """Done without a call to Telegram; ``provider`` "log" has its (free) line in the costs."""
        now = self.clock()
        with self.store.transaction() as tx:
            outbox.sent(tx, [row.id], None, now, note)
            if provider:
                self._meter(tx, row.document_id, provider, "log_message", 0, row.attempts + 1, ok=True)

    def _judge(self, tx: sqlite3.Connection, parcel: Parcel, problem: ChannelError) -> bool:
        said = str(problem)
        match problem:
            case NotSent() | RateLimited():
                outbox.release(tx, parcel.ids, said)
            case ServerFault() if parcel.first.attempts + 1 >= STUBBORN:
                # Whether it's Telegram or this message can't be told from here: others may try in the meantime.
                outbox.release(tx, parcel.ids, said, repeat=True, until=self.clock() + STEP_ASIDE)
                log.warning("%s steps aside: %s", parcel.name, said, extra={"doc": parcel.document_id})
                return False
            case ServerFault():
                outbox.release(tx, parcel.ids, said, repeat=True)
            case Uncertain() if parcel.edits is not None:
                outbox.release(tx, parcel.ids, said)  # the same edit twice is one edit
            case Uncertain() if not any(row.resend for row in parcel.rows):
                outbox.uncertain(tx, parcel.ids, said)
            case _:
                self._give_up(tx, parcel, problem)
                return False
        return True

    def _give_up(self, tx: sqlite3.Connection, parcel: Parcel, problem: ChannelError) -> None:
        code = problem.code if isinstance(problem, Permanent) else 0
        self.refused = self.refused or code in (401, 403)
        outbox.dead(tx, parcel.ids, str(problem), code)
        what = "was refused" if code else "may not have arrived, and is not sent again"
        log.error("ALERT: %s %s: %s", parcel.name, what, problem, extra={"doc": parcel.document_id})

    def _cost(self, tx: sqlite3.Connection, parcel: Parcel, duration_ms: int, *, ok: bool, left: bool = True) -> None:
        attempt = parcel.first.attempts + 1
        self._meter(tx, parcel.document_id, "telegram", parcel.operation, duration_ms, attempt, ok=ok, left=left)

    def _meter(
        self, tx: sqlite3.Connection, document_id: str | None, provider: str, operation: str, duration_ms: int,
        attempt: int, *, ok: bool, left: bool = True,
    ) -> None:  # fmt: skip
        now = self.clock()
        price = self.prices.of(provider, operation) if left else 0.0  # what never left is on no bill
        ledger.cost(
            tx, now, day=now.astimezone(self.timezone).date().isoformat(), document_id=document_id, provider=provider,
            operation=operation, units=1, unit="call", unit_price=price, currency=self.currency,
            duration_ms=duration_ms, attempt=attempt, ok=ok,
        )  # fmt: skip
