"""One logger for everything: ``time | level | name | doc | message key=value``, one line a fact.

Any of the practice's agents can use it::

    from agent.logs import get_logger, set_up
    set_up(Path("logs"))
    log = get_logger("billing")
    log.info("sent", doc="4711", pages=3)

Names and texts from outside are escaped, secrets are struck out, every line of a traceback carries the
prefix. Under systemd each line starts with its journal level (sd-daemon(3)).
"""

from __future__ import annotations

import json
import logging
import logging.handlers
import os
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

MAX_BYTES = 10_000_000
BACKUPS = 5
_JOURNAL_LEVELS = {"DEBUG": 7, "INFO": 6, "WARNING": 4, "ERROR": 3, "CRITICAL": 2}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FIGURES = (int, float, type(None))  # what JSON has words of its own for; bool is an int


class Log:
    """A named logger whose calls take the document's id and further facts by name."""

    def __init__(self, name: str) -> None:
        """Use ``get_logger``."""
        self._logger = logging.getLogger(name)

    def debug(self, message: str, *, doc: str | None = None, **facts: Any) -> None:
        """For whoever looks for a fault."""
        self._log(logging.DEBUG, message, doc, facts)

    def info(self, message: str, *, doc: str | None = None, **facts: Any) -> None:
        """What happens."""
        self._log(logging.INFO, message, doc, facts)

    def warning(self, message: str, *, doc: str | None = None, **facts: Any) -> None:
        """Something a person should know of."""
        self._log(logging.WARNING, message, doc, facts)

    def error(self, message: str, *, doc: str | None = None, **facts: Any) -> None:
        """Something that went wrong."""
        self._log(logging.ERROR, message, doc, facts)

    def failure(self, message: str, exc: BaseException, *, doc: str | None = None, **facts: Any) -> None:
        """A bug, with its traceback."""
        self._log(logging.ERROR, message, doc, facts, exc)

    def _log(
        self, level: int, message: str, doc: str | None, facts: dict[str, Any], exc: BaseException | None = None
    ) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.log(level, "%s", message, extra={"doc": doc, "facts": facts}, exc_info=exc)


def get_logger(name: str) -> Log:
    """The logger of this name."""
    return Log(name)


def set_up(
    folder: Path | None,
    *,
    level: str = "INFO",
    format_: str = "text",
    secrets: Iterable[str] = (),
    stream: Any = None,
    stream_level: str | None = None,
) -> None:
    """Send all logging to ``folder/agent.log`` (rotating, 10 MB x 5) and to ``stream`` (stdout).

    Only the process that owns the home passes a folder: two processes must never rotate one file.
    """
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    formatter = _Formatter(format_ == "json", [secret for secret in secrets if secret])
    console = logging.StreamHandler(stream or sys.stdout)
    console.setFormatter(_JournalFormatter(formatter) if os.environ.get("JOURNAL_STREAM") else formatter)
    console.setLevel(stream_level or level)
    root.addHandler(console)
    if folder is not None:
        try:
            file = logging.handlers.RotatingFileHandler(
                folder / "agent.log", maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8",
                errors="backslashreplace",
            )  # fmt: skip
        except OSError as error:
            # On a full disk work goes on as far as it can; the journal has the lines.
            get_logger("agent.logs").warning("agent.log can't be opened: this is the only log", error=error.strerror)
        else:
            file.setFormatter(formatter)
            root.addHandler(file)
    # A full disk must not fill the journal, too, with a traceback for each line that agent.log couldn't take.
    logging.raiseExceptions = False
    for chatty in ("httpx", "httpcore", "telegram", "pypdf", "PIL", "watchdog"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _Formatter(logging.Formatter):
    def __init__(self, as_json: bool, secrets: list[str]) -> None:
        super().__init__()
        self._as_json = as_json
        spelt = {form for secret in secrets for form in _spellings(secret)}
        self._secrets = sorted(spelt, key=len, reverse=True)  # one may be a part of another

    def format(self, record: logging.LogRecord) -> str:
        return self._json(record) if self._as_json else self._text(record)

    def _text(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="milliseconds")
        prefix = f"{moment} | {record.levelname} | {record.name} | {getattr(record, 'doc', None) or '-'} | "
        facts = getattr(record, "facts", {})
        words = [self._clean(record.getMessage()), *(f"{key}={self._value(value)}" for key, value in facts.items())]
        return "\n".join(prefix + line for line in [" ".join(words), *self._traceback(record)])

    def _json(self, record: logging.LogRecord) -> str:
        facts = getattr(record, "facts", {})
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "name": record.name,
            "doc": getattr(record, "doc", None),
            "message": self._clean(record.getMessage()),
            **{key: value if isinstance(value, _FIGURES) else self._clean(str(value)) for key, value in facts.items()},
        }
        if record.exc_info:
            entry["exception"] = self._traceback(record)
        return json.dumps(entry, ensure_ascii=False)

    def _traceback(self, record: logging.LogRecord) -> list[str]:
        lines = self.formatException(record.exc_info).splitlines() if record.exc_info else []
        return [self._clean(line) for line in lines]

    def _value(self, value: Any) -> str:
        text = self._clean(str(value))
        return json.dumps(text, ensure_ascii=False) if not text or re.search(r"[\s=|\"]", text) else text

    def _clean(self, text: str) -> str:
        """Without secrets, on one line. Struck out first: what is escaped or quoted is spelt otherwise."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return escaped(text)


class _JournalFormatter(logging.Formatter):
    """Every line, also each of a traceback, with the level that the journal understands."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        level = _JOURNAL_LEVELS.get(record.levelname, 6)
        return "\n".join(f"<{level}>{line}" for line in self._inner.format(record).splitlines())


def escaped(text: str) -> str:
    """The text on one line, with control, direction and unpaired characters shown as ``\\x..``."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def _spellings(secret: str) -> Iterable[str]:
    """How a secret may stand in a text: as it is, in Python's own notation, in an address."""
    return secret, repr(secret)[1:-1], quote(secret, safe="")
