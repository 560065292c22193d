"""The parent's side of splitting: a PDF and page ranges in, new PDF files out. It parses nothing itself."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from agent.errors import Refused
from agent.readers.options import ReadOptions
from agent.readers.protocol import encode_request
from agent.readers.transport import REPLY, REQUEST, Spawn

_PREFIX = "intake-read-"  # the reader's: what a kill leaves behind is swept by it
SECONDS = 120.0
_HEADER = 64 * 1024
_CHUNK = 1024 * 1024
_STOPPED = "Its pages can't be taken apart: the file is damaged, or it needs too much time or memory."


class Parts:
    """Takes pages out of PDFs, in limited child processes."""

    def __init__(self, options: ReadOptions, command: Sequence[str] = ()) -> None:
        """``options`` are the reader's; the time is our own. ``command`` is replaced by tests."""
        self._options = replace(options, timeout_seconds=SECONDS, ocr_workers=1)
        self._command = tuple(command) or (sys.executable, "-m", "agent.readers.parting")

    def take(self, pdf: Path, ranges: Sequence[tuple[int, int]], targets: Sequence[Path]) -> None:
        """Write the pages of each range to its target, a new file. Raises Refused, OSError."""
        with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as name:
            directory = Path(name)
            self._write_request(pdf, directory / REQUEST)
            wanted = [f"{first}-{last}" for first, last in ranges]
            ended = Spawn((*self._command, *wanted)).run(directory, SECONDS + 2)
            if ended.timed_out or ended.code != 0:
                raise Refused(_STOPPED)
            with (directory / REPLY).open("rb") as reply:
                for size, target in zip(self._sizes(reply, len(ranges)), targets, strict=True):
                    _copy(reply, target, size)
                if reply.read(1):
                    raise Refused(_STOPPED)

    def _write_request(self, pdf: Path, target: Path) -> None:
        # Whoever swapped the file for a link or a pipe must neither redirect nor block us.
        descriptor = os.open(pdf, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as source:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or found.st_size > self._options.max_bytes:
                raise Refused("It is no regular file any more, or too large.")
            with target.open("xb") as request:
                request.write(encode_request(self._options, found.st_size))
                shutil.copyfileobj(source, request, _CHUNK)

    def _sizes(self, reply: BinaryIO, count: int) -> list[int]:
        """The header, believed in nothing: its writer has touched hostile bytes."""
        try:
            header = json.loads(reply.readline(_HEADER))
            if isinstance(header.get("refused"), str):
                raise Refused(header["refused"][:500])
            sizes = [size for size in header["sizes"] if type(size) is int and 0 < size <= self._options.max_bytes]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused(_STOPPED) from error
        if len(sizes) != count:
            raise Refused(_STOPPED)
        return sizes


def _copy(reply: BinaryIO, target: Path, size: int) -> None:
    with target.open("xb") as part:
        first = True
        while size:
            chunk = reply.read(min(size, _CHUNK))
            if not chunk or (first and not chunk.startswith(b"%PDF-")):
                raise Refused(_STOPPED)
            part.write(chunk)
            size, first = size - len(chunk), False
