"""Times as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from agent.desk import Desk
from agent.errors import UsageError


def moment_of(text: str, desk: Desk) -> datetime:
    """``--since``: 2026-05-01, today, yesterday, 2h, 7d. Raises UsageError."""
    now = desk.clock().astimezone(desk.zone)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if text in ("today", "yesterday"):
        return midnight - timedelta(days=text == "yesterday")
    unit = {"h": "hours", "d": "days", "m": "minutes", "w": "weeks"}.get(text[-1:])
    if unit and text[:-1].isdigit():
        return now - timedelta(**{unit: int(text[:-1])})
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--since {text!r} is no time: write 2026-05-01, yesterday, 2h or 7d.") from None
    return (when if when.tzinfo else when.replace(tzinfo=now.tzinfo)).astimezone(UTC)
