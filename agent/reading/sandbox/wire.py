"""The one protocol between whoever asks and the sandbox.

One connection (Unix, SOCK_SEQPACKET) is one document. The server greets, or says why it can't serve. The asker sends
one message, the request, and with it three open files: the document (to read), the reply and the remarks (to write).
When the child has ended the server says how, as its last word. Hanging up ends the child. Files, not pipes: nothing
can block on a full one, and a taken-over child holds nothing but them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from agent.readers.options import ReadOptions

GREETING = b"pdf-intake reader"
MAX_MESSAGE = 64 * 1024
FILES = 3

# How a child ends that can still say so; 0 is well done. Codes of sysexits.h, no signal's.
FAILED, NO_MEMORY, NOT_DELIVERED, NO_ROOM, KILLED, NOT_CONFINED = 65, 71, 74, 75, 76, 78


class ProtocolError(ValueError):
    """What came over the wire is not of the protocol."""


class Killed(Exception):
    """A process that a child had started was killed from outside: the same as if the child had been."""


@dataclass(frozen=True, slots=True)
class Request:
    """``verb``: what is to be done with the document, see ``verbs.py``; ``arguments``: what else that verb wants."""

    verb: str
    options: ReadOptions
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended. ``code``: its exit code (negative: the signal). ``undisturbed``: nobody else was at work
    beside it, and it had room when it began. ``grown``: bytes of memory that it took at most, over what it was born
    with. ``late``: its time was up."""

    code: int
    undisturbed: bool = False
    grown: int = 0
    late: bool = False


def encode_request(request: Request) -> bytes:
    """Returns the message."""
    return json.dumps(asdict(request), ensure_ascii=True).encode()


def decode_request(message: bytes) -> Request:
    """Returns the request. Raises :class:`ProtocolError`."""
    try:
        found = json.loads(message)
        values = dict(found["options"])
        values["passwords"] = tuple(values["passwords"])
        if set(values) != {field.name for field in fields(ReadOptions)}:
            raise ProtocolError("The request's options are not those of this version.")
        return Request(str(found["verb"]), ReadOptions(**values), dict(found["arguments"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ProtocolError(f"The request is malformed: {error}") from error


def encode_ended(ended: Ended) -> bytes:
    """Returns the server's last word."""
    return json.dumps(asdict(ended)).encode()


def decode_ended(message: bytes) -> Ended:
    """Returns how the child ended. Raises :class:`ProtocolError`."""
    try:
        return Ended(**json.loads(message))
    except (ValueError, TypeError) as error:
        raise ProtocolError("The server's last word is malformed.") from error
