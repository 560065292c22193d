"""``intake shadow``: what MATCH_POLICY=shadow has shown so far."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from agent.app import App
from agent.cli.output import console, emit_json, json_option, table
from agent.cli.times import moment_of
from agent.shadow import Report
from agent.shadow import report as make_report


@click.group()
def shadow() -> None:
    """Shadow mode (MATCH_POLICY=shadow): nothing is filed; a question says what would have been."""


@shadow.command()
@click.option("--since", metavar="TIME", help="Only what was decided since: 2026-05-01, 'yesterday', '2h', '7d'.")
@json_option
def report(since: str | None, as_json: bool) -> None:
    """What would have been filed, and how your answers compare: the evidence to let go on, or not to."""
    app = App.open()
    made = make_report(app.store.reader(), moment_of(since, app.desk) if since else None)
    if as_json:
        emit_json(_facts(made))
    else:
        _tell(made)


def _facts(made: Report) -> dict[str, Any]:
    return {
        "read": made.read,
        "would_file": len(made.lines),
        "would_ask": sum(made.asked.values()),
        "asked_by_reason": made.asked,
        "agrees": made.count("agrees"),
        "differs": made.count("differs"),
        "unanswered": made.count("unanswered"),
        "wrong_at_most": made.wrong_at_most,
        "documents": [asdict(line) for line in made.lines],
    }


def _tell(made: Report) -> None:
    out = console()
    if not made.read:
        out.print("Nothing was decided in shadow mode: set MATCH_POLICY=shadow and let documents come in.")
        return
    out.print(
        f"Of {made.read} documents that could be read, {len(made.lines)} ({len(made.lines) / made.read:.0%}) would have"
        f" been filed by the agent and {sum(made.asked.values())} asked about"
        + (f" ({', '.join(f'{reason} {n}' for reason, n in sorted(made.asked.items()))})." if made.asked else ".")
    )
    if not made.lines:
        return
    out.print(
        f"Your answers agree with {made.count('agrees')}, differ from {made.count('differs')};"
        f" {made.count('unanswered')} wait for one."
    )
    if made.wrong_at_most is not None:
        out.print(f"So at most {made.wrong_at_most:.1%} of its filings would have been wrong (with 95 % confidence).")
    out.print()
    order = {"differs": 0, "unanswered": 1, "agrees": 2}
    rows = sorted(made.lines, key=lambda line: order[line.answer])
    table(
        ("ID", "ANSWER", "WOULD FILE TO", "YOU SAID", "BY", "NAME", "WHY"),
        [
            (r.document_id, r.answer.upper() if r.answer == "differs" else r.answer, r.record_id,
             "none of them" if r.human == "" else r.human, r.by, r.name, r.explanation)
            for r in rows
        ],
    )  # fmt: skip
