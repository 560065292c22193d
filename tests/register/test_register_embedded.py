"""The embedded register: what one can look up in it, and that it survives."""

from __future__ import annotations

import threading

import pytest

from agent.errors import ConfigError, Unavailable
from agent.model import Record
from agent.register import INDEX_FILE, open_register
from agent.register.database import Database
from tests.register.people import embedded, keys_of, person

FULL = person(
    "P 1", "El Idrissi", "Mohamed", "1961-03-12", sex="M", national_id="AB123", file_number="F-9", phone="+212 6",
    status="merged",
)  # fmt: skip


def test_a_record_comes_back_as_it_went_in(tmp_path):
    record = Record(**{**{name: getattr(FULL, name) for name in FULL.__slots__}, "aliases": ("Idrissi", "الادريسي")})
    register = embedded(tmp_path, record)
    assert register.fetch(["P 1", "nobody"]) == {"P 1": record}


def test_it_is_there_after_a_restart(tmp_path):
    embedded(tmp_path, person("1")).close()
    register = open_register(tmp_path, keys_of)
    assert register.size() == 1
    assert register.fetch(["1"]) == {"1": person("1")}


@pytest.mark.parametrize("text", ["idrissi", "ÉL mohamed", "AB123", "p 1", "F-9", "bensalem"])
def test_a_record_is_found_by_any_part_of_its_names_and_numbers(tmp_path, text):
    other = Record("2", "Bennis", aliases=("Bensalem",))
    register = embedded(tmp_path, Record("P 1", "El Idrissi", "Mohamed", None, None, "AB123", "F-9"), other)
    assert [record.record_id for record in register.search(text)] == (["2"] if text == "bensalem" else ["P 1"])


def test_a_search_of_nothing_finds_nothing(tmp_path):
    assert embedded(tmp_path, person("1")).search(" -- ") == []


def test_a_search_gives_at_most_its_limit(tmp_path):
    register = embedded(tmp_path, *(person(str(number)) for number in range(9)))
    assert len(register.search("alaoui", limit=5)) == 5


def test_adding_is_all_or_nothing(tmp_path):
    register = embedded(tmp_path, person("1"))

    def records():
        yield 1, person("2")
        raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError):
        register.upsert(records())
    assert register.size() == 1
    assert register.search("alaoui") == [person("1")]
    register.upsert([(1, person("3"))])
    assert register.size() == 2


def test_each_thread_may_use_it(tmp_path):
    register = embedded(tmp_path, person("1"))
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(register.size())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path):
    (tmp_path / INDEX_FILE).write_text("not a database, but long enough to look at " * 10)
    with pytest.raises(ConfigError, match="can't be used"):
        Database(tmp_path / INDEX_FILE)


def test_a_file_that_breaks_while_running_means_waiting(tmp_path):
    register = embedded(tmp_path, person("1"))
    register.close()
    (tmp_path / INDEX_FILE).write_text("not a database, but long enough to look at " * 10)
    for left in tmp_path.glob(INDEX_FILE + "-*"):
        left.unlink()
    with pytest.raises(Unavailable):
        register.gather(keys_of(person("1")))


def test_a_register_written_by_a_newer_agent_is_refused(tmp_path):
    database = Database(tmp_path / INDEX_FILE)
    database.connection().execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(ConfigError, match="newer agent"):
        Database(tmp_path / INDEX_FILE)


def test_others_cannot_read_the_file(tmp_path):
    embedded(tmp_path, person("1"))
    assert (tmp_path / INDEX_FILE).stat().st_mode & 0o077 == 0
