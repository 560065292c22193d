"""Building and refreshing the shadow index: one pass over the records, in the caller's transaction.

The same pass serves the first build, an import and a refresh: each record is compared with what is known of
it (a digest), and only what changed touches the postings. Postings are staged, sorted by SQLite outside of
memory, and written in their order.
"""

from __future__ import annotations

import gc
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from agent.model import Changed, Record
from agent.register.database import IDLE_CACHE_KIB, set_meta
from agent.register.index import FREQUENT
from agent.register.keymaker import KeyMaker, KeysOf, values_of

BATCH = 2000  # records looked at together: bounds memory
BUILD_CACHE_KIB = 65_536  # SQLite's page cache while records come in any order, in KiB
SORT_CACHE_KIB = 8_192  # and while postings are sorted: runs that fit the processor's cache are sorted faster
MOST_TOUCHED = 100_000  # keys of changed records that are remembered one by one
_TOGETHER = 100  # postings in one statement: a statement costs more than a row
_STAGE = "INSERT INTO staged VALUES " + ", ".join(["(?, ?)"] * _TOGETHER)  # noqa: S608 - marks are "?" only

Numbered = tuple[int, Record]  # a record and the line or row that it came from


@dataclass(frozen=True, slots=True)
class Repeated:
    """A ``record_id`` that came twice: where it stood first, and where again."""

    record_id: str
    first: int
    again: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a pass found. ``missing`` are known records that did not come; ``size`` is N afterwards."""

    added: int
    changed: int
    unchanged: int
    missing: int
    size: int
    repeated: tuple[Repeated, ...] = ()


@dataclass(slots=True)
class _Tally:
    added: int = 0
    changed: int = 0
    unchanged: int = 0


def sync(
    tx: sqlite3.Connection,
    records: Iterable[Numbered],
    keys_of: KeysOf,
    *,
    write: Callable[[Sequence[Record]], object] = lambda _: None,
    forget_missing: bool,
) -> Changes:
    """Bring the index in line with ``records``; ``write`` is given those that are new or changed, batch by batch.

    ``forget_missing``: records that did not come leave the index (the pass saw the whole source).
    When ``repeated`` isn't empty the result is of no use: the caller undoes the transaction.
    """
    tally, repeated, maker = _Tally(), list[Repeated](), KeyMaker(keys_of)
    with _workspace(tx), closing(maker):
        lot: _Lot | None = None
        for batch in _batches(records):
            repeated += _note_seen(tx, batch)
            if repeated:
                continue
            fresh = _fresh(tx, [record for _, record in batch], tally)
            numbers = maker.collect() if lot is not None else []
            maker.give([record for record, _ in fresh.records])  # while the lot before it is written
            if lot is not None:
                _stage(tx, lot, numbers, write)
            lot = fresh
        if lot is not None and not repeated:
            _stage(tx, lot, maker.collect(), write)
        missing = _missing(tx)
        if forget_missing and missing:
            _stage_removal(tx, "SELECT rec, keys FROM entries WHERE record_id NOT IN (SELECT record_id FROM seen)")
            tx.execute("DELETE FROM entries WHERE record_id NOT IN (SELECT record_id FROM seen)")
        _apply(tx)
    count = tx.execute("SELECT count(*) FROM entries").fetchone()[0]
    set_meta(tx, "size", str(count))
    return Changes(tally.added, tally.changed, tally.unchanged, missing, count, tuple(repeated))


def _note_touched(tx: sqlite3.Connection, first_build: bool) -> None:
    """Remember the keys of what has changed, for the documents that wait; too many of them are everything."""
    many = tx.execute("SELECT (SELECT count(*) FROM staged) + (SELECT count(*) FROM gone)").fetchone()[0]
    if first_build or many > MOST_TOUCHED:
        tx.execute("DELETE FROM touched")
        tx.execute("INSERT INTO touched (key) SELECT NULL WHERE ?", (many,))
        return
    tx.execute("INSERT INTO touched (key) SELECT key FROM staged UNION SELECT key FROM gone")


def changed(db: sqlite3.Connection) -> Changed:
    """The keys of what has changed since it was last forgotten."""
    rows = db.execute("SELECT seq, key FROM touched ORDER BY seq").fetchall()
    keys = tuple({key for _, key in rows if key is not None})
    return Changed(keys, any(key is None for _, key in rows), rows[-1][0] if rows else 0)


def forget_changed(tx: sqlite3.Connection, seen: Changed) -> None:
    """These changes are dealt with."""
    tx.execute("DELETE FROM touched WHERE seq <= ?", (seen.upto,))


def clear(tx: sqlite3.Connection) -> None:
    """Empty the index: the way that keys are made has changed."""
    for statement in ("DELETE FROM postings", "DELETE FROM frequent", "DELETE FROM entries"):
        tx.execute(statement)


@contextmanager
def _workspace(tx: sqlite3.Connection) -> Iterator[None]:
    """The temporary tables of one pass, a page cache fit for it, and no search for cycles of garbage.

    Nothing here makes any, and looking through millions of keys for them takes a seventh of the time.
    """
    _drop_workspace(tx)
    tx.execute(f"PRAGMA cache_size=-{BUILD_CACHE_KIB:d}")
    tx.execute("CREATE TEMP TABLE seen (record_id TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID")
    tx.execute("CREATE TEMP TABLE staged (key INTEGER NOT NULL, rec INTEGER NOT NULL)")
    tx.execute("CREATE TEMP TABLE gone (key INTEGER NOT NULL, rec INTEGER NOT NULL)")
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
        _drop_workspace(tx)  # when the pass fails, the rollback takes the tables away
    finally:
        if searched:
            gc.enable()
        tx.execute(f"PRAGMA cache_size=-{IDLE_CACHE_KIB:d}")
        tx.execute("PRAGMA shrink_memory")


def _drop_workspace(tx: sqlite3.Connection) -> None:
    for table in ("seen", "staged", "gone", "deltas"):
        tx.execute(f"DROP TABLE IF EXISTS temp.{table}")


def _batches(records: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    source = iter(records)
    while batch := list(islice(source, BATCH)):
        yield batch


def _note_seen(tx: sqlite3.Connection, batch: Sequence[Numbered]) -> list[Repeated]:
    rows = [(record.record_id, line) for line, record in batch]
    cursor = tx.executemany("INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
    if cursor.rowcount == len(rows):
        return []
    first = {key: _first_line(tx, key) for key, _ in rows}
    return [Repeated(key, first[key], line) for key, line in rows if first[key] != line]


def _first_line(tx: sqlite3.Connection, record_id: str) -> int:
    return int(tx.execute("SELECT line FROM seen WHERE record_id = ?", (record_id,)).fetchone()[0])


@dataclass(frozen=True, slots=True)
class _Lot:
    """Records that are new or changed, each with its digest; ``known`` are the numbers of those changed."""

    records: list[tuple[Record, bytes]]
    known: dict[str, int]


def _fresh(tx: sqlite3.Connection, batch: Sequence[Record], tally: _Tally) -> _Lot:
    known = _known(tx, batch)
    fresh = [(record, digest(record)) for record in batch]
    fresh = [(record, mark) for record, mark in fresh if known.get(record.record_id, (0, b""))[1] != mark]
    changed = {record.record_id: known[record.record_id][0] for record, _ in fresh if record.record_id in known}
    tally.unchanged += len(batch) - len(fresh)
    tally.changed += len(changed)
    tally.added += len(fresh) - len(changed)
    return _Lot(fresh, changed)


def _stage(
    tx: sqlite3.Connection, lot: _Lot, numbers: Sequence[bytes], write: Callable[[Sequence[Record]], object]
) -> None:
    """Write the records, and stage their postings; ``numbers`` are those of each one's keys."""
    next_rec = tx.execute("SELECT coalesce(max(rec), 0) + 1 FROM entries").fetchone()[0]
    entries, postings = [], list[int]()
    for (record, mark), keys in zip(lot.records, numbers, strict=True):
        if record.record_id in lot.known:
            rec = lot.known[record.record_id]
            _stage_removal(tx, "SELECT rec, keys FROM entries WHERE rec = ?", (rec,))
        else:
            rec, next_rec = next_rec, next_rec + 1
        entries.append((rec, record.record_id, mark, keys))
        for key in array("q", keys):
            postings += (key, rec)
    tx.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", entries)
    width = 2 * _TOGETHER
    whole = len(postings) - len(postings) % width
    tx.executemany(_STAGE, (postings[at : at + width] for at in range(0, whole, width)))
    tx.executemany("INSERT INTO staged VALUES (?, ?)", zip(postings[whole::2], postings[whole + 1 :: 2], strict=True))
    write([record for record, _ in lot.records])


