"""What it cost: questions to the metered steps. A day's answer reads that day's rows alone (index on ``day``)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

GROUPS: Mapping[str, str] = {
    "day": "day",
    "operation": "operation",
    "provider": "provider",
    "document": "document_id",
}  # a word of ours to a column of ours: nothing else ever gets into a statement
RECENT_DAYS = 7  # complete days that a forecast is drawn from

_FIGURES = """
    count(*) AS steps, sum(units) AS units, CASE WHEN min(unit) = max(unit) THEN min(unit) END AS unit,
    sum(cost) AS cost, currency, sum(duration_ms) AS duration_ms, sum(ok = 0) AS failed
"""


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; ``None`` is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the answer. ``group`` has the value of each thing that was grouped by, in order.

    ``units`` is ``None`` where units of different kinds would be added; ``duration_ms`` is the sum.
    """

    group: Mapping[str, str | None]
    steps: int
    failed: int
    units: float | None
    unit: str | None
    cost: float
    currency: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Total:
    """All of a period in one currency. ``documents`` counts those with a step in it."""

    currency: str
    steps: int
    failed: int
    cost: float
    documents: int
    per_document: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The current month: what it has cost, and will have by its end when days go on as the recent ones."""

    currency: str
    so_far: float
    per_day: float
    month: float


def lines(
    db: sqlite3.Connection, period: Period, by: Sequence[str] = ("operation",), document_id: str | None = None
) -> list[CostLine]:
    """The costs of a period, grouped; currencies are never added up. Raises KeyError for an unknown group."""
    columns = [GROUPS[name] for name in by]
    where, values = _where(period, document_id)
    grouped = ", ".join([*columns, "currency"])
    head = "".join(f"{column}, " for column in columns)
    statement = f"SELECT {head}{_FIGURES} FROM costs {where} GROUP BY {grouped} ORDER BY {grouped}"  # noqa: S608 - our own words
    return [_line(row, dict(zip(by, columns, strict=True))) for row in db.execute(statement, values)]


def totals(db: sqlite3.Connection, period: Period, document_id: str | None = None) -> list[Total]:
    """The sums of a period, one for each currency."""
    where, values = _where(period, document_id)
    rows = db.execute(
        "SELECT currency, count(*) AS steps, sum(ok = 0) AS failed, sum(cost) AS cost,"  # noqa: S608 - our own words
        f" count(DISTINCT document_id) AS documents FROM costs {where} GROUP BY currency ORDER BY currency",
        values,
    )
    return [
        Total(
            row["currency"], row["steps"], row["failed"], row["cost"], row["documents"],
            row["cost"] / row["documents"] if row["documents"] else 0.0,
        )
        for row in rows
    ]  # fmt: skip


def forecast(db: sqlite3.Connection, today: date) -> list[Forecast]:
    """What the month will cost, one for each currency: what it has cost, and for the days that are left the average
    of the last RECENT_DAYS complete days (fewer when the agent is younger; today alone on its first day).
    """
    oldest = db.execute("SELECT min(day) FROM costs").fetchone()[0]
    if oldest is None:
        return []
    first = today.replace(day=1)
    days_left = ((first + timedelta(days=32)).replace(day=1) - today).days - 1
    age = min(RECENT_DAYS, (today - date.fromisoformat(oldest)).days)
    now = _sums(db, Period(today, today))
    before = _sums(db, Period(first, today - timedelta(days=1)))
    recent = _sums(db, Period(today - timedelta(days=age), today - timedelta(days=1))) if age > 0 else now
    return [
        _forecast(currency, before.get(currency, 0.0), now.get(currency, 0.0),
                  recent.get(currency, 0.0) / max(age, 1), days_left)
        for currency in sorted({*before, *now, *recent})
    ]  # fmt: skip


def _forecast(currency: str, before: float, now: float, per_day: float, days_left: int) -> Forecast:
    return Forecast(currency, before + now, per_day, before + max(now, per_day) + per_day * days_left)


def paid(db: sqlite3.Connection, day: str, unpaid: Sequence[str]) -> float:
    """What a local day (ISO) has cost but for the providers in ``unpaid``."""
    spent = db.execute("SELECT provider, sum(cost) FROM costs WHERE day = ? GROUP BY provider", (day,))
    return sum(float(cost) for provider, cost in spent if provider not in unpaid)


def document_cost(db: sqlite3.Connection, document_id: str) -> dict[str, Any]:
    """What one document has cost: ``cost``, ``currency`` ("" when nothing was metered), ``costs`` by operation."""
    rows = lines(db, Period(), ("operation",), document_id)
    currencies = sorted({row.currency for row in rows})
    return {
        "cost": sum(row.cost for row in rows if row.currency == currencies[0]) if rows else 0.0,
        "currency": currencies[0] if currencies else "",
        "costs": [as_facts(row) for row in rows],
    }


def as_facts(line: CostLine) -> dict[str, Any]:
    """A line as ``--json`` shows it."""
    return {
        **line.group, "steps": line.steps, "failed": line.failed, "units": line.units, "unit": line.unit,
        "cost": line.cost, "currency": line.currency, "duration_ms": line.duration_ms,
    }  # fmt: skip


def _sums(db: sqlite3.Connection, period: Period) -> dict[str, float]:
    where, values = _where(period, None)
    statement = f"SELECT currency, sum(cost) FROM costs {where} GROUP BY currency"  # noqa: S608 - our own words
    return {row[0]: row[1] for row in db.execute(statement, values)}


def _where(period: Period, document_id: str | None) -> tuple[str, list[str]]:
    parts, values = [], []
    for part, value in (
        ("day >= ?", period.first.isoformat() if period.first else None),
        ("day <= ?", period.last.isoformat() if period.last else None),
        ("document_id = ?", document_id),
    ):
        if value is not None:
            parts.append(part)
            values.append(value)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _line(row: sqlite3.Row, columns: Mapping[str, str]) -> CostLine:
    return CostLine(
        group={name: row[column] for name, column in columns.items()},
        steps=row["steps"],
        failed=row["failed"],
        units=row["units"] if row["unit"] is not None else None,
        unit=row["unit"],
        cost=row["cost"],
        currency=row["currency"],
        duration_ms=row["duration_ms"],
    )
