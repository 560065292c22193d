"""The wiring: the only place where adapters are built from settings."""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import secrets
import signal
import stat
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from agent import __version__, config
from agent.alarms import Alarms
from agent.answers import Facts
from agent.arrival import receive
from agent.config import Settings
from agent.conversation import Conversation
from agent.core import naming
from agent.core.blocking import record_keys
from agent.core.lexicon import Lexicon, build_lexicon, merge_tables
from agent.daemon import Daemon
from agent.desk import Desk
from agent.errors import ConfigError, NotFound, Refused
from agent.health import Report, checks, machine, run_checks
from agent.home import Bell, Lock, owner_of, prepare, ring
from agent.inbox import Inbox, Sighting
from agent.journal import Journal
from agent.logs import get_logger, set_up
from agent.model import State
from agent.pipeline import Pipeline
from agent.readers import Reader, ReadOptions
from agent.refresher import Refresher
from agent.register import Register, open_register
from agent.sender import Sender
from agent.service import Service
from agent.store import Store, documents, ledger
from agent.vitals import Loop, Vitals
from agent.watcher import Watcher

if TYPE_CHECKING:
    from agent.notify.telegram import Telegram

log = get_logger("agent.app")

SECONDS_PER_MONTH = 365.25 / 12 * 86400
DIGEST_SECONDS = 1800.0  # filings are gathered for half an hour
WAIT_SECONDS = 3600.0  # for the daemon to finish what a command handed to it


def whoami() -> str:
    """Who acts at this shell, as the audit trail names them: ``shell:<user>``."""
    name = os.environ.get("SUDO_USER") or pwd.getpwuid(os.getuid()).pw_name
    return f"shell:{naming.shown(os.fsencode(name))}"


