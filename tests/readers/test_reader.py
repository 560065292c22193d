"""Whatever happens to the child, the parent gets a result, and nothing of the child is left."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from agent.model import FailReason
from agent.readers import Reader, ReadOptions
from tests.readers import fakes
from tests.readers.paper import FRENCH, pdf, write

QUICK = ReadOptions(timeout_seconds=1, memory_bytes=400 * 1024 * 1024)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return pdf(tmp_path / "document.pdf", write(*FRENCH))


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader makes its temporary directories."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize(
    ("script", "reason", "words"),
    [
        (fakes.HANGS, FailReason.TIMEOUT, "longer than"),
        (fakes.BURNS_CPU, FailReason.TIMEOUT, "longer than"),
        (fakes.EATS_MEMORY, FailReason.TOO_LARGE, "memory"),
        (fakes.FILLS_THE_DISK, FailReason.BROKEN_PDF, "damaged"),
        (fakes.IS_KILLED, FailReason.TOO_LARGE, "memory"),
        (fakes.CRASHES, FailReason.BROKEN_PDF, "damaged"),
        (fakes.SAYS_NOTHING, FailReason.BROKEN_PDF, "no usable answer"),
        (fakes.SAYS_GARBAGE, FailReason.BROKEN_PDF, "no usable answer"),
        (fakes.SAYS_MORE_THAN_ASKED, FailReason.BROKEN_PDF, "no usable answer"),
        (fakes.RAISES_SOMETHING_ODD, FailReason.BROKEN_PDF, "damaged"),
        (fakes.RECURSES, FailReason.BROKEN_PDF, "damaged"),
        (fakes.PRINTS_BESIDE, FailReason.BROKEN_PDF, "as it was found"),
    ],
    ids=[
        "hangs",
        "burns",
        "eats",
        "fills",
        "killed",
        "crashes",
        "mute",
        "garbage",
        "more",
        "odd",
        "recurses",
        "chatty",
    ],
)
def test_a_child_that_goes_wrong_is_a_result(
    script: str, reason: FailReason, words: str, document: Path, scratch: Path, tmp_path: Path
) -> None:
    result = Reader(QUICK, fakes.child(script, tmp_path)).read(document)
    assert (result.document, result.failure) == (None, reason)
    assert words in result.detail
    assert list(scratch.iterdir()) == []


def _ends(pid: int) -> bool:
    """Whether a process that was killed a moment ago is gone, given the time a busy machine needs."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(20_000))


@pytest.mark.parametrize("script", [fakes.HANGS_WITH_A_HELPER, fakes.LEAVES_A_HELPER_BEHIND], ids=["hangs", "ends"])
def test_what_the_child_started_dies_with_it(script: str, document: Path, scratch: Path, tmp_path: Path) -> None:
    Reader(QUICK, fakes.child(script, tmp_path)).read(document)
    assert _ends(int((tmp_path / "notes").read_text()))


def test_no_secret_of_the_parents_reaches_the_child(
    document: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    Reader(QUICK, fakes.child(fakes.TELLS_ITS_ENVIRONMENT, tmp_path)).read(document)
    assert "TELEGRAM_BOT_TOKEN" not in json.loads((tmp_path / "notes").read_text())


def test_the_parent_imports_no_parser() -> None:
    code = (
        "import agent.readers, sys; print({'pypdf', 'PIL', 'tesserocr', 'pytesseract', 'pdf2image'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_missing_file_is_a_result(reader: Reader, tmp_path: Path) -> None:
    assert reader.read(tmp_path / "gone.pdf").failure is FailReason.IO_ERROR


def test_links_pipes_and_folders_are_not_followed(reader: Reader, document: Path, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.pdf", tmp_path / "pipe.pdf"
    link.symlink_to(document)
    os.mkfifo(pipe)
    assert {reader.read(path).failure for path in (link, pipe, tmp_path)} == {FailReason.IO_ERROR}


def test_a_file_over_the_limit_is_not_even_handed_over(document: Path, scratch: Path) -> None:
    result = Reader(ReadOptions(max_bytes=100)).read(document)
    assert result.failure is FailReason.TOO_LARGE


def test_too_many_pages_or_too_much_text_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", *[write(*FRENCH)] * 3)
    reader = Reader(ReadOptions(max_pages=2))
    assert reader.read(path).failure is FailReason.TOO_LARGE
    reader.close()
    reader = Reader(ReadOptions(max_text_bytes=500))
    assert reader.read(path).failure is FailReason.TOO_LARGE
    reader.close()


def test_leftovers_of_a_killed_reader_are_swept(scratch: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    dead, alive = scratch / f"intake-read-{gone.pid}-x", scratch / f"intake-read-{os.getpid()}-x"
    dead.mkdir()
    alive.mkdir()
    Reader(QUICK)
    assert (dead.exists(), alive.exists()) == (False, True)
