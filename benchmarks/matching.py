"""Measures matching on synthetic papers: wrong filings with their 95 % bound, filed, asked, recall, time.

    python -m benchmarks.matching --records 20000 --papers 5000 [--final] [--policy two-identifiers] [--show 10]

What it can't show: its layouts and wordings come from the same heads as the rules, so that 0 wrong says little about
papers that nobody here wrote; ``benchmarks.foreign`` measures those.

Development seeds are 1 to 999, final ones 200,000 and above; final layouts were never looked at while building.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from agent import vocabulary
from agent.matching.dates import dates_apart
from agent.matching.lexicon import build_lexicon
from agent.matching.match import match
from agent.matching.normalise import edits, fold, name_tokens
from agent.matching.spelling import canonical
from agent.model import Ask, Decision, Document, File, Gathered, Key, Policy, Record, ReviewReason
from benchmarks.matching_layouts import DEVELOPMENT, FINAL
from benchmarks.matching_papers import Paper, Printer
from benchmarks.matching_people import Maker, World
from benchmarks.matching_tally import Tally
from tests.fakes_register import TODAY, Register

CHUNK = 500
BY_RULE = ("is too like it", "too common here")  # what rule 4 and rule 5 say
LEXICON = build_lexicon(vocabulary.tables())


class Bench:
    """One register and the papers that arrive at it."""

    def __init__(self, seed: int, size: int, layouts: tuple[tuple[str, ...], ...]) -> None:
        self.rng = random.Random(seed * 7919)
        self.world: World = Maker(seed).world(size)
        self.register = Register(self.world.records.values())
        self.printer = Printer(seed * 104729, layouts)
        self.by_last: dict[str, list[Record]] = defaultdict(list)
        self.by_first: dict[str, list[Record]] = defaultdict(list)
        self.by_date: dict[Any, list[Record]] = defaultdict(list)
        for record in self.world.records.values():
            self.by_last[last_of(record)].append(record)
            self.by_first[first_of(record)].append(record)
            self.by_date[record.birth_date].append(record)

    def paper(self) -> Paper:
        """The next paper: one in ten is about a stranger; its doctor and other people may be registered."""
        rng = self.rng
        people = self.world.strangers if rng.random() < 0.1 and self.world.strangers else self.world.people
        return self.printer.paper(rng.choice(people), rng.choice(self.world.people), rng.choice(self.world.people))

    def decide(self, document: Document, policy: Policy) -> tuple[Decision, Gathered, float]:
        """The decision, what was gathered, and the seconds it took apart from gathering."""
        gathering = 0.0

        def gather(keys: Collection[Key]) -> Gathered:
            nonlocal gathering
            began = time.process_time()
            found = self.register.gather(keys)
            gathering += time.process_time() - began
            return found

        start = time.process_time()
        made = match(document, "scan.pdf", gather, policy, LEXICON, TODAY)
        return made.decision, made.gathered, time.process_time() - start - gathering

    def namesakes(self, paper: Paper) -> int:
        """How many records have the very name of the paper's person."""
        person = paper.person
        own = (last_of(Record("", person.last)), canonical(name_tokens(person.first), LEXICON, given=True))
        same = self.by_last[own[0]]
        return sum(canonical(name_tokens(r.first_name or ""), LEXICON, given=True) == own[1] for r in same)

    def clear_case(self, paper: Paper) -> bool:
        """True when the paper legibly prints two identifiers and its person's record is sound and alone."""
        if not paper.legible or len(paper.person.records) != 1:
            return False
        record = self.world.records[paper.person.records[0]]
        if record.record_id in self.world.spoiled or record.status or not _agrees(paper, record):
            return False
        same_last = [r for r in self.by_last[last_of(record)] if r is not record]
        if any(_alike(record, r) for r in same_last) or any(
            _nearly(record, r) for r in self.by_first[first_of(record)]
        ):
            return False
        return not any(
            r is not record and r.first_name == record.first_name and edits(last_of(r), last_of(record), 4) <= 3
            for r in self.by_date[record.birth_date]
        )


