"""Dates are read as they are printed; what has two readings is partial, what is no date is none."""

from __future__ import annotations

from datetime import date

import pytest

from agent.matching.dates import dates_apart, dates_in
from agent.matching.layout import tokens_of
from agent.model import Box, Word
from tests.fakes_register import LEXICON


def read(text: str) -> list[tuple[str, bool]]:
    tokens = [t for w in text.split() for t in tokens_of(Word(w, Box(0, 0, 9, 9), 0), True)]
    return [(r.value, r.partial) for r in dates_in(tokens, LEXICON)]


@pytest.mark.parametrize(
    "text",
    [
        "12/03/1961", "12-03-1961", "12.03.1961", "1961-03-12", "12 mars 1961", "12 March 1961", "March 12, 1961",
        "12 مارس 1961", "١٢/٠٣/١٩٦١", "12 / 03 / 1961", "1 2 0 3 1 9 6 1", "12-mars-1961", "(12/03/1961),",
    ],
)  # fmt: skip
def test_a_date_in_full(text: str) -> None:
    assert read(text) == [("1961-03-12", False)]


@pytest.mark.parametrize(
    ("text", "month"), [("3 غشت 1970", "08"), ("3 دجنبر 1970", "12"), ("3 يوليوز 1970", "07"), ("1er août 1970", "08")]
)
def test_moroccan_and_french_months(text: str, month: str) -> None:
    assert read(text)[0][0][5:7] == month


@pytest.mark.parametrize("text", ["01/01/1961", "31/12/1961", "12/03/61"])
def test_a_partial_date(text: str) -> None:
    assert read(text)[0][1] is True


@pytest.mark.parametrize("text", ["31/02/1961", "13/13/1961", "25/09/1380", "1961", "12/03", "AB123456", "10.5"])
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        (date(1961, 3, 12), date(1961, 3, 12), 0),
        (date(1961, 3, 12), date(1961, 3, 13), 1),
        (date(1961, 3, 12), date(1961, 12, 3), 1),
        (date(1961, 3, 12), date(1961, 3, 21), 1),
        (date(1961, 3, 12), date(1988, 7, 25), 2),
        (date(1961, 1, 1), date(1961, 3, 12), 0),
        (date(1961, 1, 1), date(1988, 3, 12), 2),
    ],
)
def test_how_far_two_birth_dates_are_apart(a: date, b: date, slips: int) -> None:
    assert dates_apart(a, b) == dates_apart(b, a) == slips
