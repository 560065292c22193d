#!/usr/bin/env python3
"""Holds ``intake list --json`` (on stdin) against expected.json and prints what became of each sample.

Exit code 0 if all is as expected, 1 if not. Standard library only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def outcome(facts: dict[str, Any]) -> str:
    """One phrase: ``filed under 1001``, ``review (ambiguous)``, ``duplicate``."""
    if facts.get("record_id") and facts["state"] == "filed":
        return f"filed under {facts['record_id']}"
    return f"{facts['state']} ({facts['reason']})" if facts.get("reason") else str(facts["state"])


def lines(expected: dict[str, dict[str, Any]], documents: list[dict[str, Any]]) -> tuple[list[str], int]:
    """The table, and how many samples came out otherwise than expected."""
    by_name = {document["name"]: document for document in documents}
    rows, wrong = [], 0
    for path, wanted in expected.items():
        document = by_name.get(Path(path).name)
        became = outcome(document) if document else "not seen"
        note = wanted["why"]
        if became != outcome(wanted):
            wrong += 1
            note = f"!! expected: {outcome(wanted)} ({wanted['why']})"
        rows.append((path, became, note))
    width = max(len(row[0]) for row in rows)
    second = max(len(row[1]) for row in rows)
    return [f"  {path:<{width}}  {became:<{second}}  {note}" for path, became, note in rows], wrong


def main() -> int:
    """Prints the table and a closing line."""
    expected = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
    rows, wrong = lines(expected, json.load(sys.stdin))
    rows.append(f"  {len(expected) - wrong} of {len(expected)} samples came out as expected.")
    sys.stdout.write("\n".join(rows) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
