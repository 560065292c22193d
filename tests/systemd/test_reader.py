"""One warm reader in an empty room forks a child for each document, and whatever takes a child over reaches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from machine import INSIDE, Machine
from work import documents, hand_in, put_file, settled

from tests.reading import fakes, probe

pytestmark = pytest.mark.systemd

SCAN = f"{INSIDE}/samples/pdf/scanner-2/irm-genou-scan.pdf"
SOCKET = "/run/pdf-intake-reader.socket"
DROP_IN = "/etc/systemd/system/{}.d/probe.conf"
PROGRAM = "/usr/local/lib/pdf-intake-probe.py"
PYTHON = "/opt/pdf-intake/venv/bin/python"

OF_THE_AGENT = [
    f"/srv/pdf-intake/{name}" for name in (".env", "state/intake.sqlite", "archive", "incoming", "state/claimed")
]

# Asks the reader as the agent does, and prints the reply.
ASK = """
import json, sys
from pathlib import Path
from agent.readers.options import ReadOptions
from agent.reading.sandbox.client import Sandbox
from agent.reading.sandbox.doors import Activated
with Sandbox(Activated(Path(sys.argv[1]))).ask("read", Path(sys.argv[2]), ReadOptions(), **json.loads(sys.argv[3])) as reply:
    print(reply.read().decode())
"""  # noqa: E501 - a program

# The probe with nothing around it, as root, beside a process that holds still.
OUTSIDE = """
import json, os, subprocess, sys
exec(open(sys.argv[1]).read())
sibling = subprocess.Popen(["sleep", "60"])
os.makedirs("/tmp/outside/own", exist_ok=True)
os.chdir("/tmp/outside/own")
if os.fork() == 0:
    print(json.dumps(attempts(sibling.pid, "/srv/pdf-intake/.env", sys.argv[2:])), flush=True)
    os._exit(0)
