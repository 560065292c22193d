"""The day's budget: when it is used up, nothing more is bought until midnight. Intake itself is never stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent.core import messages
from agent.core.prices import OURS, Prices
from agent.core.wording import say
from agent.desk import Desk
from agent.logs import get_logger
from agent.store import ledger, meta, outbox
from agent.store.costs import paid

log = get_logger("agent.budget")

SAID = "budget_said"  # in the store's meta: the day that its end was last told


@dataclass(frozen=True)
class Budget:
    """``limit`` is in the currency of the prices, for a local day; 0: there is none."""

    desk: Desk
    prices: Prices
    limit: float
    currency: str

    def used_up(self, now: datetime) -> bool:
        """Whether one more paid call would exceed the budget. Says so once a day. Raises sqlite3.Error."""
        price = self._dearest()
        if not self.limit or not price:
            return False
        day = self.desk.day(now)
        spent = paid(self.desk.store.reader(), day, OURS)
        if spent + price <= self.limit * (1 + 1e-9):  # sums of prices are a little off
            return False
        if meta.read(self.desk.store.reader(), SAID) != day:
            self._say(day, spent, now)
        return True

    def _dearest(self) -> float:
        return max((price for (provider, _), price in self.prices.units.items() if provider not in OURS), default=0.0)

    def _say(self, day: str, spent: float, now: datetime) -> None:
        """Memory, message and audit line in one transaction: told once, whatever happens meanwhile."""
        figures = f"{spent:.2f} / {self.limit:.2f} {self.currency}"
        sentence = say(self.desk.language, "alarm:budget", why=figures)
        with self.desk.store.transaction() as tx:
            meta.put(tx, SAID, day)
            ledger.audit(tx, "budget_used_up", now, day=day, spent=spent, limit=self.limit)
            outbox.enqueue(tx, *messages.for_alarm(sentence, language=self.desk.language), now)
        log.error("DAILY_BUDGET is used up: nothing but alarms leaves until midnight", spent=figures)
