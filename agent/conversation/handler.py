"""What one update leads to. Everything here may be done twice: a crash between acting and noting it repeats it.

Strangers get nothing at all, and one line in the audit trail.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from agent.conversation.facts import Answers
from agent.conversation.incoming import Incoming, Press, command, parse, press
from agent.core import messages
from agent.core.catalogue import phrase
from agent.core.prices import FREE, Prices
from agent.core.wording import fit, plain, say
from agent.errors import IntakeError, Refused, Unavailable
from agent.notify import Channel, ChannelError
from agent.store import Store, conversation, ledger, outbox
from agent.store.conversation import Question

log = logging.getLogger("agent.conversation")

PERIODS = ("today", "yesterday", "week")


@dataclass
class Handler:
    """Handles stored updates, one after the other."""

    store: Store
    channel: Channel
    answers: Answers
    clock: Callable[[], datetime]
    chat_id: int
    users: Collection[int]
    language: str
    timezone: tzinfo | None
    currency: str
    prices: Prices = FREE

    def handle(self, update: Mapping[str, Any]) -> None:
        """Do what it asks, then note that it is done. Raises Unavailable when it must be tried again later."""
        incoming = parse(update)
        if not incoming.allowed(self.users, self.chat_id):
            self._refuse(incoming)
        elif incoming.kind == "callback_query":
            self._pressed(incoming)
        elif incoming.kind == "message" and not incoming.forwarded and (asked := command(incoming.text)):
            self._reply(incoming, *asked)
        else:
            self._done(incoming)  # an edited command has been carried out already; a forwarded one is somebody else's

    def meter(self, operation: str, began: float, *, ok: bool, document_id: str | None = None) -> None:
        """A line in the costs for a call that was made directly; ``began`` is monotonic seconds."""
        now = self.clock()
        with self.store.transaction() as tx:
            ledger.cost(
                tx, now, day=now.astimezone(self.timezone).date().isoformat(), document_id=document_id,
                provider="telegram", operation=operation, units=1, unit="call",
                unit_price=self.prices.of("telegram", operation), currency=self.currency,
                duration_ms=round((time.monotonic() - began) * 1000), attempt=1, ok=ok,
            )  # fmt: skip

    def _refuse(self, incoming: Incoming) -> None:
        with self.store.transaction() as tx:
            now = self.clock()
            ledger.audit(
                tx, "refused_access", now, by=incoming.by, user=incoming.user_id, chat=incoming.chat_id,
                what=incoming.kind,
            )  # fmt: skip
            conversation.handled(tx, incoming.update_id, now)
        log.warning("refused: user %s in chat %s (%s)", incoming.user_id, incoming.chat_id, incoming.kind)

    def _done(
        self, incoming: Incoming, message: messages.Message | None = None, document_id: str | None = None
    ) -> None:
        """In one transaction: handled, and its answer on its way."""
        now = self.clock()
        with self.store.transaction() as tx:
            if message is not None:
                outbox.enqueue(tx, *message, now, document_id=document_id)
            conversation.handled(tx, incoming.update_id, now)

    # --- commands ---------------------------------------------------------------------------------

    def _reply(self, incoming: Incoming, name: str, argument: str) -> None:
        log.info("command /%s from %s", name, incoming.by)
        try:
            self._done(incoming, self._answer(name, argument, incoming.by))
        except IntakeError as problem:
            self._done(incoming, messages.for_text(str(problem)))

    def _answer(self, name: str, argument: str, by: str) -> messages.Message:
        bare = {"status": self.answers.status, "open": self.answers.open, "health": self.answers.health}
        about = {"show": self.answers.show, "service": self.answers.service}
        usage = {"show": "/show 4f2a", "undo": "/undo 4f2a", "service": "/service nginx"}
        if name in usage and not argument:
            return messages.for_text(say(self.language, "usage", usage=usage[name]))
        if name in bare:
            return messages.for_text(bare[name]())
        if name in about:
            return messages.for_text(about[name](argument))
        if name == "costs" and (argument or "today") in PERIODS:
            return messages.for_text(self.answers.costs(argument or "today"))
        if name == "undo":
            undone = self.answers.undo(argument, by)
            return messages.for_undone(document_id=undone, by=by, language=self.language)
        return messages.for_text(phrase(self.language, "help"))

    # --- buttons ----------------------------------------------------------------------------------

    def _pressed(self, incoming: Incoming) -> None:
        wish = press(incoming.text)
        asked = conversation.question(self.store.reader(), wish.nonce) if wish else None
        if wish is None or asked is None:
            toast, message = phrase(self.language, "toast_closed"), None
        else:
            toast, message = self._try(wish, asked, incoming.by)
        self._done(incoming, message, asked.document_id if asked else None)
        self._toast(incoming.callback_id, toast, asked)

    def _try(self, wish: Press, asked: Question, by: str) -> tuple[str, messages.Message | None]:
        try:
            return self._act(wish, asked, by)
        except Unavailable:
            raise  # the answer isn't lost: the same update is handled again
        except IntakeError as problem:
            now = conversation.question(self.store.reader(), asked.nonce)
            if isinstance(problem, Refused) and wish.choice != "u" and now is not None and now.answered_by:
                return say(self.language, "toast_already", by=now.answered_by), None
            return str(problem), None

    def _act(self, wish: Press, asked: Question, by: str) -> tuple[str, messages.Message | None]:
        """Carry a press out. Returns the note for whoever pressed, and a message for everybody."""
        newest = conversation.latest(self.store.reader(), asked.document_id)
        if newest is None or newest.nonce != asked.nonce:
            return phrase(self.language, "toast_closed"), None
        if wish.choice == "p":
            return self._page(asked.document_id)
        if wish.choice == "u":
            if not asked.answer:
                return phrase(self.language, "toast_closed"), None
            self.answers.undo(asked.document_id, by)
            undone = messages.for_undone(document_id=asked.document_id, by=by, language=self.language)
            return phrase(self.language, "toast_done"), undone
        if asked.answered_by is not None:
            return say(self.language, "toast_already", by=asked.answered_by), None
        if wish.choice == "l":
            with self.store.transaction() as tx:
                conversation.reminded(tx, asked.nonce, self.clock())
            return phrase(self.language, "toast_later"), None
        return self._decide(wish.choice, asked, by), None

    def _page(self, document_id: str) -> tuple[str, messages.Message | None]:
        page = self.answers.page(document_id)
        if page is None:
            return say(self.language, "toast_page", case=document_id), None
        picture = messages.for_picture(document_id=document_id, page=page, language=self.language)
        return phrase(self.language, "toast_done"), picture

    def _decide(self, choice: str, asked: Question, by: str) -> str:
        if choice != "n" and int(choice) >= len(asked.options):
            return phrase(self.language, "toast_closed")
        record_id = None if choice == "n" else asked.options[int(choice)]
        self.answers.decide(asked.document_id, record_id, by)
        log.info("answered by %s", by, extra={"doc": asked.document_id})
        return phrase(self.language, "toast_done")

    def _toast(self, callback_id: str, text: str, asked: Question | None) -> None:
        """The note in the presser's hand. It may come too late after an outage; what counts is stored already."""
        began, ok = time.monotonic(), True
        try:
            self.channel.answer(callback_id, fit(plain(text), messages.TOAST_LIMIT))
        except ChannelError as problem:
            ok = False
            log.info("the note for a pressed button did not arrive: %s", problem)
        self.meter("answer_callback_query", began, ok=ok, document_id=asked.document_id if asked else None)
