"""Whether a file in the spool is whole: nobody writes to it any more, and its end is there."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
from pathlib import Path

HEADER_BYTES = 1024  # Acrobat looks for "%PDF-" in the first and "%%EOF" in the last 1024 bytes


def inspect(path: Path) -> tuple[bool, bool]:
    """Whether somebody still has the file open for writing, and whether it looks complete. Raises OSError."""
    # O_NONBLOCK and O_NOFOLLOW: what was a file a moment ago may be a FIFO or a link now.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return False, True
        return _being_written(descriptor), _looks_complete(descriptor, info.st_size)
    finally:
        os.close(descriptor)


def _being_written(descriptor: int) -> bool:
    """A read lease is refused while anybody has the file open for writing (fcntl(2), F_SETLEASE)."""
    try:
        # Whoever opens the file just now breaks the lease: by a signal that does nothing, not by SIGIO, which kills.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        # EAGAIN: there is a writer. Else the filesystem has no leases or the file isn't ours: time must tell.
        return error.errno == errno.EAGAIN
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False


def _looks_complete(descriptor: int, size: int) -> bool:
    """A PDF has its end marker in the last 1024 bytes; what is no PDF at all can be judged at once."""
    head = os.pread(descriptor, HEADER_BYTES, 0)
    if not head.strip(b"\0"):
        return False  # empty, or space that was reserved and isn't filled yet
    if b"%PDF-" not in head:
        return True
    return b"%%EOF" in os.pread(descriptor, HEADER_BYTES, max(0, size - HEADER_BYTES))
