"""Speaking up: once when something turns bad or changes, once when it is well again, never every 15 minutes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agent.core import messages
from agent.core.catalogue import word
from agent.core.wording import say
from agent.health import Report, Result
from agent.notify import ChannelError, NotSent
from agent.store import Store, ledger, outbox, stamp

Send = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Said:
    """What was put into the outbox: the ids of the messages and their texts."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]


def announce(store: Store, report: Report, now: datetime, language: str) -> Said:
    """Compare with what the last check found, remember the new state, and enqueue what has changed.

    One transaction: memory, message and audit line come together or not at all.
    """
    with store.transaction() as tx:
        before = {row["name"]: row["status"] for row in tx.execute("SELECT name, status FROM health")}
        worse = [r for r in report.results if r.status != "ok" and r.status != before.get(r.name)]
        well = [r for r in report.results if r.status == "ok" and before.get(r.name, "ok") != "ok"]
        for result in report.results:
            _remember(tx, result, now)
        said: list[tuple[str, messages.Body]] = []
        if worse:
            said.append(_alarm(worse, language))
        if well:
            said.append(
                messages.for_all_clear(", ".join(word(language, "check", r.name) for r in well), language=language)
            )
        for result in (*worse, *well):
            ledger.audit(tx, "health", now, check=result.name, status=result.status, detail=result.detail)
        ids = tuple(outbox.enqueue(tx, kind, body, now) for kind, body in said)
    return Said(ids, tuple(str(body["text"]) for _, body in said))


def without_memory(report: Report, language: str) -> str | None:
    """All that is not well as one text: for when the state database can't be used, so that nothing is remembered."""
    bad = [result for result in report.results if result.status != "ok"]
    return str(_alarm(bad, language)[1]["text"]) if bad else None


def deliver(store: Store, said: Said, now: datetime, send: Send) -> None:
    """Send directly what was just enqueued: for when the agent, whose loop would do it, is not running.

    Raises ChannelError; what was not sent stays in the outbox.
    """
    for number, text in zip(said.ids, said.texts, strict=True):
        with store.transaction() as tx:
            outbox.claim(tx, [number])
        try:
            message_id = send(text)
        except ChannelError as error:
            with store.transaction() as tx:
                if isinstance(error, NotSent):
                    outbox.release(tx, [number], str(error))
                else:
                    outbox.uncertain(tx, [number], str(error))
            raise
        with store.transaction() as tx:
            outbox.sent(tx, [number], message_id, now)


def _alarm(bad: Sequence[Result], language: str) -> messages.Message:
    return messages.for_alarm("; ".join(_sentence(result, language) for result in bad), language=language)


def _sentence(result: Result, language: str) -> str:
    name, status = word(language, "check", result.name), word(language, "status", result.status)
    return say(language, "health_bad", name=name, status=status, detail=result.detail)


def _remember(tx: sqlite3.Connection, result: Result, now: datetime) -> None:
    at = stamp(now)
    tx.execute(
        "INSERT INTO health (name, status, detail, since, checked_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET checked_at = excluded.checked_at, detail = excluded.detail,"
        " since = CASE WHEN status = excluded.status THEN since ELSE excluded.since END, status = excluded.status",
        (result.name, result.status, result.detail, at, at),
    )
