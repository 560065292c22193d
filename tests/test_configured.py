"""Changed settings: their names go to the trail, their values nowhere."""

import json

import pytest

from agent.config import Settings
from agent.configured import note_changes
from agent.store import Store, ledger
from tests.house import NOW

TOKEN = "123456:a-token-that-nobody-may-see"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "state" / "intake.sqlite")


def trail(store):
    return [json.loads(line) for _, line in ledger.audit_after(store.reader(), 0)]


def start(store, home, **values):
    return note_changes(store, Settings(home=home, **values), NOW)


def test_a_first_start_changes_nothing_and_neither_does_the_next(store, tmp_path):
    assert start(store, tmp_path, max_pages=7) == []
    assert start(store, tmp_path, max_pages=7) == []
    assert trail(store) == []


def test_what_changed_is_named_in_the_trail_once(store, tmp_path):
    start(store, tmp_path)
    assert start(store, tmp_path, max_pages=7, telegram_bot_token=TOKEN) == ["MAX_PAGES", "TELEGRAM_BOT_TOKEN"]
    assert start(store, tmp_path, max_pages=7, telegram_bot_token=TOKEN) == []
    (line,) = trail(store)
    assert (line["event"], line["keys"]) == ("config_changed", ["MAX_PAGES", "TELEGRAM_BOT_TOKEN"])


def test_no_value_is_in_the_trail_or_in_the_database(store, tmp_path):
    start(store, tmp_path)
    start(store, tmp_path, telegram_bot_token=TOKEN)
    store.close()
    assert all(TOKEN.encode() not in path.read_bytes() for path in (tmp_path / "state").iterdir())
    assert TOKEN not in json.dumps(trail(store))


def test_two_homes_keep_different_hashes_of_the_same_settings(tmp_path):
    kept = []
    for name in ("one", "two"):
        store = Store(tmp_path / name / "intake.sqlite")
        start(store, tmp_path)
        rows = store.reader().execute("SELECT value FROM meta WHERE key = 'config_hashes'")
        kept.append(json.loads(rows.fetchone()["value"]))
    assert kept[0].keys() == kept[1].keys()
    assert not set(kept[0].values()) & set(kept[1].values())


@pytest.mark.parametrize("name", ["names.toml", "prices.toml"])
def test_files_of_settings_count(store, tmp_path, name):
    start(store, tmp_path)
    (tmp_path / name).write_text("[telegram]\n")
    assert start(store, tmp_path) == [name]
    (tmp_path / name).unlink()
    assert start(store, tmp_path) == [name]


def test_a_key_that_an_upgrade_brings_has_changed_only_if_it_was_set(store, tmp_path):
    start(store, tmp_path)
    with store.transaction() as tx:
        known = json.loads(tx.execute("SELECT value FROM meta WHERE key = 'config_hashes'").fetchone()[0])
        del known["MAX_PAGES"], known["CURRENCY"]
        tx.execute("UPDATE meta SET value = ? WHERE key = 'config_hashes'", (json.dumps(known),))
    assert start(store, tmp_path, currency="MAD") == ["CURRENCY"]
