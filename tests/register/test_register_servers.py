"""The same register over a real MariaDB and a real PostgreSQL, started for these tests in folders of their own."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.errors import RegisterError, Unavailable
from agent.model import Key
from agent.register import open_register
from tests.register.people import keys_of, person
from tests.register.servers import MariaDB, PostgreSQL

FULL = Key("full", "alaoui|salma")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module", params=[MariaDB, PostgreSQL], ids=lambda kind: kind.__name__)
def server(request):
    if request.param.binary is None:
        pytest.skip(f"{request.param.__name__} is not installed on this machine")
    folder = Path(tempfile.mkdtemp(prefix="db", dir="/tmp"))  # short: a socket's path has at most 107 bytes
    server = request.param(folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def practice(server):
    server.execute(
        "DROP TABLE IF EXISTS patients",
        server.table,
        "INSERT INTO patients (id, nom, prenom, ne) VALUES (1, 'Alaoui', 'Salma', '1980-01-02'),"
        " (2, 'Bennis', 'عمر', NULL)",
    )
    return server


@pytest.fixture
def register(practice, tmp_path):
    register = open_register(tmp_path, keys_of, url=practice.url, query=practice.query, now=lambda: NOW)
    yield register
    register.close()


def test_records_are_found_and_read_by_their_own_kind_of_id(register):
    gathered = register.gather([FULL, Key("last", "bennis")])
    assert {record.record_id for record in gathered.records} == {"1", "2"}
    assert not gathered.truncated
    assert register.fetch(["1", "no number"]) == {"1": person("1", born="1980-01-02")}
    assert register.fetch(["2"])["2"].first_name == "عمر"
    assert [record.record_id for record in register.search("SALM alao")] == ["1"]


def test_a_record_is_read_before_anything_was_indexed(register):
    assert register.fetch(["1", "no number"]) == {"1": person("1", born="1980-01-02")}


def test_what_a_document_says_is_bound_and_never_part_of_a_statement(register):
    hostile = "1' OR '1'='1'; DROP TABLE patients; -- %s %(x)s :y \\"
    assert register.fetch([hostile]) == {}
    assert register.search(hostile) == []
    assert not register.gather([Key("full", hostile)]).records
    assert register.fetch(["1"]).keys() == {"1"}


def test_a_homonym_added_after_indexing_is_seen(register, practice):
    register.refresh()
    practice.execute("INSERT INTO patients (id, nom, prenom) VALUES (3, 'Alaoui', 'Salma')")
    assert {record.record_id for record in register.gather([FULL]).records} == {"1", "3"}


def test_an_edit_is_taken_in_by_itself(register, practice):
    register.refresh()
    practice.execute("UPDATE patients SET nom = 'Alaoui', prenom = 'Salma', edited = '2026-11-23' WHERE id = 2")
    changes = register.refresh()
    assert (changes.changed, changes.unchanged) == (1, 1)
    assert {record.record_id for record in register.gather([FULL]).records} == {"1", "2"}
    assert register.index_age == timedelta()


def test_the_session_cannot_write(register, practice):
    register.refresh()
    with pytest.raises(Unavailable, match=practice.read_only), register._source._connection() as connection:
        connection.exec_driver_sql("DELETE FROM patients")


def test_a_server_that_stops_means_waiting_and_one_that_comes_back_is_found_again(register, practice):
    register.refresh()
    practice.stop()
    with pytest.raises(Unavailable, match="for now"):
        register.gather([FULL])
    practice.start()
    assert {record.record_id for record in register.gather([FULL]).records} == {"1"}


def test_a_wrong_column_is_said_in_one_sentence(practice, tmp_path):
    query = "SELECT id AS record_id, surname AS last_name FROM patients"
    with pytest.raises(RegisterError, match=practice.no_column):
        open_register(tmp_path, keys_of, url=practice.url, query=query).refresh()


@pytest.mark.parametrize("server", [MariaDB], indirect=True, ids=lambda kind: kind.__name__)
def test_rows_are_streamed_and_not_held_by_the_driver(register, practice):
    practice.execute("INSERT INTO patients (id, nom) SELECT seq + 10, repeat('Nom', 100) FROM seq_1_to_20000")
    rows = register._source.rows()
    next(rows)
    with pytest.warns(UserWarning, match="unbuffered result was left incomplete"):
        rows.close()  # before the last row
    assert sum(1 for _ in register._source.rows()) == 20_002


@pytest.mark.parametrize("server", [PostgreSQL], indirect=True, ids=lambda kind: kind.__name__)
def test_a_list_of_names_is_read_as_names(register, practice):
    practice.execute("UPDATE patients SET autres = '{B,C}' WHERE id = 2")
    assert register.fetch(["2"])["2"].aliases == ("B", "C")
