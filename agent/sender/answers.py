"""Once a question is answered, wherever that was, each message that asks it is edited to say who answered what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from agent.core import messages
from agent.store import Store, conversation, outbox
from agent.store.conversation import Copy


class Teller:
    """Queues the edits. It looks only when another connection has changed the database."""

    def __init__(self, store: Store, clock: Callable[[], datetime], language: str) -> None:
        """Nothing told yet: the first look goes over all questions."""
        self._store, self._clock, self._language = store, clock, language
        self._version: int | None = None
        self._row = 0  # the last question seen
        self._open: set[str] = set()

    def tell(self) -> int:
        """Queue the edits that are missing. Returns how many."""
        db = self._store.reader()
        version = int(db.execute("PRAGMA data_version").fetchone()[0])
        if version == self._version:
            return 0
        for row, nonce in conversation.asked_after(db, self._row):
            self._row = row
            self._open.add(nonce)
        answered = conversation.answered(db, self._open)
        copies = conversation.untold(db, answered) if answered else []
        if copies:
            self._queue(copies)
        self._open -= set(answered)
        self._version = version
        return len(copies)

    def _queue(self, copies: list[Copy]) -> None:
        now = self._clock()
        with self._store.transaction() as tx:
            for copy in copies:
                body, document_id = self._edit(copy), copy.question.document_id
                outbox.enqueue(tx, "edit", body, now, document_id=document_id, chat_id=copy.chat_id)

    def _edit(self, copy: Copy) -> messages.Body:
        asked = copy.question
        body = messages.for_answered(
            document_id=asked.document_id, record_id=asked.answer or None, label=_label(copy),
            by=asked.answered_by or "", nonce=asked.nonce, language=self._language,
        )  # fmt: skip
        return {**body, "edit": copy.outbox_id}


def _label(copy: Copy) -> str:
    """What the button of the answer said, without its number."""
    options = copy.question.options
    if copy.question.answer not in options:
        return ""
    rows = copy.body.get("buttons", [])
    position = options.index(copy.question.answer)
    return re.sub(r"^\d+\. ", "", str(rows[position][0]["text"])) if position < len(rows) else ""
