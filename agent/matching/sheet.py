"""One page while it is taken apart: its cells, the labels in them, and the value that a label announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    ``box`` is where the label begins, ``row`` the row that the value belongs to, ``over`` the label's own where it
    stands above; ``alone``: nothing else is said on the line of a name. ``newborn``: by its mother's name; ``title`` is
    the one before the name; ``also`` is the same name in the other script, in brackets behind it."""

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
    over: int | None = None
    alone: bool = True
    also: tuple[Token, ...] = ()


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
    hits = [hits_in(c.tokens, lexicon) for c in cells]
    for i, cell in enumerate(cells):
        if turned := _label_first(cell, hits[i]):
            cells[i] = turned
            hits[i] = hits_in(turned.tokens, lexicon)
    return Sheet(cells, hits, rows, set(), number, lexicon)


def _label_first(cell: Cell, hits: Sequence[Hit]) -> Cell | None:
    """A line of a form in two scripts, "Lahlou Hassan : المريض" or "خالد القادري : Patient", with its label first.
    ``None`` for any other."""
    tokens = cell.tokens
    at = next((k for k, t in enumerate(tokens) if t.colon), len(tokens)) + 1
    value, label = tokens[:at], tokens[at:]
    if len(hits) == 1 and hits[0].end == len(tokens) == at and hits[0].start:
        at = hits[0].start  # "CORDERO Marta المريض:"
        value, label = tokens[:at], tokens[at:]
    elif not label or any(t.colon for t in label):
        return None
    scripts = {is_arabic(t.text) for t in value if t.text[0].isalpha()}
    latin = scripts == {False} and is_arabic(label[-1].text)
    arabic = scripts == {True} and not any(is_arabic(t.text) for t in label)
    if not latin and not arabic:
        return None
    spoken = {k for h in hits for k in range(h.start, h.end) if h.start >= at}
    if hits[:1] and hits[0].start < at and hits[0].kind != "other" and hits[0].role is not Role.UNKNOWN:
        return None
    if any(k not in spoken for k in range(at, len(tokens)) if len(tokens[k].text) > 1):
        return None
    ended = replace(label[-1], colon=True)
    return replace(cell, tokens=(*label[:-1], ended, *value[:-1], replace(value[-1], colon=False)))


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
