"""Shadow mode: nothing is filed, and the report says how often the agent would have been right."""

import pytest

from agent import decisions
from agent.model import Policy, State
from agent.shadow import report, upper_bound
from tests.house import LETTER, STRANGER, House


@pytest.fixture
def house(tmp_path):
    return House(tmp_path, policy=Policy.SHADOW)


def drop(house, count):
    for number in range(count):
        house.drop(f"{number}.pdf", f"{LETTER}\n{number}")
    house.run()


def answer(house, name, record_id):
    decisions.decide(house.desk, house.register, house.row(name).id, record_id, "shell:nadia")


def answers(house):
    made = report(house.store.reader())
    return {line.name: line.answer for line in made.lines}


def test_what_would_be_filed_is_asked_about_with_its_record_first(house):
    drop(house, 1)
    row = house.row("0.pdf")
    assert (row.state, row.reason) == (State.REVIEW, "shadow")
    assert row.candidates[0]["record_id"] == "4711"
    [line] = report(house.store.reader()).lines
    assert (line.record_id, line.human, line.answer) == ("4711", None, "unanswered")


def test_answers_agree_differ_or_are_missing(house):
    drop(house, 4)
    answer(house, "0.pdf", "4711")
    answer(house, "1.pdf", "882")
    answer(house, "2.pdf", None)
    expected = {"0.pdf": "agrees", "1.pdf": "differs", "2.pdf": "differs", "3.pdf": "unanswered"}
    assert answers(house) == expected, "while they are being carried out"
    house.run()
    assert answers(house) == expected, "and when they are"


def test_an_answer_that_was_taken_back_is_none(house):
    drop(house, 1)
    answer(house, "0.pdf", "882")
    house.run()
    decisions.undo(house.desk, house.row("0.pdf").id, "shell:nadia")
    house.run()
    assert answers(house) == {"0.pdf": "unanswered"}
    answer(house, "0.pdf", "4711")
    house.run()
    assert answers(house) == {"0.pdf": "agrees"}


def test_what_would_have_been_asked_anyway_is_counted_by_its_reason(house):
    house.drop("stranger.pdf", STRANGER)
    drop(house, 1)
    made = report(house.store.reader())
    assert (made.read, made.asked, len(made.lines)) == (2, {"not_in_register": 1}, 1)


def test_other_policies_are_no_part_of_it(tmp_path):
    house = House(tmp_path)
    drop(house, 1)
    assert report(house.store.reader()).read == 0


@pytest.mark.parametrize(("wrong", "of", "share"), [(0, 300, 0.00994), (0, 1, 0.95), (1, 100, 0.0466), (5, 5, 1.0)])
def test_the_bound_is_that_of_the_tables(wrong, of, share):
    assert upper_bound(wrong, of) == pytest.approx(share, abs=1e-4)
