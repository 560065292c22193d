"""Shadow mode in figures: what the agent would have filed by itself, and how the humans' answers compare."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from agent.model import ReviewReason, State
from agent.store import documents, plans
from agent.store.documents import Row
from agent.store.plans import Plan

Answer = Literal["agrees", "differs", "unanswered"]


@dataclass(frozen=True, slots=True)
class Line:
    """A document that would have been filed to ``record_id``; ``human`` is where a human filed it, "" to none."""

    document_id: str
    name: str
    record_id: str
    human: str | None
    by: str | None
    answer: Answer
    explanation: str


@dataclass(frozen=True, slots=True)
class Report:
    """``read`` documents could be read; ``asked`` of them would have been asked about in any mode, by reason.

    ``wrong_at_most`` is the upper end of the 95 % interval for wrong filings among those answered, ``None`` before
    the first answer: Clopper and Pearson, Biometrika 26 (1934); with none wrong in n it is close to 3/n.
    """

    read: int
    asked: dict[str, int]
    lines: tuple[Line, ...]
    wrong_at_most: float | None

    def count(self, answer: Answer) -> int:
        """How many of the lines have this answer."""
        return sum(line.answer == answer for line in self.lines)


def report(db: sqlite3.Connection, since: datetime | None = None) -> Report:
    """Everything that was decided in shadow mode, ``since`` when it was decided."""
    lines: list[Line] = []
    asked: dict[str, int] = {}
    latest = {plan.document_id: plan for plan in plans.in_shadow(db, since)}
    for plan in latest.values():
        if plan.reason == ReviewReason.SHADOW.value:
            lines.append(_line(plan, documents.get(db, plan.document_id), plans.open_of(db, plan.document_id)))
        else:
            reason = plan.reason or plan.outcome.value
            asked[reason] = asked.get(reason, 0) + 1
    answered = sum(line.answer != "unanswered" for line in lines)
    wrong = sum(line.answer == "differs" for line in lines)
    return Report(len(latest), asked, tuple(lines), upper_bound(wrong, answered) if answered else None)


def upper_bound(wrong: int, of: int, confidence: float = 0.95) -> float:
    """The share of wrong ones that ``wrong`` of ``of`` still allow, one-sided: found by halving."""
    low, high = wrong / of, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if _at_most(wrong, of, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(wrong: int, of: int, share: float) -> float:
    """The probability of at most so many wrong ones (binomial)."""
    term, total = (1 - share) ** of, 0.0
    for k in range(wrong + 1):
        total += term
        term *= (of - k) / (k + 1) * share / (1 - share) if share < 1 else 0.0
    return total


def _line(plan: Plan, row: Row, moving: Plan | None) -> Line:
    would = str(plan.candidates[0]["record_id"]) if plan.candidates else ""
    human = _human(row, moving)
    answer: Answer = "unanswered" if human is None else "agrees" if human == would else "differs"
    by = None if human is None else (moving or row).decided_by
    return Line(row.id, row.name, would, human, by, answer, plan.explanation)


def _human(row: Row, moving: Plan | None) -> str | None:
    """The record that a human has filed it to, "" for none of the candidates, None without an answer."""
    state, record, by, reason = row.state, row.record_id, row.decided_by, row.reason
    if moving is not None:
        state, record, by, reason = moving.outcome, moving.record_id, moving.decided_by, moving.reason
    if by in (None, "agent"):
        return None
    if state is State.FILED:
        return record
    return "" if state is State.REVIEW and reason == ReviewReason.NOT_IN_REGISTER.value else None
