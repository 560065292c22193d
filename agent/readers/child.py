"""The child: ``python -m agent.readers.child``. Request on stdin, reply on stdout, then it ends.

It works in the current directory, which belongs to it alone. A failure of any kind that it survives
becomes a reply; what it does not survive, the parent sees by its death.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import BinaryIO

from agent.model import FailReason, ReadResult
from agent.readers.limits import confine
from agent.readers.options import ReadOptions
from agent.readers.protocol import MAX_HEADER, ProtocolError, decode_request, encode_reply

_CHUNK = 1024 * 1024


def main() -> int:
    """Serves one request on stdin and stdout. Returns the exit code: 0 when a reply was written."""
    reply_fd = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a library prints must not mix with the reply
    with os.fdopen(0, "rb", closefd=False) as request, os.fdopen(reply_fd, "wb") as reply:
        return serve(request, reply)


def serve(request: BinaryIO, reply: BinaryIO) -> int:
    """Reads one request, works on it under its limits, writes the reply. Returns the exit code."""
    try:
        options, size = decode_request(request.readline(MAX_HEADER))
    except ProtocolError:
        return 2
    confine(options)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # Tesseract's own threads cost more than they bring
    logging.disable(logging.CRITICAL)  # pypdf's remarks about a broken file are of no use to anybody
    reply.write(encode_reply(_read(request, options, size)))
    reply.flush()
    return 0


def _read(request: BinaryIO, options: ReadOptions, size: int) -> ReadResult:
    if size > options.max_bytes:
        limit = options.max_bytes // (1024 * 1024)
        return _failed(FailReason.TOO_LARGE, f"The file is larger than {limit} MB, which is the limit set.")
    try:
        path = _receive(request, size)
        # Imported under the limits, and only by the child: the parser is not the daemon's to hold.
        from agent.readers.document import read_document

        return read_document(path, options)
    except MemoryError:
        return _failed(FailReason.TOO_LARGE, "Reading the file needs more memory than is allowed.")
    except EOFError:
        return _failed(FailReason.IO_ERROR, "The file got shorter while it was being read.")
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile bytes; it is a result
        return _failed(FailReason.BROKEN_PDF, f"The file is damaged and cannot be read ({type(error).__name__}).")


def _receive(request: BinaryIO, size: int) -> Path:
    path = Path("document.pdf")
    with path.open("wb") as file:
        left = size
        while left:
            chunk = request.read(min(left, _CHUNK))
            if not chunk:
                raise EOFError
            file.write(chunk)
            left -= len(chunk)
    return path.resolve()


def _failed(reason: FailReason, detail: str) -> ReadResult:
    return ReadResult(None, reason, detail, None)


if __name__ == "__main__":
    sys.exit(main())
