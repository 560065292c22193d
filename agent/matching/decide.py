"""Which record a document belongs to, or what to ask. Never a guess: all six conditions hold, or a human decides.

1 single, 2 sufficient, 3 unopposed, 4 separated, 5 no coincidence, 6 provable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from agent.matching import rules
from agent.matching.blocking import pair_keys, record_keys
from agent.matching.compare import Strength
from agent.matching.evidence import Case, case_of, patients
from agent.matching.explain import filed_line, missing_line
from agent.matching.gaps import Gap, gap
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import id_value
from agent.matching.ranking import near_cases, ranked
from agent.matching.subject import several, someone_else
from agent.model import Ask, Candidate, Comparison, Decision, File, Gathered, Key, Policy, Record, ReviewReason

MAX_CANDIDATES = 5
_Rival = tuple[Case, Gap]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One decision in the making."""

    found: Identification
    gathered: Gathered
    lexicon: Lexicon
    cases: tuple[Case, ...]

    def ask(self, reason: ReviewReason, missing: str, first: Case | None = None) -> Ask:
        """Ask, with the nearest records; ``first`` leads them."""
        best = [c for c in ranked(self.cases, self.found, self.lexicon) if not _absurd(c)]
        if first is not None:
            best = [first, *(c for c in best if c is not first)]
        return Ask(reason, f"ASK {reason}: {missing}", candidates(best))


def _absurd(case: Case) -> bool:
    """Another name and another birth date, and no number that is the record's: nobody would be helped by it."""
    contradicts = case.name.strength is Strength.OTHER and case.birth.comparison is Comparison.CONFLICT
    return contradicts and not any(fact.comparison in (Comparison.EXACT, Comparison.NEAR) for fact in case.ids)


def candidates(cases: Sequence[Case]) -> tuple[Candidate, ...]:
    """At most five, best first."""
    return tuple(Candidate(c.record, c.evidence()) for c in cases[:MAX_CANDIDATES])


def decide(found: Identification, gathered: Gathered, policy: Policy, lexicon: Lexicon) -> Decision:
    """File to exactly one record, or ask. The order of ``gathered.records`` makes no difference."""
    people = patients(found)
    records = sorted(gathered.records, key=lambda r: r.record_id)
    weighed = _Weighed(found, gathered, lexicon, tuple(case_of(found, r, lexicon, people) for r in records))
    match policy:
        case Policy.TWO_IDENTIFIERS:
            return _decide(weighed, rules.two_identifiers)
        case Policy.SHADOW:
            return _shadow(_decide(weighed, rules.two_identifiers))
        case Policy.CORROBORATED:
            return _decide(weighed, rules.corroborated)
        case Policy.UNIQUE_NAME:
            return _decide(weighed, rules.unique_name)
        case Policy.SEED_LAST_NAME:
            return _decide(weighed, rules.seed_last_name)
        case _:
            assert_never(policy)


def rival_keys(found: Identification, gathered: Gathered, lexicon: Lexicon) -> frozenset[Key]:
    """Keys that must be gathered as well before anything is filed: nearly always none.

    A record that was found by its birth date or id under a name that is printed otherwise (one letter wrong, lost
    spaces) may have homonyms that the printed name does not find. Without these keys ``decide`` asks.
    """
    people = patients(found)
    printed = {f.value for some in people.fields.values() for f in some}
    near = (case_of(found, r, lexicon, people) for r in gathered.records if printed & _own_values(r))
    wanted = (c.record for c in near if rules.two_identifiers(c, (), gathered))
    blind = (r for r in wanted if not pair_keys(r, lexicon) <= gathered.counts.keys())
    names = ("full", "last", "first")
    return frozenset(k for r in blind for k in record_keys(r, lexicon) if k.kind in names)


def _own_values(record: Record) -> set[str]:
    """The values that can decide for a record, as a document's fields hold them."""
    born = {record.birth_date.isoformat()} if record.birth_date else set()
    return born | {id_value(v) for v in (record.national_id, record.file_number) if v}


def _shadow(decision: Decision) -> Decision:
    """What would be filed becomes a question; the record it would go to comes first."""
    if not isinstance(decision, File):
        return decision
    told = f"shadow: would do: {decision.explanation}"
    return Ask(ReviewReason.SHADOW, told, decision.candidates)


def _decide(weighed: _Weighed, rule: rules.Rule) -> Decision:
    found = weighed.found
    if not found.subjects:
        return _nobody(weighed)
    if several(found, weighed.cases, weighed.lexicon):
        return weighed.ask(ReviewReason.SEVERAL_PEOPLE, "the pages name more than one patient")
    if not any(m.name for m in found.subjects):
        return _insufficient(weighed)  # the name that was read is somebody else's
    chosen = [(case, name) for case in weighed.cases if (name := rule(case, weighed.cases, weighed.gathered))]
    if not chosen:
        return _insufficient(weighed)
    case, name = chosen[0]
    if len(chosen) > 1:
        ids = ", ".join(c.record.record_id for c, _ in chosen[:MAX_CANDIDATES])
        return weighed.ask(ReviewReason.AMBIGUOUS, f"{len(chosen)} records fit equally: {ids}", case)
    rival = nearest_rival(weighed.cases, case, weighed.lexicon)
    return _doubt(weighed, case, name, rival) or _file(weighed, case, name, rival)


