"""One machine for all tests of this folder; whatever fails is shown with the journal of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from machine import INSIDE, Machine, missing


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A booted machine without the agent. Where none can be booted: a failure in CI, else a skip."""
    why_not = missing()
    if why_not and os.environ.get("CI"):
        pytest.fail(f"no machine for the tests with systemd: {why_not}")
    if why_not:
        pytest.skip(why_not)
    with Machine(tmp_path_factory.mktemp("machine")) as booted:
        yield booted


@pytest.fixture(scope="session")
def installed(machine: Machine) -> Machine:
    """The machine with the agent and the sample register; alice may drop files, mallory may not."""
    machine.run(f"{INSIDE}/deploy/install.sh", timeout=600)
    # A file without an end gets ten minutes by default, in case it is still growing; here nothing grows.
    machine.shell("echo INCOMPLETE_GRACE_SECONDS=5 >> /srv/pdf-intake/.env; systemctl restart pdf-intake")
    machine.run("useradd", "--create-home", "--groups", "pdf-intake", "alice")
    machine.run("useradd", "--create-home", "mallory")
    machine.run("intake", "register", "import", f"{INSIDE}/samples/register.csv")
    return machine


@pytest.fixture
def service(installed: Machine) -> Machine:
    """The same for tests that have no place in that life's order: installed again should it have been removed."""
    if installed.show("pdf-intake", "ActiveState") != "active":
        installed.run(f"{INSIDE}/deploy/install.sh", timeout=600)
    return installed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    booted = getattr(item, "funcargs", {}).get("machine") or getattr(item, "funcargs", {}).get("installed")
    booted = booted or getattr(item, "funcargs", {}).get("service")
    if report.failed and isinstance(booted, Machine):
        report.sections.append(("journal of the machine", booted.journal("-u", "pdf-intake*", "-n", "200")))
    return report
