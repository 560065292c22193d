"""What speaks for and against one record: every identifier of the document compared with the record's.

Empty never equals empty: a value that is missing on either side is ABSENT, neither for nor against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from agent.matching.compare import ABSENT, NameMatch, Strength, compare_names
from agent.matching.dates import is_guess
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import confusable, edits, fold, id_shape, id_value, is_arabic, phone_value
from agent.matching.spelling import Printed, RecordName, printed_name, record_name
from agent.matching.values import IDENTIFYING
from agent.model import Comparison, Evidence, Field, Mention, Record, Role

_ORDER = (Comparison.CONFLICT, Comparison.EXACT, Comparison.NEAR, Comparison.ABSENT)

MOST_PEOPLE = 50  # different patient mentions that are compared with each record; so many are several people


@dataclass(frozen=True, slots=True)
class People:
    """What a document says of its subject: the mentions with their names ready to compare, and all their fields by
    kind; ``bound`` are kind and value of those that stand beside a full name, and so may prove something. Made once for
    a document, since hundreds of records are held against it."""

    mentions: tuple[tuple[Mention, Printed], ...]
    fields: Mapping[str, tuple[Field, ...]]
    bound: frozenset[tuple[str, str]] = frozenset()

    @property
    def named(self) -> tuple[tuple[Mention, Printed], ...]:
        """The mentions that have a name."""
        return tuple(pair for pair in self.mentions if pair[0].name)

    def of(self, kind: str) -> tuple[Field, ...]:
        """The fields of a kind, in reading order."""
        return self.fields.get(kind, ())


def patients(found: Identification) -> People:
    """The mentions that speak of the patient, each of those that say the same once; without any that is named, others
    (to find, not to file). A date that the document also gives to a sample or a visit is no birthday."""
    chosen = list(found.subjects)
    for role in (Role.UNKNOWN, Role.OTHER):
        if not any(m.name for m in chosen):
            chosen += [m for m in found.mentions if m.role is role]
    said = {(m.name, *((f.kind, f.value, f.partial, f.proven) for f in m.fields)): m for m in reversed(chosen)}
    return _people(list(reversed(said.values()))[:MOST_PEOPLE], found)


def _people(mentions: Sequence[Mention], found: Identification) -> People:
    fields: dict[str, tuple[Field, ...]] = {}
    for f in (f for m in mentions for f in m.fields):
        if f.kind != "birth_date" or f.value not in found.other_dates:
            fields[f.kind] = (*fields.get(f.kind, ()), f)
    bound = frozenset((f.kind, f.value) for m in mentions if is_full(m) for f in m.fields)
    return People(tuple((m, printed_name(m)) for m in mentions), fields, bound)


def is_full(mention: Mention) -> bool:
    """True for a surname and a given name, both whole: no initial, no lone word, no newborn."""
    name = printed_name(mention)
    words = (*name.last, *name.whole, *name.first)
    whole = len(name.whole) >= 2 or bool(name.first and (name.last or name.whole or name.also))
    return whole and not mention.newborn and all(len(word) > 1 for word in words)


@dataclass(frozen=True, slots=True)
class Fact:
    """One identifier compared: ``field`` is what was read, ``None`` when nothing was."""

    kind: str
    comparison: Comparison
    field: Field | None = None
    bound: bool = True

    @property
    def proven(self) -> bool:
        """True when it is exactly the record's, its digits can be trusted, and it stands beside a full name."""
        return self.comparison is Comparison.EXACT and self.field is not None and self.field.proven and self.bound


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
        clear = tuple(f for f in (self.birth, *self.ids, self.sex, self.age) if f.comparison is Comparison.CONFLICT)
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
    for person, printed in people.named or people.mentions:
        match = compare_names(printed, known, lexicon)
        if mention is None or match.strength > name.strength:
            name, mention = match, person
    return Case(
        record=record,
        known=known,
        name=name,
        mention=mention,
        birth=_bound(_birth(people.of("birth_date"), record.birth_date), people),
        ids=tuple(_bound(fact, people) for fact in _ids(people, record)),
        sex=_sex(people.of("sex"), record.sex, lexicon),
        phone=_phone((*people.of("phone"), *found.phones), record.phone),
        age=_age(people.of("age"), record.birth_date, found),
    )


def _bound(fact: Fact, people: People) -> Fact:
    """The fact, with whether it stands beside a full name of the subject."""
    return replace(fact, bound=fact.field is None or (fact.field.kind, fact.field.value) in people.bound)


def compatible(mention: Mention, record: Record, found: Identification, lexicon: Lexicon) -> bool:
    """True when the mention may be the record's person: neither its name nor its fields say otherwise."""
    match = compare_names(printed_name(mention), record_name(record), lexicon)
    if match.strength is Strength.OTHER and not _in_the_other_script(mention, record):
        return False
    births = [f for f in mention.fields if f.kind == "birth_date" and f.value not in found.other_dates]
    return _birth(births, record.birth_date).comparison is not Comparison.CONFLICT


def _in_the_other_script(mention: Mention, record: Record) -> bool:
    """A name in the other script, with the record's own birth date or number beside it."""
    if is_arabic(mention.name) == is_arabic(record.last_name):
        return False
    own = {id_value(v) for v in (record.national_id, record.file_number) if v}
    own |= {record.birth_date.isoformat()} if record.birth_date else set()
    return any(f.value in own and not f.partial for f in mention.fields if f.kind in IDENTIFYING)


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
    if printed.swapped and known.isoformat() == printed.swapped:
        return Comparison.NEAR if printed.partial or is_guess(known) else Comparison.EXACT
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


def _sex(printed: Sequence[Field], known: str | None, lexicon: Lexicon) -> Fact:
    own = lexicon.sexes.get(fold(known).strip()) if printed and known else None
    if own is None:
        return _NOTHING["sex"]
    return _decisive("sex", [(Comparison.EXACT if f.value == own else Comparison.CONFLICT, f) for f in printed])


def is_man(record: Record, lexicon: Lexicon) -> bool:
    """True when the register says so."""
    return record.sex is not None and lexicon.sexes.get(fold(record.sex).strip()) == "M"


def _phone(printed: Sequence[Field], known: str | None) -> Fact:
    """A phone is a household's: that it differs says nothing."""
    own = phone_value(known) if known and printed else ""
    same = next((f for f in printed if own and f.value == own), None)
    return Fact("phone", Comparison.EXACT, same) if same else _NOTHING["phone"]


def _age(printed: Sequence[Field], known: date | None, found: Identification) -> Fact:
    """An age agrees when it fits a date of the document's own, by a year's tolerance; it contradicts when it fits
    none, and without a date when it fits no day of the last ten years. One that is no number ("enfant") is a range."""
    if known is None or not printed:
        return _NOTHING["age"]
    days = [d for d in (*found.other_dates, *(f.value for f in found.dates)) if len(d) == 10 and d > known.isoformat()]
    latest = max((int(d[:4]) for d in days if d[:4] <= str(found.year + 1)), default=0)
    years = {int(d[:4]) for d in days if latest - 1 <= int(d[:4]) <= latest} or set(
        range(found.year - 10, found.year + 1)
    )
    for f in printed:
        low, high = (int(n) for n in (f.value if "-" in f.value else f"{f.value}-{f.value}").split("-"))
        if not any(low - 1 <= year - known.year <= high + 1 for year in years):
            return Fact("age", Comparison.CONFLICT, f)
    exact = next((f for f in printed if "-" not in f.value), None)
    return Fact("age", Comparison.NEAR, exact) if exact and latest else _NOTHING["age"]
