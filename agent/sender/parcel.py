"""What leaves as one call: one message, or many of a kind told together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.core import messages
from agent.notify import Buttons, Channel
from agent.store.outbox import Message

GATHERED = ("filed", "failed", "duplicate", "alarm", "all_clear")  # kinds that may be told together
DIGEST_FROM = {"filed": 5}  # so many waiting filings become one message; of failures two of a kind do

Draw = Callable[[str, int], bytes | None]  # document id and page to a picture, None where there can't be one


@dataclass(frozen=True)
class Parcel:
    """``rows`` are the outbox rows that it stands for; ``edits`` is Telegram's id of a message to change."""

    rows: tuple[Message, ...]
    text: str
    edits: int | None = None
    picture: bytes | None = None

    @property
    def ids(self) -> list[int]:
        """The ids of the rows."""
        return [row.id for row in self.rows]

    @property
    def first(self) -> Message:
        """The oldest row."""
        return self.rows[0]

    @property
    def document_id(self) -> str | None:
        """The document that it is about, if it is one."""
        return self.first.document_id if len(self.rows) == 1 else None

    @property
    def operation(self) -> str:
        """What the call is named in the costs."""
        return "edit_message" if self.edits is not None else "send_photo" if self.picture else "send_message"

    @property
    def name(self) -> str:
        """For the log."""
        return f"message {self.first.id} ({self.first.kind})" if len(self.rows) == 1 else (
            f"digest of {len(self.rows)} messages ({self.first.kind})"
        )  # fmt: skip

    def leave(self, channel: Channel, chat_id: int) -> int:
        """Make the call; returns Telegram's id of the message. Raises ChannelError."""
        buttons: Buttons = self.first.body.get("buttons", ()) if len(self.rows) == 1 else ()
        if self.picture:
            return channel.photo(chat_id, self.picture, self.text)
        if self.edits is None:
            return channel.send(chat_id, self.text, buttons)
        channel.edit(chat_id, self.edits, self.text, buttons)
        return self.edits


def pack(
    rows: Sequence[Message], edits: int | None, *, language: str, gather_filed: bool, draw: Draw | None = None
) -> Parcel:
    """The oldest of ``rows``, with those that are told with it when there are many, or with its picture."""
    head = rows[0]
    parcel = Parcel((head,), str(head.body["text"]), edits)
    if "page" in head.body:
        picture = draw(head.document_id, int(head.body["page"])) if draw and head.document_id else None
        parcel = Parcel((head,), parcel.text if picture else str(head.body["instead"]), picture=picture)
    alone = head.kind not in GATHERED or (head.kind in ("alarm", "all_clear") and not head.body.get("group"))
    alike = () if alone else tuple(row for row in rows if _same(row, head))
    if len(alike) >= (2 if gather_filed else DIGEST_FROM.get(head.kind, 2)):
        lines = [str(row.body.get("line") or row.document_id or row.id) for row in alike]
        body = messages.digest(head.kind, str(head.body.get("group", "")), lines, language=language)
        parcel = Parcel(alike, body["text"])
    if edits is None and any(row.repeat for row in parcel.rows):
        return replace(parcel, text=messages.repeated(parcel.text, language=language))
    return parcel


def _same(one: Message, other: Message) -> bool:
    return (one.kind, one.chat_id, one.body.get("group")) == (other.kind, other.chat_id, other.body.get("group"))
