"""A disk that is full, at every stage: nothing half-written, nobody's document lost, and it resumes by itself."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults import homes, needs
from tests.faults.disks import Tmpfs


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    needs.root()
    return homes.make_template(tmp_path_factory.mktemp("template") / "home")


@pytest.fixture
def disk(tmp_path):
    made = Tmpfs(tmp_path / "disk", 4096, 400)
    yield made
    made.remove()


class Daemon:
    """``intake run`` in a process of its own, quick to try again."""

    def __init__(self, home: Path) -> None:
        self.home, self.output = home, home.parent.parent / "output.txt"
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(homes.command("run", change="quick"), cwd=homes.REPO,
                                            env=homes.environment(home), stdout=output, stderr=output)  # fmt: skip

    def until(self, condition, what: str) -> None:
        deadline = time.monotonic() + 90
        while not condition():
            assert self.process.poll() is None, f"the daemon has ended: {self.said()[-2000:]}"
            assert time.monotonic() < deadline, f"{what}: never\n{self.said()[-3000:]}"
            time.sleep(0.1)

    def said(self) -> str:
        return self.output.read_text(errors="replace")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(60)


@pytest.fixture
def daemon():
    started = []

    def start(home: Path) -> Daemon:
        started.append(Daemon(home))
        return started[-1]

    yield start
    for one in started:
        one.close()


def fill(folder: Path, leave: int) -> Path:
    """Take all space but so many bytes."""
    path = folder / "somebody-elses"
    with path.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(b"\0" * 4096)
        file.truncate(max(0, file.tell() - leave) // 4096 * 4096)
    return path


def take_names(folder: Path, leave: int) -> Path:
    """Take all inodes but so many."""
    (folder / "names").mkdir()
    number = 0
    with suppress(OSError):
        while True:
            (folder / "names" / str(number)).touch()
            number += 1
    for last in range(number - leave, number):
        (folder / "names" / str(last)).unlink()
    return folder / "names"


@pytest.mark.parametrize("leave", needs.sample([0, 8, 24, 64, 128], 2))
def test_a_disk_that_fills_under_a_running_daemon(leave, disk, template, daemon):
    """``leave`` KiB are free: too few to claim, to copy, to plan, to publish, or just for the ledger."""
    home = homes.make_home(template, disk.folder / "home", names=())
    running = daemon(home)
    running.until(lambda: "started" in running.said(), "started")
    for name in homes.TWO:
        shutil.copy(homes.SAMPLES / "pdf" / name, home / "incoming" / f".{name}.part")
    filler = fill(disk.folder, leave * 1024)
    for name in homes.TWO:
        (home / "incoming" / f".{name}.part").rename(home / "incoming" / name)
    running.until(lambda: "No space left" in running.said() or "disk is full" in running.said() or done(home)
                  or "disk I/O error" in running.said(), "it notices")  # fmt: skip
    assert homes.somewhere(home, homes.dropped())
    for path in home.glob("archive/**/*.pdf"):
        assert homes.digest(path) in homes.dropped().values(), "nothing half-written is published"
    filler.unlink()
    running.until(lambda: done(home), "it resumes by itself")
    running.stop()
    verdict = homes.settled(home, homes.dropped())
    assert verdict, str(verdict)
    needs.tell(f"tiny disk, {leave} KiB left: resumed, {running.said().count('ERROR')} error lines")


@pytest.mark.parametrize("leave", needs.sample([0, 1, 3, 5], 2))
def test_a_disk_without_names_left(leave, disk, template, daemon):
    home = homes.make_home(template, disk.folder / "home", names=())
    running = daemon(home)
    running.until(lambda: "started" in running.said(), "started")
    for name in homes.TWO:
        shutil.copy(homes.SAMPLES / "pdf" / name, home / "incoming" / f".{name}.part")
    names = take_names(disk.folder, leave)
    for name in homes.TWO:
        (home / "incoming" / f".{name}.part").rename(home / "incoming" / name)
    running.until(lambda: "No space left" in running.said(), "it notices")
    assert homes.somewhere(home, homes.dropped())
    shutil.rmtree(names)
    running.until(lambda: done(home), "it resumes by itself")
    running.stop()
    verdict = homes.settled(home, homes.dropped())
    assert verdict, str(verdict)


@pytest.mark.parametrize("kilobytes", needs.sample([64, 256, 700], 1))
def test_a_disk_too_small_to_start_on_says_so_and_loses_nothing(kilobytes, tmp_path, template):
    disk = Tmpfs(tmp_path / "disk", 4096, 400)
    try:
        home = homes.make_home(template, disk.folder / "home")
        if not shrink(disk, kilobytes):
            fill(disk.folder, 0)
        done_ = homes.run(home, "run", "--until-idle", change="quick", timeout=8)
        assert done_.returncode in (0, 1, 2, homes.HUNG)
        assert "Traceback" not in done_.stderr
        assert "bug of the agent" not in done_.stderr
        assert homes.somewhere(home, homes.dropped())
        (disk.folder / "somebody-elses").unlink(missing_ok=True)
        disk.resize(4096, 400)
        assert homes.run(home, "run", "--until-idle").returncode == 0
        verdict = homes.settled(home, homes.dropped())
        assert verdict, str(verdict)
    finally:
        disk.remove()


def shrink(disk: Tmpfs, kilobytes: int) -> bool:
    try:
        disk.resize(kilobytes, 400)
    except subprocess.CalledProcessError:
        return False  # more is in use already: then it is simply full
    return True


def done(home: Path) -> bool:
    status = homes.run(home, "status", "--json")
    facts = json.loads(status.stdout) if status.stdout.startswith("{") else {}
    return facts.get("filed") == 1 and facts.get("review") == 1 and not os.listdir(home / "state" / "claimed")
