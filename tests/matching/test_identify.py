"""Who is named, as what, with which fields: from labels beside, above and around, in three languages."""

from __future__ import annotations

from agent.matching.identify import Identification, identify
from agent.model import Role
from tests.fakes_register import LEXICON, TODAY
from tests.layout import document, page, scan


def read(*lines: str) -> Identification:
    return identify(document(page(*lines)), "scan.pdf", LEXICON, TODAY)


def people(*lines: str) -> list[tuple[str, str]]:
    return [(m.role.value, m.name) for m in read(*lines).mentions if m.name]


def fields(*lines: str) -> dict[str, str]:
    return {f.kind: f.value for m in read(*lines).subjects for f in m.fields}


def test_a_value_stands_beside_under_or_in_the_next_column_of_its_label() -> None:
    wanted = {"last_name": "tazi", "first_name": "ali", "birth_date": "1990-12-04"}
    assert fields("Nom : TAZI  Prénom : Ali  Né le : 04/12/1990") == wanted
    assert fields("Nom", "TAZI", "Prénom", "Ali", "Né(e) le", "04/12/1990") == wanted
    assert fields("Nom           Prénom         Né le", "TAZI          Ali            04/12/1990") == wanted
    assert (
        fields("Nom                     TAZI", "Prénom                  Ali", "Né le                   04/12/1990")
        == wanted
    )


def test_a_doctor_in_the_columns_of_a_form_heads_nothing() -> None:
    form = (
        "Nom :           TAZI                Médecin :        Dr FILALI Ahmed",
        "Prénom :        Ali                 Service :        Cardiologie",
        "Né le :         04/12/1990          Date :           04/11/2026",
    )
    assert fields(*form) == {"last_name": "tazi", "first_name": "ali", "birth_date": "1990-12-04"}
    assert people(*form) == [("subject", "TAZI Ali"), ("professional", "FILALI Ahmed")]
    headed = ("Médecin :              Dr", "Nom : FILALI           Prénom : Ahmed", "Né le 04/12/1990")
    assert not read(*headed).subjects or not any(m.name for m in read(*headed).subjects)


def test_a_surname_in_capitals_before_a_comma_goes_on_with_the_given_name() -> None:
    assert people("Patient: EL FASSI, Khadija", "DOB: 4 December 1990") == [("subject", "EL FASSI Khadija")]
    assert people("Patient : TAZI, Ali  Né le : 04/12/1990") == [("subject", "TAZI Ali")]
    assert people("Patient : TAZI ALI, Casablanca") == [("subject", "TAZI ALI")], "a place"
    assert people("Patient : TAZI, Dr FILALI")[0] == ("subject", "TAZI"), "somebody else"
    assert people("Patient : TAZI, FILALI, ALAMI")[0] == ("subject", "TAZI"), "a list"
    assert people("Patient : TAZI, vue ce jour") == [("subject", "TAZI")], "prose"


def test_nothing_is_proven_of_somebody_behind_a_label_that_is_not_known() -> None:
    for line in ("Témoin : TAZI Ali, né le 04/12/1990", "Gromiel : M. TAZI Ali né le 04/12/1990"):
        assert "TAZI Ali" in [m.name for m in read(line).mentions], "or it would pass on another patient's page"
        assert not read(line).subjects
    assert people("Vu ce jour M. TAZI Ali né le 04/12/1990") == [("subject", "TAZI Ali")]
    assert people("Pt: TAZI Ali", "MRN: 2024-001") == [("subject", "TAZI Ali")]


def test_the_file_of_somebody_names_him() -> None:
    assert people("Dossier de Mme Zineb FILALI", "DDN : 03/11/1999") == [("subject", "Zineb FILALI")]


def test_labels_in_arabic_and_english() -> None:
    assert (
        fields("الاسم العائلي : التازي", "الاسم الشخصي : علي", "تاريخ الازدياد : 4 دجنبر 1990")["birth_date"]
        == "1990-12-04"
    )
    assert (
        fields("Last name: TAZI", "First name: Ali", "DOB: 4 December 1990", "MRN: 2024-001")["file_number"]
        == "2024001"
    )


def test_the_role_comes_from_the_section_not_from_the_nearest_label() -> None:
    found = people("Médecin prescripteur", "Nom : ALAMI", "Prénom : Karim", "", "Patient", "Nom : TAZI", "Prénom : Ali")
    assert found == [("professional", "ALAMI Karim"), ("subject", "TAZI Ali")]


def test_the_one_farthest_from_the_patient_wins_within_a_label() -> None:
    assert people("Nom de l'assuré : TAZI Ahmed") == [("other", "TAZI Ahmed")]
    assert people("Médecin traitant du patient : ALAMI Karim") == [("professional", "ALAMI Karim")]


def test_relatives_and_doctors_are_no_patients() -> None:
    for line in (
        "Mère : ALAMI Sara",
        "Père : ALAMI Ali",
        "Tuteur : ALAMI Ali",
        "Dr ALAMI Ali",
        "Biologiste : ALAMI Ali",
        "Validé par : ALAMI Ali",
    ):
        assert not read(line).subjects, line


def test_a_birth_date_goes_with_the_person_it_stands_beside() -> None:
    found = read("Patient : TAZI Ali       Assuré : TAZI Omar", "Né le : 04/12/2010       Né le : 07/03/1975")
    dates = {m.role: [f.value for f in m.fields if f.kind == "birth_date"] for m in found.mentions}
    assert dates == {Role.SUBJECT: ["2010-12-04"], Role.OTHER: ["1975-03-07"]}


def test_titles_and_prose_are_not_part_of_a_name() -> None:
    assert people("Patient : M. TAZI Ali, 33 ans") == [("subject", "TAZI Ali")]
    assert people("Je revois TAZI Ali né le 04/12/1990 pour contrôle") == [("subject", "TAZI Ali")]
    assert people("Patiente : Mme ALAMI Sara est venue ce jour") == [("subject", "ALAMI Sara")]


def test_hidden_words_are_not_read() -> None:
    shown = page("Patient : TAZI Ali")
    from dataclasses import replace

    secret = replace(shown, words=tuple(replace(w, hidden=True) for w in shown.words))
    assert identify(document(secret), "scan.pdf", LEXICON, TODAY).mentions == ()


def test_digits_of_a_scan_are_proven_only_by_a_second_look() -> None:
    for confirmed in (True, False):
        found = identify(
            document(scan("Patient : TAZI Ali", "CIN : K445566", confirmed=confirmed)), "s.pdf", LEXICON, TODAY
        )
        assert [f.proven for m in found.subjects for f in m.fields if f.kind == "national_id"] == [confirmed]


def test_an_annotation_proves_nothing() -> None:
    from dataclasses import replace

    made = page("Patient : TAZI Ali", "CIN : K445566")
    noted = replace(made, words=tuple(replace(w, origin="annotation") for w in made.words))
    found = identify(document(noted), "scan.pdf", LEXICON, TODAY)
    assert not any(f.proven for m in found.subjects for f in m.fields if f.kind == "national_id")


def test_dates_of_samples_and_visits_are_no_birth_dates() -> None:
    found = read("Prélevé le : 14/05/2024", "Édité le 15/05/2024", "Casablanca, le 16/05/2024", "Patient : TAZI Ali")
    assert found.other_dates == {"2024-05-14", "2024-05-15", "2024-05-16"}
    assert "birth_date" not in fields("Prélevé le : 14/05/2024", "Patient : TAZI Ali")
