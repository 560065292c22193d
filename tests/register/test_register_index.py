"""The shadow index: what it must give whole, what it may cut, and that it never lags behind."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.errors import Unavailable
from agent.model import Key, Record
from agent.register import INDEX_FILE
from agent.register import index as index_module
from agent.register.build import Changes
from agent.register.database import Database
from agent.register.embedded import EmbeddedRegister
from agent.register.index import FREQUENT, MAX_KEYS
from tests.register.people import embedded, keys_of, person


def ids(register: EmbeddedRegister, *keys: Key, limit: int = 200) -> set[str]:
    return {record.record_id for record in register.gather(keys, limit).records}


def crowd(count: int, last: str = "Alaoui", **more: str) -> list[Record]:
    """Many people who share a last name and nothing else."""
    return [person(f"C{number}", last, f"F{number}", **more) for number in range(count)]


def test_a_record_is_found_by_each_of_its_keys(tmp_path):
    one = person("1", "Alaoui", "Salma", "1980-05-01", national_id="AB1", file_number="77", phone="0611")
    register = embedded(tmp_path, one, person("2", "Bennis", "Omar"))
    for key in keys_of(one) - {Key("first", "salma")}:
        assert ids(register, key) == {"1"}, key


def test_the_register_says_how_many_records_carry_each_key(tmp_path):
    register = embedded(tmp_path, person("1"), person("2", first="Omar"), person("3", "Bennis"))
    keys = [Key("last", "alaoui"), Key("first", "salma"), Key("full", "alaoui|salma"), Key("id", "none")]
    gathered = register.gather(keys)
    assert gathered.size == 3
    assert [gathered.counts[key] for key in keys] == [2, 2, 1, 0]


def test_a_given_name_alone_retrieves_nothing(tmp_path):
    assert ids(embedded(tmp_path, person("1")), Key("first", "salma")) == set()


def test_a_frequent_last_name_is_cut_and_that_blocks_nothing(tmp_path):
    gathered = embedded(tmp_path, *crowd(300)).gather([Key("last", "alaoui")], limit=200)
    assert gathered.counts[Key("last", "alaoui")] == 300
    assert len(gathered.records) <= 200
    assert not gathered.truncated


def test_a_frequent_last_name_never_crowds_out_the_one_who_shares_a_date(tmp_path):
    register = embedded(tmp_path, *crowd(300), person("me", "Alaoui", "Zineb", "1990-02-03"))
    gathered = register.gather([Key("last", "alaoui"), Key("date", "1990-02-03")], limit=10)
    assert "me" in {record.record_id for record in gathered.records}
    assert not gathered.truncated


def test_of_a_frequent_last_name_those_with_a_second_name_of_the_document_come(tmp_path):
    register = embedded(tmp_path, *crowd(300), person("me", "Alaoui", "Zineb"))
    assert ids(register, Key("last", "alaoui"), Key("first", "zineb"), limit=10) == {"me"}


def test_short_lists_come_whole_before_long_ones_are_cut(tmp_path):
    register = embedded(tmp_path, *crowd(300), person("b", "Bennis"))
    assert ids(register, Key("last", "alaoui"), Key("last", "bennis"), limit=10) == {"b"}


@pytest.mark.parametrize("kind", ["id", "date", "full", "phone"])
def test_a_list_of_identifiers_that_is_cut_blocks_filing(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(index_module, "STRONG_LIMIT", 20)
    same = {"first": "Salma", "born": "1955-01-01", "national_id": "AB1", "phone": "0611"}
    register = embedded(tmp_path, *(person(str(number), **same) for number in range(21)))
    value = {"id": "AB1", "date": "1955-01-01", "full": "alaoui|salma", "phone": "0611"}[kind]
    gathered = register.gather([Key(kind, value)])
    assert gathered.truncated
    assert len(gathered.records) == 20


def test_lists_that_are_too_long_together_block_filing_and_the_rare_ones_come_first(tmp_path, monkeypatch):
    monkeypatch.setattr(index_module, "STRONG_TOTAL", 20)
    many = [person(str(number), f"L{number}", f"F{number}", "1955-01-01") for number in range(30)]
    register = embedded(tmp_path, *many, person("rare", "Tazi", "Hamid", national_id="AB1"))
    gathered = register.gather([Key("date", "1955-01-01"), Key("id", "AB1")])
    assert gathered.truncated
    assert len(gathered.records) == 20
    assert "rare" in {record.record_id for record in gathered.records}


def test_a_frequent_birth_date_comes_whole(tmp_path):
    register = embedded(tmp_path, *(person(str(n), f"L{n}", f"F{n}", "1955-01-01") for n in range(FREQUENT * 5)))
    gathered = register.gather([Key("date", "1955-01-01")], limit=10)
    assert len(gathered.records) == FREQUENT * 5
    assert not gathered.truncated


def test_more_keys_than_any_honest_document_has_block_filing_and_cost_bounded_time(tmp_path):
    register = embedded(tmp_path, person("1", national_id="AB1"))
    hostile = {Key("last", f"x{number}") for number in range(MAX_KEYS + 1)} | {Key("id", "AB1")}
    gathered = register.gather(hostile)
    assert gathered.truncated
    assert {record.record_id for record in gathered.records} == {"1"}


@pytest.mark.parametrize("text", ["'; DROP TABLE records; --", "%", "\x00", "\udcff", "ا" * 10_000, '"'])
def test_text_of_a_document_is_never_more_than_a_value(tmp_path, text):
    register = embedded(tmp_path, person("1"))
    assert ids(register, Key("last", text), Key("id", text)) == set()
    assert ids(register, Key("last", "alaoui")) == {"1"}


def test_what_was_added_is_found_at_once(tmp_path):
    register = embedded(tmp_path, person("1"))
    register.upsert([(1, person("2"))])
    assert ids(register, Key("full", "alaoui|salma")) == {"1", "2"}


def test_a_changed_record_is_found_by_its_new_keys_alone(tmp_path):
    register = embedded(tmp_path, person("1"), person("2"))
    assert register.upsert([(1, person("1", "Bennis"))]) == Changes(0, 1, 0, 1, 2)
    assert ids(register, Key("last", "alaoui")) == {"2"}
    assert ids(register, Key("last", "bennis")) == {"1"}


def test_keys_made_in_another_way_make_the_index_anew(tmp_path):
    embedded(tmp_path, person("1"), keys_version="a").close()
    database = embedded(tmp_path, keys_version="a")._database
    register = EmbeddedRegister(database, lambda record: frozenset({Key("id", record.record_id)}), "b")
    assert ids(register, Key("id", "1")) == {"1"}
    assert ids(register, Key("last", "alaoui")) == set()


def test_an_index_that_another_version_made_meanwhile_files_nothing(tmp_path):
    running = embedded(tmp_path, person("1"), keys_version="a")
    assert ids(running, Key("last", "alaoui")) == {"1"}
    newer = EmbeddedRegister(running._database, lambda record: frozenset({Key("id", record.record_id)}), "b")
    assert ids(newer, Key("id", "1")) == {"1"}
    with pytest.raises(Unavailable, match="another version"):
        running.gather([Key("last", "alaoui")])
    with pytest.raises(Unavailable, match="another version"):
        running.upsert([(1, person("2"))])
    assert running.fetch(["1"]) == {"1": person("1")}, "records can be read all the same"


def test_an_old_index_is_made_anew_at_the_first_document_not_at_the_start(tmp_path):
    embedded(tmp_path, person("1"), keys_version="a").close()
    made = []
    register = EmbeddedRegister(Database(tmp_path / INDEX_FILE), lambda r: made.append(r) or keys_of(r), "b")
    assert (register.size(), register.fetch(["1"]), made) == (1, {"1": person("1")}, [])
    assert ids(register, Key("last", "alaoui")) == {"1"}
    assert ids(register, Key("last", "alaoui")) == {"1"}
    assert made == [person("1")]


def test_documents_that_come_while_it_is_made_wait_for_it(tmp_path):
    embedded(tmp_path, person("1"), keys_version="a").close()
    begun, go_on, found = threading.Event(), threading.Event(), []

    def slow(record):
        begun.set()
        assert go_on.wait(20)
        return keys_of(record)

    register = EmbeddedRegister(Database(tmp_path / INDEX_FILE), slow, "b")
    asking = [threading.Thread(target=lambda: found.append(ids(register, Key("last", "alaoui")))) for _ in range(2)]
    asking[0].start()
    assert begun.wait(20)
    asking[1].start()
    go_on.set()
    for thread in asking:
        thread.join(20)
    assert found == [{"1"}, {"1"}]


def test_an_index_in_the_same_file_is_as_old_as_its_records(tmp_path):
    assert embedded(tmp_path).index_age == timedelta()


names = st.sampled_from(["Alaoui", "Bennis", "Chraibi"])
dates = st.sampled_from([None, date(1980, 1, 2), date(1990, 3, 4)])
records = st.builds(Record, st.sampled_from("abcdef"), names, st.sampled_from([None, "Omar", "Salma"]), dates)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(records, unique_by=lambda record: record.record_id, max_size=6), max_size=4))
def test_after_any_history_the_index_is_what_a_fresh_one_would_be(tmp_path_factory, history):
    grown = embedded(tmp_path_factory.mktemp("grown"))
    for batch in history:
        grown.upsert(enumerate(batch, 1))
    last = {record.record_id: record for batch in history for record in batch}
    fresh = embedded(tmp_path_factory.mktemp("fresh"), *last.values())
    for key in {key for record in last.values() for key in keys_of(record)}:
        left, right = grown.gather([key]), fresh.gather([key])
        assert set(left.records) == set(right.records)
        assert (left.counts, left.size) == (right.counts, right.size)
    grown.close()
    fresh.close()


def test_counts_of_frequent_keys_follow_every_change(tmp_path):
    register = embedded(tmp_path, *crowd(FREQUENT - 1))
    key = Key("last", "alaoui")
    for number, expected in ((1, FREQUENT), (2, FREQUENT + 1)):
        register.upsert([(1, person(f"new{number}", first=None))])
        assert register.gather([key]).counts[key] == expected
    register.upsert([(1, person("new1", "Bennis")), (2, person("new2", "Bennis")), (3, person("C0", "Bennis"))])
    assert register.gather([key]).counts[key] == FREQUENT - 2
