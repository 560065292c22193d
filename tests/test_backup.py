"""A backup made while the agent works is consistent; a restore says where the folders disagree with it."""

import hashlib
import json
import shutil
import threading
from contextlib import closing

import pytest
from click.testing import CliRunner

from agent import cases, decisions
from agent.backup import make_backup, restore_backup
from agent.cli import intake
from agent.core.chain import verify
from agent.errors import ConfigError, Refused
from agent.home import Lock, prepare
from agent.journal import read_lines
from agent.model import State
from agent.store import Store, documents, ledger
from tests.house import LETTER, NOW, STRANGER, House, pdf

FOLDERS = ("archive", "review", "failed", "duplicates")


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path / "old")
    house.drop("a.pdf", LETTER)
    house.drop("b.pdf", STRANGER)
    (house.home / "incoming" / "c.pdf").write_bytes(b"<html>")
    house.run()
    return house


@pytest.fixture
def backup(house, tmp_path):
    make_backup(house.home, tmp_path / "backup", NOW)
    return tmp_path / "backup"


def move_house(house, tmp_path):
    """A new machine, to which somebody has copied the documents."""
    new = tmp_path / "new"
    prepare(new)
    for name in FOLDERS:
        shutil.copytree(house.home / name, new / name, dirs_exist_ok=True)
    return new


def test_on_a_new_machine_all_is_as_it_was(house, backup, tmp_path):
    new = move_house(house, tmp_path)
    restored = restore_backup(new, backup, "shell:nadia", NOW)
    assert (restored.documents, restored.in_progress, restored.findings) == (3, 0, [])
    moved = House(new)
    decisions.decide(moved.desk, moved.register, moved.row("b.pdf").id, "882", "shell:nadia")
    moved.run()
    assert moved.row("b.pdf").path == "archive/882/2026-11-23_b.pdf"
    trail = verify(read_lines(new / "logs" / "audit.jsonl"), *ledger.head(moved.store.reader()))
    assert trail.broken_at is None


def test_the_cases_come_along(house, tmp_path):
    decisions.undo(house.desk, house.row("a.pdf").id, "shell:nadia")
    house.run()
    [case] = cases.stored(house.home)
    saved = make_backup(house.home, tmp_path / "backup", NOW)
    assert f"cases/{case.name}" in saved.files
    new = move_house(house, tmp_path)
    restore_backup(new, tmp_path / "backup", "shell:nadia", NOW)
    assert [path.read_bytes() for path in cases.stored(new)] == [case.read_bytes()]


def test_a_manifest_that_names_a_file_elsewhere_is_refused(backup, tmp_path):
    (tmp_path / "elsewhere.json").write_text("{}")
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["sha256"]["cases/../../elsewhere.json"] = hashlib.sha256(b"{}").hexdigest()
    (backup / "manifest.json").write_text(json.dumps(manifest))
    prepare(tmp_path / "new")
    with pytest.raises(Refused, match="not what was backed up"):
        restore_backup(tmp_path / "new", backup, "shell:nadia", NOW)


def test_what_the_folders_and_the_ledger_disagree_on_is_said(house, backup, tmp_path):
    decisions.decide(house.desk, house.register, house.row("b.pdf").id, "882", "shell:nadia")
    house.drop("late.pdf", LETTER + " ")
    house.run()
    new = move_house(house, tmp_path)
    (new / "failed" / "c.pdf").unlink()
    found = "\n".join(restore_backup(new, backup, "shell:nadia", NOW).findings)
    assert "(b.pdf): the ledger says review/b.pdf, it stands at archive/882/2026-11-23_b.pdf" in found
    assert "archive/4711/2026-11-23_late.pdf came after the backup" in found
    assert "failed/c.pdf is missing" in found
    assert found.count("\n") == 2


def test_bytes_that_changed_are_said(house, backup, tmp_path):
    new = move_house(house, tmp_path)
    (new / "review" / "b.pdf").write_bytes(pdf("something else"))
    found = restore_backup(new, backup, "shell:nadia", NOW).findings
    assert len(found) == 1
    assert "other bytes" in found[0]


