# ruff: noqa: E501 - the report is one table
"""What came out of a benchmark of matching: counted, kept line by line, added up.

python -m benchmarks.matching_tally FILE
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Tally:
    """What came out for one policy."""

    papers: int = 0
    filed: int = 0
    wrong: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    due: int = 0
    due_filed: int = 0
    due_by_rule: int = 0
    asked_known: int = 0
    asked_crowd: int = 0
    first: int = 0
    told_apart: int = 0
    told_first: int = 0
    among_five: int = 0
    false_none: int = 0
    turned_wrong: Counter[str] = field(default_factory=Counter)
    turned: int = 0
    times: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def append(self, path: Path, about: dict[str, Any]) -> None:
        """One more line of counts; ``python -m benchmarks.matching_tally FILE`` adds them up."""
        counts = {k: v for k, v in vars(self).items() if k != "notes"}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(about | counts) + "\n")

    def add(self, counts: dict[str, Any]) -> None:
        """Another tally's counts on top."""
        for name, value in counts.items():
            if isinstance(value, dict):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    def report(self) -> dict[str, Any]:
        """Rates; the bound of 0 in n is 3/n (rule of three), else a normal one above it."""
        times = sorted(self.times) or [0.0]
        return {
            "papers": self.papers, "filed": self.filed, "wrong": self.wrong,
            "wrong_per_filed_at_most": bound(self.wrong, self.filed), "wrong_per_paper_at_most": bound(self.wrong, self.papers),
            "filed_rate": share(self.filed, self.papers), "filed_of_legible_unambiguous": share(self.due_filed, self.due),
            "filed_of_these_where_rules_4_and_5_allow_it": share(self.due_filed, self.due - self.due_by_rule),
            "legible_unambiguous": self.due, "asked_of_registered": self.asked_known,
            "asked_and_nobody_could_find": self.asked_crowd, "right_first": share(self.first, self.asked_known), "right_first_unless_a_bare_name_that_several_have": share(self.told_first, self.told_apart), "right_among_five": share(self.among_five, self.asked_known),
            "false_not_in_register": share(self.false_none, self.papers), "reasons": dict(self.reasons),
            "turned": self.turned, "turned_wrong": dict(self.turned_wrong),
            "ms_p50": round(1000 * times[len(times) // 2], 2), "ms_p95": round(1000 * times[int(len(times) * 0.95)], 2),
        }  # fmt: skip


def share(part: int, whole: int) -> float:
    """A rate to four digits."""
    return round(part / whole, 4) if whole else 0.0


def bound(events: int, trials: int) -> float:
    """The upper 95 % bound of a rate."""
    if not trials:
        return 1.0
    return round((3.0 if not events else events + 1.96 * events**0.5 + 2) / trials, 6)


def added_up(path: Path) -> list[dict[str, Any]]:
    """The report of each register, seed and policy in a file of appended counts."""
    tallies: dict[tuple[int, int, str], Tally] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        counts = json.loads(line)
        about = (counts.pop("records"), counts.pop("seed"), counts.pop("policy"))
        tallies.setdefault(about, Tally()).add(counts)
    return [dict(zip(("records", "seed", "policy"), about, strict=True)) | t.report() for about, t in tallies.items()]


if __name__ == "__main__":
    print(json.dumps(added_up(Path(sys.argv[1])), indent=1))
