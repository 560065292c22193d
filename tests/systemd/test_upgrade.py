"""Upgrades in place: documents in flight come to their end, and a release that is no good is gone again by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from machine import INSIDE, Machine
from work import settled

from agent.store import SCHEMA_VERSION

pytestmark = pytest.mark.systemd

SCAN = f"{INSIDE}/samples/pdf/scanner-2/irm-genou-scan.pdf"
NEXT = "/mnt/next"  # the project as it will be
SAVED = "/srv/pdf-intake/state/before-upgrade/intake.sqlite"
NEXT_SCHEMA = SCHEMA_VERSION + 1
BURST = 12  # more than the agent finishes between the drop and its stop


@pytest.fixture
def upgrading(service: Machine) -> Iterator[Machine]:
    """The service, and beside it a copy of the project for a test to change."""
    service.shell(f"cp -a {INSIDE} {NEXT}")
    yield service
    service.shell(f"rm -rf {NEXT}")


def release(machine: Machine) -> str:
    return machine.shell("readlink /opt/pdf-intake/venv").strip()


def upgrade(machine: Machine, label: str) -> tuple[int, str, set[str]]:
    """Installs the next release, and drops scans as soon as it is built: they are in the works when it takes over.

    Returns the exit code, what it said on stderr, and the names of the documents.
    """
    names = {f"{label}-{number}.pdf" for number in range(BURST)}
    drops = "; ".join(f"(cat {SCAN}; echo '% {name}') > /srv/pdf-intake/incoming/{name}" for name in sorted(names))
    built = "find /opt/pdf-intake/releases -name complete | sort"
    machine.shell(
        f"{built} > /tmp/built; (while {built} | cmp -s - /tmp/built; do sleep 0.1; done; {drops}) > /dev/null 2>&1 &"
    )
    done = machine.run(f"{NEXT}/deploy/install.sh", check=False, timeout=600)
    return done.returncode, done.stderr, names


def unfinished_when_saved(machine: Machine, label: str) -> int:
    """How many of the documents dropped were claimed and not done, or still in incoming/, when the state was saved."""
    query = f"SELECT count(*) FROM documents WHERE name LIKE '{label}-%' AND state NOT IN ('received', 'in_progress')"
    code = f"import sqlite3; print(sqlite3.connect('{SAVED}').execute(\"{query}\").fetchone()[0])"
    return BURST - int(machine.run("python3", "-c", code).stdout)


def schema(machine: Machine) -> int:
    code = (
        "import sqlite3; print(*sqlite3.connect('/srv/pdf-intake/state/intake.sqlite').execute('PRAGMA user_version'))"
    )
    return int(machine.run("setpriv", "--reuid=pdf-intake", "python3", "-c", code).stdout.strip("(),\n"))


def is_all_right(machine: Machine, names: set[str]) -> None:
    """The agent runs, has taken every document to its end once, and everything adds up."""
    assert machine.show("pdf-intake", "ActiveState") == "active"
    assert machine.show("pdf-intake-health.timer", "ActiveState") == "active"
    found = settled(machine, names, seconds=240)
    assert {facts["state"] for facts in found.values()} == {"filed"}
    status = json.loads(machine.run("intake", "status", "--verify", "--json").stdout)
    assert status["conservation"]["ok"]
    assert status["verify"]["ok"], status["verify"]
    machine.run("intake", "audit", "verify")
    assert machine.shell("ls /srv/pdf-intake/state/hold 2>/dev/null || true") == ""
    for name in names:
        assert machine.shell(f"find /srv/pdf-intake/archive -name '*_{name}' | wc -l").strip() == "1"


def change_schema(machine: Machine) -> None:
    store = f"{NEXT}/agent/store"
    now = f"s/^SCHEMA_VERSION = {SCHEMA_VERSION} /SCHEMA_VERSION = {NEXT_SCHEMA} /"
    machine.shell(f"sed -i '{now}' {store}/__init__.py")
    machine.shell(f"grep -q '^SCHEMA_VERSION = {NEXT_SCHEMA} ' {store}/__init__.py")
    machine.shell(f"echo 'ALTER TABLE meta ADD COLUMN remark TEXT;' > {store}/upgrade_{NEXT_SCHEMA}.sql")


def test_a_release_that_does_not_start_is_gone_again(upgrading: Machine) -> None:
    before = release(upgrading)
    upgrading.shell(f"echo 'raise SystemExit(\"broken on purpose\")' >> {NEXT}/agent/daemon.py")
    code, said, names = upgrade(upgrading, "no-start")
    assert code == 1
    upgrading.wait("its last words", lambda: "broken on purpose" in upgrading.journal("-u", "pdf-intake"), seconds=30)
    last = said.strip().splitlines()[-1]
    assert last.startswith("error: release ")
    assert f"does not start; went back to release {before[-12:]}, which works on." in last
    assert unfinished_when_saved(upgrading, "no-start") > 0
    assert release(upgrading) == before
    is_all_right(upgrading, names)


def test_a_release_that_breaks_the_health_check_is_gone_again_and_its_schema_with_it(upgrading: Machine) -> None:
    before = release(upgrading)
    change_schema(upgrading)
    broken = 's/return Finding("ok", f"{total} came in/return Finding("broken", f"{total} came in/'
    upgrading.shell(f"sed -i '{broken}' {NEXT}/agent/health/inside.py")
    code, said, names = upgrade(upgrading, "unwell")
    assert code == 1
    last = said.strip().splitlines()[-1]
    assert "breaks the health check (conservation); went back" in last
    assert last.endswith("which works on with its state from before.")
    assert (release(upgrading), schema(upgrading)) == (before, SCHEMA_VERSION)
    assert "on trial after an upgrade" in upgrading.journal("-u", "pdf-intake"), "it had started"
    is_all_right(upgrading, names)


def test_an_upgrade_takes_the_documents_in_flight_along(upgrading: Machine) -> None:
    before = release(upgrading)
    change_schema(upgrading)
    code, said, names = upgrade(upgrading, "along")
    assert code == 0, said
    assert unfinished_when_saved(upgrading, "along") > 0
    assert (release(upgrading) != before, schema(upgrading)) == (True, NEXT_SCHEMA)
    assert upgrading.shell("readlink /opt/pdf-intake/before").strip() == before
    is_all_right(upgrading, names)


def test_an_older_release_is_not_let_loose_on_newer_state(upgrading: Machine) -> None:
    """Stands on the test above: the home is of the next schema by now."""
    before = release(upgrading)
    assert schema(upgrading) == NEXT_SCHEMA
    upgrading.shell(f"echo '# older' >> {NEXT}/agent/daemon.py")
    done = upgrading.run(f"{NEXT}/deploy/install.sh", check=False, timeout=600)
    assert done.returncode == 1
    assert "written by a newer agent" in done.stderr
    assert (release(upgrading), schema(upgrading)) == (before, NEXT_SCHEMA)
    assert upgrading.show("pdf-intake", "ActiveState") == "active"
