"""Dates as printed: numeric, with French, English and Arabic month names; never swapped, never guessed.

A date of 01/01 or 31/12 is often a clerk's guess, two-digit years have two centuries, and 03/04 under an
English label has two readings: these are partial.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.matching.layout import Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import edits

FIRST_YEAR, LAST_YEAR = 1850, 2100


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date and the tokens ``start`` to ``end`` that print it. ``value`` is ISO, ``YY-MM-DD`` when the year has
    two digits, ``YYYY`` when only the year is there. ``numeric`` tells d/m/y figures from month names."""

    value: str
    partial: bool
    start: int
    end: int
    numeric: bool = False

    @property
    def swappable(self) -> bool:
        """True when day and month could be read the other way round."""
        parts = self.value.split("-")
        return self.numeric and len(parts) == 3 and int(parts[2]) <= 12 and parts[1] != parts[2]


_NUMERIC = re.compile(r"^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})$")
_YEAR_FIRST = re.compile(r"^(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})$")
_NAMED = re.compile(r"^(\d{1,2})[-./]?([^\W\d_]+)[-./]?(\d{4}|\d{2})$")
_DAY = re.compile(r"^(\d{1,2})(?:er|st|nd|rd|th)?$")
_OF = frozenset({"de", "del", "of", "di", "do"})  # "12 de marzo de 1961"
_YEAR = re.compile(r"^\d{4}$|^\d{2}$")


def is_guess(day: date) -> bool:
    """True for 01/01 and 31/12: what a clerk writes who knows only the year."""
    return (day.month, day.day) in ((1, 1), (12, 31))


def dates_in(tokens: Sequence[Token], lexicon: Lexicon) -> list[DateRead]:
    """The dates among the tokens, in order, none overlapping. Hijri years (1300 to 1500) are no dates here."""
    found: list[DateRead] = []
    at = 0
    while at < len(tokens):
        read = _date_at(tokens, at, lexicon)
        if read is None:
            at += 1
        else:
            found.append(read)
            at = read.end
    return found


def _date_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> DateRead | None:
    text = tokens[at].fold
    if not text[0].isdigit():
        return _month_first(tokens, at, lexicon)
    if match := _NUMERIC.match(text):
        return _made(match[4], match[3], match[1], at, at + 1, numeric=True)
    if match := _YEAR_FIRST.match(text):
        return _made(match[1], match[3], match[4], at, at + 1)
    if (match := _NAMED.match(text)) and match[2] in lexicon.months:
        return _made(match[3], str(lexicon.months[match[2]]), match[1], at, at + 1)
    return _in_parts(tokens, at, lexicon) or _in_boxes(tokens, at)


def _in_parts(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> DateRead | None:
    """``12 mars 1961``, ``12 / 03 / 1961``: three tokens, a month name may take two."""
    day = _DAY.match(tokens[at].fold)
    if day is None:
        return None
    run = list(tokens[at : at + 1])
    end = at + 1
    while end < len(tokens) and len(run) < 4:
        if tokens[end].fold not in _OF:
            run.append(tokens[end])
        end += 1
    for width in (2, 1):
        middle = "".join(t.fold for t in run[1 : 1 + width])
        year = run[1 + width].fold if 1 + width < len(run) else ""
        month = lexicon.months.get(middle) or (int(middle) if width == 1 and re.fullmatch(r"\d{2}", middle) else 0)
        if month and _YEAR.match(year) and (len(year) == 4 or not middle.isdigit()):
            last = next(i for i in range(at, len(tokens)) if tokens[i] is run[1 + width])
            return _made(year, str(month), day[1], at, last + 1, numeric=middle.isdigit())
    return None


def _in_boxes(tokens: Sequence[Token], at: int) -> DateRead | None:
    """Eight single digits in the boxes of a form: DDMMYYYY."""
    run = tokens[at : at + 9]
    digits = "".join(t.text for t in run[:8] if len(t.text) == 1 and t.text.isdigit())
    if len(digits) != 8 or (len(run) == 9 and run[8].text.isdigit()):
        return None
    return _made(digits[4:], digits[2:4], digits[:2], at, at + 8)


def eight_digits(text: str) -> str:
    """The ISO date of ``DDMMYYYY`` or ``YYYYMMDD``; ``""`` for anything else, and where both could be read."""
    if not re.fullmatch(r"\d{8}", text):
        return ""
    ways = (_made(text[4:], text[2:4], text[:2], 0, 1), _made(text[:4], text[4:6], text[6:], 0, 1))
    found = [read.value for read in ways if read is not None and not read.partial]
    return found[0] if len(found) == 1 else ""


def _month_first(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> DateRead | None:
    """``March 12, 1961``."""
    month = lexicon.months.get(tokens[at].fold)
    if month is None or at + 2 >= len(tokens):
        return None
    day, year = _DAY.match(tokens[at + 1].fold), tokens[at + 2].fold
    if day is None or not re.fullmatch(r"\d{4}", year):
        return None
    return _made(year, str(month), day[1], at, at + 3)


def _made(year: str, month: str, day: str, start: int, end: int, *, numeric: bool = False) -> DateRead | None:
    y, m, d = int(year), int(month), int(day)
    short = len(year) == 2
    try:
        made = date(2000 + y if short else y, m, d)
    except ValueError:
        return None
    if short:
        return DateRead(f"{y:02d}-{m:02d}-{d:02d}", True, start, end, numeric)
    if not FIRST_YEAR <= y <= LAST_YEAR:
        return None
    return DateRead(made.isoformat(), is_guess(made), start, end, numeric)


@lru_cache(maxsize=65536)
def dates_apart(a: date, b: date) -> int:
    """How many slips part two birth dates: 0 the same, 1 one digit, a swap of neighbours or of day and month,
    2 more. A guessed date (01/01) counts by its year alone."""
    if a == b:
        return 0
    x, y = day_digits(a), day_digits(b)
    if is_guess(a) or is_guess(b):
        return min(2, sum(p != q for p, q in zip(x[4:], y[4:], strict=True)))
    if x[:2] + x[2:4] == y[2:4] + y[:2] and x[4:] == y[4:]:
        return 1
    return min(2, edits(x, y, 2))


def day_digits(day: date) -> str:
    """The date as ``DDMMYYYY``."""
    return f"{day.day:02d}{day.month:02d}{day.year:04d}"
