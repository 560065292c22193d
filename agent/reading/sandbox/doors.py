"""Where the sandbox is, and how a connection to it comes about: a socket of systemd's, or a program that we start."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from agent.reading.sandbox.limits import why_open

_GRACE = 5.0  # seconds for a server of ours to end by itself
_PROGRAM = (sys.executable, "-m", "agent.reading.sandbox.server", "handed")


class NotServed(OSError):
    """No reader came up, or it was stopped from outside: that says nothing about the document, which waits."""

    def __init__(self, why: str, number: int = errno.EAGAIN) -> None:
        super().__init__(number, why)


class Door(Protocol):
    """Where connections to the sandbox are got."""

    def connect(self) -> socket.socket:
        """Returns a connection; it isn't known yet whether anybody answers. Raises OSError."""

    def close(self) -> None:
        """Ends what is kept running."""


class Activated:
    """The socket of ``pdf-intake-reader.socket``, behind which systemd starts the warm program; where children can't
    be kept apart, that of ``-each``, where it starts one for each connection. Thread-safe."""

    def __init__(self, address: Path) -> None:
        self._address = address

    def connect(self) -> socket.socket:
        """See :class:`Door`."""
        address = each(self._address) if why_open() else self._address
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            connection.connect(str(address))
        except OSError as error:
            connection.close()
            raise NotServed(f"the reader's socket can't be reached ({error.strerror or error})") from error
        return connection

    def close(self) -> None:
        """Nothing is kept."""


class Started:
    """A program of our own, started with the first document and anew when it has ended. Thread-safe.

    ``command`` is replaced by tests.
    """

    def __init__(self, command: Sequence[str] = _PROGRAM) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._program: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The program's process number, None when none runs."""
        program = self._program
        return program.pid if program is not None and program.poll() is None else None

    def connect(self) -> socket.socket:
        """See :class:`Door`."""
        with self._lock:
            if self._closed:
                raise NotServed("the reader was closed", errno.ESHUTDOWN)
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                try:
                    self._hand_over(theirs)
                except OSError:
                    ours.close()
                    raise
            return ours

    def close(self) -> None:
        """Ends the program and, with it, its children; no other is started."""
        with self._lock:
            self._closed = True
            self._drop()

    def _hand_over(self, connection: socket.socket) -> None:
        try:
            socket.send_fds(self._running(), [b"!"], [connection.fileno()])
        except (BrokenPipeError, ConnectionError):  # it had ended: once more, with a new one
            self._drop()
            socket.send_fds(self._running(), [b"!"], [connection.fileno()])

    def _running(self) -> socket.socket:
        if self._control is None:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                try:
                    self._program = subprocess.Popen(
                        self._command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL,
                        cwd=tempfile.gettempdir(), env=environment(), start_new_session=True, umask=0o077,
                    )  # fmt: skip
                except OSError:
                    ours.close()
                    raise
            self._control = ours
        return self._control

    def _drop(self) -> None:
        """Forgets the program; a closed socket is its sign to end itself and its children."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._program is not None:
            program, self._program = self._program, None
            try:
                program.wait(_GRACE)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


def each(address: Path) -> Path:
    """Returns the socket that has a unit started for each connection, beside the one at ``address``."""
    return address.with_name(f"{address.stem}-each{address.suffix}")


def environment() -> dict[str, str]:
    """Returns the whole environment of the program and its children: no secret of ours is in it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TESSDATA_PREFIX") if name in os.environ}
    # They don't work where this package is: say where.
    root = str(Path(__file__).resolve().parents[3])
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",  # Tesseract's own threads cost more than they bring
        "MALLOC_ARENA_MAX": "2",  # threads' arenas would eat the address space
        "PYTHONPATH": root,
        "PYTHONSAFEPATH": "1",
    }
