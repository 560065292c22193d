"""Made to hurt: none lasts, none takes more than allowed, none stops the next document."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.model import FailReason, ReadResult
from agent.readers import Reader, ReadOptions
from tests.readers.paper import FRENCH, lines_of, one_page, pdf, raw_pdf, stream, write

PAGES = b"<< /Type /Catalog /Pages 2 0 R >>"
# The long form of the faults is the long form of this, too.
MUTATIONS = 2_000 if os.environ.get("INTAKE_FAULTS") == "all" else 20
LINES = b" ".join(b"1 0 0 1 60 %d Tm (Laboratoire central du nord) Tj" % (700 - 20 * n) for n in range(3))


@pytest.fixture(scope="module")
def wary() -> Iterator[Reader]:
    made = Reader(ReadOptions(timeout_seconds=6, memory_bytes=512 * 1024 * 1024, max_pages=50))
    yield made
    made.close()


def _zero(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def _html(path: Path) -> Path:
    path.write_bytes(b"<!DOCTYPE html><html><body>Connexion requise</body></html>")
    return path


def _zip(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    return path


def _picture(path: Path) -> Path:
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    return path


def _words(path: Path) -> Path:
    path.write_bytes(b"Bonjour, ceci n'est pas un PDF.")
    return path


@pytest.mark.parametrize(
    ("make", "word"),
    [(_zero, "empty"), (_html, "web page"), (_zip, "ZIP"), (_picture, "picture"), (_words, "not a PDF")],
)
def test_what_is_no_pdf_is_named(make: Callable[[Path], Path], word: str, wary: Reader, tmp_path: Path) -> None:
    result = wary.read(make(tmp_path / "a.pdf"))
    assert result.failure is FailReason.NOT_A_PDF
    assert word in result.detail


def test_a_cut_off_file_is_broken(wary: Reader, tmp_path: Path) -> None:
    whole = pdf(tmp_path / "whole.pdf", write(*FRENCH)).read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[:600])
    assert wary.read(tmp_path / "a.pdf").failure is FailReason.BROKEN_PDF


def _encrypted(path: Path, password: str) -> Path:
    from pypdf import PdfWriter

    plain = pdf(path.with_suffix(".plain"), write(*FRENCH))
    writer = PdfWriter(clone_from=plain)
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(path)
    return path


def test_a_locked_file_says_so(wary: Reader, tmp_path: Path) -> None:
    result = wary.read(_encrypted(tmp_path / "a.pdf", "nobody knows"))
    assert result.failure is FailReason.ENCRYPTED
    assert "password-protected" in result.detail


@pytest.mark.parametrize("password", ["", "sesame"])
def test_an_empty_or_known_password_opens(reader: Reader, tmp_path: Path, password: str) -> None:
    document = reader.read(_encrypted(tmp_path / "a.pdf", password)).document
    assert document is not None
    assert lines_of(document.pages[0].words) == list(FRENCH)


def test_a_portfolio_says_what_it_is(wary: Reader, tmp_path: Path) -> None:
    path = raw_pdf(
        tmp_path / "a.pdf",
        b"<< /Type /Catalog /Pages 2 0 R /Collection << >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    assert "portfolio" in wary.read(path).detail


# --- bombs -----------------------------------------------------------------------------------------


def _flate_bomb(path: Path) -> Path:
    squeezed = zlib.compress(bytes(1 << 20), 9)
    for _ in range(2):  # 1 MiB of zeros squeezed, three times over: the filters unpack it again
        squeezed = zlib.compress(squeezed * 32, 9)
    return one_page(path, squeezed, b"", b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")


def _gigabyte(path: Path) -> Path:
    squeezer = zlib.compressobj(9)
    head = squeezer.compress(bytes(1 << 24)) + squeezer.flush(zlib.Z_FULL_FLUSH)
    block = squeezer.compress(bytes(1 << 24)) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return one_page(path, head + 63 * block, b"", b"/Filter /FlateDecode")


def _nested_forms(path: Path) -> Path:
    """Ten forms, each drawing the next one ten times."""
    forms = []
    for level in range(10):
        below = b"/Resources << /XObject << /X %d 0 R >> >>" % (level + 7) if level < 9 else b""
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + below
        forms.append(stream(b"/X Do " * 10 if level < 9 else b"", form))
    page = b"/Resources << /XObject << /X 6 0 R >> >>"
    return one_page(path, b"/X Do", page, b"", *forms)


def _form_that_draws_itself(path: Path) -> Path:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(path, b"/X Do", b"/Resources << /XObject << /X 6 0 R >> >>", b"", stream(b"/X Do", form))


def _huge_image(path: Path) -> Path:
    image = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray "
    data = stream(zlib.compress(bytes(1 << 22)), image + b"/Filter /FlateDecode")
    return one_page(path, b"595 0 0 842 0 0 cm /X Do", b"/Resources << /XObject << /X 6 0 R >> >>", b"", data)


def _lying(kind: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        head = b"/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        data = stream(b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(range(256)) * 4, head + b"/Filter /" + kind)
        return one_page(path, b"595 0 0 842 0 0 cm /X Do", b"/Resources << /XObject << /X 6 0 R >> >>", b"", data)

    return make


def _page_loop(path: Path) -> Path:
    return raw_pdf(path, PAGES, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def _page_tree(path: Path) -> Path:
    """Ten levels, each naming the next one ten times: 10^10 pages in a kilobyte."""
    levels = [b"<< /Type /Pages /Count 9999999999 /Kids [" + b"%d 0 R " % (n + 3) * 10 + b"] >>" for n in range(10)]
    return raw_pdf(path, PAGES, *levels, b"<< /Type /Page /MediaBox [0 0 9 9] >>")


def _previous_loop(path: Path) -> Path:
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    start = len(body)
    body += b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
    body += b"trailer\n<< /Size 2 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (start, start)
    path.write_bytes(body)
    return path


def _deep_array(path: Path) -> Path:
    return one_page(path, b"BT /F1 12 Tf " + b"[" * 200_000 + b"]" * 200_000 + b" TJ ET")


def _deep_catalogue(path: Path) -> Path:
    return raw_pdf(path, b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 50_000 + b"]" * 50_000 + b" >>", b"<< >>")


def _kilometre(path: Path) -> Path:
    return one_page(path, b"BT /F1 12 Tf " + LINES + b" ET 0 0 m 9 9 l S", b"/UserUnit 99999999")


def _400_inches(path: Path) -> Path:
    return raw_pdf(
        path,
        PAGES,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 28800 28800] /Contents 4 0 R /Resources << >> >>",
        stream(b"0 g 100 100 28000 20000 re f"),
    )


def _parent_loop(path: Path) -> Path:
    return raw_pdf(
        path, PAGES, b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", b"<< /Type /Page /Parent 2 0 R >>"
    )


def _odd_operands(path: Path) -> Path:
    odd = b"BT /F1 /F1 Tf (x) (y) Td [1 [2] (a) null] TJ /No Do Q Q Q 1 0 0 Tm <41> ' ET q " * 50
    return one_page(path, odd + b"BT /F1 12 Tf " + LINES + b" ET")


BOMBS = [
    _flate_bomb,
    _gigabyte,
    _nested_forms,
    _form_that_draws_itself,
    _huge_image,
    _lying(b"JPXDecode"),
    _lying(b"JBIG2Decode"),
    _lying(b"DCTDecode"),
    _lying(b"CCITTFaxDecode"),
    _page_loop,
    _page_tree,
    _previous_loop,
    _deep_array,
    _deep_catalogue,
    _kilometre,
    _400_inches,
    _parent_loop,
    _odd_operands,
]


def _accounted_for(result: ReadResult) -> bool:
    """A failure with a sentence, or a document whose pages all have a status."""
    if result.failure is not None:
        return result.document is None and result.detail.endswith((".", ")."))
    return result.document is not None and len(result.document.pages) == result.page_count


@pytest.mark.parametrize("make", BOMBS)
def test_a_bomb_is_a_result(make: Callable[[Path], Path], wary: Reader, tmp_path: Path) -> None:
    result = wary.read(make(tmp_path / "a.pdf"))
    assert _accounted_for(result), result
    assert result.failure is not FailReason.IO_ERROR


def test_after_all_bombs_the_next_document_is_read(wary: Reader, tmp_path: Path) -> None:
    for number, make in enumerate([_flate_bomb, _page_tree, _previous_loop]):
        wary.read(make(tmp_path / f"{number}.pdf"))
    document = wary.read(pdf(tmp_path / "a.pdf", write(*FRENCH))).document
    assert document is not None
    assert lines_of(document.pages[0].words) == list(FRENCH)


def test_an_oversized_page_is_never_called_blank(reader: Reader, tmp_path: Path) -> None:
    document = reader.read(_400_inches(tmp_path / "a.pdf")).document
    assert document is not None
    assert document.pages[0].status == "unreadable"


@pytest.mark.parametrize("kind", [b"JPXDecode", b"DCTDecode"])
def test_a_picture_that_cannot_be_decoded_is_unreadable_not_blank(kind: bytes, reader: Reader, tmp_path: Path) -> None:
    document = reader.read(_lying(kind)(tmp_path / "a.pdf")).document
    assert document is not None
    assert document.pages[0].status == "unreadable"


def test_a_file_that_only_poppler_understands_is_read_from_its_picture(wary: Reader, tmp_path: Path) -> None:
    """The catalogue names no page tree that pypdf could walk; poppler finds the page by itself."""
    lines = b" ".join(b"1 0 0 1 60 %d Tm (Laboratoire central BK483920) Tj" % (700 - 30 * n) for n in range(4))
    path = one_page(tmp_path / "a.pdf", b"BT /F1 16 Tf " + lines + b" ET")
    path.write_bytes(path.read_bytes().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R 9 0 R] /Count 2"))
    result = wary.read(path)
    assert result.document is not None
    assert "unreadable" in {page.status for page in result.document.pages}
    assert result.detail


def test_mutations_of_a_good_file_are_all_accounted_for(wary: Reader, tmp_path: Path) -> None:
    good = pdf(tmp_path / "good.pdf", write(*FRENCH)).read_bytes()
    chance = random.Random(7)
    for number in range(MUTATIONS):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            bad[chance.randrange(8, len(bad))] = chance.randrange(256)
        path = tmp_path / "bad.pdf"
        path.write_bytes(bytes(bad))
        assert _accounted_for(wary.read(path)), f"mutation {number}"
