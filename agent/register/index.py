"""The shadow index: which records carry which key, for any source of records.

It tells numbers and ids, never values: what a decision needs is read from the source, live. An inverted
index as in Manning, Raghavan, Schütze, "Introduction to Information Retrieval", chapters 1 and 4 (postings
sorted by term, built by external sorting), kept in SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from agent.model import Key
from agent.register.database import get_meta

FORMAT = 2  # of the numbers and tables: another one means that the index is made anew
STRONG = frozenset({"id", "date", "full", "phone"})  # a list of these must be whole, or nothing may be filed
STRONG_LIMIT = 2000  # records for one strong key; more than that is not an identifier
STRONG_TOTAL = 4000  # records for all strong keys of a document: reading them takes some 50 ms
REPEATING = frozenset({"last", "first"})  # the same for many records: hashed once
FREQUENT = 64  # keys with at least as many records have their count in a table
MAX_KEYS = 20_000  # asked for at once: more is a document written to hurt
SCAN = 10_000  # postings of frequent names that one look-up may compare


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the records that share a key; ``counts`` has every key asked for, ``size`` is N."""

    record_ids: tuple[str, ...]
    counts: dict[Key, int]
    size: int
    truncated: bool


def key_bytes(key: Key) -> bytes:
    """64 bits of a key, the same on every machine and for ever."""
    return _repeated(key) if key[0] in REPEATING else _hashed(key)


def _hashed(key: Key) -> bytes:
    return blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()


_repeated = lru_cache(maxsize=32768)(_hashed)


def key_number(key: Key) -> int:
    """The same as a signed number, as the postings have it."""
    return int.from_bytes(key_bytes(key), "little", signed=True)


def look_up(db: sqlite3.Connection, keys: Collection[Key], limit: int) -> Found:
    """The records that share a key, by what the key is worth.

    - Strong keys (id, date, full, phone): all records of each, the rarest first. ``truncated`` is true when one
      of them has more than STRONG_LIMIT records, all of them together more than STRONG_TOTAL, or when more than
      MAX_KEYS keys were asked for; it speaks of nothing else.
    - Last names (and any kind that is not named here): the shortest lists first, whole, as long as they hold
      together at most ``limit`` records. Of the longer ones only the records that share a second key with the
      document (two lists that are both frequent are compared as far as SCAN postings go, the shorter first).
    - Given names are counted; alone they retrieve nothing.
    """
    asked = {key_number(key): key for key in sorted(keys, key=_worth)[:MAX_KEYS]}
    frequent = dict(_rows(db, "SELECT key, n FROM frequent WHERE key IN (SELECT value FROM json_each(?))", asked))
    lists = _short_lists(db, asked.keys() - frequent.keys())
    counts = {number: len(lists.get(number, ())) for number in asked} | frequent
    chosen: set[int] = set()
    truncated = len(keys) > MAX_KEYS
    for number in _of_kinds(asked, counts, STRONG):
        room = min(STRONG_LIMIT, STRONG_TOTAL - len(chosen))
        found = lists.get(number) or _postings(db, number, room + 1)
        truncated = truncated or len(found) > room
        chosen.update(found[:room])
    first = _of_kinds(asked, counts, {"first"})
    last = _of_kinds(asked, counts, {key.kind for key in asked.values()} - STRONG - {"first"})
    chosen |= _by_last_name(db, last, first, lists, counts, limit)
    return Found(
        record_ids=_record_ids(db, chosen),
        counts={key: counts[number] for number, key in asked.items()},
        size=size(db),
        truncated=truncated,
    )


def size(db: sqlite3.Connection) -> int:
    """N, the number of records in the index."""
    return int(get_meta(db, "size") or 0)


def _worth(key: Key) -> tuple[bool, str, str]:
    # When there are too many, the strong ones are kept.
    return key.kind not in STRONG, key.kind, key.value


def _of_kinds(asked: dict[int, Key], counts: dict[int, int], kinds: Collection[str]) -> list[int]:
    """The keys that some record carries, the rarest first."""
    chosen = [number for number, key in asked.items() if key.kind in kinds and counts[number]]
    return sorted(chosen, key=lambda number: (counts[number], number))


def _rows(db: sqlite3.Connection, statement: str, values: Iterable[int | str]) -> list[tuple[int, int]]:
    return db.execute(statement, (json.dumps(list(values)),)).fetchall()


def _short_lists(db: sqlite3.Connection, numbers: Collection[int]) -> dict[int, list[int]]:
    """The postings of keys that are not frequent, in one statement."""
    lists: dict[int, list[int]] = {}
    statement = "SELECT p.key, p.rec FROM json_each(?) AS asked CROSS JOIN postings AS p ON p.key = asked.value"
    for number, rec in _rows(db, statement, numbers):
        lists.setdefault(number, []).append(rec)
    return lists


def _postings(db: sqlite3.Connection, number: int, limit: int) -> list[int]:
    rows = db.execute("SELECT rec FROM postings WHERE key = ? ORDER BY rec LIMIT ?", (number, limit))
    return [row[0] for row in rows]


def _by_last_name(
    db: sqlite3.Connection,
    last: list[int],
    first: list[int],
    lists: dict[int, list[int]],
    counts: dict[int, int],
    limit: int,
) -> set[int]:
    chosen: set[int] = set()
    for position, number in enumerate(last):
        if len(chosen) + counts[number] > limit:
            return chosen | _shared(db, last[position:], first, counts, limit)
        chosen.update(lists.get(number) or _postings(db, number, limit))
    return chosen


def _shared(db: sqlite3.Connection, last: list[int], first: list[int], counts: dict[int, int], limit: int) -> set[int]:
    """The records with one of these last names and a second name of the document, at most ``limit``."""
    both: set[int] = set()
    budget = SCAN
    statement = "SELECT a.value FROM json_each(?) AS a CROSS JOIN postings AS p ON p.key = ? AND p.rec = a.value"
    for position, number in enumerate(last):
        if counts[number] > budget or len(both) >= limit:
            break
        some = json.dumps(_postings(db, number, budget))
        for other in [*first, *last[position + 1 :]]:
            if counts[number] > budget:
                break
            budget -= counts[number]
            both.update(row[0] for row in db.execute(statement, (some, other)))
    return set(sorted(both)[:limit])


def _record_ids(db: sqlite3.Connection, recs: Collection[int]) -> tuple[str, ...]:
    statement = "SELECT e.record_id FROM json_each(?) AS asked CROSS JOIN entries AS e ON e.rec = asked.value"
    return tuple(row[0] for row in db.execute(statement, (json.dumps(sorted(recs)),)))
