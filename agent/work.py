"""One attempt at one document, step by step: each is logged as it ends, and saved for ``intake show``."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from agent.desk import Desk
from agent.logs import get_logger
from agent.store import documents
from agent.store.documents import Row, Step

log = get_logger("agent.pipeline")


@dataclass
class Work:
    """Begun by ``begin``, which counts the attempt before its work starts."""

    desk: Desk
    row: Row
    attempt: int
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Time a step; what is put into the dictionary is its detail."""
        detail: dict[str, Any] = {}
        started_at, started = self.desk.clock(), time.monotonic()
        ok = False
        try:
            yield detail
            ok = True
        except Exception as error:
            detail["error"] = f"{type(error).__name__}: {error}"
            raise
        finally:
            duration = round((time.monotonic() - started) * 1000)
            shown = {key: value for key, value in detail.items() if value not in (None, "")}
            text = ", ".join(f"{key}: {value}" for key, value in shown.items())
            self.steps.append(Step(name, started_at, duration, ok, text))
            log.info(name, doc=self.row.id, ms=duration, ok=ok, **_loggable(shown))
            if not ok:
                self.save()

    def save(self) -> None:
        """Write the steps so far."""
        steps, self.steps = self.steps, []
        if steps:
            with self.desk.store.transaction() as tx:
                documents.add_steps(tx, self.row.id, self.attempt, steps)


def _loggable(detail: Mapping[str, Any]) -> dict[str, Any]:
    """Without what was read from the document: its text has no place in a log."""
    return {key: value for key, value in detail.items() if key != "decision"}


def begin(desk: Desk, document_id: str) -> Work:
    """Start an attempt: it is counted, durably, before any work. Raises NotFound."""
    with desk.store.transaction() as tx:
        attempt = documents.begin_attempt(tx, document_id, desk.clock())
    return Work(desk, documents.get(desk.store.reader(), document_id), attempt)
