"""A preloaded process that forks one child per document: the parser is imported once, not each time.

This is the parent's half, a transport: it sends each job (its open files, the directory, the time allowed)
over a Unix socket and waits on the job's own pipe. The other half is :mod:`agent.readers.forkloop`.

The server starts with the first document, ends by itself after a while without one, and is started anew
when it has died. Source: unix(7) (SCM_RIGHTS).
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import threading
from pathlib import Path

from agent.readers.transport import ERRORS, REPLY, REQUEST, Ended, environment

_GRACE = 5.0  # seconds that the parent waits beyond a job's time before it gives the server up


class ServerGone(OSError):
    """The fork server died or does not answer."""


class ForkServer:
    """A :class:`agent.readers.transport.Transport` over a preloaded server; thread-safe. ``languages``: whose
    models the server keeps ready, for pages that are read with so many ``cores``."""

    def __init__(self, languages: str, cores: int = 1, idle_seconds: float = 120.0) -> None:
        self._kept = (languages, str(cores))
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._closed = False

    def run(self, directory: Path, timeout_seconds: float) -> Ended:
        """See :class:`agent.readers.transport.Transport`. Raises :class:`ServerGone`."""
        try:
            return self._once(directory, timeout_seconds)
        except ServerGone:  # killed while it served, by lack of memory, say: the document gets another chance
            return self._once(directory, timeout_seconds)

    def _once(self, directory: Path, timeout_seconds: float) -> Ended:
        status, given = os.pipe2(os.O_CLOEXEC)
        with os.fdopen(status, "rb") as answers:
            with os.fdopen(given, "wb") as handed_over:
                server = self._send(directory, timeout_seconds, handed_over.fileno())
            return self._wait(answers.fileno(), timeout_seconds, server)

    def close(self) -> None:
        """Ends the server and, with it, its children; no other is started."""
        with self._lock:
            self._closed = True
            self._drop()

    @property
    def server_pid(self) -> int | None:
        """The server's process number, None when none runs."""
        server = self._server
        return server.pid if server is not None and server.poll() is None else None

    def _send(self, directory: Path, timeout_seconds: float, given: int) -> int:
        """Hands the job over; returns the number of the server that has it."""
        job = json.dumps({"directory": str(directory), "seconds": timeout_seconds}).encode()
        with (
            (directory / REQUEST).open("rb") as request,
            (directory / REPLY).open("wb") as reply,
            (directory / ERRORS).open("wb") as errors,
        ):
            files = [request.fileno(), reply.fileno(), errors.fileno(), given]
            with self._lock:
                if self._closed:
                    raise ServerGone("the reader was closed")
                for last in (False, True):
                    try:
                        connection, server = self._connected()
                        socket.send_fds(connection, [job], files)
                        return server
                    except OSError as error:  # it had ended: once more, with a new one
                        self._drop()
                        if last:
                            raise ServerGone("the reader's fork server cannot be reached") from error
        raise ServerGone("the reader's fork server cannot be reached")

    def _connected(self) -> tuple[socket.socket, int]:
        if self._socket is None or self._server is None:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                self._server = subprocess.Popen(
                    (sys.executable, "-m", "agent.readers.forkloop", str(self._idle_seconds), *self._kept),
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=environment(Path("/nonexistent")),
                    start_new_session=True,
                    umask=0o077,
                )
            self._socket = ours
        return self._socket, self._server.pid

    def _drop(self) -> None:
        """Forgets the server; a closed socket is its sign to end itself and its children."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._server is not None:
            server, self._server = self._server, None
            try:
                server.wait(_GRACE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()

    def _wait(self, status: int, timeout_seconds: float, server: int) -> Ended:
        poll = select.poll()
        poll.register(status, select.POLLIN)
        if not poll.poll((timeout_seconds + _GRACE) * 1000):
            self._replace(server)  # what it still runs dies with it
            return Ended(-9, timed_out=True)
        answer = os.read(status, 64)
        if not answer:
            self._replace(server)
            raise ServerGone("the reader's fork server died")
        code, late = answer.split()
        return Ended(int(code), late == b"1")

    def _replace(self, server: int) -> None:
        """Drops the server of that number; another thread may have done so already."""
        with self._lock:
            if self._server is not None and self._server.pid == server:
                self._drop()
