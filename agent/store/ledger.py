"""The ledger: audit lines, chained by hash, and metered steps. Rows only ever come to be.

``logs/audit.jsonl`` and ``logs/api_costs.jsonl`` are written from these rows, in order of ``seq``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent.core.chain import GENESIS, line_hash, written
from agent.store import Store, meta, stamp

AUDIT_REACHED = "audit_reached"  # in meta: the last line that logs/audit.jsonl is known to hold


def audit(
    tx: sqlite3.Connection,
    event: str,
    now: datetime,
    *,
    document_id: str | None = None,
    by: str = "agent",
    **facts: Any,
) -> None:
    """Add a line to the audit trail, in the caller's transaction."""
    count, previous = head(tx)
    seq = count + 1
    entry = {"seq": seq, "at": stamp(now), "event": event, "by": by, "document": document_id, **facts}
    entry["prev"] = previous
    digest = line_hash(entry)
    line = written({**entry, "hash": digest})
    tx.execute(
        "INSERT INTO audit (seq, document_id, line, hash) VALUES (?, ?, ?, ?)",
        (seq, document_id, line, digest),
    )


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """The number of audit lines and the hash of the last one."""
    last = db.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(last["seq"]), str(last["hash"])) if last else (0, GENESIS)


def reached(db: sqlite3.Connection) -> tuple[int, str]:
    """The last line that ``logs/audit.jsonl`` is known to hold on the disk: its number and its hash."""
    seq = int(meta.read(db, AUDIT_REACHED) or 0)
    row = db.execute("SELECT hash FROM audit WHERE seq = ?", (seq,)).fetchone()
    return (seq, str(row["hash"])) if row else (0, GENESIS)


@dataclass(frozen=True, slots=True)
class AuditReached:
    """How far the file has got, for its journal; that it was cut becomes a line of the trail itself."""

    store: Store
    clock: Callable[[], datetime]

    def last(self) -> int:
        """The number of the last line that the file is known to hold."""
        return reached(self.store.reader())[0]

    def reach(self, seq: int) -> None:
        """Remember it."""
        with self.store.transaction() as tx:
            meta.put(tx, AUDIT_REACHED, str(seq))

    def cut(self, first: int, last: int) -> None:
        """Write down that these lines were missing and come from the ledger now."""
        with self.store.transaction() as tx:
            audit(tx, "trail_restored", self.clock(), first_line=first, last_line=last)


def cost(
    tx: sqlite3.Connection,
    now: datetime,
    *,
    day: str,
    document_id: str | None,
    provider: str,
    operation: str,
    units: float,
    unit: str,
    unit_price: float,
    currency: str,
    duration_ms: int,
    attempt: int,
    ok: bool,
) -> None:
    """Add a metered step, in the caller's transaction. Its cost is ``units * unit_price``, fixed for ever."""
    tx.execute(
        "INSERT INTO costs (at, day, document_id, provider, operation, units, unit, unit_price, cost, currency,"
        " duration_ms, attempt, ok) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stamp(now), day, document_id, provider, operation, units, unit, unit_price, units * unit_price,
            currency, duration_ms, attempt, int(ok),
        ),
    )  # fmt: skip


def audit_after(db: sqlite3.Connection, seq: int) -> list[tuple[int, str]]:
    """The audit lines after ``seq``: (seq, JSON line), at most a thousand at a time."""
    rows = db.execute("SELECT seq, line FROM audit WHERE seq > ? ORDER BY seq LIMIT 1000", (seq,))
    return [(row["seq"], row["line"]) for row in rows]


def costs_after(db: sqlite3.Connection, seq: int) -> list[tuple[int, str]]:
    """The cost lines after ``seq``: (seq, JSON line), at most a thousand at a time."""
    rows = db.execute("SELECT * FROM costs WHERE seq > ? ORDER BY seq LIMIT 1000", (seq,))
    return [(row["seq"], _cost_line(row)) for row in rows]


def _cost_line(row: sqlite3.Row) -> str:
    entry = {"seq": row["seq"], "at": row["at"], "document": row["document_id"]}
    entry |= {key: row[key] for key in ("provider", "operation", "units", "unit", "unit_price", "cost", "currency")}
    entry |= {"duration_ms": row["duration_ms"], "attempt": row["attempt"], "ok": bool(row["ok"])}
    return json.dumps(entry, ensure_ascii=False)
