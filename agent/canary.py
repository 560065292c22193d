"""The canary: once a day a made-up document goes the whole way, and its arrival is checked.

It is dropped into ``incoming/`` like any other and must be seen, claimed, read, matched and filed. Its person is
drawn by lot for each day and is registered nowhere: while the paper is on its way, and for a paper that bears its
name alone, ``WithCanary`` adds one reserved record to what the register answers. So no real document can ever meet it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from agent.alarms import Alarms
from agent.core.paper import one_page
from agent.desk import Desk
from agent.durable import fsync_folder, hash_file, write_file
from agent.logs import get_logger
from agent.matching.blocking import pair_keys, record_keys
from agent.matching.lexicon import Lexicon
from agent.model import CANARY_RECORD, Gathered, Key, Record, State
from agent.pipeline import Gathers
from agent.store import Store, documents, figures, ledger, meta

log = get_logger("agent.canary")

STATE, DUE, ARRIVED = "canary", "canary_due", "canary_arrived"  # in the store's meta
EVERY = timedelta(days=1)
PATIENCE = timedelta(hours=2)  # a morning's post may be before it in the queue
STAGED = "state/canary.pdf"
_ON_ITS_WAY = ("sent", "late")


@dataclass(frozen=True, slots=True)
class Paper:
    """One day's test document. ``state``: sent, late, arrived or lost (it ended somewhere else)."""

    sha256: str
    file: str
    last_name: str
    first_name: str
    birth_date: str
    sent_at: str
    state: str = "sent"

    @property
    def record(self) -> Record:
        """The reserved record."""
        return Record(CANARY_RECORD, self.last_name, self.first_name, date.fromisoformat(self.birth_date))


def draw(now: datetime) -> tuple[Paper, bytes]:
    """A new person and the bytes of a letter about them."""
    last, first = _name(5), _name(4)
    # Never a day that some registers mean as "unknown", such as the first or the last of the year.
    born = date(1930 + secrets.randbelow(70), 1 + secrets.randbelow(12), 13 + secrets.randbelow(15))
    pdf = one_page(
        [
            "TEST DOCUMENT of the PDF intake agent, made by itself",
            f"Patient: {last} {first}",
            f"Date of birth: {born.isoformat()}",
            "This person does not exist. The agent looks once a day whether a document",
            "arrives where it should. This sheet can be thrown away.",
        ]
    )
    digest = hashlib.sha256(pdf).hexdigest()
    name = f"intake-canary-{now:%Y-%m-%d}-{digest[:8]}.pdf"
    return Paper(digest, name, last, first, born.isoformat(), now.isoformat()), pdf


def newest(db: sqlite3.Connection) -> Paper | None:
    """The newest test document, wherever it is."""
    text = meta.read(db, STATE)
    return Paper(**json.loads(text)) if text else None


def send_soon(store: Store, now: datetime) -> None:
    """Make the next one due."""
    with store.transaction() as tx:
        meta.put(tx, DUE, now.isoformat())


@dataclass(frozen=True)
class Canary:
    """Looked after at each sweep, by ``tend``. ``on``: whether new ones are sent."""

    desk: Desk
    alarms: Alarms
    on: bool

    def tend(self) -> None:
        """Check the one that is on its way, or send the next one when it is due. Raises OSError, sqlite3.Error."""
        now, paper = self.desk.clock(), newest(self.desk.store.reader())
        if paper and paper.state in _ON_ITS_WAY:
            self._look(paper, now)
        if self.on and self._is_due(now):
            self._send(now)

    def _is_due(self, now: datetime) -> bool:
        due = meta.read(self.desk.store.reader(), DUE)
        if due is None:  # a new home: its first day belongs to its user
            send_soon(self.desk.store, now + EVERY)
            return False
        return now >= datetime.fromisoformat(due)

    def _send(self, now: datetime) -> None:
        """Lay the paper out aside, remember it, then put it into ``incoming/``: each line can be the last one."""
        paper, pdf = draw(now)
        staged = self.desk.home / STAGED
        staged.unlink(missing_ok=True)
        write_file(staged, pdf)
        with self.desk.store.transaction() as tx:
            meta.put(tx, STATE, json.dumps(asdict(paper)))
            meta.put(tx, DUE, (now + EVERY).isoformat())
        self._drop(paper)
        log.info("a test document is on its way", file=paper.file)

    def _drop(self, paper: Paper) -> None:
        staged = self.desk.home / STAGED
        with contextlib.suppress(FileNotFoundError):  # it was dropped before
            if hash_file(staged) == paper.sha256:
                os.rename(staged, self.desk.inbox.incoming / paper.file)  # noqa: PTH104  the name is a hash of its own
                fsync_folder(self.desk.inbox.incoming)

    def _look(self, paper: Paper, now: datetime) -> None:
        self._drop(paper)
        db = self.desk.store.reader()
        document_id = figures.by_hash(db, paper.sha256)
        row = documents.get(db, document_id) if document_id else None
        if row is None or row.state in (State.RECEIVED, State.IN_PROGRESS):
            if paper.state == "sent" and now - datetime.fromisoformat(paper.sent_at) > PATIENCE:
                where = f"is still in progress as {row.id}" if row else "was never taken in"
                self._ended(paper, "late", now, where)
        elif row.record_id == CANARY_RECORD and _stands(self.desk.home / row.path, paper.sha256):
            self._ended(paper, "arrived", now, f"arrived as {row.id}")
        else:
            self._ended(
                paper, "lost", now, f"ended as {row.id} in {row.state.value} ({row.reason or 'another record'})"
            )

    def _ended(self, paper: Paper, state: str, now: datetime, what: str) -> None:
        good = state == "arrived"
        with self.desk.store.transaction() as tx:
            meta.put(tx, STATE, json.dumps(asdict(replace(paper, state=state))))
            if good:
                meta.put(tx, ARRIVED, now.isoformat())
            ledger.audit(tx, "canary", now, ok=good, detail=what)
        self.alarms.tell("canary", "" if good else f"the daily test document {what}", file=paper.file)
        if good:
            log.info(f"the test document {what}")


@dataclass(frozen=True)
class WithCanary:
    """The register as the pipeline asks it: with the reserved record beside it, for the canary's own paper alone."""

    register: Gathers
    store: Store
    lexicon: Lexicon

    def gather(self, keys: Collection[Key]) -> Gathered:
        """The records that share a key. Raises Unavailable."""
        found = self.register.gather(keys)
        paper = newest(self.store.reader())
        if paper is None or paper.state not in _ON_ITS_WAY:
            return found
        asked = set(keys)
        if not pair_keys(paper.record, self.lexicon) <= asked:
            return found  # somebody else's: it shares a birth date at most
        own = record_keys(paper.record, self.lexicon) & asked
        counts = {**found.counts, **{key: found.counts.get(key, 0) + 1 for key in own}}
        return replace(found, records=(*found.records, paper.record), size=found.size + 1, counts=counts)


def _stands(path: Path, sha256: str) -> bool:
    try:
        return hash_file(path) == sha256
    except OSError:
        return False


def _name(syllables: int) -> str:
    """A word that can be said and means nothing."""
    return "".join(secrets.choice("BDFKLMNRSTVZ") + secrets.choice("AEIOU") for _ in range(syllables))
