"""The child: one document, one verb, then it ends. Forked by :mod:`agent.reading.sandbox.server`.

It works in a folder that belongs to it alone. What it does not survive, the server sees by its death.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import NoReturn

from agent.reading.sandbox.limits import NotConfined, confine
from agent.reading.sandbox.verbs import VERBS
from agent.reading.sandbox.wire import (
    FAILED,
    KILLED,
    NO_MEMORY,
    NO_ROOM,
    NOT_CONFINED,
    NOT_DELIVERED,
    Killed,
    Request,
)

_REPLY = 3
# Of the machine, or of the child's own limits: who else was at work then tells which.
_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}


def become(request: Request, files: list[int], folder: Path) -> NoReturn:
    """Turns this fork of the server into what a fresh process would be, does the request's work, and ends."""
    code = NO_ROOM  # for what goes wrong before the work
    try:
        os.setsid()  # a group of its own, which the server ends as a whole
        _take_over(files)
        os.chdir(folder)
        os.environ |= {"TMPDIR": str(folder), "HOME": str(folder)}
        tempfile.tempdir = None  # not the server's
        code = _work(request, folder)
    finally:
        os._exit(code)  # without the server's own clean-up


def _take_over(files: list[int]) -> None:
    """The document becomes standard input, remarks go to standard error, the reply to 3; all else is closed."""
    document, reply, remarks = files
    null = os.open(os.devnull, os.O_WRONLY)  # what a library prints must not mix with the reply
    wanted = (document, null, remarks, reply)
    spare = max(*wanted, _REPLY) + 1
    for place, file in enumerate(wanted):  # first out of the way of the numbers that they are to have
        os.dup2(file, spare + place)
    for place in range(len(wanted)):
        os.dup2(spare + place, place, inheritable=place != _REPLY)
    os.closerange(_REPLY + 1, os.sysconf("SC_OPEN_MAX"))


def _work(request: Request, folder: Path) -> int:
    """Does the work under its limits. Returns the exit code: 0 when a reply was written."""
    try:
        confine(request.options, folder)
        logging.disable(logging.CRITICAL)  # pypdf's remarks about a broken file are of no use to anybody
        document = folder / "document.pdf"
        with os.fdopen(0, "rb", closefd=False) as given, document.open("xb") as copy:
            shutil.copyfileobj(given, copy, 1024 * 1024)
        with os.fdopen(_REPLY, "wb") as reply:
            VERBS[request.verb](document, request.options, request.arguments, reply)
        return 0
    except MemoryError:
        return NO_MEMORY
    except Killed:
        return KILLED
    except BaseException as error:  # noqa: BLE001 - parsers may raise anything on hostile bytes; the code says it
        os.write(2, repr(error)[:500].encode("utf-8", "replace"))
        number = getattr(error, "errno", None)
        if isinstance(error, NotConfined):
            return NOT_CONFINED
        return NOT_DELIVERED if number == errno.EIO else NO_ROOM if number in _TROUBLE else FAILED
