"""Measures matching on real scans: papers of the benchmark are printed, scanned, read by the reader, and decided.

    python -m benchmarks.matching_scans --records 20000 --papers 1000 [--final] [--show 10]

What is clear is judged by what was printed: a name or a date that the scan spoiled counts against the agent.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from agent.model import Policy
from agent.readers import Reader, ReadOptions
from benchmarks.matching import Bench, count
from benchmarks.matching_layouts import DEVELOPMENT, FINAL
from benchmarks.matching_papers import Paper
from benchmarks.matching_tally import Tally
from samples.scan import scan
from tests.printing import print_pdf


def scanned(bench: Bench, reader: Reader, papers: int) -> Iterator[tuple[Paper, Paper]]:
    """Each paper as it was read, and as it was printed."""
    chance = random.Random(bench.rng.random())
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:

        def read(number: int, printed: Paper, skew: float, bilevel: bool) -> Paper:
            pdf = print_pdf(Path(folder, f"{number}.pdf"), printed.document.pages)
            scan(pdf, pdf, dpi=200, skew=skew, bilevel=bilevel, seed=number)
            document = reader.read(pdf).document
            pdf.unlink()
            if document is None or any(page.source != "ocr" for page in document.pages):
                raise SystemExit(f"paper {number} was not read from its pixels")
            return replace(printed, document=document)

        jobs = [
            (printed, pool.submit(read, number, printed, chance.uniform(-1, 1), chance.random() < 0.5))
            for number, printed in enumerate(bench.paper() for _ in range(papers))
        ]
        for printed, job in jobs:
            yield job.result(), printed


def main() -> None:
    """Run and print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--final", action="store_true", help="final seeds and layouts")
    parser.add_argument("--show", type=int, default=0, help="so many mistakes of each kind")
    given = parser.parse_args()
    seed = given.seed + 200_000 if given.final else given.seed
    bench = Bench(seed, given.records, DEVELOPMENT + FINAL if given.final else DEVELOPMENT)
    bench.printer.scans = 0.0  # these scans are real
    reader, tally = Reader(ReadOptions(ocr_workers=1, timeout_seconds=120)), Tally()
    for paper, printed in scanned(bench, reader, given.papers):
        count(tally, bench, paper, printed, Policy.TWO_IDENTIFIERS, given.show)
    reader.close()
    for note in tally.notes[:60]:
        print(note)
    print(json.dumps({"records": given.records, "seed": seed} | tally.report(), indent=1))


if __name__ == "__main__":
    main()
