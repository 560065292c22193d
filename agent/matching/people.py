"""The people of a page: items bound to mentions, each with the role that its label or section gives it.

Forms print the insured and the beneficiary under identical labels, so a heading rules the columns under it
until the next heading; what stands under no heading belongs to the patient of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agent.matching.layout import Token, bounds
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, name_tokens
from agent.matching.sheet import Item
from agent.matching.values import DATA_KINDS, IDENTIFYING, NAME_KINDS, OPENINGS, fields_of, printed
from agent.model import Box, Field, Mention, Role

_SALUTATIONS = OPENINGS | {"confrere", "signature", "signataire", "توقيع"}
_EVERYWHERE = (float("-inf"), float("inf"))


@dataclass(slots=True)
class _Person:
    """A mention in the making. ``doubtful``: behind a label that isn't known; a patient, or anybody else."""

    role: Role
    row: int
    box: Box
    label: str
    names: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    doubtful: bool = False


@dataclass(slots=True)
class _Section:
    """The columns ``left`` to ``right`` under a heading, down to the next one."""

    role: Role
    row: int
    left: float
    right: float
    people: list[_Person] = field(default_factory=list)


class _Page:
    """Binds the items of one page, in reading order."""

    def __init__(self, number: int, lexicon: Lexicon) -> None:
        self.number = number
        self.lexicon = lexicon
        self.sections = [_Section(Role.PATIENT, -1, *_EVERYWHERE)]

    def section_of(self, item: Item) -> _Section:
        """The latest heading above the item whose columns hold it."""
        middle = (item.box.x0 + min(item.box.x1, item.box.x0 + 40)) / 2
        return next(s for s in reversed(self.sections) if s.row <= item.row and s.left <= middle < s.right)

    def open_sections(self, headings: Sequence[Item]) -> None:
        """Headings of one row share its width; a lone one rules all of it."""
        ordered = sorted(headings, key=lambda h: h.box.x0)
        edges = [_EVERYWHERE[0]]
        edges += [(a.box.x1 + b.box.x0) / 2 for a, b in pairwise(ordered)]
        edges.append(_EVERYWHERE[1])
        for i, heading in enumerate(ordered):
            role = heading.role or Role.PATIENT
            self.sections.append(_Section(role, heading.row, edges[i], edges[i + 1]))

    def bind_name(self, item: Item) -> None:
        section = self.section_of(item)
        said = None if item.role is Role.UNKNOWN else item.role
        role = said or section.role
        if item.role is Role.PATIENT and section.role is not Role.PATIENT:
            section = _Section(Role.PATIENT, item.row, section.left, section.right)
            self.sections.append(section)
        kind = "name" if item.kind in ("titled", "bare") else item.kind
        if item.kind in ("titled", "bare") and said is None and section.role is Role.PATIENT:
            role = Role.UNKNOWN
        person = self._open_for(section, role, kind, item)
        if person is None:
            person = _Person(role, item.row, item.box, item.text, doubtful=item.role is Role.UNKNOWN)
            section.people.append(person)
        person.names.setdefault(kind, item.value)

    def _open_for(self, section: _Section, role: Role, kind: str, item: Item) -> _Person | None:
        """The person whose name this goes on with, or ``None`` for somebody new."""
        mine = [p for p in section.people if p.role is role or (kind in _OTHER_NAMES and p.role is Role.UNKNOWN)]
        if not mine:
            return None
        same_row = [p for p in mine if p.row == item.row]
        person = (same_row or mine)[-1]
        words = set(name_tokens(printed(item.value)))
        known = {t for tokens in person.names.values() for t in name_tokens(printed(tokens))}
        if words <= known and item.kind not in ("titled", "bare"):
            return person
        taken = {"name": {"name", "last", "first"}, "last": {"name", "last"}, "first": {"name", "first"}}
        return None if taken.get(kind, {kind}) & set(person.names) else person

    def bind_field(self, item: Item) -> None:
        found = fields_of(item.kind, item.text, item.value, self.lexicon, self.number)
        section = self.section_of(item)
        role = item.role or section.role
        if not found or role is Role.NOT_PATIENT:
            return
        person = self._owner(section, item)
        if person is None:
            person = _Person(role, item.row, item.box, "")
            section.people.append(person)
        person.fields.extend(found)

    def _owner(self, section: _Section, item: Item) -> _Person | None:
        """Whose field: the person before it on its row, else the one it stands under, else the latest."""
        people = [p for p in section.people if p.role is not Role.NOT_PATIENT]
        if item.role is not None:
            people = [p for p in people if p.role is item.role]
        same_row = [p for p in people if p.row == item.row]
        if same_row:
            before = [p for p in same_row if p.box.x0 <= item.box.x0]
            return (before or same_row)[-1]
        aligned = [p for p in people if abs(p.box.x0 - item.box.x0) <= 30 or abs(p.box.x1 - item.box.x1) <= 30]
        nearest = aligned or people
        return nearest[-1] if nearest else None

    def mentions(self) -> list[Mention]:
        people = [p for s in self.sections for p in s.people]
        return [self._mention(p) for p in people if p.names or p.fields]

    def _mention(self, person: _Person) -> Mention:
        role = person.role
        if role is Role.UNKNOWN and any(f.kind in IDENTIFYING for f in person.fields):
            role = Role.PATIENT  # "Mme TAZI Fatima, née le": birth dates and file numbers are given of patients
        parts = [self._part(kind, tokens) for kind, tokens in person.names.items()]
        order = [k for k in ("name", "last", "birth_name", "married_name", "first") if k in person.names]
        name = " ".join(printed(person.names[k]) for k in order)
        tokens = [t for value in person.names.values() for t in value]
        box = bounds(tokens) if tokens else person.box
        fields = (*parts, *person.fields)
        if person.doubtful:  # nothing is filed by what is said of them, nor beside them to somebody else
            fields = tuple(replace(f, proven=False) for f in fields)
        return Mention(role, name, self.number, box, fields, person.label)

    def _part(self, kind: str, tokens: tuple[Token, ...]) -> Field:
        text = printed(tokens)
        sure = all(t.confirmed is not False for t in tokens)
        return Field(_PARTS[kind], fold(text), text, self.number, partial=False, proven=sure)


