"""A register in somebody else's database: read live, never written, and nothing is decided while it is down."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from agent.errors import ConfigError, RegisterError, Unavailable
from agent.model import Key, Record
from agent.register import open_register
from agent.register import sql as sql_module
from tests.register.people import keys_of, person

QUERY = (
    "SELECT num AS record_id, nom AS last_name, prenom AS first_name, ne AS birth_date FROM patients WHERE nom <> ':x'"
)
EDITED = QUERY.replace(" FROM", ", edited AS updated_at FROM")
FULL = Key("full", "alaoui|salma")


class Practice:
    """The practice's own database, the clock, and the register over it."""

    def __init__(self, folder, rows=((1, "Alaoui", "Salma", "1980-01-02"), (2, "Bennis", "Omar", "02/01/1990"))):
        self.path = folder / "practice.db"
        self.state = folder / "state"
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.run("CREATE TABLE patients (num INTEGER PRIMARY KEY, nom TEXT, prenom TEXT, ne TEXT, edited INTEGER)")
        for row in rows:
            self.add(*row)

    def run(self, statement, values=()):
        with sqlite3.connect(self.path) as db:
            db.execute("PRAGMA synchronous=OFF")  # a stand-in needs no safe disk
            db.execute(statement, values)
        db.close()

    def add(self, num, nom, prenom="Salma", ne=None, edited=0):
        self.run("INSERT INTO patients VALUES (?, ?, ?, ?, ?)", (num, nom, prenom, ne, edited))

    def open(self, query=QUERY, url=None, keys_version=""):
        url = url or f"sqlite:///{self.path}"
        return open_register(self.state, keys_of, url=url, query=query, keys_version=keys_version, now=lambda: self.now)


@pytest.fixture
def practice(tmp_path):
    return Practice(tmp_path)


@pytest.fixture
def slow(monkeypatch):
    """Every refresh is one that a document can't wait for."""
    monkeypatch.setattr(sql_module, "QUICK_SECONDS", -1.0)


def ids(gathered):
    return {record.record_id for record in gathered.records}


def test_records_are_found_and_read(practice):
    register = practice.open()
    gathered = register.gather([FULL, Key("date", "1990-01-02")])
    assert set(gathered.records) == {
        person("1", born="1980-01-02"), person("2", "Bennis", "Omar", "1990-01-02")
    }  # fmt: skip
    assert (gathered.size, gathered.truncated, gathered.counts[FULL]) == (2, False, 1)
    assert register.fetch(["1", "3", "x"]) == {"1": person("1", born="1980-01-02")}
    assert [record.record_id for record in register.search("BENN om")] == ["2"]
    assert register.search("100%") == []


def test_a_record_is_read_by_its_number_before_anything_was_indexed(practice):
    register = practice.open(QUERY.replace("num AS", "num + 0 AS"))  # an expression: SQLite compares no text with it
    assert register.fetch(["1", "x"]) == {"1": person("1", born="1980-01-02")}


def test_nothing_is_ever_written_to_the_source(practice):
    register = practice.open()
    register.refresh()
    with pytest.raises(Unavailable, match="readonly"), register._source._connection() as connection:
        connection.exec_driver_sql("DELETE FROM patients")


def test_a_homonym_added_after_indexing_is_seen(practice):
    register = practice.open()
    register.refresh()
    practice.add(3, "Alaoui")
    gathered = register.gather([FULL])
    assert ids(gathered) == {"1", "3"}
    assert not gathered.truncated


def test_a_homonym_added_after_indexing_blocks_filing_where_a_refresh_takes_long(practice, slow):
    register = practice.open()
    register.refresh()
    practice.add(3, "Alaoui")
    assert register.gather([FULL]).truncated
    register.refresh()
    assert not register.gather([FULL]).truncated


