"""The order in which records are offered to a human. It never files anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.matching.compare import Strength, compare_names
from agent.matching.evidence import Case, is_full, is_man, patients
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import edits, id_value
from agent.matching.spelling import Printed, RecordName, Words, all_words, printed_name, units
from agent.model import Comparison, Role

_NAME = {Strength.FULL: 60, Strength.SUPPORTED: 50, Strength.PARTIAL: 20, Strength.ABSENT: 0, Strength.OTHER: 0}
NEAR_SCORE = 25
CONSIDERED = 40  # so many of the best are looked at again


@dataclass(frozen=True, slots=True)
class _Pages:
    """What the pages hold that can speak for a record, made once for all records.

    ``named`` are the words of each patient's name, ``loose`` all runs of names, looked at where no patient is named;
    ``others`` are doctors and relatives; ``dates`` are not theirs, nor those of a sample or a visit."""

    named: tuple[Words, ...]
    loose: tuple[Printed, ...]
    others: tuple[Printed, ...]
    dates: frozenset[str]
    latest: str
    last_date: str
    ids: frozenset[str]
    lexicon: Lexicon


def _pages(found: Identification, lexicon: Lexicon) -> _Pages:
    about = [m for m, _ in patients(found).named]
    named = tuple(units(all_words(printed_name(m)), lexicon) for m in about)
    theirs = [m for m in found.mentions if m.role in (Role.PROFESSIONAL, Role.OTHER) and m not in about]
    others = (m for m in theirs if m.name)
    dates = frozenset(f.value for f in found.dates) - found.other_dates
    return _Pages(
        named=named,
        loose=() if any(map(is_full, about)) else tuple(Printed(whole=run.words) for run in found.names[:200]),
        others=tuple(dict.fromkeys(printed_name(m) for m in others)),
        dates=dates - {f.value for m in theirs for f in m.fields},
        latest=max(dates, default=""),
        last_date=max((day for day in found.other_dates if len(day) == 10), default="9"),
        ids=frozenset({f.value for f in found.ids} | set(found.file_name_ids)),
        lexicon=lexicon,
    )


def ranked(cases: Sequence[Case], found: Identification, lexicon: Lexicon) -> list[Case]:
    """The cases that have anything to say for them, best first; ties by record id."""
    return [case for _, case in _scored(cases, _pages(found, lexicon))]


def near_cases(cases: Sequence[Case], found: Identification, lexicon: Lexicon) -> list[Case]:
    """Of ranked cases, those that are near enough for "not in the register" to be untrue."""
    scored = _scored(cases[:20], _pages(found, lexicon))
    return [case for points, case in scored if case.name.strength >= Strength.PARTIAL or points >= NEAR_SCORE]


def _scored(cases: Sequence[Case], pages: _Pages) -> list[tuple[int, Case]]:
    some = sorted(((score(c, pages), c) for c in cases), key=_best_first)[:CONSIDERED]
    lowered = [(points - _other_points(c, pages), c) for points, c in some]
    return [scored for scored in sorted(lowered, key=_best_first) if scored[0] > 0]


def _best_first(scored: tuple[int, Case]) -> tuple[int, str]:
    return -scored[0], scored[1].record.record_id


def _other_points(case: Case, pages: _Pages) -> int:
    """What is taken off when the record is that of a doctor or a relative named on the pages."""
    if case.name.strength >= Strength.SUPPORTED:
        return 0
    theirs = (compare_names(name, case.known, pages.lexicon).strength for name in pages.others)
    return 40 if Strength.FULL in theirs else 0


def score(case: Case, pages: _Pages) -> int:
    """Points for and against: ids over birth dates over names over phones."""
    points = _NAME[case.name.strength] + 2 * case.name.exact + (case.name.overall is Comparison.EXACT)
    fits_initial = case.name.strength is Strength.PARTIAL and case.name.first is Comparison.NEAR
    points += 4 * fits_initial
    if case.name.strength <= Strength.ABSENT:
        alike = _alike(case.known, pages)
        # A married name: nearer than one of many of the printed name whose birthday isn't known.
        points += alike + 6 * (alike >= 14 and _same_day(case) and not is_man(case.record, pages.lexicon))
    points += _birth_points(case, pages)
    points += _id_points(case, pages)
    points += 15 * (case.phone.comparison is Comparison.EXACT)
    points += 12 * (case.age.comparison is Comparison.NEAR)
    points += {Comparison.EXACT: 1, Comparison.CONFLICT: -5}.get(case.sex.comparison, 0)
    return points


def _birth_points(case: Case, pages: _Pages) -> int:
    born = case.record.birth_date
    if born is None:
        return 0
    if case.birth.comparison is Comparison.EXACT:
        return 45
    if case.birth.comparison is Comparison.NEAR:
        return 35 if _same_day(case) else 20
    iso = born.isoformat()
    if iso in pages.dates:
        # Under another label, or beside somebody else's. The latest date is as a rule that of the paper.
        return 20 if iso == pages.latest else 30
    if iso > pages.last_date:
        return -8  # not born yet on any day that the paper tells of
    if case.birth.field is not None:
        wrong = edits(case.birth.field.value, iso, 3)
        return {1: 25, 2: 10}.get(wrong, -14 if case.birth.field.value[:4] != iso[:4] else -2)
    return 0


def _same_day(case: Case) -> bool:
    """True when the very date of the record is printed, a clerk's guess too."""
    born, printed = case.record.birth_date, case.birth.field
    return born is not None and printed is not None and printed.value == born.isoformat()


def _id_points(case: Case, pages: _Pages) -> int:
    said = {f.comparison for f in case.ids}
    for comparison, points in ((Comparison.EXACT, 80), (Comparison.NEAR, 35), (Comparison.CONFLICT, -15)):
        if comparison in said:
            return points
    if not pages.ids:
        return 0
    owned = (id_value(v) for v in (case.record.national_id, case.record.file_number) if v)
    return 35 if any(len(value) >= 4 and value in pages.ids for value in owned) else 0


def _alike(known: RecordName, pages: _Pages) -> int:
    """Points for a name that is not the record's but looks like it, among patients' names or anywhere."""
    named = max((_likeness(words, known, pages.lexicon) for words in pages.named), default=0)
    return max((_loose(name, known, pages.lexicon) for name in pages.loose), default=named)


def _likeness(words: Words, known: RecordName, lexicon: Lexicon) -> int:
    """Of the words of the last and the given names, how many have a near one in print."""
    surnames = ["".join(units(s, lexicon)) for s in known.surnames]
    last = max((_found(s, words) for s in surnames), default=0)
    others = tuple(w for w in words if w not in surnames) or words
    given = max((_found(w, others) for w in units(known.first, lexicon)), default=0)
    return 9 * last + 7 * given


@lru_cache(maxsize=8192)
def _found(word: str, words: Words) -> int:
    """2 the very word, 1 one within two edits (one when short), 0 none."""
    if word in words:
        return 2
    reach = 2 if len(word) >= 5 else 1
    return int(any(edits(word, w, reach + 1) <= reach for w in words))


def _loose(name: Printed, known: RecordName, lexicon: Lexicon) -> int:
    words = set(name.whole)
    if known.first and words.issuperset(known.first) and any(words.issuperset(s) for s in known.surnames):
        return 30
    if compare_names(name, known, lexicon).strength > Strength.ABSENT:
        return 20
    likeness = _likeness(units(name.whole, lexicon), known, lexicon)
    return likeness - 10 if likeness >= 25 else 0  # one of both names stands there, the other nearly
