"""What was recognised once is not recognised again: after a crash, while the register is down, or on a retry.

An entry is the reply of a reader as it came, in a file named by a hash of the document's bytes, of the settings and of
what read it. It is checked like any reply when it is used; one that doesn't hold is as good as none. Entries hold
patients' text: only the agent may read them, and they go after a week.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import time
from dataclasses import asdict, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from agent.durable import hash_file
from agent.model import ReadResult
from agent.readers.models import folder
from agent.readers.options import ReadOptions
from agent.readers.protocol import ProtocolError, decode_reply, encode_reply

_log = logging.getLogger("agent.readers")
KEPT_SECONDS = 7 * 86400.0
KEPT_ENTRIES = 500  # some 50 KB for a page of text
_HOW = ("languages", "passwords", "max_pages", "max_text_bytes")  # the settings that change what is read


class Reads(Protocol):
    """The reader behind the cache."""

    def read(self, pdf: Path) -> ReadResult:
        """Read a PDF."""

    def put_back(self, pdf: Path) -> None:
        """End what is being read of this one."""

    def close(self) -> None:
        """End what is being read."""


class CachedReader:
    """A reader that remembers in ``folder``. Thread-safe, as the one behind it is."""

    def __init__(self, reader: Reads, folder: Path, options: ReadOptions) -> None:
        """``options`` are those of ``reader``."""
        self._reader, self._folder = reader, folder
        settings = asdict(options)
        how = [_engine(), _own_version(), *(settings[name] for name in _HOW)]
        self._how = hashlib.sha256(repr(how).encode())

    def read(self, pdf: Path) -> ReadResult:
        """As the reader behind it; what is remembered costs nothing, and says so. Raises what that one raises."""
        entry = self._entry(pdf)
        if entry is None:
            return self._reader.read(pdf)
        if (found := _load(entry)) is not None:
            return replace(found, costs=(), detail=" ".join(filter(None, [found.detail, "Read before."])))
        result = self._reader.read(pdf)
        if _worth_keeping(result):
            self._save(entry, result)
        return result

    def put_back(self, pdf: Path) -> None:
        """As the reader behind it."""
        self._reader.put_back(pdf)

    def close(self) -> None:
        """Ends what is being read."""
        self._reader.close()

    def _entry(self, pdf: Path) -> Path | None:
        try:
            name = self._how.copy()
            name.update(hash_file(pdf).encode("ascii"))
        except OSError:
            return None  # the reader will say what is wrong with the file
        return self._folder / f"{name.hexdigest()}.json"

    def _save(self, entry: Path, result: ReadResult) -> None:
        """A cache that can't be written is only a slower one."""
        part = entry.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(encode_reply(result))
            part.replace(entry)
            self._forget()
        except OSError as error:
            _log.warning("what was read can't be kept: %s", error.strerror)
            with contextlib.suppress(OSError):
                part.unlink()

    def _forget(self) -> None:
        """Remove what is old, and the oldest of too many."""
        entries = sorted(os.scandir(self._folder), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for place, entry in enumerate(entries):
            if place >= KEPT_ENTRIES or time.time() - entry.stat().st_mtime > KEPT_SECONDS:
                Path(entry).unlink(missing_ok=True)


def _worth_keeping(result: ReadResult) -> bool:
    """A text layer is read anew sooner than looked up; a page that had no time may have it the next time."""
    document = result.document
    return document is not None and bool(result.costs) and all(page.status != "unreadable" for page in document.pages)


def _load(entry: Path) -> ReadResult | None:
    try:
        return decode_reply(entry.read_bytes())
    except (OSError, ProtocolError):
        return None


def _engine() -> str:
    """Changes with Tesseract and its models: no need to load it for that."""
    found = [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(folder().glob("*.traineddata"))
    ]
    return f"{version('tesserocr')} {found}"


def _own_version() -> str:
    """Changes with the code that reads."""
    digest = hashlib.sha256()
    for source in sorted(files("agent.readers").iterdir(), key=lambda source: source.name):
        if source.name.endswith(".py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()
