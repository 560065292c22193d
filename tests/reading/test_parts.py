"""Taking pages out of a PDF: in a child, whose reply is believed in nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from agent.errors import Refused
from agent.readers import ReadOptions
from agent.reading.parts import Parts
from agent.reading.sandbox.client import Sandbox
from tests.readers.paper import pdf, write
from tests.reading import fakes

OPTIONS = ReadOptions()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A PDF of three pages that say which they are."""
    return pdf(tmp_path / "three.pdf", *[write(f"page number {n}") for n in ("one", "two", "three")])


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def texts(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_each_range_is_a_pdf_and_the_original_is_untouched(three: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    before = three.read_bytes()
    targets = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    Parts(OPTIONS, sandbox).take(three, [(1, 1), (2, 3)], targets)
    assert [len(texts(target)) for target in targets] == [1, 2]
    assert "one" in texts(targets[0])[0]
    assert ["two" in texts(targets[1])[0], "three" in texts(targets[1])[1]] == [True, True]
    assert three.read_bytes() == before


def test_the_same_pages_twice_are_the_same_bytes(three: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    for name in ("a.pdf", "b.pdf"):
        Parts(OPTIONS, sandbox).take(three, [(1, 2), (3, 3)], [tmp_path / name, tmp_path / f"rest-{name}"])
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes(), "or a repeated split is no duplicate"


def test_a_password_that_is_known_opens_it(three: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    writer = PdfWriter(clone_from=three)
    writer.encrypt("s3cret")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(Refused, match="password-protected"):
        Parts(OPTIONS, sandbox).take(tmp_path / "locked.pdf", [(1, 3)], [tmp_path / "a.pdf"])
    Parts(ReadOptions(passwords=("s3cret",)), sandbox).take(tmp_path / "locked.pdf", [(2, 2)], [tmp_path / "a.pdf"])
    assert "two" in texts(tmp_path / "a.pdf")[0]


def test_what_can_not_be_parted_is_refused_in_a_sentence(three: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(b"%PDF-1.4\nnothing more")
    with pytest.raises(Refused, match="damaged"):
        Parts(OPTIONS, sandbox).take(torn, [(1, 1)], [tmp_path / "a.pdf"])
    with pytest.raises(Refused, match="has 3 pages"):
        Parts(OPTIONS, sandbox).take(three, [(1, 4)], [tmp_path / "a.pdf"])


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError",
        "os.abort()",
        "pass",
        "reply.write(b'not json')",
        "reply.write(b'[]')",
        "reply.write(b'{\"sizes\": [8]}')",
        "reply.write(b'{\"sizes\": [true]}')",
        "reply.write(b'{\"sizes\": [-1]}')",
        "reply.write(b'{\"sizes\": [99999999999]}')",
        "reply.write(b'{\"sizes\": [8, 8]}\\n' + b'%PDF-1.4' * 2)",
        "reply.write(b'{\"sizes\": [8]}\\n<script>')",
        "reply.write(b'{\"sizes\": [8]}\\n%PDF-1.4 and more')",
    ],
)
def test_a_child_that_lies_is_refused(body: str, three: Path, tmp_path: Path) -> None:
    lying = fakes.sandbox(body, tmp_path, "verbs.VERBS['split'] = bad")
    with pytest.raises(Refused, match="can't be taken apart"):
        Parts(OPTIONS, lying).take(three, [(1, 1)], [tmp_path / "a.pdf"])
    lying.close()


def test_a_link_is_not_followed(three: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "link.pdf").symlink_to(three)
    with pytest.raises(OSError, match="symbolic links"):
        Parts(OPTIONS, sandbox).take(tmp_path / "link.pdf", [(1, 1)], [tmp_path / "a.pdf"])
