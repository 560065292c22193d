"""Publishing: whole or not at all, never over another file, and as often as it takes."""

import os
from hashlib import sha256

import pytest

from agent import filing

BYTES = b"%PDF-1.4 the document %%EOF"
HASH = sha256(BYTES).hexdigest()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(BYTES)
    return path


def test_the_bytes_stand_at_the_target_and_nothing_else_does(tmp_path, source):
    target = tmp_path / "archive" / "4711" / "scan.pdf"
    filing.publish(source, target, HASH, "d1")
    assert target.read_bytes() == BYTES
    assert [path.name for path in target.parent.iterdir()] == ["scan.pdf"]
    assert source.exists(), "copy first, delete last"


def test_publishing_again_is_harmless(tmp_path, source):
    target = tmp_path / "archive" / "scan.pdf"
    filing.publish(source, target, HASH, "d1")
    inode = target.stat().st_ino
    filing.publish(source, target, HASH, "d1")
    assert target.stat().st_ino == inode


def test_a_strangers_file_is_never_overwritten(tmp_path, source):
    target = tmp_path / "scan.pdf"
    target.write_bytes(b"somebody else's")
    with pytest.raises(filing.Occupied):
        filing.publish(source, target, HASH, "d1")
    assert target.read_bytes() == b"somebody else's"


def test_a_file_that_appears_between_look_and_link_is_not_overwritten(tmp_path, source, monkeypatch):
    target = tmp_path / "archive" / "scan.pdf"
    real = filing.copy_file

    def copy_and_intrude(*args):
        target.write_bytes(b"intruder")
        return real(*args)

    monkeypatch.setattr(filing, "copy_file", copy_and_intrude)
    with pytest.raises(filing.Occupied):
        filing.publish(source, target, HASH, "d1")
    assert target.read_bytes() == b"intruder"
    assert [path.name for path in target.parent.iterdir()] == ["scan.pdf"]


def test_a_copy_that_is_not_what_was_read_is_never_published(tmp_path, source):
    source.write_bytes(b"changed")
    target = tmp_path / "archive" / "scan.pdf"
    with pytest.raises(OSError, match="not what was read"):
        filing.publish(source, target, HASH, "d1")
    assert list(target.parent.iterdir()) == []


def test_the_debris_of_a_crash_is_cleared(tmp_path, source):
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / ".d1.part").write_bytes(b"half")
    filing.publish(source, folder / "scan.pdf", HASH, "d1")
    assert [path.name for path in folder.iterdir()] == ["scan.pdf"]


def test_without_hard_links_the_kernel_still_refuses_to_overwrite(tmp_path, source, monkeypatch):
    def no_links(*_args, **_kwargs):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "archive" / "scan.pdf"
    filing.publish(source, target, HASH, "d1")
    assert target.read_bytes() == BYTES
    target.write_bytes(b"another")
    with pytest.raises(filing.Occupied):
        filing.publish(source, target, HASH, "d1")
    assert target.read_bytes() == b"another"


def test_a_link_is_moved_as_a_link(tmp_path):
    (tmp_path / "outside").write_bytes(b"secret")
    (tmp_path / "document").symlink_to(tmp_path / "outside")
    target = tmp_path / "failed" / "scan.pdf"
    filing.publish(tmp_path / "document", target, None, "d1")
    filing.publish(tmp_path / "document", target, None, "d1")
    assert target.is_symlink()
    assert (tmp_path / "outside").read_bytes() == b"secret"
