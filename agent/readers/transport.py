"""How a child is started and ended: one fresh process per document.

The request and the reply are files in a directory made for this one child. So nothing can block on a
full pipe, the size of the reply is bounded by the child's own file limit, and the end of the child is
the one event to wait for.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

REQUEST = "request"
REPLY = "reply"
ERRORS = "errors"
GREETING = b"pdf-intake reader\n"  # what a reader in a unit of its own says when it is ready


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code (negative: the signal) or that its time was up."""

    code: int
    timed_out: bool = False


class Transport(Protocol):
    """Runs one child in ``directory``, its request and reply being files there."""

    def run(self, directory: Path, timeout_seconds: float) -> Ended:
        """Blocks until the child and all that it started are gone. Raises OSError if it cannot start."""
        ...

    def close(self) -> None:
        """Ends whatever is kept running between documents."""
        ...


class Spawn:
    """A fresh Python per document; ``command`` is replaced by tests that need another kind of child."""

    def __init__(self, command: Sequence[str] = (sys.executable, "-m", "agent.readers.child")) -> None:
        self._command = tuple(command)

    def run(self, directory: Path, timeout_seconds: float) -> Ended:
        """See :class:`Transport`."""
        with (
            (directory / REQUEST).open("rb") as request,
            (directory / REPLY).open("wb") as reply,
            (directory / ERRORS).open("wb") as errors,
        ):
            child = subprocess.Popen(
                self._command,
                stdin=request,
                stdout=reply,
                stderr=errors,
                cwd=directory,
                env=environment(directory),
                start_new_session=True,
                umask=0o077,
            )
        timed_out = not _wait(child.pid, timeout_seconds)
        # Not reaped yet, the child still holds its process group's number: nobody else can be hit.
        os.killpg(child.pid, signal.SIGKILL)
        return Ended(child.wait(), timed_out)

    def close(self) -> None:
        """Nothing is kept."""


def environment(directory: Path) -> dict[str, str]:
    """Returns the child's whole environment: no secret of the daemon's is in it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TESSDATA_PREFIX") if name in os.environ}
    # The child's directory is not this one: say where this very package is.
    root = str(Path(__file__).resolve().parents[2])
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(directory),
        "HOME": str(directory),
        "OMP_THREAD_LIMIT": "1",
        "MALLOC_ARENA_MAX": "2",  # threads' arenas would eat the address space
        "PYTHONPATH": root,
        "PYTHONSAFEPATH": "1",
    }


def _wait(pid: int, timeout_seconds: float) -> bool:
    """Returns False when the time is up first. Polls nothing (pidfd_open(2))."""
    descriptor = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(timeout_seconds * 1000))
    finally:
        os.close(descriptor)
