"""One line that explains a decision, in the words of its evidence."""

from __future__ import annotations

from agent.matching.compare import Strength
from agent.matching.evidence import Case, Fact
from agent.matching.gaps import Gap
from agent.model import Comparison


def filed_line(case: Case, rule: str, chance: float | None, rival: tuple[Case, Gap] | None) -> str:
    """``FILE 4711 name+birth_date: "EL IDRISSI Mohamed" (p1, patient) + 12/03/1961 (né le); coincidence 4e-5; ...``"""
    said = [_named(case), *(_fact(f) for f in case.facts if _speaks(f))]
    parts = [f"FILE {case.record.record_id} {rule}: {' + '.join(said)}"]
    if chance is not None:
        parts.append(f"coincidence {chance:.0e}")
    if rival is not None:
        parts.append(f"next {rival[0].record.record_id}: {rival[1].words}")
    return "; ".join(parts)


def missing_line(case: Case) -> str:
    """What the nearest record lacks, or what contradicts it."""
    record = case.record.record_id
    if case.against:
        fact = case.against[0]
        return f"record {record}: {fact.kind.replace('_', ' ')} {_quote(fact)} is not the record's"
    said = [_named(case)] if case.mention is not None else []
    if case.name.strength is Strength.OTHER:
        return f"record {record} has another name: {said[0] if said else ''}"
    if case.birth.comparison is Comparison.EXACT and not case.birth.bound:
        return f"record {record}: {_quote(case.birth)} stands beside no full name of the subject"
    if case.birth.comparison is Comparison.EXACT and not case.birth.proven:
        return f"record {record}: {_quote(case.birth)} could not be read twice alike"
    if not said or not case.mention or not case.mention.name:
        return f"record {record}: no name of the subject could be read"
    if case.name.strength is not Strength.FULL:
        return f"record {record}: the name fits only in part: {said[0] if said else ''}"
    return f"record {record}: a full birth date or an own identifier is missing beside {said[0] if said else ''}"


def _speaks(fact: Fact) -> bool:
    return fact.field is not None and fact.comparison in (Comparison.EXACT, Comparison.NEAR)


def _named(case: Case) -> str:
    if case.mention is None:
        return "no name"
    label = case.mention.label or "patient"
    return f'"{case.mention.name}" (p{case.mention.page}, {label.lower()})'


def _fact(fact: Fact) -> str:
    return f"{_quote(fact)} ({fact.kind.replace('_', ' ')})"


def _quote(fact: Fact) -> str:
    return fact.field.quote if fact.field is not None else ""
