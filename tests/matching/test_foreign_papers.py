"""Papers by authors who don't know the rules (benchmarks/authors): real PDFs, really read; none goes to another person.

A sample of each author's, beyond the seeds of the benchmark. How many are filed is measured by the benchmark; here it
is only seen that the sample could have failed.
"""

from pathlib import Path

import pytest

from agent.matching.match import match
from agent.model import File, Policy
from agent.readers import Reader, ReadOptions
from benchmarks.foreign import LEXICON, TODAY, author, read_all, records
from tests.fakes_register import Register

AUTHORS = sorted(path.parent for path in (Path(__file__).parents[2] / "benchmarks" / "authors").glob("*/papers.py"))
SAMPLE = 120


@pytest.mark.parametrize("folder", AUTHORS, ids=[folder.name for folder in AUTHORS])
def test_no_paper_from_elsewhere_goes_to_another_person(folder: Path) -> None:
    module = author(folder)
    register = Register(records(module.register(77)))
    papers = list(module.papers(77, SAMPLE))
    reader = Reader(ReadOptions(ocr_workers=1))
    documents = read_all(reader, papers, 77, scanned=False)
    reader.close()
    filed = 0
    for paper, document in zip(papers, documents, strict=True):
        assert document is not None, paper.kind
        decision = match(document, paper.name, register.gather, Policy.TWO_IDENTIFIERS, LEXICON, TODAY).decision
        if isinstance(decision, File):
            assert f"file:{decision.record_id}" in paper.expected.split("|"), (paper.kind, decision.explanation)
            filed += 1
    assert 0 < filed < SAMPLE
