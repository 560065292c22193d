"""Several agents on one server: each with its own user, data and command, and none in the way of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from machine import INSIDE, Machine
from work import documents, hand_in, settled

pytestmark = pytest.mark.systemd

HOME = "/srv/pdf-intake-east"


@pytest.fixture(scope="module")
def east(installed: Machine) -> Iterator[Machine]:
    """The machine with a second agent, called east, beside the plain one."""
    if installed.show("pdf-intake", "ActiveState") != "active":
        installed.run(f"{INSIDE}/deploy/install.sh", timeout=600)
    installed.run(f"{INSIDE}/deploy/install.sh", "--instance", "east", timeout=600)
    installed.run("intake-east", "register", "import", f"{INSIDE}/samples/register.csv")
    yield installed
    installed.run(f"{INSIDE}/deploy/uninstall.sh", "--instance", "east")


def test_an_instance_runs_as_a_user_of_its_own_on_a_home_of_its_own(east: Machine) -> None:
    assert east.show("pdf-intake@east", "ActiveState") == "active"
    assert east.show("pdf-intake@east", "UnitFileState") == "enabled"
    assert east.show("pdf-intake@east", "User") == "pdf-intake-east"
    assert east.show("pdf-intake-health@east.timer", "ActiveState") == "active"
    assert east.show("pdf-intake-admit@east.timer", "ActiveState") == "active"
    assert east.shell(f"stat -c '%a %U' {HOME}/.env") == "600 pdf-intake-east\n"
    assert "INTAKE_HOME=/srv/pdf-intake-east" in east.show("pdf-intake@east", "Environment")
    code = "import os, sys; os.listdir(sys.argv[1])"
    for user, other in (("pdf-intake", HOME), ("pdf-intake-east", "/srv/pdf-intake")):
        done = east.run(
            "setpriv", f"--reuid={user}", "--clear-groups", f"--regid={user}", "python3", "-c", code, other, check=False
        )
        assert "Permission denied" in done.stderr


def test_each_takes_its_own_documents_and_knows_nothing_of_the_others(east: Machine) -> None:
    east.shell("systemctl stop pdf-intake-reader.service pdf-intake-east-reader.service")
    hand_in(east, "eastern.pdf", home=HOME)
    assert settled(east, {"eastern.pdf"}, seconds=60, intake="intake-east")["eastern.pdf"]["state"] == "filed"
    assert east.show("pdf-intake-east-reader", "ActiveState") == "active"
    assert east.show("pdf-intake-reader", "ActiveState") == "inactive", "the other's reader has had nothing to do"
    assert "eastern.pdf" not in documents(east)
    hand_in(east, "plain.pdf")
    assert settled(east, {"plain.pdf"}, seconds=60)["plain.pdf"]["state"] == "filed"
    assert "plain.pdf" not in documents(east, "intake-east")


def test_its_health_check_and_its_door_are_its_own(east: Machine) -> None:
    east.run("systemctl", "start", "pdf-intake-health@east", check=False)
    assert east.show("pdf-intake-health@east", "Result") == "success", east.journal("-u", "pdf-intake-health@east")
    name = "closed-east.pdf"
    east.shell(
        f"(cat {INSIDE}/samples/pdf/ordonnance-benali-1987.pdf; echo '% x') > /tmp/{name}; chmod 600 /tmp/{name}"
    )
    east.shell(f"mv /tmp/{name} {HOME}/incoming/; systemctl start pdf-intake-admit@east")
    assert settled(east, {name}, seconds=90, intake="intake-east")[name]["state"] == "filed"


def test_a_name_that_would_be_mixed_up_is_refused(east: Machine) -> None:
    for name in ("reader", "East", "../x", "a" * 21):
        done = east.run(f"{INSIDE}/deploy/install.sh", "--instance", name, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert "can't be an instance's name" in done.stderr


def test_removing_one_leaves_the_other_and_all_data(installed: Machine) -> None:
    installed.run(f"{INSIDE}/deploy/install.sh", "--instance", "west", timeout=600)
    before = installed.show("pdf-intake", "MainPID")
    installed.run(f"{INSIDE}/deploy/uninstall.sh", "--instance", "west")
    assert installed.show("pdf-intake@west", "LoadState") == "not-found"
    assert installed.show("pdf-intake-west-reader.socket", "LoadState") == "not-found"
    left = installed.shell(
        "ls -d /usr/local/bin/intake-west /opt/pdf-intake/venv-west /run/pdf-intake-west* 2>/dev/null || true"
    )
    assert left == ""
    assert installed.shell("ls /srv/pdf-intake-west/state/intake.sqlite").strip()
    assert installed.show("pdf-intake", "MainPID") == before
