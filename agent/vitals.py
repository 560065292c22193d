"""Being seen to be alive: systemd's status line and watchdog, and the heartbeat that the health check reads."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from agent.desk import Desk
from agent.logs import get_logger
from agent.model import State
from agent.service import Service
from agent.store import documents, meta

log = get_logger("agent.vitals")

STALL_SECONDS = 300.0  # a loop that has made no progress for so long is hung
BEAT_SECONDS = 30.0


class Loop(Protocol):
    """A loop with a thread of its own. ``last_progress`` is a monotonic time in seconds."""

    last_progress: float

    def run(self) -> None:
        """Work until stopped."""

    def stop(self) -> None:
        """Ask the loop to end."""


@dataclass
class Vitals:
    """``document_seconds`` is how long the work on one document may take."""

    desk: Desk
    service: Service
    loops: tuple[Loop, ...]
    document_seconds: float
    last_filed: str = ""
    _beat_at: float = float("-inf")

    def report(self, busy: Mapping[str, float]) -> None:
        """Say how it stands. ``busy`` tells since when each document is worked on. Raises sqlite3.Error.

        The watchdog is fed only while every loop makes progress: else systemd starts us anew.
        """
        now = time.monotonic()
        self.service.status(self.line())
        moved = {type(loop).__name__.lower(): loop.last_progress for loop in self.loops}
        # A document may take its time, but no longer than it is allowed.
        moved |= {f"work on {document_id}": since + self.document_seconds for document_id, since in busy.items()}
        hung = [name for name, at in moved.items() if now - at > STALL_SECONDS]
        if hung:
            log.error("no progress: the watchdog will restart the agent", loops=",".join(hung))
            return
        self.beat()

    def beat(self) -> None:
        """Feed the watchdog, and now and then the heartbeat. Raises sqlite3.Error."""
        now = time.monotonic()
        self.service.alive()
        if now - self._beat_at >= BEAT_SECONDS:
            with self.desk.store.transaction() as tx:
                meta.put(tx, "heartbeat", self.desk.clock().isoformat())
            self._beat_at = now

    def line(self) -> str:
        """What ``systemctl status`` shows."""
        counts = documents.counts(self.desk.store.reader())
        going = counts[State.RECEIVED] + counts[State.IN_PROGRESS]
        last = f", last filed {self.last_filed}" if self.last_filed else ""
        return f"{going} in progress, {counts[State.REVIEW]} waiting for a human, {counts[State.FILED]} filed{last}"
