"""Saying that something is wrong: once when it begins, and once when it is well again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from agent.core import messages
from agent.core.catalogue import word
from agent.core.wording import mark, say
from agent.desk import Desk
from agent.logs import get_logger
from agent.store import ledger, outbox

log = get_logger("agent.alarms")


@dataclass
class Alarms:
    """What is wrong at the moment, by a key. Alarms leave the house: their sentences name no file and no person."""

    desk: Desk
    _on: dict[str, str] = field(default_factory=dict)

    def tell(self, key: str, problem: str, *, why: str = "", doc: str | None = None, **facts: str) -> None:
        """Something is wrong, or, with an empty ``problem``, it is well again.

        ``problem`` and ``facts`` stay in the log. What leaves the house is the catalogue's sentence for the key (up
        to its colon), which may have ``why`` in it: the system's word for an error, or a number.
        """
        language, group = self.desk.language, key.split(":")[0]
        if problem and key not in self._on:
            sentence = self._sentence(group, problem, why=why, case=mark(doc or "", language))
            self._on[key] = sentence
            log.error(problem, doc=doc, **facts)
            self._announce_if_possible("alarm", messages.for_alarm(sentence, language=language, group=group))
        elif not problem and key in self._on:
            was = self._on.pop(key)
            log.info("well again", was=was)
            self._announce_if_possible("all_clear", messages.for_all_clear(was, language=language, group=group))

    def announce(self, event: str, message: messages.Message) -> None:
        """A message that belongs to no document, and its line in the trail."""
        kind, body = message
        now = self.desk.clock()
        with self.desk.store.transaction() as tx:
            ledger.audit(tx, event, now, text=body["text"])
            outbox.enqueue(tx, kind, body, now)
        log.info(event)

    def _sentence(self, kind: str, problem: str, **values: str) -> str:
        """What leaves; a kind that the catalogue doesn't know is told in the log's words: better than silence."""
        known = word(self.desk.language, "alarm", kind) != kind
        return say(self.desk.language, f"alarm:{kind}", **values) if known else problem

    def _announce_if_possible(self, event: str, message: messages.Message) -> None:
        try:
            self.announce(event, message)
        except sqlite3.Error as error:
            # The disk may be full: that is what the alarm is about, and the log has it.
            log.warning("this could not be put into the outbox", what=event, error=str(error))
