"""A loop that hangs is noticed by systemd's watchdog, whichever it is, and the agent comes back and works on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from machine import Machine
from work import hand_in, put_file, settled, started_anew

pytestmark = pytest.mark.systemd

ENTRY = "/usr/local/lib/pdf-intake-hang.py"
DROP_IN = "/etc/systemd/system/pdf-intake.service.d/hang.conf"
MARK = "/srv/pdf-intake/state/hang"

# The agent's command with a loop that hangs for ever, once, when the mark is there; patience is short.
CODE = f"""
import pathlib, sys, time

import agent.vitals
from agent.inbox import Inbox
from agent.pipeline import Pipeline
from agent.sender import Sender

agent.vitals.STALL_SECONDS = 8.0
place, name = {{"main": (Inbox, "look"), "worker": (Pipeline, "process"), "sender": (Sender, "step")}}[sys.argv.pop(1)]
real, mark = getattr(place, name), pathlib.Path("{MARK}")

def hang_once(*arguments):
    if mark.exists():
        mark.unlink()
        while True:
            time.sleep(3600)
    return real(*arguments)

setattr(place, name, hang_once)

from agent.cli import main

main()
"""


@pytest.fixture
def hanging(service: Machine, loop: str) -> Iterator[Machine]:
    """The service with short patience and that loop made able to hang."""
    put_file(service, ENTRY, CODE)
    python = "/opt/pdf-intake/venv/bin/python"
    lines = ["[Service]", "WatchdogSec=6", "ExecStart=", f"ExecStart={python} {ENTRY} {loop} run"]
    put_file(service, DROP_IN, "\n".join([*lines, "Environment=DOCUMENT_TIMEOUT_SECONDS=5"]))
    service.shell("systemctl daemon-reload; systemctl restart pdf-intake")
    yield service
    service.shell(f"rm -f {DROP_IN} {ENTRY} {MARK}; systemctl daemon-reload; systemctl restart pdf-intake")


@pytest.mark.parametrize("loop", ["main", "worker", "sender"])
def test_a_loop_that_hangs_is_noticed_and_the_agent_works_on(hanging: Machine, loop: str) -> None:
    before = hanging.show("pdf-intake", "MainPID")
    hanging.shell(f"install -o pdf-intake -g pdf-intake /dev/null {MARK}")
    hand_in(hanging, f"hang-{loop}.pdf")
    started_anew(hanging, before, seconds=90)
    journal = hanging.journal("-u", "pdf-intake", "-n", "60")
    assert "Watchdog timeout" in journal
    assert {"main": "", "worker": 'loops="work on', "sender": "loops=sender"}[loop] in journal
    found = settled(hanging, {f"hang-{loop}.pdf"}, seconds=60)
    assert found[f"hang-{loop}.pdf"]["state"] == "filed"
    assert hanging.show("pdf-intake", "NRestarts") == "1", "a loop that moves trips nothing"
