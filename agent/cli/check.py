"""``intake check``: would a filing that was taken back be made again?"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

import click

from agent import cases
from agent.app import App
from agent.cases import Verdict
from agent.cli.output import console, emit_json, json_option, table
from agent.model import State
from agent.store import aliases, documents


@click.command()
@json_option
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Replay every filing that was taken back (cases/) against the present rules and names.toml.

    Exit code 1 when one would be filed wrongly again, or when a case can't be read.
    """
    app = App.open()
    cases.write_out(app.desk)
    verdicts, problems = [], []
    forgotten = aliases.forgotten(app.store.reader())
    for path in cases.stored(app.home):
        try:
            replayed = cases.replay(path, app.settings.match_policy, app.lexicon, partial(_right, app), forgotten)
            verdicts.append(replayed)
        except (OSError, ValueError) as error:
            problems.append({"case": path.name, "problem": str(error)})
    good = not problems and all(verdict.ok for verdict in verdicts)
    if as_json:
        emit_json({"ok": good, "cases": [asdict(verdict) for verdict in verdicts], "problems": problems})
    else:
        _tell(verdicts)
        for problem in problems:
            console().print(f"cases/{problem['case']} can't be replayed ({problem['problem']}): correct or remove it.")
    ctx.exit(0 if good else 1)


def _right(app: App, document_id: str) -> str | None:
    """The record that a human has filed the document to since."""
    row = documents.lookup(app.store.reader(), document_id)
    human = row is not None and row.state is State.FILED and row.decided_by != "agent"
    return row.record_id if row is not None and human else None


def _tell(verdicts: list[Verdict]) -> None:
    out = console()
    if not verdicts:
        out.print("No filing of the agent's was ever taken back: there is nothing to replay.")
        return
    table(
        ("CASE", "DOCUMENT", "WAS WRONG", "RIGHT", "NOW", "VERDICT", "WHY"),
        [
            (v.case, v.document_id, v.wrong, v.right, v.now, "ok" if v.ok else "WRONG AGAIN", v.explanation)
            for v in verdicts
        ],
    )
    wrong = sum(not verdict.ok for verdict in verdicts)
    out.print(f"\n{len(verdicts)} cases, {wrong} would be filed wrongly again.")
