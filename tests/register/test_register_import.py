"""Register files: what is understood, what is refused and how that is said; all or nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from agent.errors import RegisterError, UsageError
from agent.model import Key, Record
from agent.register.importer import import_file
from tests.register.people import embedded, keys_of, person

TODAY = date(2026, 11, 23)
HEADER = "record_id,last_name,first_name,birth_date\n"


@pytest.fixture
def register(tmp_path):
    return embedded(tmp_path / "state")


@pytest.fixture
def load(register, tmp_path):
    def run(content, mapping=None, name="register.csv", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_file(register, path, mapping or {}, today=TODAY, **options)

    return run


def refused(load, content, mapping=None, error=RegisterError):
    with pytest.raises(error) as caught:
        load(content, mapping)
    return str(caught.value)


# --- what is understood ----------------------------------------------------------------------------


FRENCH = "Identifiant;Nom;Prénom;Né(e) le;CIN;N° dossier;Téléphone;Sexe\n7;Élidrissi;Anaïs;12/03/1961;AB1;D7;0611;F\n"
ANAIS = Record("7", "Élidrissi", "Anaïs", date(1961, 3, 12), "F", "AB1", "D7", "0611")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_french_headers_in_every_usual_encoding_and_with_every_usual_separator(load, register, encoding, separator):
    load(FRENCH.replace(";", separator).encode(encoding))
    assert register.fetch(["7"]) == {"7": ANAIS}


def test_headers_of_ones_own_are_mapped(load, register):
    summary = load("NUM,FAMILLE,TOUR\n7,Alaoui,3\n", {"record_id": "NUM", "last_name": "famille"})
    assert register.fetch(["7"]) == {"7": person("7", first=None)}
    assert summary.columns == {"record_id": "NUM", "last_name": "FAMILLE"}
    assert summary.ignored == ("TOUR",)


def test_excels_own_first_line_and_blank_lines_are_no_records(load, register):
    assert load("sep=;\nrecord_id;last_name\n\n;\n1;Alaoui\n").added == 1


def test_line_breaks_and_separators_inside_quotation_marks(load, register):
    load('record_id,last_name,aliases\n1,"El\nIdrissi","Idrissi|Drissi"\n2,"Ben, Ali",\n')
    assert register.fetch(["1"])["1"] == Record("1", "El Idrissi", aliases=("Idrissi", "Drissi"))
    assert register.fetch(["2"])["2"].last_name == "Ben, Ali"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1961-03-12", date(1961, 3, 12)),
        ("12/03/1961", date(1961, 3, 12)),
        ("12-3-1961", date(1961, 3, 12)),
        ("12.03.1961", date(1961, 3, 12)),
        ("12/03/1961 00:00:00", date(1961, 3, 12)),
        ("29/02/2000", date(2000, 2, 29)),
        ("", None),
        ("00/00/0000", None),
        ("inconnu", None),
    ],
)
def test_dates_are_iso_or_day_first(load, register, text, expected):
    load(f"{HEADER}1,Alaoui,Salma,{text}\n")
    assert register.fetch(["1"])["1"].birth_date == expected


@pytest.mark.parametrize("filler", ["-", "N/A", "0000000", "néant", "NULL", "...."])
def test_what_fills_an_empty_cell_is_empty(load, register, filler):
    load(f"record_id,last_name,national_id,phone,sex\n1,Alaoui,{filler},{filler},\n")
    assert register.fetch(["1"]) == {"1": person("1", first=None)}


def test_a_workbook(register, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["ID", "Nom", "Prénom", "Date de naissance", "Téléphone", None])
    sheet.append([7, "Alaoui", "Salma", datetime(1961, 3, 12), 212611])
    sheet.append([None, None])
    sheet.append(["8", "Bennis", "Omar", "01/02/1990"])
    book.save(tmp_path / "register.xlsx")
    assert import_file(register, tmp_path / "register.xlsx", {}, today=TODAY).added == 2
    assert register.fetch(["7", "8"]) == {
        "7": person("7", born="1961-03-12", phone="212611"),
        "8": person("8", "Bennis", "Omar", "1990-02-01"),
    }


# --- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,Alaoui,Salma,31/02/1980", "line 2: birth_date '31/02/1980' is a day that doesn't exist"),
        ("1,Alaoui,Salma,03/25/1961", "line 2: birth_date '03/25/1961' has the month 25: dates are day/month/year"),
        ("1,Alaoui,Salma,12/03/61", "line 2: birth_date '12/03/61' is not a date"),
        ("1,Alaoui,Salma,2030-01-01", "line 2: birth_date '2030-01-01' is in the future"),
        ("1,Alaoui,Salma,1800-01-01", "line 2: birth_date '1800-01-01' is before 1880"),
        (",Alaoui,Salma,", "line 2: record_id is empty"),
        ("1,,Salma,", "line 2: last_name is empty"),
        ("1,123,Salma,", "line 2: last_name '123' has no letter"),
        ("1,Alaoui,Salma", "line 2: has 3 values, the header names 4 columns"),
        ("1,Ala\x07oui,Salma,", "line 2: last_name holds control characters"),
        ("1,Ala\ufffdoui,Salma,", "line 2: last_name holds a character that was lost before"),
        (f"1,{'a' * 300},Salma,", "line 2: last_name is longer than 200 characters"),
        ('1,"Alaoui,Salma,', "line 2: is no CSV"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(load, register, line, said):
    load(HEADER + "old,Bennis,Omar,\n")
    message = refused(load, f"{HEADER}{line}\n")
    assert said in message
    assert "the register is unchanged" in message
    assert register.size() == 1


def test_every_bad_line_is_named_up_to_twenty(load):
    message = refused(load, HEADER + "".join(f"{n},,Salma,\n" for n in range(25)))
    assert "line 2: " in message
    assert "line 21: " in message
    assert "line 22: " not in message
    assert message.endswith("and 5 more")


def test_lines_are_counted_as_an_editor_does(load):
    assert "line 5: last_name is empty" in refused(load, 'record_id,last_name\n1,"El\nIdrissi"\n2,Ali\n3,\n')


def test_one_record_id_twice_in_a_file_is_an_error(load, register):
    message = refused(load, "record_id,last_name\n1,Alaoui\n2,Bennis\n1,Chraibi\n1,Alaoui\n")
    assert "line 4: record_id '1' stands in line 2 already" in message
    assert "line 5: record_id '1' stands in line 2 already" in message
    assert register.size() == 0


def test_lines_in_another_encoding_than_the_rest_are_named(load, register):
    content = "record_id,last_name\n1,Élan\n".encode() + "2,Léa\n3,Ali\n4,Zoé\n".encode("windows-1252")
    message = refused(load, content)
    assert "line 3: is in another encoding" in message
    assert "line 5: is in another encoding" in message
    assert "line 4" not in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"record_id,last_name\n", "has no records"),
        (b"PK\x03\x04 broken", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0 old excel", "save it as .xlsx"),
        (b"a\x00b,c\n", "not a text file"),
        (b"\xff\xfer\x00e", "line 1"),
        (b"record_id,last_name\n1,a\x81\x8d\n", "neither UTF-8 nor Windows-1252"),
        (b"%PDF-1.4", "No column for record_id and last_name"),
    ],
)
def test_files_that_are_something_else(load, content, said):
    assert said in refused(load, content)


def test_a_file_that_is_not_there(register, tmp_path):
    with pytest.raises(RegisterError, match="can't be read"):
        import_file(register, tmp_path / "none.csv", {})


# --- columns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("last_name,first_name", "No column for record_id"),
        ("ID,IPP,Nom,Prénom", "'ID' and 'IPP' could both be record_id"),
        ("ID,Nom,Nom de famille,Prénom", "'Nom' and 'Nom de famille' could both be last_name"),
        ("ID,Nom", "'Nom' may hold whole names"),
        ("N° dossier,Nom,Prénom", "No column for record_id"),
    ],
)
def test_a_header_that_can_mean_two_things_is_not_guessed(load, header, said):
    message = refused(load, header + "\n1,2,3,4\n")
    assert said in message
    assert "--map" in message


def test_a_map_settles_what_could_mean_two_things(load, register):
    load("ID,IPP,Nom\n1,2,Alaoui\n", {"record_id": "IPP", "last_name": "Nom"})
    assert register.fetch(["2"])["2"].last_name == "Alaoui"


@pytest.mark.parametrize("mapping", [{"last_name": "NOMM"}, {"surname": "Nom"}, {"last_name": "x"}])
def test_a_map_that_means_nothing_is_wrong_usage(load, mapping):
    refused(load, "ID,Nom,x,x\n1,Alaoui,a,b\n" if "last_name" in mapping else "ID,Nom\n", mapping, UsageError)


# --- again and again -------------------------------------------------------------------------------


def test_the_same_file_twice_changes_nothing(load):
    content = HEADER + "1,Alaoui,Salma,1980-01-02\n2,Bennis,Omar,\n"
    first, second = load(content), load(content)
    assert (first.added, first.changed, first.unchanged) == (2, 0, 0)
    assert (second.added, second.changed, second.unchanged, second.missing) == (0, 0, 2, 0)


def test_changes_are_counted_and_records_that_are_not_in_the_file_stay(load, register):
    load(HEADER + "1,Alaoui,Salma,\n2,Bennis,Omar,\n3,Chraibi,Lina,\n")
    summary = load(HEADER + "2,Bennis,Omar,1990-01-01\n3,Chraibi,Lina,\n4,Drissi,Adam,\n")
    assert (summary.added, summary.changed, summary.unchanged, summary.missing) == (1, 1, 1, 1)
    assert summary.size == register.size() == 4
    assert {record.record_id for record in register.gather([Key("date", "1990-01-01")]).records} == {"2"}


def test_a_dry_run_tells_the_same_and_changes_nothing(load, register):
    load(HEADER + "1,Alaoui,Salma,\n")
    summary = load(HEADER + "1,Alaoui,Sara,\n2,Bennis,Omar,\n", dry_run=True)
    assert (summary.added, summary.changed, summary.dry_run) == (1, 1, True)
    assert summary.risk.size == 2
    assert register.size() == 1
    assert register.gather(keys_of(person("1"))).records == (person("1"),)


# --- what the register says about its own risk -----------------------------------------------------


def test_the_risk_of_a_strangers_name_is_twice_the_names_held_by_two(load):
    lines = [
        "1,Alaoui,Salma,",
        "2,ALAOUI,salma,",
        "3,Bennis,Omar,",
        "4,Bennis,Omar,",
        "5,Bennis,Omar,",
        "6,El Fassi,Lina,",
    ]
    risk = load(HEADER + "\n".join(lines) + "\n").risk
    assert risk.stranger == pytest.approx(2 * 1 / 6)
    assert any("1 in 3 people" in sentence for sentence in risk.sentences)


def test_a_register_without_birth_dates_or_ids_says_that_it_cannot_file_safely(load):
    sentences = load("record_id,last_name\n1,Alaoui\n").risk.sentences
    assert "A register without birth dates or ids cannot file safely under the default" in sentences[0]


def test_shares_of_what_is_missing(load):
    content = "record_id,last_name,birth_date,national_id\n1,A,1980-01-01,\n2,B,,X1\n3,C,,\n4,D,1980-01-01,X2\n"
    risk = load(content).risk
    assert (risk.without_birth_date, risk.without_id, risk.without_either) == (0.5, 0.5, 0.25)


def test_likely_duplicates_are_counted_and_some_are_named(load):
    lines = ["1,Alaoui,Salma,1980-01-01,", "2,ALAOUI,Salma,1980-01-01,", "3,Bennis,Omar,,AB1", "4,Bennis,Omar,,ab-1"]
    risk = load("record_id,last_name,first_name,birth_date,national_id\n" + "\n".join(lines) + "\n").risk
    assert risk.duplicates == 4
    assert set(risk.examples) == {("1", "2"), ("3", "4")}


def test_a_large_clean_register_has_nothing_to_say(load):
    lines = "".join(f"{n},Nom{chr(97 + n)},Prenom,1980-01-{n + 1:02}\n" for n in range(20))
    assert load(HEADER + lines).risk.sentences == ()
