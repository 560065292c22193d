"""The parent's side of showing a page: a PDF and a page number in, the bytes of a JPEG picture out, or nothing."""

from __future__ import annotations

import logging
import os
import shutil
import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from agent.readers.options import ReadOptions
from agent.readers.protocol import encode_request
from agent.readers.transport import REPLY, REQUEST, Spawn

_log = logging.getLogger("agent.readers")
_PREFIX = "intake-read-"  # the reader's: what a kill leaves behind is swept by it
SECONDS = 20.0
MAX_BYTES = 9_000_000  # https://core.telegram.org/bots/api#sendphoto: at most 10 MB
_JPEG = b"\xff\xd8\xff"


class Pictures:
    """Draws pages in limited child processes. Thread-safe; never raises for a bad document."""

    def __init__(self, options: ReadOptions) -> None:
        """``options`` are the reader's; the time is our own."""
        self._options = replace(options, timeout_seconds=SECONDS, ocr_workers=1)

    def page(self, pdf: Path, number: int) -> bytes | None:
        """Returns the page as a JPEG, the last page when there are fewer; None when it can't be drawn."""
        try:
            with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as name:
                return self._drawn(pdf, number, Path(name))
        except OSError as error:
            _log.warning("a page could not be drawn: %s", error.strerror or type(error).__name__)
            return None

    def _drawn(self, pdf: Path, number: int, directory: Path) -> bytes | None:
        if not self._write_request(pdf, directory / REQUEST):
            return None
        command = (sys.executable, "-m", "agent.readers.showing", str(number))
        ended = Spawn(command).run(directory, SECONDS + 2)
        if ended.timed_out or ended.code != 0:
            _log.warning("a page could not be drawn: the child ended with %d", ended.code)
            return None
        with (directory / REPLY).open("rb") as reply:
            picture = reply.read(MAX_BYTES + 1)
        return picture if picture.startswith(_JPEG) and len(picture) <= MAX_BYTES else None

    def _write_request(self, pdf: Path, target: Path) -> bool:
        """Header and bytes; False for what is no regular file, or too large."""
        # Whoever swapped the file for a link or a pipe must neither redirect nor block us.
        descriptor = os.open(pdf, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as source:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or found.st_size > self._options.max_bytes:
                return False
            with target.open("xb") as request:
                request.write(encode_request(self._options, found.st_size))
                shutil.copyfileobj(source, request, 1024 * 1024)
        return True
