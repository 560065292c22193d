"""Two bare calls of the Bot API, for a check that lives for seconds: the library that the agent uses takes longer
to load than a check may last.

Telegram, "Bot API", getMe and sendMessage: https://core.telegram.org/bots/api
"""

from __future__ import annotations

import logging
from typing import Any

from agent.notify import ChannelError, NotSent, Permanent, Uncertain

SECONDS = 2.0  # for one call


class Bot:
    """The token is in no message: every error ends here as a sentence of ours."""

    def __init__(self, token: str, base_url: str) -> None:
        """Nothing is asked yet."""
        self._address = f"{base_url}/bot{token}"

    def me(self) -> str:
        """The bot's user name. Raises ChannelError."""
        return str(self._call("getMe", {}).get("username", ""))

    def send(self, chat_id: int, text: str) -> int:
        """Send a message; returns its id. Raises ChannelError."""
        return int(self._call("sendMessage", {"chat_id": chat_id, "text": text}).get("message_id", 0))

    def _call(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        import httpx  # here, because most commands need no network

        logging.getLogger("httpx").setLevel(logging.CRITICAL)  # it logs URLs, and with them the token
        try:
            response = httpx.post(f"{self._address}/{method}", json=parameters, timeout=SECONDS)
            answer = response.json()
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NotSent(f"no way to Telegram ({type(error).__name__})") from None
        except (httpx.HTTPError, ValueError) as error:
            raise Uncertain(f"Telegram did not answer as it should ({type(error).__name__})") from None
        return _result(response.status_code, answer)


def _result(status: int, answer: Any) -> dict[str, Any]:
    result = answer.get("result") if isinstance(answer, dict) and answer.get("ok") else None
    if isinstance(result, dict):
        return result
    if status in (400, 401, 403, 404):
        raise Permanent(f"Telegram refuses ({status})", status)
    raise ChannelError(f"Telegram has trouble of its own ({status})")