def test_a_record_that_was_edited_is_read_as_it_is_now(practice):
    register = practice.open()
    register.refresh()
    practice.run("UPDATE patients SET prenom = 'Sara', ne = '1981-01-01' WHERE num = 1")
    gathered = register.gather([Key("last", "alaoui")])
    assert gathered.records == (person("1", first="Sara", born="1981-01-01"),)
    assert not gathered.truncated


def test_an_edited_record_blocks_filing_where_a_refresh_takes_long(practice, slow):
    register = practice.open()
    register.refresh()
    practice.run("UPDATE patients SET ne = '1981-01-01' WHERE num = 1")
    assert register.gather([FULL]).truncated


def test_a_record_that_was_deleted_is_gone(practice):
    register = practice.open()
    register.refresh()
    practice.run("DELETE FROM patients WHERE num = 1")
    gathered = register.gather([FULL])
    assert (gathered.records, gathered.size, gathered.counts[FULL]) == ((), 1, 0)


def test_an_old_index_files_nothing_until_it_is_refreshed(practice, slow):
    register = practice.open()
    assert register.index_age is None
    register.refresh()
    practice.now += timedelta(minutes=16)
    assert register.index_age == timedelta(minutes=16)
    assert register.gather([FULL]).truncated
    register.refresh()
    assert register.index_age == timedelta()
    assert not register.gather([FULL]).truncated


def test_a_refresh_tells_what_changed(practice):
    register = practice.open()
    first = register.refresh()
    practice.add(3, "Chraibi")
    practice.run("UPDATE patients SET nom = 'Drissi' WHERE num = 1")
    practice.run("DELETE FROM patients WHERE num = 2")
    second = register.refresh()
    assert (first.added, first.size) == (2, 2)
    assert (second.added, second.changed, second.unchanged, second.missing, second.size) == (1, 1, 0, 1, 2)


def test_with_updated_at_a_refresh_reads_the_new_rows_alone(practice):
    register = practice.open(EDITED)
    register.refresh()
    practice.add(3, "Chraibi", edited=7)
    assert (register.refresh().added, register.size()) == (1, 3)
    practice.run("UPDATE patients SET nom = 'Drissi', edited = 8 WHERE num = 1")
    changes = register.refresh()
    assert (changes.changed, changes.unchanged) == (1, 1)  # the row of 7 is read again, those of 0 are not
    assert ids(register.gather([Key("last", "drissi")])) == {"1"}


def test_with_updated_at_an_edit_that_makes_a_homonym_is_seen(practice):
    register = practice.open(EDITED)
    register.refresh()
    practice.run("UPDATE patients SET nom = 'Alaoui', prenom = 'Salma', edited = 9 WHERE num = 2")
    assert ids(register.gather([FULL])) == {"1", "2"}


def test_with_updated_at_deleted_rows_are_noticed(practice):
    register = practice.open(EDITED)
    register.refresh()
    practice.run("DELETE FROM patients WHERE num = 2")
    assert register.refresh().missing == 1
    assert register.size() == 1


def test_rows_without_a_name_are_left_out_and_bad_values_count_as_absent(tmp_path):
    rows = [(1, "Alaoui", "Salma", "31/02/1980"), (2, None, "Omar", None), (3, "", "Lina", None)]
    register = Practice(tmp_path, rows).open()
    assert register.gather([FULL]).records == (person("1"),)
    assert not register.gather([FULL]).truncated
    assert register.size() == 1


# --- when it is down, or wrong ---------------------------------------------------------------------


def test_down_means_waiting_and_the_index_stays(practice):
    register = practice.open()
    register.refresh()
    hidden = practice.path.rename(practice.path.with_suffix(".away"))
    for ask in (lambda: register.gather([FULL]), lambda: register.fetch(["1"]), register.refresh):
        with pytest.raises(Unavailable, match="can't be read for now"):
            ask()
    assert register.size() == 2
    hidden.rename(practice.path)
    assert ids(register.gather([FULL])) == {"1"}