def _nobody(weighed: _Weighed) -> Ask:
    if weighed.found.unreadable:
        pages = ", ".join(map(str, weighed.found.unreadable))
        return weighed.ask(ReviewReason.UNREADABLE, f"page {pages} cannot be read")
    return weighed.ask(ReviewReason.NO_IDENTITY, "no patient is named in a way that can be told from other people")


def _insufficient(weighed: _Weighed) -> Ask:
    """No record has two identifiers: say whether one is near, contradicted, or none at all."""
    found = weighed.found
    if found.unreadable:
        return weighed.ask(ReviewReason.UNREADABLE, f"page {found.unreadable[0]} cannot be read")
    best = ranked(weighed.cases, found, weighed.lexicon)
    near = near_cases(best, found, weighed.lexicon)
    if not near:
        if rules.clearly_read(found):
            return weighed.ask(ReviewReason.NOT_IN_REGISTER, "a patient was read clearly and no record is near")
        return weighed.ask(ReviewReason.NO_IDENTITY, "what was read of the patient is too little")
    reason = ReviewReason.CONFLICT if rules.contradicted(near[0]) else ReviewReason.AMBIGUOUS
    return weighed.ask(reason, missing_line(near[0]))


def _doubt(weighed: _Weighed, case: Case, name: str, rival: _Rival | None) -> Ask | None:
    """The first condition that the chosen record does not meet, as a question; ``None`` when all hold."""
    found, gathered, lexicon = weighed.found, weighed.gathered, weighed.lexicon
    if not rules.is_active(case.record, weighed.lexicon):
        return weighed.ask(ReviewReason.CONFLICT, f"record {case.record.record_id} is {case.record.status}", case)
    if found.unreadable:
        return weighed.ask(ReviewReason.UNREADABLE, f"page {found.unreadable[0]} cannot be read", case)
    if found.disputed:
        told = f"the two readings of page {found.disputed[0]} disagree"
        return weighed.ask(ReviewReason.CONFLICT, told, case)
    if case.against:
        return weighed.ask(ReviewReason.CONFLICT, missing_line(case), case)
    if better := _better_named(weighed, case):
        told = f"record {better.record.record_id} bears the printed name better"
        return weighed.ask(ReviewReason.CONFLICT, told, case)
    other = someone_else(found, case, weighed.cases, gathered, weighed.lexicon)
    if other is not None and name != "seed_last_name":  # that rule looks at no given name, so neither at this
        return weighed.ask(other.reason, other.words, case)
    if gathered.truncated or found.overflow:
        return weighed.ask(ReviewReason.AMBIGUOUS, "too much to compare: the list of candidates is not whole", case)
    if name != "seed_last_name" and not pair_keys(case.record, lexicon) <= gathered.counts.keys():
        told = f"homonyms of record {case.record.record_id} were not looked up"
        return weighed.ask(ReviewReason.AMBIGUOUS, told, case)
    if name in rules.BY_NAME_ALONE:
        return None
    if rival is not None and rival[1].facts < 2:
        told = f"record {rival[0].record.record_id} is too like it: {rival[1].words}"
        return weighed.ask(ReviewReason.AMBIGUOUS, told, case)
    chance = rules.coincidence(case, gathered, weighed.lexicon)
    if case.id is None and chance > rules.MOST_COINCIDENCE:
        return weighed.ask(ReviewReason.AMBIGUOUS, f"name and birth date are too common here ({chance:.1g})", case)
    return None


def _better_named(weighed: _Weighed, case: Case) -> Case | None:
    """Another record that has the very name that is printed, where the chosen one's fits only in part."""
    if case.name.exact:
        return None
    return next((c for c in weighed.cases if c is not case and c.name.exact), None)


def nearest_rival(cases: Sequence[Case], winner: Case, lexicon: Lexicon) -> _Rival | None:
    """The other record that differs least from the winner, and how."""
    others = [(c, gap(winner, c, lexicon)) for c in cases if c is not winner]
    return min(others, key=lambda other: (other[1].facts, other[0].record.record_id), default=None)


def _file(weighed: _Weighed, case: Case, name: str, rival: _Rival | None) -> File:
    chance = None if case.id is not None else rules.coincidence(case, weighed.gathered, weighed.lexicon)
    line = filed_line(case, name, chance, rival)
    shown = [case, *([rival[0]] if rival else [])]
    return File(case.record.record_id, name, line, case.evidence(), candidates(shown))
