"""What the machine refuses is told in one sentence that names it, and is not called a bug."""

import errno
import sqlite3

import pytest

from agent import cli


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/srv/pdf-intake/state/agent.lock"), "agent.lock"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (PermissionError(errno.EACCES, "Permission denied", b"/srv/a\xff\n"), "Permission denied"),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
        (sqlite3.DatabaseError("database disk image is malformed"), "malformed"),
    ],
)
def test_a_disk_or_a_right_that_is_lacking(error, named, monkeypatch, capsys):
    def refuse(**_):
        raise error

    monkeypatch.setattr(cli.intake, "main", refuse)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert named in said
    assert "try again" in said
    assert "bug" not in said


@pytest.mark.parametrize("error", [ValueError("odd"), sqlite3.ProgrammingError("Incorrect number of bindings")])
def test_a_mistake_of_ours_is_called_one(error, monkeypatch, capsys):
    def fail(**_):
        raise error

    monkeypatch.setattr(cli.intake, "main", fail)
    with pytest.raises(SystemExit):
        cli.main()
    said = capsys.readouterr().err
    assert "This is a bug of the agent" in said
    assert len(said.splitlines()) == 1
