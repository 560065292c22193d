"""How far a rival stands from the record that would be filed to, in known facts: is one slip enough to mix them up?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent.matching.compare import Strength, compare_first
from agent.matching.dates import dates_apart, day_digits, is_guess
from agent.matching.evidence import Case
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import edits, id_value
from agent.matching.spelling import Words
from agent.model import Comparison, Record


@dataclass(frozen=True, slots=True)
class Gap:
    """How a rival differs from the winner in known facts: their number, what they are (``""`` for birth dates), and
    the two birth dates."""

    facts: int
    kinds: tuple[str, ...]
    births: tuple[date, date] | None = None

    @property
    def words(self) -> str:
        """The differences in words."""
        said = " and ".join(kind or self._digits() for kind in self.kinds)
        return f"{said} differ" if said else "nothing known differs"

    def _digits(self) -> str:
        a, b = map(day_digits, self.births or ())
        digits = sum(x != y for x, y in zip(a, b, strict=True))
        return f"{digits} digit{'s' if digits > 1 else ''}"


def gap(winner: Case, other: Case, lexicon: Lexicon) -> Gap:
    """The known facts in which a rival differs; absent ones count nothing. Surnames far apart and two digits of a
    date count two, since no single slip makes one of the other. A given name counts one (twins); where one of the birth
    dates is not known, or a clerk's guess, it counts two when it is quite another name, or no common surname could
    ever be filed."""
    rival = other.record
    births = _births(winner.record, rival)
    apart = (dates_apart(*births), "") if births else (0, "")
    parts = [part for part in (*_name_gap(winner, other, lexicon), apart, *_id_gap(winner, rival)) if part[0]]
    return Gap(sum(count for count, _ in parts), tuple(kind for _, kind in parts), births)


def _births(a: Record, b: Record) -> tuple[date, date] | None:
    return (a.birth_date, b.birth_date) if a.birth_date and b.birth_date else None


def _name_gap(winner: Case, other: Case, lexicon: Lexicon) -> list[tuple[int, str]]:
    if other.name.strength is not Strength.OTHER:
        return []
    mine, theirs = winner.known, other.known
    last = min((_apart(a, b) for a in mine.surnames for b in theirs.surnames), default=0)
    given = 0
    if compare_first(mine.first, theirs.first, lexicon) is Comparison.CONFLICT:
        unknown = any(born is None or is_guess(born) for born in (winner.record.birth_date, other.record.birth_date))
        given = 2 if unknown and edits("".join(mine.first), "".join(theirs.first), 2) >= 2 else 1
    return [(last, "last name"), (given, "given name")]


def _apart(a: Words, b: Words) -> int:
    return max(0, edits("".join(a), "".join(b), 3) - 1)


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
