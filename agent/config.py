"""Settings: read once at start, validated as a whole, passed on as plain values.

Sources, the later wins: defaults, ``INTAKE_HOME/.env``, the unit's credentials (``CREDENTIALS_DIRECTORY``),
the process environment.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from agent import parsing
from agent.errors import ConfigError
from agent.model import Policy

SEED_ACKNOWLEDGEMENT = "i-accept-wrong-filings"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key of ``.env``, by its name in lower case, and the home. ``.env.example`` explains each."""

    home: Path
    telegram_bot_token: str = field(default="", repr=False)
    telegram_chat_id: int | None = None
    telegram_allowed_user_ids: tuple[int, ...] = ()
    telegram_api_base_url: str = "https://api.telegram.org"
    notify_detail: str = "minimal"
    notify_filed: str = "each"
    quiet_hours: tuple[time, time] | None = None
    remind_hours: float = 24.0
    daily_at: time | None = time(7, 30)
    language: str = "en"
    register_url: str = field(default="", repr=False)
    register_query: str = ""
    match_policy: Policy = Policy.TWO_IDENTIFIERS
    date_order: str = "unknown"
    seed_last_name_acknowledgement: str = ""
    ocr_languages: str = "fra+ara+eng"
    ocr_workers: int = 0
    watch_mode: str = "auto"
    settle_seconds: float = 5.0
    incomplete_grace_seconds: float = 600.0
    sweep_seconds: float = 60.0
    ignore_patterns: tuple[str, ...] = ("*.part", "*.tmp", "*.crdownload", "~*", ".*")
    max_file_mb: int = 50
    max_pages: int = 500
    document_timeout_seconds: float = 900.0
    pdf_passwords: tuple[str, ...] = field(default=(), repr=False)
    reader_socket: Path | None = None
    allowed_services: tuple[str, ...] = ()
    heartbeat_url: str = field(default="", repr=False)
    canary: str = "daily"
    quiet_alarm_hours: float = 0.0
    office_hours: tuple[tuple[int, time, time], ...] = tuple((day, time(8), time(18)) for day in range(5))
    metrics_file: Path | None = None
    daily_budget: float = 0.0
    server_cost_per_month: float = 5.0
    currency: str = "EUR"
    timezone: str = ""
    log_level: str = "INFO"
    log_format: str = "text"

    @property
    def cores(self) -> int:
        """How many pages are read at the same time."""
        return self.ocr_workers or len(os.sched_getaffinity(0))

    @property
    def sends_canary(self) -> bool:
        """Whether test documents are sent: never where nothing is filed, for there they couldn't arrive."""
        return self.canary == "daily" and self.match_policy is not Policy.SHADOW


def load(home: Path, environ: Mapping[str, str]) -> Settings:
    """Read and check all settings of ``home``.

    Raises ConfigError with one message that names every bad value, or the command that mends an ``.env``
    that others can read.
    """
    raw = {**_from_file(home / ".env"), **_from_credentials(environ), **_from_environment(environ)}
    values: dict[str, Any] = {}
    problems: list[str] = []
    given = {name for name in _PARSERS if raw.get(name.upper(), "").strip()}
    for name, parse in _PARSERS.items():
        if name not in given:
            continue
        text = raw[name.upper()].strip()
        try:
            values[name] = parse(text)
        except ValueError as error:
            shown = "" if name in _SECRET else f"={text!r}"
            problems.append(f"{name.upper()}{shown} {error}")
    settings = Settings(home=home, **values)
    problems += _contradictions(settings, given)
    if problems:
        raise ConfigError(f"Please correct in {home / '.env'}: " + "; ".join(problems) + ".")
    return settings


def unknown_keys(home: Path) -> list[str]:
    """The keys of ``.env`` that mean nothing to the agent: most often a misspelt one."""
    known = {name.upper() for name in _PARSERS}
    return sorted(set(_from_file(home / ".env")) - known)


def known_keys() -> list[str]:
    """Every key that ``.env`` may hold, in the order of ``Settings``."""
    return [name.upper() for name in _PARSERS]


