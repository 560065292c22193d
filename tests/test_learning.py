"""A human's answer adds a name to the record, never a rule: what is learnt, what is not, and how it is forgotten."""

import json

import pytest

from agent import decisions
from agent.aliases import WithAliases
from agent.matching.identify import identify
from agent.matching.reading import learnable
from agent.model import Document, State
from agent.store import aliases, ledger
from tests.fakes_register import TODAY
from tests.house import LETTER, LEXICON, PATIENT, House, page_of

BORN = "Né le : 12/03/1961"
MARRIED = f"Patient : BERRADA Simo\n{BORN}"  # registered as EL IDRISSI Mohamed


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def answer(house, text, record_id="4711", name="scan.pdf", **how):
    """A document comes, is asked about, and a human answers. Returns the name that this taught."""
    house.drop(name, text)
    house.run()
    taught = decisions.decide(house.desk, house.register, house.row(name).id, record_id, "shell:nadia", **how)
    house.run()
    return taught


def names(house):
    return [(alias.record_id, alias.name) for alias in aliases.active(house.store.reader())]


def trail(house):
    return [json.loads(line) for _, line in ledger.audit_after(house.store.reader(), 0)]


def test_the_next_document_with_that_name_and_the_birth_date_is_filed(house):
    assert answer(house, MARRIED) == "BERRADA Simo"
    assert names(house) == [("4711", "BERRADA Simo")]
    house.drop("next.pdf", f"{MARRIED}\nPSA total : 4,2")
    house.run()
    assert (house.row("next.pdf").state, house.row("next.pdf").record_id) == (State.FILED, "4711")
    assert house.row("next.pdf").decided_by == "agent"


def test_the_name_alone_files_nothing(house):
    answer(house, MARRIED)
    house.drop("next.pdf", "Patient : BERRADA Simo\nGlycémie : 0,9")
    house.run()
    assert house.row("next.pdf").state is State.REVIEW
    assert [item["record_id"] for item in house.row("next.pdf").candidates] == ["4711"], "but it finds the record"


def test_the_name_with_another_birth_date_files_nothing(house):
    answer(house, MARRIED)
    house.drop("next.pdf", "Patient : BERRADA Simo\nNé le : 13/04/1962")
    house.run()
    assert house.row("next.pdf").state is State.REVIEW


def test_the_trail_says_what_was_learnt_and_from_which_document(house):
    answer(house, MARRIED)
    decided = [line for line in trail(house) if line["event"] == "decided" and line["by"] == "shell:nadia"]
    assert [line["alias"] for line in decided] == ["BERRADA Simo"]
    [alias] = aliases.active(house.store.reader())
    assert alias.documents == (house.row("scan.pdf").id,)


def test_undo_forgets_what_the_answer_had_taught(house):
    answer(house, MARRIED)
    decisions.undo(house.desk, house.row("scan.pdf").id, "shell:nadia")
    house.run()
    assert names(house) == []
    assert [line["aliases_removed"] for line in trail(house) if line["event"] == "undone"] == [["BERRADA Simo"]]
    house.drop("next.pdf", f"{MARRIED}\nPSA total : 4,2")
    house.run()
    assert house.row("next.pdf").state is State.REVIEW


def test_undo_of_one_answer_keeps_what_another_has_taught_too(house):
    answer(house, "Patient : BERRADA Simo\n1", name="a.pdf")
    answer(house, "Patient : BERRADA Simo\n2", name="b.pdf")
    assert names(house) == [("4711", "BERRADA Simo")]
    decisions.undo(house.desk, house.row("a.pdf").id, "shell:nadia")
    assert names(house) == [("4711", "BERRADA Simo")]


def test_a_removed_name_is_gone_whoever_taught_it(house):
    answer(house, "Patient : BERRADA Simo\n1", name="a.pdf")
    answer(house, "Patient : BERRADA Simo\n2", name="b.pdf")
    [alias] = aliases.active(house.store.reader())
    with house.store.transaction() as tx:
        assert aliases.remove(tx, alias.id, "shell:nadia", house.desk.clock()) == alias
        assert aliases.remove(tx, alias.id, "shell:nadia", house.desk.clock()) is None
    assert names(house) == []
    assert aliases.forgotten(house.store.reader()) == {("4711", "BERRADA Simo")}


def test_nothing_is_learnt_when_the_human_says_so(house):
    assert answer(house, MARRIED, learn=False) is None
    assert names(house) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Patient : EL IDRISSI Mohamed\nGlycémie : 0,9", "the record has that name"),
        ("Patient : EL IDRISSI Mohammed\nGlycémie : 0,9", "the record has it in another spelling"),
        ("Patient : BENNANI Salma\nGlycémie : 0,9", "another record has it: two people would become one"),
        ("Patient : BERRADA\nGlycémie : 0,9", "one word fits too many people"),
        ("Patient : BERRADA S.\nGlycémie : 0,9", "so does an initial"),
        ("Glycémie : 0,9", "no name is printed"),
        (f"{MARRIED}\fPatient : TAZI Hamid\nNé le : 02/11/1970", "two people are named: whose would it be?"),
    ],
)
def test_nothing_is_learnt_where(house, text, why):
    assert answer(house, text) is None, why
    assert names(house) == []


def test_none_of_these_teaches_nothing(house):
    assert answer(house, MARRIED, record_id=None) is None
    assert names(house) == []


def test_a_name_that_was_not_surely_read_is_not_learnt():
    page = page_of(MARRIED)
    unsure = tuple(type(word)(word.text, word.box, word.line, "ocr", 90.0, False) for word in page.words)
    misread = type(page)(page.number, page.width, page.height, unsure, "ocr")
    assert learnable(identify(Document((page,)), "scan.pdf", LEXICON, TODAY)) is not None
    assert learnable(identify(Document((misread,)), "scan.pdf", LEXICON, TODAY)) is None


def test_the_register_shows_and_finds_learnt_names_and_keeps_its_own(house):
    answer(house, MARRIED)
    register = WithAliases(house.register, house.store, LEXICON)
    assert register.fetch(["4711"])["4711"].aliases == ("BERRADA Simo",)
    assert register.fetch(["882"])["882"].aliases == ()
    assert house.register.records["4711"] == PATIENT, "the source is not changed"


def test_a_document_that_is_filed_by_itself_teaches_nothing(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    assert house.row("scan.pdf").state is State.FILED
    assert names(house) == []
