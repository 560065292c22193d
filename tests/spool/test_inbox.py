"""When a file is settled, what is left alone, and what a claim leaves on the disk."""

import os
import socket

import pytest

from agent.inbox import Inbox

PDF = b"%PDF-1.4\n...\n%%EOF\n"


@pytest.fixture
def inbox(tmp_path):
    for name in ("incoming", "claimed"):
        (tmp_path / name).mkdir()
    return Inbox(tmp_path / "incoming", tmp_path / "claimed", 5.0, 600.0, ("*.part", "*.tmp", "~*", ".*"))


def ready(inbox, now):
    return [sighting.path.name for sighting in inbox.look(now).ready]


def test_a_file_is_settled_when_it_has_not_changed_for_settle_seconds(inbox):
    (inbox.incoming / "scan.pdf").write_bytes(PDF)
    assert ready(inbox, 0.0) == []
    assert inbox.look(1.0).next_look == pytest.approx(4.0)
    assert ready(inbox, 5.0) == ["scan.pdf"]


def test_a_file_that_changes_starts_anew(inbox):
    path = inbox.incoming / "scan.pdf"
    path.write_bytes(PDF)
    inbox.look(0.0)
    path.write_bytes(PDF + PDF)
    assert ready(inbox, 5.0) == []
    assert ready(inbox, 10.0) == ["scan.pdf"]


def test_a_file_whose_writer_has_closed_it_is_taken_at_once(inbox):
    path = inbox.incoming / "scan.pdf"
    path.write_bytes(PDF)
    inbox.closed(str(path))
    assert ready(inbox, 0.0) == ["scan.pdf"]


def test_a_file_that_somebody_still_writes_is_not_taken(inbox):
    path = inbox.incoming / "scan.pdf"
    path.write_bytes(PDF)
    inbox.look(0.0)
    with path.open("ab"):
        inbox.closed(str(path))
        assert ready(inbox, 60.0) == []
    assert ready(inbox, 120.0) == ["scan.pdf"]


def test_a_pdf_without_its_end_gets_the_longer_grace(inbox):
    (inbox.incoming / "half.pdf").write_bytes(b"%PDF-1.4\nhalf of it")
    inbox.look(0.0)
    assert ready(inbox, 599.0) == []
    assert ready(inbox, 600.0) == ["half.pdf"]


def test_a_pdf_that_is_still_open_for_writing_is_waited_for_beyond_the_grace(inbox):
    path = inbox.incoming / "half.pdf"
    path.write_bytes(b"%PDF-1.4\nhalf of it")
    inbox.look(0.0)
    with path.open("ab"):
        assert ready(inbox, 3600.0) == []
    assert ready(inbox, 3600.0) == ["half.pdf"]


@pytest.mark.parametrize("content", [b"", b"\0" * 5000], ids=["empty", "reserved"])
def test_an_empty_or_reserved_file_may_still_be_arriving(inbox, content):
    (inbox.incoming / "new.pdf").write_bytes(content)
    inbox.look(0.0)
    assert ready(inbox, 599.0) == []
    assert ready(inbox, 600.0) == ["new.pdf"]


def test_what_is_no_pdf_needs_no_grace(inbox):
    (inbox.incoming / "page.pdf").write_bytes(b"<html>login</html>")
    inbox.look(0.0)
    assert ready(inbox, 5.0) == ["page.pdf"]


@pytest.mark.parametrize("name", ["scan.pdf.part", "x.tmp", "~scan.pdf", ".scan.pdf.Xy12"])
def test_temporary_names_are_left_alone_until_renamed(inbox, name):
    (inbox.incoming / name).write_bytes(PDF)
    look = inbox.look(0.0)
    assert (look.ready, look.waiting) == ([], 0)
    (inbox.incoming / name).rename(inbox.incoming / "done.pdf")
    inbox.closed(str(inbox.incoming / "done.pdf"))
    assert ready(inbox, 1.0) == ["done.pdf"]


def test_subfolders_are_the_source_even_when_one_is_called_x_pdf(inbox):
    (inbox.incoming / "scanner-2" / "x.pdf").mkdir(parents=True)
    path = inbox.incoming / "scanner-2" / "x.pdf" / "a.pdf"
    path.write_bytes(PDF)
    inbox.closed(str(path))
    assert [s.source for s in inbox.look(0.0).ready] == ["scanner-2/x.pdf/"]


def test_links_fifos_and_sockets_are_seen_as_what_they_are_and_never_opened(inbox, tmp_path):
    (tmp_path / "outside.pdf").write_bytes(PDF)
    (inbox.incoming / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    (inbox.incoming / "folder-link").symlink_to(tmp_path)
    os.mkfifo(inbox.incoming / "fifo.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(inbox.incoming / "socket.pdf"))
        found = {s.path.name: s.regular for s in inbox.look(0.0).ready}
    assert found == {"link.pdf": False, "folder-link": False, "fifo.pdf": False, "socket.pdf": False}


def test_a_claim_moves_the_file_and_remembers_its_name(inbox):
    name = "r\udce9sultat\u202e.pdf"  # a byte that isn't UTF-8, and a mark that turns the reading direction
    path = inbox.incoming / name
    path.write_bytes(PDF)
    inbox.closed(str(path))
    claimed = inbox.claim(inbox.look(0.0).ready[0], "d1")
    assert claimed is not None
    assert claimed.read_bytes() == PDF
    assert not path.exists()
    assert inbox.origin("d1").name == os.fsencode(name)
    assert list(inbox.claims()) == [("d1", True)]


def test_a_file_that_has_gone_meanwhile_leaves_no_claim(inbox):
    path = inbox.incoming / "scan.pdf"
    path.write_bytes(PDF)
    inbox.closed(str(path))
    sighting = inbox.look(0.0).ready[0]
    path.unlink()
    assert inbox.claim(sighting, "d1") is None
    assert list(inbox.claims()) == []


def test_a_folder_that_cannot_be_read_is_a_problem_that_is_told(inbox):
    inbox.incoming.rmdir()
    look = inbox.look(0.0)
    assert look.ready == []
    assert "can't be read" in look.problems[0]
