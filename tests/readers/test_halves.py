"""A page is cut where nothing is cut through, and only where both parts hold enough."""

from __future__ import annotations

from PIL import Image, ImageDraw

from agent.readers.halves import halves


def _page(*tops: int, height: int = 1754) -> Image.Image:
    """A page at 150 dpi with a bar of ink, as high as a line of text, at each of ``tops``."""
    page = Image.new("L", (1240, height), 255)
    for top in tops:
        ImageDraw.Draw(page).rectangle((150, top, 1000, top + 16), fill=20)
    return page


def test_the_parts_make_up_the_page() -> None:
    page = _page(*range(100, 1500, 40))
    upper, lower = halves(page)
    again = Image.new("L", page.size)
    again.paste(upper, (0, 0))
    again.paste(lower, (0, upper.height))
    assert again.tobytes() == page.tobytes()


def test_no_line_is_cut_through() -> None:
    upper, _ = halves(_page(*range(100, 1500, 40)))
    assert set(upper.crop((0, upper.height - 6, 1240, upper.height)).tobytes()) == {255}


def test_a_line_of_a_single_stroke_is_no_gap() -> None:
    page = _page(*range(100, 700, 40), *range(900, 1500, 40))
    ImageDraw.Draw(page).rectangle((150, 780, 153, 806), fill=0)  # an "I", where the white is widest
    upper, _ = halves(page)
    assert not 775 < upper.height < 810


def test_the_cut_is_near_the_middle_of_the_ink_not_of_the_paper() -> None:
    upper, _ = halves(_page(*range(100, 700, 40)))
    assert 300 < upper.height < 500


def test_few_lines_stay_together() -> None:
    assert len(halves(_page(*range(100, 100 + 10 * 40, 40)))) == 1


def test_a_page_with_a_frame_around_it_stays_whole() -> None:
    page = _page(*range(100, 1500, 40))
    ImageDraw.Draw(page).rectangle((50, 50, 1190, 1700), outline=0, width=3)
    assert len(halves(page)) == 1


def test_an_empty_page_stays_whole() -> None:
    assert len(halves(_page())) == 1
