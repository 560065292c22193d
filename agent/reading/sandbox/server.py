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
import gc
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agent.reading.sandbox import child
from agent.reading.sandbox.doors import environment
from agent.reading.sandbox.limits import hide, why_open
from agent.reading.sandbox.wire import (
    FILES,
    GREETING,
    MAX_MESSAGE,
    Ended,
    ProtocolError,
    Request,
    decode_request,
    encode_ended,
)

IDLE_SECONDS = 120.0
_PREFIX = "intake-read-"
_MOST = 16  # children at a time; who comes then waits at the door
_LULL = 0.05  # seconds without anything to do before the models are loaded
_ROOM = 256 * 1024 * 1024  # bytes of disk that a child may count on


@dataclass(slots=True)
class _Child:
    """A child at work, and whom to tell of its end."""

    pid: int
    pidfd: int
    connection: socket.socket
    request: Request
    folder: Path
    born_with: int
    undisturbed: bool


class Server:
    """``door``: where connections come from by ``take``, which returns None when nobody will come any more; no door for
    the one that was greeted. ``refusal``: why nobody is served. ``warm_up``: loads what a second document may need."""

    def __init__(
        self,
        door: socket.socket | None,
        take: Callable[[socket.socket], socket.socket | None],
        idle_seconds: float = IDLE_SECONDS,
        refusal: str = "",
        warm_up: Callable[[Request], None] = lambda _request: None,
    ) -> None:
        self._door, self._take = door, take
        self._idle_seconds = idle_seconds
        self._refusal = refusal
        self._warm_up = warm_up
        self._waiting: list[socket.socket] = []
        self._children: list[_Child] = []
        self._warm = False
        self._cold: list[Request] = []  # the request to warm up for, when nobody waits

    def serve(self) -> None:
        """Serves until nobody came for so long, or nobody can come any more."""
        try:
            while self._round():
                pass
        finally:
            for each in list(self._children):
                self._end(each)

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
        for each in [each for each in self._children if {each.pidfd, each.connection.fileno()} & ready]:
            self._end(each)
            if not self._warm and each.request.verb == "read":
                self._warm, self._cold = True, [each.request]
        for connection in [one for one in self._waiting if one.fileno() in ready]:
            self._waiting.remove(connection)
            self._begin(connection)
        if self._door is not None and self._door.fileno() in ready:
            taken = self._take(self._door)
            if taken is None:
                return False
            self.greet(taken)
        return True

    def _wait(self, seconds: float | None) -> set[int]:
        poll = select.poll()
        if self._door is not None and len(self._children) + len(self._waiting) < _MOST:
            poll.register(self._door, select.POLLIN)
        for connection in self._waiting:
            poll.register(connection, select.POLLIN)
        for each in self._children:
            poll.register(each.pidfd, select.POLLIN)
            poll.register(each.connection, select.POLLRDHUP)
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
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=Path.cwd()))
        room = os.statvfs(folder)
        undisturbed = not self._children and room.f_bavail * room.f_frsize >= _ROOM
        born_with = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        try:
            pid = os.fork()
        except OSError:
            folder.rmdir()
            raise
        if pid == 0:
            child.become(request, files, folder)
        for each in self._children:
            each.undisturbed = False
        pidfd = os.pidfd_open(pid)
        self._children.append(_Child(pid, pidfd, connection, request, folder, born_with, undisturbed))

    def _end(self, ended: _Child) -> None:
        """Kills the child's whole group while the child, unreaped, still holds its number; reaps; tells."""
        self._children.remove(ended)
        os.close(ended.pidfd)
        try:
            os.killpg(ended.pid, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(ended.pid, signal.SIGKILL)  # it had not come as far as a group of its own
        _, status, usage = os.wait4(ended.pid, 0)
        code, grown = os.waitstatus_to_exitcode(status), max(usage.ru_maxrss * 1024 - ended.born_with, 0)
        _remove(ended.folder)
        with contextlib.suppress(OSError):  # nobody waits for it any more
            ended.connection.send(encode_ended(Ended(code, ended.undisturbed, grown)))
        ended.connection.close()


def _remove(folder: Path) -> None:
    """A program that was killed a moment ago may write its last while its folder is removed."""
    for _ in range(5):
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    sys.stderr.write(f"{folder} could not be removed\n")


def sweep_leftovers() -> None:
    """Removes the folders of servers whose process is gone: a kill leaves no time to clean up."""
    for folder in Path.cwd().glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        with contextlib.suppress(OSError):
            ours = folder.lstat().st_uid == os.getuid() and not folder.is_symlink()
            if ours and owner.isdigit() and not Path(f"/proc/{owner}").exists():
                shutil.rmtree(folder)


def _accepted(door: socket.socket) -> socket.socket | None:
    return door.accept()[0]


def _handed(door: socket.socket) -> socket.socket | None:
    _, files, _, _ = socket.recv_fds(door, 1, 1)
    return socket.socket(fileno=files[0]) if files else None


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
