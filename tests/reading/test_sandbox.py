"""One warm program: many at once, each apart; whose fault it is when one ends; and what comes back when it is killed.

``tests/systemd/test_reader.py`` does the same with the real units.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.errors import PutBack, Unavailable
from agent.model import FailReason
from agent.readers import Pictures, Reader, ReadOptions
from agent.reading.sandbox.client import Sandbox
from agent.reading.sandbox.doors import NotServed, Started
from agent.reading.sandbox.server import Server
from agent.reading.sandbox.wire import GREETING
from tests.readers.paper import FRENCH, lines_of, one_page, pdf, picture_of, scan, write
from tests.reading import fakes
from tests.reading.fakes import ends

OPTIONS = ReadOptions(timeout_seconds=60)
Make = Callable[..., Sandbox]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return pdf(tmp_path / "document.pdf", write(*FRENCH))


@pytest.fixture
def bad(tmp_path: Path) -> Iterator[Make]:
    """Makes sandboxes whose readers do something else; closed afterwards."""
    made: list[Sandbox] = []

    def make(body: str, also: str = "") -> Sandbox:
        made.append(fakes.sandbox(body, tmp_path, also))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


@pytest.fixture
def started() -> Iterator[Started]:
    door = Started()
    yield door
    door.close()


def _lines(reader: Reader, path: Path) -> list[str]:
    document = reader.read(path).document
    assert document is not None
    return lines_of(document.pages[0].words)


# --- one program for all ---


def test_many_threads_each_get_their_own_answer(tmp_path: Path, reader: Reader) -> None:
    paths = [pdf(tmp_path / f"{n}.pdf", write(f"Document {n}", *FRENCH)) for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda path: _lines(reader, path)[0], paths))
    assert answers == [f"Document {n}" for n in range(12)]


def test_one_program_serves_all_verbs(document: Path, started: Started) -> None:
    sandbox = Sandbox(started)
    assert _lines(Reader(OPTIONS, sandbox), document) == list(FRENCH)
    first = started.pid
    picture = Pictures(OPTIONS, sandbox).page(document, 1)
    assert picture is not None
    assert picture.startswith(b"\xff\xd8\xff")
    assert started.pid == first is not None
    sandbox.close()
    assert started.pid is None


def test_a_killed_program_is_replaced(document: Path, started: Started) -> None:
    reader = Reader(OPTIONS, Sandbox(started))
    reader.read(document)
    assert started.pid is not None
    os.kill(started.pid, signal.SIGKILL)
    assert _lines(reader, document) == list(FRENCH)


def test_an_idle_program_ends_and_the_next_document_starts_another(document: Path) -> None:
    door = Started((sys.executable, "-m", "agent.reading.sandbox.server", "handed", "0.2"))
    reader = Reader(OPTIONS, Sandbox(door))
    reader.read(document)
    first = door._program
    assert first is not None
    first.wait(30)
    assert _lines(reader, document) == list(FRENCH)
    reader.close()


def test_a_document_that_takes_too_long_stops_no_other(document: Path, bad: Make) -> None:
    sandbox = bad("if options.timeout_seconds < 10: time.sleep(3600)\nverbs.real(document, options, {}, reply)",
                  "verbs.real = verbs.read")  # fmt: skip
    slow = pdf(document.with_name("slow.pdf"), write(*FRENCH))
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(Reader(ReadOptions(timeout_seconds=3), sandbox).read, slow)
        assert _lines(Reader(OPTIONS, sandbox), document) == list(FRENCH)
        assert late.result(60).failure is FailReason.TIMEOUT


def test_limits_bind_the_child(tmp_path: Path, started: Started) -> None:
    wide = one_page(tmp_path / "a.pdf", b" " * 10, b"")
    reader = Reader(ReadOptions(memory_bytes=100 * 1024 * 1024), Sandbox(started))
    assert reader.read(wide).failure is FailReason.TOO_LARGE


def test_the_program_ends_with_who_started_it(document: Path) -> None:
    code = (
        "import os, pathlib, sys\n"
        "from agent.readers import Reader, ReadOptions\n"
        "from agent.reading.sandbox.client import Sandbox\n"
        "from agent.reading.sandbox.doors import Started\n"
        "door = Started(); reader = Reader(ReadOptions(), Sandbox(door))\n"
        "reader.read(pathlib.Path(sys.argv[1])); print(door.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(document)], capture_output=True, text=True, check=False)
    assert ends(int(done.stdout))


# --- whose fault it is ---


def test_a_reader_that_is_killed_once_gets_its_document_a_second_try(document: Path, bad: Make) -> None:
    once = "deaths = [1]\nreal_fork = server.Server._fork\ndef fork(self, connection, request, files):\n"
    once += "    real_fork(self, connection, request, files)\n"
    once += (
        "    if deaths and deaths.pop(): os.kill(self._children[-1][0].pid, signal.SIGKILL)\nserver.Server._fork = fork"
    )
    sandbox = bad("time.sleep(0.2)\nverbs.real(document, options, {}, reply)", f"verbs.real = verbs.read\n{once}")
    assert _lines(Reader(OPTIONS, sandbox), document) == list(FRENCH)


KILLED = """
def fork(self, *of, real=server.Server._fork):
    real(self, *of)
    child = self._children[-1][0].pid
    while int(open(f"/proc/{child}/statm").read().split()[1]) * 4096 < %d << 20:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
