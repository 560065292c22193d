"""What a fault leaves half done is finished by itself, and a release that comes late removes nothing that is newer."""

import errno
import os
import sqlite3
from contextlib import contextmanager

import pytest

from agent import daemon as daemon_module
from agent import decisions, inbox, settling, workers
from agent.model import State
from agent.recovery import Recovery
from agent.store import plans
from agent.verify import check_files
from tests.house import LETTER, STRANGER, House, pdf


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "HOLD_SECONDS", 0.01)
    return House(tmp_path)


def failing_once(monkeypatch, owner, name, error):
    """Let a function fail the first time that it is called."""
    real, calls = getattr(owner, name), []

    def fail(*arguments, **named):
        calls.append(arguments)
        if len(calls) == 1:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, fail)


def claims(house):
    return list((house.home / "state" / "claimed").iterdir())


def test_a_release_that_failed_is_finished_without_a_restart(house, monkeypatch):
    failing_once(monkeypatch, settling.filing, "remove", OSError(errno.EIO, "Input/output error"))
    house.drop("scan.pdf", LETTER)
    house.run()
    assert house.row("scan.pdf").state is State.FILED
    assert claims(house) == []
    assert plans.unreleased(house.store.reader()) == []


def test_a_late_release_leaves_alone_what_a_later_plan_has_put_in_its_place(house, monkeypatch):
    (house.home / "incoming" / "scan.pdf").write_bytes(b"<html>")
    house.run()
    with monkeypatch.context() as patch:
        # The retry's release removes failed/scan.pdf, but can't write that down.
        patch.setattr(plans, "released", _raise(sqlite3.OperationalError("database or disk is full")))
        decisions.retry(house.desk, house.row("scan.pdf").id, "shell:nadia")
        with pytest.raises(sqlite3.OperationalError):
            house.pipeline.process(house.row("scan.pdf").id)
        with pytest.raises(sqlite3.OperationalError):
            house.pipeline.process(house.row("scan.pdf").id)
    assert house.row("scan.pdf").state is State.FAILED
    Recovery(house.desk).tidy(0.0)
    assert (house.home / house.row("scan.pdf").path).read_bytes() == b"<html>"
    assert check_files(house.home, house.store.reader()) == []
    assert claims(house) == []


