"""A reader for each connection: what comes back, and whose fault it is when nothing does.

The listener stands in for systemd's socket: it starts one process for each connection, with it as its standard input.
``tests/systemd/test_reader.py`` does the same with the real units.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.errors import Unavailable
from agent.model import FailReason
from agent.readers import Reader, ReadOptions, Unit
from agent.readers.protocol import MAX_REPLY
from agent.readers.unit import NotServed
from tests.readers.paper import FRENCH, lines_of, pdf, write

GREETS = """
import os, socket, sys, time
connection = socket.socket(fileno=0)
connection.sendall(b"pdf-intake reader\\n")
"""
SERVES = "import sys; from agent.readers import served; sys.exit(served.main())"
DIES_ONCE = """
import pathlib, os, sys
from agent.readers import child, served
real, mark = child.serve, pathlib.Path("/proc/self/cwd/died")
def serve(request, reply):
    if not mark.exists():
        mark.touch()
        os._exit(1)
    return real(request, reply)
child.serve = serve
sys.exit(served.main())
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return pdf(tmp_path / "document.pdf", write(*FRENCH))


class Listener:
    """Starts ``script`` for each connection to ``address``."""

    def __init__(self, folder: Path, script: str) -> None:
        self.address, self._folder, self._script = folder / "socket", folder, script
        self.started: list[subprocess.Popen[bytes]] = []
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(self.address))
        self._socket.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed: the test is over
            while True:
                connection, _ = self._socket.accept()
                with connection:
                    self.started.append(
                        subprocess.Popen([sys.executable, "-c", self._script], stdin=connection, cwd=self._folder)
                    )

    def end(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for process in self.started:
            process.kill()
            process.wait()


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Callable[[str], Listener]]:
    made: list[Listener] = []
    folder = tmp_path / "unit"
    folder.mkdir()

    def listen(script: str) -> Listener:
        made.append(Listener(folder, script))
        return made[-1]

    yield listen
    for listener in made:
        listener.end()


def reader_at(address: Path, **options: float) -> Reader:
    return Reader(ReadOptions(timeout_seconds=options.get("seconds", 60)), Unit(address, options.get("start", 30)))


def test_a_document_is_read_over_the_connection(listening: Callable[[str], Listener], document: Path) -> None:
    listener = listening(SERVES)
    result = reader_at(listener.address).read(document)
    assert result.document is not None, result
    assert lines_of(result.document.pages[0].words) == list(FRENCH)
    assert listener.started[0].wait(30) == 0


@pytest.mark.parametrize(
    ("script", "reason", "words"),
    [
        ("connection.close()", FailReason.BROKEN_PDF, "made the reader stop"),
        ("time.sleep(3600)", FailReason.TIMEOUT, "longer than"),
        ("connection.recv(1 << 20); connection.sendall(b'{')", FailReason.BROKEN_PDF, "no usable answer"),
        (f"connection.sendall(bytes({MAX_REPLY + 2}))", FailReason.BROKEN_PDF, "no usable answer"),
        ("while True: connection.sendall(bytes(1 << 20))", FailReason.BROKEN_PDF, "no usable answer"),
        ("while connection.send(b' '): time.sleep(0.1)", FailReason.TIMEOUT, "longer than"),
    ],
    ids=["hangs-up", "hangs", "garbage", "too-much", "endless", "drips"],
)
def test_a_reader_that_was_taken_over_spoils_no_more_than_its_own_document(
    listening: Callable[[str], Listener], document: Path, script: str, reason: FailReason, words: str
) -> None:
    result = reader_at(listening(GREETS + script).address, seconds=1).read(document)
    assert (result.document, result.failure) == (None, reason)
    assert words in result.detail


@pytest.mark.parametrize("script", ["", "import time; time.sleep(3600)", "print('nonsense', file=open(0, 'w'))"])
def test_a_reader_that_does_not_come_up_is_not_the_documents_fault(
    listening: Callable[[str], Listener], document: Path, script: str
) -> None:
    with pytest.raises(NotServed):
        reader_at(listening(script).address, start=1).read(document)


def test_without_a_socket_the_document_waits(tmp_path: Path, document: Path) -> None:
    with pytest.raises(NotServed, match="can't be reached"):
        reader_at(tmp_path / "nobody").read(document)


def test_a_reader_that_was_stopped_in_the_middle_gets_a_second_chance(
    listening: Callable[[str], Listener], document: Path
) -> None:
    listener = listening(DIES_ONCE)
    assert reader_at(listener.address).read(document).document is not None
    assert len(listener.started) == 2


def test_closing_hangs_up_and_the_reader_ends(listening: Callable[[str], Listener], document: Path) -> None:
    hangs = "import time, sys; from agent.readers import child, served\n"
    hangs += "child._read = lambda *_: print('reading', file=sys.stderr) or time.sleep(3600)\nsys.exit(served.main())"
    listener = listening(hangs)
    reader = reader_at(listener.address)
    raised: list[BaseException] = []

    def read() -> None:
        try:
            reader.read(document)
        except Unavailable as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while not reader._transport._open:  # type: ignore[attr-defined]
        thread.join(0.05)
    reader.close()
    thread.join(30)
    assert [type(error) for error in raised] == [Unavailable]
    assert listener.started[0].wait(30) != 0, "it went on reading for nobody"
