"""Measures matching on papers by authors who don't know the code: real PDFs through the real reader, by kind.

    python -m benchmarks.foreign AUTHOR [--papers 2000] [--seed 1] [--scanned] [--show 10] [--only KIND]

AUTHOR is a folder with ``papers.py``: ``register(seed)`` and ``papers(seed, count)``; those in ``benchmarks/authors``
are written by people who knew the mission, but neither the rules nor their words. What was read is kept in
``--cache``, so that only the decisions are made anew; delete it after a change of the reader.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import pickle
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from agent import vocabulary
from agent.matching.lexicon import build_lexicon
from agent.matching.match import match
from agent.model import Ask, Document, File, Policy, Record
from agent.readers import Reader, ReadOptions
from samples.scan import scan
from tests.fakes_register import Register

LEXICON = build_lexicon(vocabulary.tables())
TODAY = date(2025, 11, 20)
CHUNK = 200


def author(folder: Path) -> ModuleType:
    """The author's module, with the modules that stand beside it."""
    for name in ("papers", *(source.stem for source in folder.glob("*.py"))):
        sys.modules.pop(name, None)  # another author's
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("papers", folder / "papers.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no papers.py.")
    module = importlib.util.module_from_spec(spec)
    sys.modules["papers"] = module
    spec.loader.exec_module(module)
    sys.path.remove(str(folder))
    return module


def records(rows: list[dict[str, str]]) -> list[Record]:
    """The author's register."""
    return [
        Record(
            row["record_id"],
            row["last_name"],
            row["first_name"] or None,
            date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
            row["sex"] or None,
            row["national_id"] or None,
            row["file_number"] or None,
            row["phone"] or None,
            tuple(a.strip() for a in row["aliases"].split(";") if a.strip()),
            row["status"] or None,
        )
        for row in rows
    ]


def read_all(reader: Reader, papers: list[Any], seed: int, *, scanned: bool) -> list[Document | None]:
    """What the reader makes of each paper."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:

        def read(number: int, paper: Any) -> Document | None:
            pdf = Path(folder, f"{number}.pdf")
            pdf.write_bytes(paper.pdf)
            if scanned:
                scan(pdf, pdf, dpi=200, skew=(number % 9 - 4) / 5, bilevel=number % 2 == 0, seed=seed * 1000 + number)
            document = reader.read(pdf).document
            pdf.unlink()
            return document

        return list(pool.map(read, range(len(papers)), papers))


def documents(given: argparse.Namespace, module: ModuleType) -> Iterator[tuple[Any, Document | None]]:
    """Each paper with what was read of it, from the cache where it is there."""
    source = "".join(p.read_text(encoding="utf-8") for p in sorted(given.author.glob("*.py")))
    mark = hashlib.sha256(source.encode()).hexdigest()[:12]
    given.cache.mkdir(parents=True, exist_ok=True)
    reader = Reader(ReadOptions(ocr_workers=1, timeout_seconds=120))
    chunk: list[Any] = []
    try:
        for number, paper in enumerate(module.papers(given.seed, given.papers), 1):
            chunk.append(paper)
            if len(chunk) < CHUNK and number < given.papers:
                continue
            kept = given.cache / f"{given.author.name}-{mark}-{given.seed}-{number}{'-scan' * given.scanned}.pickle"
            if not kept.exists():
                kept.write_bytes(pickle.dumps(read_all(reader, chunk, given.seed, scanned=given.scanned)))
            yield from zip(chunk, pickle.loads(kept.read_bytes()), strict=True)  # our own file
            chunk = []
    finally:
        reader.close()


def main() -> None:
    """Run and print the mistakes, then one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("author", type=Path)
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scanned", action="store_true")
    parser.add_argument("--show", type=int, default=5, help="so many mistakes of each sort")
    parser.add_argument("--only", default="", help="kinds that hold this")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "foreign"))
    given = parser.parse_args()
    module = author(given.author)
    register = Register(records(module.register(given.seed)))
    count: Counter[str] = Counter()
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    spent = 0.0
    for paper, document in documents(given, module):
        if given.only not in paper.kind:
            continue
        count["papers"] += 1
        if document is None:
            count["unread"] += 1
            continue
        began = time.process_time()
        decision = match(document, paper.name, register.gather, Policy.TWO_IDENTIFIERS, LEXICON, TODAY).decision
        spent += time.process_time() - began
        got = f"file:{decision.record_id}" if isinstance(decision, File) else "ask"
        wanted = paper.expected.split("|")
        clear = len(wanted) == 1 and wanted[0] != "ask"
        count["clear"] += clear
        count["filed"] += got != "ask"
        count["filed_clear"] += clear and got == wanted[0]
        if got != "ask" and got not in wanted:
            count["wrong"] += 1
            _show(given, count["wrong"], "WRONG", paper, document, decision)
        elif clear and got == "ask":
            missed["clear"][paper.kind] += 1
            reasons[_reason(decision)] += 1
            _show(given, sum(missed["clear"].values()), "ASKED", paper, document, decision)
        if isinstance(decision, Ask) and paper.about:
            offered = [c.record.record_id for c in decision.candidates]
            count["asked_known"] += 1
            count["first"] += offered[:1] == [paper.about]
            count["among_five"] += paper.about in offered
    report = dict(count) | {
        "filed_of_clear": round(count["filed_clear"] / max(count["clear"], 1), 4),
        "first_of_asked": round(count["first"] / max(count["asked_known"], 1), 4),
        "among_five_of_asked": round(count["among_five"] / max(count["asked_known"], 1), 4),
        "ms_a_paper": round(1000 * spent / max(count["papers"], 1), 1),
        "asked_though_clear": dict(missed["clear"].most_common(25)),
        "why": dict(reasons.most_common(25)),
    }
    print(json.dumps(report, indent=1, ensure_ascii=False))


def _reason(decision: Any) -> str:
    return re.sub(r'"[^"]*"|\d+', "~", decision.explanation)[:90]


def _show(given: argparse.Namespace, number: int, sort: str, paper: Any, document: Document, decision: Any) -> None:
    if number > given.show:
        return
    lines: dict[tuple[int, int], list[str]] = defaultdict(list)
    for page, word in ((p.number, w) for p in document.pages for w in p.words):
        lines[page, word.line].append(word.text)
    text = "\n".join(f"    {page}| {' '.join(words)}" for (page, _), words in lines.items())
    print(f"{sort} {paper.kind} wanted {paper.expected}: {decision.explanation}\n{text}\n")


if __name__ == "__main__":
    main()
