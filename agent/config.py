"""Settings: read once at start, validated as a whole, passed on as plain values.

Sources, the later wins: defaults, ``INTAKE_HOME/.env``, the unit's credentials (``CREDENTIALS_DIRECTORY``),
the process environment.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from agent.errors import ConfigError
from agent.model import Policy

SEED_ACKNOWLEDGEMENT = "i-accept-wrong-filings"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


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
    for name, parse in _PARSERS.items():
        text = raw.get(name.upper(), "").strip()
        if not text:
            continue
        try:
            values[name] = parse(text)
        except ValueError as error:
            shown = "" if name in _SECRET else f"={text!r}"
            problems.append(f"{name.upper()}{shown} {error}")
    settings = Settings(home=home, **values)
    problems += _contradictions(settings)
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


def _contradictions(settings: Settings) -> list[str]:
    problems = []
    if settings.telegram_bot_token and settings.telegram_chat_id is None:
        problems.append("TELEGRAM_CHAT_ID is missing: messages need a chat to go to")
    if settings.register_url and not settings.register_query:
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


def _one_of(*allowed: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError("must be one of " + ", ".join(allowed))
        return text

    return parse


def _number(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise ValueError(f"must be a number from {low:g} to {high:g}") from None
        if not low <= value <= high:
            raise ValueError(f"must be a number from {low:g} to {high:g}")
        return value

    return parse


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"-?\d+", text) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(text)

    return parse


def _chat_id(text: str) -> int:
    if not re.fullmatch(r"-?\d+", text):
        raise ValueError("must be the numeric id of a chat")
    return int(text)


def _user_ids(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdigit() for part in parts):
        raise ValueError("must be numeric user ids, separated by commas (a @name can change hands, an id can't)")
    return tuple(int(part) for part in parts)


def _items(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _services(text: str) -> tuple[str, ...]:
    names = _items(text)
    if not all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:_.@-]*", name) for name in names):
        raise ValueError("must be names of systemd units, separated by commas")
    return names


def _time(text: str) -> time | None:
    if text == "off":
        return None
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text):
        raise ValueError("must be a time such as 07:30, or off")
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _span(text: str) -> tuple[time, time] | None:
    if text == "off":
        return None
    try:
        first, last = (_time(part.strip()) for part in text.split("-"))
    except ValueError:
        first = last = None
    if first is None or last is None or first == last:
        raise ValueError("must be two times such as 21:00-07:00, or off")
    return first, last


def _office_hours(text: str) -> tuple[tuple[int, time, time], ...]:
    hours = []
    for part in _items(text):
        found = re.fullmatch(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? +(\S+)", part)
        span = _span(found[3]) if found else None
        if not found or span is None or span[0] > span[1] or not {found[1], found[2] or found[1]} <= set(WEEKDAYS):
            raise ValueError("must be days and times such as Mon-Fri 08:00-18:00, Sat 09:00-12:00")
        first, last = WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2] or found[1])
        hours += [((first + number) % 7, *span) for number in range((last - first) % 7 + 1)]
    return tuple(hours)


def _metrics_file(text: str) -> Path:
    path = Path(text)
    if not path.is_absolute() or path.suffix != ".prom":
        raise ValueError("must be a whole path that ends in .prom: node-exporter reads no other files")
    return path


def _token(text: str) -> str:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", text):
        raise ValueError("is not a bot token (digits, a colon, then letters): copy it again from @BotFather")
    return text


def _http_url(text: str) -> str:
    if not re.fullmatch(r"https?://\S+", text):
        raise ValueError("must start with http:// or https://")
    return text.rstrip("/")


def _languages(text: str) -> str:
    if not re.fullmatch(r"[a-zA-Z_]+(\+[a-zA-Z_]+)*", text):
        raise ValueError("must be Tesseract's language codes joined by +, such as fra+ara+eng")
    return text


def _policy(text: str) -> Policy:
    try:
        return Policy(text)
    except ValueError:
        raise ValueError("must be one of " + ", ".join(Policy)) from None


def _timezone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone, such as Africa/Casablanca or Europe/Paris") from None
    return text


def _currency(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise ValueError("must be a currency's three capital letters, such as EUR")
    return text


_SECRET = {"telegram_bot_token", "register_url", "pdf_passwords", "heartbeat_url"}

_PARSERS: dict[str, Callable[[str], Any]] = {
    "telegram_bot_token": _token,
    "telegram_chat_id": _chat_id,
    "telegram_allowed_user_ids": _user_ids,
    "telegram_api_base_url": _http_url,
    "notify_detail": _one_of("minimal", "full"),
    "notify_filed": _one_of("each", "digest", "off"),
    "quiet_hours": _span,
    "remind_hours": _number(0, 720),
    "daily_at": _time,
    "language": _one_of("fr", "en", "ar"),
    "register_url": str,
    "register_query": str,
    "match_policy": _policy,
    "seed_last_name_acknowledgement": str,
    "ocr_languages": _languages,
    "ocr_workers": _whole(0, 64),
    "watch_mode": _one_of("auto", "inotify", "polling"),
    "settle_seconds": _number(0.1, 3600),
    "incomplete_grace_seconds": _number(0, 86400),
    "sweep_seconds": _number(1, 3600),
    "ignore_patterns": _items,
    "max_file_mb": _whole(1, 2048),
    "max_pages": _whole(1, 10000),
    "document_timeout_seconds": _number(5, 86400),
    "pdf_passwords": _items,
    "allowed_services": _services,
    "heartbeat_url": _http_url,
    "canary": _one_of("daily", "off"),
    "quiet_alarm_hours": _number(0, 1000),
    "office_hours": _office_hours,
    "metrics_file": _metrics_file,
    "daily_budget": _number(0, 1_000_000),
    "server_cost_per_month": _number(0, 1_000_000),
    "currency": _currency,
    "timezone": _timezone,
    "log_level": _one_of("DEBUG", "INFO", "WARNING", "ERROR"),
    "log_format": _one_of("text", "json"),
}

# A setting without a parser could never be set: found at import, by everybody, at once.
_UNREAD = {item.name for item in fields(Settings)} - set(_PARSERS) - {"home"}
if _UNREAD:
    raise AssertionError(f"settings without a parser: {_UNREAD}")
