"""The loop that fetches updates.

Fetched updates are stored and committed before the next fetch acknowledges them: a kill at any instant loses no
pressed button, and their unique ids keep them from being handled twice.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_when_event_set

from agent.conversation.facts import Answers
from agent.conversation.handler import Handler
from agent.conversation.reminders import remind
from agent.core import messages
from agent.core.prices import FREE, Prices
from agent.errors import Unavailable
from agent.notify import Channel, ChannelError, Conflict, Uncertain
from agent.notify.pace import Patience
from agent.store import Store, conversation, meta, outbox

log = logging.getLogger("agent.conversation")

CONTACT = "telegram_contact"  # in the store's meta: when updates were last fetched, for the health check
CONTACT_EVERY = timedelta(minutes=1)
FORGETS_AFTER = timedelta(hours=24)  # Telegram keeps updates no longer: presses in an outage are gone
ASKED_LATELY = timedelta(hours=1)  # such questions were sent after the outage
DUEL, DUEL_SPAN = 3, 600.0  # so many 409 within so many seconds are no accident
SLICE = 60.0  # seconds: the longest sleep without a sign of life


class Conversation:
    """Fetches and handles updates in a thread of its own: ``run`` until ``stop``.

    ``last_progress`` and ``last_contact`` are monotonic seconds: the last sign of life, the last successful fetch.
    """

    def __init__(
        self,
        store: Store,
        channel: Channel,
        answers: Answers,
        *,
        chat_id: int,
        allowed_user_ids: Collection[int],
        language: str = "en",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        timezone: tzinfo | None = None,
        currency: str = "EUR",
        prices: Prices = FREE,
        remind_hours: float = 24.0,
        poll_seconds: int = 50,
        told: Callable[[], None] = lambda: None,
        monotonic: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        """``remind_hours`` of 0: never ask again. ``told`` is called when something was put into the outbox.
        ``monotonic`` and ``pause`` are for tests.
        """
        self._told = told
        self._store, self._channel, self._clock, self._monotonic = store, channel, clock, monotonic
        self._language, self._users, self._poll_seconds = language, frozenset(allowed_user_ids), poll_seconds
        self._remind_after = timedelta(hours=remind_hours)
        self._stop = threading.Event()
        self._pause = pause or self._stop.wait
        self._handler = Handler(
            store, channel, answers, clock, chat_id, self._users, language, timezone, currency, prices
        )
        self._conflicts: deque[float] = deque(maxlen=DUEL)
        self._duelling = self._complained = False
        self.last_progress = self.last_contact = monotonic()
        self._retrying = Retrying(
            retry=retry_if_exception_type(ChannelError),
            wait=Patience(longest=60.0),
            stop=stop_when_event_set(self._stop),
            sleep=self._rest,
            before_sleep=self._complain,
            retry_error_callback=lambda _: None,
        )

    @property
    def poll_age(self) -> float:
        """Seconds since updates were last fetched."""
        return self._monotonic() - self.last_contact

    def run(self) -> None:
        """Talk until ``stop``. Whatever this raises is a fault of ours."""
        if not self._users:
            log.warning("TELEGRAM_ALLOWED_USER_IDS is empty: NOBODY may answer questions over Telegram")
        with self._store.transaction() as tx:
            if meta.read(tx, CONTACT) is None:
                meta.put(tx, CONTACT, self._clock().isoformat())  # what never comes is missed from here on
        while not self._stop.is_set():
            self.step()

    def stop(self) -> None:
        """End ``run`` soon; what Telegram still keeps is fetched next time."""
        self._stop.set()
        self._channel.interrupt()

    def step(self) -> None:
        """Handle what is stored, fetch once (for as long as that takes), store, handle, remind."""
        self.last_progress = self._monotonic()
        self._drain()
        updates = self._retrying(self._fetch)
        if updates is None:
            return
        self._in_contact()
        self._drain()
        if self._remind_after:
            self._remind(self._remind_after)

    def _fetch(self) -> list[dict[str, Any]] | None:
        if self._stop.is_set():
            return None
        self.last_progress = began = self._monotonic()
        with self._store.transaction() as tx:
            offset = conversation.offset(tx, self._clock())
        try:
            updates = self._channel.fetch(offset, self._poll_seconds)
        except Conflict:
            self._conflict()
            raise
        except Uncertain:
            # A poll can hang without a sign, and so can the connection that it leaves behind.
            if not self._stop.is_set():
                self._channel.rebuild()
            raise
        if updates:
            with self._store.transaction() as tx:
                conversation.save_updates(tx, updates, self._clock())
            self._handler.meter("get_updates", began, ok=True)
        return updates

    def _drain(self) -> None:
        """Handle what is stored, in order. One that fails because of a bug is told and done with."""
        for update in conversation.unhandled(self._store.reader()):
            if self._stop.is_set():
                return
            self.last_progress = self._monotonic()
            try:
                self._handler.handle(update)
            except Unavailable as problem:
                log.warning("an answer from Telegram must wait: %s", problem)
            except Exception:  # one update must not keep all later ones, and the loop, from ever being handled
                log.exception("an update of Telegram could not be handled")
                self._give_up(update)
            self._told()

    def _remind(self, after: timedelta) -> None:
        if remind(self._store, self._clock(), after, self._language):
            self._told()

    def _give_up(self, update: dict[str, Any]) -> None:
        now = self._clock()
        with self._store.transaction() as tx:
            conversation.handled(tx, int(update["update_id"]), now)
            outbox.enqueue(tx, *messages.for_trouble(language=self._language), now)

    def _in_contact(self) -> None:
        self.last_progress = self.last_contact = self._monotonic()
        if self._complained:
            log.info("updates come from Telegram again")
            self._complained = False
        now = self._clock()
        before = meta.read(self._store.reader(), CONTACT)
        gap = now - datetime.fromisoformat(before) if before else None
        if gap is None or gap >= CONTACT_EVERY:
            with self._store.transaction() as tx:
                meta.put(tx, CONTACT, now.isoformat())
        if gap is not None and gap >= FORGETS_AFTER:
            self._remind(ASKED_LATELY)
        if self._duelling and self.last_contact - self._conflicts[-1] > DUEL_SPAN:
            self._duelling = False
            self._tell(messages.for_two_pollers_over(language=self._language))

    def _conflict(self) -> None:
        """409: alarm when it is a habit. Our own poll of a moment ago may cause one."""
        now = self._monotonic()
        self._conflicts.append(now)
        if not self._duelling and len(self._conflicts) == DUEL and now - self._conflicts[0] <= DUEL_SPAN:
            self._duelling = True
            log.error("ALERT: another program fetches this bot's updates, or a webhook is set")
            self._tell(messages.for_two_pollers(language=self._language))

    def _tell(self, message: messages.Message) -> None:
        with self._store.transaction() as tx:
            outbox.enqueue(tx, *message, self._clock())
        self._told()

    def _rest(self, seconds: float) -> None:
        """Sleep in slices, so that a long wait is seen to be alive, and ends on ``stop``."""
        until = self._monotonic() + seconds
        while (left := until - self._monotonic()) > 0 and not self._stop.is_set():
            self.last_progress = self._monotonic()
            self._pause(min(left, SLICE))

    def _complain(self, state: RetryCallState) -> None:
        problem = state.outcome.exception() if state.outcome else None
        level = logging.DEBUG if self._complained else logging.WARNING
        log.log(level, "no updates from Telegram: %s; trying on", problem)
        self._complained = True
