"""Events from the folder, by watchdog. They only hasten the next look: the truth is what the look finds."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileClosedEvent, FileMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

# Filesystems on which a change made by another machine raises no event here (statfs(2), mount(8)).
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs",
           "fuse.rclone", "davfs", "fuse.davfs2", "vboxsf", "fuse.vmhgfs-fuse", "virtiofs"}  # fmt: skip


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of watchdog's says anything.

    A claim is a rename out of the folder, of which watchdog waits half a second to see where it went. Stopped
    meanwhile, it finds itself stopped, and calls that an error; the order of stopping can't change it.
    """
    return "called when the thread is inactive" not in record.getMessage()


class Watcher:
    """Watches a folder and everything below it; ``check`` keeps it working."""

    def __init__(self, folder: Path, mode: str, closed: Callable[[str], None], wake: Callable[[], None]) -> None:
        """``mode`` is ``WATCH_MODE``; ``closed(path)`` is told of a finished write, ``wake()`` of any change."""
        logging.getLogger("watchdog.observers.inotify").addFilter(_is_news)  # once, however often it is asked for
        self._folder = folder
        self._handler = _Handler(closed, wake)
        self._observer: BaseObserver | None = None
        self._inode: int | None = None
        self.events = mode == "inotify" or (mode == "auto" and filesystem_of(folder) not in _REMOTE)

    def check(self) -> str:
        """Start watching, or start anew when the thread has died or the folder was replaced.

        Returns what went wrong, or an empty text. Without events the sweep alone finds the files.
        """
        if not self.events:
            return ""
        try:
            inode = self._folder.stat().st_ino
            if self._observer is not None and self._observer.is_alive() and inode == self._inode:
                return ""
            self.stop()
            observer = Observer()
            observer.schedule(self._handler, str(self._folder), recursive=True)
            observer.start()
        except OSError as error:
            return f"{self._folder} can't be watched ({error.strerror or error}); looking regularly instead"
        self._observer, self._inode = observer, inode
        return ""

    def stop(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            if self._observer.is_alive():
                self._observer.join(timeout=5)
            self._observer = None


def filesystem_of(path: Path) -> str:
    """The type of the filesystem that holds the path, as /proc/self/mountinfo names it."""
    best, kind = "", ""
    real = os.path.realpath(path)
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        point = before.split()[4].encode().decode("unicode_escape")
        below = real == point or real.startswith(point.rstrip("/") + "/")
        if below and len(point) >= len(best):
            best, kind = point, after.split()[0]
    return kind


class _Handler(FileSystemEventHandler):
    """Runs in watchdog's thread: it must never raise, or the thread is gone."""

    def __init__(self, closed: Callable[[str], None], wake: Callable[[], None]) -> None:
        self._closed = closed
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return  # reading changes nothing; our own looks would wake us for ever
        if isinstance(event, FileClosedEvent):
            self._closed(os.fsdecode(event.src_path))
        elif isinstance(event, FileMovedEvent):
            self._closed(os.fsdecode(event.dest_path))
        self._wake()
