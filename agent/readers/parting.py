"""Pages taken out of a PDF, by a child: ``python -m agent.readers.parting 1-2 3-5``.

The request on stdin is that of ``agent.readers.child``. The reply is one line of JSON, ``{"sizes": [...]}`` or
``{"refused": "why"}``, then the bytes of the new PDFs, one after the other.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from agent.readers.limits import confine
from agent.readers.options import ReadOptions
from agent.readers.protocol import MAX_HEADER, ProtocolError, decode_request

_CHUNK = 1024 * 1024
Range = tuple[int, int]


def main() -> int:
    """Serves one request on stdin and stdout. Returns the exit code: 0 when a reply was written."""
    ranges = [(int(first), int(last)) for first, last in (text.split("-") for text in sys.argv[1:])]
    reply_fd = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints must not mix with the reply
    with os.fdopen(reply_fd, "wb") as reply:
        return serve(sys.stdin.buffer, reply, ranges)


def serve(request: BinaryIO, reply: BinaryIO, ranges: Sequence[Range]) -> int:
    """Reads one request, takes the pages out under its limits, writes the reply. Returns the exit code."""
    try:
        options, size = decode_request(request.readline(MAX_HEADER))
    except ProtocolError:
        return 2
    confine(options)
    logging.disable(logging.CRITICAL)
    path = Path("document.pdf")
    with path.open("wb") as file:
        while size and (chunk := request.read(min(size, _CHUNK))):
            file.write(chunk)
            size -= len(chunk)
    try:
        parts = _part(path.resolve(), options, ranges)
    except _Refused as refused:
        reply.write(json.dumps({"refused": str(refused)}).encode() + b"\n")
        return 0
    except Exception:  # noqa: BLE001 - parsers may raise anything on hostile bytes; it is "not possible"
        return 1
    reply.write(json.dumps({"sizes": [part.stat().st_size for part in parts]}).encode() + b"\n")
    for part in parts:
        reply.write(part.read_bytes())
    return 0


class _Refused(Exception):
    """It can't be done, for a reason that a person can be told."""


def _part(path: Path, options: ReadOptions, ranges: Sequence[Range]) -> list[Path]:
    # Imported under the limits, and only by the child: the parser is not the daemon's to hold.
    from pypdf import PdfWriter

    from agent.readers.opening import Refused, open_pdf

    try:
        opened = open_pdf(path, options)
    except Refused as refused:
        raise _Refused(refused.detail) from refused
    if opened.reader is None:
        raise _Refused("The file is damaged; its pages can be seen, but not taken apart: print them and scan them.")
    if max(last for _, last in ranges) > opened.pages:
        raise _Refused(f"The file has {opened.pages} pages.")
    parts = []
    for number, (first, last) in enumerate(ranges, 1):
        writer = PdfWriter()
        writer.append(opened.reader, pages=(first - 1, last), import_outline=False)
        part = Path(f"part-{number}.pdf")
        writer.write(part)
        parts.append(part)
    return parts


if __name__ == "__main__":
    sys.exit(main())
