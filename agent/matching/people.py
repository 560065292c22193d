"""The people of a page: items bound to mentions, each with the role that its label or section gives it.

Forms print the insured and the beneficiary under identical labels, so a heading rules the columns under it
until the next heading; what stands under no heading belongs to the patient of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agent.matching.dates import dates_in
from agent.matching.layout import Token, bounds
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, is_arabic, name_tokens
from agent.matching.sheet import Item
from agent.matching.spots import Likeness
from agent.matching.values import DATA_KINDS, IDENTIFYING, NAME_KINDS, OPENINGS, fields_of, printed
from agent.model import Box, Field, Mention, Proof, Role

_SALUTATIONS = OPENINGS | {"confrere", "signature", "signataire", "توقيع"}
_EVERYWHERE = (float("-inf"), float("inf"))


@dataclass(slots=True)
class _Person:
    """A mention in the making; ``spotted`` without a label."""

    role: Role
    row: int
    box: Box
    label: str
    proof: Proof | None = None
    names: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    spotted: bool = False
    newborn: bool = False
    also: tuple[Token, ...] = ()
    titled: bool = False


@dataclass(slots=True)
class _Section:
    """The columns ``left`` to ``right`` under a heading, down to the next one. ``headed``: there is one."""

    role: Role
    row: int
    left: float
    right: float
    headed: bool = True
    people: list[_Person] = field(default_factory=list)


class _Page:
    """Binds the items of one page, in reading order."""

    def __init__(self, number: int, lexicon: Lexicon, block_rows: frozenset[int]) -> None:
        self.number = number
        self.lexicon = lexicon
        self.block_rows = block_rows
        self.sections = [_Section(Role.SUBJECT, -1, *_EVERYWHERE, headed=False)]

    def section_of(self, item: Item) -> _Section:
        """The latest heading above the item whose columns hold it."""
        middle = (item.box.x0 + min(item.box.x1, item.box.x0 + 40)) / 2
        return next(s for s in reversed(self.sections) if s.row <= item.row and s.left <= middle < s.right)

    def open_sections(self, row: Sequence[Item]) -> None:
        """The headings of a row share its width with what else stands on it; a lone one rules all of it."""
        ordered = sorted(row, key=lambda h: h.box.x0)
        edges = [_EVERYWHERE[0]]
        edges += [(a.box.x1 + b.box.x0) / 2 for a, b in pairwise(ordered)]
        edges.append(_EVERYWHERE[1])
        for i, heading in enumerate(ordered):
            if heading.heading:
                role = heading.role or Role.SUBJECT
                self.sections.append(_Section(role, heading.row, edges[i], edges[i + 1]))

    def bind_name(self, item: Item) -> None:
        """A name behind a label."""
        section = self.section_of(item)
        role = item.role or self._role_over(item, section)
        if item.role is Role.SUBJECT and section.role is not Role.SUBJECT:
            section = _Section(Role.SUBJECT, item.row, section.left, section.right, headed=False)
            self.sections.append(section)
        person = self._open_for(section, role, item.kind, item)
        if person is None:
            person = _Person(role, item.row, item.box, item.text)
            section.people.append(person)
        under = section.headed and item.role is None and not self._interrupted(section, item)
        labelled = item.role is Role.SUBJECT or under
        if role is Role.SUBJECT and (person.proof is None or labelled):
            person.proof = Proof.LABEL if labelled else Proof.BLOCK
        person.newborn = person.newborn or item.newborn
        person.fields.extend(_by_title(item.title, self.lexicon, self.number))
        person.label = person.label or item.text
        person.also = person.also or item.also
        if item.kind == "name" and "last" in person.names and "first" not in person.names:
            person.names["first"] = item.value  # "Cognome : ROSSI", "Nome : Anna"
            return
        if item.kind == "first" and "name" in person.names and "last" not in person.names:
            person.names["last"] = person.names.pop("name")  # "Name: WEBER", "Vorname: Anna"
        person.names.setdefault(item.kind, item.value)

    def _interrupted(self, section: _Section, item: Item) -> bool:
        """True when a line that is no part of a block stands between a heading and the name under it."""
        return any(row not in self.block_rows for row in range(section.row + 1, item.row))

    def _role_over(self, item: Item, section: _Section) -> Role:
        """The role of the heading above; where label and value stand under two of them, nobody's."""
        if not item.value:
            return section.role
        over = self.section_of(replace(item, box=bounds(item.value)))
        return section.role if over.role is section.role else Role.UNKNOWN

    def bind_unnamed(self, item: Item) -> None:
        """A patient's label without a name: the subject is somebody whose name isn't there."""
        self.section_of(item).people.append(
            _Person(Role.SUBJECT, item.row, item.box, item.text, Proof.LABEL, newborn=item.newborn)
        )

    def bind_spot(self, item: Item) -> None:
        """A name that no label announces: its role is what stands around it, or that of the heading above."""
        section = self.section_of(item)
        role, proof = item.role, item.proof
        if role is None:
            first = not section.people and item.row - section.row <= NEAR_ROWS and item.alone
            role = section.role if section.headed and (first or section.role is not Role.SUBJECT) else Role.UNKNOWN
            proof = Proof.LABEL if role is Role.SUBJECT else Proof.PLAIN
        person = _Person(role, item.row, item.box, "", proof, {"name": item.value}, spotted=True, newborn=item.newborn)
        person.titled = bool(item.title)
        person.fields.extend(_by_title(item.title, self.lexicon, self.number))
        section.people.append(person)

    def _open_for(self, section: _Section, role: Role, kind: str, item: Item) -> _Person | None:
        """The person whose name this goes on with, or ``None`` for somebody new."""
        mine = [p for p in section.people if p.role is role and not p.spotted]
        if kind in _OTHER_NAMES:
            mine = [p for p in section.people if p.role is role or p.role is Role.UNKNOWN]
        if not mine:
            return None
        same_row = [p for p in mine if p.row == item.row]
        person = (same_row or mine)[-1]
        if not person.names:
            told = any(f.kind in IDENTIFYING for f in person.fields)
            return person if told and item.row - person.row <= NEAR_ROWS else None
        words = set(name_tokens(printed(item.value)))
        known = {t for tokens in person.names.values() for t in name_tokens(printed(tokens))}
        if words <= known:
            part = item.role is Role.SUBJECT and words != known and person.proof is not Proof.LABEL
            return None if part else person  # "Malade : M. LAMRINI" under somebody's block: who of the family?
        taken = {"name": {"name", "first"}, "last": {"name", "last"}, "first": {"first"}}
        return None if taken.get(kind, {kind}) & set(person.names) else person

    def bind_field(self, item: Item) -> None:
        """A date, a number or another fact, to the person it is said of."""
        if item.kind == "beside_date":
            found = fields_of("birth_date", "", item.value, self.lexicon, self.number)
            found = [replace(f, partial=True) for f in found]  # no label says that it is a birth date
        else:
            found = fields_of(item.kind, item.text, item.value, self.lexicon, self.number)
        section = self.section_of(item)
        role = item.role or section.role
        if not found or role is Role.PROFESSIONAL:
            return
        before = [p for p in section.people if p.row == item.row and p.box.x0 < item.box.x0]
        if before and max(before, key=lambda p: p.box.x0).role is Role.PROFESSIONAL:
            return
        person = self._owner(section, item)
        if person is None:
            person = _Person(role, item.row, item.box, "")
            section.people.append(person)
        person.fields.extend(found)
        if item.kind in ("birth_date", "beside_date"):
            person.fields.extend(_age_behind(item, self.lexicon, self.number))

    def _owner(self, section: _Section, item: Item) -> _Person | None:
        """Whose field: the person before it on its row, else the one it stands right under, else the labelled one."""
        people = [p for p in section.people if p.role is not Role.PROFESSIONAL]
        if item.role is not None:
            people = [p for p in people if p.role is item.role]
        same_row = [p for p in people if p.row == item.row]
        if same_row:
            if is_arabic(item.text):
                before = [p for p in same_row if p.box.x0 >= item.box.x0]
                return min(before or same_row, key=lambda p: p.box.x0)
            before = [p for p in same_row if p.box.x0 <= item.box.x0]
            return max(before or same_row, key=lambda p: p.box.x0)
        above = [p for p in people if not p.spotted or item.row - p.row <= 2]
        above = above or people
        aligned = [p for p in above if abs(p.box.x0 - item.box.x0) <= 30 or abs(p.box.x1 - item.box.x1) <= 30]
        nearest = aligned or above
        return nearest[-1] if nearest else None

    def mentions(self) -> list[Mention]:
        """Everybody; a patient's heading under which nobody stands is a subject whose name isn't there."""
        for s in self.sections:
            if s.headed and s.role is Role.SUBJECT and not any(p.names and p.proof is Proof.LABEL for p in s.people):
                s.people.append(_Person(Role.SUBJECT, s.row, Box(0, 0, 0, 0), "", Proof.LABEL))
        people = [once for s in self.sections for p in s.people for once in _in_both_scripts(p)]
        return [self._mention(p) for p in people if p.names or p.fields or p.proof is Proof.LABEL]

    def _mention(self, person: _Person) -> Mention:
        role = person.role
        if role is Role.UNKNOWN and person.proof is Proof.PLAIN and _identified(person):
            role = Role.SUBJECT  # "Mme TAZI Fatima, née le": as long as nobody else is named
        parts = [self._part(kind, tokens) for kind, tokens in person.names.items()]
        order = [k for k in ("name", "last", "birth_name", "married_name", "first") if k in person.names]
        name = " ".join(printed(person.names[k]) for k in order)
        tokens = [t for value in person.names.values() for t in value]
        return Mention(
            role=role,
            name=name,
            page=self.number,
            box=bounds(tokens) if tokens else person.box,
            fields=(*parts, *person.fields),
            label=person.label,
            proof=person.proof,
            newborn=person.newborn,
            row=person.row,
        )

    def _part(self, kind: str, tokens: tuple[Token, ...]) -> Field:
        text = printed(tokens)
        sure = all(t.confirmed is not False for t in tokens)
        return Field(_PARTS[kind], fold(text), text, self.number, partial=False, proven=sure)


