"""A filing of the agent's own that a human takes back becomes a case, which is replayed against the present rules."""

import json
from datetime import date

import pytest

from agent import cases, decisions
from agent.model import Policy, Record, State
from tests.house import LETTER, LEXICON, House, MemoryRegister

NAME_ONLY = "Patient : EL IDRISSI Mohamed\nPSA total : 4,2 ng/ml"


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def taken_back(house, text=LETTER):
    """The agent files a document, and a human takes it back. Returns its id."""
    house.drop("scan.pdf", text)
    house.run()
    row = house.row("scan.pdf")
    assert (row.state, row.decided_by) == (State.FILED, "agent")
    decisions.undo(house.desk, row.id, "shell:nadia")
    house.run()
    return row.id


def replay(house, policy=Policy.TWO_IDENTIFIERS, right=None):
    [path] = cases.stored(house.home)
    return cases.replay(path, policy, LEXICON, lambda document_id: right)


def test_the_case_holds_what_was_read_what_was_gathered_and_the_wrong_decision(house):
    document_id = taken_back(house)
    [path] = cases.stored(house.home)
    case = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == f"{document_id}.json"
    assert (case["document"], case["name"], case["policy"]) == (document_id, "scan.pdf", "two-identifiers")
    assert case["decision"]["record_id"] == "4711"
    assert case["undone_by"] == "shell:nadia"
    words = case["read"]["pages"][0][6]
    assert [word[0] for word in words[:4]] == ["Patient", ":", "EL", "IDRISSI"]
    assert all(len(word) == 10 for word in words), "with their boxes"
    assert "4711" in [record["record_id"] for record in case["register"]["records"]]


def test_a_filing_that_would_be_made_again_is_wrong(house):
    taken_back(house)
    verdict = replay(house)
    assert (verdict.ok, verdict.now, verdict.wrong) == (False, "file 4711", "4711")


def test_rules_that_ask_are_right(tmp_path):
    house = House(tmp_path, policy=Policy.UNIQUE_NAME)
    taken_back(house, NAME_ONLY)
    assert replay(house, Policy.UNIQUE_NAME).ok is False
    assert replay(house, Policy.TWO_IDENTIFIERS).ok is True
    assert replay(house, Policy.SHADOW).ok is True, "shadow is replayed as the rule that it shadows"


def test_filing_to_the_record_that_the_human_chose_since_is_right(house):
    taken_back(house)
    assert replay(house, right="4711").ok is True
    assert replay(house, right="882").ok is False


def test_the_register_of_today_makes_no_difference(house):
    taken_back(house)
    house.register.records.clear()
    assert replay(house).now == "file 4711"


def test_a_filing_of_a_human_makes_no_case(house):
    house.drop("scan.pdf", NAME_ONLY)
    house.run()
    decisions.decide(house.desk, house.register, house.row("scan.pdf").id, "4711", "shell:nadia")
    house.run()
    decisions.undo(house.desk, house.row("scan.pdf").id, "shell:nadia")
    assert cases.stored(house.home) == []


def test_a_filing_that_nobody_takes_back_makes_no_case(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    cases.write_out(house.desk)
    assert cases.stored(house.home) == []


def test_a_name_that_was_learnt_wrongly_and_removed_is_no_reason_any_more(tmp_path):
    known = Record("7", "BERRADA", "Simo", date(1961, 3, 12), aliases=("EL IDRISSI Mohamed",))
    house = House(tmp_path, register=MemoryRegister(known))
    taken_back(house)
    [path] = cases.stored(house.home)
    present = (path, Policy.TWO_IDENTIFIERS, LEXICON, lambda document_id: None)
    assert cases.replay(*present).ok is False
    assert cases.replay(*present, {("7", "EL IDRISSI Mohamed")}).ok is True


def test_a_full_disk_delays_the_case_and_not_the_undo(house, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(cases, "write_file", full)
        document_id = taken_back(house)
    assert house.row("scan.pdf").state is State.REVIEW
    assert cases.stored(house.home) == []
    cases.write_out(house.desk)
    assert [path.stem for path in cases.stored(house.home)] == [document_id]
    cases.write_out(house.desk)
    assert len(cases.stored(house.home)) == 1


WITHOUT_PAGES = '{"format": 1, "read": {}, "register": {}, "decision": {}}'


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 99}', WITHOUT_PAGES, "\x00\xff"])
def test_a_file_that_is_no_case_is_told_and_not_believed(house, content):
    (house.home / "cases").mkdir()
    (house.home / "cases" / "x.json").write_text(content, encoding="latin-1")
    with pytest.raises(ValueError, match=r"\w"):
        replay(house)
