"""Each document is read in a unit of its own, and whatever takes that unit over is alone in an empty room."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from machine import INSIDE, Machine
from work import hand_in, put_file, settled

pytestmark = pytest.mark.systemd

SCAN = f"{INSIDE}/samples/pdf/scanner-2/irm-genou-scan.pdf"
SOCKET = "/run/pdf-intake-reader.socket"
DROP_IN = "/etc/systemd/system/pdf-intake-reader@.service.d/probe.conf"
PROBE = "/usr/local/lib/pdf-intake-probe.py"

# Stands in for a document that has taken the reader over: it tries what it should not be able to do.
PROBE_CODE = r"""
import errno, json, os, pathlib, socket, sys, time

connection = os.dup(0)
order = json.loads(os.read(connection, 65536))
said = {}

def attempt(name, action):
    try:
        said[name] = repr(action() or "done")
    except OSError as error:
        said[name] = errno.errorcode[error.errno]

def found(*places):
    names = (os.path.join(at, name) for place in places for at, _, names in os.walk(place) for name in names)
    return [name for name in names if os.path.isfile(name)]

def execute():
    program = pathlib.Path(order["scratch"], "program")
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    code = os.spawnv(os.P_WAIT, str(program), ["program"])
    if code:
        raise PermissionError(errno.EACCES, "")

if order["do"] == "hold":
    pathlib.Path(order["scratch"], "document.pdf").write_bytes(b"%PDF somebody else's")
    os.write(connection, str(os.getpid()).encode())
    time.sleep(3600)

attempt("read a program", lambda: open("/usr/bin/env", "rb").read(4))
attempt("write in its own room", lambda: pathlib.Path(order["scratch"], "x").write_text("x"))
attempt("inet", lambda: socket.socket(socket.AF_INET).close())
attempt("unix", lambda: socket.socket(socket.AF_UNIX).close())
attempt("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close())
for path in (".env", "state/intake.sqlite", "archive", "incoming", "state/claimed"):
    attempt(path, lambda: os.close(os.open("/srv/pdf-intake/" + path, os.O_RDONLY)))
attempt("shadow", lambda: open("/etc/shadow", "rb").read(1))
attempt("passwd", lambda: open("/etc/passwd", "rb").read(1))
attempt("write to /usr", lambda: open("/usr/x", "w").close())
attempt("write to /", lambda: open("/x", "w").close())
attempt("the other's room", lambda: os.listdir(f"/proc/{order['other']}/root"))
attempt("the other's memory", lambda: open(f"/proc/{order['other']}/maps").read(1))
attempt("become root", lambda: os.setuid(0))
attempt("run what it wrote", execute)
said["processes"] = sorted(int(name) for name in os.listdir("/proc") if name.isdigit()) == [os.getpid()]
said["files"] = found(order["scratch"], "/tmp", "/var/tmp", "/dev/shm", "/srv", "/home", "/root", "/run", "/var")
os.write(connection, json.dumps(said).encode())
"""

ASK = """
import json, socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
connection.sendall(sys.argv[2].encode())
print(connection.recv(1 << 20).decode(), flush=True)
sys.stdin.read()
"""

OUTSIDE = """
import os, socket, subprocess, sys
os.makedirs("/tmp/probe", exist_ok=True)
ours, theirs = socket.socketpair()
ours.sendall(sys.argv[2].encode())
subprocess.Popen(["python3", sys.argv[1]], stdin=theirs)
theirs.close()
print(b"".join(iter(lambda: ours.recv(65536), b"")).decode())
"""

FORBIDDEN = {
    *("inet", "unix", "netlink"),
    *(".env", "state/intake.sqlite", "archive", "incoming", "state/claimed", "shadow", "passwd"),
    *("write to /usr", "write to /", "the other's room", "the other's memory"),
    *("become root", "run what it wrote"),
}


def test_each_document_is_read_in_a_unit_of_its_own(service: Machine) -> None:
    before = int(service.show("pdf-intake-reader.socket", "NAccepted"))
    hand_in(service, "in-a-unit.pdf")
    hand_in(service, "scan-in-a-unit.pdf", SCAN)
    found = settled(service, {"in-a-unit.pdf", "scan-in-a-unit.pdf"}, seconds=120)
    assert {name: facts["record_id"] for name, facts in found.items()} == {
        "in-a-unit.pdf": "1008",
        "scan-in-a-unit.pdf": "1018",
    }
    assert int(service.show("pdf-intake-reader.socket", "NAccepted")) == before + 2
    units = ("systemctl", "list-units", "--all", "--plain", "--no-legend", "pdf-intake-reader@*")
    service.wait("the readers to be gone", lambda: not service.run(*units).stdout, seconds=30)


@pytest.fixture
def taken_over(service: Machine) -> Iterator[Machine]:
    """The machine with a reader's unit that runs the probe instead of the reader."""
    put_file(service, PROBE, PROBE_CODE)
    put_file(service, DROP_IN, f"[Service]\nExecStart=\nExecStart=/opt/pdf-intake/venv/bin/python {PROBE}")
    put_file(service, "/tmp/ask.py", ASK)
    service.shell("systemctl daemon-reload")
    yield service
    service.shell(f"rm {DROP_IN} {PROBE}; systemctl daemon-reload; systemctl stop 'pdf-intake-reader@*.service'")


def ask(machine: Machine, order: dict[str, Any]) -> dict[str, Any]:
    done = machine.run("python3", "/tmp/ask.py", SOCKET, json.dumps(order))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_reader_that_was_taken_over_is_alone_in_an_empty_room(taken_over: Machine) -> None:
    hold = json.dumps({"do": "hold", "scratch": "/work"})
    taken_over.shell(f"(sleep 3600 | python3 /tmp/ask.py {SOCKET} '{hold}' > /tmp/other) > /dev/null 2>&1 &")
    number = "touch /tmp/other; cat /tmp/other"  # who writes it may not have come so far
    other = int(taken_over.wait("the other reader", lambda: taken_over.shell(number).strip(), seconds=30))
    said = ask(taken_over, {"do": "try", "scratch": "/work", "other": other})
    assert said.pop("processes") is True, "it sees processes that are not its own"
    assert sorted(said.pop("files")) == ["/work/program", "/work/x"], "it sees files that are not its own"
    assert said.pop("read a program") != "", "the probe itself works"
    assert said.pop("write in its own room") == "1"
    assert set(said) == FORBIDDEN
    assert {name: how for name, how in said.items() if not how.startswith("E")} == {}


def test_outside_of_that_room_the_probe_gets_everywhere(taken_over: Machine) -> None:
    """Else the test above would pass with a probe that can do nothing at all."""
    put_file(taken_over, "/tmp/outside.py", OUTSIDE)
    order = json.dumps({"do": "try", "scratch": "/tmp/probe", "other": 1})
    said = json.loads(taken_over.run("python3", "/tmp/outside.py", PROBE, order).stdout)
    taken_over.shell("rm -f /usr/x /x")
    assert said.pop("processes") is False
    assert "/srv/pdf-intake/.env" in said.pop("files")
    assert {name: how for name, how in said.items() if how.startswith("E")} == {}
