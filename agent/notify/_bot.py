"""python-telegram-bot behind a few coroutines, and its exceptions told apart. Imported by ``telegram`` alone.

Telegram has no idempotency key: whether a call may be repeated hangs on where it broke, which the library
shows in the cause of its exceptions (measured with 22.8).
"""

from __future__ import annotations

import asyncio
import warnings
from datetime import timedelta
from typing import Any

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, error
from telegram.request import HTTPXRequest

from agent.notify import (
    Buttons,
    ChannelError,
    Conflict,
    NotSent,
    Permanent,
    RateLimited,
    ServerFault,
    Uncertain,
)

# It means well, but see `Line.fetch`.
warnings.filterwarnings("ignore", message=r"Please use 'Bot\.getUpdates'")

UPDATES = ["message", "edited_message", "callback_query"]

# Nothing of the request had left when these happened.
_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class Line:
    """One bot for the life of the agent, with one connection pool for sending and one for fetching."""

    def __init__(self, token: str, base_url: str, timeout: float) -> None:
        """Build the bot; nothing is sent yet. ``timeout``: seconds to connect, and between two bytes."""
        self._token = token
        self._base_url = f"{base_url}/bot"
        self._timeout = timeout
        self._sending = self._request(4)
        self._fetching = self._request(1)
        self._bot = self._build()

    async def send(self, chat_id: int, text: str, buttons: Buttons) -> int:
        """Send; returns the message's id."""
        message = await self._bot.send_message(
            chat_id, text, reply_markup=_keyboard(buttons), link_preview_options=LinkPreviewOptions(is_disabled=True)
        )
        return message.message_id

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> None:
        """Edit; "not modified" is what we wanted."""
        try:
            await self._bot.edit_message_text(
                text, chat_id, message_id, reply_markup=_keyboard(buttons),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )  # fmt: skip
        except error.BadRequest as problem:
            if "not modified" not in str(problem).lower():
                raise

    async def photo(self, chat_id: int, picture: bytes, caption: str) -> int:
        """Send a picture, under a name that says nothing; returns the message's id."""
        message = await self._bot.send_photo(
            chat_id, InputFile(picture, filename="page.jpg"), caption=caption, write_timeout=2 * self._timeout
        )
        return message.message_id

    async def answer(self, callback_id: str, text: str) -> None:
        """Answer a callback."""
        await self._bot.answer_callback_query(callback_id, text)

    async def fetch(self, offset: int | None, timeout: int) -> list[dict[str, Any]]:
        """Long poll; the updates as Telegram sent them.

        Not by ``get_updates``: one update that the library can't read would make it fail on all, for ever.
        """
        wishes: dict[str, Any] = {"timeout": timeout, "allowed_updates": UPDATES}
        if offset is not None:
            wishes["offset"] = offset
        updates = await self._bot.do_api_request("getUpdates", wishes, read_timeout=self._timeout + timeout)
        return [item for item in updates if isinstance(item, dict) and isinstance(item.get("update_id"), int)]

    async def me(self) -> str:
        """The bot's user name."""
        return str((await self._bot.get_me()).username)

    async def rebuild(self) -> None:
        """A new connection for fetching; sends on their way are left alone."""
        old, self._fetching = self._fetching, self._request(1)
        self._bot = self._build()
        await _shut(old)

    async def close(self) -> None:
        """Close both pools."""
        await _shut(self._fetching)
        await _shut(self._sending)

    def _request(self, connections: int) -> HTTPXRequest:
        seconds = self._timeout
        return HTTPXRequest(
            connection_pool_size=connections,
            read_timeout=seconds,
            write_timeout=seconds,
            connect_timeout=seconds,
            pool_timeout=seconds,
        )

    def _build(self) -> Bot:
        return Bot(self._token, base_url=self._base_url, request=self._sending, get_updates_request=self._fetching)


async def _shut(request: HTTPXRequest) -> None:
    try:
        await asyncio.wait_for(request.shutdown(), 5)
    except (TimeoutError, httpx.HTTPError, OSError, RuntimeError):
        return  # it is being thrown away; what is left of it goes with the process


def _keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    rows = [[InlineKeyboardButton(item["text"], callback_data=item["data"]) for item in row] for row in buttons]
    return InlineKeyboardMarkup(rows)


def classify(problem: Exception, token: str) -> ChannelError:
    """What an exception of the library means for us; the token is struck out of whatever the server said."""
    said = str(problem).replace(token, "***")[:200]
    cause = problem.__cause__
    if isinstance(problem, error.InvalidToken) and isinstance(cause, error.InvalidToken):
        cause = cause.__cause__  # do_api_request wraps it once more
    if isinstance(cause, httpx.HTTPError):
        if isinstance(cause, _BEFORE_SENDING):
            return NotSent(f"no way to Telegram ({type(cause).__name__})")
        return Uncertain(f"the connection to Telegram broke ({type(cause).__name__})")
    if isinstance(problem, TimeoutError):
        return Uncertain("Telegram did not answer in time")
    if not isinstance(problem, error.TelegramError) or cause is not None:
        # Also a portal's 403 page: a status without the Bot API's JSON says nothing about our chat or token.
        return ServerFault(f"what answered is not the Bot API ({type(problem).__name__})")
    return _answered(problem, said)


def _answered(problem: error.TelegramError, said: str) -> ChannelError:
    """An answer of the Bot API itself. BadRequest is a subclass of NetworkError there, so it comes first."""
    match problem:
        case error.RetryAfter():
            return RateLimited("Telegram asks us to slow down (429)", _seconds(problem.retry_after))
        case error.ChatMigrated():
            return Permanent(f"the group has a new id: set TELEGRAM_CHAT_ID={problem.new_chat_id}", 400)
        case error.BadRequest():
            return Permanent(f"Telegram refuses the call (400): {said}", 400)
        case error.Forbidden():
            return Permanent(f"Telegram doesn't let the bot into the chat (403): {said}", 403)
        case error.InvalidToken():
            return Permanent("Telegram doesn't know the token (401 or 404): check TELEGRAM_BOT_TOKEN", 401)
        case error.Conflict():
            return Conflict(f"somebody else fetches this bot's updates (409): {said}")
        case _:
            return ServerFault(f"Telegram answers with a fault of its own: {said}")


def _seconds(value: int | timedelta) -> float:
    return value.total_seconds() if isinstance(value, timedelta) else float(value)
