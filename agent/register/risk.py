"""What a register says about its own risk: how often a stranger would hit one of its records by name.

A person who isn't in the register shares a full name with exactly one record about as often as two people in
it do: 2 x (full names held by exactly two records) / N, a Good-Turing estimate (Good 1953, Biometrika 40).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from agent.matching.normalise import id_value, name_tokens
from agent.model import Record

MANY = 0.05  # a share of records from which a gap is worth a sentence
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Risk:
    """``stranger`` is a probability; the shares are of all records, 0 to 1.

    ``duplicates``: records that share full name and birth date, or a national id, with another one;
    ``examples`` are some of their groups, as record ids. ``sentences``: what it means for the policy.
    """

    size: int
    stranger: float
    without_birth_date: float
    without_id: float
    without_either: float
    duplicates: int
    examples: tuple[tuple[str, ...], ...]
    sentences: tuple[str, ...]


def assess(records: Callable[[], Iterable[Record]]) -> Risk:
    """Read all records (twice, when there seem to be duplicates) and judge them. 16 bytes of memory a record."""
    names, people = array("q"), array("q")
    size = no_date = no_id = neither = 0
    for record in records():
        size += 1
        has_date, has_id = record.birth_date is not None, bool(record.national_id or record.file_number)
        no_date += not has_date
        no_id += not has_id
        neither += not has_date and not has_id
        if record.first_name:
            names.append(_name(record))
        people.extend(_person(record))
    pairs = sum(1 for held in _runs(names) if held == 2)
    duplicates, examples = _duplicates(records, {number for number, held in _groups(people) if held > 1})
    share = (lambda count: count / size) if size else (lambda _: 0.0)
    stranger = 2 * pairs / size if size else 0.0
    return Risk(
        size, stranger, share(no_date), share(no_id), share(neither), duplicates, examples,
        _sentences(size, stranger, share(no_date), share(neither), duplicates),
    )  # fmt: skip


def _sentences(size: int, stranger: float, no_date: float, neither: float, duplicates: int) -> tuple[str, ...]:
    if not size:
        return ("The register is empty: every document will be asked about.",)
    said = []
    if neither == 1:
        said.append("A register without birth dates or ids cannot file safely under the default: it will always ask.")
    elif neither >= MANY:
        said.append(f"{neither:.0%} of the records have neither birth date nor id: theirs are always asked about.")
    if no_date - neither >= MANY:
        said.append(f"{no_date - neither:.0%} of the records have an id and no birth date: filed by id and name alone.")
    if stranger:
        said.append(
            f"About 1 in {round(1 / stranger):,} people who are not in the register has the full name of exactly one "
            "record in it: never let a full name alone file (MATCH_POLICY=unique-name)."
        )
    if duplicates:
        said.append(f"{duplicates:,} records look like duplicates of one another: theirs are always asked about.")
    return tuple(said)


def _name(record: Record) -> int:
    return _number("name", *name_tokens(record.last_name), "", *name_tokens(record.first_name or ""))


def _person(record: Record) -> Iterable[int]:
    if record.first_name and record.birth_date:
        yield _number("person", str(_name(record)), record.birth_date.isoformat())
    if record.national_id:
        yield _number("id", id_value(record.national_id))


def _number(*parts: str) -> int:
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def _groups(numbers: array[int]) -> Iterable[tuple[int, int]]:
    return ((number, sum(1 for _ in same)) for number, same in groupby(sorted(numbers)))


def _runs(numbers: array[int]) -> Iterable[int]:
    return (held for _, held in _groups(numbers))


def _duplicates(records: Callable[[], Iterable[Record]], repeated: set[int]) -> tuple[int, tuple[tuple[str, ...], ...]]:
    if not repeated:
        return 0, ()
    count = 0
    groups: dict[int, list[str]] = {}
    for record in records():
        hits = [number for number in _person(record) if number in repeated]
        count += bool(hits)
        for number in hits:
            if number in groups or len(groups) < EXAMPLES:
                groups.setdefault(number, []).append(record.record_id)
    distinct = dict.fromkeys(tuple(group) for group in groups.values() if len(group) > 1)
    return count, tuple(distinct)
