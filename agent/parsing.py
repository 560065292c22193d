"""From the text of a setting to its value. Each raises ValueError with the end of a sentence: "must be ..." """

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agent.model import Policy

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def one_of(*allowed: str) -> Callable[[str], str]:
    """One of these words."""

    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError("must be one of " + ", ".join(allowed))
        return text

    return parse


def number(low: float, high: float) -> Callable[[str], float]:
    """A number from ``low`` to ``high``."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise ValueError(f"must be a number from {low:g} to {high:g}") from None
        if not low <= value <= high:
            raise ValueError(f"must be a number from {low:g} to {high:g}")
        return value

    return parse


def whole(low: int, high: int) -> Callable[[str], int]:
    """A whole number from ``low`` to ``high``."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"-?\d+", text) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(text)

    return parse


def chat_id(text: str) -> int:
    """The id of a Telegram chat; groups have negative ones."""
    if not re.fullmatch(r"-?\d+", text):
        raise ValueError("must be the numeric id of a chat")
    return int(text)


def user_ids(text: str) -> tuple[int, ...]:
    """Ids of Telegram users."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdigit() for part in parts):
        raise ValueError("must be numeric user ids, separated by commas (a @name can change hands, an id can't)")
    return tuple(int(part) for part in parts)


def items(text: str) -> tuple[str, ...]:
    """Words separated by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def services(text: str) -> tuple[str, ...]:
    """Names of systemd units."""
    names = items(text)
    if not all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:_.@-]*", name) for name in names):
        raise ValueError("must be names of systemd units, separated by commas")
    return names


def clock_time(text: str) -> time | None:
    """A time of the day; None for ``off``."""
    if text == "off":
        return None
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text):
        raise ValueError("must be a time such as 07:30, or off")
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def clock_span(text: str) -> tuple[time, time] | None:
    """From and until, which may go over midnight; None for ``off``."""
    if text == "off":
        return None
    try:
        first, last = (clock_time(part.strip()) for part in text.split("-"))
    except ValueError:
        first = last = None
    if first is None or last is None or first == last:
        raise ValueError("must be two times such as 21:00-07:00, or off")
    return first, last


def office_hours(text: str) -> tuple[tuple[int, time, time], ...]:
    """Weekdays (0 is Monday) with the times from and until."""
    hours = []
    for part in items(text):
        found = re.fullmatch(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? +(\S+)", part)
        span = clock_span(found[3]) if found else None
        if not found or span is None or span[0] > span[1] or not {found[1], found[2] or found[1]} <= set(WEEKDAYS):
            raise ValueError("must be days and times such as Mon-Fri 08:00-18:00, Sat 09:00-12:00")
        first, last = WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2] or found[1])
        hours += [((first + number) % 7, *span) for number in range((last - first) % 7 + 1)]
    return tuple(hours)


def whole_path(text: str) -> Path:
    """A path that means the same wherever the agent was started."""
    path = Path(text)
    if not path.is_absolute():
        raise ValueError("must be a whole path, which begins with /")
    return path


def metrics_file(text: str) -> Path:
    """Where node-exporter will find it."""
    path = Path(text)
    if not path.is_absolute() or path.suffix != ".prom":
        raise ValueError("must be a whole path that ends in .prom: node-exporter reads no other files")
    return path


def bot_token(text: str) -> str:
    """A bot's token; it is never repeated in the error."""
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", text):
        raise ValueError("is not a bot token (digits, a colon, then letters): copy it again from @BotFather")
    return text


def http_url(text: str) -> str:
    """An address, without a slash at its end."""
    if not re.fullmatch(r"https?://\S+", text):
        raise ValueError("must start with http:// or https://")
    return text.rstrip("/")


def database_url(text: str) -> str:
    """A database's address as SQLAlchemy writes it; it may hold a password and is never repeated in the error."""
    if not re.match(r"\w+(\+\w+)?://", text):
        raise ValueError("must be a SQLAlchemy URL such as postgresql+psycopg://reader@host/practice")
    return text


def select(text: str) -> str:
    """One statement that reads."""
    if not re.match(r"(select|with)\b", text, re.IGNORECASE) or ";" in text.rstrip("; \n"):
        raise ValueError("must be one SELECT statement")
    return text


def languages(text: str) -> str:
    """Tesseract's languages."""
    if not re.fullmatch(r"[a-zA-Z_]+(\+[a-zA-Z_]+)*", text):
        raise ValueError("must be Tesseract's language codes joined by +, such as fra+ara+eng")
    return text


def policy(text: str) -> Policy:
    """A matching policy."""
    try:
        return Policy(text)
    except ValueError:
        raise ValueError("must be one of " + ", ".join(Policy)) from None


def timezone(text: str) -> str:
    """The name of a time zone of this machine."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone, such as Africa/Casablanca or Europe/Paris") from None
    return text


def currency(text: str) -> str:
    """A currency as ISO 4217 writes it."""
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise ValueError("must be a currency's three capital letters, such as EUR")
    return text
