"""``intake costs``: what it cost, by day, operation, provider or document."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import click

from agent.app import App
from agent.cli.output import console, emit_json, json_option, table
from agent.errors import UsageError
from agent.store import documents
from agent.store.costs import GROUPS, CostLine, Forecast, Period, Total, as_facts, forecast, lines, totals

BAR = 24  # columns of the longest bar


@click.command()
@click.option("--day", metavar="DAY", help="One day: today, yesterday, or 2026-05-01.")
@click.option("--since", metavar="DAY", help="From this day on.")
@click.option("--until", metavar="DAY", help="Up to this day, included.")
@click.option("--by", default="operation", show_default=True, help="Any of day,operation,provider,document.")
@click.option("--document", "doc", metavar="DOC", help="One document alone.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the lines as CSV, for a spreadsheet, and nothing else.")
@json_option
def costs(
    day: str | None, since: str | None, until: str | None, by: str, doc: str | None, as_csv: bool, as_json: bool
) -> None:
    """What it cost. Without a period: this month, and what it will have cost by its end."""
    if as_csv and as_json:
        raise UsageError("Say either --csv or --json.")
    app = App.open()
    db = app.store.reader()
    today = datetime.now(app.desk.zone).date()
    groups = _groups(by)
    document_id = documents.find(db, doc).id if doc else None
    period = _period(day, since, until, today, everything=document_id is not None)
    found = lines(db, period, groups, document_id)
    if as_csv:
        _emit_csv(groups, found)
        return
    sums = totals(db, period, document_id)
    ahead = forecast(db, today) if period == _month(today) and document_id is None else []
    if as_json:
        emit_json(_facts(period, found, sums, ahead))
    else:
        _tell(period, groups, found, sums, ahead)


def _groups(by: str) -> tuple[str, ...]:
    groups = tuple(dict.fromkeys(part.strip() for part in by.split(",") if part.strip()))
    if not groups or any(group not in GROUPS for group in groups):
        raise UsageError(f"--by {by!r} can't be: name any of {', '.join(GROUPS)}, separated by commas.")
    return groups


def _period(day: str | None, since: str | None, until: str | None, today: date, *, everything: bool) -> Period:
    if day and (since or until):
        raise UsageError("Say either --day, or --since and --until.")
    if day:
        return Period(_day("--day", day, today), _day("--day", day, today))
    if since or until:
        period = Period(_day("--since", since, today), _day("--until", until, today))
        if period.first and period.last and period.first > period.last:
            raise UsageError(f"--since {period.first} is after --until {period.last}.")
        return period
    return Period() if everything else _month(today)


def _month(today: date) -> Period:
    return Period(today.replace(day=1), today)


def _day(option: str, text: str | None, today: date) -> date | None:
    if text is None:
        return None
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text!r} is no day: write today, yesterday, or 2026-05-01.") from None


def _facts(
    period: Period, found: Sequence[CostLine], sums: Sequence[Total], ahead: Sequence[Forecast]
) -> dict[str, Any]:
    return {
        "since": period.first.isoformat() if period.first else None,
        "until": period.last.isoformat() if period.last else None,
        "lines": [as_facts(line) for line in found],
        "totals": [asdict(total) for total in sums],
        "forecast": [asdict(one) for one in ahead],
    }


def _emit_csv(groups: Sequence[str], found: Sequence[CostLine]) -> None:
    """The lines with a heading (RFC 4180). No file's name is in them: a document is told by its id."""
    columns = [*groups, "steps", "failed", "units", "unit", "cost", "currency", "duration_ms"]
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(as_facts(line) for line in found)
    click.echo(sheet.getvalue(), nl=False)


def _tell(
    period: Period,
    groups: Sequence[str],
    found: Sequence[CostLine],
    sums: Sequence[Total],
    ahead: Sequence[Forecast],
) -> None:
    out = console()
    if not found:
        out.print(f"Nothing was metered {_when(period)}.")
        return
    most = max(line.cost for line in found)
    rows = [
        (*(line.group[name] or "-" for name in groups), line.steps, line.failed or "", _units(line),
         f"{line.duration_ms / 1000:.1f}", f"{line.cost:.6f} {line.currency}", _bar(line.cost, most))
        for line in found
    ]  # fmt: skip
    table((*(name.upper() for name in groups), "STEPS", "FAILED", "UNITS", "SECONDS", "COST", ""), rows)
    out.print()
    for total in sums:
        each = f"; {total.per_document:.6f} for each of {total.documents} documents" if total.documents else ""
        out.print(f"Total {_when(period)}: {total.cost:.6f} {total.currency}{each}")
    for one in ahead:
        out.print(f"By the end of the month, at {one.per_day:.6f} a day: {one.month:.6f} {one.currency}")


def _when(period: Period) -> str:
    if period.first and period.first == period.last:
        return f"on {period.first}"
    parts = [f"since {period.first}"] if period.first else []
    parts += [f"until {period.last}"] if period.last else []
    return " ".join(parts) or "ever"


def _units(line: CostLine) -> str:
    return f"{line.units:g} {line.unit}" if line.units is not None else ""


def _bar(cost: float, most: float) -> str:
    return "█" * max(1, round(BAR * cost / most)) if cost > 0 else ""