def test_a_claim_that_could_not_be_written_down_is_taken_up_without_a_restart(house, monkeypatch):
    failing_once(monkeypatch, daemon_module, "receive", sqlite3.OperationalError("disk I/O error"))
    house.drop("scan.pdf", LETTER)
    house.run()
    assert house.row("scan.pdf").state is State.FILED
    assert list(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


def test_a_claim_of_another_process_is_given_time(house):
    house.drop("scan.pdf", LETTER)
    house.desk.inbox.claim(house.desk.inbox.sight(house.home / "incoming" / "scan.pdf", ""), "d9")
    recovery = Recovery(house.desk)
    recovery.tidy(0.0)
    recovery.tidy(59.0)
    assert house.rows() == {}
    recovery.tidy(60.0)
    assert house.row("scan.pdf").id == "d9"


def test_a_full_disk_is_no_crash_of_the_document(house, monkeypatch):
    """Nothing can be written, not even that the attempt is taken back: it waits, and is not set aside."""
    full, left = OSError(errno.ENOSPC, "No space left on device"), []
    real_copy, real = settling.filing.copy_file, type(house.store).transaction

    def copy(*arguments):
        if len(left) < 6:
            left.append(1)
            raise full
        return real_copy(*arguments)

    @contextmanager
    def transaction(store):
        with real(store) as tx:
            yield tx
            if left and len(left) < 6:
                left.append(1)
                raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(settling.filing, "copy_file", copy)
    monkeypatch.setattr(type(house.store), "transaction", transaction)
    house.drop("scan.pdf", LETTER)
    house.run()
    assert (house.row("scan.pdf").state, house.row("scan.pdf").reason) == (State.FILED, None)


def test_a_name_that_a_power_cut_brought_back_is_not_taken_twice(house):
    path = house.home / "incoming" / "scan.pdf"
    house.drop("scan.pdf", LETTER)
    claimed = house.desk.inbox.claim(house.desk.inbox.sight(path, ""), "d9")
    os.link(claimed, path)  # ext2: the new name was on the disk, the removal of the old one not yet
    house.run()
    assert list(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


def test_another_file_of_that_name_is_a_document_of_its_own(house):
    path = house.home / "incoming" / "scan.pdf"
    house.drop("scan.pdf", LETTER)
    house.desk.inbox.claim(house.desk.inbox.sight(path, ""), "d9")
    house.drop("scan.pdf", STRANGER)
    house.run()
    assert sorted(house.tree().values()) == sorted([pdf(LETTER), pdf(STRANGER)])


def test_a_claim_whose_note_is_lost_is_still_taken_up(house):
    house.drop("scan.pdf", LETTER)
    claimed = house.desk.inbox.claim(house.desk.inbox.sight(house.home / "incoming" / "scan.pdf", ""), "d9")
    (claimed.parent / "origin.json").write_bytes(b'{"na')
    house.run()
    assert list(house.tree()) == ["archive/4711/2026-11-23_unknown.pdf"]


def test_a_claim_that_a_disk_brought_back_after_its_release_is_released_again(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    claim = house.desk.inbox.claimed / house.row("scan.pdf").id
    claim.mkdir()
    (claim / "document").write_bytes(pdf(LETTER))
    Recovery(house.desk).tidy(0.0)
    assert claims(house) == []
    assert list(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


def test_a_claim_that_a_disk_brought_back_with_other_bytes_is_a_document_of_its_own(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    claim = house.desk.inbox.claimed / house.row("scan.pdf").id
    house.desk.inbox.reopen(claim.name, b"scan.pdf", "")
    (claim / "document").write_bytes(pdf(STRANGER))
    house.run()
    assert claims(house) == []
    assert sorted(house.tree().values()) == sorted([pdf(LETTER), pdf(STRANGER)])


def late(house, name):
    """Bring the claim of a document that was released long ago back, with nothing in it; its note is lost."""
    claim = house.desk.inbox.claimed / house.row(name).id
    claim.mkdir()
    return claim / "document"


def a_link_that_failed(house):
    (house.home / "elsewhere.txt").write_bytes(b"somebody else's")
    (house.home / "incoming" / "scan.pdf").symlink_to(house.home / "elsewhere.txt")


def a_file_that_the_disk_did_not_deliver(house, monkeypatch):
    failing_once(monkeypatch, settling.filing, "private_copy", OSError(errno.EIO, "Input/output error"))
    house.drop("scan.pdf", LETTER)


def test_a_link_that_was_set_aside_is_released(house):
    a_link_that_failed(house)
    house.run()
    assert (house.row("scan.pdf").reason, house.row("scan.pdf").sha256) == ("unsafe_path", None)
    assert (house.home / "failed" / "scan.pdf").is_symlink()
    assert claims(house) == []
    os.link(house.home / "failed" / "scan.pdf", late(house, "scan.pdf"), follow_symlinks=False)
    house.run()
    assert claims(house) == []
    assert list(house.rows()) == ["scan.pdf"]


def test_a_file_that_the_disk_did_not_deliver_is_released(house, monkeypatch):
    a_file_that_the_disk_did_not_deliver(house, monkeypatch)
    house.run()
    assert (house.row("scan.pdf").reason, house.row("scan.pdf").sha256) == ("io_error", None)
    assert claims(house) == []
    os.link(house.home / "failed" / "scan.pdf", late(house, "scan.pdf"))
    house.run()
    assert claims(house) == []
    assert len(house.tree()) == 2  # the file and its reason


def test_another_file_in_the_late_claim_of_one_never_read_is_a_document_of_its_own(house, monkeypatch):
    a_file_that_the_disk_did_not_deliver(house, monkeypatch)
    house.run()
    late(house, "scan.pdf").write_bytes(pdf(STRANGER))
    house.run()
    assert claims(house) == []
    assert {pdf(LETTER), pdf(STRANGER)} <= set(house.tree().values())
    assert check_files(house.home, house.store.reader()) == []


def test_a_file_in_the_late_claim_of_a_link_is_a_document_of_its_own(house):
    a_link_that_failed(house)
    house.run()
    late(house, "scan.pdf").write_bytes(pdf(STRANGER))
    house.run()
    assert claims(house) == []
    assert pdf(STRANGER) in house.tree().values()


def test_a_link_in_the_late_claim_of_a_filed_document_is_a_document_of_its_own(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    late(house, "scan.pdf").symlink_to("whatever")
    house.run()
    assert claims(house) == []
    assert (house.home / "failed" / "scan.pdf").readlink().name == "whatever"


def test_a_file_whose_place_was_emptied_is_not_removed_from_its_late_claim(house, monkeypatch):
    a_file_that_the_disk_did_not_deliver(house, monkeypatch)
    house.run()
    os.rename(house.home / "failed" / "scan.pdf", late(house, "scan.pdf"))
    house.run()
    assert claims(house) == []
    assert pdf(LETTER) in house.tree().values()


def test_a_file_that_was_never_read_gets_one_name_though_settling_it_was_cut_off(house, monkeypatch):
    a_file_that_the_disk_did_not_deliver(house, monkeypatch)
    failing_once(monkeypatch, settling.plans, "settle", sqlite3.OperationalError("disk I/O error"))
    house.run()
    assert [path.name for path in (house.home / "failed").iterdir() if path.suffix == ".pdf"] == ["scan.pdf"]
    assert check_files(house.home, house.store.reader()) == []


def test_a_second_name_of_a_filed_document_among_the_claims_is_dropped(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    (house.desk.inbox.claimed / "d9").write_bytes(pdf(LETTER))  # ext2: the folder's inode has become a file's
    house.run()
    assert claims(house) == []
    assert list(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


def test_a_file_among_the_claims_that_nobody_knows_is_a_document(house):
    (house.desk.inbox.claimed / "d9").write_bytes(pdf(STRANGER))
    house.run()
    assert claims(house) == []
    assert list(house.tree().values()) == [pdf(STRANGER)]


def test_from_another_filesystem_a_document_is_copied_whole_and_only_once(house, monkeypatch):
    real_rename, real_unlink, stuck = os.rename, os.unlink, [True]

    def across(source, target, **named):
        if str(source).startswith(str(house.home / "incoming")):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real_rename(source, target, **named)

    def unlink(path, **named):
        if str(path).startswith(str(house.home / "incoming")) and stuck:
            stuck.clear()
            raise PermissionError(errno.EACCES, "Permission denied")
        return real_unlink(path, **named)

    monkeypatch.setattr(inbox.os, "rename", across)
    monkeypatch.setattr(inbox.os, "unlink", unlink)
    house.drop("scan.pdf", LETTER)
    house.run()
    assert list(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


def _raise(error):
    def fail(*_arguments, **_named):
        raise error

    return fail
