"""``intake audit``: the trail can be checked by anybody."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

import click

from agent.app import App
from agent.cli.output import console, emit_json, json_option
from agent.core.chain import Verdict
from agent.core.chain import verify as verify_chain
from agent.journal import read_lines
from agent.store import ledger


def _verdict(app: App) -> Verdict:
    """What was on the disk already is judged as it is; then what the ledger has beyond that is appended."""
    path, db = app.home / "logs" / "audit.jsonl", app.store.reader()
    count, head = ledger.reached(db)
    verdict = verify_chain(islice(read_lines(path), count), count, head)
    if verdict.broken_at is not None:
        return verdict
    with suppress(OSError):  # a last line that can't be ours: the chain says which
        app.sync_journals()
    while True:
        count, head = ledger.head(db)
        verdict = verify_chain(read_lines(path), count, head)
        if verdict.broken_at is None or (count, head) == ledger.head(db):  # else the daemon wrote meanwhile
            return verdict


@click.group()
def audit() -> None:
    """The audit trail."""


@audit.command()
@json_option
@click.pass_context
def verify(ctx: click.Context, as_json: bool) -> None:
    """Recompute the chain of logs/audit.jsonl; exit 1 and the line number where it breaks."""
    verdict = _verdict(App.open())
    good = verdict.broken_at is None
    if as_json:
        emit_json({"ok": good, "lines": verdict.lines, "head": verdict.head, "line": verdict.broken_at,
                   "problem": verdict.problem or None})  # fmt: skip
    elif good:
        console().print(f"The audit trail is whole: {verdict.lines} lines, head {verdict.head}.")
    else:
        console().print(f"The audit trail breaks at line {verdict.broken_at}: {verdict.problem}.")
    ctx.exit(0 if good else 1)
