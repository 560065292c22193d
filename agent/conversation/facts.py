"""What the conversation is given by the wiring, so that it knows nothing of what lies above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answers:
    """Functions that answer commands with text, and the two that act.

    Each may raise IntakeError, whose sentence is then the answer. ``DOC`` is whatever a user may type for a
    document. The texts go to Telegram as they are: under ``NOTIFY_DETAIL=minimal`` they must hold no name, date,
    file name or text of a document.
    """

    status: Callable[[], str]
    open: Callable[[], str]
    show: Callable[[str], str]  # DOC
    costs: Callable[[str], str]  # "today", "yesterday" or "week"
    health: Callable[[], str]
    service: Callable[[str], str]  # name of a unit; refuses what isn't allowlisted
    decide: Callable[[str, str | None, str], None]  # document id, record id or None, by whom
    undo: Callable[[str, str], str]  # DOC, by whom; returns the document's id
    page: Callable[[str], int | None]  # document id; the page to show, None when none may leave the house
