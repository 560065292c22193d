"""The preloaded server: many at once, each contained; killed, it comes back."""

from __future__ import annotations

import os
import signal
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.errors import Unavailable
from agent.model import FailReason
from agent.readers import Reader, ReadOptions
from agent.readers.forkserver import ForkServer
from tests.readers.paper import FRENCH, lines_of, one_page, pdf, write


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return pdf(tmp_path / "document.pdf", write(*FRENCH))


def _lines(reader: Reader, path: Path) -> list[str]:
    document = reader.read(path).document
    assert document is not None
    return lines_of(document.pages[0].words)


def test_many_threads_each_get_their_own_answer(tmp_path: Path, reader: Reader) -> None:
    paths = [pdf(tmp_path / f"{n}.pdf", write(f"Document {n}", *FRENCH)) for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda path: _lines(reader, path)[0], paths))
    assert answers == [f"Document {n}" for n in range(12)]


def test_one_server_serves_all(document: Path) -> None:
    server = ForkServer("eng")
    reader = Reader(ReadOptions(), server)
    reader.read(document)
    first = server.server_pid
    reader.read(document)
    assert first is not None
    assert server.server_pid == first
    reader.close()
    assert server.server_pid is None


def test_a_killed_server_is_replaced(document: Path) -> None:
    server = ForkServer("eng")
    reader = Reader(ReadOptions(), server)
    reader.read(document)
    assert server.server_pid is not None
    os.kill(server.server_pid, signal.SIGKILL)
    assert _lines(reader, document) == list(FRENCH)
    reader.close()


def test_an_idle_server_ends_and_the_next_document_starts_another(document: Path) -> None:
    server = ForkServer("eng", idle_seconds=0.05)
    reader = Reader(ReadOptions(), server)
    reader.read(document)
    first = server._server
    assert first is not None
    first.wait(30)
    assert _lines(reader, document) == list(FRENCH)
    reader.close()


def test_a_document_that_takes_too_long_stops_no_other(tmp_path: Path, document: Path) -> None:
    server = ForkServer("eng")
    slow = pdf(tmp_path / "slow.pdf", *[write(*FRENCH * 5, size=6)] * 300)
    late = Reader(ReadOptions(timeout_seconds=0.05), server)
    late._options = ReadOptions(timeout_seconds=-1.9)  # its time is up when the child has hardly begun
    assert late.read(slow).failure is FailReason.TIMEOUT
    assert _lines(Reader(ReadOptions(), server), document) == list(FRENCH)
    server.close()


def test_limits_bind_the_forked_child_too(tmp_path: Path) -> None:
    wide = one_page(tmp_path / "a.pdf", zlib.compress(b" " * 60_000_000), b"", b"/Filter /FlateDecode")
    reader = Reader(ReadOptions(memory_bytes=100 * 1024 * 1024))
    assert reader.read(wide).failure is FailReason.TOO_LARGE
    reader.close()


def test_closing_the_reader_in_the_middle_says_nothing_about_the_document(tmp_path):
    pdf = tmp_path / "slow.pdf"
    pdf.write_bytes(b"%PDF-1.4\n%%EOF\n")
    held = threading.Event()

    class Held(ForkServer):
        def run(self, directory, timeout_seconds):
            held.set()
            self.closing.wait(30)
            return super().run(directory, timeout_seconds)

    transport = Held("eng")
    transport.closing = threading.Event()
    reader = Reader(ReadOptions(), transport)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(reader.read, pdf)
        assert held.wait(30)
        reader.close()
        transport.closing.set()
        with pytest.raises(Unavailable):
            reading.result(30)
