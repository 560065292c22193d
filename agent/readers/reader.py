"""The parent's side: one document in, one :class:`ReadResult` out, whatever happens to the child."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from agent.errors import Unavailable
from agent.model import FailReason, ReadResult
from agent.readers.forkserver import ForkServer, ServerGone
from agent.readers.options import ReadOptions
from agent.readers.protocol import MAX_REPLY, ProtocolError, decode_reply, encode_request
from agent.readers.transport import ERRORS, REPLY, REQUEST, Ended, Transport
from agent.readers.unit import NotServed

_log = logging.getLogger("agent.readers")
_PREFIX = "intake-read-"
_REMOVALS = 40
_OURS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EACCES}
_GRACE = 2.0  # seconds over the child's own limit, so that it can say itself that its time is up


class Reader:
    """Reads PDFs in limited child processes. Thread-safe; never raises for a bad document."""

    def __init__(self, options: ReadOptions, transport: Transport | None = None) -> None:
        self._options = options
        self._transport = transport if transport is not None else ForkServer(options.languages, options.ocr_workers)
        self._closed = False
        _sweep_leftovers()

    def read(self, pdf: Path) -> ReadResult:
        """Returns what was read, or why nothing could be: not_a_pdf, broken_pdf, encrypted, too_large,
        timeout or io_error, with a sentence for the person who finds the file in ``failed/``.

        Raises Unavailable when the reader was closed meanwhile, and OSError when the machine lacks room or
        memory or no reader comes up: that says nothing about the document.
        """
        try:
            with _scratch() as directory:
                refusal = self._write_request(pdf, directory / REQUEST)
                if refusal is not None:
                    return refusal
                ended = self._transport.run(directory, self._options.timeout_seconds + _GRACE)
                self._still_open()
                return self._result(directory, ended)
        except ServerGone as error:
            self._still_open()
            _log.error("reader: %s", error)
            return _failed(FailReason.IO_ERROR, "The file could not be read: the reader did not start or was killed.")
        except NotServed:
            self._still_open()
            raise
        except OSError as error:
            if error.errno in _OURS:
                raise
            reason = error.strerror or type(error).__name__
            return _failed(FailReason.IO_ERROR, f"The file could not be read from the disk ({reason}).")

    def close(self) -> None:
        """Ends what the transport keeps running; what is being read ends unread."""
        self._closed = True
        self._transport.close()

    def _still_open(self) -> None:
        if self._closed:
            raise Unavailable("The agent was stopped while it read the file.")

    def _write_request(self, pdf: Path, target: Path) -> ReadResult | None:
        """Writes header and bytes; returns a failure instead when the file is not to be read at all."""
        # Whoever swapped the file for a link or a pipe must neither redirect nor block us.
        descriptor = os.open(pdf, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as source:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                return _failed(FailReason.IO_ERROR, "This is not a regular file.")
            if found.st_size > self._options.max_bytes:
                limit = self._options.max_bytes / (1024 * 1024)
                return _failed(FailReason.TOO_LARGE, f"The file is larger than {limit:g} MB, which is the limit set.")
            with target.open("xb") as request:
                request.write(encode_request(self._options, found.st_size))
                shutil.copyfileobj(source, request, 1024 * 1024)
        return None

    def _result(self, directory: Path, ended: Ended) -> ReadResult:
        if ended.timed_out:
            return _timeout(self._options)
        if ended.code != 0:
            return self._death(directory, ended.code)
        try:
            with (directory / REPLY).open("rb") as reply:
                return decode_reply(reply.read(MAX_REPLY + 1))
        except ProtocolError as error:
            _log.error("reader reply refused: %s", error)
            return _failed(FailReason.BROKEN_PDF, "The file could not be read: the reader gave no usable answer.")

    def _death(self, directory: Path, code: int) -> ReadResult:
        _log.error("reader child ended with %d: %s", code, _last_words(directory / ERRORS))
        if code in (-signal.SIGXCPU, -signal.SIGALRM):
            return _timeout(self._options)
        if code == -signal.SIGKILL:
            return _failed(FailReason.TOO_LARGE, "Reading the file was stopped: it needs too much memory.")
        return _failed(
            FailReason.BROKEN_PDF, "The file is damaged in a way that made the reader stop; it may be harmful."
        )


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A directory for one child, gone afterwards whatever happened in it."""
    directory = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        yield directory
    finally:
        for _ in range(_REMOVALS):  # a killed program may write its last while its directory is removed
            shutil.rmtree(directory, ignore_errors=True)
            if not directory.exists():
                break
            sleep(0.05)


def _timeout(options: ReadOptions) -> ReadResult:
    seconds = f"{options.timeout_seconds:g} seconds"
    return _failed(FailReason.TIMEOUT, f"Reading the file took longer than {seconds}, which is the limit set.")


def _failed(reason: FailReason, detail: str) -> ReadResult:
    return ReadResult(None, reason, detail, None)


def _last_words(errors: Path) -> str:
    """The end of the child's stderr, on one line, for the log."""
    try:
        with errors.open("rb") as file:
            file.seek(max(0, errors.stat().st_size - 600))
            return repr(file.read(600).decode("utf-8", "replace"))
    except OSError:
        return "''"


def _sweep_leftovers() -> None:
    """Removes the directories of readers whose process is gone: a kill leaves no time to clean up."""
    for directory in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = directory.name.removeprefix(_PREFIX).split("-")[0]
        with contextlib.suppress(OSError):
            ours = directory.lstat().st_uid == os.getuid() and not directory.is_symlink()
            if ours and owner.isdigit() and not Path(f"/proc/{owner}").exists():
                shutil.rmtree(directory)
