"""The register in somebody else's database: our index tells who may be meant, the database who they are now."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Lock
from typing import Any

from agent.errors import RegisterError
from agent.model import Changed, Gathered, Key, Record
from agent.register.build import Changes, Numbered, changed, clear, digest, forget_changed, sync
from agent.register.database import Database, get_meta, set_meta
from agent.register.index import FORMAT, Found, look_up, size
from agent.register.keymaker import KeysOf
from agent.register.rows import native, native_type, record_from
from agent.register.source import Source

STALE = timedelta(minutes=15)  # an index older than that files nothing
QUICK_SECONDS = 5.0  # a refresh that takes no longer is made while a document waits
OVERLAP = timedelta(minutes=10)  # rows committed late carry an earlier updated_at
WHOLE_EVERY = timedelta(hours=24)  # how often all rows are compared though updated_at shows the new ones

_DIGESTS = "SELECT e.record_id, e.digest FROM json_each(?) AS a CROSS JOIN entries AS e ON e.record_id = a.value"


@dataclass(frozen=True, slots=True)
class _Last:
    """The last refresh: when, of what generation of the source, how long it took in seconds.

    ``unusable`` counts the rows without record_id or last_name, as of the last time that all were compared.
    """

    at: datetime
    whole_at: datetime
    generation: str
    unusable: int
    seconds: float


class SqlRegister:
    """See ``agent.register.Register``."""

    def __init__(
        self,
        database: Database,
        keys_of: KeysOf,
        keys_version: str,
        *,
        url: str,
        query: str,
        now: Callable[[], datetime],
    ) -> None:
        """Nothing is asked of the database yet. Raises ConfigError, RegisterError."""
        self._database, self._keys_of, self._now = database, keys_of, now
        self._source = Source(url, query)
        # Another database, query or way to make keys is another index. Hashed: the URL has a password.
        text = "\n".join((str(FORMAT), keys_version, url, query))
        self._identity = blake2b(text.encode(), digest_size=16).hexdigest()
        self._refreshing = Lock()
        self._newest: Any = None  # the newest updated_at, in the driver's own type

    def gather(self, keys: Collection[Key], limit: int = 200) -> Gathered:
        """See ``agent.register.Register.gather``.

        ``truncated`` also when the index may be stale: a row came, went or changed since it was made and a
        quick refresh didn't mend it, or it is older than STALE.
        """
        fresh = self._freshen()
        found, live, current = self._read(keys, limit)
        if not current and self._quick():
            self.refresh()
            found, live, current = self._read(keys, limit)
        return Gathered(tuple(live.values()), found.truncated or not fresh or not current, found.size, found.counts)

    def fetch(self, record_ids: Collection[str]) -> dict[str, Record]:
        """See ``agent.register.Register.fetch``."""
        with self._database.snapshot() as db:
            kind = get_meta(db, "record_id_type")
        if kind is None:  # nothing was indexed yet, and PostgreSQL compares no number with a text
            kind = native_type(self._source.any_id())
        ids = [value for record_id in record_ids if (value := native(record_id, kind)) is not None]
        wanted, found = set(record_ids), dict[str, Record]()
        for row in self._source.by_ids(ids) if ids else ():
            record = record_from(row, self._now().date())
            if record is None or record.record_id not in wanted:
                continue  # a database may take 'a1' for 'A1', or '1 or so' for 1
            if found.setdefault(record.record_id, record) != record:
                raise _twice(record.record_id)
        return found

    def search(self, text: str, limit: int = 20) -> list[Record]:
        """See ``agent.register.Register.search``; accents make a difference, as the database compares."""
        rows = self._source.search(text.split(), limit) if text.strip() else []
        return [record for row in rows if (record := record_from(row, self._now().date())) is not None]

    def size(self) -> int:
        """See ``agent.register.Register.size``."""
        with self._database.snapshot() as db:
            return size(db)

    @property
    def index_age(self) -> timedelta | None:
        """See ``agent.register.Register.index_age``."""
        last = self._last()
        return self._now() - last.at if last else None

    def ping(self) -> None:
        """See ``agent.register.Register.ping``."""
        self._source.ping()

    def refresh(self) -> Changes:
        """Compare the index with the source: the new rows alone where ``updated_at`` shows them, else all.

        An edited row that no ``updated_at`` shows is found by comparing all rows, which costs some twenty seconds
        for a million.
        """
        with self._refreshing:
            began = time.monotonic()
            generation = self._source.generation()
            last = self._last()
            changes = self._refresh_new(generation, last, began)
            return changes or self._refresh_whole(generation, began)

    def changed(self) -> Changed:
        """See ``agent.register.Register.changed``."""
        with self._database.snapshot() as db:
            return changed(db)

    def forget_changed(self, seen: Changed) -> None:
        """See ``agent.register.Register.forget_changed``."""
        with self._database.transaction() as tx:
            forget_changed(tx, seen)

    def close(self) -> None:
        """See ``agent.register.Register.close``."""
        self._database.close()
        self._source.close()

    def _freshen(self) -> bool:
        """Whether the index can be relied on, after a refresh where one is due and quick, or was never made."""
        last = self._last()
        if last and last.generation == str(self._source.generation()) and self._now() - last.at <= STALE:
            return True
        if last and not self._quick():
            return False
        self.refresh()
        return True

    def _quick(self) -> bool:
        last = self._last()
        return last is not None and last.seconds <= QUICK_SECONDS

    def _refresh_new(self, generation: tuple[int, Any], last: _Last | None, began: float) -> Changes | None:
        """Only rows that are new or were edited; None when that can't be all that happened."""
        since = self._newest
        if last is None or since is None or self._now() - last.whole_at > WHOLE_EVERY:
            return None
        since = since - OVERLAP if isinstance(since, datetime) else since
        with self._database.transaction() as tx:
            changes = self._sync(tx, self._source.rows(since), whole=False)
            if changes.size + last.unusable != generation[0]:
                return None  # rows went: what was taken in here is right all the same
            self._remember(tx, generation, last.whole_at, last.unusable, began)
        return changes

    def _refresh_whole(self, generation: tuple[int, Any], began: float) -> Changes:
        with self._database.transaction() as tx:
            if get_meta(tx, "identity") != self._identity:
                clear(tx)
            changes = self._sync(tx, self._source.rows(), whole=True)
            if not changes.size:
                raise RegisterError("REGISTER_QUERY yields no records: the index stays as it was.")
            self._remember(tx, generation, self._now(), generation[0] - changes.size, began)
        return changes

    def _sync(self, tx: sqlite3.Connection, rows: Iterator[Any], *, whole: bool) -> Changes:
        changes = sync(tx, self._records(tx, rows), self._keys_of, forget_missing=whole)
        if changes.repeated:
            raise _twice(changes.repeated[0].record_id)
        return changes

    def _records(self, tx: sqlite3.Connection, rows: Iterator[Any]) -> Iterator[Numbered]:
        today = self._now().date()
        for number, row in enumerate(rows, 1):
            if number == 1:
                set_meta(tx, "record_id_type", native_type(row["record_id"]))
            record = record_from(row, today)
            if record is not None:
                yield number, record

    def _remember(
        self, tx: sqlite3.Connection, generation: tuple[int, Any], whole_at: datetime, unusable: int, began: float
    ) -> None:
        seconds = time.monotonic() - began
        last = [self._now().isoformat(), whole_at.isoformat(), str(generation), unusable, seconds]
        set_meta(tx, "identity", self._identity)
        set_meta(tx, "last_refresh", json.dumps(last))
        if self._source.newest_column == "updated_at":
            self._newest = generation[1]  # in memory alone: after a restart all rows are compared once

    def _last(self) -> _Last | None:
        with self._database.snapshot() as db:
            text = get_meta(db, "last_refresh") if get_meta(db, "identity") == self._identity else None
        if text is None:
            return None
        at, whole_at, *rest = json.loads(text)
        return _Last(datetime.fromisoformat(at), datetime.fromisoformat(whole_at), *rest)

    def _read(self, keys: Collection[Key], limit: int) -> tuple[Found, dict[str, Record], bool]:
        """What the index finds, the records as they are now, and whether the index knew them so."""
        with self._database.snapshot() as db:
            found = look_up(db, keys, limit)
            statement = (
                "SELECT e.record_id, e.digest FROM json_each(?) AS a CROSS JOIN entries AS e ON e.record_id = a.value"
            )
            known = dict(db.execute(statement, (json.dumps(found.record_ids),)).fetchall())
        live = self.fetch(found.record_ids)
        return found, live, known == {record_id: digest(record) for record_id, record in live.items()}


def _twice(record_id: str) -> RegisterError:
    return RegisterError(f"REGISTER_QUERY yields record_id {record_id!r} twice: each record must be one row.")
