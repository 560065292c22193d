"""One document in, one :class:`ReadResult` out, whatever happens to who reads it."""

from __future__ import annotations

import errno
import logging
from pathlib import Path

from agent.model import FailReason, ReadResult
from agent.readers.options import ReadOptions
from agent.readers.protocol import MAX_REPLY, ProtocolError, decode_reply
from agent.reading.sandbox.client import Refusal, Sandbox
from agent.reading.sandbox.doors import NotServed

_log = logging.getLogger("agent.reading")
_OURS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EACCES, errno.EIO}


class Reader:
    """Reads PDFs in the sandbox. Thread-safe; never raises for a bad document."""

    def __init__(self, options: ReadOptions, sandbox: Sandbox | None = None) -> None:
        """``sandbox``: by default one of its own."""
        self._options = options
        self._sandbox = sandbox if sandbox is not None else Sandbox()

    def read(self, pdf: Path) -> ReadResult:
        """Returns what was read, or why nothing could be: not_a_pdf, broken_pdf, encrypted, too_large,
        timeout or io_error, with a sentence for the person who finds the file in ``failed/``.

        Raises Unavailable when the reader was closed meanwhile, PutBack when others go first, and OSError when the
        machine lacks room or memory, no reader comes up, or it was killed: that says nothing about the document.
        """
        try:
            with self._sandbox.ask("read", pdf, self._options) as reply:
                return decode_reply(reply.read(MAX_REPLY + 1))
        except Refusal as refusal:
            return ReadResult(None, refusal.reason, refusal.detail, None)
        except ProtocolError as error:
            _log.error("reader reply refused: %s", error)
            detail = "The file could not be read: the reader gave no usable answer."
            return ReadResult(None, FailReason.BROKEN_PDF, detail, None)
        except NotServed:
            raise
        except OSError as error:
            if error.errno in _OURS:
                raise
            reason = error.strerror or type(error).__name__
            detail = f"The file could not be read from the disk ({reason})."
            return ReadResult(None, FailReason.IO_ERROR, detail, None)

    def put_back(self, pdf: Path) -> None:
        """Ends what is being read of ``pdf``, if anything is: its ``read`` raises PutBack."""
        self._sandbox.put_back(pdf)

    def close(self) -> None:
        """Ends what is being read; it ends unread."""
        self._sandbox.close()
