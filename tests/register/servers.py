"""Real database servers of our own: each in a folder of its own, on a Unix socket and nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path
from typing import ClassVar

import psycopg
import pymysql

# Neither likes to run as root; any other user will do.
USER = "nobody" if os.geteuid() == 0 else None


def give_away(*folders: Path) -> None:
    """To the user that the server runs as."""
    for folder in folders if USER else ():
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)


class MariaDB:
    """``query`` reads the register, ``table`` makes it; the rest is how this server says what we must understand."""

    binary: ClassVar = shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    query: ClassVar = (
        "SELECT p.id AS record_id, p.nom AS last_name, p.prenom AS first_name, p.ne AS birth_date,"
        " p.edited AS updated_at FROM patients p WHERE p.kind <> ':none' AND p.nom NOT LIKE '%none%'"
    )
    table: ClassVar = (
        "CREATE TABLE patients (id int PRIMARY KEY, nom text, prenom varchar(40), ne datetime,"
        " kind char(8) DEFAULT 'x', edited timestamp DEFAULT '2026-11-01') CHARACTER SET utf8mb4"
    )
    read_only: ClassVar = "READ ONLY"
    no_column: ClassVar = "Unknown column 'surname'"

    def __init__(self, folder: Path) -> None:
        self.folder, self.socket = folder, folder / "socket"
        (folder / "data").mkdir()
        give_away(folder, folder / "data")
        self.start()
        self.execute("CREATE DATABASE practice CHARACTER SET utf8mb4", database=None)

    def start(self) -> None:
        assert self.binary is not None
        options = [f"--datadir={self.folder}/data", f"--socket={self.socket}", f"--log-error={self.folder}/log.err"]
        # Without grant tables the folder may be empty at first: the socket is ours alone.
        alone = ["--no-defaults", "--skip-networking", "--skip-grant-tables"]
        self.process = subprocess.Popen([self.binary, *alone, *options], user=USER, cwd=self.folder)
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


class PostgreSQL:
    """As ``MariaDB``; ``autres`` is a list, which only this one knows."""

    binary: ClassVar = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)
    query: ClassVar = (
        "SELECT p.id AS record_id, p.nom AS last_name, p.prenom AS first_name, p.ne::date AS birth_date,"
        " p.autres AS aliases, p.edited AS updated_at FROM patients p WHERE p.kind <> ':none'"
    )
    table: ClassVar = (
        "CREATE TABLE patients (id integer PRIMARY KEY, nom text, prenom varchar(40), ne timestamp, autres text[],"
        " kind char(8) DEFAULT 'x', edited timestamptz DEFAULT '2026-11-01')"
    )
    read_only: ClassVar = "read-only"
    no_column: ClassVar = 'column "surname" does not exist'

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        give_away(folder)
        self.run("initdb", "-D", f"{folder}/data", "-U", "owner", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        self.start()

    def run(self, program: str, *arguments: str) -> None:
        assert self.binary is not None
        command = [str(self.binary.with_name(program)), *arguments]
        subprocess.run(command, user=USER, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, timeout=60)

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