_OTHER_NAMES = ("birth_name", "married_name")
_PARTS = {
    "name": "name",
    "last": "last_name",
    "first": "first_name",
    "birth_name": "birth_name",
    "married_name": "married_name",
}


def people_of(items: Sequence[Item], number: int, lexicon: Lexicon) -> list[Mention]:
    """The mentions of a page, in the order of its sections."""
    page = _Page(number, lexicon)
    rows: dict[int, list[Item]] = {}
    for item in items:
        rows.setdefault(item.row, []).append(item)
    for row in sorted(rows):
        headings = [i for i in rows[row] if i.heading and not _is_salutation(i) and _heads_a_form(i, rows)]
        if headings:
            page.open_sections(headings)
        for item in rows[row]:
            if item.heading:
                continue
            if item.kind in NAME_KINDS or item.kind in ("titled", "bare"):
                page.bind_name(item)
            elif item.kind in DATA_KINDS:
                page.bind_field(item)
    return page.mentions()


def _heads_a_form(heading: Item, rows: dict[int, list[Item]]) -> bool:
    """A doctor's title heads a section only where a form goes on with fields for his name."""
    if heading.role is not Role.NOT_PATIENT:
        return True
    below = [i for row in (heading.row + 1, heading.row + 2) for i in rows.get(row, [])]
    return any(i.kind in NAME_KINDS and i.role is None and not i.heading for i in below)


def _is_salutation(item: Item) -> bool:
    return any(word in _SALUTATIONS for word in fold(item.text).split())
