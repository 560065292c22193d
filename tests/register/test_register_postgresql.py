"""The same register over a real PostgreSQL, started for these tests in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from agent.errors import RegisterError, Unavailable
from agent.model import Key
from agent.register import open_register
from tests.register.people import keys_of, person

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
QUERY = (
    "SELECT p.id AS record_id, p.nom AS last_name, p.prenom AS first_name, p.ne::date AS birth_date,"
    " p.autres AS aliases, p.edited AS updated_at FROM patients p WHERE p.kind <> ':none'"
)
FULL = Key("full", "alaoui|salma")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed on this machine")


class Server:
    """A PostgreSQL of our own: a Unix socket and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.binaries = folder, BINARIES[-1].parent
        # PostgreSQL refuses to run as root; any other user will do.
        self.user = "nobody" if os.geteuid() == 0 else None
        if self.user:
            os.chown(folder, pwd.getpwnam(self.user).pw_uid, -1)
        self.run("initdb", "-D", f"{folder}/data", "-U", "owner", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        self.start()

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        subprocess.run(command, user=self.user, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, timeout=60)

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-o", options, "-w", "-l", f"{self.folder}/log", "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")

    def execute(self, *statements: str) -> None:
        with psycopg.connect(host=str(self.folder), user="owner", dbname="postgres", autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://owner@/postgres?host={self.folder}"


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # short: a socket's path has at most 107 bytes
    server = Server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def practice(server):
    server.execute(
        "DROP TABLE IF EXISTS patients",
        "CREATE TABLE patients (id integer PRIMARY KEY, nom text, prenom varchar(40), ne timestamp, autres text[],"
        " kind char(8) DEFAULT 'x', edited timestamptz DEFAULT '2026-11-01')",
        "INSERT INTO patients VALUES (1, 'Alaoui', 'Salma', '1980-01-02', NULL), (2, 'Bennis', 'Omar', NULL, '{B,C}')",
    )
    return server


@pytest.fixture
def register(practice, tmp_path):
    register = open_register(tmp_path, keys_of, url=practice.url, query=QUERY, now=lambda: NOW)
    yield register
    register.close()


def test_records_are_found_and_read_by_their_own_kind_of_id(register):
    gathered = register.gather([FULL, Key("last", "bennis")])
    assert {record.record_id for record in gathered.records} == {"1", "2"}
    assert not gathered.truncated
    assert register.fetch(["1", "no number"]) == {"1": person("1", born="1980-01-02")}
    assert register.fetch(["2"])["2"].aliases == ("B", "C")
    assert [record.record_id for record in register.search("SALM alao")] == ["1"]


def test_a_homonym_added_after_indexing_is_seen(register, practice):
    register.refresh()
    practice.execute("INSERT INTO patients VALUES (3, 'Alaoui', 'Salma')")
    assert {record.record_id for record in register.gather([FULL]).records} == {"1", "3"}


def test_an_edit_is_taken_in_by_itself(register, practice):
    register.refresh()
    practice.execute("UPDATE patients SET nom = 'Alaoui', prenom = 'Salma', edited = '2026-11-23' WHERE id = 2")
    changes = register.refresh()
    assert (changes.changed, changes.unchanged) == (1, 1)
    assert {record.record_id for record in register.gather([FULL]).records} == {"1", "2"}
    assert register.index_age == timedelta()


def test_the_session_cannot_write(register):
    register.refresh()
    with pytest.raises(Unavailable, match="read-only"), register._source._connection() as connection:
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
    with pytest.raises(RegisterError, match='column "surname" does not exist'):
        open_register(tmp_path, keys_of, url=practice.url, query=query).refresh()
