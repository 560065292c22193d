"""One page while it is taken apart: its cells, the labels in them, and the value that a label announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.matching.labels import Hit, hits_in
from agent.matching.layout import Cell, Token
from agent.matching.lexicon import Lexicon
from agent.matching.values import NAME_KINDS, fields_of, name_words
from agent.model import Box, Role


@dataclass(frozen=True, slots=True)
class Item:
    """A label (``kind``, ``role`` or ``None``, ``text``) with the tokens of its value; ``()`` for a heading.

    Kinds beside the lexicon's: ``titled`` (a name behind Mr, Mme) and ``bare`` (a name before "né le").
    ``box`` is where the label begins, ``row`` the row that the value belongs to."""

    kind: str
    role: Role | None
    text: str
    value: tuple[Token, ...]
    box: Box
    row: int
    heading: bool = False


@dataclass(slots=True)
class Sheet:
    """One page while it is taken apart: its cells, their labels, and which cells a label has used."""

    cells: list[Cell]
    hits: list[list[Hit]]
    rows: dict[int, list[int]]
    used: set[int]
    number: int
    lexicon: Lexicon


def sheet_of(cells: list[Cell], number: int, lexicon: Lexicon) -> Sheet:
    """The page's cells with their labels."""
    rows: dict[int, list[int]] = {}
    for i, cell in enumerate(cells):
        rows.setdefault(cell.row, []).append(i)
    return Sheet(cells, [hits_in(c.tokens, lexicon) for c in cells], rows, set(), number, lexicon)


def value_of(sheet: Sheet, hit: Hit, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens when they begin with a value of the label's kind, else ``()``."""
    if hit.kind in NAME_KINDS:
        prose = bool(tokens) and not hit.colon and tokens[0].text[0].islower()
        name = () if prose else name_words(tokens, sheet.lexicon)
        lone = len(name) == 1 and len(name[0].text) == 1 and hit.role is Role.NOT_PATIENT
        return () if lone else name  # "Cher confrère, J' vous adresse": a letter that a scan left
    return tuple(tokens) if fields_of(hit.kind, hit.text, tokens, sheet.lexicon, sheet.number) else ()


def apart(a: Box, b: Box) -> float:
    """How far two boxes are from being aligned left, right or by their middles."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
