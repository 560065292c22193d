"""What becomes of one document, and that a failure on our side never turns into a second decision."""

import os
import threading
from hashlib import sha256

import pytest

from agent import decisions, filing
from agent.core.chain import verify
from agent.errors import NotFound, Refused
from agent.journal import read_lines
from agent.model import State
from agent.store import documents, ledger
from agent.verify import check_files
from tests.house import LETTER, STRANGER, BuggyReader, House, SlowReader, pdf


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def check_whole(house):
    """Every document is in exactly one place with its bytes, and the trail holds."""
    assert check_files(house.home, house.store.reader()) == []
    assert sum(documents.counts(house.store.reader()).values()) == documents.came_in(house.store.reader())
    trail = read_lines(house.home / "logs" / "audit.jsonl")
    assert verify(trail, *ledger.head(house.store.reader())).broken_at is None
    debris = list(house.home.rglob("*.part")) + list((house.home / "state" / "claimed").iterdir())
    assert debris == []


def test_a_sure_document_is_filed_byte_for_byte(house):
    house.drop("scanner-2/scan.pdf", LETTER)
    house.run()
    assert house.tree() == {"archive/4711/2026-11-23_scan.pdf": pdf(LETTER)}
    row = house.row("scan.pdf")
    assert (row.state, row.record_id, row.source, row.decided_by) == (State.FILED, "4711", "scanner-2/", "agent")
    assert row.sha256 == sha256(pdf(LETTER)).hexdigest()
    assert house.outbox() == [("filed", row.id)]
    check_whole(house)


def test_a_stranger_is_asked_about(house):
    house.drop("scan.pdf", STRANGER)
    house.run()
    assert house.tree() == {"review/scan.pdf": pdf(STRANGER)}
    assert (house.row("scan.pdf").state, house.row("scan.pdf").reason) == (State.REVIEW, "not_in_register")
    assert house.outbox() == [("question", house.row("scan.pdf").id)]
    check_whole(house)


def test_the_same_bytes_twice_are_a_duplicate(house):
    house.drop("a.pdf", LETTER)
    house.run()
    house.drop("b.pdf", LETTER)
    house.run()
    assert sorted(house.tree()) == ["archive/4711/2026-11-23_a.pdf", "duplicates/b.pdf"]
    assert house.row("b.pdf").duplicate_of == house.row("a.pdf").id
    assert house.reader.seen == [LETTER], "a duplicate is not read again"
    check_whole(house)


def test_the_same_name_a_hundred_times_overwrites_nothing(house):
    for number in range(100):
        house.drop("scan.pdf", f"{LETTER}\n{number}")
        house.run()
    files = house.tree()
    assert len(files) == 100
    assert len(set(files.values())) == 100
    check_whole(house)


def test_what_is_no_pdf_fails_with_its_reason_beside_it(house):
    (house.home / "incoming" / "page.pdf").write_bytes(b"<html>")
    house.run()
    assert sorted(house.tree()) == ["failed/page.pdf", "failed/page.pdf.reason.txt"]
    assert "no PDF" in (house.home / "failed/page.pdf.reason.txt").read_text()
    check_whole(house)


def test_a_file_called_like_a_reason_is_not_overwritten_by_one(house):
    (house.home / "incoming" / "x.pdf.reason.txt").write_bytes(b"mine")
    house.run()
    (house.home / "incoming" / "x.pdf").write_bytes(b"<html>")
    house.run()
    contents = list(house.tree().values())
    assert b"mine" in contents
    assert b"<html>" in contents
    check_whole(house)


