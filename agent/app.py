"""A home, opened: run it, hand files in, wait for the end of what was asked for."""

from __future__ import annotations

import contextlib
import os
import pwd
import signal
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import unquote, urlsplit

from agent import config
from agent.arrival import receive
from agent.assembly import Parts
from agent.configured import note_changes
from agent.core import naming
from agent.errors import ConfigError, NotFound, Refused
from agent.health import machine
from agent.home import Lock, is_home, owner_of, prepare, ring
from agent.logs import get_logger, set_up
from agent.model import ReviewReason, State
from agent.store import documents, waiting
from agent.store.documents import Row

log = get_logger("agent.app")

PARTING_SECONDS = 10.0  # for the messages of a command that worked without the daemon
WAIT_SECONDS = 3600.0  # for the daemon to finish what a command handed to it


def whoami() -> str:
    """Who acts at this shell, as the audit trail names them: ``shell:<user>``."""
    name = os.environ.get("SUDO_USER") or pwd.getpwuid(os.getuid()).pw_name
    return f"shell:{naming.shown(os.fsencode(name))}"


@dataclass(frozen=True)
class App(Parts):
    """A home, opened by somebody, and what commands do with it."""

    user: str

    @classmethod
    def open(cls, *, new: bool = False) -> App:
        """Open the home that INTAKE_HOME names, else the working directory. Raises ConfigError.

        ``new``: where there is none it is made. Without it a mistyped name, or somebody's folder, stays as it is.
        """
        app = cls._found(new=new)
        prepare(app.home)
        return app

    @classmethod
    def look(cls) -> App:
        """The same, also where a folder can't be made or written: for commands that are to say what is wrong."""
        app = cls._found(new=False)
        with contextlib.suppress(ConfigError):
            prepare(app.home)
        return app

    @classmethod
    def _found(cls, *, new: bool) -> App:
        home = _find_home(new=new)
        user = whoami()
        _become_owner(home)
        os.umask(os.umask(0o077) | 0o027)
        return cls(home, config.load(home, os.environ), user)

    def sync_journals(self) -> None:
        """Bring the JSONL files up to the ledger. Raises OSError."""
        for journal in self.journals:
            journal.sync()

    def run(self, *, until_idle: bool = False) -> None:
        """Be the daemon. Raises ConfigError when the machine isn't fit or another agent owns the home."""
        _on_stop(lambda: sys.exit(0))  # told to stop before there is anything to end in order
        lock = Lock(self.home)
        lock.acquire()
        self._log(sys.stdout, self.settings.log_level)
        self.check_tools()
        note_changes(self.store, self.settings, self.desk.clock())
        for key in config.unknown_keys(self.home):
            log.warning("this key in .env means nothing: is it misspelt?", key=key)
        with self.daemon() as daemon:
            _on_stop(daemon.stop)
            daemon.run(until_idle)
        lock.release()

    def take(self, path: Path) -> str:
        """Take one file in: from incoming/ by renaming, from elsewhere by copying. Returns the document's id.

        Raises NotFound, or Refused for anything that is no regular file.
        """
        try:
            info = path.lstat()
        except OSError as error:
            raise NotFound(f"{_shown(path)} can't be read: {error.strerror}.") from error
        if not stat.S_ISREG(info.st_mode):
            raise Refused(f"{_shown(path)} is no regular file (unsafe_path): links and folders aren't followed.")
        document_id = self.desk.new_id()
        try:
            source = self._bring_in(path, document_id)
        except OSError as error:
            raise NotFound(f"{_shown(path)} can't be taken: {error.strerror}.") from error
        receive(self.desk, document_id, os.fsencode(path.name), source, by=self.user)
        return document_id

    def finish(self, document_ids: list[str]) -> None:
        """Wait until these documents have come to their end: work on them, or let the daemon that runs do it."""
        if not document_ids:
            return
        lock = Lock(self.home)
        try:
            lock.acquire()
        except ConfigError:
            self._wait_for_daemon(document_ids)
            return
        self._log(sys.stderr, "ERROR")
        with self.daemon() as daemon:
            daemon.work_on(document_ids)
            daemon.send(PARTING_SECONDS)
        lock.release()

    def decide_anew(self, row: Row) -> None:
        """Decide a waiting document anew from what was read of it. Raises Refused when a human has taken it back."""
        if row.decided_by not in (None, "agent") and row.reason != ReviewReason.NOT_IN_REGISTER.value:
            raise Refused(
                f"{row.id} was taken back by {row.decided_by}: answer it with  intake decide {row.id} RECORD_ID."
            )
        with self.register() as register:
            self.reconsider(register).decide(row.id, by=self.user)

    def look_again(self) -> None:
        """After a change of the register: decide the documents that it concerns anew, or let the daemon do it."""
        lock = Lock(self.home)
        try:
            lock.acquire()
        except ConfigError:
            ring(self.home)
            return
        with self.register() as register:
            again = self.reconsider(register)
            again.tend()
            left = len(waiting.marked(self.store.reader()))
            while left:
                again.tend()
                before, left = left, len(waiting.marked(self.store.reader()))
                if left >= before:
                    break  # the register is down: the daemon goes on with it
        lock.release()

    def _bring_in(self, path: Path, document_id: str) -> str:
        incoming = (self.home / "incoming").resolve()
        folder = path.parent.resolve()
        if not folder.is_relative_to(incoming):
            self.desk.inbox.take_copy(path, document_id)
            return ""
        below = folder.relative_to(incoming)
        source = "" if below == Path() else f"{below}/"
        if self.desk.inbox.claim(self.desk.inbox.sight(folder / path.name, source), document_id) is None:
            raise FileNotFoundError(2, "the agent has taken it already", str(path))
        return source

    def _wait_for_daemon(self, document_ids: list[str]) -> None:
        ring(self.home)
        deadline = time.monotonic() + WAIT_SECONDS
        open_states = (State.RECEIVED, State.IN_PROGRESS)
        for document_id in document_ids:
            while documents.get(self.store.reader(), document_id).state in open_states:
                if owner_of(self.home) is None or time.monotonic() > deadline:
                    raise Refused("The agent stopped meanwhile: it goes on with this when it is started again.")
                time.sleep(0.1)

    def _log(self, stream: TextIO, stream_level: str) -> None:
        """Only the owner of the home calls this: two processes must never rotate one file."""
        s = self.settings
        set_up(
            self.home / "logs",
            level=s.log_level,
            format_=s.log_format,
            secrets=(s.telegram_bot_token, s.heartbeat_url, s.register_url, *_in_url(s.register_url), *s.pdf_passwords),
            stream=stream,
            stream_level=stream_level,
        )

    def check_tools(self) -> None:
        """Raises ConfigError for a program or a language that reading needs and the machine hasn't got.

        To be called before anything is taken in: a document that can't be read would be left half-way.
        """
        for finding in (machine.poppler(), machine.tesseract(self.settings.ocr_languages)):
            if finding.status == "broken":
                raise ConfigError(f"Reading is not possible: {finding.detail}")