def test_a_document_that_was_in_progress_is_named(house, tmp_path):
    house.register.down = True
    house.drop("slow.pdf", LETTER + "!")
    daemon = house.daemon()
    claimed = house.desk.inbox.sight(house.home / "incoming" / "slow.pdf", "")
    daemon._claim(claimed)
    daemon.work_on([house.row("slow.pdf").id])
    make_backup(house.home, tmp_path / "backup", NOW)
    restored = restore_backup(move_house(house, tmp_path), tmp_path / "backup", "shell:nadia", NOW)
    assert restored.in_progress == 1
    assert ["(slow.pdf) was in progress" in finding for finding in restored.findings] == [True]


def test_a_backup_of_a_busy_agent_is_one_moment_of_it(house, tmp_path):
    """Row and audit line are written in one transaction: the copy must never have one without the other."""
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            with house.store.transaction() as tx:
                documents.insert(tx, f"x{number}", name="x", name_bytes=b"x", source="", path=f"x{number}", now=NOW)
                ledger.audit(tx, "received", NOW, document_id=f"x{number}")
        house.store.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            make_backup(house.home, tmp_path / f"backup{number}", NOW)
            store = Store(tmp_path / f"backup{number}" / "intake.sqlite")
            with closing(store):
                db = store.reader()
                rows = db.execute("SELECT count(*) FROM documents WHERE id LIKE 'x%'").fetchone()[0]
                lines = db.execute("SELECT count(*) FROM audit WHERE document_id LIKE 'x%'").fetchone()[0]
                assert rows == lines
    finally:
        stop.set()
        thread.join()


def test_a_home_with_documents_is_not_overwritten(house, backup):
    with pytest.raises(Refused, match="has a ledger with documents"):
        restore_backup(house.home, backup, "shell:nadia", NOW)
    assert house.row("a.pdf").state is State.FILED


def test_a_backup_that_is_not_whole_is_refused(house, backup, tmp_path):
    with (backup / "intake.sqlite").open("r+b") as file:
        file.write(b"x")
    new = move_house(house, tmp_path)
    with pytest.raises(Refused, match="not what was backed up"):
        restore_backup(new, backup, "shell:nadia", NOW)
    (backup / "manifest.json").unlink()
    with pytest.raises(Refused, match="no whole backup"):
        restore_backup(new, backup, "shell:nadia", NOW)


def test_a_folder_with_something_in_it_is_no_place_for_a_backup(house, backup):
    with pytest.raises(Refused, match="not empty"):
        make_backup(house.home, backup, NOW)


def test_journals_of_the_new_home_are_put_aside(house, backup, tmp_path):
    new = move_house(house, tmp_path)
    (new / "logs" / "audit.jsonl").write_text('{"seq": 900}\n')
    restore_backup(new, backup, "shell:nadia", NOW)
    assert [path.name for path in (new / "logs").iterdir()] == ["audit.jsonl.before-restore-20261123T090000"]


def test_nothing_secret_is_in_it_and_nobody_else_can_read_it(house, tmp_path):
    (house.home / ".env").write_text("TELEGRAM_BOT_TOKEN=secret")
    saved = make_backup(house.home, tmp_path / "backup", NOW)
    assert ".env" not in saved.files
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    assert (tmp_path / "backup" / "intake.sqlite").stat().st_mode & 0o077 == 0


def test_the_commands_say_what_they_did(house, tmp_path, monkeypatch):
    new = move_house(house, tmp_path)
    monkeypatch.setenv("INTAKE_HOME", str(house.home))
    done = CliRunner().invoke(intake, ["backup", str(tmp_path / "backup")])
    assert done.exit_code == 0, done.output
    assert "the ledger of 3 documents" in done.output
    monkeypatch.setenv("INTAKE_HOME", str(new))
    owner = Lock(new)
    owner.acquire()
    with pytest.raises(ConfigError, match="Another agent"):
        CliRunner().invoke(intake, ["restore", str(tmp_path / "backup")], standalone_mode=False, catch_exceptions=False)
    owner.release()
    done = CliRunner().invoke(intake, ["restore", str(tmp_path / "backup")])
    assert done.exit_code == 0, done.output
    assert "Every document that the ledger knows is where it says" in done.output
