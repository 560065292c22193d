"""The way out to humans: what a channel is, and what can go wrong with it, without naming a library.

``agent.notify.telegram`` is the one channel there is; it is imported only where a token is set, because the
library behind it costs some 25 MB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from agent.errors import Unavailable

Buttons = Sequence[Sequence[Mapping[str, str]]]


class ChannelError(Unavailable):
    """A call did not go through. The text never holds the token."""


class NotSent(ChannelError):
    """It can't have reached the other side: trying again is free."""


class Uncertain(ChannelError):
    """The connection broke after something was sent: it may have been carried out or not."""


class ServerFault(ChannelError):
    """Something answered, but with a fault of its own (5xx), or it isn't the Bot API at all (a captive portal)."""


class RateLimited(ChannelError):
    """Too fast (429): ``retry_after`` is in seconds."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Permanent(ChannelError):
    """Trying again can't help. ``code``: 400 this message; 401, 404 the token; 403 the chat doesn't want us."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class Conflict(ChannelError):
    """409: somebody else fetches the updates of this bot."""


class Channel(Protocol):
    """What the sender and the conversation need. Every method blocks, is thread-safe and raises ChannelError."""

    def send(self, chat_id: int, text: str, buttons: Buttons = ()) -> int:
        """Send a message. Returns its id."""

    def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons = ()) -> None:
        """Replace a message's text and buttons; a message that is so already is fine."""

    def photo(self, chat_id: int, picture: bytes, caption: str) -> int:
        """Send a JPEG picture with a caption of at most 1024 UTF-16 units. Returns the message's id."""

    def answer(self, callback_id: str, text: str) -> None:
        """Answer a pressed button with a short note."""

    def fetch(self, offset: int | None, timeout: int) -> list[dict[str, Any]]:
        """The updates from ``offset`` on, waiting up to ``timeout`` seconds; acknowledges all before ``offset``."""

    def interrupt(self) -> None:
        """End a ``fetch`` that waits; it raises Uncertain."""

    def me(self) -> str:
        """The bot's user name: the harmless call that shows that the way is open."""

    def rebuild(self) -> None:
        """Throw the connection for fetching away and make a new one."""

    def close(self) -> None:
        """Let go of everything."""
