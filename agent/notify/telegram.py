"""The Telegram channel: one bot, on one thread with an event loop of its own, called from any other thread.

A bot for each message would cost 35 times the CPU. The library is imported by that thread when it starts.
The token is in no message, no exception and no log line: exceptions of the library (which quote URLs and
tokens) end inside the thread, as one of ours with a sentence of ours.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent import futures
from typing import TYPE_CHECKING, Any, TypeVar

from agent.notify import Buttons, ChannelError, NotSent, Uncertain

if TYPE_CHECKING:
    from agent.notify._bot import Line

T = TypeVar("T")

TOAST_LIMIT = 200  # https://core.telegram.org/bots/api#answercallbackquery
PICTURE_SECONDS = 40.0  # more than for other calls: some hundred kB go up a slow line
_SLACK = 5.0  # seconds that the loop has to report a call that it gave up


class Telegram:
    """A ``Channel`` over the Bot API."""

    def __init__(self, token: str, base_url: str = "https://api.telegram.org", timeout: float = 20.0) -> None:
        """Start the thread. ``timeout`` is the limit in seconds for any one call, long polls excepted."""
        # httpx logs each URL, and with it the token, at INFO; the library logs payloads.
        for chatty in ("httpx", "httpcore", "telegram"):
            logging.getLogger(chatty).setLevel(logging.CRITICAL)
        self._token = token
        self._base_url = base_url
        self._timeout = timeout
        self._line: Line | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self._polling: futures.Future[Any] | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._live, name="telegram", daemon=True)
        self._thread.start()

    def send(self, chat_id: int, text: str, buttons: Buttons = ()) -> int:
        """Send a message; returns its id. Raises ChannelError."""
        return self._call(lambda line: line.send(chat_id, text, buttons))

    def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons = ()) -> None:
        """Replace a message. Raises ChannelError."""
        self._call(lambda line: line.edit(chat_id, message_id, text, buttons))

    def photo(self, chat_id: int, picture: bytes, caption: str) -> int:
        """Send a picture; returns the message's id. Raises ChannelError."""
        return self._call(lambda line: line.photo(chat_id, picture, caption), PICTURE_SECONDS)

    def answer(self, callback_id: str, text: str) -> None:
        """Answer a pressed button. Raises ChannelError."""
        self._call(lambda line: line.answer(callback_id, text[:TOAST_LIMIT]))

    def fetch(self, offset: int | None, timeout: int) -> list[dict[str, Any]]:
        """Updates from ``offset`` on; waits up to ``timeout`` seconds for the first. Raises ChannelError."""
        return self._call(lambda line: line.fetch(offset, timeout), timeout, polling=True)

    def interrupt(self) -> None:
        """End a ``fetch`` that waits; it raises Uncertain."""
        polling = self._polling
        if polling is not None:
            polling.cancel()

    def me(self) -> str:
        """The bot's user name. Raises ChannelError."""
        return self._call(lambda line: line.me())

    def rebuild(self) -> None:
        """A fresh connection for fetching: a long poll can hang for ever without a sign (PTB issues 4405, 4523)."""
        self._call(lambda line: line.rebuild())

    def close(self) -> None:
        """End the thread. Calls after that raise NotSent."""
        self._ready.wait()
        loop, self._loop = self._loop, None
        if loop is not None and self._ended is not None:
            loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(2 * _SLACK)

    def _call(self, work: Callable[[Line], Awaitable[T]], extra: float = 0.0, *, polling: bool = False) -> T:
        self._ready.wait()
        if self._loop is None:
            raise NotSent("the Telegram channel is closed")
        future = asyncio.run_coroutine_threadsafe(self._attempt(work, self._timeout + extra), self._loop)
        if polling:
            self._polling = future
        try:
            outcome = future.result(self._timeout + extra + _SLACK)
        except (futures.TimeoutError, futures.CancelledError):
            future.cancel()
            raise Uncertain("Telegram did not answer in time") from None
        if isinstance(outcome, ChannelError):
            raise outcome  # raised here, outside of any handler: nothing of the library hangs on it
        return outcome

    async def _attempt(self, work: Callable[[Line], Awaitable[T]], limit: float) -> T | ChannelError:
        from agent.notify._bot import classify

        if self._line is None:
            return NotSent("the Telegram channel is closed")
        try:
            # The library's limits are between two bytes: an answer that drips would last for ever.
            return await asyncio.wait_for(work(self._line), limit)
        except Exception as problem:  # noqa: BLE001 - whatever it is may quote the token: it becomes one of ours
            return classify(problem, self._token)

    def _live(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        try:
            from agent.notify._bot import Line

            self._line = Line(self._token, self._base_url, self._timeout)
            self._ended = asyncio.Event()
            self._loop = asyncio.get_running_loop()
        finally:
            self._ready.set()
        await self._ended.wait()
        line, self._line = self._line, None
        await line.close()
