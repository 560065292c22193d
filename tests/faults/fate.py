"""A process that dies, or a disk that is full, at the n-th thing that it does to the disk; inside the test's process.

A kill is a BaseException that no handler of the agent catches, after which every further call fails, too: so no
``finally`` can clean up what a real kill would have left.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from agent.store import Store

CALLS = ("fsync", "rename", "replace", "link", "unlink", "mkdir", "rmdir", "write", "ftruncate")
FREES = ("unlink", "rmdir", "ftruncate", "rename")  # what a full disk still allows


class Killed(BaseException):
    """The process is no more."""


class Fate:
    """``kill_after`` and ``full`` say what is to happen; ``works`` is on while the agent is at work."""

    def __init__(self) -> None:
        self.works = self.dead = self.full = False
        self.kill_after: int | None = None
        self.steps = 0
        self._real = {name: getattr(os, name) for name in CALLS}
        self._transaction = Store.transaction

    def install(self) -> None:
        """Stand between the agent and the disk."""
        for name in CALLS:
            setattr(os, name, self._wrapped(name))
        fate, real = self, self._transaction

        @contextmanager
        def transaction(store: Store) -> Iterator[sqlite3.Connection]:
            fate.step("begin")
            with real(store) as connection:
                yield connection
                fate.step("commit")
            fate.step("committed")

        Store.transaction = transaction

    def uninstall(self) -> None:
        """Get out of the way."""
        for name, real in self._real.items():
            setattr(os, name, real)
        Store.transaction = self._transaction

    def step(self, name: str) -> None:
        """Something is about to be done to the disk."""
        if not self.works:
            return
        if self.dead:
            raise Killed
        self.steps += 1
        if self.kill_after is not None:
            self.kill_after -= 1
            if self.kill_after <= 0:
                self.dead = True
                raise Killed
        if self.full and name == "commit":
            raise sqlite3.OperationalError("database or disk is full")
        if self.full and name in CALLS and name not in FREES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def working(self) -> Iterator[None]:
        """The agent is at work; ends quietly when it is killed."""
        self.works = True
        try:
            yield
        except Killed:
            pass
        finally:
            self.works = False

    def _wrapped(self, name: str):
        real = self._real[name]

        def call(*arguments, **named):
            if name != "write" or stat.S_ISREG(os.fstat(arguments[0]).st_mode):  # the bell is a pipe
                self.step(name)
            return real(*arguments, **named)

        return call
