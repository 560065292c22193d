"""The power goes: killed at a call that touches the home, and the disk keeps only what was flushed.

ext4 hides a folder that was never flushed (any fsync commits its whole journal); ext2 and btrfs show it.
The negative controls are agents with a mistake: that they are caught shows that this harness can fail.
"""

from __future__ import annotations

import pytest

from tests.faults import homes, needs, points
from tests.faults.disks import KINDS, Disk
from tests.faults.points import CHANGES, Point


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    needs.root()
    needs.programs("strace")
    return homes.make_template(tmp_path_factory.mktemp("template") / "home")


@pytest.fixture(scope="module")
def all_points(template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("recording")
    return record(homes.make_home(template, folder / "home"), "ids,quick")


@pytest.fixture
def disk(request, tmp_path):
    made = Disk(tmp_path / "disk.img", getattr(request, "param", "ext2"))
    yield made
    made.remove()


def record(home, change):
    log = home.with_name("log")
    done = homes.run(home, "run", "--until-idle", change=change, before=tuple(points.recording(log)))
    assert done.returncode == 0, done.stdout + done.stderr
    return points.recorded(log, home)


def fill(disk, template):
    home = homes.make_home(template, disk.folder / "home")
    disk.flush()
    return home


def after_power_cut(disk, tmp_path, number=0):
    """What is wrong after the cut, and after the agent was started again."""
    revived = disk.cut_power(tmp_path / f"after{number}.img")
    try:
        home = revived.folder / "home"
        gone = homes.somewhere(home, homes.dropped())
        again = homes.run(home, "run", "--until-idle")
        verdict = homes.settled(home, homes.dropped())
        verdict.problems += [f"right after the cut {problem}" for problem in gone.problems]
        if again.returncode:
            verdict.problems.append(f"the start after it exits {again.returncode}: {again.stderr.strip()[-300:]}")
        return verdict
    finally:
        revived.remove()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_flushed_is_enough(kind, template, all_points, tmp_path):
    chosen = needs.sample([p for p in all_points if p.call in CHANGES and not p.path.endswith("-shm")], 5)
    bad, missed = [], []
    for number, point in enumerate(chosen):
        disk = Disk(tmp_path / f"disk{number}.img", kind)
        try:
            home, log = fill(disk, template), tmp_path / f"log{number}"
            striking = tuple(points.striking(log, home, point, "signal=KILL"))
            homes.run(home, "run", "--until-idle", change="ids,quick", before=striking)
            missed += [] if points.fired(log, "signal=KILL") else [str(point)]
            if not (verdict := after_power_cut(disk, tmp_path, number)):
                bad.append(f"{point}: {verdict}")
        finally:
            disk.remove()
    needs.tell(f"power loss on {kind}: {len(chosen)} points, {len(chosen) - len(missed)} fired, {len(bad)} bad")
    assert not bad, "\n".join(bad)
    assert len(missed) <= len(chosen) // 10 + 1, f"the fault did not fire: {missed}"


@pytest.mark.parametrize("disk", KINDS, indirect=True)
def test_the_power_goes_when_all_is_done(disk, template, tmp_path):
    home = fill(disk, template)
    assert homes.run(home, "run", "--until-idle").returncode == 0
    assert after_power_cut(disk, tmp_path)


@pytest.mark.parametrize("disk", ["ext4"], indirect=True)
def test_a_journal_that_was_not_written_out(disk, template, all_points, tmp_path):
    chosen = needs.sample([point for point in all_points if point.call in ("unlink", "linkat", "rename", "fsync")], 2)
    for number, point in enumerate(chosen):
        home, log = homes.make_home(template, disk.folder / f"home{number}"), tmp_path / f"log{number}"
        disk.flush()
        homes.run(home, "run", "--until-idle", change="ids,quick",
                  before=tuple(points.striking(log, home, point, "signal=KILL")))  # fmt: skip
        disk.shut_down()
        assert homes.somewhere(home, homes.dropped()), point
        homes.run(home, "run", "--until-idle")
        verdict = homes.settled(home, homes.dropped())
        assert verdict, f"{point}: {verdict}"
    needs.tell(f"power loss by EXT4_IOC_SHUTDOWN: {len(chosen)} points, 0 bad")


# --- negative controls ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "disk"),
    [("nofsync", "ext4"), ("nofsync", "ext2"), ("nofsync", "btrfs"), ("nodirsync", "ext2"), ("nodirsync", "btrfs")],
    indirect=["disk"],
)
def test_an_agent_that_flushes_too_little_is_caught(change, disk, template, tmp_path):
    home = fill(disk, template)
    assert homes.run(home, "run", "--until-idle", change=change).returncode == 0
    assert homes.settled(home, homes.dropped()), "without a power cut nobody sees it"
    verdict = after_power_cut(disk, tmp_path)
    needs.tell(f"negative control {change} on {disk.kind}: {'NOT caught' if verdict else 'caught'}: {verdict}")
    assert not verdict


def test_an_agent_that_releases_before_it_has_stored_is_caught(template, tmp_path):
    found = record(homes.make_home(template, tmp_path / "recording" / "home"), "ids,quick,early")
    point: Point = next(p for p in found if p.call == "openat" and p.path.endswith(".pdf") and "archive/" in p.path)
    home, log = homes.make_home(template, tmp_path / "home"), tmp_path / "log"
    homes.run(home, "run", "--until-idle", change="ids,quick,early",
              before=tuple(points.striking(log, home, point, "signal=KILL")))  # fmt: skip
    assert points.fired(log, "signal=KILL")
    verdict = homes.somewhere(home, homes.dropped())
    needs.tell(f"negative control early: {'NOT caught' if verdict else 'caught'}: {verdict}")
    assert not verdict
