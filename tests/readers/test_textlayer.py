"""Born-digital pages: the words where they stand, in reading order, hidden ones marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from agent.model import Page
from tests.readers.paper import ARABIC, FRENCH, lines_of, one_page, pdf, word, write

Read = Callable[[Path], Page]


def test_a_page_comes_out_line_by_line(tmp_path: Path, read_page: Read) -> None:
    page = read_page(pdf(tmp_path / "a.pdf", write(*FRENCH)))
    assert (page.source, page.status, lines_of(page.words)) == ("text_layer", "read", list(FRENCH))
    assert all(w.confidence is None and w.confirmed is None and not w.hidden for w in page.words)


def test_boxes_are_in_points_from_the_top_left(tmp_path: Path, read_page: Read) -> None:
    page = read_page(pdf(tmp_path / "a.pdf", write(*FRENCH, size=12, top=780)))
    box = word(page, "Laboratoire").box
    assert (page.width, page.height) == pytest.approx((595.28, 841.89), abs=0.01)
    assert box.x0 == pytest.approx(60, abs=0.5)
    assert box.y0 < 841.89 - 780 < box.y1 < 841.89 - 780 + 5


def test_arabic_is_in_logical_order_and_its_digits_are_right(tmp_path: Path, read_page: Read) -> None:
    assert lines_of(read_page(pdf(tmp_path / "a.pdf", write(*ARABIC))).words) == list(ARABIC)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_is_upright(tmp_path: Path, read_page: Read, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        {
            90: lambda: (canvas.translate(842, 0), canvas.rotate(90)),
            180: lambda: (canvas.translate(595, 842), canvas.rotate(180)),
            270: lambda: (canvas.translate(0, 595), canvas.rotate(270)),
        }[turn]()
        write(*FRENCH)(canvas)

    page = read_page(pdf(tmp_path / "a.pdf", draw))
    assert lines_of(page.words) == list(FRENCH)
    assert page.width == pytest.approx(595.28, abs=0.01)
    box = word(page, "Laboratoire").box
    assert (box.x0, box.y1) == pytest.approx((60, 842 - 777), abs=3)


def test_text_that_runs_up_the_page_is_turned_upright(tmp_path: Path, read_page: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        write(*FRENCH, top=500)(canvas)

    page = read_page(pdf(tmp_path / "a.pdf", draw))
    assert lines_of(page.words) == list(FRENCH)
    assert page.width > page.height


def _with(draw: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def both(canvas: Canvas) -> None:
        write(*FRENCH)(canvas)
        draw(canvas)

    return both


def _invisible(canvas: Canvas) -> None:
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(3)
    text.textOut("SECRET")
    canvas.drawText(text)


def _white_on_white(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(60, 300, "SECRET")


def _off_the_page(canvas: Canvas) -> None:
    canvas.drawString(700, 300, "SECRET")


def _painted_over(canvas: Canvas) -> None:
    canvas.drawString(60, 300, "SECRET")
    canvas.setFillColor(black)
    canvas.rect(50, 290, 100, 30, stroke=0, fill=1)


def _transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 300, "SECRET")


@pytest.mark.parametrize("trick", [_invisible, _white_on_white, _off_the_page, _painted_over, _transparent])
def test_text_that_nobody_can_see_is_marked(tmp_path: Path, read_page: Read, trick: Callable[[Canvas], None]) -> None:
    page = read_page(pdf(tmp_path / "a.pdf", _with(trick)))
    assert word(page, "SECRET").hidden
    assert not word(page, "IDRISSI").hidden


def test_white_text_on_a_dark_bar_is_seen(tmp_path: Path, read_page: Read) -> None:
    def bar(canvas: Canvas) -> None:
        canvas.setFillColor(black)
        canvas.rect(50, 290, 200, 30, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(60, 300, "RESULTATS")

    assert not word(read_page(pdf(tmp_path / "a.pdf", _with(bar))), "RESULTATS").hidden


def test_a_letter_drawn_twice_for_boldness_is_read_once(tmp_path: Path, read_page: Read) -> None:
    def bold(canvas: Canvas) -> None:
        canvas.drawString(60, 300, "BENNANI")
        canvas.drawString(60.3, 300, "BENNANI")

    assert word(read_page(pdf(tmp_path / "a.pdf", _with(bold))), "BENNANI")


def test_kerned_text_is_split_where_the_gaps_are(tmp_path: Path, read_page: Read) -> None:
    show = b"[(Pa) 20 (tient) -400 (EL) -300 (IDRISSI)] TJ"
    rest = b" ".join(b"1 0 0 1 60 %d Tm (du laboratoire central) Tj" % (600 - 20 * n) for n in range(3))
    page = read_page(one_page(tmp_path / "a.pdf", b"BT /F1 12 Tf 1 0 0 1 60 700 Tm " + show + b" " + rest + b" ET"))
    assert lines_of(page.words)[0] == "Patient EL IDRISSI"


def test_only_the_crop_box_is_the_page(tmp_path: Path, read_page: Read) -> None:
    lines = b" ".join(b"1 0 0 1 110 %d Tm (du laboratoire central) Tj" % (600 - 20 * n) for n in range(3))
    path = one_page(tmp_path / "a.pdf", b"BT /F1 12 Tf " + lines + b" ET", b"/CropBox [100 100 500 700] /UserUnit 2")
    page = read_page(path)
    assert (page.width, page.height) == (800, 1200)
    assert page.words[0].box.x0 == pytest.approx(20, abs=1)


def test_form_values_stand_where_their_field_is(tmp_path: Path, read_page: Read) -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="nom", value="TAZI Salma", x=60, y=300, width=200, height=20)

    page = read_page(pdf(tmp_path / "a.pdf", _with(form)))
    assert [w.text for w in page.words if w.origin == "form"] == ["TAZI", "Salma"]
    box = word(page, "TAZI").box
    assert box.x0 == pytest.approx(60, abs=0.5)
    assert box.y0 == pytest.approx(841.89 - 320, abs=0.5)


def test_comments_on_the_page_are_read(tmp_path: Path, read_page: Read) -> None:
    note = b"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [60 300 260 320] /Contents (Vu par Amina) >>]"
    lines = b" ".join(b"1 0 0 1 60 %d Tm (du laboratoire central) Tj" % (600 - 20 * n) for n in range(3))
    page = read_page(one_page(tmp_path / "a.pdf", b"BT /F1 12 Tf " + lines + b" ET", note))
    assert [w.text for w in page.words if w.origin == "annotation"] == ["Vu", "par", "Amina"]
