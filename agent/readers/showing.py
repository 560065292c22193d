"""A page as a person sees it, drawn by a child: ``python -m agent.readers.showing PAGE``.

The request on stdin is that of ``agent.readers.child``; the reply is a JPEG picture, or nothing. The parent
looks at no more of it than its size and its first bytes: whoever opens the picture is a phone.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import BinaryIO

from agent.readers.limits import confine
from agent.readers.options import ReadOptions
from agent.readers.protocol import MAX_HEADER, ProtocolError, decode_request

SIDE = 1600  # pixels of the longer side: what a phone can make use of
NARROWEST = SIDE // 20  # https://core.telegram.org/bots/api#sendphoto: sides of at most 1 to 20
_CHUNK = 1024 * 1024


def main() -> int:
    """Serves one request on stdin and stdout. Returns the exit code: 0 when a picture was written."""
    reply_fd = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints must not mix with the picture
    with os.fdopen(reply_fd, "wb") as reply:
        return serve(sys.stdin.buffer, reply, int(sys.argv[1]))


def serve(request: BinaryIO, reply: BinaryIO, number: int) -> int:
    """Reads one request, draws page ``number`` under its limits, writes the picture. Returns the exit code."""
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
        reply.write(_draw(path.resolve(), options, number))
    except Exception:  # noqa: BLE001 - parsers may raise anything on hostile bytes; it is "no picture"
        return 1
    return 0


def _draw(path: Path, options: ReadOptions, number: int) -> bytes:
    # Imported under the limits, and only by the child: the parser is not the daemon's to hold.
    from pdf2image import convert_from_path
    from PIL import Image

    from agent.readers.opening import open_pdf

    opened = open_pdf(path, options)
    made = convert_from_path(
        str(path),
        first_page=min(number, opened.pages),
        last_page=min(number, opened.pages),
        size=SIDE,
        fmt="jpeg",
        use_cropbox=True,
        output_folder=str(Path.cwd()),
        output_file="page",
        paths_only=True,
        userpw=opened.password,
        timeout=max(1, int(options.timeout_seconds)),
    )
    picture = Path(str(made[0]))
    with Image.open(picture) as image:
        # On an oversized page poppler says success and delivers next to nothing.
        if abs(max(image.size) - SIDE) > 2 or min(image.size) < NARROWEST:
            raise ValueError(f"{image.size[0]} x {image.size[1]} pixels came out")
    return picture.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