def test_a_link_is_refused_and_what_it_points_to_is_untouched(house, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.pdf"
    outside.write_bytes(pdf(LETTER))
    (house.home / "incoming" / "scan.pdf").symlink_to(outside)
    os.mkfifo(house.home / "incoming" / "fifo.pdf")
    house.run()
    assert {row.reason for row in house.rows().values()} == {"unsafe_path"}
    assert outside.read_bytes() == pdf(LETTER)
    assert (house.home / "failed" / "scan.pdf").is_symlink()
    check_whole(house)


def test_names_that_are_not_utf8_survive(house):
    name = b"r\xe9sultat.pdf"
    (house.home / "incoming" / os.fsdecode(name)).write_bytes(pdf(LETTER))
    house.run()
    row = house.row("r\\xe9sultat.pdf")
    assert row.name_bytes == name
    assert row.path == "archive/4711/2026-11-23_r%E9sultat.pdf"
    check_whole(house)


def test_a_bug_on_one_document_stops_no_other_and_three_strikes_set_it_aside(tmp_path):
    house = House(tmp_path, reader=BuggyReader())
    house.drop("a-poison.pdf", "POISON")
    house.drop("b.pdf", LETTER)
    house.run()
    assert (house.row("a-poison.pdf").state, house.row("a-poison.pdf").reason) == (State.FAILED, "crashed")
    assert house.row("b.pdf").state is State.FILED
    steps = documents.steps(house.store.reader(), house.row("a-poison.pdf").id)
    assert [step["attempt"] for step in steps if step["name"] == "read"] == [1, 2, 3]
    check_whole(house)


def test_a_register_that_is_down_decides_nothing(house):
    house.register.down = True
    house.drop("scan.pdf", LETTER)
    daemon = house.daemon()
    sighting = []
    while not sighting:
        sighting = house.desk.inbox.look(1000.0 + len(sighting)).ready or house.desk.inbox.look(2000.0).ready
    daemon._claim(sighting[0])
    document_id = house.row("scan.pdf").id
    daemon.work_on([document_id])
    row = documents.get(house.store.reader(), document_id)
    assert (row.state, row.attempts) == (State.IN_PROGRESS, 0)
    house.register.down = False
    house.run()
    assert house.row("scan.pdf").state is State.FILED
    check_whole(house)


def test_a_disk_that_fails_while_settling_is_tried_again_from_the_same_plan(house, monkeypatch):
    real, calls = filing.publish, []

    def full_at_first(*args, **kwargs):
        calls.append(args)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        return real(*args, **kwargs)

    monkeypatch.setattr(filing, "publish", full_at_first)
    monkeypatch.setattr("agent.workers.HOLD_SECONDS", 0.01)
    house.drop("scan.pdf", LETTER)
    house.run()
    assert house.row("scan.pdf").state is State.FILED
    assert house.reader.seen == [LETTER], "the decision was not made again"
    kinds = [kind for kind, _ in house.outbox()]
    assert kinds.count("filed") == 1
    assert "alarm" in kinds
    check_whole(house)


def test_a_file_that_is_changed_after_it_was_read_becomes_a_document_of_its_own(house, monkeypatch):
    real = filing.publish

    def overwrite_first(source, target, *args, **kwargs):
        document = source.parent / "document"
        if document.exists() and document.read_bytes() == pdf(LETTER):
            document.write_bytes(pdf(STRANGER))
        return real(source, target, *args, **kwargs)

    monkeypatch.setattr(filing, "publish", overwrite_first)
    house.drop("scan.pdf", LETTER)
    house.run()
    assert sorted(house.tree().values()) == sorted([pdf(LETTER), pdf(STRANGER)])
    check_whole(house)


def test_a_stop_in_the_middle_of_a_long_scan_is_no_failure_and_no_alarm(tmp_path, monkeypatch):
    monkeypatch.setattr("agent.daemon.PARTING_SECONDS", 0.05)
    house = House(tmp_path, reader=SlowReader())
    house.drop("scan.pdf", LETTER)
    daemon = house.daemon()
    running = threading.Thread(target=daemon.run)
    running.start()
    assert house.reader.reading.wait(30)
    daemon.stop()
    running.join(30)
    assert not running.is_alive()
    row = house.row("scan.pdf")
    assert (row.state, row.attempts) == (State.IN_PROGRESS, 0)
    assert "alarm" not in [kind for kind, _ in house.outbox()]
    again = House(tmp_path)
    again.run()
    assert again.row("scan.pdf").state is State.FILED
    check_whole(again)


# --- what a human decides -----------------------------------------------------------------------------------


def test_a_human_files_what_was_asked_and_can_take_it_back(house):
    house.drop("scan.pdf", STRANGER)
    house.run()
    document_id = house.row("scan.pdf").id
    decisions.decide(house.desk, house.register, document_id, "882", "shell:nadia")
    house.run()
    row = house.row("scan.pdf")
    assert (row.state, row.record_id, row.decided_by, row.rule) == (State.FILED, "882", "shell:nadia", "human")
    assert sorted(house.tree()) == ["archive/882/2026-11-23_scan.pdf"]
    decisions.undo(house.desk, document_id, "shell:nadia")
    house.run()
    assert sorted(house.tree()) == ["review/scan.pdf"]
    assert (house.row("scan.pdf").state, house.row("scan.pdf").record_id) == (State.REVIEW, None)
    check_whole(house)


def test_of_two_answers_the_first_wins_and_the_second_is_told(house):
    house.drop("scan.pdf", STRANGER)
    house.run()
    document_id = house.row("scan.pdf").id
    decisions.decide(house.desk, house.register, document_id, "882", "telegram:1")
    with pytest.raises(Refused, match="is being moved"):
        decisions.decide(house.desk, house.register, document_id, "4711", "telegram:2")
    house.run()
    with pytest.raises(Refused, match="filed to 882 by telegram:1"):
        decisions.decide(house.desk, house.register, document_id, "4711", "telegram:2")
    assert house.row("scan.pdf").record_id == "882"


def test_none_of_these_leaves_it_in_review_and_says_who_said_so(house):
    house.drop("scan.pdf", STRANGER)
    house.run()
    decisions.decide(house.desk, house.register, house.row("scan.pdf").id, None, "shell:nadia")
    row = house.row("scan.pdf")
    assert (row.state, row.reason, row.decided_by) == (State.REVIEW, "not_in_register", "shell:nadia")


def test_an_unknown_record_is_refused(house):
    house.drop("scan.pdf", STRANGER)
    house.run()
    with pytest.raises(NotFound, match="no record '999'"):
        decisions.decide(house.desk, house.register, house.row("scan.pdf").id, "999", "shell:nadia")


def test_a_failed_document_goes_through_again(house, monkeypatch):
    (house.home / "incoming" / "scan.pdf").write_bytes(pdf(LETTER))
    real = house.reader.read
    monkeypatch.setattr(house.reader, "read", lambda path: real(house.home / "logs" / "audit.jsonl"))
    house.run()
    assert house.row("scan.pdf").state is State.FAILED
    monkeypatch.setattr(house.reader, "read", real)
    decisions.retry(house.desk, house.row("scan.pdf").id, "shell:nadia")
    house.run()
    assert sorted(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]
    check_whole(house)
