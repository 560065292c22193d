"""Letters have one form, and right-to-left words are stored in the order in which they are spoken."""

from __future__ import annotations

import pytest

from agent.readers.text import fold, reads_backwards, visual_to_logical


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("\ufe8d\ufedf\ufe92\ufef4\ufe96", "البيت"),  # presentation forms
        ("\ufefb", "لا"),  # a ligature stands for two letters
        ("ﬁche", "fiche"),
        ("\u200f12/03/1961\u200e", "12/03/1961"),
        ("dos\u00adsier", "dossier"),
        ("a\u0007 \u00a0b", "a b"),
    ],
)
def test_folding(printed: str, kept: str) -> None:
    assert fold(printed) == kept


def test_arabic_glyphs_seen_from_left_to_right_are_turned() -> None:
    assert visual_to_logical(list("دمحم")) == "محمد"


def test_digits_inside_arabic_keep_their_order() -> None:
    assert visual_to_logical(list("12/03/1961:خيرات")) == "تاريخ:12/03/1961"


def test_brackets_are_mirrored_with_their_word() -> None:
    assert visual_to_logical(list("(ة)")) == "(ة)"


def test_latin_is_left_alone() -> None:
    assert visual_to_logical(["B", "K", "4", "8"]) == "BK48"


def test_backwards_words_are_noticed() -> None:
    assert reads_backwards(["ةنيدملا", "بيبطلا"])
    assert not reads_backwards(["المدينة", "الطبيب"])
    assert not reads_backwards(["Bonjour"])
