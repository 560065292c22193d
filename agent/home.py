"""The home: its folders, the lock that makes one agent its owner, and the bell that wakes the owner."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import time
from pathlib import Path

from agent.durable import fsync_folder
from agent.errors import ConfigError, Refused

FOLDERS = ("incoming", "archive", "review", "failed", "duplicates", "logs", "state", "state/claimed")
_MARKS = {".env", "incoming", "state"}  # one of them is in every home that was set up, by hand or by the agent
HOLD_AT_MOST = 600.0  # seconds


def is_home(folder: Path) -> bool:
    """Whether it is an agent's home, or an empty folder, which somebody has made to become one. Raises OSError."""
    if not folder.is_dir():
        return False
    try:
        names = {entry.name for entry in os.scandir(folder)} - {"lost+found"}  # a disk of its own begins with that
    except PermissionError:
        return True  # who may not look into it is told so when it is opened
    return not names or not names.isdisjoint(_MARKS)


def prepare(home: Path) -> None:
    """Make the folders. Raises ConfigError, naming the folder that can't be written and what to do."""
    for name in FOLDERS:
        folder = home / name
        try:
            folder.mkdir(mode=0o770, parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"The folder {folder} can't be made ({error.strerror}): check who owns {home}."
            ) from error
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise ConfigError(
                f"The folder {folder} is not writable for the agent: give it to the user that the agent runs as,"
                f"  chown -R {_user()} {home}"
            )
    _make_durable(home)


def _make_durable(home: Path) -> None:
    """The folders' own names must survive a power cut, or all that is ever filed in them is lost with them."""
    for folder in (home.parent, home, home / "state"):
        with contextlib.suppress(OSError):  # a read-only parent can't have changed; a full disk is met later
            fsync_folder(folder)


class Lock:
    """One agent owns a home: a lock held for life, which the kernel drops when the process ends."""

    def __init__(self, home: Path) -> None:
        """``acquire`` takes it."""
        self._path = home / "state" / "agent.lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Become the owner. Raises ConfigError when somebody else is."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise ConfigError(
                f"Another agent (process {owner}) already works on {self._path.parent.parent}: stop it first,"
                " or use  intake status  to see what it does."
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the home up."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def owner_of(home: Path) -> int | None:
    """The process that owns the home now, or None."""
    try:
        descriptor = os.open(home / "state" / "agent.lock", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        text = os.pread(descriptor, 20, 0).strip()
        return int(text) if text.isdigit() else -1
    finally:
        os.close(descriptor)
    return None


def held(home: Path) -> bool:
    """Whether a new release is on trial (``deploy/install.sh``): it starts, and touches nothing yet.

    An upgrade that was broken off leaves the file behind: it means nothing after a while.
    """
    try:
        return time.time() - (home / "state" / "hold").stat().st_mtime < HOLD_AT_MOST
    except FileNotFoundError:
        return False


class Bell:
    """A FIFO in ``state/``: whoever has put work there rings, and the owner looks at once."""

    def __init__(self, home: Path) -> None:
        """Make and open the FIFO."""
        path = home / "state" / "bell"
        with contextlib.suppress(FileExistsError):
            os.mkfifo(path, 0o660)
        self._descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def ring(self) -> None:
        """Wake the owner; from any thread, and from a signal handler."""
        with contextlib.suppress(BlockingIOError):  # the pipe is full: it rings already
            os.write(self._descriptor, b"!")

    def wait(self, seconds: float) -> None:
        """Return when somebody rings, or after so many seconds."""
        if select.select([self._descriptor], [], [], max(0.0, seconds))[0]:
            with contextlib.suppress(BlockingIOError):
                os.read(self._descriptor, 65536)


def ring(home: Path) -> None:
    """Ring from another process. Raises Refused when nobody listens."""
    try:
        descriptor = os.open(home / "state" / "bell", os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused("The agent doesn't listen: start it with  systemctl start pdf-intake.") from error
    with contextlib.suppress(BlockingIOError):
        os.write(descriptor, b"!")
    os.close(descriptor)


def _user() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
