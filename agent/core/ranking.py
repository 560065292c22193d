"""The order in which records are offered to a human. It never files anything."""

from __future__ import annotations

from collections.abc import Sequence

from agent.core.compare import Printed, RecordName, Strength, all_words, compare_names, printed_name, record_name, units
from agent.core.evidence import Case
from agent.core.identify import Identification
from agent.core.lexicon import Lexicon
from agent.core.normalise import edits, id_value
from agent.model import Comparison, Role

_NAME = {Strength.FULL: 50, Strength.SUPPORTED: 42, Strength.PARTIAL: 20, Strength.ABSENT: 0, Strength.OTHER: 0}
_SAME = (Comparison.EXACT, Comparison.VARIANT)
NEAR_SCORE = 25
CONSIDERED = 40  # so many of the best are looked at again


def ranked(cases: Sequence[Case], found: Identification, lexicon: Lexicon) -> list[Case]:
    """The cases that have anything to say for them, best first; ties by record id."""
    others = _not_patients(found)
    some = sorted(((score(c, found, lexicon), c) for c in cases), key=_best_first)[:CONSIDERED]
    lowered = [(points - _other_points(c, others, lexicon), c) for points, c in some]
    return [case for points, case in sorted(lowered, key=_best_first) if points > 0]


def _best_first(scored: tuple[int, Case]) -> tuple[int, str]:
    return -scored[0], scored[1].record.record_id


def _other_points(case: Case, others: Sequence[Printed], lexicon: Lexicon) -> int:
    """What is taken off when the record is that of a doctor or a relative named on the pages."""
    return 40 if case.name.strength < Strength.SUPPORTED and _is_other(case, others, lexicon) else 0


def near_cases(best: Sequence[Case], found: Identification, lexicon: Lexicon) -> list[Case]:
    """Those that are near enough for "not in the register" to be untrue."""
    others = _not_patients(found)
    return [case for case in best[:20] if _is_near(case, found, lexicon, others)]


def _is_near(case: Case, found: Identification, lexicon: Lexicon, others: Sequence[Printed]) -> bool:
    return case.name.strength >= Strength.PARTIAL or (
        score(case, found, lexicon) - _other_points(case, others, lexicon) >= NEAR_SCORE
    )


def score(case: Case, found: Identification, lexicon: Lexicon) -> int:
    """Points for and against: ids over birth dates over names over phones."""
    points = _NAME[case.name.strength] + 2 * case.name.exact
    if case.name.strength <= Strength.ABSENT:
        points += _alike(case, found, lexicon)
    points += _birth_points(case, found)
    points += _id_points(case, found)
    points += 15 * (case.phone.comparison is Comparison.EXACT)
    points += 12 * (case.age.comparison is Comparison.NEAR)
    points += {Comparison.EXACT: 1, Comparison.CONFLICT: -5}.get(case.sex.comparison, 0)
    return points


def _birth_points(case: Case, found: Identification) -> int:
    born = case.record.birth_date
    if born is None:
        return 0
    if case.birth.comparison is Comparison.EXACT:
        return 45
    if case.birth.comparison is Comparison.NEAR:
        return 20
    iso = born.isoformat()
    if case.birth.field is not None:
        wrong = edits(case.birth.field.value, iso, 3)
        return {1: 25, 2: 10}.get(wrong, -8 if case.birth.field.value[:4] != iso[:4] else 4)
    return 30 if any(f.value == iso for f in found.dates) and iso not in found.other_dates else 0


def _id_points(case: Case, found: Identification) -> int:
    if any(f.comparison is Comparison.EXACT for f in case.ids):
        return 80
    if any(f.comparison is Comparison.NEAR for f in case.ids):
        return 35
    if any(f.comparison is Comparison.CONFLICT for f in case.ids):
        return -15
    owned = {id_value(v) for v in (case.record.national_id, case.record.file_number) if v and len(id_value(v)) >= 4}
    return 35 if owned & ({f.value for f in found.ids} | set(found.file_name_ids)) else 0


def _alike(case: Case, found: Identification, lexicon: Lexicon) -> int:
    """Points for a name that is not the record's but looks like it, among patients' names or anywhere."""
    known = record_name(case.record)
    named = [printed_name(m) for m in found.patients if m.name]
    best = max((_likeness(name, known, lexicon) for name in named), default=0)
    if not named:
        loose = (Printed(whole=run.words) for run in found.names[:200])
        best = max((_loose(name, known, lexicon) for name in loose), default=0)
    return best


def _likeness(name: Printed, known: RecordName, lexicon: Lexicon) -> int:
    """Of the words of the last and the given names, how many have a near one in print."""
    words = units(all_words(name), lexicon)
    last = max((_found("".join(units(s, lexicon)), words) for s in known.surnames), default=0)
    given = max((_found(w, words) for w in units(known.first, lexicon)), default=0)
    return 9 * last + 7 * given


def _found(word: str, words: Sequence[str]) -> int:
    """2 the very word, 1 one within two edits (one when short), 0 none."""
    if word in words:
        return 2
    reach = 2 if len(word) >= 5 else 1
    return int(any(edits(word, w, 3) <= reach for w in words))


def _loose(name: Printed, known: RecordName, lexicon: Lexicon) -> int:
    words = name.whole
    last = any(set(s) <= set(words) for s in known.surnames)
    given = bool(known.first) and set(known.first) <= set(words)
    if last and given:
        return 30
    return 0 if compare_names(name, known, lexicon).strength <= Strength.ABSENT else 20


def _not_patients(found: Identification) -> list[Printed]:
    return [printed_name(m) for m in found.mentions if m.role in (Role.NOT_PATIENT, Role.HOUSEHOLD) and m.name]


def _is_other(case: Case, others: Sequence[Printed], lexicon: Lexicon) -> bool:
    known = record_name(case.record)
    return any(compare_names(name, known, lexicon).strength is Strength.FULL for name in others)
