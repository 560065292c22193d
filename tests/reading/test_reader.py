"""Whatever happens to the child, the asker gets a result, and nothing of the child is left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.model import FailReason
from agent.readers import Reader, ReadOptions
from agent.reading.sandbox.client import Sandbox
from tests.readers.paper import FRENCH, pdf, write
from tests.reading import fakes

QUICK = ReadOptions(timeout_seconds=1, memory_bytes=700 * 1024 * 1024)
Make = Callable[..., Sandbox]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return pdf(tmp_path / "document.pdf", write(*FRENCH))


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where children have their folders."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def bad(tmp_path: Path, scratch: Path) -> Iterator[Make]:
    """Makes sandboxes whose readers do something else; closed afterwards."""
    made: list[Sandbox] = []

    def make(body: str, also: str = "") -> Sandbox:
        made.append(fakes.sandbox(body, tmp_path, also))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        (fakes.HANGS, FailReason.TIMEOUT, "longer than"),
        (fakes.BURNS_CPU, FailReason.TIMEOUT, "longer than"),
        (fakes.EATS_MEMORY, FailReason.TOO_LARGE, "memory"),
        (fakes.FILLS_A_FILE, FailReason.BROKEN_PDF, "damaged"),
        (fakes.CRASHES, FailReason.BROKEN_PDF, "made the reader stop"),
        (fakes.CALLS_ABORT, FailReason.BROKEN_PDF, "made the reader stop"),
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
        "crashes",
        "aborts",
        "mute",
        "garbage",
        "more",
        "odd",
        "recurses",
        "chatty",
    ],
)
def test_a_child_that_goes_wrong_is_a_result(
    body: str, reason: FailReason, words: str, document: Path, scratch: Path, bad: Make
) -> None:
    sandbox = bad(body)
    patient = replace(QUICK, timeout_seconds=1 if reason is FailReason.TIMEOUT else 60)
    result = Reader(patient, sandbox).read(document)
    assert (result.document, result.failure) == (None, reason)
    assert words in result.detail
    sandbox.close()
    assert list(scratch.iterdir()) == []


def test_what_the_child_started_dies_with_it(document: Path, bad: Make) -> None:
    with bad(fakes.LEAVES_A_HELPER_BEHIND).ask("read", document, QUICK) as reply:
        assert fakes.ends(int(reply.read()))


def test_a_child_that_hangs_takes_its_helpers_along(document: Path, tmp_path: Path, bad: Make) -> None:
    said = "limits.why_open = lambda: 'so that it can write where we look'"
    body = f"reply = open({str(tmp_path / 'notes')!r}, 'wb')\n{fakes.HANGS_WITH_A_HELPER.strip()}"
    assert Reader(QUICK, bad(body, said)).read(document).failure is FailReason.TIMEOUT
    assert fakes.ends(int((tmp_path / "notes").read_text()))


def test_no_secret_of_ours_reaches_the_child(document: Path, bad: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    tell = "import json\nreply.write(json.dumps(dict(os.environ)).encode())"
    with bad(tell).ask("read", document, QUICK) as reply:
        found = json.loads(reply.read())
    assert "TELEGRAM_BOT_TOKEN" not in found
    assert found["HOME"] == found["TMPDIR"] != os.environ.get("HOME")


def test_the_asker_imports_no_parser() -> None:
    code = (
        "import agent.assembly, sys;print({'pypdf', 'PIL', 'tesserocr', 'pytesseract', 'pdf2image'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_missing_file_is_a_result(reader: Reader, tmp_path: Path) -> None:
    assert reader.read(tmp_path / "gone.pdf").failure is FailReason.IO_ERROR


def test_links_pipes_and_folders_are_not_followed(reader: Reader, document: Path, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.pdf", tmp_path / "pipe.pdf"
    link.symlink_to(document)
    os.mkfifo(pipe)
    assert {reader.read(path).failure for path in (link, pipe, tmp_path)} == {FailReason.IO_ERROR}


def test_a_file_over_the_limit_is_not_even_handed_over(document: Path, bad: Make) -> None:
    result = Reader(ReadOptions(max_bytes=100), bad("raise SystemExit")).read(document)
    assert result.failure is FailReason.TOO_LARGE


def test_too_many_pages_or_too_much_text_is_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", *[write(*FRENCH)] * 3)
    sandbox = Sandbox()
    for options in (ReadOptions(max_pages=2), ReadOptions(max_text_bytes=500)):
        assert Reader(options, sandbox).read(path).failure is FailReason.TOO_LARGE
    sandbox.close()


def test_leftovers_of_a_killed_server_are_swept(document: Path, scratch: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    dead, alive = scratch / f"intake-read-{gone.pid}-x", scratch / f"intake-read-{os.getpid()}-x"
    dead.mkdir()
    alive.mkdir()
    reader = Reader(QUICK)
    reader.read(document)
    reader.close()
    assert (dead.exists(), alive.exists()) == (False, True)
