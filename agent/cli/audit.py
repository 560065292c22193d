"""``intake audit``: the trail can be checked by anybody."""

from __future__ import annotations

import click

from agent.app import App
from agent.cli.output import console, emit_json, json_option
from agent.core.chain import verify as verify_chain
from agent.journal import read_lines
from agent.store import ledger


@click.group()
def audit() -> None:
    """The audit trail."""


@audit.command()
@json_option
@click.pass_context
def verify(ctx: click.Context, as_json: bool) -> None:
    """Recompute the chain of logs/audit.jsonl; exit 1 and the line number where it breaks."""
    app = App.open()
    app.sync_journals()
    count, head = ledger.head(app.store.reader())
    verdict = verify_chain(read_lines(app.home / "logs" / "audit.jsonl"), count, head)
    good = verdict.broken_at is None
    if as_json:
        emit_json({"ok": good, "lines": verdict.lines, "head": verdict.head, "line": verdict.broken_at,
                   "problem": verdict.problem or None})  # fmt: skip
    elif good:
        console().print(f"The audit trail is whole: {verdict.lines} lines, head {verdict.head}.")
    else:
        console().print(f"The audit trail breaks at line {verdict.broken_at}: {verdict.problem}.")
    ctx.exit(0 if good else 1)
