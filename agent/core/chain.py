"""The audit trail's chain: each line carries the hash of the line before it.

Whoever changes, removes or reorders a line must change every line after it; whoever cuts the tail leaves
a head that isn't the ledger's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64  # what the first line is chained to


@dataclass(frozen=True, slots=True)
class Verdict:
    """``broken_at`` is the number of the first bad line, from 1, or ``None``; ``head`` the last good hash."""

    lines: int
    head: str
    broken_at: int | None = None
    problem: str = ""


def line_hash(entry: Mapping[str, Any]) -> str:
    """SHA-256 of a line without its ``hash``: keys sorted, no spaces, UTF-8. Its ``prev`` makes the chain."""
    content = {key: value for key, value in entry.items() if key != "hash"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def written(entry: Mapping[str, Any]) -> str:
    """The one way in which a line is written: what reads the same but is written otherwise, was changed."""
    return json.dumps(entry, ensure_ascii=False)


def verify(lines: Iterable[str], count: int, head: str) -> Verdict:
    """Recompute the chain and compare its end with the ledger's ``count`` of lines and ``head``."""
    previous, number = GENESIS, 0
    for number, line in enumerate(lines, start=1):
        problem = _problem(line, number, previous)
        if problem:
            return Verdict(number - 1, previous, number, problem)
        previous = json.loads(line)["hash"]
    if number < count:
        return Verdict(number, previous, number + 1, f"{count - number} lines are missing at the end")
    if number > count or previous != head:
        return Verdict(number, previous, number, "the end of the file is not what the ledger holds")
    return Verdict(number, previous)


def _problem(line: str, number: int, previous: str) -> str:
    try:
        entry = json.loads(line)
    except ValueError:
        return "the line is no JSON"
    if not isinstance(entry, dict) or "hash" not in entry:
        return "the line carries no hash"
    if entry.get("seq") != number:
        return f"the line's number is {entry.get('seq')}: a line was removed, added or moved"
    if entry.get("prev") != previous:
        return "the line doesn't follow from the one before it"
    # A second key of the same name, say, reads differently to people and to json.loads.
    if line_hash(entry) != entry["hash"] or written(entry) != line:
        return "the line was changed"
    return ""
