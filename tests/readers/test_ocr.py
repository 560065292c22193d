"""Scanned pages: read from their pixels, whichever way they lie, and looked at twice where it matters."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import samples.scan
from agent.model import Page
from agent.readers import Reader, ReadOptions, document
from agent.readers.ocr import Job, PageReader
from tests import layout
from tests.printing import print_pdf
from tests.readers.paper import ARABIC, FRENCH, lines_of, pdf, picture_of, scan, write

Read = Callable[[Path], Page]


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """A page in French and Arabic, as a scanner sees it."""
    return picture_of(pdf(tmp_path_factory.mktemp("letter") / "a.pdf", write(*FRENCH, *ARABIC)))


@pytest.fixture(scope="session")
def plain(letter: Image.Image, read_page: Read, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return read_page(scan(tmp_path_factory.mktemp("plain") / "a.pdf", letter))


def _texts(page: Page) -> set[str]:
    return {word.text for word in page.words}


def test_a_scan_is_read_in_both_scripts(plain: Page) -> None:
    lines = lines_of(plain.words)
    assert (plain.source, plain.status) == ("ocr", "read")
    assert {*FRENCH[2:5], *ARABIC[1:3]} <= set(lines)


def test_words_carry_place_and_confidence(plain: Page) -> None:
    (name,) = [w for w in plain.words if w.text == "IDRISSI"]
    assert name.origin == "ocr"
    assert name.confidence is not None
    assert name.confidence > 50
    assert 842 - 780 < (name.box.y0 + name.box.y1) / 2 < 842 - 730


def test_what_decides_was_read_twice_alike(plain: Page) -> None:
    confirmed = {w.text for w in plain.words if w.confirmed}
    assert {"12/03/1961", "BK483920", "IDRISSI", "Mohamed", "الإدريسي"} <= confirmed
    assert all(w.confirmed is not None for w in plain.words)


def test_each_page_read_from_pixels_is_metered(letter: Image.Image, reader: Reader, tmp_path: Path) -> None:
    result = reader.read(scan(tmp_path / "a.pdf", Image.new("L", letter.size, 255)))
    assert [(c.page, c.operation, c.ok) for c in result.costs] == [(1, "ocr_page", True)]
    assert result.costs[0].duration_ms > 0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(
    letter: Image.Image, read_page: Read, tmp_path: Path, turn: int
) -> None:
    page = read_page(scan(tmp_path / "a.pdf", letter.rotate(turn, expand=True)))
    assert {"12/03/1961", "BK483920", "IDRISSI"} <= _texts(page)
    assert page.height > page.width


def test_lines_of_one_shape_do_not_lay_a_page_on_its_side(read_page: Read, tmp_path: Path) -> None:
    rows = [f"Patient: BENNANI Karim, CIN BE4839{n}, le 12/03/19{n}" for n in range(40, 62)]
    page = read_page(scan(tmp_path / "a.pdf", picture_of(pdf(tmp_path / "b.pdf", write(*rows)))))
    assert {"BE483940,", "BE483961,"} <= _texts(page)
    assert sum(bool(w.confirmed) for w in page.words if "/19" in w.text) > 15


def test_a_skewed_page_in_uneven_light_is_read(letter: Image.Image, read_page: Read, tmp_path: Path) -> None:
    light = Image.linear_gradient("L").resize(letter.size).point(lambda v: 90 + v * 165 // 255)
    photo = ImageChops.multiply(letter.rotate(3.3, Image.Resampling.BICUBIC, fillcolor=255), light)
    assert {"12/03/1961", "BK483920", "IDRISSI"} <= _texts(read_page(scan(tmp_path / "a.pdf", photo)))


def test_a_noisy_page_is_read(letter: Image.Image, read_page: Read, tmp_path: Path) -> None:
    noise = Image.effect_noise(letter.size, 60).point(lambda v: min(v, 128) + 127)
    assert {"12/03/1961", "IDRISSI"} <= _texts(read_page(scan(tmp_path / "a.pdf", ImageChops.multiply(letter, noise))))


def test_dust_is_no_word(read_page: Read, tmp_path: Path) -> None:
    table = layout.page("Dossier Patient         Né(e) le       Sexe", "OULD TALEB Hamza       17-04-1946      M")
    printed = print_pdf(tmp_path / "printed.pdf", [table])
    dusty = tmp_path / "dusty.pdf"
    samples.scan.scan(printed, dusty, dpi=200, skew=0.0, bilevel=True, seed=12)  # read as "©" between the two lines
    words = read_page(dusty).words
    assert [word.text for word in words if word.line == 1][:3] == ["OULD", "TALEB", "Hamza"]


def test_an_empty_sheet_is_blank(read_page: Read, tmp_path: Path) -> None:
    page = read_page(scan(tmp_path / "a.pdf", Image.new("L", (1654, 2339), 250)))
    assert (page.status, page.words) == ("blank", ())


def test_ink_without_words_is_unreadable_not_blank(read_page: Read, tmp_path: Path) -> None:
    sheet = Image.new("L", (1654, 2339), 255)
    ImageDraw.Draw(sheet).ellipse((300, 300, 1300, 1900), fill=0)
    page = read_page(scan(tmp_path / "a.pdf", sheet))
    assert page.status == "unreadable"
    assert page.detail


def _scanned_with_layer(letter: Image.Image, layer: tuple[str, ...], mode: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(letter), 0, 0, 595.28, 841.89)
        canvas.setFont("Sans", 12)
        for number, line in enumerate(layer):
            text = canvas.beginText(60, 780 - number * 1.7 * 12)
            text.setFont("Sans", 12)
            text.setTextRenderMode(mode)
            text.textOut(line)
            canvas.drawText(text)

    return draw


def test_a_scanners_own_layer_is_kept_beside_our_reading(letter: Image.Image, read_page: Read, tmp_path: Path) -> None:
    wrong = tuple(line.replace("1961", "1967") for line in FRENCH)
    page = read_page(pdf(tmp_path / "a.pdf", _scanned_with_layer(letter, wrong, 3)))
    assert page.source == "ocr"
    assert "12/03/1961" in _texts(page)
    assert "12/03/1967" in {w.text for w in page.other}
    assert all(w.hidden for w in page.other)


def test_a_stamp_on_a_scan_does_not_hide_the_scan(letter: Image.Image, read_page: Read, tmp_path: Path) -> None:
    page = read_page(pdf(tmp_path / "a.pdf", _scanned_with_layer(letter, ("Reçu",), 0)))
    assert "12/03/1961" in _texts(page)
    assert [w.text for w in page.other] == ["Reçu"]


def test_mixed_documents_are_read_page_by_page(letter: Image.Image, reader: Reader, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", write(*FRENCH), _scanned_with_layer(letter, (), 0))
    document = reader.read(path).document
    assert document is not None
    assert [page.source for page in document.pages] == ["text_layer", "ocr"]


def _without_meaning(source: Path, target: Path) -> Path:
    """The same page, drawn the same; but what its glyphs mean is private to the font."""
    writer = PdfWriter(clone_from=source)
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font = font.get_object()
        if font["/Subtype"] != "/TrueType":
            continue
        names = ArrayObject([NumberObject(0), *(NameObject(f"/uniE0{code:02X}") for code in range(256))])
        font[NameObject("/Encoding")] = DictionaryObject({NameObject("/Differences"): names})
        del font["/ToUnicode"]
    writer.write(target)
    return target


def test_a_layer_of_private_characters_is_not_believed(read_page: Read, tmp_path: Path) -> None:
    page = read_page(_without_meaning(pdf(tmp_path / "good.pdf", write(*FRENCH)), tmp_path / "a.pdf"))
    assert page.source == "ocr"
    assert "12/03/1961" in _texts(page)
    assert page.other


def test_a_page_that_takes_too_long_is_unreadable_and_the_rest_is_read(
    letter: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, slow = PageReader.read, 2

    def hangs(self: PageReader, job: Job) -> Page:
        if job.number == slow:
            time.sleep(600)
        return read(self, job)

    monkeypatch.setattr(PageReader, "read", hangs)
    monkeypatch.setattr(document, "PAGE_SECONDS", 20.0)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.pdf"
    letter.convert("L").save(path, resolution=200, save_all=True, append_images=[letter.convert("L")] * 2)
    result = document.read_document(path, ReadOptions())
    assert result.document is not None
    assert [page.status for page in result.document.pages] == ["read", "unreadable", "read"]
    assert "too long" in result.document.pages[1].detail
    assert [(cost.page, cost.ok) for cost in result.costs] == [(1, True), (2, False), (3, True)]
