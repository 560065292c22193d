"""The asker's side: a document and a verb in, the reply of a child out, whatever happens to that child."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import signal
import socket
import stat
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from agent.errors import PutBack, Unavailable
from agent.model import FailReason
from agent.readers.options import ReadOptions
from agent.reading.sandbox.doors import Door, NotServed, Started
from agent.reading.sandbox.wire import (
    FAILED,
    GREETING,
    KILLED,
    MAX_MESSAGE,
    NO_MEMORY,
    NO_ROOM,
    NOT_CONFINED,
    NOT_DELIVERED,
    Ended,
    ProtocolError,
    Request,
    decode_ended,
    encode_request,
)

_log = logging.getLogger("agent.reading")
_START_SECONDS = 60.0  # for the program to come up, on a server that is busy
_GRACE = 2.0  # seconds over the child's own limit, so that it can say itself that its time is up
_MUCH = 128 * 1024 * 1024  # bytes: a child that was killed after it took so much was killed for that
_TIME = (-signal.SIGXCPU, -signal.SIGALRM)


class Refusal(Exception):
    """The document can't be worked on, by its own doing. ``args``: the :class:`FailReason`, a sentence for a person."""

    def __init__(self, reason: FailReason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Sandbox:
    """Has things done with documents behind ``door``, by default a program of our own. Thread-safe."""

    def __init__(self, door: Door | None = None, start_seconds: float = _START_SECONDS) -> None:
        self._door = door if door is not None else Started()
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._open: dict[socket.socket, Path] = {}
        self._put_back: set[socket.socket] = set()
        self._closed = False

    @contextlib.contextmanager
    def ask(self, verb: str, pdf: Path, options: ReadOptions, **arguments: Any) -> Iterator[BinaryIO]:
        """Yields the reply, open for reading; who wrote it has touched hostile bytes.

        Raises :class:`Refusal` for what is the document's own doing; what was killed, or ended in any way that it
        could not say itself, had a second try before. Raises OSError when the file can't be read or no reader comes
        up (:class:`NotServed`, also after a second try), PutBack when :meth:`put_back` was called for it, and
        Unavailable after :meth:`close`.
        """
        message = encode_request(Request(verb, options, arguments))
        tries: list[Ended] = []
        with _document(pdf, options) as document:
            while True:
                with tempfile.TemporaryFile() as reply, tempfile.TemporaryFile() as remarks:
                    files = [document, reply.fileno(), remarks.fileno()]
                    try:
                        ended = self._once(pdf, message, files, options.timeout_seconds + _GRACE)
                    except OSError as error:
                        if tries or self._closed:
                            raise
                        _log.warning("no reader: %s", error.strerror)
                        tries.append(Ended(-signal.SIGKILL))
                        continue
                    if ended.code == 0 and not ended.late:
                        reply.seek(0)
                        yield reply
                        return
                    _log.warning("a reader ended with %d: %s", ended.code, _last_words(remarks))
                tries.append(ended)
                if refusal := _judged(tries, options):
                    raise refusal
                os.lseek(document, 0, os.SEEK_SET)

    def put_back(self, pdf: Path) -> None:
        """Ends what is being done with ``pdf``, if anything is: who asked for it gets PutBack."""
        with self._lock:
            for connection in [one for one, path in self._open.items() if path == pdf]:
                self._put_back.add(connection)
                with contextlib.suppress(OSError):  # it ended by itself
                    connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Ends all that is being done; nothing more is."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                with contextlib.suppress(OSError):  # it ended by itself
                    connection.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _once(self, pdf: Path, message: bytes, files: list[int], seconds: float) -> Ended:
        if self._closed:
            raise Unavailable("The agent was stopped while it read the file.")
        with self._door.connect() as connection:
            with self._lock:
                self._open[connection] = pdf
            try:
                ended = self._exchange(connection, message, files, seconds)
            finally:
                with self._lock:
                    del self._open[connection]
                    put_back = connection in self._put_back
                    self._put_back.discard(connection)
                if self._closed:
                    raise Unavailable("The agent was stopped while it read the file.")
                if put_back:
                    raise PutBack("It takes long: others are read first.")
            return ended

    def _exchange(self, connection: socket.socket, message: bytes, files: list[int], seconds: float) -> Ended:
        self._greeted(connection)
        connection.settimeout(seconds)
        try:
            socket.send_fds(connection, [message], files)
            answer = connection.recv(MAX_MESSAGE)
        except TimeoutError:
            return Ended(0, late=True)
        except ConnectionError:
            answer = b""
        if not answer:
            return Ended(-signal.SIGKILL)  # the program itself was ended, and the child with it
        if answer.startswith(b'{"refused"'):
            raise NotServed(f"no reader could be started ({json.loads(answer)['refused']})")
        try:
            return decode_ended(answer)
        except ProtocolError as error:
            raise NotServed("the reader is of another version: restart it") from error

    def _greeted(self, connection: socket.socket) -> None:
        """Waits until the program has come up."""
        connection.settimeout(self._start_seconds)
        try:
            heard = connection.recv(MAX_MESSAGE)
        except OSError as error:
            raise NotServed("the reader does not answer") from error
        if heard != GREETING:
            why = heard.decode("utf-8", "replace")[:200] or "it ends at once"
            raise NotServed(f"the reader does not start ({why})")


@contextlib.contextmanager
def _document(pdf: Path, options: ReadOptions) -> Iterator[int]:
    """The document, a descriptor open for reading. Raises Refusal when it is not to be read at all."""
    # Whoever swapped the file for a link or a pipe must neither redirect nor block us.
    descriptor = os.open(pdf, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Refusal(FailReason.IO_ERROR, "This is not a regular file.")
        if found.st_size > options.max_bytes:
            limit = options.max_bytes / (1024 * 1024)
            raise Refusal(FailReason.TOO_LARGE, f"The file is larger than {limit:g} MB, which is the limit set.")
        yield descriptor
    finally:
        os.close(descriptor)


def _judged(tries: Sequence[Ended], options: ReadOptions) -> Exception | None:
    """Whose doing it was that there is no reply; None where that takes another try to know."""
    last = tries[-1]
    if last.late or last.code in _TIME:
        seconds = f"{options.timeout_seconds:g} seconds"
        return Refusal(FailReason.TIMEOUT, f"Reading the file took longer than {seconds}, which is the limit set.")
    if last.code == FAILED:
        return Refusal(FailReason.BROKEN_PDF, "The file is damaged: it could not be worked on.")
    if last.code == NOT_DELIVERED:
        return OSError(errno.EIO, os.strerror(errno.EIO))
    if len(tries) == 1:
        return None
    if last.code == NO_MEMORY:
        return Refusal(FailReason.TOO_LARGE, "Reading the file needs more memory than is allowed.")
    if last.code == NOT_CONFINED:
        return NotServed("a reader could not be confined")
    if last.code in (-signal.SIGKILL, KILLED, NO_ROOM):
        if all(_by_itself(each) for each in tries):
            detail = "Reading the file was stopped twice: it needs too much memory or disk."
            return Refusal(FailReason.TOO_LARGE, detail)
        return NotServed("the reader was stopped while it read")
    detail = "The file is damaged in a way that made the reader stop; it may be harmful."
    return Refusal(FailReason.BROKEN_PDF, detail)


def _by_itself(ended: Ended) -> bool:
    """Whether a reader that was killed, or found no room, came to that alone and through what it took itself."""
    return ended.undisturbed and (ended.code == NO_ROOM or ended.grown >= _MUCH)


def _last_words(remarks: BinaryIO) -> str:
    """The end of the child's standard error, on one line, for the log."""
    size = remarks.seek(0, os.SEEK_END)
    remarks.seek(max(0, size - 600))
    return repr(remarks.read(600).decode("utf-8", "replace"))
