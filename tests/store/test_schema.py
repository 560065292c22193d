"""The state database of an older agent is brought up to date, in one transaction, with all that is in it."""

import sqlite3
from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.store import SCHEMA_VERSION, Store, documents

FIRST = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")


def shape(path):
    """Every table's columns and every index, whatever the order in which they came to be."""
    db = sqlite3.connect(path)
    names = sorted(row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
    indexes = sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
    return {name: db.execute(f"PRAGMA table_xinfo({name})").fetchall() for name in names}, indexes


@pytest.fixture
def first(tmp_path):
    """A database as the first version of the agent left it, with one filed document."""
    path = tmp_path / "old.sqlite"
    db = sqlite3.connect(path)
    db.executescript(FIRST)
    db.execute(
        "INSERT INTO documents (id, name, name_bytes, source, state, path, record_id, received_at, updated_at)"
        " VALUES ('d1', 'scan.pdf', x'7363616e2e706466', '', 'filed', 'archive/7/scan.pdf', '7',"
        " '2026-11-23T09:00:00.000000+00:00', '2026-11-23T09:00:00.000000+00:00')"
    )
    db.execute("PRAGMA user_version=1")
    db.commit()
    db.close()
    return path


def test_an_old_database_gets_the_shape_of_a_new_one_and_keeps_what_it_holds(first, tmp_path):
    old, new = Store(first), Store(tmp_path / "new.sqlite")
    assert shape(first) == shape(tmp_path / "new.sqlite")
    for store in (old, new):
        assert store.reader().execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    row = documents.get(old.reader(), "d1")
    assert (row.name, row.record_id, row.reading, row.split_from) == ("scan.pdf", "7", {}, None)


def test_opening_twice_changes_nothing_more(first):
    Store(first).close()
    before = shape(first)
    Store(first)
    assert shape(first) == before


def test_an_upgrade_that_fails_leaves_the_old_database_as_it_was(first, monkeypatch):
    before = shape(first)
    monkeypatch.setattr("agent.store._statements", lambda name: ["CREATE TABLE half (a)", "CREATE TABLE half (a)"])
    with pytest.raises(ConfigError, match="can't be used"):
        Store(first)
    assert shape(first) == before


def test_a_newer_database_is_refused(first):
    db = sqlite3.connect(first)
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(ConfigError, match="newer agent"):
        Store(first)
