"""What simpler rules do with the same papers: they take the patient's name as read, and nothing else.

python -m benchmarks.matching_baselines --records 20000 --papers 3000 --seed 5
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from agent.matching.blocking import document_keys
from agent.matching.identify import identify
from agent.matching.normalise import fold
from agent.model import Record
from benchmarks.matching import LEXICON, Bench
from benchmarks.matching_layouts import DEVELOPMENT, FINAL
from benchmarks.matching_tally import share
from tests.fakes_register import TODAY


def baselines(bench: Bench, papers: int) -> dict[str, dict[str, float]]:
    """What simpler rules do with the same papers: they take the patient's name as read, and nothing else."""
    rules = {"last name, then first name": _seed, "unique full name": _unique, "best fuzzy score of 88": _fuzzy}
    filed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for _ in range(papers):
        paper = bench.paper()
        found = identify(paper.document, "scan.pdf", LEXICON, TODAY)
        words = [fold(m.name).split() for m in found.subjects if m.name][:1]
        records = bench.register.gather(document_keys(found, LEXICON)).records
        for name, rule in rules.items():
            chosen = rule(words[0], records) if words else None
            filed[name] += chosen is not None
            wrong[name] += chosen is not None and chosen not in paper.person.records
    return {n: {"filed": share(filed[n], papers), "wrong_per_10000": round(1e4 * wrong[n] / papers, 1)} for n in rules}


def _seed(words: list[str], records: Sequence[Record]) -> str | None:
    same = [r for r in records if set(fold(r.last_name).split()) <= set(words)]
    if len(same) > 1:
        same = [r for r in same if fold(r.first_name or "?") in " ".join(words)]
    return same[0].record_id if len(same) == 1 else None


def _unique(words: list[str], records: Sequence[Record]) -> str | None:
    same = [r for r in records if sorted(fold(f"{r.last_name} {r.first_name}").split()) == sorted(words)]
    return same[0].record_id if len(same) == 1 else None


def _fuzzy(words: list[str], records: Sequence[Record]) -> str | None:
    name = " ".join(sorted(words))
    scored = [
        (
            SequenceMatcher(None, name, " ".join(sorted(fold(f"{r.last_name} {r.first_name}").split()))).ratio(),
            r.record_id,
        )
        for r in records
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.88 else None


def main() -> None:
    """Run and print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--papers", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    bench = Bench(given.seed + 200_000, given.records, DEVELOPMENT + FINAL)
    print(json.dumps({"records": len(bench.world.records)} | baselines(bench, given.papers), indent=1))


if __name__ == "__main__":
    main()
