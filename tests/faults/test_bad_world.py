"""The world misbehaves under a real daemon: folders, names, clocks and other agents."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest

from agent.model import State
from agent.store import documents
from agent.verify import check_files
from tests.faults import homes, needs
from tests.faults.disks import Tmpfs
from tests.house import LETTER, NOW, House, pdf
from tests.running import Agent

MANY = 10_000 if needs.ALL else 100


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "home")


@pytest.fixture
def started(tmp_path):
    """A daemon that looks twice a second and waits three seconds for a PDF's missing end."""
    agent = Agent(
        tmp_path / "home", "SETTLE_SECONDS=0.5\nINCOMPLETE_GRACE_SECONDS=3\nSWEEP_SECONDS=1\nOCR_LANGUAGES=eng\n"
    )
    agent.register()
    agent.start()
    yield agent
    agent.kill()


def drop_later(agent: Agent, sample: str) -> Path:
    agent.drop(sample)
    return agent.home / "incoming" / sample


def test_a_writer_that_pauses_is_waited_for_however_long(started):
    """The grace is over, but somebody holds the file open for writing: it is not judged half-written."""
    content = (homes.SAMPLES / "pdf" / "lettre-adressage.pdf").read_bytes()
    with (started.home / "incoming" / "slow.pdf").open("wb", buffering=0) as file:
        file.write(content[:900])
        started.drop("ordonnance-benali.pdf")
        started.wait_for("ordonnance-benali.pdf", "review")
        file.write(content[900:])
    found = started.wait_for("slow.pdf", "filed")
    assert (started.home / found["path"]).read_bytes() == content


def test_a_folder_that_is_replaced_while_running(started):
    shutil.rmtree(started.home / "incoming")
    started.until(lambda: "can't be read" in (started.home / "output.txt").read_text(), "it says so")
    (started.home / "incoming").mkdir()
    drop_later(started, "lettre-adressage.pdf")
    started.wait_for("lettre-adressage.pdf", "filed")


@pytest.mark.parametrize("name", ["archive", "state/claimed"])
def test_a_folder_of_ours_that_is_deleted_while_running(started, name):
    shutil.rmtree(started.home / name)
    drop_later(started, "lettre-adressage.pdf")
    if name == "state/claimed":
        started.until(lambda: "can't be taken" in (started.home / "output.txt").read_text(), "it says so")
        (started.home / name).mkdir()
    started.wait_for("lettre-adressage.pdf", "filed")


# Root without the power to pass over permissions is as any user.
LIKE_A_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


@pytest.mark.parametrize("name", ["archive", "incoming", "state/claimed", "logs"])
def test_a_permission_that_is_lost_is_told_and_waited_for(started, name):
    needs.root()
    needs.programs("setpriv")
    started.kill()
    started.start(intake=(*LIKE_A_USER, *homes.command(change="quick")))
    folder = started.home / name
    folder.chmod(0o500)
    try:
        drop_later(started, "lettre-adressage.pdf")
        # The log's open file goes on being written; all else can't be done, and is told as an alarm.
        if name == "logs":
            started.wait_for("lettre-adressage.pdf", "filed")
        else:
            started.until(lambda: "Permission denied" in (started.home / "output.txt").read_text(), "it says so")
            found = started.document("lettre-adressage.pdf")
            assert found is None or found["state"] == "in_progress"
        assert started.process.poll() is None
    finally:
        folder.chmod(0o770)
    started.wait_for("lettre-adressage.pdf", "filed")
    verdict = homes.settled(started.home, homes.dropped(("lettre-adressage.pdf",)))
    assert verdict, str(verdict)


def test_a_file_that_nobody_may_move_stops_no_other(started):
    needs.root()
    needs.programs("chattr")
    path = started.home / "incoming" / "fixed.pdf"
    with path.open("wb", buffering=0) as file:  # while it is open for writing, the agent leaves it alone
        file.write((homes.SAMPLES / "pdf" / "lettre-adressage.pdf").read_bytes())
        made = subprocess.run(["chattr", "+i", str(path)], capture_output=True, text=True, check=False)
    if made.returncode:
        path.unlink(missing_ok=True)
        needs.absent(f"immutable files aren't possible here: {made.stderr.strip()}")
    try:
        started.until(lambda: "can't be taken" in (started.home / "output.txt").read_text(), "it says so")
        drop_later(started, "ordonnance-benali.pdf")
        started.wait_for("ordonnance-benali.pdf", "review")
        assert started.document("fixed.pdf") is None
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)
    started.wait_for("fixed.pdf", "filed")


def test_incoming_on_another_filesystem(tmp_path):
    home = homes.make_template(tmp_path / "home")
    (home / "incoming").mkdir(exist_ok=True)
    disk = Tmpfs(home / "incoming", 1024, 100)
    try:
        for name in homes.TWO:
            shutil.copy(homes.SAMPLES / "pdf" / name, home / "incoming" / name)
        assert homes.run(home, "run", "--until-idle").returncode == 0
        verdict = homes.settled(home, homes.dropped())
        assert verdict, str(verdict)
    finally:
        disk.remove()


def test_a_second_agent_says_so_in_one_sentence_and_exits_2(started):
    second = started.intake("run")
    assert second.returncode == 2
    assert "Another agent (process" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["n" * 251 + ".pdf", "é" * 125 + ".pdf", "ع" * 125 + ".pdf"], ids=["ascii", "latin", "arabic"]
)
def test_names_as_long_as_a_filesystem_allows(house, name):
    assert len(os.fsencode(name)) in (254, 255)
    (house.home / "incoming" / name).write_bytes(pdf(LETTER))
    house.run()
    (house.home / "incoming" / name).write_bytes(b"<html>")
    house.run()
    assert sorted(row.state for row in documents_of(house)) == [State.FAILED, State.FILED]
    assert check_files(house.home, house.store.reader()) == []


def test_a_clock_that_jumps_by_a_year(house):
    moments = [NOW, NOW + timedelta(days=365), NOW - timedelta(days=365), NOW]
    for number, moment in enumerate(moments):
        object.__setattr__(house.desk, "clock", lambda moment=moment: moment)
        house.drop(f"{number}.pdf", f"{LETTER}\n{number}")
        house.run()
    assert {row.state for row in documents_of(house)} == {State.FILED}
    assert check_files(house.home, house.store.reader()) == []


def test_many_files_at_once(house):
    for number in range(MANY):
        house.drop(f"{number}.pdf", f"{LETTER}\n{number}")
    began = time.monotonic()
    house.run()
    needs.tell(f"{MANY} files at once (plain reader): {time.monotonic() - began:.0f} s")
    rows = documents_of(house)
    assert len(rows) == MANY
    assert {row.state for row in rows} == {State.FILED}
    assert check_files(house.home, house.store.reader()) == []


def documents_of(house):
    return documents.listed(house.store.reader())
