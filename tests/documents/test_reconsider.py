"""Questions answer themselves when the register changes: the letter that came before the patient was registered."""

from datetime import date

import pytest

from agent import decisions
from agent.documents.reconsider import Reconsider
from agent.errors import Refused
from agent.model import Changed, Policy, Record, State
from agent.store import conversation, waiting
from tests.house import LETTER, LEXICON, STRANGER, House, MemoryRegister

HAMID = Record("77", "TAZI", "Hamid", date(1970, 11, 2))


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    house.drop("letter.pdf", STRANGER)
    house.run()
    assert (house.row("letter.pdf").state, house.row("letter.pdf").reason) == (State.REVIEW, "not_in_register")
    return house


def again(house: House) -> Reconsider:
    register = house.pipeline.register
    return Reconsider(house.desk, register, register.gather, LEXICON, Policy.TWO_IDENTIFIERS)


def come(house: House, record: Record) -> None:
    house.register.records[record.record_id] = record
    house.register.new = True
    again(house).tend()


def test_a_letter_that_came_before_its_patient_is_filed_when_the_patient_comes(house):
    come(house, HAMID)
    row = house.row("letter.pdf")
    assert (row.state, row.record_id, row.decided_by) == (State.FILED, "77", "agent")
    assert row.path.startswith("archive/77/")
    assert (house.home / row.path).exists()
    assert house.reader.seen.count(STRANGER) == 1, "nothing is read again"
    question = conversation.latest(house.store.reader(), row.id)
    assert (question.answer, question.answered_by) == ("77", "agent")
    assert waiting.read(house.store.reader(), row.id) is None, "what was read is kept until the question is closed"


def test_a_record_that_is_nobodys_changes_nothing_and_asks_nothing_again(house):
    before = house.outbox()
    come(house, Record("78", "ALAMI", "Sara", date(1999, 2, 3)))
    assert house.row("letter.pdf").state is State.REVIEW
    assert house.outbox() == before
    assert waiting.marked(house.store.reader()) == []


def test_a_record_that_may_be_meant_is_offered(house):
    come(house, Record("79", "TAZI", "Hamid"))
    row = house.row("letter.pdf")
    assert (row.state, [c["record_id"] for c in row.candidates]) == (State.REVIEW, ["79"])
    assert house.outbox().count(("question", row.id)) == 2


def test_only_documents_that_share_a_key_are_marked(house):
    house.drop("other.pdf", "Patient : CHRAIBI Nadia\nNée le : 30/11/1990")
    house.run()
    db = house.store.reader()
    mine = {row["key"] for row in db.execute("SELECT key FROM waiting_keys WHERE document_id = ?",
                                             (house.row("other.pdf").id,))}  # fmt: skip
    with house.store.transaction() as tx:
        assert waiting.mark(tx, Changed(tuple(mine))) == 1
    assert waiting.marked(db) == [house.row("other.pdf").id]


def test_somebody_who_comes_after_a_human_said_none_of_these_gets_his_letter(house):
    decisions.decide(house.desk, house.register, house.row("letter.pdf").id, None, "shell:nadia")
    come(house, HAMID)
    assert house.row("letter.pdf").record_id == "77"


def test_what_a_human_has_taken_back_is_never_filed_again_by_the_agent(tmp_path):
    house = House(tmp_path)
    house.drop("own.pdf", LETTER)
    house.run()
    decisions.undo(house.desk, house.row("own.pdf").id, "shell:nadia")
    house.run()
    come(house, Record("5", "ALAMI", "Ali", date(1950, 1, 2)))
    assert house.row("own.pdf").state is State.REVIEW
    with pytest.raises(Refused, match="isn't kept"):
        again(house).decide(house.row("own.pdf").id)


def test_a_question_shows_the_people_as_they_were_read(house):
    (person,) = house.row("letter.pdf").reading["people"]
    assert (person["role"], person["name"], person["birth_date"]) == ("subject", "TAZI Hamid", "1970-11-02")


def test_a_register_that_is_down_leaves_what_waits_as_it_is(house):
    house.register.new = house.register.down = True
    again(house).tend()
    assert house.row("letter.pdf").state is State.REVIEW
    house.register.down = False
    house.register.records["77"] = HAMID
    again(house).tend()
    assert house.row("letter.pdf").state is State.FILED
    assert isinstance(house.register, MemoryRegister)