def _from_file(path: Path) -> dict[str, str]:
    try:
        info = path.stat()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{path} can't be read ({error.strerror}): check who owns it.") from error
    if stat.S_IMODE(info.st_mode) & 0o077:
        raise ConfigError(f"{path} holds secrets and others can read it: run  chmod 600 {path}")
    try:
        return {key: value or "" for key, value in dotenv_values(path, interpolate=False).items()}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read ({error}): it must be a UTF-8 text file of yours.") from error


def _from_credentials(environ: Mapping[str, str]) -> dict[str, str]:
    """Secrets handed over by systemd's LoadCredential: one file each, named like the key."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        return {}
    found = {}
    for name in _PARSERS:
        path = Path(folder) / name.upper()
        if path.is_file():
            found[name.upper()] = path.read_text(encoding="utf-8").strip()
    return found


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    # LANGUAGE is gettext's on every desktop ("en_US:en"): ours is taken from .env alone.
    return {key: environ[key] for key in known_keys() if key in environ and key != "LANGUAGE"}


def _contradictions(settings: Settings, given: Set[str]) -> list[str]:
    """What is missing or can't go together; a value that was given and is wrong is named already."""
    problems = []
    if settings.telegram_bot_token and "telegram_chat_id" not in given:
        problems.append("TELEGRAM_CHAT_ID is missing: messages need a chat to go to")
    if settings.register_url and "register_query" not in given:
        problems.append("REGISTER_QUERY is missing: REGISTER_URL needs the SELECT that yields the records")
    if (
        settings.match_policy is Policy.SEED_LAST_NAME
        and settings.seed_last_name_acknowledgement != SEED_ACKNOWLEDGEMENT
    ):
        problems.append(
            "MATCH_POLICY='seed-last-name' files by name alone and will file wrongly: set "
            f"SEED_LAST_NAME_ACKNOWLEDGEMENT={SEED_ACKNOWLEDGEMENT} if that is really what you want"
        )
    return problems


_SECRET = {"telegram_bot_token", "register_url", "pdf_passwords", "heartbeat_url"}

_PARSERS: dict[str, Callable[[str], Any]] = {
    "telegram_bot_token": parsing.bot_token,
    "telegram_chat_id": parsing.chat_id,
    "telegram_allowed_user_ids": parsing.user_ids,
    "telegram_api_base_url": parsing.http_url,
    "notify_detail": parsing.one_of("minimal", "full"),
    "notify_filed": parsing.one_of("each", "digest", "off"),
    "quiet_hours": parsing.clock_span,
    "remind_hours": parsing.number(0, 720),
    "daily_at": parsing.clock_time,
    "language": parsing.one_of("fr", "en", "ar"),
    "register_url": parsing.database_url,
    "register_query": parsing.select,
    "match_policy": parsing.policy,
    "date_order": parsing.one_of("dmy", "mdy", "unknown"),
    "seed_last_name_acknowledgement": str,
    "ocr_languages": parsing.languages,
    "ocr_workers": parsing.whole(0, 64),
    "watch_mode": parsing.one_of("auto", "inotify", "polling"),
    "settle_seconds": parsing.number(0.1, 3600),
    "incomplete_grace_seconds": parsing.number(0, 86400),
    "sweep_seconds": parsing.number(1, 3600),
    "ignore_patterns": parsing.items,
    "max_file_mb": parsing.whole(1, 2048),
    "max_pages": parsing.whole(1, 10000),
    "document_timeout_seconds": parsing.number(5, 86400),
    "pdf_passwords": parsing.items,
    "reader_socket": parsing.whole_path,
    "allowed_services": parsing.services,
    "heartbeat_url": parsing.http_url,
    "canary": parsing.one_of("daily", "off"),
    "quiet_alarm_hours": parsing.number(0, 1000),
    "office_hours": parsing.office_hours,
    "metrics_file": parsing.metrics_file,
    "daily_budget": parsing.number(0, 1_000_000),
    "server_cost_per_month": parsing.number(0, 1_000_000),
    "currency": parsing.currency,
    "timezone": parsing.timezone,
    "log_level": parsing.one_of("DEBUG", "INFO", "WARNING", "ERROR"),
    "log_format": parsing.one_of("text", "json"),
}

# A setting without a parser could never be set: found at import, by everybody, at once.
_UNREAD = {item.name for item in fields(Settings)} - set(_PARSERS) - {"home"}
if _UNREAD:
    raise AssertionError(f"settings without a parser: {_UNREAD}")
