"""The JSONL files: written from the ledger, never forked, and any change to the trail is found."""

import json

import pytest

from agent.core.chain import line_hash, verify, written
from agent.journal import Journal, read_lines
from agent.store import Store, ledger
from tests.house import NOW


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "state" / "intake.sqlite")


@pytest.fixture
def journal(tmp_path, store):
    return Journal(tmp_path / "audit.jsonl", lambda seq: ledger.audit_after(store.reader(), seq))


def add(store, count):
    with store.transaction() as tx:
        for number in range(count):
            ledger.audit(tx, "filed", NOW, document_id=f"d{number}", explanation="é\u2028 {}")


def verdict(journal, store):
    return verify(read_lines(journal.path), *ledger.head(store.reader()))


def test_lines_are_appended_once_and_the_chain_holds(store, journal):
    add(store, 3)
    assert journal.sync() == 3
    assert journal.sync() == 0
    add(store, 2000)
    assert journal.sync() == 2000
    assert verdict(journal, store).broken_at is None
    assert verdict(journal, store).lines == 2003


@pytest.mark.parametrize("torn", [1, 10, 200])
def test_a_torn_last_line_is_cut_and_completed_from_the_ledger(store, journal, torn):
    add(store, 5)
    journal.sync()
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-torn])
    fresh = Journal(journal.path, lambda seq: ledger.audit_after(store.reader(), seq))
    fresh.sync()
    assert journal.path.read_bytes() == whole


def test_a_journal_that_was_lost_is_written_anew(store, journal):
    add(store, 5)
    journal.sync()
    whole = journal.path.read_bytes()
    journal.path.unlink()
    journal.sync()
    assert journal.path.read_bytes() == whole


def test_two_writers_do_not_double_a_line(store, journal):
    add(store, 5)
    other = Journal(journal.path, lambda seq: ledger.audit_after(store.reader(), seq))
    journal.sync()
    other.sync()
    add(store, 1)
    other.sync()
    journal.sync()
    assert [json.loads(line)["seq"] for line in read_lines(journal.path)] == [1, 2, 3, 4, 5, 6]


def change(lines, number):
    entry = json.loads(lines[number])
    entry["document"] = "another"
    lines[number] = written(entry)


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        (lambda lines: change(lines, 2), 3),
        (lambda lines: lines.pop(2), 3),
        (lambda lines: lines.insert(0, lines.pop(3)), 1),
        (lambda lines: lines.pop(), 6),
        (lambda lines: lines.append(lines[-1]), 7),
        (lambda lines: lines.__setitem__(4, "no json"), 5),
        # Both read as before to json.loads, and not to a person.
        (lambda lines: lines.__setitem__(1, lines[1].replace('"by": ', '"by": "somebody", "by": ')), 2),
        (lambda lines: lines.__setitem__(1, lines[1] + "\r"), 2),
    ],
    ids=["changed", "removed", "reordered", "tail cut", "added", "garbled", "a key doubled", "a blank added"],
)
def test_any_tampering_is_found_at_its_line(store, journal, tamper, line):
    add(store, 6)
    journal.sync()
    lines = list(read_lines(journal.path))
    tamper(lines)
    assert verify(lines, *ledger.head(store.reader())).broken_at == line


def test_a_line_rewritten_with_a_fitting_hash_breaks_the_next_one(store, journal):
    add(store, 3)
    journal.sync()
    lines = list(read_lines(journal.path))
    entry = json.loads(lines[1]) | {"by": "somebody"}
    entry["hash"] = line_hash(entry)
    lines[1] = written(entry)
    assert verify(lines, *ledger.head(store.reader())).broken_at == 3


@pytest.fixture
def watched(journal, store):
    return Journal(
        journal.path, lambda seq: ledger.audit_after(store.reader(), seq), ledger.AuditReached(store, lambda: NOW)
    )


@pytest.mark.parametrize(("left", "cut"), [(4, (5, 5)), (1, (2, 5)), (0, (1, 5))])
def test_a_tail_that_was_cut_comes_back_and_the_trail_says_so(store, watched, left, cut):
    add(store, 5)
    watched.sync()
    whole = list(read_lines(watched.path))
    watched.path.write_text("".join(line + "\n" for line in whole[:left]))
    watched.sync()
    *before, last = list(read_lines(watched.path))
    assert before == whole
    assert json.loads(last)["event"] == "trail_restored"
    assert (json.loads(last)["first_line"], json.loads(last)["last_line"]) == cut
    assert verdict(watched, store).broken_at is None


def test_a_line_that_a_crash_left_torn_or_unwritten_is_no_cut(store, watched):
    add(store, 5)
    watched.sync()
    add(store, 1)
    with watched.path.open("a") as file:
        file.write('{"seq": 6, "at')
    watched.sync()
    assert [json.loads(line)["event"] for line in read_lines(watched.path)] == ["filed"] * 6
