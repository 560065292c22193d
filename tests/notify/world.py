"""A store, a clock that moves only when somebody waits, and channels that go wrong: for the loops' tests."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.core import messages
from agent.model import Ask, Candidate, Record, ReviewReason
from agent.notify import ChannelError
from agent.store import Store, conversation, documents, outbox

CHAT, DOCTOR, NURSE, STRANGER = 4711, 7, 8, 666
NONCE = "0123456789abcdef"


class World:
    """The home's state and the time."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "state.sqlite")
        self.store.reader().execute("PRAGMA synchronous=OFF")  # no power goes here, and disks are slow
        self.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
        self.ticks = 0.0
        self.events: list[tuple[float, Callable[[], None]]] = []

    def clock(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.ticks

    def pause(self, seconds: float) -> None:
        """Nobody sleeps: time jumps, and what was planned for the meantime happens."""
        self.ticks += seconds
        self.now += timedelta(seconds=seconds)
        for due in [event for event in self.events if event[0] <= self.ticks]:
            self.events.remove(due)
            due[1]()

    def at(self, seconds: float, event: Callable[[], None]) -> None:
        self.events.append((seconds, event))

    def put(self, kind: str, text: str, document_id: str | None = None, **more: Any) -> int:
        with self.store.transaction() as tx:
            return outbox.enqueue(tx, kind, {"text": text, **more}, self.now, document_id=document_id)

    def ask(self, document_id: str, nonce: str = NONCE, options: tuple[str, ...] = ("P-12", "P-13")) -> None:
        """A document in review with its question in the outbox."""
        candidates = tuple(Candidate(Record(item, "Bennani", "Karim")) for item in options)
        kind, body = messages.for_question(
            Ask(ReviewReason.AMBIGUOUS, "secret words", candidates), document_id=document_id, name="bennani.pdf",
            language="en", detail="minimal", nonce=nonce,
        )  # fmt: skip
        with self.store.transaction() as tx:
            if not tx.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone():
                documents.insert(
                    tx, document_id, name="x.pdf", name_bytes=b"x.pdf", source="", path="review/x.pdf", now=self.now
                )
            tx.execute("UPDATE documents SET state = 'review' WHERE id = ?", (document_id,))
            outbox.enqueue(tx, kind, body, self.now, document_id=document_id)
            conversation.ask(tx, nonce, document_id, 1, options, self.now)

    def rows(self, table: str, what: str = "*", where: str = "1") -> list[Any]:
        found = self.store.reader().execute(f"SELECT {what} FROM {table} WHERE {where}").fetchall()
        return [row[0] if len(row) == 1 else tuple(row) for row in found]

    def states(self) -> list[str]:
        return self.rows("outbox", "state")

    def audit(self, event: str) -> list[dict[str, Any]]:
        return [line for line in map(json.loads, self.rows("audit", "line")) if line["event"] == event]


class FakeChannel:
    """A channel in memory. ``script``: what each coming call raises (``None``: it works); then ``always``."""

    def __init__(self) -> None:
        self.script: list[ChannelError | None] = []
        self.always: ChannelError | None = None
        self.arrived: list[tuple[int, str]] = []
        self.at: list[float] = []
        self.calls: list[str] = []
        self.edits: list[tuple[int, str]] = []
        self.pictures: list[bytes] = []
        self.probe: ChannelError | None = None
        self.world: World | None = None
        self.delivers_first = False  # the message arrives although the call fails
        self._ids = itertools.count(100)

    def send(self, chat_id: int, text: str, buttons: Any = ()) -> int:
        self.calls.append("send")
        problem = self.script.pop(0) if self.script else self.always
        if problem is None or self.delivers_first:
            self.arrived.append((chat_id, text))
            self.at.append(self.world.ticks if self.world else 0.0)
        if problem is not None:
            raise problem
        return next(self._ids)

    def photo(self, chat_id: int, picture: bytes, caption: str) -> int:
        self.pictures.append(picture)
        return self.send(chat_id, caption)

    def edit(self, chat_id: int, message_id: int, text: str, buttons: Any = ()) -> None:
        self.calls.append("edit")
        problem = self.script.pop(0) if self.script else self.always
        if problem is not None:
            raise problem
        self.edits.append((message_id, text))

    def me(self) -> str:
        self.calls.append("me")
        problem = self.probe or (None if self.script else self.always)
        if problem is not None:
            raise problem
        return "bot"

    def answer(self, callback_id: str, text: str) -> None:
        self.calls.append("answer")

    def fetch(self, offset: int | None, timeout: int) -> list[dict[str, Any]]:
        self.calls.append(f"fetch {offset}")
        problem = self.script.pop(0) if self.script else self.always
        if problem is not None:
            raise problem
        return []

    def rebuild(self) -> None:
        self.calls.append("rebuild")

    def interrupt(self) -> None:
        self.calls.append("interrupt")

    def close(self) -> None:
        self.calls.append("close")

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.arrived]