def _known(tx: sqlite3.Connection, batch: Sequence[Record]) -> dict[str, tuple[int, bytes]]:
    marks = ",".join("?" * len(batch))
    statement = f"SELECT record_id, rec, digest FROM entries WHERE record_id IN ({marks})"  # noqa: S608 - marks are "?" only
    rows = tx.execute(statement, [record.record_id for record in batch])
    return {record_id: (rec, mark) for record_id, rec, mark in rows}


def _stage_removal(tx: sqlite3.Connection, select: str, parameters: tuple[int, ...] = ()) -> None:
    for rec, keys in tx.execute(select, parameters).fetchall():
        tx.executemany("INSERT INTO gone VALUES (?, ?)", [(number, rec) for number in array("q", keys)])


def digest(record: Record) -> bytes:
    """128 bits of all values of a record."""
    return blake2b(repr(values_of(record)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _missing(tx: sqlite3.Connection) -> int:
    known = tx.execute("SELECT count(*) FROM entries").fetchone()[0]
    return int(known) - int(tx.execute("SELECT count(*) FROM seen").fetchone()[0])


def _apply(tx: sqlite3.Connection) -> None:
    """Bring staged changes into the postings, in the order of their keys, and keep the counts."""
    first_build = tx.execute("SELECT 1 FROM postings LIMIT 1").fetchone() is None
    tx.execute("DELETE FROM postings WHERE (key, rec) IN (SELECT key, rec FROM gone)")
    tx.execute(f"PRAGMA cache_size=-{SORT_CACHE_KIB:d}")
    tx.execute("INSERT INTO postings SELECT key, rec FROM staged ORDER BY key, rec")
    _note_touched(tx, first_build)
    if first_build:
        tx.execute(
            "INSERT INTO frequent SELECT key, count(*) FROM postings GROUP BY key HAVING count(*) >= ?", (FREQUENT,)
        )
        return
    tx.execute(
        "CREATE TEMP TABLE deltas AS SELECT key, sum(n) AS n FROM"
        " (SELECT key, 1 AS n FROM staged UNION ALL SELECT key, -1 FROM gone) GROUP BY key"
    )
    tx.execute("UPDATE frequent SET n = frequent.n + d.n FROM deltas AS d WHERE d.key = frequent.key")
    tx.execute(
        "INSERT INTO frequent SELECT key, n FROM"
        " (SELECT d.key, (SELECT count(*) FROM postings AS p WHERE p.key = d.key) AS n FROM deltas AS d"
        "  WHERE d.key NOT IN (SELECT key FROM frequent))"
        " WHERE n >= ?",
        (FREQUENT,),
    )
