"""``intake register``: import, show, search and aliases."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from agent.app import App
from agent.cli.output import console, emit_json, json_option, moment, table
from agent.core import naming
from agent.errors import NotFound, RegisterError, UsageError
from agent.model import Record
from agent.register.embedded import EmbeddedRegister
from agent.register.importer import ImportSummary, import_file
from agent.store import aliases, ledger

FIELDS = ("record_id", "last_name", "first_name", "birth_date", "sex", "national_id", "file_number", "phone",
          "aliases", "status")  # fmt: skip


@click.group()
def register() -> None:
    """The records that documents are filed to."""


@register.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "maps", multiple=True, metavar="OURS=THEIRS", help="A column's header, as in last_name=NOM.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@json_option
def import_(file: Path, maps: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Bring the records of FILE (CSV or XLSX) into the register: all of them or, when a line is wrong, none.

    Records are known by record_id, so the same file can be imported as often as you like. Records that are not in
    the file stay. Dates are 1961-03-12 or 12/03/1961 (day first).
    """
    app = App.open(new=True)
    if app.settings.register_url:
        raise RegisterError("The register is the database of REGISTER_URL: change its records there.")
    with app.source_register() as opened, _progress(quiet=as_json) as progress:
        if not isinstance(opened, EmbeddedRegister):
            raise RegisterError("This register can't be imported into.")
        today = datetime.now(app.desk.zone).date()
        summary = import_file(opened, file, _mapping(maps), dry_run=dry_run, today=today, progress=progress)
    if not dry_run:
        _note(app, summary)
        app.look_again()
    if as_json:
        emit_json(asdict(summary))
    else:
        _tell(summary)


@register.command()
@click.argument("record_id")
@json_option
def show(record_id: str, as_json: bool) -> None:
    """One record, as it is now."""
    app = App.open()
    with app.register() as opened:
        record = opened.fetch([record_id]).get(record_id)
    if record is None:
        raise NotFound(f"There is no record {record_id!r}: look for it with  intake register search TEXT.")
    if as_json:
        emit_json(_facts(record))
        return
    for name, value in _facts(record).items():
        shown = ", ".join(value) if isinstance(value, list) else value
        console().print(f"{name:12} {shown or '-'}")


@register.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@json_option
def search(text: tuple[str, ...], limit: int, as_json: bool) -> None:
    """The records in whose names or numbers every word of TEXT occurs."""
    app = App.open()
    with app.register() as opened:
        found = opened.search(" ".join(text), limit)
    if as_json:
        emit_json([_facts(record) for record in found])
        return
    if not found:
        console().print("No record has that in its names or numbers.")
        return
    columns = ("record_id", "last_name", "first_name", "birth_date", "national_id", "file_number", "status")
    table([name.upper().replace("_", " ") for name in columns], [[getattr(r, c) for c in columns] for r in found])


@register.command("aliases")
@click.argument("record_id", required=False)
@click.option(
    "--remove", "alias_id", type=int, metavar="ID", help="Forget this one; the documents stay where they are."
)
@json_option
def aliases_(record_id: str | None, alias_id: int | None, as_json: bool) -> None:
    """Names that your answers have taught: a document that prints one finds its record. Never a reason to file alone.

    They are kept by the agent; the register itself is not changed. Without RECORD_ID: those of all records.
    """
    app = App.open()
    if alias_id is not None:
        _remove_alias(app, alias_id)
    record_id = record_id and naming.shown(os.fsencode(record_id))
    found = aliases.active(app.store.reader(), record_id)
    if as_json:
        emit_json([asdict(alias) for alias in found])
    elif found:
        table(
            ("ID", "RECORD", "NAME", "SINCE", "BY", "FROM DOCUMENTS"),
            [(a.id, a.record_id, a.name, moment(a.added_at), a.added_by, " ".join(a.documents)) for a in found],
        )
    else:
        console().print("No answer has taught a name" + (f" of record {record_id}." if record_id else " yet."))


def _remove_alias(app: App, alias_id: int) -> None:
    now = datetime.now(UTC)
    with app.store.transaction() as tx:
        alias = aliases.remove(tx, alias_id, app.user, now)
        if alias is None:
            raise NotFound(f"There is no alias {alias_id}: intake register aliases  shows them all.")
        ledger.audit(tx, "alias_removed", now, by=app.user, record_id=alias.record_id, alias=alias.name)


def _mapping(maps: tuple[str, ...]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for text in maps:
        ours, equals, theirs = text.partition("=")
        if not equals or not ours.strip() or not theirs.strip():
            raise UsageError(f"--map {text!r} can't be: write our column, =, and the header of the file.")
        if ours.strip() in mapping:
            raise UsageError(f"--map {ours.strip()} is said twice.")
        mapping[ours.strip()] = theirs.strip()
    return mapping


class _Lines:
    """Told of each line; shows every thousandth."""

    def __init__(self, show: Console | None) -> None:
        self._status = show.status("Reading") if show else None

    def __call__(self, line: int) -> None:
        if self._status and line % 1000 == 0:
            self._status.update(f"Line {line:,}")

    def run(self, *, going: bool) -> None:
        if self._status:
            (self._status.start if going else self._status.stop)()


@contextmanager
def _progress(*, quiet: bool) -> Iterator[_Lines]:
    """Progress on stderr, where somebody watches."""
    lines = _Lines(None if quiet or not sys.stderr.isatty() else Console(stderr=True))
    lines.run(going=True)
    try:
        yield lines
    finally:
        lines.run(going=False)


def _note(app: App, summary: ImportSummary) -> None:
    with app.store.transaction() as tx:
        ledger.audit(
            tx, "register_import", datetime.now(UTC), by=app.user,
            added=summary.added, changed=summary.changed, unchanged=summary.unchanged, records=summary.size,
        )  # fmt: skip


def _tell(summary: ImportSummary) -> None:
    out = console()
    would = "Nothing was changed; this would be: " if summary.dry_run else ""
    out.print(
        f"{would}{summary.added:,} added, {summary.changed:,} changed, {summary.unchanged:,} unchanged;"
        f" {summary.size:,} records in the register."
    )
    out.print("columns  " + ", ".join(f"{ours} = {theirs}" for ours, theirs in summary.columns.items()))
    if summary.ignored:
        out.print("not used " + ", ".join(summary.ignored))
    if summary.missing:
        out.print(f"{summary.missing:,} records of the register are not in this file; they stay as they are.")
    risk = summary.risk
    out.print(
        f"without birth date {risk.without_birth_date:.1%}, without id {risk.without_id:.1%}, without either"
        f" {risk.without_either:.1%}; a stranger's full name hits exactly one record: {risk.stranger:.2%}"
    )
    for sentence in risk.sentences:
        out.print(f"- {sentence}")
    for group in risk.examples:
        out.print(f"  look at {', '.join(group)}")


def _facts(record: Record) -> dict[str, Any]:
    return {
        name: value.isoformat() if name == "birth_date" and value else list(value) if name == "aliases" else value
        for name in FIELDS
        for value in [getattr(record, name)]
    }
