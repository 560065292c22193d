"""A document came in: the first row and the first line of its trail."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from typing import Any

from agent.core import naming
from agent.desk import Desk
from agent.logs import get_logger
from agent.store import documents, ledger
from agent.store.documents import Step

log = get_logger("agent.arrival")


def receive(desk: Desk, document_id: str, name: bytes, source: str, *, by: str = "agent", **facts: Any) -> None:
    """Write down a claimed file. ``source`` is the subfolder as the filesystem names it; ``facts`` go to the trail.

    Repeatable: whoever claimed the file and whoever finds the claim may both write it down.
    """
    folder = naming.shown(os.fsencode(source))
    step = f"from incoming/{folder}" if by == "agent" else f"handed in by {by}"
    with desk.store.transaction() as tx:
        if not enter(tx, desk.clock(), document_id, name, folder, by=by, step=step, **facts):
            return
    log.info("claimed", doc=document_id, file=naming.shown(name), source=folder, **facts)


def enter(
    tx: sqlite3.Connection,
    now: datetime,
    document_id: str,
    name: bytes,
    source: str,
    *,
    by: str,
    step: str,
    split_from: str | None = None,
    **facts: Any,
) -> bool:
    """The row, the first step and the line in the trail, in the caller's transaction. False when they were there."""
    shown, path = naming.shown(name), f"state/claimed/{document_id}/document"
    if not documents.insert(
        tx, document_id, name=shown, name_bytes=name, source=source, path=path, now=now, split_from=split_from
    ):
        return False
    documents.add_steps(tx, document_id, 0, [Step("claim", now, 0, True, step)])
    origin = {"split_from": split_from} if split_from else {}
    ledger.audit(tx, "received", now, document_id=document_id, by=by, name=shown, source=source, **origin, **facts)
    return True
