"""What speaks for and against one record: every identifier of the document compared with the record's.

Empty never equals empty: a value that is missing on either side is ABSENT, neither for nor against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agent.core.compare import (
    ABSENT,
    NameMatch,
    Printed,
    Strength,
    compare_first,
    compare_names,
    dates_apart,
    day_digits,
    printed_name,
    record_name,
)
from agent.core.dates import is_guess
from agent.core.identify import Identification
from agent.core.lexicon import Lexicon
from agent.core.normalise import confusable, edits, fold, id_shape, id_value, phone_value
from agent.model import Comparison, Evidence, Field, Mention, Record, Role

_ORDER = (Comparison.CONFLICT, Comparison.EXACT, Comparison.NEAR, Comparison.ABSENT)
_SEXES = dict.fromkeys(("m", "h", "masculin", "male", "homme", "1", "ذكر"), "M")
_SEXES |= dict.fromkeys(("f", "feminin", "female", "femme", "2", "انثي"), "F")


MOST_PEOPLE = 50  # different patient mentions that are compared with each record; so many are several people
People = Sequence[tuple[Mention, Printed]]


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
    """Everything that the document says about one record. ``mention`` is the patient mention whose name fits best."""

    record: Record
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
    """The record compared with what was read of ``people`` (the patient's mentions)."""
    known = record_name(record)
    name: NameMatch = ABSENT
    mention: Mention | None = None
    for person, printed in people:
        match = compare_names(printed, known, lexicon)
        if mention is None or match.strength > name.strength:
            name, mention = match, person
    fields = [f for m, _ in people for f in m.fields]
    return Case(
        record=record,
        name=name,
        mention=mention,
        birth=_birth(fields, record.birth_date, found.other_dates),
        ids=tuple(_ids(fields, record)),
        sex=_sex(fields, record.sex),
        phone=_phone(found, fields, record.phone),
        age=_age(fields, record.birth_date, found.other_dates),
    )


def compatible(mention: Mention, record: Record, found: Identification, lexicon: Lexicon) -> bool:
    """True when the mention may be the record's person: neither its name nor its fields say otherwise."""
    match = compare_names(printed_name(mention), record_name(record), lexicon)
    if match.strength is Strength.OTHER:
        return False
    return _birth(list(mention.fields), record.birth_date, found.other_dates).comparison is not Comparison.CONFLICT


def _birth(fields: Iterable[Field], known: date | None, other_dates: frozenset[str]) -> Fact:
    """A date that the document also gives to a sample or a visit is no birthday."""
    printed = [f for f in fields if f.kind == "birth_date" and f.value not in other_dates]
    if known is None:
        return Fact("birth_date", Comparison.ABSENT, printed[0] if printed else None)
    return _decisive("birth_date", [(compare_birth(f, known), f) for f in printed])


def compare_birth(printed: Field, known: date) -> Comparison:
    """EXACT for full dates that are equal; NEAR for partial ones that may be; else CONFLICT."""
    parts = printed.value.split("-")
    if len(parts) == 1:
        return Comparison.NEAR if int(parts[0]) == known.year else Comparison.CONFLICT
    if len(parts[0]) == 2:
        return Comparison.NEAR if known.strftime("%y-%m-%d") == printed.value else Comparison.CONFLICT
    day = date.fromisoformat(printed.value)
    if day == known:
        return Comparison.NEAR if printed.partial or is_guess(known) else Comparison.EXACT
    if is_guess(day) or is_guess(known):
        return Comparison.NEAR if day.year == known.year else Comparison.CONFLICT
    swapped = day.year == known.year and (day.month, day.day) == (known.day, known.month)
    return Comparison.NEAR if printed.partial and swapped else Comparison.CONFLICT


def _decisive(kind: str, compared: list[tuple[Comparison, Field]]) -> Fact:
    """Of several printed values the worst counts; of equals the one that is proven."""
    if not compared:
        return Fact(kind, Comparison.ABSENT)
    worst = min(compared, key=lambda c: (_ORDER.index(c[0]) if c[0] in _ORDER else 9, not c[1].proven))
    return Fact(kind, *worst)


def _ids(fields: Iterable[Field], record: Record) -> Iterable[Fact]:
    known = {"national_id": record.national_id, "file_number": record.file_number}
    printed = [f for f in fields if f.kind in known]
    owned = {id_value(v) for v in known.values() if v}
    for kind, value in known.items():
        compared = [(_compare_id(kind, f, id_value(value or ""), owned), f) for f in printed if f.kind == kind]
        yield _decisive(kind, compared)


def _compare_id(kind: str, printed: Field, known: str, owned: set[str]) -> Comparison:
    """A number of another shape than the practice's own is some other house's number, and says nothing."""
    if not printed.partial and printed.value in owned:
        return Comparison.EXACT
    if not known or not printed.value or printed.value.lstrip("0") == known.lstrip("0"):
        return Comparison.ABSENT
    if confusable(printed.value) == confusable(known) or edits(printed.value, known, 2) <= 1:
        return Comparison.NEAR
    if printed.partial or (kind == "file_number" and id_shape(printed.value) != id_shape(known)):
        return Comparison.ABSENT
    return Comparison.CONFLICT


def _sex(fields: Iterable[Field], known: str | None) -> Fact:
    own = _SEXES.get(fold(known or "").strip())
    printed = [f for f in fields if f.kind == "sex"]
    if own is None:
        return Fact("sex", Comparison.ABSENT)
    return _decisive("sex", [(Comparison.EXACT if f.value == own else Comparison.CONFLICT, f) for f in printed])


def _phone(found: Identification, fields: Iterable[Field], known: str | None) -> Fact:
    """A phone is a household's: that it differs says nothing."""
    own = phone_value(known or "")
    for f in (*(f for f in fields if f.kind == "phone"), *found.phones):
        if own and f.value == own:
            return Fact("phone", Comparison.EXACT, f)
    return Fact("phone", Comparison.ABSENT)


def _age(fields: Iterable[Field], known: date | None, other_dates: frozenset[str]) -> Fact:
    """An age agrees when it fits one of the document's own dates; without one it says nothing."""
    years = {int(d[:4]) for d in other_dates if len(d) == 10}
    for f in fields:
        if f.kind == "age" and known is not None and years:
            fits = any(year - known.year - int(f.value) in (0, 1) for year in years)
            return Fact("age", Comparison.NEAR if fits else Comparison.ABSENT, f)
    return Fact("age", Comparison.ABSENT)


@dataclass(frozen=True, slots=True)
class Gap:
    """How a rival differs from the winner in known facts: their number, and in words."""

    facts: int
    words: str


def gap(winner: Case, other: Case, lexicon: Lexicon) -> Gap:
    """The known facts in which a rival differs; absent ones count nothing. Surnames far apart and two digits of a
    date count two, since no single slip makes one of the other. A given name counts one (twins); where the rival's
    birth date is not known it counts two when it is quite another name, or no common surname could ever be filed."""
    rival = other.record
    parts = [*_name_gap(winner, other, lexicon), *_date_gap(winner, rival), *_id_gap(winner, rival)]
    said = [words for count, words in parts if count]
    return Gap(sum(count for count, _ in parts), " and ".join(said) + " differ" if said else "nothing known differs")


def _name_gap(winner: Case, other: Case, lexicon: Lexicon) -> list[tuple[int, str]]:
    rival = other.record
    if other.name.strength is not Strength.OTHER:
        return []
    mine, theirs = record_name(winner.record), record_name(rival)
    last = min((_apart(a, b) for a in mine.surnames for b in theirs.surnames), default=0)
    given = 0
    if compare_first(mine.first, theirs.first, lexicon) is Comparison.CONFLICT:
        far = edits("".join(mine.first), "".join(theirs.first), 2) >= 2
        given = 2 if far and rival.birth_date is None else 1
    return [(last, "last name"), (given, "given name")]


def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    return min(2, max(0, edits("".join(a), "".join(b), 4) - 1))


def _date_gap(winner: Case, rival: Record) -> list[tuple[int, str]]:
    if winner.record.birth_date is None or rival.birth_date is None:
        return []
    apart = dates_apart(winner.record.birth_date, rival.birth_date)
    a, b = (day_digits(d) for d in (winner.record.birth_date, rival.birth_date))
    digits = sum(x != y for x, y in zip(a, b, strict=True))
    return [(apart, f"{digits} digit{'s' if digits > 1 else ''}")]


def _id_gap(winner: Case, rival: Record) -> list[tuple[int, str]]:
    """Printed identifiers only: what is not on the page tells nobody apart. One person may have two file
    numbers (a duplicate record), but not two national ids."""
    found = []
    for fact in winner.ids:
        own = id_value((rival.national_id if fact.kind == "national_id" else rival.file_number) or "")
        if fact.comparison is Comparison.EXACT and fact.field is not None and own and own != fact.field.value:
            most = 2 if fact.kind == "national_id" else 1
            found.append((min(most, edits(own, fact.field.value, 3)), fact.kind.replace("_", " ")))
    return found


def patients(found: Identification) -> People:
    """The mentions that speak of the patient, each of those that say the same once; without any, those of unknown
    role (to find, not to file)."""
    chosen = found.patients or [m for m in found.mentions if m.role is Role.UNKNOWN]
    said = {(m.name, *((f.kind, f.value, f.partial, f.proven) for f in m.fields)): m for m in reversed(chosen)}
    return tuple((m, printed_name(m)) for m in list(reversed(said.values()))[:MOST_PEOPLE])
