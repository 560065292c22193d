"""How fast a day's costs are answered over a long history; beside a bare scan of the same file by sqlite3.

    python benchmarks/costs.py [LINES]        default: 10000000, a year of 27,000 lines a day

The agent's own questions (``intake costs --day``, a month by day with its forecast) are asked of its own schema.
Each is asked with a cold page cache of SQLite's own (a fresh connection); the best of three is told, in wall and in
CPU seconds. The bare scan adds the same sum up without any index: what reading all of it would cost.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from agent.store import Store
from agent.store.costs import Period, forecast, lines, totals

DAYS = 365
LAST = date(2026, 12, 31)

_FILL = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :lines)
INSERT INTO costs (at, day, document_id, provider, operation, units, unit, unit_price, cost, currency, duration_ms,
                   attempt, ok)
SELECT date(:first, '+' || (i * :days / :lines) || ' days') || 'T09:00:00.000000+00:00',
       date(:first, '+' || (i * :days / :lines) || ' days'),
       printf('%010x', i / 4), CASE i % 4 WHEN 3 THEN 'telegram' ELSE 'local' END,
       CASE i % 4 WHEN 0 THEN 'text_layer' WHEN 3 THEN 'send_message' ELSE 'ocr_page' END,
       1.5, 'second', 1.9e-6, 2.85e-6, 'EUR', 1500, 1, 1
FROM n
"""


def main() -> None:
    """Fill, ask, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "intake.sqlite"
        began = time.perf_counter()
        _fill(path, count)
        print(f"{count:,} lines, {path.stat().st_size / 1e6:,.0f} MB, written in {time.perf_counter() - began:.0f} s")
        day, month = Period(LAST, LAST), Period(LAST.replace(day=1), LAST)
        _tell("bare scan of everything, sqlite3", path, _scan)
        _tell("a day: lines and totals", path, lambda db: (lines(db, day), totals(db, day)))
        _tell("a day, by document", path, lambda db: lines(db, day, ("document",)))
        _tell("a month by day, totals, forecast", path,
              lambda db: (lines(db, month, ("day",)), totals(db, month), forecast(db, LAST)))  # fmt: skip


def _fill(path: Path, count: int) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous=OFF")
    first = LAST - timedelta(days=DAYS - 1)
    db.execute(_FILL, {"lines": count, "days": DAYS, "first": first.isoformat()})
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _scan(db: sqlite3.Connection) -> object:
    return db.execute("SELECT sum(cost) FROM costs NOT INDEXED WHERE day = ?", (str(LAST),)).fetchall()


def _tell(what: str, path: Path, ask: Callable[[sqlite3.Connection], object]) -> None:
    best, cpu = float("inf"), float("inf")
    for _ in range(3):
        store = Store(path)
        began, busy = time.perf_counter(), time.process_time()
        ask(store.reader())
        best, cpu = min(best, time.perf_counter() - began), min(cpu, time.process_time() - busy)
        store.close()
    print(f"{what:<36} {best:8.3f} s wall {cpu:8.3f} s CPU")


if __name__ == "__main__":
    main()
