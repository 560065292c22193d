"""An update, reduced to what matters: who, where, and what they want. Pure; https://core.telegram.org/bots/api#update."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

_PRESS = re.compile(r"(?:q:(?P<asked>[0-9A-Za-z_-]{8,48}):(?P<choice>[0-9npl])|u:(?P<undo>[0-9A-Za-z_-]{8,48}))")
_COMMAND = re.compile(r"/([A-Za-z_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # come along when a number is copied from Arabic


@dataclass(frozen=True, slots=True)
class Incoming:
    """``kind`` is Telegram's name of the update. Ids are ``None`` where the update has none, which is no permission."""

    update_id: int
    kind: str
    user_id: int | None
    chat_id: int | None
    text: str = ""
    callback_id: str = ""
    forwarded: bool = False

    @property
    def by(self) -> str:
        """Who, as the audit trail names them."""
        return f"telegram:{self.user_id}"

    def allowed(self, users: Collection[int], chat_id: int) -> bool:
        """Both the person and the place must be known."""
        return self.user_id in users and self.chat_id == chat_id


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: the nonce of its question, and an option's position, ``n``, ``p``, ``l`` or ``u``."""

    nonce: str
    choice: str


def parse(update: Mapping[str, Any]) -> Incoming:
    """Read an update; whatever is missing or strange in it stays ``None``."""
    update_id = int(update["update_id"])
    for kind in ("message", "edited_message", "callback_query"):
        if isinstance(content := update.get(kind), dict):
            break
    else:
        other = next((key for key in update if key != "update_id"), "nothing")
        return Incoming(update_id, str(other)[:40], None, None)
    if kind == "callback_query":
        chat = _id(content.get("message"), "chat")
        return Incoming(
            update_id, kind, _id(content, "from"), chat, str(content.get("data", "")), str(content.get("id", ""))
        )
    forwarded = any(key.startswith("forward_") for key in content)
    text = str(content.get("text", ""))
    return Incoming(update_id, kind, _id(content, "from"), _id(content, "chat"), text, forwarded=forwarded)


def press(data: str) -> Press | None:
    """What a button's data means, ``None`` when it isn't ours."""
    found = _PRESS.fullmatch(data)
    if not found:
        return None
    return Press(found["undo"], "u") if found["undo"] else Press(found["asked"], found["choice"])


def command(text: str) -> tuple[str, str] | None:
    """``("show", "4f2a")`` for "/show@some_bot 4f2a"; ``None`` when it isn't a command."""
    found = _COMMAND.fullmatch(text.strip().translate(_ISOLATES))
    return (found[1].lower(), (found[2] or "").strip()) if found else None


def _id(holder: Any, name: str) -> int | None:
    inner = holder.get(name) if isinstance(holder, dict) else None
    value = inner.get("id") if isinstance(inner, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
