"""What to say of something that went wrong on the machine, and how to carry on when it may be left for later."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable

from agent.core import naming
from agent.logs import get_logger

log = get_logger("agent.trouble")


def tried(what: str, action: Callable[..., object], *args: object) -> bool:
    """For what must not stop the agent when the disk is full; it will come round again. Whether it went well."""
    try:
        action(*args)
    except (OSError, sqlite3.Error) as error:
        log.warning("not possible just now", what=what, error=reason(error))
        return False
    return True


def reason(error: Exception) -> str:
    """What went wrong, without a path: this is said over Telegram, too."""
    text = error.strerror if isinstance(error, OSError) else str(error)
    return (text or type(error).__name__).rstrip(".")


def where(error: Exception) -> str:
    """The path that it went wrong on, for the log."""
    path = getattr(error, "filename", None)
    return naming.shown(os.fsencode(path)) if path else ""
