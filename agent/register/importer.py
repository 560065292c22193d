"""A file into the embedded register: all of it or nothing, as often as one likes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from agent.errors import RegisterError
from agent.register.build import Changes, Numbered
from agent.register.columns import find_columns, ignored_headers
from agent.register.embedded import EmbeddedRegister, stored
from agent.register.risk import Risk, assess
from agent.register.tabular import Table, open_table, refusal
from agent.register.values import record_of

ENOUGH = 100_000  # bad lines after which a file is not read on


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, or would do (``dry_run``).

    ``missing``: records of the register that are not in the file any more; they stay. ``columns``: ours to
    theirs. ``ignored``: headers that were not used. ``risk`` speaks of the whole register afterwards.
    """

    added: int
    changed: int
    unchanged: int
    missing: int
    size: int
    dry_run: bool
    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    risk: Risk


def import_file(
    register: EmbeddedRegister,
    path: Path,
    mapping: Mapping[str, str],
    *,
    dry_run: bool = False,
    today: date | None = None,
    progress: Callable[[int], object] = lambda _: None,
) -> ImportSummary:
    """Bring the records of a CSV or XLSX file into the register, in one transaction, keyed by ``record_id``.

    ``mapping`` is ours to theirs; ``progress`` is told the number of each line. Raises RegisterError that
    names every bad line, UsageError on a wrong mapping, Unavailable when the register's file is locked; in
    each case the register stays as it was.
    """
    with open_table(path) as table:
        columns = find_columns(table.header, mapping)
        reading = _Reading(path, table, columns, today or datetime.now(UTC).date(), progress)
        risks: list[Risk] = []

        def accept(tx: sqlite3.Connection, changes: Changes) -> bool:
            reading.check(changes)
            risks.append(assess(lambda: stored(tx)))
            return not dry_run

        changes = register.upsert(reading.records(), accept)
        return ImportSummary(
            changes.added, changes.changed, changes.unchanged, changes.missing, changes.size, dry_run,
            {column: table.header[position] for column, position in columns.items()},
            ignored_headers(table.header, columns), risks[0],
        )  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """One pass over a file that collects what is wrong with it."""

    path: Path
    table: Table
    columns: Mapping[str, int]
    today: date
    progress: Callable[[int], object]
    problems: list[tuple[int, str]] = field(default_factory=list)

    def records(self) -> Iterator[Numbered]:
        """The good lines; the bad ones go to ``problems``."""
        for line, cells in self.table.rows:
            if not any(cell not in (None, "") for cell in cells):
                continue
            self.progress(line)
            if len(cells) != len(self.table.header):
                text = f"has {len(cells)} values, the header names {len(self.table.header)} columns"
                self.problems.append((line, text))
            else:
                record, problems = record_of({name: cells[at] for name, at in self.columns.items()}, self.today)
                if record is not None:
                    yield line, record
                self.problems += [(line, problem) for problem in problems]
            if len(self.problems) >= ENOUGH:
                break

    def check(self, changes: Changes) -> None:
        """Raise RegisterError when anything was wrong with the file."""
        repeated = [
            (one.again, f"record_id {one.record_id!r} stands in line {one.first} already") for one in changes.repeated
        ]
        problems = sorted(self.problems + repeated)
        if problems:
            raise refusal(self.path, problems)
        if not changes.added + changes.changed + changes.unchanged:
            raise RegisterError(f"{self.path} has no records: only the line that names the columns.")
