"""Limits that a child sets on itself, before it touches a byte of the document.

They are inherited by every program that the child starts. Source: setrlimit(2), prctl(2).
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal

from agent.readers.options import ReadOptions

_PR_SET_PDEATHSIG = 1
_FILE_BYTES = 128 * 1024 * 1024  # the largest file: the PDF itself, a rendered page, the reply
_OPEN_FILES = 256


def confine(options: ReadOptions) -> None:
    """Bounds memory, CPU, files and life of this process and its children. Raises OSError if it cannot."""
    os.umask(0o077)
    seconds = math.ceil(options.timeout_seconds) + 5
    bounds = {
        resource.RLIMIT_AS: options.memory_bytes,
        # Several threads may burn CPU in one process; the wall clock is the parent's to keep.
        resource.RLIMIT_CPU: seconds * max(options.ocr_workers, 1),
        resource.RLIMIT_FSIZE: max(_FILE_BYTES, options.max_bytes + 1024 * 1024),
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in bounds.items():
        _, hard = resource.getrlimit(which)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # CPU: the soft limit's signal tells the parent why; the hard one, later, would look like any kill.
        soft = max(most - 2, 1) if which == resource.RLIMIT_CPU else most
        resource.setrlimit(which, (soft, most))
    die_with_parent()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)  # the last resort, should the parent be gone


def die_with_parent() -> None:
    """Lets this process be killed when its parent ends, however that ends. Not inherited. Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
