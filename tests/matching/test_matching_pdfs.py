"""The rules of matching on real paper: each case printed as a PDF, some of them scanned, read by the reader itself
and decided over the register itself.

The cases and their numbers are those of ``test_matching_cases``. What a test page can only claim (an unread page, a
text layer that the image belies, a filled-in form) is made here of what a reader finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf2image import convert_from_path
from reportlab.pdfgen.canvas import Canvas

from agent.matching.blocking import record_keys
from agent.matching.match import match
from agent.model import Ask, Decision, Document, File, Policy, Record, ReviewReason
from agent.readers import Reader, ReadOptions
from agent.register import open_register
from samples.scan import scan
from tests.fakes_register import LEXICON, TODAY
from tests.layout import page
from tests.matching.test_matching_cases import FATIMA, MOHAMED, PEOPLE, REPORT, RULES, Rule, person
from tests.printing import print_over, print_pdf

Read = dict[str, Future[Document]]

# A page that a test says was read by OCR, was blank or has a second layer isn't made by printing its words.
PRINTED = [r for r in RULES if all(p.source == "text_layer" and p.status == "read" and not p.other for p in r.pages)]
# Of each of these numbers the first case is scanned as well.
SCANNED = (1, 2, 4, 8, 9, 12, 13, 15, 18, 20, 21, 25, 27, 28, 30, 32, 37, 40, 44, 51)


def _first(number: int) -> Rule:
    return next(r for r in PRINTED if r.number == number)


CASES: dict[str, tuple[Rule, bool]] = {f"{r.number}-{r.sentence}": (r, False) for r in PRINTED}
CASES |= {f"{n}-scanned-{_first(n).sentence}": (_first(n), True) for n in SCANNED}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(ReadOptions(timeout_seconds=120))
    yield made
    made.close()


@pytest.fixture(scope="module")
def documents(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Read]:
    """What the reader made of each case that is to run, two at a time, the slow ones first."""
    folder = tmp_path_factory.mktemp("printed")
    asked = {str(item.callspec.params["case"]) for item in request.session.items if _is_case(item)}
    pool = ThreadPoolExecutor(2)
    some = sorted(asked, key=lambda case: not CASES[case][1])
    yield {case: pool.submit(_read, reader, folder / f"{at}.pdf", *CASES[case]) for at, case in enumerate(some)}
    pool.shutdown(cancel_futures=True)


def _is_case(item: pytest.Item) -> bool:
    return item.path == Path(__file__) and "case" in getattr(getattr(item, "callspec", None), "params", {})


def _read(reader: Reader, pdf: Path, rule: Rule, scanned: bool) -> Document:
    print_pdf(pdf, rule.pages)
    if scanned:
        worn = pdf.with_suffix(".scan.pdf")
        scan(pdf, worn, dpi=200, skew=0.6, bilevel=rule.number % 2 == 0, seed=rule.number)
        pdf = worn
    return _document(reader, pdf)


def _document(reader: Reader, pdf: Path) -> Document:
    result = reader.read(pdf)
    assert result.document is not None, result
    return result.document


def _decided(document: Document, folder: Path, people: Sequence[Record], name: str = "scan0001.pdf") -> Decision:
    register = open_register(folder, lambda r: record_keys(r, LEXICON))
    register.upsert(enumerate(people, 1))
    decision = match(document, name, register.gather, Policy.TWO_IDENTIFIERS, LEXICON, TODAY).decision
    register.close()
    return decision


@pytest.mark.parametrize("case", CASES)
def test_the_rule_holds_on_paper(case: str, documents: Read, tmp_path: Path) -> None:
    rule, scanned = CASES[case]
    document = documents[case].result()
    if scanned:
        assert {p.source for p in document.pages} == {"ocr"}
    found = _decided(document, tmp_path, rule.people, rule.file_name)
    assert isinstance(found, File | Ask)
    if rule.wants.startswith("F"):
        assert isinstance(found, File), found.explanation
        assert found.record_id == rule.wants[2:]
        return
    assert isinstance(found, Ask), found.explanation
    if rule.reason is not None and not scanned:
        assert found.reason is rule.reason, found.explanation
    if rule.wants == "A":
        assert found.reason is not ReviewReason.NOT_IN_REGISTER


def test_as_many_cases_are_on_paper_as_the_issue_asks() -> None:
    assert len({r.number for r in PRINTED}) >= 30
    assert len(SCANNED) >= 20


def test_46_a_scanners_layer_that_its_picture_belies_is_asked_about(reader: Reader, tmp_path: Path) -> None:
    paper = print_pdf(tmp_path / "paper.pdf", [page(*[line.replace("1961", "1967") for line in REPORT])])
    picture = tmp_path / "paper.png"
    convert_from_path(paper, dpi=200, grayscale=True)[0].save(picture)
    document = _document(reader, print_over(tmp_path / "layered.pdf", page(*REPORT), picture))
    assert isinstance(_decided(document, tmp_path, PEOPLE), Ask)


def test_47_the_values_of_a_form_that_was_filled_in_are_read(reader: Reader, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "form.pdf"))
    for at, (label, value) in enumerate((("Nom et prénom :", "BENNANI Fatima"), ("Date de naissance :", "25/04/1975"))):
        canvas.drawString(60, 700 - 40 * at, label)
        canvas.acroForm.textfield(name=f"f{at}", value=value, x=200, y=695 - 40 * at, width=200, height=20)
    canvas.save()
    found = _decided(_document(reader, tmp_path / "form.pdf"), tmp_path, PEOPLE)
    assert isinstance(found, File), found
    assert found.record_id == FATIMA.record_id


def test_48_an_empty_page_is_asked_about(reader: Reader, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "blank.pdf"))
    canvas.showPage()
    canvas.save()
    found = _decided(_document(reader, tmp_path / "blank.pdf"), tmp_path, PEOPLE)
    assert isinstance(found, Ask)
    assert found.reason is ReviewReason.NO_IDENTITY


def test_48_an_empty_back_side_is_nobody(reader: Reader, tmp_path: Path) -> None:
    document = _document(reader, print_pdf(tmp_path / "two.pdf", [page(*REPORT), page()]))
    found = _decided(document, tmp_path, PEOPLE)
    assert isinstance(found, File), found


def test_50_a_homonym_added_after_indexing_is_asked_about(reader: Reader, tmp_path: Path) -> None:
    document = _document(reader, print_pdf(tmp_path / "paper.pdf", [page(*REPORT)]))
    assert isinstance(_decided(document, tmp_path, PEOPLE), File)
    late = person("late", MOHAMED.last_name, MOHAMED.first_name)
    assert isinstance(_decided(document, tmp_path, [late]), Ask)
