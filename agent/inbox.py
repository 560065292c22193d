"""The way in: seeing files, knowing when they are settled, and claiming them.

A claim is one rename into ``state/claimed/<id>/document``; ``origin.json`` beside it says what the file was
called and where it came from, and is on the disk before the rename, so that a claim without a row in the
store can be adopted after a crash.
"""

from __future__ import annotations

import contextlib
import errno
import fnmatch
import json
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from agent.durable import copy_file, fsync_folder, write_file
from agent.settled import inspect

ADMIT_SECONDS = 150.0  # deploy/pdf-intake-admit.timer runs every minute
_Signature = tuple[int, int, int, int, int]  # device, inode, size, mtime and ctime in nanoseconds


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something in ``incoming/``. ``source`` is the subfolder with a slash at its end, or empty."""

    path: Path
    source: str
    regular: bool
    signature: _Signature


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claimed file came from."""

    name: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the folder found. ``next_look`` is in how many seconds another one is due, if any."""

    ready: list[Sighting]
    waiting: int
    next_look: float | None
    problems: list[str]


@dataclass(slots=True)
class _Seen:
    signature: _Signature
    since: float


@dataclass
class Inbox:
    """``incoming/`` and ``state/claimed/``. Not thread-safe but for ``closed``."""

    incoming: Path
    claimed: Path
    settle_seconds: float
    grace_seconds: float
    ignore: tuple[str, ...] = ()
    _seen: dict[Path, _Seen] = field(default_factory=dict)
    _closed: set[str] = field(default_factory=set)

    def closed(self, path: str) -> None:
        """A writer closed this file (an event said so): it need not be watched for ``settle_seconds``."""
        self._closed.add(path)

    def look(self, now: float) -> Look:
        """Scan the folder. ``now`` is a monotonic clock in seconds."""
        problems: list[str] = []
        ready: list[Sighting] = []
        due: list[float] = []
        present: dict[Path, _Seen] = {}
        for sighting in self._scan(self.incoming, "", problems):
            seen = self._seen.get(sighting.path)
            if seen is None or seen.signature != sighting.signature:
                seen = _Seen(sighting.signature, now)
            present[sighting.path] = seen
            wait = self._wait(sighting, now - seen.since)
            if wait <= 0:
                ready.append(sighting)
            else:
                due.append(wait)
        self._seen = present
        self._closed &= {str(path) for path in present}
        return Look(ready, len(due), min(due, default=None), problems)

    def sight(self, path: Path, source: str) -> Sighting:
        """One file that somebody has named, whether it is settled or not. Raises OSError."""
        info = path.lstat()
        return Sighting(path, source, stat.S_ISREG(info.st_mode), _signature(info))

    def claim(self, sighting: Sighting, document_id: str) -> Path | None:
        """Take a file: returns where it is now, or None when it has gone in the meantime. Raises OSError."""
        origin = Origin(os.fsencode(sighting.path.name), sighting.source)
        target = self._prepare(document_id, origin, sighting.signature)
        try:
            os.rename(sighting.path, target)  # noqa: PTH104  nothing can be overwritten: the folder is new
        except FileNotFoundError:
            self.discard(document_id)
            return None
        except OSError as error:
            if error.errno != errno.EXDEV:
                self.discard(document_id)
                raise
            try:
                self._bring_over(sighting, target)
            except OSError:
                self.discard(document_id)
                raise
        fsync_folder(target.parent)
        fsync_folder(sighting.path.parent)
        self._seen.pop(sighting.path, None)
        return target

    def take_copy(self, path: Path, document_id: str) -> Path:
        """Take in a copy of a file from elsewhere, which stays where it is. Raises OSError."""
        target = self._prepare(document_id, Origin(os.fsencode(path.name), ""))
        try:
            copy_file(path, target.with_name("arriving"))
            os.rename(target.with_name("arriving"), target)  # noqa: PTH104  the folder is new
            fsync_folder(target.parent)
        except OSError:
            self.discard(document_id)
            raise
        return target

    def reopen(self, document_id: str, name: bytes, source: str) -> None:
        """Make the claim's folder again for a document that is to be read anew. Repeatable. Raises OSError."""
        if not (self.claimed / document_id / "origin.json").exists():
            shutil.rmtree(self.claimed / document_id, ignore_errors=True)
            self._prepare(document_id, Origin(name, source))

    def changed_under_us(self, document_id: str, new_id: str) -> Path:
        """The claimed file is no longer what was read: what it is now becomes a document of its own."""
        target = self._prepare(new_id, self.origin(document_id))
        os.rename(self.claimed / document_id / "document", target)  # noqa: PTH104  the folder is new
        fsync_folder(target.parent)
        fsync_folder(self.claimed / document_id)
        return target

    def origin(self, document_id: str) -> Origin:
        """What a claimed file was called: ``unknown.pdf`` when a disk has lost the note. Raises OSError."""
        return self._note(document_id)[0]

    def adopt(self, document_id: str) -> Origin:
        """Where a claimed file without a row came from; ``incoming/`` keeps no second name for it.

        After a power cut the name may stand in ``incoming/`` again (ext2), or the original of a copy that was
        brought over from another filesystem. Raises OSError.
        """
        origin, signature = self._note(document_id)
        path = self.incoming / origin.source / os.fsdecode(origin.name)
        with contextlib.suppress(FileNotFoundError):
            info = os.lstat(path)
            document = self.claimed / document_id / "document"
            if os.path.samestat(info, os.lstat(document)) or _signature(info) == signature:
                path.unlink()
                fsync_folder(path.parent)
        return origin

    def claims(self) -> Iterator[tuple[str, bool]]:
        """Every claim on the disk: (document id, whether the file is there)."""
        for entry in sorted(os.scandir(self.claimed), key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield entry.name, os.path.lexists(self.claimed / entry.name / "document")

    def discard(self, document_id: str) -> None:
        """Remove a claim that holds nothing any more (or only our own copies). Raises OSError.

        Flushed at once: else a power cut may bring the name back (ext2), for whatever has got the folder's inode.
        """
        folder = self.claimed / document_id
        if not os.path.lexists(folder / "document"):
            shutil.rmtree(folder, ignore_errors=True)
            fsync_folder(self.claimed)

    def misplaced(self) -> list[Path]:
        """Files where only the folders of claims belong: a name that a power cut brought back (ext2)."""
        return [Path(entry) for entry in os.scandir(self.claimed) if not entry.is_dir(follow_symlinks=False)]

    def claim_misplaced(self, path: Path, document_id: str) -> None:
        """Make such a file a claim without a row, which is adopted. Raises OSError."""
        target = self._prepare(document_id, Origin(os.fsencode(path.name), ""))
        os.rename(path, target)  # noqa: PTH104  the folder is new
        fsync_folder(target.parent)

    def _note(self, document_id: str) -> tuple[Origin, tuple[int, ...]]:
        """What ``origin.json`` says: where the file came from, and its signature there (empty: there was none)."""
        try:
            entry = json.loads((self.claimed / document_id / "origin.json").read_text(encoding="utf-8"))
            return Origin(bytes.fromhex(entry["name"]), entry["source"]), tuple(entry["signature"])
        except (FileNotFoundError, ValueError, KeyError):
            return Origin(b"unknown.pdf", ""), ()  # a disk that lost the note: the document itself counts

    def _prepare(self, document_id: str, origin: Origin, signature: _Signature | tuple[()] = ()) -> Path:
        folder = self.claimed / document_id
        folder.mkdir(mode=0o700)
        entry = {"name": origin.name.hex(), "source": origin.source, "signature": signature}
        try:
            write_file(folder / "origin.json", json.dumps(entry).encode("ascii"))
            fsync_folder(folder)
            fsync_folder(self.claimed)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return folder / "document"

    def _bring_over(self, sighting: Sighting, target: Path) -> None:
        """``incoming/`` is on another filesystem: copy, then remove the original if it is still the same."""
        if not sighting.regular:
            raise OSError(errno.EXDEV, "a special file on another filesystem can't be taken", str(sighting.path))
        copy_file(sighting.path, target.with_name("arriving"))
        if _signature(os.lstat(sighting.path)) != sighting.signature:
            raise OSError(errno.EAGAIN, "it changed while it was being copied", str(sighting.path))
        os.rename(target.with_name("arriving"), target)  # noqa: PTH104  the folder is new
        fsync_folder(target.parent)
        try:
            sighting.path.unlink()
        except OSError:
            target.unlink()  # else each look would bring over one more copy
            raise

    def _wait(self, sighting: Sighting, unchanged: float) -> float:
        """How many seconds this file must go on unchanged before it is settled; 0 or less: it is."""
        if not sighting.regular:
            return 0.0
        try:
            writing, complete = inspect(sighting.path)
        except PermissionError:
            # Somebody's closed file: the admit timer opens it within a minute; after that claiming it will tell.
            return max(self.settle_seconds, ADMIT_SECONDS) - unchanged
        except OSError:
            return self.settle_seconds - unchanged  # gone, or no file any more: claiming it will say which
        due = (self.settle_seconds if complete else max(self.settle_seconds, self.grace_seconds)) - unchanged
        if writing:
            return max(due, self.settle_seconds / 2)  # however long its writer pauses, it isn't whole yet
        if not complete:
            return due
        return 0.0 if str(sighting.path) in self._closed else self.settle_seconds - unchanged

    def _scan(self, folder: Path, source: str, problems: list[str]) -> Iterator[Sighting]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(f"{folder} can't be read: {error.strerror}")
            return
        for entry in entries:
            if any(fnmatch.fnmatchcase(entry.name, pattern) for pattern in self.ignore):
                continue
            try:
                info = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since the listing: the next look will tell
            if stat.S_ISDIR(info.st_mode):
                yield from self._scan(folder / entry.name, f"{source}{entry.name}/", problems)
            else:
                yield Sighting(folder / entry.name, source, stat.S_ISREG(info.st_mode), _signature(info))


def _signature(info: os.stat_result) -> _Signature:
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns
