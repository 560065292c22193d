"""The sandbox's program: everything loaded once, and a confined child forked for each document. It parses nothing.

    python -m agent.reading.sandbox.server listen    standard input: the socket that systemd listens on (Accept=no)
    python -m agent.reading.sandbox.server one       ... a connection that systemd has accepted (Accept=yes)
    python -m agent.reading.sandbox.server handed    ... a socket over which connections are handed (a child of ours)

One thread. Only it ends its children, by their group, before it reaps them, so that no signal can hit a stranger; they
end with it, and it with whoever started it. ``listen`` serves only where children can be kept apart (``limits.py``):
there they share a unit that has no other walls. Source: systemd.socket(5), unix(7), pidfd_open(2).
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import os
import select
import socket
import sys
import time
from collections.abc import Callable

from agent.reading.sandbox.doors import environment
from agent.reading.sandbox.forked import Forked, fork, sweep_leftovers
from agent.reading.sandbox.limits import hide, why_open
from agent.reading.sandbox.wire import (
    FILES,
    GREETING,
    MAX_MESSAGE,
    ProtocolError,
    Request,
    decode_request,
    encode_ended,
)

IDLE_SECONDS = 120.0
_MOST = 16  # children at a time; who comes then waits at the door
_LULL = 0.05  # seconds without anything to do before the models are loaded


class NobodyLeft(Exception):
    """Whoever started this program is gone."""


class Server:
    """``door``: where connections come from by ``take``, which raises :class:`NobodyLeft` when none will come any more;
    no door for the one that was greeted. ``refusal``: why nobody is served. ``warm_up``: loads what a second document
    may need."""

    def __init__(
        self,
        door: socket.socket | None,
        take: Callable[[socket.socket], socket.socket],
        idle_seconds: float = IDLE_SECONDS,
        refusal: str = "",
        warm_up: Callable[[Request], None] = lambda _request: None,
    ) -> None:
        self._door, self._take = door, take
        self._idle_seconds = idle_seconds
        self._refusal = refusal
        self._warm_up = warm_up
        self._waiting: list[socket.socket] = []
        self._children: list[tuple[Forked, socket.socket]] = []
        self._warm = False
        self._cold: list[Request] = []  # the request to warm up for, when nobody waits

    def serve(self) -> None:
        """Serves until nobody came for so long, or nobody can come any more."""
        try:
            while self._round():
                pass
        finally:
            for forked, connection in list(self._children):
                self._end(forked, connection)

    def greet(self, connection: socket.socket) -> None:
        """Takes a connection in, or says why not."""
        with contextlib.suppress(OSError):  # it hung up meanwhile
            if self._refusal:
                connection.send(json.dumps({"refused": self._refusal}).encode())
                connection.close()
            else:
                connection.send(GREETING)
                self._waiting.append(connection)

    def _round(self) -> bool:
        """Waits for something to happen, and does what is due. Returns False when there is nothing left to wait for."""
        busy = bool(self._children or self._waiting)
        if self._door is None and not busy:
            return False
        ready = self._wait(_LULL if self._cold else None if busy else self._idle_seconds)
        if not ready and self._cold:
            self._warm_up(self._cold.pop())
        elif not ready:
            return False
        for forked, connection in [one for one in self._children if {one[0].pidfd, one[1].fileno()} & ready]:
            self._end(forked, connection)
            if not self._warm and forked.request.verb == "read":
                self._warm, self._cold = True, [forked.request]
        for connection in [one for one in self._waiting if one.fileno() in ready]:
            self._waiting.remove(connection)
            self._begin(connection)
        if self._door is not None and self._door.fileno() in ready:
            try:
                self.greet(self._take(self._door))
            except NobodyLeft:
                return False
            except OSError as error:  # no descriptor to be had, say: whoever came sees it, and comes again
                sys.stderr.write(f"a connection was lost: {error}\n")
                time.sleep(0.1)
        return True

    def _wait(self, seconds: float | None) -> set[int]:
        poll = select.poll()
        if self._door is not None and len(self._children) + len(self._waiting) < _MOST:
            poll.register(self._door, select.POLLIN)
        for connection in self._waiting:
            poll.register(connection, select.POLLIN)
        for forked, connection in self._children:
            poll.register(forked.pidfd, select.POLLIN)
            poll.register(connection, select.POLLRDHUP)
        return {descriptor for descriptor, _ in poll.poll(None if seconds is None else seconds * 1000)}

    def _begin(self, connection: socket.socket) -> None:
        """Takes a request and forks for it; one that can't be served is told so."""
        files: list[int] = []
        try:
            message, files, _, _ = socket.recv_fds(connection, MAX_MESSAGE, FILES)
            self._fork(connection, decode_request(message), files)
        except (OSError, ProtocolError) as error:
            with contextlib.suppress(OSError):  # it hung up meanwhile
                connection.send(json.dumps({"refused": str(error)}).encode())
            connection.close()
        finally:
            for file in files:
                os.close(file)

    def _fork(self, connection: socket.socket, request: Request, files: list[int]) -> None:
        if len(files) != FILES:
            raise ProtocolError("The request came without its files.")
        forked = fork(request, files, alone=not self._children)
        for other, _ in self._children:
            other.undisturbed = False
        self._children.append((forked, connection))

    def _end(self, forked: Forked, connection: socket.socket) -> None:
        self._children.remove((forked, connection))
        ended = forked.end()
        with contextlib.suppress(OSError):  # nobody waits for it any more
            connection.send(encode_ended(ended))
        connection.close()


def _accepted(door: socket.socket) -> socket.socket:
    return door.accept()[0]


def _handed(door: socket.socket) -> socket.socket:
    message, files, _, _ = socket.recv_fds(door, 1, 1)
    if not message:
        raise NobodyLeft
    if not files:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    return socket.socket(fileno=files[0])


def _warm_up(request: Request) -> None:
    """Loads what children inherit, when a first one has ended and nobody waits."""
    from agent.readers.ocr import preload

    preload(request.options.languages, request.options.ocr_workers)
    gc.freeze()  # what is there stays: children needn't copy its pages to count references


def main() -> int:
    """Serves on standard input, which the first argument says what it is. Returns the exit code."""
    hide()
    # Imported here once, for all children, and before anybody is greeted: a reader that is badly installed is no
    # damaged document.
    import pytesseract

    import agent.readers.document  # noqa: F401

    with contextlib.suppress(OSError, SystemExit):  # not installed: each page will say so
        pytesseract.get_tesseract_version()  # asked of the program once, remembered by all children
    given = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(null, standard)
    os.environ |= environment()
    idle_seconds = float(sys.argv[2]) if len(sys.argv) > 2 else IDLE_SECONDS
    if sys.argv[1] == "one":
        server = Server(None, _accepted)
        server.greet(given)
    elif sys.argv[1] == "listen":
        server = Server(given, _accepted, idle_seconds, why_open(), _warm_up)
    else:
        sweep_leftovers()
        server = Server(given, _handed, idle_seconds, "", _warm_up)
    server.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
