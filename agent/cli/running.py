"""Commands around the daemon: run, process, status."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from agent.app import App
from agent.cli.documents import summary
from agent.cli.output import console, emit_json, json_option, moment, table
from agent.errors import IntakeError
from agent.home import owner_of
from agent.model import State
from agent.store import documents, meta, outbox, plans
from agent.verify import Finding, check_files


@click.command()
@click.option("--until-idle", is_flag=True, help="End when incoming/ is empty and nothing is in progress.")
def run(until_idle: bool) -> None:
    """The daemon, in the foreground: what the service starts. Ctrl-C or SIGTERM ends it in good order."""
    App.open(new=True).run(until_idle=until_idle)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def process(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Take FILE... through the same pipeline, now, and wait for the end of each.

    A file in incoming/ is taken as the daemon would; of any other a copy is taken in, and it stays where it is.
    """
    app = App.open(new=True)
    app.check_tools()
    taken: list[str] = []
    refused: list[dict[str, Any]] = []
    for path in files:
        try:
            taken.append(app.take(path))
        except IntakeError as error:
            refused.append({"name": os.fsencode(path.name).decode("utf-8", "backslashreplace"), "error": str(error)})
    app.finish(taken)
    rows = [documents.get(app.store.reader(), document_id) for document_id in taken]
    if as_json:
        emit_json([summary(row) for row in rows] + refused)
    elif rows:
        table(("ID", "STATE", "REASON", "RECORD", "WHERE"),
              [(r.id, r.state.value, r.reason, r.record_id, r.path) for r in rows])  # fmt: skip
    for problem in refused:
        click.echo(f"intake: {problem['error']}", err=True)
    unfinished = any(row.state in (State.FAILED, State.RECEIVED, State.IN_PROGRESS) for row in rows)
    ctx.exit(1 if refused or unfinished else 0)


@click.command()
@click.option("--verify", "from_disk", is_flag=True, help="Also compare every file on the disk with the ledger.")
@json_option
@click.pass_context
def status(ctx: click.Context, from_disk: bool, as_json: bool) -> None:
    """Is it alive, what is in progress, what waits for a human, and does everything add up?"""
    app = App.look()
    facts = gather(app)
    findings = check_files(app.home, app.store.reader()) if from_disk else None
    if findings is not None:
        facts["verify"] = {"ok": not findings, "findings": [finding.text for finding in findings]}
    if as_json:
        emit_json(facts)
    else:
        _tell(facts, findings)
    ctx.exit(0 if facts["conservation"]["ok"] and not findings else 1)


def gather(app: App) -> dict[str, Any]:
    """Everything that ``status --json`` shows."""
    db = app.store.reader()
    counts = documents.counts(db)
    going = counts[State.RECEIVED] + counts[State.IN_PROGRESS]
    came_in = documents.came_in(db)
    ends = {state.value: counts[state] for state in (State.FILED, State.REVIEW, State.FAILED, State.DUPLICATE)}
    owner = owner_of(app.home)
    return {
        "running": owner is not None,
        "pid": owner,
        "heartbeat": meta.read(db, "heartbeat"),
        "in": came_in,
        **ends,
        "received": counts[State.RECEIVED],
        "in_progress": going,
        "conservation": {"in": came_in, **ends, "in_progress": going, "ok": came_in == going + sum(ends.values())},
        "working_on": [
            summary(row)
            for state in (State.RECEIVED, State.IN_PROGRESS)
            for row in documents.listed(db, state=state, limit=50)
        ],
        "waiting": [summary(row) for row in documents.waiting(db)],
        "stuck": [dict(row) for row in plans.errors(db)],
        "outbox": {**outbox.counts(db), "oldest_waiting": outbox.oldest_waiting(db)},
    }


def _tell(facts: dict[str, Any], findings: list[Finding] | None) -> None:
    out = console()
    if facts["running"]:
        beat = f", last heartbeat {moment(facts['heartbeat'])}" if facts["heartbeat"] else ""
        out.print(f"The agent is running (process {facts['pid']}{beat}).")
    else:
        out.print("The agent is NOT running: start it with  systemctl start pdf-intake  or  intake run.")
    line = facts["conservation"]
    out.print(
        f"in {line['in']} = filed {line['filed']} + review {line['review']} + failed {line['failed']}"
        f" + duplicate {line['duplicate']} + in progress {line['in_progress']}"
        + ("" if line["ok"] else "   DOES NOT ADD UP: restore from backup or ask for help, and delete nothing.")
    )
    box = facts["outbox"]
    if box["oldest_waiting"] or box.get("dead"):
        since = moment(box["oldest_waiting"]) if box["oldest_waiting"] else "-"
        out.print(f"messages: the oldest that waits is of {since}; {box.get('dead', 0)} could not be sent")
    for problem in facts["stuck"]:
        out.print(f"stuck: {problem['document_id']}: {problem['error']}")
    for finding in findings or ():
        out.print(finding.text)
    if findings is not None and not findings:
        out.print("Every file is where the ledger says, whole.")
    if facts["waiting"]:
        out.print("\nThese wait for a human (answer with  intake decide ID RECORD):")
        table(("ID", "REASON", "CANDIDATES", "NAME"),
              [(d["id"], d["reason"], " ".join(c["record_id"] for c in d["candidates"]), d["name"])
               for d in facts["waiting"]])  # fmt: skip
