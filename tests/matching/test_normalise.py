"""Text is folded so that spellings meet and people don't."""

from __future__ import annotations

import pytest

from agent.matching.normalise import edits, fold, id_value, looks_like, name_tokens, phone_value, skeleton


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("BÉNNANI", "bennani"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("مـــحمد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("\u200fعلي\u200e", "علي"),
        ("M’hamed", "M'HAMED"),
    ],
)
def test_one_word_in_two_spellings(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_mhamed_is_not_mohamed() -> None:
    assert fold("M'hamed") != fold("Mohamed")


def test_a_dot_makes_another_arabic_name() -> None:
    assert fold("حمزة") != fold("جمزة")


def test_a_name_is_its_words() -> None:
    assert name_tokens("Jean-Pierre  D'Arc, 3") == ("jean", "pierre", "darc")


def test_identifiers_are_capitals_and_digits() -> None:
    assert id_value("be 71-23.45") == "BE712345"
    assert id_value("٤٧١١") == "4711"


def test_a_phone_is_its_last_nine_digits() -> None:
    assert phone_value("+212 661-22-33-44") == phone_value("06 61 22 33 44") == "661223344"
    assert phone_value("1234") == ""


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        ("tazi", "tazi", 0),
        ("tazi", "tasi", 1),
        ("tazi", "tzai", 1),
        ("ab", "ba", 1),
        ("alami", "lami", 1),
        ("bennani", "tazi", 3),
        ("", "abc", 3),
    ],
)
def test_edits_between_words(a: str, b: str, n: int) -> None:
    assert edits(a, b) == edits(b, a) == n


def test_letters_that_look_alike() -> None:
    assert looks_like("amrani", "arnrani")
    assert not looks_like("amrani", "amrami")


def test_a_skeleton_is_the_same_in_both_scripts() -> None:
    assert skeleton(fold("الإدريسي")) == skeleton("elidrissi")
    assert skeleton(fold("محمد")) == skeleton("mohamed")
