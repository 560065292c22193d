"""Does the disk hold what the ledger says? Every document at its place, with its bytes, and nothing unknown."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from agent.durable import hash_file
from agent.filing import is_regular
from agent.model import State
from agent.store import documents

PLACES = ("archive", "review", "failed", "duplicates")


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement, in a sentence."""

    text: str


def check_files(home: Path, db: sqlite3.Connection) -> list[Finding]:
    """Hash every file against the ledger. Returns what disagrees; an empty list is good news."""
    findings = []
    expected: dict[str, str | None] = {}
    for row in documents.listed(db):
        if row.state in (State.RECEIVED, State.IN_PROGRESS):
            continue
        expected[row.path] = row.sha256
        if problem := _problem(home, row):
            findings.append(Finding(f"{row.id} ({row.state.value}): {problem}"))
    for place in PLACES:
        for folder, _, names in os.walk(home / place):
            for name in names:
                path = str((Path(folder) / name).relative_to(home))
                note = path.removesuffix(".reason.txt") if path.endswith(".reason.txt") else None
                if path not in expected and note not in expected and not name.startswith("."):
                    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
                    findings.append(Finding(f"{shown}: a file that the ledger doesn't know"))
    return findings


def _problem(home: Path, row: documents.Row) -> str:
    path = home / row.path
    try:
        if not is_regular(path):
            return "" if row.sha256 is None else f"{row.path} is no regular file any more"
        if row.sha256 is not None and hash_file(path) != row.sha256:
            return f"{row.path} has other bytes than those that came in"
    except FileNotFoundError:
        return f"{row.path} is missing"
    except OSError as error:
        return f"{row.path} can't be read ({error.strerror})"
    return ""