os.wait()
sibling.kill()
"""


def reader(machine: Machine, what: str) -> str:
    return machine.show("pdf-intake-reader", what)


def test_one_reader_serves_many_documents_and_is_started_by_the_first(service: Machine) -> None:
    service.shell("systemctl stop pdf-intake-reader.service")
    hand_in(service, "in-a-room.pdf")
    hand_in(service, "scan-in-a-room.pdf", SCAN)
    found = settled(service, {"in-a-room.pdf", "scan-in-a-room.pdf"}, seconds=120)
    assert {name: facts["record_id"] for name, facts in found.items()} == {
        "in-a-room.pdf": "1008",
        "scan-in-a-room.pdf": "1018",
    }
    first = reader(service, "MainPID")
    assert (reader(service, "ActiveState"), first == "0") == ("active", False)
    hand_in(service, "another-in-the-room.pdf")
    settled(service, {"another-in-the-room.pdf"}, seconds=60)
    assert reader(service, "MainPID") == first
    listed = service.shell(f"cat /proc/{first}/task/{first}/children").split()
    assert listed == [], "a child outlived its document"


def test_commands_have_documents_opened_in_the_room_too(service: Machine) -> None:
    hand_in(service, "for-two.pdf", f"{INSIDE}/samples/pdf/deux-patients.pdf")
    assert settled(service, {"for-two.pdf"}, seconds=60)["for-two.pdf"]["state"] == "review"
    service.shell("systemctl stop pdf-intake-reader.service")
    service.run("intake", "split", documents(service)["for-two.pdf"]["id"], "1", "2")
    assert reader(service, "ActiveState") == "active"


def test_a_reader_that_is_killed_costs_no_document(service: Machine) -> None:
    hand_in(service, "before-the-kill.pdf")
    settled(service, {"before-the-kill.pdf"}, seconds=60)
    for number in range(3):
        hand_in(service, f"killed-{number}.pdf", SCAN)
        service.wait(
            "a child at work",
            lambda: service.shell("cat /proc/$(systemctl show -P MainPID pdf-intake-reader)/task/*/children || true"),
            seconds=30,
        )
        service.run("systemctl", "kill", "--signal=KILL", "pdf-intake-reader.service", check=False)
    found = settled(service, {f"killed-{number}.pdf" for number in range(3)}, seconds=240)
    assert {facts["state"] for facts in found.values()} == {"filed"}
    assert all(facts["record_id"] == "1018" for facts in found.values())


def test_idle_it_ends_and_the_next_document_starts_it_anew(service: Machine) -> None:
    drop_in = DROP_IN.format("pdf-intake-reader.service")
    put_file(service, drop_in, f"[Service]\nExecStart=\nExecStart={PYTHON} -P -m agent.reading.sandbox.server listen 1")
    service.shell("systemctl daemon-reload; systemctl stop pdf-intake-reader.service")
    for name in ("one.pdf", "two.pdf"):
        hand_in(service, f"idle-{name}")
        settled(service, {f"idle-{name}"}, seconds=60)
        service.wait("the reader to end", lambda: reader(service, "ActiveState") == "inactive", seconds=30)
        assert reader(service, "Result") == "success"
    service.shell(f"rm {drop_in}; systemctl daemon-reload")


def install_probe(machine: Machine, unit: str, how: str) -> None:
    put_file(machine, PROGRAM, fakes.source(probe.BODY))
    put_file(machine, DROP_IN.format(unit), f"[Service]\nExecStart=\nExecStart={PYTHON} -P {PROGRAM} {how}")
    put_file(machine, "/tmp/ask.py", ASK)
    machine.shell("systemctl daemon-reload; systemctl stop pdf-intake-reader.service; chmod 644 /tmp/ask.py")
    machine.shell("echo '%PDF' > /tmp/document; chmod 644 /tmp/document")


@pytest.fixture
def taken_over(service: Machine) -> Iterator[Machine]:
    """The machine with readers whose children run the probe instead of reading."""
    install_probe(service, "pdf-intake-reader.service", "listen")
    yield service
    service.shell(f"rm -r {DROP_IN.format('pdf-intake-reader.service')} {PROGRAM}; systemctl daemon-reload")
    service.shell("systemctl stop pdf-intake-reader.service")


def ask(machine: Machine, socket: str = SOCKET, **order: Any) -> dict[str, Any]:
    done = machine.run(
        "setpriv", "--reuid=pdf-intake", "--regid=pdf-intake", "--clear-groups", PYTHON, "/tmp/ask.py", socket,
        "/tmp/document", json.dumps(order),
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_child_that_was_taken_over_reaches_nothing_and_nobody(taken_over: Machine) -> None:
    hold = f"setpriv --reuid=pdf-intake --regid=pdf-intake --clear-groups {PYTHON} /tmp/ask.py {SOCKET} /tmp/document"
    taken_over.shell(f"({hold} '{json.dumps({'hold': True})}') > /dev/null 2>&1 &")

    def sibling() -> tuple[int, str] | None:
        room = f"/proc/{reader(taken_over, 'MainPID')}/root/work"
        said = taken_over.shell(f"for at in {room}/*/pid; do [ ! -s $at ] || echo $(cat $at) ${{at#*/root}}; done")
        return (int(said.split()[0]), said.split()[1].replace("/pid", "/document.pdf")) if said else None

    number, neighbour = taken_over.wait("the other reader", sibling, seconds=30)
    before = reader(taken_over, "MainPID")
    said = ask(taken_over, sibling=number, neighbour=neighbour, files=OF_THE_AGENT)
    assert probe.judge(said) == {}
    assert reader(taken_over, "MainPID") == before, "the reader itself lives on"


def test_outside_of_that_room_the_probe_gets_everywhere(taken_over: Machine) -> None:
    """Else the test above would pass with a probe that can do nothing at all."""
    put_file(taken_over, "/tmp/outside.py", OUTSIDE)
    put_file(taken_over, "/tmp/attempts.py", probe.SOURCE)
    said = json.loads(taken_over.run("python3", "/tmp/outside.py", "/tmp/attempts.py", *OF_THE_AGENT).stdout)
    assert {name: how for name, how in said.items() if how.startswith("E")} == {}


def test_without_landlock_each_document_has_a_unit_of_its_own(service: Machine) -> None:
    """The kernel's answer is played: the socket for each is there, works, and the shared reader serves nobody."""
    no = "from agent.reading.sandbox import landlock\nlandlock.abi = lambda: 0\n"
    put_file(service, PROGRAM, f"{no}import sys\nfrom agent.reading.sandbox import server\nsys.exit(server.main())")
    for unit, how in (("pdf-intake-reader.service", "listen"), ("pdf-intake-reader-each@.service", "one")):
        put_file(service, DROP_IN.format(unit), f"[Service]\nExecStart=\nExecStart={PYTHON} -P {PROGRAM} {how}")
    agent = "/usr/local/lib/pdf-intake-agent.py"
    put_file(service, agent, f"{no}import sys\nfrom agent.cli import main\nsys.argv = ['intake', 'run']\nmain()")
    put_file(service, DROP_IN.format("pdf-intake.service"), f"[Service]\nExecStart=\nExecStart={PYTHON} -P {agent}")
    service.shell("systemctl daemon-reload; systemctl restart pdf-intake")
    before = int(service.show("pdf-intake-reader-each.socket", "NAccepted"))
    hand_in(service, "alone.pdf")
    hand_in(service, "alone-scan.pdf", SCAN)
    found = settled(service, {"alone.pdf", "alone-scan.pdf"}, seconds=120)
    assert {facts["state"] for facts in found.values()} == {"filed"}
    assert int(service.show("pdf-intake-reader-each.socket", "NAccepted")) == before + 2
    put_file(service, "/tmp/ask.py", ASK)
    service.shell("echo '%PDF' > /tmp/document; chmod 644 /tmp/document /tmp/ask.py")
    done = service.run("runuser", "-u", "pdf-intake", "--", PYTHON, "/tmp/ask.py", SOCKET, "/tmp/document", "{}",
                       check=False)  # fmt: skip
    assert "no Landlock" in done.stderr
    for unit in ("pdf-intake.service", "pdf-intake-reader.service", "pdf-intake-reader-each@.service"):
        service.shell(f"rm -r {DROP_IN.format(unit)}")
    service.shell(f"rm {PROGRAM} {agent}; systemctl daemon-reload; systemctl restart pdf-intake")
    assert set(documents(service)) >= {"alone.pdf"}