@dataclass(frozen=True)
class App:
    """A home, opened. Parts are built when they are first used."""

    home: Path
    settings: Settings
    user: str

    @classmethod
    def open(cls) -> App:
        """Open the home that INTAKE_HOME names, else the working directory. Raises ConfigError."""
        home = _find_home()
        user = whoami()
        _become_owner(home)
        os.umask(os.umask(0o077) | 0o027)
        settings = config.load(home, os.environ)
        prepare(home)
        return cls(home, settings, user)

    @cached_property
    def store(self) -> Store:
        """The state database."""
        return Store(self.home / "state" / "intake.sqlite")

    @cached_property
    def desk(self) -> Desk:
        """What every step needs."""
        s = self.settings
        return Desk(
            home=self.home,
            store=self.store,
            inbox=Inbox(
                self.home / "incoming",
                self.home / "state" / "claimed",
                s.settle_seconds,
                s.incomplete_grace_seconds,
                s.ignore_patterns,
            ),
            clock=lambda: datetime.now(UTC),
            new_id=lambda: secrets.token_hex(5),
            zone=ZoneInfo(s.timezone) if s.timezone else None,
            language=s.language,
            detail=s.notify_detail,
            notify_filed=s.notify_filed,
        )

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that matching knows: ours, and the user's ``names.toml`` over them. Raises ConfigError."""
        return build_lexicon(self._name_tables)

    @contextmanager
    def register(self) -> Iterator[Register]:
        """The register that the settings name."""
        s = self.settings
        register = open_register(
            self.home / "state",
            lambda record: record_keys(record, self.lexicon),
            url=s.register_url,
            query=s.register_query,
            keys_version=_version_of(self._name_tables),
        )
        try:
            yield register
        finally:
            register.close()

    @cached_property
    def journals(self) -> tuple[Journal, ...]:
        """The JSONL files that are written from the ledger."""
        db, logs = self.store.reader, self.home / "logs"
        return (
            Journal(logs / "audit.jsonl", lambda seq: ledger.audit_after(db(), seq)),
            Journal(logs / "api_costs.jsonl", lambda seq: ledger.costs_after(db(), seq)),
        )

    def sync_journals(self) -> None:
        """Bring the JSONL files up to the ledger. Raises OSError."""
        for journal in self.journals:
            journal.sync()

    def run(self, *, until_idle: bool = False) -> None:
        """Be the daemon. Raises ConfigError when the machine isn't fit or another agent owns the home."""
        lock = Lock(self.home)
        lock.acquire()
        self._log_to(self.home / "logs", level=self.settings.log_level)
        self._check_tools()
        for key in config.unknown_keys(self.home):
            log.warning("this key in .env means nothing: is it misspelt?", key=key)
        with self._daemon() as daemon:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: daemon.stop())
            daemon.run(until_idle)
        lock.release()

    def check(self, me: Callable[[], str] | None) -> Report:
        """The health check; ``me`` asks Telegram who we are."""
        return run_checks(checks(self.settings, datetime.now(UTC), register=self.register, me=me))

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
        self._log_to(self.home / "logs", level="WARNING")
        self._check_tools()
        with self._daemon() as daemon:
            daemon.work_on(document_ids)
        lock.release()

    def _bring_in(self, path: Path, document_id: str) -> str:
        incoming = (self.home / "incoming").resolve()
        folder = path.parent.resolve()
        if not folder.is_relative_to(incoming):
            self.desk.inbox.take_copy(path, document_id)
            return ""
        below = folder.relative_to(incoming)
        source = "" if below == Path() else f"{below}/"
        if self.desk.inbox.claim(Sighting(folder / path.name, source, True, (0, 0, 0, 0, 0)), document_id) is None:
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

    @contextmanager
    def _daemon(self) -> Iterator[Daemon]:
        s = self.settings
        reader = Reader(
            ReadOptions(
                languages=s.ocr_languages,
                ocr_workers=s.cores,
                max_pages=s.max_pages,
                max_bytes=s.max_file_mb * 1_048_576,
                timeout_seconds=s.document_timeout_seconds,
                passwords=s.pdf_passwords,
            )
        )
        with self.register() as register:
            pipeline = Pipeline(
                self.desk,
                reader,
                register,
                self.lexicon,
                s.match_policy,
                max_bytes=s.max_file_mb * 1_048_576,
                second_price=s.server_cost_per_month / SECONDS_PER_MONTH,
                currency=s.currency,
            )
            bell = Bell(self.home)
            inbox = self.desk.inbox
            try:
                yield Daemon(
                    pipeline,
                    Watcher(inbox.incoming, s.watch_mode, inbox.closed, bell.ring),
                    bell,
                    Vitals(self.desk, Service(os.environ), self._loops(register, bell), s.document_timeout_seconds),
                    Alarms(self.desk),
                    self.journals,
                    sweep_seconds=s.sweep_seconds,
                    look_seconds=s.settle_seconds,
                )
            finally:
                reader.close()

    def _loops(self, register: Register, bell: Bell) -> tuple[Loop, ...]:
        """The loops that have a thread of their own."""
        s, zone = self.settings, self.desk.zone
        channel = self._channel()
        loops: list[Loop] = [
            Sender(
                self.store,
                channel,
                chat_id=s.telegram_chat_id,
                filed_every=DIGEST_SECONDS if s.notify_filed == "digest" else 0.0,
                language=s.language,
                timezone=zone,
                currency=s.currency,
            )
        ]
        if channel is not None and s.telegram_chat_id is not None:
            facts = Facts(self.desk, register, lambda: self.check(channel.me), s.allowed_services, bell.ring)
            loops.append(
                Conversation(
                    self.store,
                    channel,
                    facts.answers(),
                    chat_id=s.telegram_chat_id,
                    allowed_user_ids=s.telegram_allowed_user_ids,
                    language=s.language,
                    timezone=zone,
                    currency=s.currency,
                )
            )
        if s.register_url:
            loops.append(Refresher(register))
        return tuple(loops)

    def _channel(self) -> Telegram | None:
        s = self.settings
        if not s.telegram_bot_token:
            return None
        from agent.notify.telegram import Telegram  # here: it costs memory that a home without a bot doesn't need

        return Telegram(s.telegram_bot_token, s.telegram_api_base_url)

    @cached_property
    def _name_tables(self) -> dict[str, object]:
        tables = tomllib.loads(files("agent").joinpath("names.toml").read_text(encoding="utf-8"))
        own = self.home / "names.toml"
        if own.exists():
            try:
                tables = merge_tables(tables, tomllib.loads(own.read_text(encoding="utf-8")))
                build_lexicon(tables)
            except (ValueError, OSError) as error:
                raise ConfigError(f"{own} can't be used ({error}): correct it or move it away.") from error
        return tables

    def _log_to(self, folder: Path, *, level: str) -> None:
        console = sys.stdout if level == self.settings.log_level else sys.stderr
        secrets_ = (self.settings.telegram_bot_token, *self.settings.pdf_passwords)
        set_up(folder, level=level, format_=self.settings.log_format, secrets=secrets_, stream=console)

    def _check_tools(self) -> None:
        """Raises ConfigError for a program or a language that reading needs and the machine hasn't got."""
        for finding in (machine.poppler(), machine.tesseract(self.settings.ocr_languages)):
            if finding.status == "broken":
                raise ConfigError(f"Reading is not possible: {finding.detail}")


def _find_home() -> Path:
    home = Path(os.environ.get("INTAKE_HOME") or Path.cwd()).absolute()
    try:
        home.mkdir(mode=0o750, parents=True, exist_ok=True)
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


def _version_of(tables: dict[str, object]) -> str:
    text = json.dumps(tables, sort_keys=True, default=str) + __version__
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _shown(path: Path) -> str:
    return naming.shown(os.fsencode(path))
