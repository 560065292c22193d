"""Splitting: a PDF and page ranges in, new PDF files out. It parses nothing itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from agent.errors import Refused
from agent.readers.options import ReadOptions
from agent.reading.sandbox.client import Refusal, Sandbox

SECONDS = 120.0
_HEADER = 64 * 1024
_CHUNK = 1024 * 1024
_STOPPED = "Its pages can't be taken apart: the file is damaged, or it needs too much time or memory."


class Parts:
    """Has pages taken out of PDFs in the sandbox."""

    def __init__(self, options: ReadOptions, sandbox: Sandbox) -> None:
        """``options`` are the reader's; the time is our own."""
        self._options = replace(options, timeout_seconds=SECONDS, ocr_workers=1)
        self._sandbox = sandbox

    def take(self, pdf: Path, ranges: Sequence[tuple[int, int]], targets: Sequence[Path]) -> None:
        """Write the pages of each range to its target, a new file. Raises Refused, OSError."""
        try:
            with self._sandbox.ask("split", pdf, self._options, ranges=[list(each) for each in ranges]) as reply:
                for size, target in zip(self._sizes(reply, len(ranges)), targets, strict=True):
                    _copy(reply, target, size)
                if reply.read(1):
                    raise Refused(_STOPPED)
        except Refusal as refusal:
            raise Refused(_STOPPED) from refusal

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
