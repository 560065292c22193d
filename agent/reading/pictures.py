"""A PDF and a page number in, the bytes of a JPEG picture out, or nothing.

No more of it is looked at than its size and its first bytes: whoever opens the picture is a phone.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from agent.errors import Unavailable
from agent.readers.options import ReadOptions
from agent.reading.sandbox.client import Refusal, Sandbox

_log = logging.getLogger("agent.reading")
SECONDS = 20.0
MAX_BYTES = 9_000_000  # https://core.telegram.org/bots/api#sendphoto: at most 10 MB
_JPEG = b"\xff\xd8\xff"


class Pictures:
    """Has pages drawn in the sandbox. Thread-safe; never raises for a bad document."""

    def __init__(self, options: ReadOptions, sandbox: Sandbox) -> None:
        """``options`` are the reader's; the time is our own."""
        self._options = replace(options, timeout_seconds=SECONDS, ocr_workers=1)
        self._sandbox = sandbox

    def page(self, pdf: Path, number: int) -> bytes | None:
        """Returns the page as a JPEG, the last page when there are fewer; None when it can't be drawn."""
        try:
            with self._sandbox.ask("show", pdf, self._options, page=number) as reply:
                picture = reply.read(MAX_BYTES + 1)
        except (OSError, Refusal, Unavailable) as error:
            _log.warning("a page could not be drawn: %s", error)
            return None
        return picture if picture.startswith(_JPEG) and len(picture) <= MAX_BYTES else None
