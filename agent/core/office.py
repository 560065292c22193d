"""Office hours: how much of them lies between two moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Hours = tuple[int, time, time]  # a weekday (0 is Monday), when it opens, when it closes
LOOK_BACK = 60  # days: more silence than that makes no difference


def open_time(hours: Sequence[Hours], since: datetime, until: datetime, zone: tzinfo | None) -> timedelta:
    """How long it was open from ``since`` to ``until`` (both aware). ``zone`` of ``None`` is the machine's own."""
    last = until.astimezone(zone).date()
    day = max(since.astimezone(zone).date(), last - timedelta(days=LOOK_BACK))
    total = timedelta()
    while day <= last:
        for weekday, opens, closes in hours:
            if weekday == day.weekday():
                began = max(_moment(day, opens, zone), since.astimezone(UTC))
                ended = min(_moment(day, closes, zone), until.astimezone(UTC))
                total += max(timedelta(), ended - began)
        day += timedelta(days=1)
    return total


def _moment(day: date, at: time, zone: tzinfo | None) -> datetime:
    """In UTC: a difference of local times would be an hour wrong on the days when clocks are set."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
