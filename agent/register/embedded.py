"""The embedded register: the source of truth when REGISTER_URL is empty.

Records and index stand in one file and change in one transaction, so that the index is never stale.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from threading import Lock

from agent.errors import Unavailable
from agent.matching.normalise import fold
from agent.model import Changed, Gathered, Key, Record
from agent.register.build import Changes, Numbered, changed, clear, forget_changed, sync
from agent.register.database import Database, get_meta, set_meta
from agent.register.index import FORMAT, look_up, size
from agent.register.keymaker import KeysOf

_WORD = re.compile(r"\w+")
_COLUMNS = "record_id, last_name, first_name, birth_date, sex, national_id, file_number, phone, aliases, status"

Accept = Callable[[sqlite3.Connection, Changes], bool]


class EmbeddedRegister:
    """See ``agent.register.Register``."""

    def __init__(self, database: Database, keys_of: KeysOf, keys_version: str = "") -> None:
        """Nothing is looked at yet: whoever only asks for a record doesn't wait for an index that is made anew."""
        self._database = database
        self._keys_of = keys_of
        # The same file may have held the index of another source before: REGISTER_URL was emptied.
        self._identity = f"embedded {FORMAT} {keys_version}"
        self._making = Lock()
        self._ours = False  # the index was made in our way once

    def gather(self, keys: Collection[Key], limit: int = 200) -> Gathered:
        """See ``agent.register.Register.gather``; index and records are read in one snapshot.

        Makes the index anew when keys were made in another way before, a minute for a million records; raises
        Unavailable when somebody does so behind our back: an index of other keys would miss who may be meant.
        """
        self._prepare()
        with self._database.snapshot() as db:
            self._check(db)
            found = look_up(db, keys, limit)
            records = _fetch(db, found.record_ids)
        return Gathered(tuple(records.values()), found.truncated, found.size, found.counts)

    def fetch(self, record_ids: Collection[str]) -> dict[str, Record]:
        """See ``agent.register.Register.fetch``."""
        with self._database.snapshot() as db:
            return _fetch(db, record_ids)

    def search(self, text: str, limit: int = 20) -> list[Record]:
        """See ``agent.register.Register.search``; accents and capitals make no difference."""
        words = folded(text).split()
        if not words:
            return []
        where = " AND ".join("instr(search, ?)" for _ in words)
        statement = f"SELECT {_COLUMNS} FROM records WHERE {where} ORDER BY last_name, first_name, record_id LIMIT ?"  # noqa: S608 - constants only
        with self._database.snapshot() as db:
            return [_record(row) for row in db.execute(statement, (*words, limit))]

    def size(self) -> int:
        """See ``agent.register.Register.size``."""
        with self._database.snapshot() as db:
            return size(db)

    count = size

    @property
    def index_age(self) -> timedelta:
        """Zero: records and index change in one transaction."""
        return timedelta()

    def ping(self) -> None:
        """See ``agent.register.Register.ping``."""
        self.fetch([""])

    def refresh(self) -> Changes:
        """Nothing to do: the index is never stale."""
        number = self.size()
        return Changes(added=0, changed=0, unchanged=number, missing=0, size=number)

    def upsert(self, records: Iterable[Numbered], accept: Accept = lambda _tx, _changes: True) -> Changes:
        """Add or change records, all or none. ``records`` are numbered (by line); those not named stay.

        ``accept`` sees the open transaction and what it did, at its end: when it returns False or raises,
        everything is undone.
        """
        self._prepare()
        try:
            with self._database.transaction() as tx:
                self._check(tx)
                changes = sync(tx, records, self._keys_of, write=lambda some: _write(tx, some), forget_missing=False)
                _undo_unless(accept(tx, changes))
        except _Undo:
            return changes
        return changes

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

    def _prepare(self) -> None:
        """Once in our life: see that the index is made in our way. Others who come meanwhile wait for it."""
        if self._ours:
            return
        with self._making:
            with self._database.snapshot() as db:
                self._ours = get_meta(db, "identity") == self._identity
            if not self._ours:
                self._rebuild()
            self._ours = True

    def _check(self, db: sqlite3.Connection) -> None:
        if get_meta(db, "identity") != self._identity:
            raise Unavailable("The register's index was made by another version of the agent: start it again.")

    def _rebuild(self) -> None:
        with self._database.transaction() as tx:
            if get_meta(tx, "identity") == self._identity:
                return  # another process was faster
            clear(tx)
            sync(tx, enumerate(stored(tx), 1), self._keys_of, forget_missing=True)
            set_meta(tx, "identity", self._identity)


class _Undo(Exception):
    """Ends a transaction whose result isn't wanted; never leaves this module."""


def _undo_unless(accepted: bool) -> None:
    if not accepted:
        raise _Undo


def stored(db: sqlite3.Connection) -> Iterator[Record]:
    """All records of the embedded register, one by one."""
    for row in db.execute(f"SELECT {_COLUMNS} FROM records"):  # noqa: S608 - constants only
        yield _record(row)


def folded(text: str) -> str:
    """Text without accents, capitals and signs: for people who look something up, never for a decision."""
    return " ".join(_WORD.findall(fold(text)))


def _fetch(db: sqlite3.Connection, record_ids: Collection[str]) -> dict[str, Record]:
    columns = ", ".join(f"r.{column}" for column in _COLUMNS.split(", "))
    statement = f"SELECT {columns} FROM json_each(?) AS asked CROSS JOIN records AS r ON r.record_id = asked.value"  # noqa: S608 - constants only
    rows = db.execute(statement, (json.dumps(list(record_ids)),))
    return {row[0]: _record(row) for row in rows}


def _record(row: Sequence[str | None]) -> Record:
    record_id, last_name, first_name, birth_date, sex, national_id, file_number, phone, aliases, status = row
    return Record(
        record_id=record_id or "",
        last_name=last_name or "",
        first_name=first_name,
        birth_date=date.fromisoformat(birth_date) if birth_date else None,
        sex=sex,
        national_id=national_id,
        file_number=file_number,
        phone=phone,
        aliases=tuple(json.loads(aliases)) if aliases and aliases != "[]" else (),
        status=status,
    )


def _write(tx: sqlite3.Connection, records: Sequence[Record]) -> None:
    marks = ",".join("?" * 11)
    tx.executemany(f"INSERT OR REPLACE INTO records VALUES ({marks})", [_row(record) for record in records])  # noqa: S608 - marks are "?" only


def _row(record: Record) -> tuple[str | None, ...]:
    names = (record.record_id, record.last_name, record.first_name, *record.aliases)
    numbers = (record.national_id, record.file_number, record.phone)
    return (
        record.record_id, record.last_name, record.first_name,
        record.birth_date.isoformat() if record.birth_date else None,
        record.sex, record.national_id, record.file_number, record.phone,
        json.dumps(record.aliases, ensure_ascii=False), record.status,
        folded(" ".join(value for value in (*names, *numbers) if value)),
    )  # fmt: skip
