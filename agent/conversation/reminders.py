"""Open questions never expire in silence: they are asked again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from agent.core import messages
from agent.core.catalogue import phrase
from agent.core.wording import say
from agent.store import Store, conversation, outbox, stamp
from agent.store.conversation import Question

log = logging.getLogger("agent.conversation")

AT_ONCE = 5  # so many questions are asked again in full; the others are counted


def remind(store: Store, now: datetime, after: timedelta, language: str) -> int:
    """Ask again what has waited for ``after`` since it was sent, asked again or put off. Returns how many questions.

    What still waits in the outbox is left alone: it hasn't been asked yet.
    """
    limit = stamp(now - after)
    late: list[tuple[Question, dict[str, Any]]] = []
    for item in conversation.waiting(store.reader()):
        asked = conversation.asked(store.reader(), item)
        if asked and max(asked.sent_at, item.reminded_at or "") <= limit:
            late.append((item, dict(asked.body)))
    if not late:
        return 0
    with store.transaction() as tx:
        for item, body in late[:AT_ONCE]:
            outbox.enqueue(tx, *messages.for_reminder(body, language=language), now, document_id=item.document_id)
        if len(late) > AT_ONCE:
            more = say(language, "more", n=str(len(late) - AT_ONCE))
            outbox.enqueue(tx, *messages.for_text(f"{phrase(language, 'reminder')}\n{more}: /open"), now)
        for item, _ in late:
            conversation.reminded(tx, item.nonce, now)
    log.info("%d open questions asked again", len(late))
    return len(late)
