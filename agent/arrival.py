"""A document came in: the first row and the first line of its trail."""

from __future__ import annotations

import os
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
    shown, folder, now = naming.shown(name), naming.shown(os.fsencode(source)), desk.clock()
    path = f"state/claimed/{document_id}/document"
    with desk.store.transaction() as tx:
        if not documents.insert(tx, document_id, name=shown, name_bytes=name, source=folder, path=path, now=now):
            return
        step = Step("claim", now, 0, True, f"from incoming/{folder}" if by == "agent" else f"handed in by {by}")
        documents.add_steps(tx, document_id, 0, [step])
        ledger.audit(tx, "received", now, document_id=document_id, by=by, name=shown, source=folder, **facts)
    log.info("claimed", doc=document_id, file=shown, source=folder, **facts)
