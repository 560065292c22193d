"""What may leave at this moment: quiet hours, filings that are gathered, failures of a kind that are told together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo

from agent.sender.parcel import Parcel
from agent.store import outbox
from agent.store.outbox import Message

# What leaves in quiet hours, too: alarms, what somebody has just asked for, and edits, which make no sound.
AWAKE = ("alarm", "answer", "page", "edit")
BOUGHT_OUT = ("alarm",)  # what leaves when the day's budget is used up
GROUPED = ("failed", "duplicate", "alarm", "all_clear")
GROUP_SPAN = timedelta(seconds=20)  # after one of a kind has left, so long for the others to come together


@dataclass
class Gate:
    """``quiet``: local times from and until; ``filed_every``: seconds that filings are gathered for; ``used_up``:
    whether the day's budget is.
    """

    quiet: tuple[time, time] | None = None
    zone: tzinfo | None = None
    filed_every: float = 0.0
    used_up: Callable[[datetime], bool] = lambda _: False
    _left: dict[str, datetime] = field(default_factory=dict)

    def due(self, db: sqlite3.Connection, now: datetime, limit: int = outbox.BATCH) -> list[Message]:
        """The messages that may leave now, oldest first."""
        only = BOUGHT_OUT if self.used_up(now) else AWAKE if self.is_quiet(now) else ()
        return outbox.due(db, now, self.filed_every, limit, only=only, held=self._held(now))

    def left(self, parcel: Parcel, now: datetime) -> None:
        """Messages have left: more of their kind are gathered from here on."""
        kind, group = parcel.first.kind, parcel.first.body.get("group") or ""
        if kind in GROUPED and (group or kind == "duplicate"):
            self._left[f"{kind}:{group}"] = now

    def wait(self, now: datetime) -> float:
        """Seconds until something that is held may leave; infinite when nothing is."""
        held = self._held(now)
        return min(((self._left[key] + GROUP_SPAN - now).total_seconds() for key in held), default=float("inf"))

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is a quiet hour; the span may go over midnight."""
        if self.quiet is None:
            return False
        first, last = self.quiet
        local = now.astimezone(self.zone).time()
        return first <= local < last if first < last else local >= first or local < last

    def _held(self, now: datetime) -> list[str]:
        self._left = {key: at for key, at in self._left.items() if now - GROUP_SPAN < at <= now}
        return list(self._left)
