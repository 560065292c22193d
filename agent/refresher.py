"""Keeping the register's index in line with a database of somebody else's, which doesn't tell when it changes."""

from __future__ import annotations

import threading
import time
from typing import Protocol

from agent.errors import IntakeError
from agent.logs import get_logger

log = get_logger("agent.refresher")

EVERY_SECONDS = 300.0
SLICE = 60.0  # seconds: the longest sleep without a sign of life


class Refreshes(Protocol):
    """The register, as this loop needs it."""

    def refresh(self) -> object:
        """Compare the index with the source. Raises Unavailable or RegisterError."""


class Refresher:
    """A loop with a thread of its own; ``last_progress`` is monotonic seconds."""

    def __init__(self, register: Refreshes) -> None:
        """Nothing is done before ``run``."""
        self._register = register
        self._stop = threading.Event()
        self.last_progress = time.monotonic()

    def run(self) -> None:
        """Refresh at once and then every five minutes, until stopped."""
        due = time.monotonic()
        while not self._stop.is_set():
            self.last_progress = time.monotonic()
            if self.last_progress >= due:
                self._refresh()
                due = time.monotonic() + EVERY_SECONDS
            self._stop.wait(min(SLICE, max(0.0, due - time.monotonic())))

    def stop(self) -> None:
        """End ``run`` soon."""
        self._stop.set()

    def _refresh(self) -> None:
        try:
            self._register.refresh()
        except IntakeError as error:
            # Nothing is filed from a stale index, and the health check says how old it is.
            log.warning("the register's index could not be refreshed", error=str(error))
