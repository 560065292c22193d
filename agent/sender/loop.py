"""The outbox's loop.

What the power may interrupt: a message is marked ``sending`` before it leaves and ``sent`` after; in between
nobody can know, so after a restart it is ``uncertain`` and goes out once more with that said. A message that
surely didn't leave is tried until it does.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from datetime import time as time_of_day

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_when_event_set

from agent.core.prices import FREE, Prices
from agent.notify import Channel, ChannelError, NotSent, Permanent, RateLimited, ServerFault, Uncertain
from agent.notify.pace import Pace, Patience
from agent.sender.answers import Teller
from agent.sender.gate import Gate
from agent.sender.outcome import Clerk
from agent.sender.parcel import Draw, Parcel, pack
from agent.store import Store, conversation, outbox
from agent.store.outbox import Message

log = logging.getLogger("agent.sender")

LOUD = ("question", "failed", "alarm")
LAST_WORDS = 3  # messages that may still leave when we are told to stop
SLICE = 60.0  # seconds: the longest sleep without a sign of life


class Sender:
    """Empties the outbox in a thread of its own: ``run`` until ``stop``. ``last_progress`` is monotonic seconds.

    Whoever puts something into the outbox calls ``wake``: nothing is looked for in between but once in a minute.
    """

    def __init__(
        self,
        store: Store,
        channel: Channel | None,
        *,
        chat_id: int | None,
        language: str = "en",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        timezone: tzinfo | None = None,
        currency: str = "EUR",
        filed_every: float = 0.0,
        quiet_hours: tuple[time_of_day, time_of_day] | None = None,
        prices: Prices = FREE,
        used_up: Callable[[datetime], bool] = lambda _: False,
        draw: Draw | None = None,
        idle_seconds: float = SLICE,
        monotonic: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        """``channel`` of ``None``: everything goes to the log. ``filed_every``: seconds that filings are gathered
        for (0: each is told at once). ``used_up``: whether the day's budget is; then alarms alone leave.
        ``draw`` makes the picture of a page, where pictures may leave the house.
        ``monotonic`` and ``pause`` are for tests.
        """
        self._store, self._channel, self._chat_id, self._language = store, channel, chat_id or 0, language
        self._clock, self._idle, self._monotonic, self._draw = clock, idle_seconds, monotonic, draw
        self._gate = Gate(quiet_hours, timezone, filed_every, used_up) if channel else Gate(None, timezone, filed_every)
        self._stop, self._woken = threading.Event(), threading.Event()
        self._pause = pause or self._stop.wait
        self._pace = Pace()
        self._clerk = Clerk(store, clock, timezone, currency, prices)
        self._teller = Teller(store, clock, language)
        self._complained = self._parting = False
        self.last_progress = monotonic()
        self._retrying = Retrying(
            retry=retry_if_exception_type((NotSent, Uncertain, ServerFault, RateLimited)),
            wait=Patience(),
            stop=stop_when_event_set(self._stop),
            sleep=self._rest,
            before_sleep=self._complain,
            retry_error_callback=lambda _: False,
        )

    def run(self) -> None:
        """Send until ``stop``. Whatever this raises is a fault of ours."""
        self.start()
        while not self._stop.is_set():
            self._woken.clear()
            if not self.step():
                self._woken.wait(min(self._idle, self._gate.wait(self._clock())))
        self._part()

    def start(self) -> None:
        """What a restart asks for, before the first message. ``run`` does it."""
        if self._channel is None:
            log.warning("TELEGRAM_BOT_TOKEN is not set: questions and alerts go to the log ALONE")
        with self._store.transaction() as tx:
            broken = outbox.recover(tx)
            revived = outbox.revive(tx, self._clock())
        if broken or revived:
            log.info("outbox: %d may have arrived and go out once more, %d refused ones too", broken, revived)

    def stop(self) -> None:
        """End ``run`` soon; what isn't sent stays in the outbox."""
        self._stop.set()
        self._woken.set()

    def wake(self) -> None:
        """Something may have been put into the outbox; callable from any thread."""
        self._woken.set()

    @property
    def idle(self) -> bool:
        """Whether nothing is due; what waits for its hour isn't."""
        return not self._gate.due(self._store.reader(), self._clock(), limit=1)

    def step(self) -> bool:
        """Send one message, waiting for as long as that takes. False when nothing was due, or on ``stop``."""
        self.last_progress = self._monotonic()
        self._teller.tell()
        return bool(self._retrying(self._deliver))

    def _part(self) -> None:
        """Last words ("I have stopped") still leave, while that is free: the way is open and nothing must wait."""
        self._parting = not self._complained
        for _ in range(LAST_WORDS):
            if not self._retrying(self._deliver):
                return

    def _deliver(self) -> bool:
        first = self._due(limit=1)
        if not first or (self._stop.is_set() and not self._parting):
            return False
        if self._channel is None:
            return self._to_log(first[0])
        if note := self._needless(first[0]):
            self._clerk.noted(first[0], note)
            return True
        if self._complained or first[0].repeat:
            self._probe(self._channel)
        rows = self._due()
        edits = outbox.sent_as(self._store.reader(), int(rows[0].body["edit"])) if "edit" in rows[0].body else None
        together = bool(self._gate.filed_every)
        parcel = pack(rows, edits, language=self._language, gather_filed=together, draw=self._draw)
        return self._send(self._channel, parcel)

    def _due(self, limit: int = outbox.BATCH) -> list[Message]:
        return self._gate.due(self._store.reader(), self._clock(), limit)

    def _needless(self, row: Message) -> str:
        """Why a message has nothing to say any more; "" when it has."""
        db = self._store.reader()
        if "edit" in row.body and outbox.sent_as(db, int(row.body["edit"])) is None:
            return "the message to edit never left"
        if row.kind == "question" and conversation.answered(db, [str(row.body.get("nonce", ""))]):
            return "answered before it was asked"
        return ""

    def _send(self, channel: Channel, parcel: Parcel) -> bool:
        chat_id = parcel.first.chat_id or self._chat_id
        while (wait := self._pace.wait(chat_id, self._monotonic())) > 0:
            if self._stop.is_set():
                return False
            self._rest(wait)
        with self._store.transaction() as tx:
            outbox.claim(tx, parcel.ids)
        began = self._monotonic()
        self._pace.left(chat_id, began)
        try:
            message_id = parcel.leave(channel, chat_id)
        except ChannelError as problem:
            if self._clerk.failed(parcel, problem, self._since(began)):
                raise
            return True
        self._clerk.arrived(parcel, message_id, self._since(began))
        self._gate.left(parcel, self._clock())
        if self._complained:
            log.info("the way to Telegram is open again")
            self._complained = False
        return True

    def _probe(self, channel: Channel) -> None:
        """Before a try after a failure: no repetition is spent, and no digest rewritten, while the way is closed."""
        began, ok = self._monotonic(), False
        try:
            channel.me()
            ok = True
        except Permanent:
            return  # the message itself will show what is refused
        except Uncertain as problem:
            raise NotSent(str(problem)) from None
        finally:
            self._clerk.probed(self._since(began), ok=ok)

    def _to_log(self, row: Message) -> bool:
        level = logging.WARNING if row.kind in LOUD else logging.INFO
        text = " | ".join(str(row.body["text"]).splitlines())
        log.log(level, "[%s] %s", row.kind, text, extra={"doc": row.document_id})
        self._clerk.noted(row, "no Telegram: written to the log", "log")
        return True

    def _since(self, began: float) -> int:
        return round((self._monotonic() - began) * 1000)

    def _rest(self, seconds: float) -> None:
        """Sleep in slices, so that a long wait is seen to be alive, and ends on ``stop``."""
        until = self._monotonic() + seconds
        while (left := until - self._monotonic()) > 0 and not self._stop.is_set():
            self.last_progress = self._monotonic()
            self._pause(min(left, SLICE))

    def _complain(self, state: RetryCallState) -> None:
        problem = state.outcome.exception() if state.outcome else None
        wait = state.next_action.sleep if state.next_action else 0.0
        level = logging.DEBUG if self._complained else logging.WARNING
        log.log(level, "a message can't be sent now: %s; trying again in %.0f s and on", problem, wait)
        self._complained = True