def test_a_file_exchanged_for_a_newer_export_is_read_at_once(practice, tmp_path):
    register = practice.open()
    register.refresh()
    (tmp_path / "new").mkdir()
    newer = Practice(tmp_path / "new", [(1, "Alaoui", "Salma", None), (9, "Alaoui", "Salma", None)])
    newer.path.rename(practice.path)
    assert ids(register.gather([FULL])) == {"1", "9"}


def test_down_at_start_is_no_error_yet(practice):
    register = practice.open(url="postgresql+psycopg://reader:secret@127.0.0.1:1/practice")
    with pytest.raises(Unavailable) as caught:
        register.refresh()
    assert "secret" not in str(caught.value)


def test_a_source_that_breaks_in_the_middle_leaves_the_index_as_it_was(practice, monkeypatch):
    register = practice.open()
    register.refresh()
    rows = register._source.rows

    def breaking(since=None):
        yield next(rows(since))
        raise Unavailable("gone")

    monkeypatch.setattr(register._source, "rows", breaking)
    with pytest.raises(Unavailable):
        register.refresh()
    assert register.size() == 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT num, nom AS last_name FROM patients", "record_id is missing"),
        ("SELECT num AS record_id, surname AS last_name FROM patients", "doesn't work: no such column: surname"),
        ("SELECT num AS record_id, nom AS last_name FROM nowhere", "doesn't work: no such table"),
        ("SELECT num AS record_id, nom AS last_name FROM patients WHERE", "doesn't work"),
        ("SELECT 1 AS record_id, nom AS last_name FROM patients", "record_id '1' twice"),
        ("SELECT num AS record_id, nom AS last_name FROM patients WHERE 0", "yields no records"),
    ],
)
def test_a_wrong_query_is_said_in_one_sentence(practice, query, said):
    with pytest.raises(RegisterError, match=said):
        practice.open(query).refresh()


@pytest.mark.parametrize("query", ["DELETE FROM patients", "SELECT 1; DROP TABLE patients", "", "selected"])
def test_only_one_select_is_a_query(practice, query):
    with pytest.raises(RegisterError, match="one SELECT"):
        practice.open(query)


@pytest.mark.parametrize("url", ["nonsense", "nodatabase://x:secret@y/z", "oracle+oracledb://x:secret@y/z"])
def test_a_wrong_url_is_wrong_configuration_and_its_password_is_kept(practice, url):
    with pytest.raises(ConfigError, match="REGISTER_URL can't be used") as caught:
        practice.open(url=url)
    assert "secret" not in str(caught.value)


# --- one file, several sources ---------------------------------------------------------------------


def test_another_query_is_another_index(practice):
    practice.open().refresh()
    register = practice.open(QUERY + " AND num = 2")
    assert register.index_age is None
    assert ids(register.gather([FULL])) == set()
    assert register.size() == 1


def test_going_back_to_the_embedded_register_forgets_the_other_one(practice):
    embedded = open_register(practice.state, keys_of)
    embedded.upsert([(1, person("e"))])
    embedded.close()
    register = practice.open()
    assert ids(register.gather([FULL])) == {"1"}
    register.close()
    assert ids(open_register(practice.state, keys_of).gather([FULL])) == {"e"}


def test_the_password_is_not_kept_in_the_file(practice):
    register = practice.open(url=f"sqlite:///{practice.path}?timeout=7654321")
    register.refresh()
    register.close()
    assert b"7654321" not in (practice.state / "register.sqlite").read_bytes()


def test_dates_of_every_kind_are_understood():
    from agent.register.rows import record_from

    for value in (date(1980, 1, 2), datetime(1980, 1, 2, 3, 4, tzinfo=UTC), "1980-01-02", "02/01/1980"):
        row = {"record_id": 1, "last_name": "Alaoui", "birth_date": value, "aliases": ["A", "B"], "other": object()}
        assert record_from(row, date(2026, 1, 1)) == Record("1", "Alaoui", None, date(1980, 1, 2), aliases=("A", "B"))
