"""Checks of the agent itself: is it moving, does everything add up, can it reach what it depends on?"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.errors import NotFound, Unavailable
from agent.health.finding import Finding, age
from agent.home import owner_of
from agent.model import State
from agent.notify import ChannelError, Permanent
from agent.register import Register
from agent.store import documents, meta, outbox, plans, stamp

STALE_REGISTER = timedelta(minutes=30)
SILENT = timedelta(minutes=10)  # a poll lasts a minute
LATE_MESSAGE = timedelta(minutes=15)
DEAD_WITHIN = timedelta(days=1)
SETTLING_IN = 120.0  # seconds that a claimed file may be without its row
LOOKED_AT = 1000  # documents in progress whose files are looked for

_GOING = (State.RECEIVED, State.IN_PROGRESS)


def agent(home: Path, now: datetime, sweep_seconds: float) -> Finding:
    """Somebody owns the home, and its heart has beaten lately."""
    owner = owner_of(home)
    if owner is None:
        return Finding("broken", "the agent is not running: systemctl start pdf-intake")
    with open_state(home) as db:
        beat = meta.read(db, "heartbeat")
    if beat is None:
        return Finding("degraded", f"process {owner} runs and has not shown progress yet")
    silent = now - datetime.fromisoformat(beat)
    if silent > timedelta(seconds=max(180.0, 2 * sweep_seconds + 60.0)):
        return Finding("broken", f"process {owner} runs, but has made no progress for {age(silent)}")
    return Finding("ok", f"process {owner}, last progress {age(silent)} ago")


def register(opened: Callable[[], AbstractContextManager[Register]]) -> Finding:
    """The register answers, has records, and its index is fresh."""
    try:
        with opened() as source:
            source.ping()
            size, behind = source.size(), source.index_age
    except Unavailable:
        # Not in the driver's words, which name hosts and users: this is said over Telegram, too.
        return Finding("broken", "can't be reached, documents wait (intake register search X says why)")
    if behind is None:
        return Finding("degraded", "it answers, and has not been indexed yet")
    if behind > STALE_REGISTER:
        return Finding("degraded", f"its index is {age(behind)} old: nothing is filed from it")
    if not size:
        return Finding("degraded", "it is empty: intake register import FILE")
    return Finding("ok", f"{size:,} records" + (f", compared {age(behind)} ago" if behind else ""))


def telegram(me: Callable[[], str] | None) -> Finding:
    """Telegram knows our token. Being unreachable only delays messages."""
    if me is None:
        return Finding("ok", "not set up: alerts go to the log alone")
    try:
        return Finding("ok", f"reachable as @{me()}")
    except Permanent as error:
        if error.code in (401, 404):
            return Finding("broken", "refuses TELEGRAM_BOT_TOKEN: ask @BotFather for a new one")
        return Finding("degraded", f"refuses us ({error.code})")
    except ChannelError as error:
        return Finding("degraded", f"can't be reached, messages wait ({str(error).split(chr(10), 1)[0].rstrip('.')})")


def updates(home: Path, now: datetime, talking: bool) -> Finding:
    """The agent fetches what users answer: a poll that hangs shows in the age of the last one that came back."""
    if not talking or owner_of(home) is None:
        return Finding("ok", "nobody is listened to" if not talking else "the agent doesn't run")
    with open_state(home) as db:
        contact = meta.read(db, "telegram_contact")
    if contact is None:
        return Finding("ok", "nobody has been listened to yet")
    silent = _since(now, contact)
    if silent > SILENT:
        return Finding("degraded", f"answers were last fetched {age(silent)} ago: buttons wait")
    return Finding("ok", f"answers fetched {age(silent)} ago")


def outbox_age(home: Path, now: datetime) -> Finding:
    """Messages leave, and none was given up lately."""
    with open_state(home) as db:
        oldest = outbox.oldest_waiting(db)
        dead = db.execute(
            "SELECT count(*) FROM outbox WHERE state = 'dead' AND created_at >= ?", (stamp(now - DEAD_WITHIN),)
        ).fetchone()[0]
    if dead:
        return Finding("degraded", f"{dead} messages of the last day were refused and given up")
    if oldest is None:
        return Finding("ok", "nothing waits")
    waiting = now - datetime.fromisoformat(oldest)
    return Finding("degraded" if waiting > LATE_MESSAGE else "ok", f"the oldest message waits {age(waiting)}")


def documents_age(home: Path, now: datetime, document_seconds: float) -> Finding:
    """No document is stuck on its way; how many wait for a human is said, and no fault."""
    with open_state(home) as db:
        # A document that was sent back is as old as its return.
        since = db.execute(
            "SELECT min(coalesce((SELECT max(p.created_at) FROM plans AS p WHERE p.document_id = d.id"
            " AND p.outcome = 'received'), d.received_at)), count(*)"
            " FROM documents AS d WHERE d.state IN ('received', 'in_progress')"
        ).fetchone()
        review = db.execute("SELECT count(*), min(updated_at) FROM documents WHERE state = 'review'").fetchone()
        stuck = len(plans.errors(db))
    said = f"{review[0]} wait for a human" + (f", one for {age(_since(now, review[1]))}" if review[0] else "")
    if stuck:
        return Finding("degraded", f"{stuck} are decided and can't be settled: see  intake status; {said}")
    if not since[1]:
        return Finding("ok", f"none in progress, {said}")
    oldest = _since(now, since[0])
    slow = oldest > timedelta(seconds=max(3600.0, 2 * document_seconds))
    text = f"{since[1]} in progress, the oldest for {age(oldest)}, {said}"
    return Finding("degraded" if slow else "ok", text)


def conservation(home: Path, now: datetime) -> Finding:
    """In = filed + review + failed + duplicate + in progress; every claimed file has its row, and the reverse."""
    with open_state(home) as db:
        total, counts = documents.came_in(db), documents.counts(db)
        if total != sum(counts.values()):
            return Finding("broken", f"{total} came in, and {sum(counts.values())} are somewhere: see  intake status")
        orphans = [name for name in _old_claims(home, now) if documents.lookup(db, name) is None]
        lost = [row.id for row in _going(db) if _is_lost(home, db, row)]
    if lost:
        return Finding("broken", f"{len(lost)} documents in progress have lost their file: {', '.join(lost[:5])}")
    if orphans:
        return Finding("degraded", f"{len(orphans)} claimed files have no row yet: a restart of the agent adopts them")
    return Finding("ok", f"{total} came in, {total} are accounted for")


def _going(db: sqlite3.Connection) -> list[documents.Row]:
    return [row for state in _GOING for row in documents.listed(db, state=state, limit=LOOKED_AT)]


def _is_lost(home: Path, db: sqlite3.Connection, row: documents.Row) -> bool:
    """Its file is gone, and not just because it moved on while we looked."""
    if os.path.lexists(home / row.path):
        return False
    later = documents.lookup(db, row.id)
    return later is not None and later.state in _GOING and not os.path.lexists(home / later.path)


def _old_claims(home: Path, now: datetime) -> Iterator[str]:
    for entry in os.scandir(home / "state" / "claimed"):
        old = now.timestamp() - entry.stat(follow_symlinks=False).st_mtime > SETTLING_IN
        if old and entry.is_dir(follow_symlinks=False) and os.path.lexists(Path(entry.path) / "document"):
            yield entry.name


def _since(now: datetime, text: str) -> timedelta:
    return now.astimezone(UTC) - datetime.fromisoformat(text)


@contextmanager
def open_state(home: Path) -> Iterator[sqlite3.Connection]:
    """The state database, read-only and with little patience: a check must not wait for a lock."""
    if not (home / "state" / "intake.sqlite").exists():
        raise NotFound("there is no state database: has the agent ever run here?")
    db = sqlite3.connect(f"{(home / 'state' / 'intake.sqlite').as_uri()}?mode=ro", uri=True, timeout=1)
    db.row_factory = sqlite3.Row
    try:
        yield db
    finally:
        db.close()
