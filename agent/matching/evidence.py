"""What speaks for and against one record: every identifier of the document compared with the record's.

Empty never equals empty: a value that is missing on either side is ABSENT, neither for nor against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.matching.compare import ABSENT, NameMatch, Strength, compare_names
from agent.matching.dates import is_guess
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import confusable, edits, fold, id_shape, id_value, phone_value
from agent.matching.spelling import Printed, RecordName, printed_name, record_name
from agent.model import Comparison, Evidence, Field, Mention, Record, Role

_ORDER = (Comparison.CONFLICT, Comparison.EXACT, Comparison.NEAR, Comparison.ABSENT)
_SEXES = dict.fromkeys(("m", "h", "masculin", "male", "homme", "1", "ذكر"), "M")
_SEXES |= dict.fromkeys(("f", "feminin", "female", "femme", "2", "انثي"), "F")


MOST_PEOPLE = 50  # different patient mentions that are compared with each record; so many are several people


@dataclass(frozen=True, slots=True)
class People:
    """What a document says of its patient: the mentions with their names ready to compare, and all their fields by
    kind. Made once for a document, since hundreds of records are held against it."""

    mentions: tuple[tuple[Mention, Printed], ...]
    fields: Mapping[str, tuple[Field, ...]]

    def of(self, kind: str) -> tuple[Field, ...]:
        """The fields of a kind, in reading order."""
        return self.fields.get(kind, ())


def patients(found: Identification) -> People:
    """The mentions that speak of the patient, each of those that say the same once; without any, those of unknown
    role (to find, not to file). A date that the document also gives to a sample or a visit is no birthday."""
    chosen = found.patients or [m for m in found.mentions if m.role is Role.UNKNOWN]
    said = {(m.name, *((f.kind, f.value, f.partial, f.proven) for f in m.fields)): m for m in reversed(chosen)}
    return _people(list(reversed(said.values()))[:MOST_PEOPLE], found)


def _people(mentions: Sequence[Mention], found: Identification) -> People:
    fields: dict[str, tuple[Field, ...]] = {}
    for f in (f for m in mentions for f in m.fields):
        if f.kind != "birth_date" or f.value not in found.other_dates:
            fields[f.kind] = (*fields.get(f.kind, ()), f)
    return People(tuple((m, printed_name(m)) for m in mentions), fields)


@dataclass(frozen=True, slots=True)
class Fact:
    """One identifier compared: ``field`` is what was read, ``None`` when nothing was."""

    kind: str
    comparison: Comparison
    field: Field | None = None

    @property
    def proven(self) -> bool:
        """True when it is exactly the record's and its digits can be trusted."""
        return self.comparison is Comparison.EXACT and self.field is not None and self.field.proven


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the document says about one record, which is ``known`` by that name. ``mention`` is the patient
    mention whose name fits best."""

    record: Record
    known: RecordName
    name: NameMatch
    mention: Mention | None
    birth: Fact
    ids: tuple[Fact, ...]
    sex: Fact
    phone: Fact
    age: Fact

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts but the name."""
        return (self.birth, *self.ids, self.sex, self.phone, self.age)

    @property
    def id(self) -> Fact | None:
        """An own identifier that is exactly the record's and proven."""
        return next((f for f in self.ids if f.proven), None)

    @property
    def against(self) -> tuple[Fact, ...]:
        """What contradicts: birth date, sex, and ids that are others' or nearly this one's."""
        near = tuple(f for f in self.ids if f.comparison is Comparison.NEAR)
        clear = tuple(f for f in (self.birth, *self.ids, self.sex) if f.comparison is Comparison.CONFLICT)
        return clear + near

    def evidence(self) -> tuple[Evidence, ...]:
        """The comparisons that say something, name first, as they are stored and shown."""
        found = []
        if self.mention is not None:
            found.append(Evidence("name", self.name.overall, self.mention.name, self.mention.page))
        for fact in self.facts:
            if fact.field is not None and fact.comparison is not Comparison.ABSENT:
                found.append(Evidence(fact.kind, fact.comparison, fact.field.quote, fact.field.page))
        return tuple(found)


def case_of(found: Identification, record: Record, lexicon: Lexicon, people: People) -> Case:
    """The record compared with what was read of the patient."""
    known = record_name(record)
    name: NameMatch = ABSENT
    mention: Mention | None = None
    for person, printed in people.mentions:
        match = compare_names(printed, known, lexicon)
        if mention is None or match.strength > name.strength:
            name, mention = match, person
    return Case(
        record=record,
        known=known,
        name=name,
        mention=mention,
        birth=_birth(people.of("birth_date"), record.birth_date),
        ids=_ids(people, record),
        sex=_sex(people.of("sex"), record.sex),
        phone=_phone((*people.of("phone"), *found.phones), record.phone),
        age=_age(people.of("age"), record.birth_date, found.other_dates),
    )


