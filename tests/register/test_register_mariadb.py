"""The same register over a real MariaDB, started for these tests in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pymysql
import pytest

from agent.errors import RegisterError, Unavailable
from agent.model import Key
from agent.register import open_register
from tests.register.people import keys_of, person

SERVER = shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
QUERY = (
    "SELECT p.id AS record_id, p.nom AS last_name, p.prenom AS first_name, p.ne AS birth_date,"
    " p.edited AS updated_at FROM patients p WHERE p.kind <> ':none' AND p.nom NOT LIKE '%none%'"
)
FULL = Key("full", "alaoui|salma")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(SERVER is None, reason="MariaDB is not installed on this machine")


class Server:
    """A MariaDB of our own: a Unix socket and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.socket = folder, folder / "socket"
        # MariaDB doesn't like to run as root; any other user will do.
        self.user = "nobody" if os.geteuid() == 0 else None
        (folder / "data").mkdir()
        for made in (folder, folder / "data") if self.user else ():
            os.chown(made, pwd.getpwnam("nobody").pw_uid, -1)
        self.start()
        self.execute("CREATE DATABASE practice CHARACTER SET utf8mb4", database=None)

    def start(self) -> None:
        assert SERVER is not None
        options = [f"--datadir={self.folder}/data", f"--socket={self.socket}", f"--log-error={self.folder}/log.err"]
        # Without grant tables the folder may be empty at first: the socket is ours alone.
        alone = ["--no-defaults", "--skip-networking", "--skip-grant-tables"]
        self.process = subprocess.Popen([SERVER, *alone, *options], user=self.user, cwd=self.folder)
        until = time.monotonic() + 60
        while True:
            try:
                return self.execute("SELECT 1", database=None)
            except pymysql.OperationalError:
                assert self.process.poll() is None, (self.folder / "log.err").read_text()
                assert time.monotonic() < until, "MariaDB did not start within a minute"
                time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()  # its files are not synced yet that early in its life
        self.process.wait(60)

    def execute(self, *statements: str, database: str | None = "practice") -> None:
        with pymysql.connect(
            unix_socket=str(self.socket), user="root", database=database, autocommit=True
        ) as connection:
            for statement in statements:
                connection.cursor().execute(statement)

    @property
    def url(self) -> str:
        return f"mysql+pymysql://root@localhost/practice?unix_socket={self.socket}&charset=utf8mb4"


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="my", dir="/tmp"))  # short: a socket's path has at most 107 bytes
    server = Server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def practice(server):
    server.execute(
        "DROP TABLE IF EXISTS patients",
        "CREATE TABLE patients (id int PRIMARY KEY, nom text, prenom varchar(40), ne datetime,"
        " kind char(8) DEFAULT 'x', edited timestamp DEFAULT '2026-11-01') CHARACTER SET utf8mb4",
        "INSERT INTO patients (id, nom, prenom, ne) VALUES (1, 'Alaoui', 'Salma', '1980-01-02'),"
        " (2, 'Bennis', 'عمر', NULL)",
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
    assert register.fetch(["2"])["2"].first_name == "عمر"
    assert [record.record_id for record in register.search("SALM alao")] == ["1"]


def test_what_a_document_says_is_bound_and_never_part_of_a_statement(register, practice):
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


def test_the_session_cannot_write(register):
    register.refresh()
    with pytest.raises(Unavailable, match="READ ONLY"), register._source._connection() as connection:
        connection.exec_driver_sql("DELETE FROM patients")


def test_rows_are_streamed_and_not_held_by_the_driver(register, practice):
    practice.execute("INSERT INTO patients (id, nom) SELECT seq + 10, repeat('Nom', 100) FROM seq_1_to_20000")
    rows = register._source.rows()
    next(rows)
    with pytest.warns(UserWarning, match="unbuffered result was left incomplete"):
        rows.close()  # before the last row
    assert sum(1 for _ in register._source.rows()) == 20_002


def test_a_server_that_stops_means_waiting_and_one_that_comes_back_is_found_again(register, practice):
    register.refresh()
    practice.stop()
    with pytest.raises(Unavailable, match="for now"):
        register.gather([FULL])
    practice.start()
    assert {record.record_id for record in register.gather([FULL]).records} == {"1"}


def test_a_wrong_column_is_said_in_one_sentence(practice, tmp_path):
    query = "SELECT id AS record_id, surname AS last_name FROM patients"
    with pytest.raises(RegisterError, match="Unknown column 'surname'"):
        open_register(tmp_path, keys_of, url=practice.url, query=query).refresh()
