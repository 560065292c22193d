"""Where a fault can strike: every call of a recorded run that touches the home, as something strace can aim at.

strace counts ``when=N`` for each thread and call by itself, and with ``-P`` only those calls that touch the path.
So a point is (call, path, N): the first thread to make its N-th such call on that path is struck. Without ``-P``
the main thread, which opens hundreds of modules before any work, would be struck long before a worker.

Known traps: a KILL fires on entry, so the call has not happened; with ``--seccomp-bpf`` it doesn't fire at all.
The readers' children are let go at their execve (``-b execve``): they get bytes and never touch the home.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CHANGES = (
    "mkdir", "mkdirat", "rmdir", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "symlink",
    "mknod", "mknodat", "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fallocate", "fchmod",
    "fchown", "utimensat", "openat", "close",
)  # fmt: skip
READS = ("read", "pread64", "getdents64", "newfstatat", "statx", "lseek", "flock", "fcntl")
TAKES_SPACE = ("mkdir", "mkdirat", "link", "linkat", "rename", "write", "pwrite64", "fsync", "fdatasync", "ftruncate",
               "mknodat", "openat", "close")  # fmt: skip

_CALL = re.compile(r"^(\d+)\s+(\w+)\((.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ANNOTATED = re.compile(r"\d+<([^>]*)>")


@dataclass(frozen=True)
class Point:
    """``path`` is relative to the home."""

    call: str
    path: str
    number: int

    def __str__(self) -> str:
        return f"{self.call} {self.path} #{self.number}"


def recording(log: Path) -> list[str]:
    """The strace command that records a run."""
    return ["strace", "-f", "-y", "-qq", "-b", "execve", "-s", "4096", "-e", f"trace={','.join(CHANGES + READS)}",
            "-o", str(log)]  # fmt: skip


def striking(log: Path, home: Path, point: Point, fault: str) -> list[str]:
    """The strace command that strikes: ``fault`` is e.g. ``signal=KILL`` or ``error=EIO``."""
    where = home / point.path if point.path else home
    return ["strace", "-f", "-qq", "-b", "execve", "-o", str(log), "-P", str(where), "-e",
            f"trace={point.call}", "-e", f"inject={point.call}:{fault}:when={point.number}"]  # fmt: skip


def fired(log: Path, fault: str) -> bool:
    """Whether the fault really struck: a harness that doesn't look would be green for the wrong reason."""
    text = log.read_text(errors="replace") if log.exists() else ""
    return "killed by SIGKILL" in text if "KILL" in fault else bool(re.search(r"\((?:INJECTED|DELAYED)\)", text))


def recorded(log: Path, home: Path) -> list[Point]:
    """All points of a recorded run, in the order in which they first came."""
    each: Counter[tuple[str, str, str]] = Counter()
    most: dict[tuple[str, str], int] = {}
    points = []
    for line in log.read_text(errors="replace").splitlines():
        if not (match := _CALL.match(line)):
            continue
        thread, call, rest = match.groups()
        for path in _touched(call, rest, home):
            each[thread, call, path] += 1
            number = each[thread, call, path]
            if number > most.get((call, path), 0):
                most[call, path] = number
                points.append(Point(call, path, number))
    return points


def _touched(call: str, rest: str, home: Path) -> list[str]:
    base = str(home)
    named = [] if call in ("write", "pwrite64", "read", "pread64") else _QUOTED.findall(rest)
    found = []
    for path in [*_ANNOTATED.findall(rest.split('"')[0] if not named else rest), *named]:
        path = path.removesuffix(" (deleted)")
        if (path == base or path.startswith(base + "/")) and "\\" not in path and path not in found:
            found.append(path)
    return [path[len(base) + 1 :] for path in found]
