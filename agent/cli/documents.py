"""Commands about documents: list, show, and a human's decide, undo and retry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from agent import decisions
from agent.app import App, whoami
from agent.cli.output import console, emit_json, json_option, moment, table
from agent.cli.times import moment_of
from agent.errors import UsageError
from agent.model import State
from agent.store import documents
from agent.store.costs import document_cost
from agent.store.documents import Row


@click.command("list")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only documents in this state.")
@click.option("--since", metavar="TIME", help="Only those that came in since: 2026-05-01, 'yesterday', '2h', '7d'.")
@json_option
def list_(state: str | None, since: str | None, as_json: bool) -> None:
    """Documents, the newest first."""
    app = App.open()
    rows = documents.listed(
        app.store.reader(), state=State(state) if state else None, since=moment_of(since, app.desk) if since else None
    )
    if as_json:
        emit_json([summary(row) for row in rows])
        return
    table(
        ("ID", "CAME IN", "STATE", "REASON", "RECORD", "NAME"),
        [(r.id, moment(r.received_at), r.state.value, r.reason, r.record_id, r.source + r.name) for r in rows],
    )


@click.command()
@click.argument("doc")
@json_option
def show(doc: str, as_json: bool) -> None:
    """One document's whole story: steps, times, evidence, costs, who decided.

    DOC is an id, the beginning of one, or a file's name.
    """
    app = App.open()
    db = app.store.reader()
    row = documents.find(db, doc)
    facts = {**summary(row), "steps": _steps(app, row), **document_cost(db, row.id)}
    facts |= {"split_into": documents.parts_of(db, row.id), "people_on_pages": row.reading.get("ranges", [])}
    if as_json:
        emit_json(facts)
    else:
        _tell(row, facts)


@click.command()
@click.argument("doc")
@click.argument("record_id", required=False)
@click.option("--none", "nobody", is_flag=True, help="It belongs to none of the candidates.")
@click.option("--no-alias", "forget", is_flag=True, help="Don't remember the printed name as a name of the record.")
@json_option
def decide(doc: str, record_id: str | None, nobody: bool, forget: bool, as_json: bool) -> None:
    """Answer a question: file DOC to RECORD_ID, or say that it is --none of the candidates.

    Where the document prints a name that no record has, it is remembered as one more name of RECORD_ID: see
    intake register aliases. intake undo forgets it again.
    """
    if (record_id is None) != nobody:
        raise UsageError("Say either a record, as in  intake decide DOC RECORD_ID,  or  intake decide DOC --none.")
    app = App.open()
    with app.register() as register:

        def change(row: Row) -> str | None:
            return decisions.decide(app.desk, register, row.id, record_id, whoami(), learn=not forget)

        _change(app, doc, as_json, change)


@click.command()
@click.argument("doc")
@json_option
def undo(doc: str, as_json: bool) -> None:
    """Take a filing back into review; nothing is deleted and the trail stays."""
    app = App.open()
    _change(app, doc, as_json, lambda row: decisions.undo(app.desk, row.id, whoami()))


@click.command()
@click.argument("docs", nargs=-1, metavar="DOC...")
@click.option("--all-failed", is_flag=True, help="Everything that has failed.")
@json_option
def retry(docs: tuple[str, ...], all_failed: bool, as_json: bool) -> None:
    """Let failed documents go through again; one that waits in review is decided anew from what was read of it."""
    if bool(docs) == all_failed:
        raise UsageError("Name the documents, or say --all-failed.")
    app = App.open()
    app.check_tools()
    db = app.store.reader()
    rows = documents.listed(db, state=State.FAILED) if all_failed else [documents.find(db, doc) for doc in docs]
    begun: list[str] = []
    try:
        for row in rows:
            if row.state is State.REVIEW:
                app.decide_anew(row)
                continue
            decisions.retry(app.desk, row.id, whoami())
            begun.append(row.id)
    finally:  # one that can't be retried doesn't leave those before it half-way
        app.finish(begun)
    after = [summary(documents.get(app.store.reader(), row.id)) for row in rows]
    if as_json:
        emit_json(after)
        return
    table(("ID", "STATE", "REASON", "RECORD", "NAME"),
          [(d["id"], d["state"], d["reason"], d["record_id"], d["name"]) for d in after])  # fmt: skip


def summary(row: Row) -> dict[str, Any]:
    """A document as ``--json`` shows it."""
    return {
        "id": row.id,
        "name": row.name,
        "source": row.source,
        "sha256": row.sha256,
        "bytes": row.bytes,
        "pages": row.pages,
        "state": row.state.value,
        "reason": row.reason,
        "path": row.path,
        "record_id": row.record_id,
        "rule": row.rule,
        "decided_by": row.decided_by,
        "explanation": row.explanation,
        "duplicate_of": row.duplicate_of,
        "split_from": row.split_from,
        "received_at": row.received_at.isoformat(),
        "evidence": row.evidence,
        "candidates": row.candidates,
        "read_as": row.reading.get("people", []),
    }


def _change(app: App, doc: str, as_json: bool, change: Callable[[Row], str | None]) -> None:
    """``change`` returns the name that it has taught, if it has."""
    row = documents.find(app.store.reader(), doc)
    name = change(row)
    app.finish([row.id])
    row = documents.get(app.store.reader(), row.id)
    if as_json:
        emit_json({**summary(row), "alias": name})
        return
    console().print(f"{row.id}: {_where(row)}")
    if name:
        console().print(f'"{name}" is remembered as a name of record {row.record_id}: see  intake register aliases.')


def _steps(app: App, row: Row) -> list[dict[str, Any]]:
    return [
        {
            "name": step["name"],
            "started_at": step["started_at"],
            "duration_ms": step["duration_ms"],
            "ok": bool(step["ok"]),
            "detail": step["detail"],
            "attempt": step["attempt"],
        }
        for step in documents.steps(app.store.reader(), row.id)
    ]


def _tell(row: Row, facts: dict[str, Any]) -> None:
    out = console()
    out.print(f"{row.id}  {row.source}{row.name}", style="bold")
    size = f", {row.bytes} bytes" if row.bytes is not None else ""
    pages = f", {row.pages} pages" if row.pages else ""
    out.print(f"came in  {moment(row.received_at)}{size}{pages}")
    out.print(f"now      {_where(row)}")
    if row.split_from:
        out.print(f"from     pages of {row.split_from}")
    if facts["split_into"]:
        out.print(f"split    into {' '.join(facts['split_into'])}")
    if row.explanation:
        out.print(f"why      {row.explanation}")
    if row.decided_by:
        out.print(f"decided  by {row.decided_by}" + (f", rule {row.rule}" if row.rule else ""))
    out.print(f"cost     {facts['cost']:.6f} {facts['currency']}")
    for person in row.reading.get("people", []) if row.state is State.REVIEW else []:
        said = ", ".join(filter(None, (person["name"] or "no name", person["birth_date"], *person["ids"])))
        out.print(f"read as  {said} ({person['role']}, p{person['page']})")
    for item in row.evidence:
        out.print(f"evidence {item['kind']} {item['comparison']}: {item['quote']} (p{item['page']})")
    for candidate in row.candidates:
        name = " ".join(filter(None, (candidate["last_name"], candidate["first_name"], candidate["birth_date"])))
        out.print(f"candidate {candidate['record_id']}  {name}")
        for item in candidate["evidence"]:
            out.print(f"          {item['kind']} {item['comparison']}: {item['quote']} (p{item['page']})")
    out.print()
    table(
        ("STEP", "STARTED", "MS", "OK", "DETAIL"),
        [
            (s["name"], moment(s["started_at"]), s["duration_ms"], "yes" if s["ok"] else "NO", s["detail"])
            for s in facts["steps"]
        ],
    )


def _where(row: Row) -> str:
    reason = f" ({row.reason})" if row.reason else ""
    record = f" to record {row.record_id}" if row.state is State.FILED else ""
    return f"{row.state.value}{record}{reason}, in {row.path}"