def last_of(record: Record) -> str:
    """The last name as one word."""
    return "".join(canonical(name_tokens(record.last_name), LEXICON, given=False))


def first_of(record: Record) -> str:
    """The given names as one word."""
    return "".join(canonical(name_tokens(record.first_name or ""), LEXICON, given=True))


def _nearly(a: Record, b: Record) -> bool:
    """Of one given name, with last names one letter or an article apart, and no birth dates that tell them apart."""
    if a is b or (a.birth_date and b.birth_date):
        return False
    x, y = (last_of(r) for r in (a, b))
    return edits(x, y, 2) <= 1 or x.removeprefix("el") == y.removeprefix("el")


def findable(bench: Bench, paper: Paper) -> bool:
    """True when anybody could find the person: the paper prints a date or an id that a record of theirs has, or the
    person's own name, and at most five have that name."""
    text = fold(" ".join(w.text for w in paper.document.pages[0].words))
    own = [bench.world.records[r] for r in paper.person.records]
    ids = [fold(v) for r in own for v in (r.national_id, r.file_number) if v]
    dated = paper.told and str(paper.person.born.year) in text and any(r.birth_date == paper.person.born for r in own)
    return any(v in text for v in ids) or dated or (paper.own_name and 0 < bench.namesakes(paper) <= 5)


def _agrees(paper: Paper, record: Record) -> bool:
    """The record has what the paper prints: its date in full, or the id that is on the page."""
    text = " ".join(w.text for w in paper.document.pages[0].words)
    born = paper.person.born
    printed_date = str(born.year) in text and (born.month, born.day) not in ((1, 1), (12, 31))
    latin = name_tokens(record.last_name)[0].isascii()
    dated = printed_date and record.birth_date == born and latin
    by_id = any(v and v in text for v in (record.national_id, record.file_number))
    return dated or by_id


def _alike(a: Record, b: Record) -> bool:
    """Of one last name and too near: twins, homonyms whose birth dates are not known to be apart."""
    if a.birth_date is not None and a.birth_date == b.birth_date:
        return True
    x, y = set(name_tokens(a.first_name or "")), set(name_tokens(b.first_name or ""))
    if not (x <= y or y <= x):
        near = edits("".join(sorted(x)), "".join(sorted(y)), 4) < 3
        return near and (a.birth_date is None or b.birth_date is None)
    return a.birth_date is None or b.birth_date is None or dates_apart(a.birth_date, b.birth_date) < 2


def run(bench: Bench, papers: int, policy: Policy, show: int) -> Tally:
    """Decide the papers and count."""
    tally = Tally()
    for _ in range(papers):
        paper = bench.paper()
        count(tally, bench, paper, paper, policy, show)
    return tally


def count(tally: Tally, bench: Bench, paper: Paper, printed: Paper, policy: Policy, show: int) -> None:
    """Decides one paper and counts it. ``printed`` is as it was before it was read: what is clear there counts."""
    decision, _, spent = bench.decide(paper.document, policy)
    tally.papers += 1
    tally.times.append(spent)
    clear = bench.clear_case(printed)
    tally.due += clear
    if isinstance(decision, File):
        _count_filed(tally, bench, paper, decision, policy, clear)
    elif isinstance(decision, Ask):
        _count_asked(tally, bench, paper, decision, clear, show)


def _count_filed(tally: Tally, bench: Bench, paper: Paper, decision: File, policy: Policy, clear: bool) -> None:
    tally.filed += 1
    tally.due_filed += clear
    if decision.record_id not in paper.person.records:
        tally.wrong += 1
        tally.notes.append(f"WRONG {paper.person} {decision.explanation}\n{text_of(paper.document)}")
        return
    if tally.filed % 4 == 0:
        tally.turned += 1
        for name, document, decided in turned(bench, paper, decision, policy):
            if isinstance(decided, File):
                tally.turned_wrong[name] += 1
                tally.notes.append(f"TURNED {name} {decided.explanation}\n{text_of(document)}")


