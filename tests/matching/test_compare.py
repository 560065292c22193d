"""What a printed name is worth against a record's."""

from __future__ import annotations

import pytest

from agent.matching.compare import Strength, compare_names
from agent.matching.normalise import name_tokens
from agent.matching.spelling import Printed, record_name
from agent.model import Record
from tests.fakes_register import LEXICON


def worth(printed: str, last: str, first: str | None, *aliases: str) -> Strength:
    name = record_name(Record("1", last, first, aliases=aliases))
    return compare_names(Printed(whole=name_tokens(printed)), name, LEXICON).strength


@pytest.mark.parametrize(
    ("printed", "last", "first"),
    [
        ("EL IDRISSI Mohamed", "El Idrissi", "Mohamed"),
        ("Mohamed EL IDRISSI", "El Idrissi", "Mohamed"),
        ("ELIDRISSI Mohammed", "El Idrissi", "Mohamed"),
        ("AL IDRISSI Mohamed", "El Idrissi", "Mohamed"),
        ("Fatima Ezzahra ALAMI", "Alami", "Fatima-Zahra"),
        ("elidrissimohamed", "El Idrissi", "Mohamed"),
        ("BENNANY Fatima", "Bennani", "Fatima"),
        ("ARNRANI Said", "Amrani", "Said"),
        ("ALAOUI Said", "El Alaoui", "Said"),
        ("محمد الإدريسي", "الادريسي", "محمد"),
    ],
)
def test_a_full_name(printed: str, last: str, first: str) -> None:
    assert worth(printed, last, first) is Strength.FULL


@pytest.mark.parametrize(
    ("printed", "last", "first"),
    [
        ("TAZI Mohamed", "Tazi", "Mohamed Amine"),
        ("TAZI Mohamed Amine", "Tazi", "Mohamed"),
        ("محمد الادريسي", "El Idrissi", "Mohamed"),
    ],
)
def test_enough_behind_an_id_alone(printed: str, last: str, first: str) -> None:
    assert worth(printed, last, first) is Strength.SUPPORTED


@pytest.mark.parametrize(("printed", "first"), [("TAZI", "Ali"), ("TAZI A", "Ali"), ("TAZI Ali", None)])
def test_a_part_of_a_name(printed: str, first: str | None) -> None:
    assert worth(printed, "Tazi", first) is Strength.PARTIAL


@pytest.mark.parametrize(
    ("printed", "last", "first"),
    [
        ("EL IDRISSI M'hamed", "El Idrissi", "Mohamed"),
        ("TAZI Lamine", "Tazi", "Amine"),
        ("TAZI Saida", "Tazi", "Said"),
        ("LAZI Said", "Tazi", "Said"),
        ("حمزة التازي", "التازي", "جمزة"),
        ("بنانى علي", "بناني", "عالي"),
        ("زينب التازي", "Bennani", "Fatima"),
    ],
)
def test_another_name(printed: str, last: str, first: str) -> None:
    assert worth(printed, last, first) is Strength.OTHER


def test_an_alias_that_a_human_confirmed_is_the_records_name() -> None:
    assert worth("BENNANI Fatima", "Tazi", "Fatima", "Bennani Fatima") is Strength.FULL
    assert worth("محمد الإدريسي", "El Idrissi", "Mohamed", "محمد الإدريسي") is Strength.FULL


def test_a_record_with_both_surnames_is_full_with_both() -> None:
    name = record_name(Record("1", "Tazi ép. Bennani", "Fatima"))
    printed = Printed(whole=("bennani", "fatima"), also=(("tazi",),))
    assert compare_names(printed, name, LEXICON).strength is Strength.FULL


@pytest.mark.parametrize("printed", ["FILALI Rim bent FILALI Zineb", "FILALI Rim ben Zineb"])
def test_the_parent_in_a_name_is_not_the_person(printed: str) -> None:
    assert worth(printed, "Filali", "Zineb") is Strength.OTHER
    assert worth(printed, "Filali", "Rim") is not Strength.OTHER
