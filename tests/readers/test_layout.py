"""Words that stand at one height are a line, read in the direction of its letters."""

from __future__ import annotations

from agent.model import Box, Word
from agent.readers.layout import arrange


def _word(text: str, x: float, y: float = 100, width: float = 30, height: float = 10) -> Word:
    return Word(text, Box(x, y, x + width, y + height), 0)


def _texts(*words: Word) -> list[str]:
    return [word.text for word in arrange(words)]


def test_lines_go_from_top_to_bottom_whatever_the_drawing_order() -> None:
    arranged = arrange([_word("second", 50, 120), _word("first", 50, 100)])
    assert [(w.text, w.line) for w in arranged] == [("first", 0), ("second", 1)]


def test_a_slightly_lower_word_belongs_to_its_line() -> None:
    assert {w.line for w in arrange([_word("Né", 50), _word("le", 90, 102.5), _word(":", 120, 106, 3, 3)])} == {0}


def test_arabic_is_read_from_the_right() -> None:
    assert _texts(_word("العائلي", 50), _word("الاسم", 90)) == ["الاسم", "العائلي"]


def test_a_date_after_an_arabic_label_follows_it() -> None:
    assert _texts(_word("12/03/1961", 20), _word("الازدياد", 60), _word("تاريخ", 100)) == [
        "تاريخ",
        "الازدياد",
        "12/03/1961",
    ]


def test_a_latin_name_inside_an_arabic_line_keeps_its_order() -> None:
    words = [_word("EL", 20, width=12), _word("IDRISSI", 35, width=22), _word("الشخصي", 60), _word("والاسم", 95)]
    assert _texts(*words, _word("العائلي", 128)) == ["العائلي", "والاسم", "الشخصي", "EL", "IDRISSI"]


def test_the_two_halves_of_a_bilingual_line_are_each_read_in_their_own_direction() -> None:
    words = [_word("Nom", 20), _word("Prénomsdupatient", 55), _word("العائلي", 300), _word("الاسم", 335)]
    assert _texts(*words) == ["Nom", "Prénomsdupatient", "الاسم", "العائلي"]


def test_no_words_make_no_lines() -> None:
    assert arrange([]) == ()