server.Server._fork = fork"""  # once it has so many MiB


def test_a_reader_that_is_killed_again_and_again_lets_its_document_wait(document: Path, bad: Make) -> None:
    with pytest.raises(NotServed, match="stopped while it read"):
        Reader(OPTIONS, bad("time.sleep(60)", KILLED % 0)).read(document)


def test_a_page_whose_process_is_killed_once_is_read_all_the_same(tmp_path: Path, bad: Make) -> None:
    """By lack of memory, say: the largest process goes first, which is a page's."""
    also = """
from agent.readers import document as whole
verbs.real, real_each = verbs.read, whole.each
def each(work, *rest):
    mine = os.getpid()
    def dies(job):
        if first:
            time.sleep(60)
        return work(job)
    return real_each(dies, *rest)
whole.each = each
first = []
def fork(self, *of, real=server.Server._fork):
    first[:] = [] if len(seen) else [1]
    seen.append(1)
    real(self, *of)
    if first:
        below = pathlib.Path(f"/proc/{self._children[-1][0].pid}/task/{self._children[-1][0].pid}/children")
        while True:  # until there is one that is no program of poppler's
            for pid in below.read_text().split():
                comm = pathlib.Path(f"/proc/{pid}/comm")
                if comm.exists() and comm.read_text().startswith("python"):
                    os.kill(int(pid), signal.SIGKILL)
                    return
            time.sleep(0.02)
seen = []
server.Server._fork = fork
"""
    sandbox = bad("verbs.real(document, options, {}, reply)", also)
    paper = picture_of(pdf(tmp_path / "document.pdf", write(*FRENCH)))
    document = Reader(OPTIONS, sandbox).read(scan(tmp_path / "scan.pdf", paper)).document
    assert document is not None
    assert document.pages[0].status == "read"


def test_one_that_is_killed_twice_after_it_took_much_alone_is_too_large(document: Path, bad: Make) -> None:
    held = bytearray(os.urandom(1 << 20) * 500)  # what we hold is not what the reader was born with
    takes_much = "held = bytearray(os.urandom(1 << 20) * 300)\ntime.sleep(60)"
    result = Reader(OPTIONS, bad(takes_much, KILLED % 300)).read(document)
    assert held
    assert (result.failure, "memory" in result.detail) == (FailReason.TOO_LARGE, True)


@pytest.mark.parametrize("trouble", ["EMFILE", "ENOMEM", "EAGAIN"])
def test_a_reader_that_can_not_be_started_lets_its_document_wait(trouble: str, document: Path, bad: Make) -> None:
    no_fork = f"import errno\ndef fork(): raise OSError(errno.{trouble}, 'no')\nos.fork = fork"
    with pytest.raises(NotServed, match="could be started"):
        Reader(OPTIONS, bad("pass", no_fork)).read(document)


def test_trouble_of_the_machine_met_by_the_child_lets_the_document_wait(document: Path, bad: Make) -> None:
    also = "real = server.Server._fork\ndef fork(self, *of):\n    real(self, *of)\n"
    also += "    self._children[-1][0].undisturbed = False\nserver.Server._fork = fork"
    with pytest.raises(NotServed, match="stopped while it read"):
        Reader(OPTIONS, bad("raise OSError(28, 'no room')", also)).read(document)


