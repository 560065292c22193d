"""From settings to parts: how the desk, the daemon and its loops are built."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
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

from agent import vocabulary
from agent.alarms import Alarms
from agent.aliases import WithAliases
from agent.answers import Facts
from agent.budget import Budget
from agent.canary import Canary, WithCanary
from agent.chores import Chores
from agent.config import Settings
from agent.conversation import Conversation
from agent.core.prices import Prices, build_prices
from agent.daemon import Daemon
from agent.daily import Daily
from agent.desk import Desk
from agent.documents.reconsider import Reconsider
from agent.errors import ConfigError
from agent.health import Report, checks, run_checks
from agent.home import Bell
from agent.inbox import Inbox
from agent.journal import Journal
from agent.matching.blocking import record_keys
from agent.matching.lexicon import Lexicon, build_lexicon, merge_tables
from agent.metrics import Metrics
from agent.pipeline import Gathers, Pipeline, Reads
from agent.readers import CachedReader, Pictures, Reader, ReadOptions
from agent.reading.parts import Parts as PdfParts
from agent.reading.sandbox.client import Sandbox
from agent.reading.sandbox.doors import Activated, Started
from agent.refresher import Refresher
from agent.register import Register, open_register
from agent.sender import Draw, Sender
from agent.service import Service
from agent.store import Store, documents, ledger
from agent.vitals import Loop, Vitals
from agent.watcher import Watcher

if TYPE_CHECKING:
    from agent.notify.telegram import Telegram

SECONDS_PER_MONTH = 365.25 / 12 * 86400
DIGEST_SECONDS = 1800.0  # filings are gathered for half an hour


@dataclass(frozen=True)
class Parts:
    """The parts of one home, each built when it is first used."""

    home: Path
    settings: Settings

    @cached_property
    def store(self) -> Store:
        """The state database."""
        return Store(self.home / "state" / "intake.sqlite")

    @cached_property
    def desk(self) -> Desk:
        """What every step needs."""
        s = self.settings
        incoming, claimed = self.home / "incoming", self.home / "state" / "claimed"
        return Desk(
            home=self.home,
            store=self.store,
            inbox=Inbox(incoming, claimed, s.settle_seconds, s.incomplete_grace_seconds, s.ignore_patterns),
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
        return build_lexicon({**self._name_tables, "dates": {"order": self.settings.date_order}})

    @cached_property
    def prices(self) -> Prices:
        """What a unit of each metered step costs: the server's seconds, and the user's ``prices.toml``. Raises
        ConfigError.
        """
        path, second = self.home / "prices.toml", self.settings.server_cost_per_month / SECONDS_PER_MONTH
        try:
            return build_prices(tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}, second)
        except (ValueError, OSError) as error:
            raise ConfigError(f"{path} can't be used ({error}): correct it or move it away.") from error

    @cached_property
    def journals(self) -> tuple[Journal, ...]:
        """The JSONL files that are written from the ledger."""
        db, logs = self.store.reader, self.home / "logs"
        return (
            Journal(
                logs / "audit.jsonl",
                lambda seq: ledger.audit_after(db(), seq),
                ledger.AuditReached(self.store, self.desk.clock),
            ),
            Journal(logs / "api_costs.jsonl", lambda seq: ledger.costs_after(db(), seq)),
        )

    @contextmanager
    def register(self) -> Iterator[Register]:
        """The register that the settings name, with the names that answers have taught laid over it."""
        with self.source_register() as register:
            yield WithAliases(register, self.store, self.lexicon)

    @contextmanager
    def source_register(self) -> Iterator[Register]:
        """The register that the settings name, as it is."""
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
    def parts(self) -> PdfParts:
        """What takes pages out of PDFs."""
        return PdfParts(_read_options(self.settings), self._sandbox())

    @contextmanager
    def daemon(self) -> Iterator[Daemon]:
        """The daemon with everything it works with."""
        s, bell, inbox = self.settings, Bell(self.home), self.desk.inbox
        sandbox, channel, alarms = self._sandbox(), self._channel(), Alarms(self.desk)
        reader = self._reader(sandbox)
        try:
            with self.register() as register:
                sender = self._sender(channel, sandbox)
                loops = (sender, *self._listeners(channel, register, bell))
                yield Daemon(
                    self._pipeline(reader, WithCanary(register, self.store, self.lexicon)),
                    Watcher(inbox.incoming, s.watch_mode, inbox.closed, bell.ring),
                    bell,
                    Vitals(self.desk, Service(os.environ), loops, s.document_timeout_seconds),
                    alarms,
                    self.journals,
                    sweep_seconds=s.sweep_seconds,
                    look_seconds=s.settle_seconds,
                    sender=sender,
                    daily=Daily(self.desk, s.daily_at),
                    chores=self._chores(alarms, register),
                )
        finally:
            if channel is not None:
                channel.close()
            reader.close()

    def reconsider(self, register: Register) -> Reconsider:
        """What decides waiting documents anew."""
        return Reconsider(self.desk, register, register.gather, self.lexicon, self.settings.match_policy)

    def _chores(self, alarms: Alarms, register: Register) -> Chores:
        s = self.settings
        chores: dict[str, Callable[[], object]] = {
            "canary": Canary(self.desk, alarms, s.sends_canary).tend,
            "reconsider": self.reconsider(register).tend,
        }
        if s.metrics_file is not None:
            chores["metrics"] = Metrics(self.desk, s.metrics_file).write
        return Chores(chores, s.sweep_seconds)

    def _listeners(self, channel: Telegram | None, register: Register, bell: Bell) -> list[Loop]:
        """The loops beside the sender that have a thread of their own."""
        loops: list[Loop] = []
        if channel is not None and self.settings.telegram_chat_id is not None:
            facts = Facts(
                self.desk, register, lambda: self.check(channel.me), self.settings.allowed_services, bell.ring
            )
            loops.append(self._conversation(channel, self.settings.telegram_chat_id, facts, bell.ring))
        if self.settings.register_url:
            loops.append(Refresher(register))
        return loops

    def check(self, me: Callable[[], str] | None) -> Report:
        """The health check; ``me`` asks Telegram who we are."""
        return run_checks(checks(self.settings, datetime.now(UTC), register=self.source_register, me=me))

    def _sandbox(self) -> Sandbox:
        """Where documents are opened."""
        socket = self.settings.reader_socket
        return Sandbox(Activated(socket) if socket else Started())

    def _reader(self, sandbox: Sandbox) -> Reads:
        options = _read_options(self.settings)
        return CachedReader(Reader(options, sandbox), self.home / "state" / "readings", options)

    def _pipeline(self, reader: Reads, register: Gathers) -> Pipeline:
        s = self.settings
        return Pipeline(
            self.desk,
            reader,
            register,
            self.lexicon,
            s.match_policy,
            max_bytes=s.max_file_mb * 1_048_576,
            prices=self.prices,
            currency=s.currency,
        )

    def _channel(self) -> Telegram | None:
        s = self.settings
        if not s.telegram_bot_token:
            return None
        from agent.notify.telegram import Telegram  # here: it costs memory that a home without a bot doesn't need

        return Telegram(s.telegram_bot_token, s.telegram_api_base_url)

    def _sender(self, channel: Telegram | None, sandbox: Sandbox) -> Sender:
        s = self.settings
        return Sender(
            self.store,
            channel,
            chat_id=s.telegram_chat_id,
            filed_every=DIGEST_SECONDS if s.notify_filed == "digest" else 0.0,
            quiet_hours=s.quiet_hours,
            prices=self.prices,
            used_up=Budget(self.desk, self.prices, s.daily_budget, s.currency).used_up,
            draw=self._draw(Pictures(_read_options(s), sandbox)) if s.notify_detail == "full" else None,
            language=s.language,
            timezone=self.desk.zone,
            currency=s.currency,
        )

    def _draw(self, pictures: Pictures) -> Draw:
        """How the sender gets the picture of a document's page, wherever the document stands by then."""

        def draw(document_id: str, page: int) -> bytes | None:
            row = documents.lookup(self.store.reader(), document_id)
            return pictures.page(self.home / row.path, page) if row else None

        return draw

    def _conversation(self, channel: Telegram, chat_id: int, facts: Facts, told: Callable[[], None]) -> Conversation:
        s = self.settings
        return Conversation(
            self.store,
            channel,
            facts.answers(),
            chat_id=chat_id,
            allowed_user_ids=s.telegram_allowed_user_ids,
            language=s.language,
            timezone=self.desk.zone,
            currency=s.currency,
            prices=self.prices,
            remind_hours=s.remind_hours,
            told=told,
        )

    @cached_property
    def _name_tables(self) -> dict[str, object]:
        tables = vocabulary.tables()
        own = self.home / "names.toml"
        if own.exists():
            try:
                tables = merge_tables(tables, tomllib.loads(own.read_text(encoding="utf-8")))
                build_lexicon(tables)
            except (ValueError, OSError) as error:
                raise ConfigError(f"{own} can't be used ({error}): correct it or move it away.") from error
        return tables


def _read_options(s: Settings) -> ReadOptions:
    return ReadOptions(
        languages=s.ocr_languages,
        ocr_workers=s.cores,
        max_pages=s.max_pages,
        max_bytes=s.max_file_mb * 1_048_576,
        timeout_seconds=s.document_timeout_seconds,
        passwords=s.pdf_passwords,
    )


def _version_of(tables: dict[str, object]) -> str:
    """Changes with the words and with the code that keys are made by: then the index is made anew."""
    digest = hashlib.sha256(json.dumps(tables, sort_keys=True, default=str).encode("utf-8"))
    for module in ("blocking", "spelling", "normalise", "values"):
        digest.update(files("agent.matching").joinpath(f"{module}.py").read_bytes())
    return digest.hexdigest()
