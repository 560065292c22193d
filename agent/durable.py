"""Writing so that it is on the disk when the call returns: the few primitives that inbox and filing share.

Any error of a write, an fsync or a close means "not stored": the file is removed and the caller starts
over with a new one, because a second fsync on the same file may lie (see fsync(2), and "Can Applications
Recover from fsync Failures?", USENIX ATC 2020).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

_CHUNK = 1 << 20


def fsync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Create a folder and its parents, each name durable. Raises OSError.

    The name of one that is there already is flushed, too: it may have been made just before a crash.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o770)
    fsync_folder(folder.parent)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file. Raises OSError, FileExistsError among them; then nothing is left behind of ours."""
    _new_file(path, lambda descriptor: _write_all(descriptor, data))


def copy_file(source: Path, target: Path) -> tuple[str, int]:
    """Copy the bytes of a regular file into a new file. Returns its SHA-256 in hex and its size in bytes."""
    digest, size = hashlib.sha256(), 0

    def fill(descriptor: int) -> None:
        nonlocal size
        reading = open_regular(source)
        try:
            while chunk := os.read(reading, _CHUNK):
                digest.update(chunk)
                size += len(chunk)
                _write_all(descriptor, chunk)
        finally:
            os.close(reading)

    _new_file(target, fill)
    return digest.hexdigest(), size


def hash_file(path: Path) -> str:
    """The SHA-256 of a regular file, in hex."""
    digest = hashlib.sha256()
    descriptor = open_regular(path)
    try:
        while chunk := os.read(descriptor, _CHUNK):
            digest.update(chunk)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def open_regular(path: Path) -> int:
    """Open for reading without following a link and without waiting for a FIFO. Raises OSError if no plain file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{path} is no regular file")
    return descriptor


def _new_file(path: Path, fill: Callable[[int], None]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o640)
    try:
        try:
            fill(descriptor)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
