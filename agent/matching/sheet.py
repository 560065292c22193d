"""One page while it is taken apart: its cells, the labels in them, and the value that a label announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.matching.labels import Hit, hits_in
from agent.matching.layout import Cell, Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, is_arabic
from agent.matching.senses import Sense, sense_of
from agent.matching.values import NAME_KINDS, fields_of, name_words
from agent.model import Box, Proof, Role


@dataclass(frozen=True, slots=True)
class Item:
    """A label (``kind``, ``role`` or ``None``, ``text``) with the tokens of its value; ``()`` for a heading.

    Kinds beside the lexicon's: ``spot`` (a name that no label announces, with its ``proof`` where a sentence presents
    the subject) and ``unnamed`` (a patient's label behind which no name stands).
    ``box`` is where the label begins, ``row`` the row that the value belongs to. ``newborn``: by its mother's name;
    ``title`` is the one before the name."""

    kind: str
    role: Role | None
    text: str
    value: tuple[Token, ...]
    box: Box
    row: int
    heading: bool = False
    proof: Proof | None = None
    newborn: bool = False
    title: str = ""


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


def places(sheet: Sheet, i: int) -> set[int]:
    """The tokens of a cell that are an address or an institution: those behind its word ("rue", "clinique") up to the
    next sign or label, and in English those before it ("Northfield University Hospital")."""
    cell, hits = sheet.cells[i], sheet.hits[i]
    taken: set[int] = set()
    for hit in (h for h in hits if h.kind == "place"):
        at = hit.start - 1
        while (
            fold(hit.text) in sheet.lexicon.senses.places_behind
            and at >= 0
            and cell.tokens[at].text[0].isupper()
            and not cell.tokens[at].ends
        ):
            taken.add(at)
            at -= 1
        for at in range(hit.end, len(cell.tokens)):
            if any(h.start <= at < h.end for h in hits):
                break
            taken.add(at)
            if cell.tokens[at].ends or cell.tokens[at].stop:
                break
    return taken


def value_of(sheet: Sheet, hit: Hit, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens when they begin with a value of the label's kind, else ``()``."""
    if hit.kind in NAME_KINDS:
        prose = bool(tokens) and not hit.colon and tokens[0].text[0].islower()
        name = () if prose else name_words(tokens, sheet.lexicon)
        lone = len(name) == 1 and len(name[0].text) == 1 and hit.role is Role.PROFESSIONAL
        if len(name) == 1 and sense_of(name[0].text, sheet.lexicon) in (Sense.PERSON, Sense.PATIENT):
            return ()  # "PATIENT - RECEVEUR"
        if (hit.role not in (None, Role.SUBJECT) or (hit.role and not hit.colon)) and not _may_be_somebody(
            name, sheet.lexicon
        ):
            return ()
        return () if lone else name  # "Cher confrère, J' vous adresse": a letter that a scan left
    return tuple(tokens) if fields_of(hit.kind, hit.text, tokens, sheet.lexicon, sheet.number) else ()


def _may_be_somebody(name: Sequence[Token], lexicon: Lexicon) -> bool:
    """True when the words can be a name; "décédé", "aucun", "Amené" behind "Père :" are none."""
    capital = any(t.text[0].isupper() or is_arabic(t.text) for t in name[:1])
    known = any(t.fold in lexicon.known_names for t in name)
    return capital and (known or any(sense_of(t.text, lexicon) is Sense.UNKNOWN for t in name))


def apart(a: Box, b: Box) -> float:
    """How far two boxes are from being aligned left, right or by their middles."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
