"""The policies: which combinations of identifiers suffice, and how likely a coincidence is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent.matching.blocking import date_key, first_key, last_key
from agent.matching.compare import Strength
from agent.matching.evidence import Case
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, name_tokens
from agent.matching.spelling import record_name
from agent.matching.values import IDENTIFYING
from agent.model import Comparison, Gathered, Key, Record

Rule = Callable[[Case, Sequence[Case], Gathered], str]
"""Gives the name of the combination that the case meets, ``""`` when it meets none."""

MOST_COINCIDENCE = 0.001
SMALL = 1000
BY_NAME_ALONE = frozenset({"unique_name", "seed_last_name"})
_SAME = (Comparison.EXACT, Comparison.VARIANT)


def two_identifiers(case: Case, _all: Sequence[Case], _gathered: Gathered) -> str:
    """``id+name`` or ``name+birth_date``."""
    if case.id is not None and case.name.strength >= Strength.SUPPORTED:
        return f"{case.id.kind}+name"
    if case.name.strength is Strength.FULL and case.birth.proven:
        return "name+birth_date"
    return ""


def corroborated(case: Case, cases: Sequence[Case], gathered: Gathered) -> str:
    """Two identifiers, or a full name that one record alone has, with a phone, an age or a partial birth date."""
    if strict := two_identifiers(case, cases, gathered):
        return strict
    if not unique_name(case, cases, gathered):
        return ""
    if case.phone.comparison is Comparison.EXACT and case.phone.field is not None and case.phone.field.proven:
        return "unique_name+phone"
    if case.birth.comparison is Comparison.NEAR and case.birth.field is not None and case.birth.field.proven:
        return "unique_name+birth_year"
    return "unique_name+age" if case.age.comparison is Comparison.NEAR else ""


def unique_name(case: Case, cases: Sequence[Case], _gathered: Gathered) -> str:
    """A full name that fits this record alone."""
    if not case.name.exact or any(c is not case and c.name.strength >= Strength.PARTIAL for c in cases):
        return ""
    return "unique_name"


def seed_last_name(case: Case, cases: Sequence[Case], _gathered: Gathered) -> str:
    """The idea this agent started from: one record of that last name is enough, else the given name decides."""
    same = [c for c in cases if c.name.last in _SAME]
    if len(same) > 1:
        same = [c for c in same if c.name.first is Comparison.EXACT]
    return "seed_last_name" if len(same) == 1 and same[0] is case else ""


def is_active(record: Record, lexicon: Lexicon) -> bool:
    """True when nothing is filed under another status (merged, deceased, blocked)."""
    return not record.status or fold(record.status).strip() in lexicon.active


def clearly_read(found: Identification) -> bool:
    """True when a patient's full name, no initial, and a full birth date or an id were read without doubt.

    A name alone is not enough to say that nobody is meant: with a typo in the register it finds no record, while
    a birth date or an id still would."""
    telling = any(f.kind in IDENTIFYING and f.proven and not f.partial for m in found.subjects for f in m.fields)
    return telling and any(
        sum(len(w) > 2 for w in name_tokens(m.name)) >= 2 and all(f.proven for f in m.fields if f.kind.endswith("name"))
        for m in found.subjects
    )


def contradicted(case: Case) -> bool:
    """True when the nearest record has one identifier of the document and another one speaks against it."""
    return bool(case.against) or (case.name.strength is Strength.OTHER)


def coincidence(case: Case, gathered: Gathered, lexicon: Lexicon) -> float:
    """How many strangers in a population like the register share last name, given name and birth date:
    n(last) n(first) n(birth date) / N^2. Below 1,000 records the register's own size says too little of how
    rare a birthday is (there are 30,000), so N counts as 1,000."""
    size = max(gathered.size, SMALL)
    name = record_name(case.record)
    last = max((_count(gathered, last_key(s, lexicon), 0.01 * size) for s in name.surnames), default=size)
    first = _count(gathered, first_key(name.first, lexicon), 0.08 * size) if name.first else size
    born = case.record.birth_date
    dated = _count(gathered, date_key(born.isoformat()), 0.001 * size) if born else size
    return last * first * dated / size**2


def _count(gathered: Gathered, key: Key, unknown: float) -> float:
    """The records with a key; a key that was not asked for counts as a common one."""
    return max(gathered.counts[key], 1) if key in gathered.counts else max(unknown, 1)
