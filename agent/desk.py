"""The desk: where documents lie, how we speak, and what time it is. Every step that has effects needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from agent.inbox import Inbox
from agent.store import Store


@dataclass(frozen=True)
class Desk:
    """``clock`` gives aware times; ``zone`` of ``None`` is the machine's own."""

    home: Path
    store: Store
    inbox: Inbox
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    zone: tzinfo | None = None
    language: str = "en"
    detail: str = "minimal"
    notify_filed: str = "each"

    def day(self, moment: datetime) -> str:
        """The local day of a moment, ISO."""
        return moment.astimezone(self.zone).date().isoformat()
