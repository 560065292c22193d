"""A child as the server sees it: forked with a folder of its own, ended with all that it started, and how it ended."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from agent.reading.sandbox import child
from agent.reading.sandbox.wire import Ended, Request

_PREFIX = "intake-read-"
_ROOM = 256 * 1024 * 1024  # bytes of disk that a child may count on


@dataclass(slots=True)
class Forked:
    """``pidfd`` is readable when it has ended. ``undisturbed`` is to be taken from it when another comes to work."""

    request: Request
    pid: int
    pidfd: int
    folder: Path
    born_with: int
    undisturbed: bool

    def end(self) -> Ended:
        """Kills the child's whole group while the child, unreaped, still holds its number; reaps it; removes its
        folder."""
        os.close(self.pidfd)
        for kill in (os.killpg, os.kill, os.killpg):  # it may not have come as far as a group of its own
            with contextlib.suppress(ProcessLookupError):
                kill(self.pid, signal.SIGKILL)
        _, status, usage = os.wait4(self.pid, 0)
        _remove(self.folder)
        grown = max(usage.ru_maxrss * 1024 - self.born_with, 0)
        return Ended(os.waitstatus_to_exitcode(status), self.undisturbed, grown)


def fork(request: Request, files: list[int], alone: bool) -> Forked:
    """Returns a child at work on ``request``, in a folder below the working directory. Raises OSError; then there is
    none."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=Path.cwd()))
    try:
        disk = os.statvfs(folder)
        born_with = _resident()
        pid = os.fork()
        if pid == 0:
            child.become(request, files, folder)
        try:
            pidfd = os.pidfd_open(pid)
        except OSError:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
    except OSError:
        _remove(folder)
        raise
    return Forked(request, pid, pidfd, folder, born_with, alone and disk.f_bavail * disk.f_frsize >= _ROOM)


def _resident() -> int:
    """Returns the bytes of memory that this process holds. Not getrusage's, which begin with those of whoever started
    it (Linux carries them over an exec)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def sweep_leftovers() -> None:
    """Removes the folders of servers whose process is gone: a kill leaves no time to clean up."""
    for folder in Path.cwd().glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        with contextlib.suppress(OSError):
            ours = folder.lstat().st_uid == os.getuid() and not folder.is_symlink()
            if ours and owner.isdigit() and not Path(f"/proc/{owner}").exists():
                shutil.rmtree(folder)


def _remove(folder: Path) -> None:
    """A program that was killed a moment ago may write its last while its folder is removed."""
    for _ in range(5):
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    sys.stderr.write(f"{folder} could not be removed\n")
