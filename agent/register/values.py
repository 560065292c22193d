"""What stands in one cell of a register file, as a value of a record, or a sentence on why it can't be one.

Strict on purpose: a misread register files papers to the wrong person. Dates are ISO or day/month/year,
never month/day; what merely fills an empty cell ("-", "N/A") is empty, because empty never equals empty.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from agent.model import Record

COLUMNS = (
    "record_id", "last_name", "first_name", "birth_date", "sex", "national_id", "file_number", "phone", "aliases",
    "status",
)  # fmt: skip
LONGEST = 200  # characters of a value
OLDEST = 1880  # birth year

_FILLERS = {"na", "n a", "nan", "null", "none", "nil", "neant", "inconnu", "inconnue", "unknown", "x", "xx", "xxx"}
LONGEST_FILLER = max(map(len, _FILLERS))
_SIGN = re.compile(r"[\W_]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_EUROPEAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_SEXES = {
    "m": "M", "h": "M", "masculin": "M", "homme": "M", "male": "M", "garcon": "M", "1": "M", "ذكر": "M",
    "f": "F", "feminin": "F", "femme": "F", "female": "F", "fille": "F", "2": "F", "انثى": "F", "أنثى": "F",
    "i": None, "u": None, "o": None, "autre": None, "other": None, "unknown": None, "indetermine": None,
}  # fmt: skip


def text_of(cell: object) -> str:
    """A cell as text: NFC, white space collapsed; whole numbers without ".0". Raises ValueError."""
    if type(cell) is str and cell.isascii() and cell.isprintable() and len(cell) <= LONGEST:
        return " ".join(cell.split())  # nearly every cell of a large register: nothing else can be wrong with it
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(unicodedata.normalize("NFC", str(cell)).split())
    if "\ufffd" in text:
        raise ValueError("holds a character that was lost before (\ufffd): export the file again")
    if not text.isprintable() and any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
        raise ValueError("holds control characters")
    if len(text) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    return text


def record_of(cells: Mapping[str, object], today: date) -> tuple[Record | None, list[str]]:
    """The record that a line describes, or what is wrong with it: one short sentence for each bad value."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for column, cell in cells.items():
        try:
            values[column] = _PARSERS.get(column, _text)(text_of(cell), today)
        except ValueError as error:
            problems.append(f"{column} {error}")
    for column in ("record_id", "last_name"):
        if not values.get(column) and not any(problem.startswith(f"{column} ") for problem in problems):
            problems.append(f"{column} is empty")
    if problems:
        return None, problems
    return Record(**values), []


def birth_date(text: str, today: date) -> date | None:
    """A birth date, or None when there is none. Raises ValueError, with the reason, on anything else."""
    if not text.strip("0/.- :") or _is_filler(text):
        return None
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _EUROPEAN.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise ValueError(f"{text!r} is not a date: write 1961-03-12 or 12/03/1961 (day first)")
    if month > 12 >= day:
        raise ValueError(f"{text!r} has the month {month}: dates are day/month/year")
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is a day that doesn't exist") from None
    if found > today:
        raise ValueError(f"{text!r} is in the future")
    if year < OLDEST:
        raise ValueError(f"{text!r} is before {OLDEST}")
    return found


def _text(text: str, _today: date) -> str | None:
    return text or None


def _name(text: str, _today: date) -> str | None:
    if text and not any(letter.isalpha() for letter in text):
        raise ValueError(f"{text!r} has no letter")
    return text or None


def _number(text: str, _today: date) -> str | None:
    """An id or a telephone number: fillers and rows of one sign ("0000", "----") are empty."""
    signs = set(_SIGN.sub("", text))
    return None if _is_filler(text) or len(signs) == 0 or signs == {"0"} else text


def _sex(text: str, _today: date) -> str | None:
    if _is_filler(text):
        return None
    try:
        return _SEXES[plain(text)]
    except KeyError:
        raise ValueError(f"{text!r} is neither M nor F") from None


def _aliases(text: str, today: date) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[|;]", text)]
    return tuple(part for part in dict.fromkeys(parts) if part and _name(part, today))


def plain(text: str) -> str:
    """Without accents, capitals and signs, words parted by one blank."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_SIGN.sub(" ", text.casefold()).split())


def _is_filler(text: str) -> bool:
    if len(text) > LONGEST_FILLER:
        return not any(map(str.isalnum, text))
    folded = plain(text)
    return not folded or folded in _FILLERS


_PARSERS: dict[str, Callable[[str, date], Any]] = {
    "last_name": _name,
    "first_name": _name,
    "birth_date": birth_date,
    "sex": _sex,
    "national_id": _number,
    "file_number": _number,
    "phone": _number,
    "aliases": _aliases,
}
