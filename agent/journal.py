"""The JSONL files in ``logs/``: written from the ledger's rows, by sequence number.

SQLite is the truth. A crash can leave the file behind the ledger, or with a torn last line: the line is
cut and what is missing is appended, so that the two can never fork. No crash takes back a line that was once
known to be on the disk: where such a one is missing, somebody has cut the file, and that is written down.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from agent.durable import fsync_folder

Rows = Callable[[int], list[tuple[int, str]]]


class Reached(Protocol):
    """Remembers how far a file is known to be on the disk."""

    def last(self) -> int:
        """The number of the last line that was; 0 for none."""

    def reach(self, seq: int) -> None:
        """Every line up to this one is on the disk now."""

    def cut(self, first: int, last: int) -> None:
        """These lines had been there, and are missing."""


class Journal:
    """One append-only file. Safe between threads and between processes."""

    def __init__(self, path: Path, rows_after: Rows, reached: Reached | None = None) -> None:
        """``rows_after(seq)`` gives the next (seq, line) pairs of the ledger, some at a time."""
        self.path = path
        self._rows_after = rows_after
        self._reached = reached
        self._lock = threading.Lock()
        self._known = (-1, 0)  # size of the file and the number of its last line, as we left it

    def sync(self) -> int:
        """Append what the ledger has and the file hasn't. Returns the number of lines written. Raises OSError."""
        with self._lock:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o640)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                return self._append(descriptor)
            finally:
                os.close(descriptor)

    def _append(self, descriptor: int) -> int:
        size = os.fstat(descriptor).st_size
        if size != self._known[0]:
            self._known = _end_of(descriptor, size)
            if self._reached and self._known[1] < self._reached.last():
                self._reached.cut(self._known[1] + 1, self._reached.last())
        size, last = self._known
        written = 0
        while rows := self._rows_after(last):
            data = "".join(line + "\n" for _, line in rows).encode("utf-8")
            _write_all(descriptor, data)
            size, last, written = size + len(data), rows[-1][0], written + len(rows)
            self._known = (size, last)
        if written:
            os.fsync(descriptor)
        if written and self._reached:
            fsync_folder(self.path.parent)  # the file may be new
            self._reached.reach(last)
        return written


def read_lines(path: Path) -> Iterator[str]:
    """The complete lines of a journal; none when there is no file yet."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for line in file:
            yield line.removesuffix("\n")


def _end_of(descriptor: int, size: int) -> tuple[int, int]:
    """Cut a torn last line. Returns the size that is left and the number of the last line."""
    end, tail = size, b""
    while end > 0:
        start = max(0, end - 65536)
        tail = os.pread(descriptor, end - start, start) + tail
        complete = tail[: tail.rfind(b"\n") + 1]
        body = complete.rstrip(b"\n")
        if body and (b"\n" in body or start == 0):
            kept = start + len(complete)
            if kept != size:
                os.ftruncate(descriptor, kept)
            return kept, _number(body.rsplit(b"\n", 1)[-1])
        end = start
    if size:
        os.ftruncate(descriptor, 0)
    return 0, 0


def _number(line: bytes) -> int:
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, KeyError, TypeError) as error:
        raise OSError("its last line isn't ours: move the file away, it will be written anew") from error


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