def compatible(mention: Mention, record: Record, found: Identification, lexicon: Lexicon) -> bool:
    """True when the mention may be the record's person: neither its name nor its fields say otherwise."""
    match = compare_names(printed_name(mention), record_name(record), lexicon)
    if match.strength is Strength.OTHER:
        return False
    births = [f for f in mention.fields if f.kind == "birth_date" and f.value not in found.other_dates]
    return _birth(births, record.birth_date).comparison is not Comparison.CONFLICT


_NOTHING = {
    kind: Fact(kind, Comparison.ABSENT) for kind in ("birth_date", "national_id", "file_number", "sex", "phone", "age")
}


def _birth(printed: Sequence[Field], known: date | None) -> Fact:
    if not printed:
        return _NOTHING["birth_date"]
    if known is None:
        return Fact("birth_date", Comparison.ABSENT, printed[0])
    return _decisive("birth_date", [(compare_birth(f, known), f) for f in printed])


@lru_cache(maxsize=1024)
def _day(iso: str) -> date | None:
    """A full date; ``None`` for a year alone or a year of two digits."""
    return date.fromisoformat(iso) if len(iso) == 10 else None


def compare_birth(printed: Field, known: date) -> Comparison:
    """EXACT for full dates that are equal; NEAR for partial ones that may be; else CONFLICT."""
    day = _day(printed.value)
    if day is None:
        whole = str(known.year) if len(printed.value) == 4 else known.strftime("%y-%m-%d")
        return Comparison.NEAR if printed.value == whole else Comparison.CONFLICT
    if day == known:
        return Comparison.NEAR if printed.partial or is_guess(known) else Comparison.EXACT
    if day.year != known.year:
        return Comparison.CONFLICT
    swapped = (day.month, day.day) == (known.day, known.month)
    maybe = is_guess(day) or is_guess(known) or (printed.partial and swapped)
    return Comparison.NEAR if maybe else Comparison.CONFLICT


def _decisive(kind: str, compared: list[tuple[Comparison, Field]]) -> Fact:
    """Of several printed values the worst counts; of equals the one that is proven."""
    if len(compared) > 1:
        compared.sort(key=lambda c: (_ORDER.index(c[0]) if c[0] in _ORDER else 9, not c[1].proven))
    return Fact(kind, *compared[0])


def _ids(people: People, record: Record) -> tuple[Fact, Fact]:
    national, number = people.of("national_id"), people.of("file_number")
    if not national and not number:
        return _NOTHING["national_id"], _NOTHING["file_number"]
    own = id_value(record.national_id or ""), id_value(record.file_number or "")
    return _id("national_id", national, own[0], own), _id("file_number", number, own[1], own)


def _id(kind: str, printed: Sequence[Field], known: str, owned: tuple[str, str]) -> Fact:
    if not printed:
        return _NOTHING[kind]
    return _decisive(kind, [(_compare_id(kind, f, known, owned), f) for f in printed])


def _compare_id(kind: str, printed: Field, known: str, owned: tuple[str, str]) -> Comparison:
    """A number of another shape than the practice's own is some other house's number, and says nothing."""
    if not printed.partial and printed.value and printed.value in owned:
        return Comparison.EXACT
    if not known or not printed.value or printed.value.lstrip("0") == known.lstrip("0"):
        return Comparison.ABSENT
    if confusable(printed.value) == confusable(known) or edits(printed.value, known, 2) <= 1:
        return Comparison.NEAR
    if printed.partial or (kind == "file_number" and id_shape(printed.value) != id_shape(known)):
        return Comparison.ABSENT
    return Comparison.CONFLICT


def _sex(printed: Sequence[Field], known: str | None) -> Fact:
    own = _sex_of(known) if printed and known else None
    if own is None:
        return _NOTHING["sex"]
    return _decisive("sex", [(Comparison.EXACT if f.value == own else Comparison.CONFLICT, f) for f in printed])


@lru_cache(maxsize=256)
def _sex_of(text: str) -> str | None:
    return _SEXES.get(fold(text).strip())


def is_man(record: Record) -> bool:
    """True when the register says so."""
    return record.sex is not None and _sex_of(record.sex) == "M"


def _phone(printed: Sequence[Field], known: str | None) -> Fact:
    """A phone is a household's: that it differs says nothing."""
    own = phone_value(known) if known and printed else ""
    same = next((f for f in printed if own and f.value == own), None)
    return Fact("phone", Comparison.EXACT, same) if same else _NOTHING["phone"]


def _age(printed: Sequence[Field], known: date | None, other_dates: frozenset[str]) -> Fact:
    """An age agrees when it fits one of the document's own dates; without one it says nothing."""
    years = {int(d[:4]) for d in other_dates if len(d) == 10} if printed else set()
    if known is None or not years:
        return _NOTHING["age"]
    fits = any(year - known.year - int(printed[0].value) in (0, 1) for year in years)
    return Fact("age", Comparison.NEAR if fits else Comparison.ABSENT, printed[0])
