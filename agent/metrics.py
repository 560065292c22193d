"""Figures for Prometheus, as a text file for node-exporter's textfile collector.

https://github.com/prometheus/node_exporter#textfile-collector; the text is the official client's,
and the file is put in place by one rename. Counting begins with the process: that a counter begins anew is usual.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agent.canary import ARRIVED
from agent.desk import Desk
from agent.store import documents, figures, meta, outbox

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Gauge, Histogram

# Seconds: from a step that only asks SQLite to the reading of a long scan.
BUCKETS = (0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0)


@dataclass
class Metrics:
    """``path`` is METRICS_FILE. Not thread-safe: the main loop's own."""

    desk: Desk
    path: Path
    _board: _Board | None = None
    _seen: int = -1  # the last step that was counted

    def write(self) -> None:
        """Write the file anew. Raises OSError, sqlite3.Error."""
        from prometheus_client import generate_latest  # here: most homes don't need it

        board = self._board = self._board or _Board()
        db, now = self.desk.store.reader(), self.desk.clock()
        for state, count in documents.counts(db).items():
            board.documents.labels(state.value).set(count)
        board.queue_age.set(_age(now, figures.oldest_unfinished(db)))
        board.outbox_age.set(_age(now, outbox.oldest_waiting(db)))
        space = os.statvfs(self.desk.home)
        board.disk_free.set(space.f_bavail * space.f_frsize)
        arrived = meta.read(db, ARRIVED)
        board.canary.set(datetime.fromisoformat(arrived).timestamp() if arrived else 0)
        self._count_steps(board)
        board.written.set(now.timestamp())
        _put(self.path, generate_latest(board.registry))

    def _count_steps(self, board: _Board) -> None:
        """Add the steps that were saved since the last time; the first time only looks where they end."""
        db = self.desk.store.reader()
        if self._seen < 0:
            self._seen = figures.last_step(db)
        for row in figures.steps_after(db, self._seen):
            board.steps.labels(row["name"], "yes" if row["ok"] else "no").observe(row["duration_ms"] / 1000)
            self._seen = row["id"]


def _put(path: Path, text: bytes) -> None:
    """Readable for all: node-exporter is another user, and these are figures that name nobody."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(text)
        fresh.chmod(0o644)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _age(now: datetime, since: str | None) -> float:
    return max(0.0, (now - datetime.fromisoformat(since)).total_seconds()) if since else 0.0


@dataclass
class _Board:
    """The figures in a registry of their own: the client's default one would add what it knows of the process."""

    registry: CollectorRegistry = field(init=False)
    documents: Gauge = field(init=False)
    queue_age: Gauge = field(init=False)
    outbox_age: Gauge = field(init=False)
    disk_free: Gauge = field(init=False)
    canary: Gauge = field(init=False)
    written: Gauge = field(init=False)
    steps: Histogram = field(init=False)

    def __post_init__(self) -> None:
        from prometheus_client import CollectorRegistry, Gauge, Histogram

        self.registry = CollectorRegistry()

        def gauge(name: str, text: str, labels: tuple[str, ...] = ()) -> Gauge:
            return Gauge(f"pdf_intake_{name}", text, labels, registry=self.registry)

        self.documents = gauge("documents", "Documents in each state.", ("state",))
        self.queue_age = gauge("queue_age_seconds", "Age of the oldest document that is not decided; 0: none.")
        self.outbox_age = gauge("outbox_age_seconds", "Age of the oldest message that is not sent; 0: none.")
        self.disk_free = gauge("disk_free_bytes", "Free bytes on the disk of the home.")
        self.canary = gauge("canary_last_success_timestamp_seconds", "When a test document last arrived; 0: never.")
        self.written = gauge("metrics_written_timestamp_seconds", "When this file was written: the agent is alive.")
        self.steps = Histogram(
            "pdf_intake_step_duration_seconds", "How long each step of the documents took.", ("step", "ok"),
            registry=self.registry, buckets=BUCKETS,
        )  # fmt: skip