def _in_url(url: str) -> tuple[str, ...]:
    """The password in the address of a database, as it stands there and as it is meant: drivers repeat either."""
    try:
        found = urlsplit(url).password
    except ValueError:
        return ()
    return (found, unquote(found)) if found else ()


def _on_stop(action: Callable[[], object]) -> None:
    """What SIGTERM and Ctrl-C do from now on."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: action())


def _find_home(*, new: bool) -> Path:
    home = Path(os.environ.get("INTAKE_HOME") or Path.cwd()).absolute()
    try:
        if new:
            home.mkdir(mode=0o750, parents=True, exist_ok=True)
        elif not is_home(home):
            raise ConfigError(
                f"The folder {_shown(home)} holds no agent: set INTAKE_HOME to the home of one,"
                " or make it one with  intake register import  or  intake run."
            )
    except OSError as error:
        raise ConfigError(f"The home {home} can't be used ({error.strerror}): set INTAKE_HOME to a folder.") from error
    return home


def _become_owner(home: Path) -> None:
    """Root acts as the user that the home belongs to: else root's files would lock the agent out."""
    owner = home.stat().st_uid
    if os.geteuid() == 0 and owner != 0:
        entry = pwd.getpwuid(owner)
        os.initgroups(entry.pw_name, entry.pw_gid)
        os.setgid(entry.pw_gid)
        os.setuid(owner)


def _shown(path: Path) -> str:
    return naming.shown(os.fsencode(path))
