"""A transport that has each document read by a unit of its own: systemd starts one for each connection to its socket.

The request goes over the connection, the reply comes back, and closing the connection ends the unit. So a reader
that has been taken over is alone with its one document; what it answers is checked like any reply. The other half
is :mod:`agent.readers.served`. Source: systemd.socket(5), Accept=.
"""

from __future__ import annotations

import errno
import socket
import threading
from pathlib import Path
from time import monotonic

from agent.readers.protocol import MAX_REPLY
from agent.readers.transport import GREETING, REPLY, REQUEST, Ended

_START_SECONDS = 60.0  # for the unit to come up, on a server that is busy
_CHUNK = 1024 * 1024


class NotServed(OSError):
    """No reader came up: that says nothing about the document, which waits."""


class Unit:
    """A :class:`agent.readers.transport.Transport` over systemd's socket; thread-safe."""

    def __init__(self, address: Path, start_seconds: float = _START_SECONDS) -> None:
        self._address, self._start_seconds = address, start_seconds
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._closed = False

    def run(self, directory: Path, timeout_seconds: float) -> Ended:
        """See :class:`agent.readers.transport.Transport`. Raises :class:`NotServed`.

        How a unit ended can't be seen from here: one that ends without a reply gives the code 1.
        """
        ended = self._once(directory, timeout_seconds)
        if ended.code and not ended.timed_out and not self._closed:
            # Stopped by somebody while it read, say: the document gets another chance.
            return self._once(directory, timeout_seconds)
        return ended

    def close(self) -> None:
        """Hangs up on every unit, which ends it; no other is asked for."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                connection.shutdown(socket.SHUT_RDWR)

    def _once(self, directory: Path, timeout_seconds: float) -> Ended:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            with self._lock:
                self._reach(connection)
                self._open.add(connection)
            try:
                self._greet(connection)
                return self._exchange(connection, directory, monotonic() + timeout_seconds)
            finally:
                with self._lock:
                    self._open.discard(connection)

    def _reach(self, connection: socket.socket) -> None:
        if self._closed:
            raise NotServed(errno.ESHUTDOWN, "the reader was closed")
        try:
            connection.settimeout(self._start_seconds)
            connection.connect(str(self._address))
        except OSError as error:
            raise _not_served(f"the reader's socket can't be reached ({error.strerror or error})") from error

    def _greet(self, connection: socket.socket) -> None:
        """Waits until a reader has come up."""
        heard = b""
        try:
            while len(heard) < len(GREETING) and (piece := connection.recv(len(GREETING) - len(heard))):
                heard += piece
        except OSError as error:
            raise _not_served("the reader's unit does not answer") from error
        if heard != GREETING:
            raise _not_served("the reader's unit does not start")

    def _exchange(self, connection: socket.socket, directory: Path, deadline: float) -> Ended:
        try:
            with (directory / REQUEST).open("rb") as request:
                while chunk := request.read(_CHUNK):
                    connection.settimeout(max(deadline - monotonic(), 0.001))
                    connection.sendall(chunk)
            return self._receive(connection, directory / REPLY, deadline)
        except TimeoutError:
            return Ended(1, timed_out=True)
        except (ConnectionError, BrokenPipeError):
            return Ended(1)

    def _receive(self, connection: socket.socket, target: Path, deadline: float) -> Ended:
        """Takes the reply until its end, but not much more than is allowed of it."""
        size = 0
        with target.open("wb") as reply:
            while size <= MAX_REPLY:
                connection.settimeout(max(deadline - monotonic(), 0.001))
                chunk = connection.recv(_CHUNK)
                if not chunk:
                    break
                size += reply.write(chunk)
        return Ended(0 if size else 1)


def _not_served(why: str) -> NotServed:
    return NotServed(errno.EAGAIN, why)
