"""``intake split``: a PDF about several people becomes a document for each."""

from __future__ import annotations

import re

import click

from agent.app import App, whoami
from agent.cli.documents import summary
from agent.cli.output import console, emit_json, json_option, table
from agent.errors import UsageError
from agent.splitting import split as split_document
from agent.store import documents


@click.command()
@click.argument("doc")
@click.argument("pages", nargs=-1, metavar="[PAGES...]")
@json_option
def split(doc: str, pages: tuple[str, ...], as_json: bool) -> None:
    """Make a document of each range of pages, as in  intake split DOC 1-2 3 4-6.

    Without PAGES: as the question proposes (intake show DOC). Every page must be in one range. The new documents
    go the way of every other; the original stays in review/, with its bytes, and its question is answered.
    """
    ranges = [_range(text) for text in pages]
    app = App.open()
    app.check_tools()
    row = documents.find(app.store.reader(), doc)
    new = split_document(app.desk, app.parts, row.id, ranges, whoami())
    app.finish(new)
    db = app.store.reader()
    original, made = documents.get(db, row.id), [documents.get(db, new_id) for new_id in new]
    if as_json:
        emit_json({"original": summary(original), "parts": [summary(part) for part in made]})
        return
    table(("ID", "STATE", "REASON", "RECORD", "WHERE"),
          [(part.id, part.state.value, part.reason, part.record_id, part.path) for part in made])  # fmt: skip
    console().print(f"The original is kept in {original.path}.")


def _range(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last:
        raise UsageError(f"{text!r} is no range of pages: write 3, or 1-2.")
    return first, last
