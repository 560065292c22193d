"""What commands print: one JSON document for machines, or a table for people, plain when it is no terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")


def console() -> Console:
    """Where people read. Without a terminal: no colour, and lines as long as they need to be."""
    terminal = sys.stdout.isatty()
    return Console(width=None if terminal else 200, highlight=False, no_color=not terminal, markup=False, emoji=False)


def emit_json(value: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table; long cells fold."""
    made = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        made.add_row(*("" if cell is None else str(cell) for cell in row))
    console().print(made)


def moment(value: datetime | str) -> str:
    """A time for people: local, to the second."""
    when = datetime.fromisoformat(value) if isinstance(value, str) else value
    return when.astimezone().strftime("%Y-%m-%d %H:%M:%S")
