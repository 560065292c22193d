"""Stands in for a document that has taken its reader over: it tries what it should not be able to do.

``attempts`` is shipped as source, too: into the sandbox's program here, and into the real unit by ``tests/systemd``.
"""

# ruff: noqa: B023 - what is tried in a loop is called at once
from __future__ import annotations

import inspect
from typing import Any

CAN = {"read a program", "write in its own folder", "run a program"}


def attempts(sibling: int, neighbour: str, files: list[str]) -> dict[str, str]:
    """What came of each attempt: the error's name, or what it got. ``sibling``: another reader's process number;
    ``neighbour``: a file in that one's folder; ``files``: those of the agent."""
    import ctypes
    import errno
    import os
    import pathlib
    import resource
    import signal
    import socket
    import subprocess

    libc = ctypes.CDLL(None, use_errno=True)
    said = {}

    def attempt(name, action):
        try:
            said[name] = repr(action() or "done")
        except OSError as error:
            said[name] = errno.errorcode.get(error.errno, "E?")

    def called(result):
        if result < 0:
            raise OSError(ctypes.get_errno(), "")
        return result

    def memory(pid):
        class Span(ctypes.Structure):
            _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))

        ours = ctypes.create_string_buffer(8)
        here, there = Span(ctypes.addressof(ours), 8), Span(ctypes.addressof(ours), 8)
        result = libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
        # EFAULT: there is nothing at this address, but it was looked.
        return "reached" if result < 0 and ctypes.get_errno() == errno.EFAULT else called(result) + 1

    def trace(pid):
        called(libc.ptrace(16, pid, 0, 0))  # attach
        os.waitpid(pid, 0x40000000)
        called(libc.ptrace(17, pid, 0, 0))  # detach

    def run(path):
        path.write_text("#!/bin/sh\nexit 0\n")
        path.chmod(0o700)
        return subprocess.run([str(path)], check=False).returncode

    def aside(action):
        """In a process of its own: what it changes would change the other attempts."""
        pid = os.fork()
        if pid == 0:
            try:
                action()
                os._exit(0)
            except OSError as error:
                os._exit(error.errno)
        if code := os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
            raise OSError(code, "")

    def opened(path, flags=os.O_RDONLY):
        os.close(os.open(path, flags))

    for who, pid in (("parent", os.getppid()), ("sibling", sibling)):
        attempt(f"signal the {who}", lambda: os.kill(pid, signal.SIGCONT))
        attempt(f"signal the {who}, by thread", lambda: called(libc.tgkill(pid, pid, signal.SIGCONT)))
        attempt(f"signal the {who}, by descriptor", lambda: os.close(os.pidfd_open(pid)))
        attempt(f"trace the {who}", lambda: trace(pid))
        attempt(f"read the {who}'s memory", lambda: memory(pid))
        attempt(f"open the {who}'s memory", lambda: opened(f"/proc/{pid}/mem", os.O_RDWR))
        attempt(f"list the {who}'s files", lambda: os.listdir(f"/proc/{pid}/fd"))
        attempt(f"see the {who}'s environment", lambda: opened(f"/proc/{pid}/environ"))
        attempt(f"change the {who}'s limits", lambda: resource.prlimit(pid, resource.RLIMIT_CORE))
        attempt(f"slow the {who} down", lambda: os.setpriority(os.PRIO_PROCESS, pid, 19))
        attempt(f"signal the {who}'s group", lambda: os.killpg(os.getpgid(pid), 0))
    attempt("read the neighbour's file", lambda: opened(neighbour))
    attempt("list the neighbour's folder", lambda: os.listdir(os.path.dirname(neighbour)))
    attempt("list the folder of folders", lambda: os.listdir(os.path.dirname(os.path.dirname(neighbour))))
    attempt("list processes", lambda: os.listdir("/proc"))
    for family in (socket.AF_INET, socket.AF_UNIX, socket.AF_NETLINK):
        attempt(f"a socket of {family.name}", lambda: socket.socket(family, socket.SOCK_DGRAM).close())
    for path in ("/etc/passwd", "/etc/shadow", "/proc/self/status", *files):
        attempt(f"open {path}", lambda: opened(path))
    for folder in ("/", "/usr", "/tmp", "/var/tmp", "/dev/shm"):
        place = pathlib.Path(folder, f"probe-{os.getpid()}")
        attempt(f"write to {folder}", lambda: (place.write_text("x"), place.unlink()))
    own = pathlib.Path.cwd()
    attempt("make a folder", lambda: (own / "folder").mkdir())
    attempt("make a link", lambda: (own / "link").symlink_to("/"))
    attempt("make a pipe", lambda: os.mkfifo(own / "pipe"))
    attempt("run what it wrote", lambda: run(own / "program"))
    attempt("shared memory", lambda: called(libc.shmget(4711, 4096, 0o1666)) + 1)
    attempt("leave its group", lambda: aside(os.setsid))
    attempt("a namespace of its own", lambda: aside(lambda: called(libc.unshare(0x10000000))))
    attempt("read a program", lambda: pathlib.Path("/usr/bin/env").read_bytes()[:4])
    attempt("write in its own folder", lambda: (own / "x").write_text("x"))
    attempt("run a program", lambda: subprocess.run(["pdfinfo", "-v"], capture_output=True, check=False).returncode)
    return said


# For a server whose "read" is the probe: it holds still, or tries what it can. The request's arguments say which.
SOURCE = inspect.getsource(attempts)
BODY = f"""
import json
{SOURCE}
if "hold" in arguments:
    document.with_name("pid").write_text(str(os.getpid()))
    time.sleep(3600)
said = attempts(arguments["sibling"], arguments["neighbour"], arguments["files"])
reply.write(json.dumps(said).encode())
"""


def judge(said: dict[str, Any]) -> dict[str, Any]:
    """What should not have been possible, and what should have been; empty when all is well."""
    wrong = {name: how for name, how in said.items() if name not in CAN and not how.startswith("E")}
    return wrong | {name: said[name] for name in CAN if said[name].startswith("E")}
