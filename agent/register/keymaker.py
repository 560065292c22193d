"""Making keys for many records at once: in a process beside this one, where the machine has a second core.

The register's own process sorts and writes meanwhile. Frames on a socket pair: a length, then a pickle; both ends are
this very program, forked, so that the pickles are its own. Source: fork(2); the child calls pure functions alone, and
ends without cleaning up what it has inherited (open databases among it).
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import struct
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from sys import byteorder
from typing import Any

from agent.model import Key, Record
from agent.register.index import key_bytes

KeysOf = Callable[[Record], frozenset[Key]]
WORTH_IT = 10_000  # records before a second process is started

values_of: Callable[[Record], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(Record)))

_LENGTH = struct.Struct("!Q")


def numbers_of(keys: frozenset[Key]) -> bytes:
    """The numbers of some keys, sorted, as an ``array("q")`` has them. Called a million times in a row."""
    numbers = array("q", b"".join(map(key_bytes, keys)))
    if byteorder == "big":
        numbers.byteswap()
    return array("q", sorted(set(numbers))).tobytes()


class KeyMaker:
    """Give it records, do something else, collect their numbers. One lot at a time."""

    def __init__(self, keys_of: KeysOf) -> None:
        """Nothing is started before it is worth it."""
        self._keys_of = keys_of
        self._made = 0
        self._given: Sequence[Record] = ()
        self._child = 0
        self._socket: socket.socket | None = None

    def give(self, records: Sequence[Record]) -> None:
        """Begin with these records; those given before must have been collected."""
        self._given = records
        self._made += len(records)
        if self._child == 0 and self._made > WORTH_IT and _may_fork():
            self._start()
        if self._socket is not None:
            _send(self._socket, pickle.dumps([*map(values_of, records)], pickle.HIGHEST_PROTOCOL))

    def collect(self) -> list[bytes]:
        """The numbers of the keys of each record given last, in their order."""
        if self._socket is not None:
            if (frame := _receive(self._socket)) is not None:
                made: list[bytes] = pickle.loads(frame)  # noqa: S301 - written by our own fork
                return made
            self.close()  # it was killed, for want of memory perhaps: we go on alone
        return [numbers_of(self._keys_of(record)) for record in self._given]

    def close(self) -> None:
        """End the other process."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            os.waitpid(self._child, 0)

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            ours.close()
            _serve(theirs, self._keys_of)
        theirs.close()
        self._socket, self._child = ours, child


def _may_fork() -> bool:
    """A command's main thread may; in the daemon, where this is the work of another thread, nobody is in a hurry."""
    return threading.current_thread() is threading.main_thread() and len(os.sched_getaffinity(0)) > 1


def _serve(connection: socket.socket, keys_of: KeysOf) -> None:
    """The other process: it ends when the connection does, without touching what it has inherited."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is ours
        gc.disable()
        while (frame := _receive(connection)) is not None:
            records = pickle.loads(frame)  # noqa: S301 - the parent's own records
            numbers = [numbers_of(keys_of(Record(*values))) for values in records]
            _send(connection, pickle.dumps(numbers, pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)


def _send(connection: socket.socket, frame: bytes) -> None:
    try:
        connection.sendall(_LENGTH.pack(len(frame)) + frame)
    except BrokenPipeError:
        return  # it died: the one who collects is told


def _receive(connection: socket.socket) -> bytes | None:
    """A frame, or None at the end."""
    head = _exactly(connection, _LENGTH.size)
    return _exactly(connection, _LENGTH.unpack(head)[0]) if head is not None else None


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        try:
            chunk = connection.recv(min(size - len(parts), 1 << 20))
        except ConnectionResetError:
            return None
        if not chunk:
            return None
        parts += chunk
    return bytes(parts)
