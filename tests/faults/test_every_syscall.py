"""Two documents through the real agent, struck at every call that touches the home, then started once more.

The long form takes every point; otherwise a sample by the seed (INTAKE_FAULTS_SEED). Each fault must have fired.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults import homes, needs, points
from tests.faults.points import CHANGES, READS, TAKES_SPACE, Point

# fault, the calls it makes sense for, how many in the short form
FAULTS = {
    "kill": ("signal=KILL", CHANGES, 16),
    "enospc": ("error=ENOSPC", TAKES_SPACE, 8),
    "eio": ("error=EIO", CHANGES + READS, 10),
    "delay": ("delay_exit=300000", CHANGES, 3),
}
CHANGE = "ids,quick"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    needs.programs("strace")
    return homes.make_template(tmp_path_factory.mktemp("template") / "home")


@pytest.fixture(scope="module")
def all_points(template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("recording")
    home = homes.make_home(template, folder / "home")
    done = homes.run(home, "run", "--until-idle", change=CHANGE, before=tuple(points.recording(folder / "log")))
    assert done.returncode == 0, done.stdout + done.stderr
    assert homes.settled(home, homes.dropped()), "without a fault all is well"
    found = points.recorded(folder / "log", home)
    assert {"mkdir", "rename", "linkat", "unlink", "fsync", "pwrite64", "write", "openat"} <= {p.call for p in found}
    return found


@pytest.mark.parametrize("name", FAULTS)
def test_every_call_can_fail(name, template, all_points, tmp_path, record_property):
    fault, calls, number = FAULTS[name]
    chosen = needs.sample([point for point in all_points if point.call in calls and possible(point, fault)], number)
    with ThreadPoolExecutor(2) as pool:
        folders = [tmp_path / str(number) for number in range(len(chosen))]
        results = list(pool.map(lambda folder, point: strike(template, folder, point, fault), folders, chosen))
    bad = [f"{point}: {problem}" for point, (problem, _) in zip(chosen, results, strict=True) if problem]
    missed = [point for point, (_, hit) in zip(chosen, results, strict=True) if not hit]
    record_property("points", f"{len(chosen)} of {name}, {len(chosen) - len(missed)} fired, {len(bad)} bad")
    needs.tell(f"{name}: {len(chosen)} points, {len(chosen) - len(missed)} fired, {len(bad)} bad")
    assert not bad, "\n".join(bad)
    # What comes last on a file that several threads write may come a call earlier in another run.
    assert len(missed) <= len(chosen) // 10 + 1, f"the fault did not fire: {[str(point) for point in missed]}"


def possible(point: Point, fault: str) -> bool:
    """A call that strace makes fail isn't made at all: a close that "failed" would keep its lock, as none does."""
    if point.path == "state/bell" and "error" in fault:
        return False  # a pipe needs no disk: these errors can't come from it
    if point.call == "fcntl" and "error" in fault:
        return False  # the same for an unlock of SQLite's shared memory: no local filesystem answers it with an error
    return not (point.call == "close" and "error" in fault and point.path.startswith(("logs/", "state/agent.lock")))


def strike(template: Path, folder: Path, point: Point, fault: str) -> tuple[str, bool]:
    """One run with a fault and one without. Returns what is wrong, if anything, and whether the fault fired."""
    home, log = homes.make_home(template, folder / "home"), folder / "log"
    striking = tuple(points.striking(log, home, point, fault))
    first = homes.run(home, "run", "--until-idle", change=CHANGE, before=striking)
    hit = points.fired(log, fault)
    verdict = homes.somewhere(home, homes.dropped())
    problem = f"after the fault: {verdict}" if not verdict else ""
    if first.returncode == homes.HUNG:
        problem += "; it hung"
    if "Traceback" in first.stderr or "bug of the agent" in first.stderr:
        problem += f"; {first.stderr.strip()[-300:]}"
    again = homes.run(home, "run", "--until-idle")
    if again.returncode != 0:
        problem += f"; the clean start exits {again.returncode}: {again.stderr.strip()[-300:]}"
    verdict = homes.settled(home, homes.dropped(), may_fail="EIO" in fault)
    if not verdict:
        problem += f"; after the restart: {verdict}"
    if not problem:
        shutil.rmtree(folder)
    return problem, hit