def _count_asked(tally: Tally, bench: Bench, paper: Paper, decision: Ask, clear: bool, show: int) -> None:
    tally.reasons[decision.reason.value] += 1
    tally.due_by_rule += clear and any(words in decision.explanation for words in BY_RULE)
    if not paper.person.records or not paper.named:
        return
    if not findable(bench, paper):
        tally.asked_crowd += 1
        return
    tally.asked_known += 1
    offered = [c.record.record_id in paper.person.records for c in decision.candidates]
    tally.first += any(offered[:1])
    if paper.told or bench.namesakes(paper) <= len(paper.person.records):
        tally.told_apart += 1
        tally.told_first += any(offered[:1])
    tally.among_five += any(offered)
    tally.false_none += decision.reason is ReviewReason.NOT_IN_REGISTER
    if clear or not any(offered) or decision.reason is ReviewReason.NOT_IN_REGISTER:
        kind = "NEEDLESS" if clear else "LOST"
        if sum(n.startswith(kind) for n in tally.notes) < show:
            tally.notes.append(
                f"{kind} layout {paper.layout} {paper.person.records} {decision.explanation}\n{text_of(paper.document)}"
            )


def turned(bench: Bench, paper: Paper, decision: File, policy: Policy) -> list[tuple[str, Document, Decision]]:
    """The decisions without the record, with a duplicate, with a homonym, with another patient's page."""
    register = bench.register
    found: list[tuple[str, Document, Decision]] = []
    own = register.records[decision.record_id]
    register.remove(own.record_id)
    found.append(("deleted", paper.document, bench.decide(paper.document, policy)[0]))
    register.add(own)
    for name, rival in (
        ("duplicate", replace(own, record_id="copy", file_number=None)),
        ("homonym", replace(own, record_id="copy", birth_date=None, file_number=None, national_id=None, phone=None)),
    ):
        register.add(rival)
        found.append((name, paper.document, bench.decide(paper.document, policy)[0]))
        register.remove("copy")
    other = bench.paper()
    while set(other.person.records) & set(paper.person.records) or other.person == paper.person or not other.legible:
        other = bench.paper()
    second = replace(other.document.pages[0], number=2)
    both = Document((*paper.document.pages, second))
    found.append(("appended", both, bench.decide(both, policy)[0]))
    return found


def text_of(document: Document) -> str:
    """The document's lines, for people who look at a mistake."""
    lines: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, word in ((p.number, w) for p in document.pages for w in p.words):
        lines[number, word.line].append(word.text + ("?" if word.confirmed is False else ""))
    return "\n".join("    | " + " ".join(words) for words in lines.values())


def main() -> None:
    """Run and print one JSON document, or append a line of counts for every 500 papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--final", action="store_true", help="final seeds and layouts")
    parser.add_argument("--policy", default="two-identifiers", choices=[p.value for p in Policy])
    parser.add_argument("--show", type=int, default=0, help="so many mistakes of each kind")
    parser.add_argument("--append", type=Path, help="append counts to this file, so that a long run may be cut")
    given = parser.parse_args()
    seed = given.seed + 200_000 if given.final else given.seed
    bench = Bench(seed, given.records, DEVELOPMENT + FINAL if given.final else DEVELOPMENT)
    about = {"records": len(bench.world.records), "seed": seed, "policy": given.policy}
    size = CHUNK if given.append else given.papers
    for done in range(0, given.papers, size):
        tally = run(bench, min(size, given.papers - done), Policy(given.policy), given.show)
        for note in tally.notes[:60]:
            print(note, flush=True)
        if given.append:
            tally.append(given.append, about)
        else:
            print(json.dumps(about | tally.report(), indent=1))


if __name__ == "__main__":
    main()
