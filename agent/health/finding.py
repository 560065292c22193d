"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Status = Literal["ok", "degraded", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``degraded``: it works, but somebody should look; ``broken``: documents are not handled as they should be."""

    status: Status
    detail: str


def age(span: timedelta) -> str:
    """A span for people: "3 min", "5 h", "2 days"."""
    seconds = span.total_seconds()
    if seconds < 120:
        return f"{max(0, seconds):.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 172_800 else f"{seconds / 86_400:.0f} days"