def _identified(person: _Person) -> bool:
    """True for a titled name with a birth date or an own number, and for a bare name with a number."""
    whole = {f.kind for f in person.fields if f.kind in IDENTIFYING and not f.partial}
    return bool(whole) if person.titled else not whole <= {"birth_date"}


def _in_both_scripts(person: _Person) -> list[_Person]:
    """The person, and where the name stands in the other script too, once more by that."""
    return [person, replace(person, names={"name": person.also}, also=())] if person.also else [person]


def _age_behind(item: Item, lexicon: Lexicon, page: int) -> list[Field]:
    """ "12/03/1961 (64 ans)"."""
    read = next(iter(dates_in(item.value[:12], lexicon)), None)
    rest = item.value[read.end : read.end + 4] if read else ()
    for number, unit in pairwise(rest):
        if number.text.isdigit() and unit.fold in lexicon.senses.years:
            return fields_of("age", "", (number, unit), lexicon, page)
    return []


def _by_title(title: str, lexicon: Lexicon, page: int) -> list[Field]:
    """What a title says of sex and age: "Mme", "M.", "enfant"."""
    senses, quote = lexicon.senses, title
    if title in senses.women:
        return [Field("sex", "F", quote, page)]
    if title in senses.men:
        return [Field("sex", "M", quote, page)]
    return [Field("age", "0-17", quote, page, partial=True)] if title in senses.children else []


