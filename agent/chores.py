"""What is done with each sweep beside intake: figures for others, the canary. None of it may ever stop intake."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from agent.logs import get_logger

log = get_logger("agent.chores")


@dataclass
class Chores:
    """``named`` are the things to do; ``every`` is in seconds. Not thread-safe: the main loop's own."""

    named: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    every: float = 60.0
    _due: float = float("-inf")

    def do(self, now: float) -> None:
        """Do them all when their time has come; ``now`` is monotonic. What goes wrong is for the log alone."""
        if now < self._due:
            return
        self._due = now + self.every
        for name, act in self.named.items():
            try:
                act()
            except (OSError, sqlite3.Error) as error:
                log.warning("not possible just now", what=name, error=str(error))
            except Exception as error:  # noqa: BLE001  it stands beside the work: a bug in it must not stop the work
                log.failure("this failed; it comes round again with the next sweep", error, what=name)
