"""Checks of what comes round: does the scanner still send, did the last test document arrive?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from agent.canary import ARRIVED, DUE, newest
from agent.core.office import Hours, open_time
from agent.health.finding import Finding, age
from agent.health.inside import open_state
from agent.model import CANARY_RECORD
from agent.store import figures, meta

OVERDUE = timedelta(hours=3)  # that a test document may be behind its hour: the agent may have been off


def arrivals(home: Path, now: datetime, quiet_hours: float, office: Sequence[Hours], zone: tzinfo | None) -> Finding:
    """Documents still come in: a scanner that is dead and a share that isn't mounted make no other noise."""
    if not quiet_hours:
        return Finding("ok", "not watched (QUIET_ALARM_HOURS)")
    with open_state(home) as db:
        last = figures.last_received(db, CANARY_RECORD)
        since = last or figures.first_line(db)
    if since is None:
        return Finding("ok", "the agent has not run yet")
    quiet = open_time(office, datetime.fromisoformat(since), now, zone)
    if quiet >= timedelta(hours=quiet_hours):
        return Finding("degraded", f"no document for {age(quiet)} of office hours: scanner on, share mounted?")
    said = f"the last document came in {age(now - datetime.fromisoformat(since))} ago"
    return Finding("ok", said if last else "no document has come in yet")


def canary(home: Path, now: datetime, *, on: bool) -> Finding:
    """The daily test document arrived."""
    if not on:
        return Finding("ok", "off")
    with open_state(home) as db:
        paper, arrived, due = newest(db), meta.read(db, ARRIVED), meta.read(db, DUE)
    before = f"the last one arrived {age(now - datetime.fromisoformat(arrived))} ago" if arrived else "none has yet"
    if paper and paper.state in ("late", "lost"):
        what = "has not arrived" if paper.state == "late" else "was not filed where it should"
        return Finding("broken", f"the daily test document {what}: intake show {paper.file}; {before}")
    if due and now - datetime.fromisoformat(due) > OVERDUE:
        return Finding("degraded", f"the daily test document is overdue; {before}")
    return Finding("ok", f"{before}{', one is on its way' if paper and paper.state == 'sent' else ''}")
