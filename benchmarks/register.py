"""How fast and how large the register's index is: built, refreshed, asked; beside a bare bulk insert by sqlite3.

    python benchmarks/register.py [RECORDS ...]        default: 20000 1000000

People are made up: names from a Zipf distribution over invented syllables, a tenth of the birthdays on 1 January.
Each size runs in a process of its own, so that peak memory is its own. CPU seconds are told beside wall seconds,
because a machine that does other work at the same time changes only the latter.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from agent import vocabulary
from agent.matching.blocking import record_keys
from agent.matching.lexicon import build_lexicon
from agent.model import Gathered, Key, Record
from agent.register.database import Database
from agent.register.embedded import EmbeddedRegister

SYLLABLES = (
    "al",
    "ben",
    "mo",
    "ha",
    "sa",
    "ra",
    "ki",
    "di",
    "ou",
    "la",
    "me",
    "za",
    "na",
    "fa",
    "ri",
    "cha",
    "ab",
    "de",
    "ti",
    "si",
)
LEXICON = build_lexicon(vocabulary.tables())
ASKED = 400  # documents


def keys_of(record: Record) -> frozenset[Key]:
    """The agent's own keys."""
    return record_keys(record, LEXICON)


class People:
    """An endless row of made-up people, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._last = self._names(20_000, 2, 4)
        self._first = self._names(2_000, 2, 3)

    def records(self, count: int) -> Iterator[tuple[int, Record]]:
        """Numbered records."""
        for number in range(count):
            yield number, self.one(number)

    def one(self, number: int) -> Record:
        """A record."""
        pick = self._random
        born = date(1930, 1, 1) + timedelta(pick.randrange(33_000))
        if pick.random() < 0.1:
            born = born.replace(month=1, day=1)
        return Record(
            f"P{number}", self._zipf(self._last), self._zipf(self._first), born, pick.choice("MF"),
            f"{pick.choice('ABCDEFGHJKLM')}{number:06}", f"{number % 90}/{number}", f"06{number:08}",
        )  # fmt: skip

    def _names(self, count: int, low: int, high: int) -> list[str]:
        pick = self._random
        return ["".join(pick.choices(SYLLABLES, k=pick.randint(low, high))).title() for _ in range(count)]

    def _zipf(self, names: list[str]) -> str:
        return names[min(int(len(names) ** self._random.random()), len(names)) - 1]


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - cpu


def bare_insert(folder: Path, count: int) -> tuple[float, float]:
    """The same records into one plain table with one index, and nothing else: what sqlite3 itself takes."""
    db = sqlite3.connect(folder / "bare.sqlite")
    db.execute("CREATE TABLE t (record_id TEXT PRIMARY KEY, a, b, c, d, e, f)")
    source, wall, cpu = People(1).records(count), 0.0, 0.0
    while batch := list(islice(source, 50_000)):
        rows = [(r.record_id, r.last_name, r.first_name, str(r.birth_date), r.national_id, r.file_number, r.phone)
                for _, r in batch]  # fmt: skip
        took = timed(lambda rows=rows: db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", rows))
        wall, cpu = wall + took[0], cpu + took[1]
    commit = timed(db.commit)
    db.close()
    return wall + commit[0], cpu + commit[1]


def ask(register: EmbeddedRegister, count: int) -> dict[str, float]:
    """Milliseconds for a document that names a registered patient and three other people."""
    people, spent, burnt, truncated, found = People(1), [], [], 0, []
    patients = random.Random(2).sample(range(count), ASKED)
    wanted = set(patients)
    known = {number: record for number, record in people.records(count) if number in wanted}
    for number in patients:
        keys = set(keys_of(known[number]))
        for other in range(3):
            keys |= {key for key in keys_of(people.one(other)) if key.kind in ("full", "last", "first", "date")}
        answers: list[Gathered] = []
        wall, cpu = timed(lambda keys=keys, answers=answers: answers.append(register.gather(keys)))
        gathered = answers[0]
        spent.append(wall * 1000)
        burnt.append(cpu * 1000)
        truncated += gathered.truncated
        found.append(len(gathered.records))
    for figures in (spent, burnt, found):
        figures.sort()
    return {
        "ask_p50_ms": spent[ASKED // 2], "ask_p95_ms": spent[ASKED * 95 // 100], "ask_max_ms": spent[-1],
        "ask_cpu_p50_ms": burnt[ASKED // 2], "ask_cpu_p95_ms": burnt[ASKED * 95 // 100],
        "found_p50": found[ASKED // 2], "found_p95": found[ASKED * 95 // 100], "truncated": truncated / ASKED,
    }  # fmt: skip


def measure(count: int) -> dict[str, float]:
    """All figures for one size."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        bare = bare_insert(folder, count)
        database = Database(folder / "register.sqlite")
        keyless = EmbeddedRegister(database, lambda _: frozenset(), "none")
        filled = timed(lambda: keyless.upsert(People(1).records(count)))
        register = EmbeddedRegister(database, keys_of, "real")
        build = timed(lambda: register.gather(()))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        helper = resource.getrusage(resource.RUSAGE_CHILDREN)
        sample = [record for _, record in People(3).records(min(count, 20_000))]
        keying = timed(lambda: [keys_of(record) for record in sample])
        changed = People(4)
        refresh = timed(lambda: register.upsert(changed.records(100)))
        figures = {
            "records": count,
            "bare_insert_s": bare[0],
            "bare_insert_cpu_s": bare[1],
            "records_without_keys_s": filled[0],  # making the people included
            "index_build_s": build[0],
            "index_build_cpu_s": build[1],
            "its_helper_cpu_s": helper.ru_utime + helper.ru_stime,
            "its_helper_memory_mb": helper.ru_maxrss / 1024,  # what both share is counted in both
            "keys_alone_us_a_record": keying[1] / len(sample) * 1e6,
            "peak_memory_mb": peak,
            "refresh_100_s": refresh[0],
            "file_mb": (folder / "register.sqlite").stat().st_size / 1e6,
        }
        return figures | ask(register, count)


def main() -> None:
    """Print a table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    for size in [int(text) for text in sys.argv[1:]] or [20_000, 1_000_000]:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True
        )
        for name, value in json.loads(done.stdout).items():
            print(f"{name:24} {value:14,.3f}")
        print()


if __name__ == "__main__":
    main()
