"""Rows of somebody else's database as records. Lenient where the importer is strict: one bad value in a live
database must not stop the practice, so it counts as absent, which is the safe side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from agent.model import Record
from agent.register.values import COLUMNS, record_of

_NATIVE: Mapping[str, Callable[[str], Any]] = {"int": int, "Decimal": Decimal, "UUID": UUID, "str": str}


def record_from(row: Mapping[str, Any], today: date) -> Record | None:
    """The record of a row, or None when it has no ``record_id`` or no ``last_name`` that can be used."""
    cells = {name: _cell(name, row[name]) for name in COLUMNS if name in row}
    record, problems = record_of(cells, today)
    if record is None:
        bad = {problem.split(" ", 1)[0] for problem in problems}
        record, _ = record_of({name: cell for name, cell in cells.items() if name not in bad}, today)
    return record


def native_type(value: object) -> str:
    """How a ``record_id`` must be bound so that the database can use its index: for ``native``."""
    name = type(value).__name__
    return name if name in _NATIVE else "str"


def native(record_id: str, kind: str) -> Any:
    """A ``record_id`` in the type that the database has it in; None when it can't be one."""
    try:
        return _NATIVE[kind](record_id)
    except (ValueError, ArithmeticError):
        return None


def _cell(name: str, cell: Any) -> object:
    if name == "birth_date" and isinstance(cell, datetime):
        return cell.date()  # the time of a birth is no part of it
    if isinstance(cell, (list, tuple)):  # an array of aliases
        return "|".join(str(part) for part in cell)
    return cell
