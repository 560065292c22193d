"""Readers that go wrong, each in its own way: a server whose verb ``read`` is something else."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

from agent.reading.sandbox.client import Sandbox
from agent.reading.sandbox.doors import Started

SERVER = """
import ctypes, os, pathlib, resource, signal, subprocess, sys, threading, time
from agent.model import FailReason, ReadResult
from agent.readers.protocol import encode_reply
from agent.reading.sandbox import child, limits, server, verbs

def bad(document, options, arguments, reply):
{body}
verbs.VERBS["read"] = bad
{also}
sys.exit(server.main())
"""

HANGS = "time.sleep(3600)"

HANGS_WITH_A_HELPER = """
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
reply.write(str(helper.pid).encode())
reply.flush()
time.sleep(3600)
"""

LEAVES_A_HELPER_BEHIND = """
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
reply.write(str(helper.pid).encode())
"""

EATS_MEMORY = "[bytearray(1 << 24) for _ in iter(int, 1)]"

BURNS_CPU = """
while True:
    pass
"""

FILLS_A_FILE = """
with open("huge", "wb") as file:
    while True:
        file.write(bytes(1 << 24))
"""

CRASHES = "ctypes.string_at(0)"

CALLS_ABORT = "os.abort()"

SAYS_NOTHING = "pass"

SAYS_GARBAGE = "reply.write(b'<html>')"

SAYS_MORE_THAN_ASKED = """
reply.write(b'{"failure": null, "detail": "", "page_count": 1, "costs": [], "extra": 1, "pages": []}')
"""

RAISES_SOMETHING_ODD = "raise RuntimeError('what no parser should raise')"

RECURSES = """
def deeper():
    return deeper()
deeper()
"""

PRINTS_BESIDE = """
print("a library's remark", flush=True)
os.write(1, b"and another")
reply.write(encode_reply(ReadResult(None, FailReason.BROKEN_PDF, "as it was found.", 3)))
"""


def source(body: str, also: str = "") -> str:
    """The program's text."""
    indented = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return SERVER.format(body=indented, also=also)


def program(body: str, folder: Path, also: str = "") -> Started:
    """A program of our own whose readers do ``body``, after ``also`` was done in the server."""
    path = folder / "fake.py"
    path.write_text(source(body, also))
    return Started((sys.executable, str(path), "handed"))


def sandbox(body: str, folder: Path, also: str = "") -> Sandbox:
    """A sandbox of such readers."""
    return Sandbox(program(body, folder, also), start_seconds=30)


def ends(pid: int) -> bool:
    """Whether a process that was killed a moment ago is gone, given the time a busy machine needs."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(20_000))
