"""What a child gives up before it touches a byte of the document: memory, time, files, other processes.

All of it is inherited by every program that the child starts. Source: setrlimit(2), prctl(2).
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal
import sys
from pathlib import Path

from agent.readers.models import folder as models
from agent.readers.options import ReadOptions
from agent.reading.sandbox import landlock, syscalls

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_FILE_BYTES = 128 * 1024 * 1024  # the largest file: the PDF itself, a rendered page, the reply
_OPEN_FILES = 256
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/alternatives",
           "/etc/localtime", "/var/cache/fontconfig")  # fmt: skip
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")


class NotConfined(Exception):
    """The machine did not do what it can do: nothing was read."""


def why_open() -> str:
    """Why children can't be confined on this machine as documents that share a program must be; ``""`` if they can."""
    if not landlock.abi():
        return "this kernel has no Landlock (Linux 5.13 and newer have it)"
    try:
        syscalls.library()
    except OSError:
        return "libseccomp isn't installed: apt-get install libseccomp2"
    return ""


def confine(options: ReadOptions, own: Path) -> None:
    """Leaves this process and its children the folder ``own`` and the programs, nobody else's processes, and bounds
    their memory, CPU, files and life. Raises :class:`NotConfined` if it cannot.

    Where the machine can't (:func:`why_open`) the bounds alone are set; whether that will do is the server's to say.
    """
    try:
        os.umask(0o077)
        die_with_parent()
        hide()
        if not why_open():
            landlock.restrict(_rules(own))
            syscalls.give_up()
        _bound(options)
    except OSError as error:
        raise NotConfined(str(error)) from error


def hide() -> None:
    """Closes this process's memory and its rooms in /proc to others of the same user; inherited by a fork."""
    _prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """Lets this process be killed when its parent ends, however that ends. Not inherited. Raises OSError."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def limit_cpu(seconds: float) -> None:
    """Bounds the CPU time of this process, and that of each program that it starts, to so many seconds of two cores."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = 2 * math.ceil(seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (most if soft == resource.RLIM_INFINITY else min(most, soft), hard))


def _rules(own: Path) -> list[tuple[Path, int]]:
    code = Path(__file__).resolve().parents[2]  # this package; what lies beside it is no program
    programs = {code, Path(sys.prefix), Path(sys.base_prefix), models(), *map(Path, _SYSTEM)} - {Path("/")}
    return [
        (own, landlock.OWN),
        *((path, landlock.PROGRAMS) for path in programs),
        *((Path(path), landlock.DEVICE) for path in _DEVICES),
    ]


def _bound(options: ReadOptions) -> None:
    seconds = math.ceil(options.timeout_seconds) + 5
    bounds = {
        # Several threads may burn CPU in one process; the wall clock is the parent's to keep.
        resource.RLIMIT_CPU: seconds * max(options.ocr_workers, 1),
        resource.RLIMIT_FSIZE: max(_FILE_BYTES, options.max_bytes + 1024 * 1024),
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: options.memory_bytes,
    }
    for which, most in bounds.items():
        _, hard = resource.getrlimit(which)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # CPU: the soft limit's signal tells the parent why; the hard one, later, would look like any kill.
        soft = max(most - 2, 1) if which == resource.RLIMIT_CPU else most
        resource.setrlimit(which, (soft, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)  # the last resort, should the parent be gone


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")
