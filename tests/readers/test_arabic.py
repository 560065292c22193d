"""Arabic is read where the Latin model was unsure, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from agent.model import Box, Word
from agent.readers import Reader
from agent.readers.arabic import with_arabic
from agent.readers.picture import halves
from agent.readers.tesseract import Scrap
from tests.readers.paper import ARABIC, lines_of, pdf, picture_of, scan, write

PAGE = Image.new("L", (600, 800), 255)


def _word(text: str, x0: float, confidence: float, y: float = 100) -> Word:
    return Word(text, Box(x0, y, x0 + 50, y + 12), 0, "ocr", confidence, False)


def _read(words: Sequence[Word], *scraps: tuple[str, float, float]) -> list[str]:
    """What comes of ``words`` when the Arabic model says ``scraps``: text, place on the page, confidence."""
    said = [Scrap(t, int(x + 24), 27, int(x + 24) + 50, 39, sure) for t, x, sure in scraps]  # 24: the sheet's edge
    return [word.text for word in with_arabic(words, PAGE, 72.0, lambda _: said)]


def test_unsure_words_give_way_to_surer_arabic_ones() -> None:
    words = [_word("12/03/1961", 100, 93.0), _word(":", 160, 90.0), _word("Loi)él", 220, 9.0)]
    assert _read(words, ("12/03/1961", 100, 80.0), ("الازدياد", 220, 93.0)) == ["الازدياد", ":", "12/03/1961"]


def test_sure_words_stay_whatever_the_arabic_model_makes_of_them() -> None:
    words = [_word("IDRISSI", 100, 94.0), _word("g/dL", 160, 22.0)]
    assert _read(words, ("عاي", 100, 99.0), ("لا", 160, 25.0)) == ["IDRISSI", "g/dL"]


def test_in_a_line_that_is_arabic_a_surer_guess_of_the_latin_model_gives_way_too() -> None:
    line = [_word("Jai", 100, 75.0), _word("sls>", 160, 20.0), _word("6kxw", 220, 5.0), _word("BE712345", 280, 93.0)]
    assert _read(line, ("نبيل", 100, 92.0), ("حداد", 160, 93.0), ("اسم", 220, 96.0), ("عه", 280, 99.0)) == [
        "BE712345", "اسم", "حداد", "نبيل",
    ]  # fmt: skip


def test_a_word_that_two_overlapping_crops_show_is_taken_once() -> None:
    words = [_word("Loi)", 100, 0.0), _word("Jsx:", 100, 0.0, y=108)]
    read = _read(words, ("راحة", 100, 93.0), ("داحة", 101, 62.0))
    assert read.count("راحة") == 1
    assert "داحة" not in read


def test_a_colon_under_an_arabic_word_does_not_protect_what_stands_beside_it() -> None:
    words = [_word("6kx", 100, 0.0), _word(":", 130, 92.0)]
    assert "برادة" in _read(words, ("برادة", 100, 90.0))


def test_unsure_signs_under_an_arabic_word_go_with_it() -> None:
    assert _read([_word("&", 100, 26.0), _word("Loi)", 110, 0.0)], ("تاريخ", 100, 95.0)) == ["تاريخ"]


def test_a_page_that_was_read_surely_is_not_read_again() -> None:
    def never(_: Image.Image) -> list[Scrap]:
        raise AssertionError("read again")

    words = [_word("Laboratoire", 100, 96.0), _word("-", 160, 10.0)]
    assert [w.text for w in with_arabic(words, PAGE, 72.0, never)] == ["Laboratoire", "-"]


def test_a_page_in_arabic_alone_is_read(reader: Reader, tmp_path: Path) -> None:
    document = reader.read(scan(tmp_path / "a.pdf", picture_of(pdf(tmp_path / "p.pdf", write(*ARABIC))))).document
    assert document is not None
    assert set(ARABIC) <= set(lines_of(document.pages[0].words))


def test_a_page_is_cut_between_its_lines_only() -> None:
    page = Image.new("L", (400, 600), 255)
    draw = ImageDraw.Draw(page)
    for top in range(20, 300, 20):
        draw.rectangle((40, top, 360, top + 11), fill=0)
    upper, lower = halves(page)
    assert upper.height + lower.height == page.height
    assert 120 < upper.height < 200  # half of the ink, not half of the paper
    assert upper.height % 20 in range(15, 20)


def test_a_page_without_a_gap_stays_whole() -> None:
    page = Image.new("L", (400, 600), 255)
    ImageDraw.Draw(page).rectangle((100, 0, 103, 600), fill=0)
    assert [piece.size for piece in halves(page)] == [(400, 600)]


def test_a_page_of_few_lines_stays_whole() -> None:
    page = Image.new("L", (400, 600), 255)
    draw = ImageDraw.Draw(page)
    for top in (20, 60, 100, 140):
        draw.rectangle((40, top, 360, top + 11), fill=0)
    assert [piece.size for piece in halves(page)] == [(400, 600)]