def test_a_reader_that_can_not_be_confined_reads_nothing(document: Path, bad: Make) -> None:
    also = "def no(rules): raise OSError(1, 'no')\nlimits.landlock.restrict = no"
    with pytest.raises(NotServed, match="confined"):
        Reader(OPTIONS, bad("raise SystemError", also)).read(document)


def test_a_program_that_does_not_come_up_is_not_the_documents_fault(document: Path, tmp_path: Path) -> None:
    sandbox = Sandbox(fakes.program("pass", tmp_path, "raise SystemExit(1)"), start_seconds=30)
    with pytest.raises(NotServed, match="does not start"):
        Reader(OPTIONS, sandbox).read(document)
    sandbox.close()


def test_a_program_that_can_not_be_run_is_not_the_documents_fault(document: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - whatever the system says
        Reader(OPTIONS, Sandbox(Started((str(tmp_path),)))).read(document)


def test_a_shared_reader_without_walls_serves_nobody_and_says_why(document: Path) -> None:
    class Walled(Scripted):
        def connect(self) -> socket.socket:
            self.asked += 1
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            Server(None, lambda door: door, refusal="this kernel has no Landlock").greet(theirs)
            return ours

    with pytest.raises(NotServed, match="no Landlock"):
        Reader(OPTIONS, Sandbox(Walled())).read(document)


def test_a_connection_that_was_lost_ends_neither_the_program_nor_another_document(document: Path, bad: Make) -> None:
    also = "def lost(door, real=server._handed):\n    socket = real(door)\n    if not lost_ones:\n"
    also += "        lost_ones.append(1)\n        socket.close()\n        raise OSError(24, 'no')\n    return socket\n"
    also += "lost_ones = []\nserver._handed = lost"
    sandbox = bad("verbs.real(document, options, {}, reply)", f"verbs.real = verbs.read\n{also}")
    assert _lines(Reader(OPTIONS, sandbox), document) == list(FRENCH)


class Scripted:
    """A door behind which somebody says just this."""

    def __init__(self, *says: bytes) -> None:
        self._says = says
        self.asked = 0

    def connect(self) -> socket.socket:
        self.asked += 1
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            for message in self._says:
                theirs.send(message)
        return ours

    def close(self) -> None:
        """Nothing is kept."""


@pytest.mark.parametrize("says", [(), (b"nonsense",), (GREETING,), (GREETING, b"nonsense")])
def test_what_is_no_reader_gets_two_chances_and_the_document_waits(says: tuple[bytes, ...], document: Path) -> None:
    door = Scripted(*says)
    with pytest.raises(NotServed):
        Reader(OPTIONS, Sandbox(door)).read(document)
    assert door.asked == 2


# --- ending it ---


def _when_asked(sandbox: Sandbox, document: Path, then: Callable[[], None]) -> BaseException | None:
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(Reader(OPTIONS, sandbox).read, document)
        while not sandbox._open:
            threading.Event().wait(0.02)
        then()
        return reading.exception(30)


def test_closing_says_nothing_about_the_document(document: Path, bad: Make) -> None:
    sandbox = bad(fakes.HANGS)
    assert isinstance(_when_asked(sandbox, document, sandbox.close), Unavailable)


def test_what_is_put_back_says_nothing_about_the_document_and_the_next_is_read(document: Path, bad: Make) -> None:
    body = "if not os.path.getsize(document) % 2: time.sleep(3600)\nverbs.real(document, options, {}, reply)"
    sandbox = bad(body, "verbs.real = verbs.read")
    for path in (document, other := document.with_name("other.pdf")):
        path.write_bytes(document.read_bytes())
    even, odd = sorted((document, other), key=lambda path: path == document)
    even.write_bytes(even.read_bytes() + b"\n" * (even.stat().st_size % 2))
    odd.write_bytes(odd.read_bytes() + b"\n" * (1 - odd.stat().st_size % 2))
    assert isinstance(_when_asked(sandbox, even, lambda: sandbox.put_back(even)), PutBack)
    assert _lines(Reader(OPTIONS, sandbox), odd) == list(FRENCH)
