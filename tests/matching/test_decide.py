"""The policies: each files by the evidence it is named after, and never against what contradicts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agent.matching.decide import decide
from agent.matching.identify import identify
from agent.model import Ask, Decision, File, Gathered, Policy, Record, ReviewReason
from tests.fakes_register import LEXICON, TODAY, Register
from tests.layout import document, page

ALI = Record("1", "Tazi", "Ali", date(1990, 12, 4), sex="M", phone="0661223344")
SARA = Record("2", "Alami", "Sara", date(1985, 6, 7), sex="F")
OMAR = Record("3", "Alami", "Omar", date(1987, 2, 3), sex="M")


def decided(policy: Policy, *lines: str, people: tuple[Record, ...] = (ALI, SARA, OMAR)) -> Decision:
    return Register(people).decide(document(page(*lines)), policy=policy)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Tél : 06 61 22 33 44", "unique_name+phone"),
        ("Né en 1990", "unique_name+birth_year"),
        ("Né le 04/12/90", "unique_name+birth_year"),
        ("Né le 04/12/1990", "name+birth_date"),
    ],
)
def test_corroborated_files_a_unique_name_that_something_else_bears_out(line: str, rule: str) -> None:
    found = decided(Policy.CORROBORATED, "Patient : TAZI Ali", line)
    assert isinstance(found, File)
    assert (found.record_id, found.rule) == ("1", rule)


def test_corroborated_takes_an_age_that_fits_the_documents_date() -> None:
    found = decided(Policy.CORROBORATED, "Patient : TAZI Ali", "Age : 33 ans", "Prélevé le : 14/05/2024")
    assert isinstance(found, File)
    assert isinstance(
        decided(Policy.CORROBORATED, "Patient : TAZI Ali", "Age : 63 ans", "Prélevé le : 14/05/2024"), Ask
    )


def test_corroborated_asks_for_a_name_alone_and_for_homonyms() -> None:
    assert isinstance(decided(Policy.CORROBORATED, "Patient : TAZI Ali"), Ask)
    twice = (ALI, replace(ALI, record_id="9", birth_date=date(1950, 5, 5), phone=None))
    assert isinstance(decided(Policy.CORROBORATED, "Patient : TAZI Ali", "Tél : 06 61 22 33 44", people=twice), Ask)


def test_unique_name_files_a_full_name_that_one_record_has() -> None:
    assert isinstance(decided(Policy.UNIQUE_NAME, "Patient : TAZI Ali"), File)
    assert isinstance(decided(Policy.UNIQUE_NAME, "Patient : TAZI"), Ask)
    assert isinstance(decided(Policy.UNIQUE_NAME, "Patient : TAZI Ali", people=(ALI, replace(ALI, record_id="9"))), Ask)


@pytest.mark.parametrize("policy", [p for p in Policy if p is not Policy.SHADOW])
def test_no_policy_files_against_a_contradiction_or_to_a_doctor(policy: Policy) -> None:
    assert isinstance(decided(policy, "Patient : TAZI Ali", "Né le : 30/11/1971"), Ask)
    assert isinstance(decided(policy, "Dr TAZI Ali", "Compte rendu"), Ask)
    assert isinstance(decided(policy, "Patient : TAZI Ali", "Sexe : F"), Ask)


def test_the_first_idea_takes_the_only_last_name_else_the_given_name() -> None:
    for lines, to in ((("Patient : TAZI Karim",), "1"), (("Patient : ALAMI Omar",), "3")):
        found = decided(Policy.SEED_LAST_NAME, *lines)
        assert isinstance(found, File)
        assert found.record_id == to
    assert isinstance(decided(Policy.SEED_LAST_NAME, "Patient : ALAMI Nadia"), Ask)


def test_a_name_and_birthday_too_common_for_the_registers_size_is_asked_about() -> None:
    found = identify(document(page("Patient : TAZI Ali", "Né le : 04/12/1990")), "scan.pdf", LEXICON, TODAY)
    few = Register([ALI]).gather([k for r in [ALI] for k in Register([r]).index])
    assert isinstance(decide(found, few, Policy.TWO_IDENTIFIERS, LEXICON), File)
    crowd = Gathered(few.records, False, 1_000_000, dict.fromkeys(few.counts, 20_000))
    asked = decide(found, crowd, Policy.TWO_IDENTIFIERS, LEXICON)
    assert isinstance(asked, Ask)
    assert asked.reason is ReviewReason.AMBIGUOUS
    assert "too common" in asked.explanation


def test_at_most_five_are_offered_best_first() -> None:
    crowd = tuple(Record(str(n), "Tazi", "Ali", date(1950 + n, 1 + n % 12, 7)) for n in range(20))
    found = decided(Policy.TWO_IDENTIFIERS, "Patient : TAZI Ali", "Né le : 07/04/1953", "CIN : K445566", people=crowd)
    assert found.candidates[0].record.record_id == "3"
    assert len(found.candidates) <= 5


def test_the_explanation_quotes_what_was_read_and_names_the_runner_up() -> None:
    found = decided(
        Policy.TWO_IDENTIFIERS,
        "Patient : TAZI Ali",
        "Né le : 04/12/1990",
        people=(ALI, replace(ALI, record_id="8", birth_date=date(1961, 5, 23))),
    )
    assert isinstance(found, File)
    for said in ("FILE 1 name+birth_date", '"TAZI Ali" (p1, patient)', "04/12/1990", "coincidence", "next 8:"):
        assert said in found.explanation


def test_who_has_married_is_offered_beside_namesakes_without_a_birthday() -> None:
    namesakes = tuple(Record(str(n), "Filali", "Fatima Zahra", sex="F") for n in range(10, 17))
    meant = Record("99", "Jamai", "Fatima Zahra", date(1966, 12, 3), sex="F")
    lines = ("Nom : FILALI", "Prénom : Fatima Zahra", "Née le : 03/12/1966")
    found = decided(Policy.TWO_IDENTIFIERS, *lines, people=(*namesakes, meant))
    assert isinstance(found, Ask)
    assert meant in [c.record for c in found.candidates]


@pytest.mark.parametrize("line", ["Patient : M. H. FONTAINE", "Nom : FONTAINE      Prénom : H."])
def test_whom_an_initial_fits_is_offered_first(line: str) -> None:
    others = tuple(
        Record(str(n), "Fontaine", name) for n, name in enumerate(("Ali", "Omar", "Sara", "Rim", "Zaki"), 10)
    )
    meant = Record("99", "Fontaine", "Hassan")
    found = decided(Policy.TWO_IDENTIFIERS, line, people=(*others, meant))
    assert isinstance(found, Ask)
    assert found.candidates[0].record == meant
