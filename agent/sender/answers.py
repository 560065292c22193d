"""Once a question is answered, wherever that was, each message that asks it is edited to say who answered what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from agent.core import messages
from agent.store import Store, conversation, outbox, stamp
from agent.store.conversation import Copy

MARGIN = timedelta(hours=1)  # an answer's time is taken before its transaction gets its turn


class Teller:
    """Queues the edits. It looks only when another connection has changed the database."""

    def __init__(self, store: Store, clock: Callable[[], datetime], language: str) -> None:
        """Nothing told yet: the first look goes over all questions."""
        self._store, self._clock, self._language = store, clock, language
        self._seen: int | None = None
        self._until = ""

    def tell(self) -> int:
        """Queue the edits that are missing. Returns how many."""
        version = int(self._store.reader().execute("PRAGMA data_version").fetchone()[0])
        if version == self._seen:
            return 0
        copies = conversation.untold(self._store.reader(), self._until)
        if copies:
            with self._store.transaction() as tx:
                for copy in copies:
                    asked = copy.question
                    outbox.enqueue(
                        tx, "edit", self._edit(copy), self._clock(),
                        document_id=asked.document_id, chat_id=copy.chat_id,
                    )  # fmt: skip
        self._seen = version
        self._until = stamp(self._clock() - MARGIN)
        return len(copies)

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
