"""Splitting a document: its pages become documents of their own, which go the way of every other; it itself is kept."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from agent import filing
from agent.arrival import enter
from agent.desk import Desk
from agent.errors import Refused
from agent.matching.reading import spoken
from agent.model import State
from agent.store import conversation, documents, ledger
from agent.store.documents import Row

Range = tuple[int, int]
STEM_BYTES = 180  # of the original's name: 255 less what is added, and room for a date and a number later


class Takes(Protocol):
    """The reader, as splitting needs it."""

    def take(self, pdf: Path, ranges: Sequence[Range], targets: Sequence[Path]) -> None:
        """Write the pages of each range to its target. Raises Refused, OSError."""


def split(desk: Desk, parts: Takes, document_id: str, ranges: Sequence[Range], by: str) -> list[str]:
    """Make a document of each range of a waiting document's pages; without ``ranges`` of those proposed.

    The original stays where it is, its question answered. Returns the ids of the new documents, which are received
    and still to be worked on. Raises Refused, OSError; then nothing has changed.
    """
    row = _waiting(documents.get(desk.store.reader(), document_id))
    chosen = list(ranges) or [(first, last) for first, last in row.reading.get("ranges", ())]
    _check(chosen, row)
    names = [part_name(row.name_bytes, some) for some in chosen]
    with tempfile.TemporaryDirectory(prefix="intake-split-") as folder:
        files = [Path(folder) / os.fsdecode(name) for name in names]
        parts.take(desk.home / row.path, chosen, files)
        new = [desk.new_id() for _ in chosen]
        try:
            for file, new_id in zip(files, new, strict=True):
                desk.inbox.take_copy(file, new_id)
            with desk.store.transaction() as tx:
                _write_down(desk, tx, document_id, dict(zip(new, chosen, strict=True)), names, by)
        except (Refused, OSError, sqlite3.Error):
            _give_back(desk, new)
            raise
    return new


def part_name(name: bytes, pages: Range) -> bytes:
    """``scan_pages_1-2.pdf``: what the new document is called."""
    stem, dot, ending = name.rpartition(b".")
    if not dot:
        stem, ending = name, b"pdf"
    first, last = pages
    span = f"_page_{first}." if first == last else f"_pages_{first}-{last}."
    return stem[:STEM_BYTES] + span.encode() + ending[:10]


def _waiting(row: Row) -> Row:
    if row.state is not State.REVIEW:
        raise Refused(f"{row.id} is {row.state.value}: a document can be split only while it waits for an answer.")
    return row


def _check(ranges: Sequence[Range], row: Row) -> None:
    """Every page in exactly one range, so that none is lost and none is filed twice."""
    if len(ranges) < 2:
        raise Refused(f"Say which pages belong together, as in  intake split {row.id} 1-2 3-5.")
    pages = [page for first, last in ranges for page in range(first, last + 1)]
    twice = sorted({page for page in pages if pages.count(page) > 1})
    missing = sorted(set(range(1, (row.pages or 0) + 1)) - set(pages))
    beyond = sorted(page for page in set(pages) if not 1 <= page <= (row.pages or page))
    for wrong, what in ((beyond, f"is not in it: it has {row.pages}"), (twice, "is named twice"),
                        (missing, "is in none of them: no page may be lost")):  # fmt: skip
        if wrong:
            raise Refused(f"Page {wrong[0]} {what}.")


def _write_down(
    desk: Desk, tx: sqlite3.Connection, document_id: str, new: dict[str, Range], names: Sequence[bytes], by: str
) -> None:
    """One transaction: the new documents are there, and the question about the old one is answered."""
    row, now = _waiting(documents.get(tx, document_id)), desk.clock()
    for (new_id, pages), name in zip(new.items(), names, strict=True):
        enter(
            tx, now, new_id, name, row.source, by=by, step=f"pages {spoken([pages])} of {row.id}",
            split_from=row.id, pages=spoken([pages]),
        )  # fmt: skip
    into = ", ".join(f"{new_id} (pages {spoken([pages])})" for new_id, pages in new.items())
    explanation = f"split into {into} by {by}"
    documents.set_answer(tx, row.id, row.reason or "", explanation, by, now)
    conversation.answer(tx, row.id, None, by, now)
    ledger.audit(tx, "split", now, document_id=row.id, by=by, into=list(new), pages=[spoken([p]) for p in new.values()])


def _give_back(desk: Desk, new: Sequence[str]) -> None:
    """The claims that were to be documents are gone again: the original has all their pages."""
    for new_id in new:
        with contextlib.suppress(OSError):  # what stays is adopted as a document of its own: more, but nothing less
            filing.remove(desk.inbox.claimed / new_id / "document")
            desk.inbox.discard(new_id)