_OF_A_BLOCK = NAME_KINDS | DATA_KINDS | {"other_date", "insurance", "phone", "place", "beside_date"}
NEAR_ROWS = 3  # rows between a number and the name that it stands above, in one block
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
    parts = [item for item in items if item.kind in _OF_A_BLOCK and (item.value or item.heading)]
    block = frozenset({row for item in parts for row in (item.row, item.over) if row is not None})
    page = _Page(number, lexicon, block)
    rows: dict[int, list[Item]] = {}
    for item in items:
        rows.setdefault(item.row, []).append(item)
    for row in sorted(rows):
        headings = [i for i in rows[row] if i.heading and not _is_salutation(i) and _heads_a_form(i, rows)]
        if headings:
            page.open_sections([*headings, *(i for i in rows[row] if not i.heading)])
        for item in sorted(rows[row], key=lambda item: item.kind in DATA_KINDS or item.kind == "beside_date"):
            if item.heading:
                continue
            if item.kind in NAME_KINDS:
                page.bind_name(item)
            elif item.kind == "spot" and _is_somebody(item, rows):
                page.bind_spot(item)
            elif item.kind == "unnamed":
                page.bind_unnamed(item)
            elif item.kind in DATA_KINDS or item.kind == "beside_date":
                page.bind_field(item)
    return page.mentions()


def _is_somebody(item: Item, rows: dict[int, list[Item]]) -> bool:
    """A name that is surely one, or beside or above a birth date."""
    if Likeness[item.text] >= Likeness.STRONG or item.proof is not None:
        return True
    if item.role is Role.OTHER and Likeness[item.text] is Likeness.WEAK:
        return True
    lone = item.text == Likeness.LONE.name
    near = [other for row in ((item.row,) if lone else (item.row, item.row + 1)) for other in rows.get(row, [])]
    return any(
        other.kind in ("birth_date", "birth_name", "beside_date")
        and (other.box.x0 >= item.box.x0 if other.row == item.row else abs(other.box.x0 - item.box.x0) <= 30)
        and other.role is None
        for other in near
    )


def _heads_a_form(heading: Item, rows: dict[int, list[Item]]) -> bool:
    """A doctor's title heads a section only where a form goes on with fields for his name."""
    if heading.role is not Role.PROFESSIONAL:
        return True
    below = [i for row in (heading.row + 1, heading.row + 2) for i in rows.get(row, [])]
    return any(i.kind in NAME_KINDS and i.role is None and not i.heading for i in below)


def _is_salutation(item: Item) -> bool:
    return any(word in _SALUTATIONS for word in fold(item.text).split())
