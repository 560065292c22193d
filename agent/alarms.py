"""Saying that something is wrong: once when it begins, and once when it is well again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from agent.core import messages
from agent.desk import Desk
from agent.logs import get_logger
from agent.store import ledger, outbox

log = get_logger("agent.alarms")


@dataclass
class Alarms:
    """What is wrong at the moment, by a key. Alarms leave the house: their sentences name no file and no person."""

    desk: Desk
    _on: dict[str, str] = field(default_factory=dict)

    def tell(self, key: str, problem: str, **facts: str) -> None:
        """Something is wrong, or, with an empty ``problem``, it is well again. ``facts`` stay in the log."""
        if problem and key not in self._on:
            self._on[key] = problem
            log.error(problem, **facts)
            self._announce_if_possible("alarm", messages.for_alarm(problem, language=self.desk.language))
        elif not problem and key in self._on:
            was = self._on.pop(key)
            log.info("well again", was=was)
            self._announce_if_possible("all_clear", messages.for_all_clear(was, language=self.desk.language))

    def announce(self, event: str, message: messages.Message) -> None:
        """A message that belongs to no document, and its line in the trail."""
        kind, body = message
        now = self.desk.clock()
        with self.desk.store.transaction() as tx:
            ledger.audit(tx, event, now, text=body["text"])
            outbox.enqueue(tx, kind, body, now)
        log.info(event)

    def _announce_if_possible(self, event: str, message: messages.Message) -> None:
        try:
            self.announce(event, message)
        except sqlite3.Error as error:
            # The disk may be full: that is what the alarm is about, and the log has it.
            log.warning("this could not be put into the outbox", what=event, error=str(error))
