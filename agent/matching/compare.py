"""How a printed name compares with a record's, and what that is worth. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from agent.matching.lexicon import Lexicon
from agent.matching.normalise import edits, is_arabic, looks_like
from agent.matching.spelling import Printed, RecordName, Words, all_words, canonical, sounds, units
from agent.model import Comparison

_SAME = (Comparison.EXACT, Comparison.VARIANT)
NEAR_LENGTH = 5  # shorter surnames have too many neighbours one edit away


class Strength(IntEnum):
    """What a name comparison is worth, weakest first.

    OTHER: somebody else. ABSENT: nothing to compare. PARTIAL: the last name alone, or an initial. SUPPORTED:
    enough behind an id (a given name more or less, another surname, the other script). FULL: enough with a
    birth date."""

    OTHER = 0
    ABSENT = 1
    PARTIAL = 2
    SUPPORTED = 3
    FULL = 4


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The comparison of the last name and of the given name, and what they are worth together."""

    last: Comparison
    first: Comparison
    strength: Strength

    @property
    def exact(self) -> bool:
        """True when both are the same name, in the same or a curated spelling."""
        return self.strength is Strength.FULL and self.last in _SAME

    @property
    def overall(self) -> Comparison:
        """The two comparisons as one."""
        if self.strength is Strength.OTHER:
            return Comparison.CONFLICT
        if self.strength is Strength.ABSENT:
            return Comparison.ABSENT
        if not self.exact:
            return Comparison.NEAR
        return Comparison.EXACT if self.last == self.first == Comparison.EXACT else Comparison.VARIANT


OTHER = NameMatch(Comparison.CONFLICT, Comparison.CONFLICT, Strength.OTHER)
ABSENT = NameMatch(Comparison.ABSENT, Comparison.ABSENT, Strength.ABSENT)


@lru_cache(maxsize=65536)
def compare_last(printed: Words, record: Words, lexicon: Lexicon) -> Comparison:
    """EXACT joined or split; VARIANT by the curated table; NEAR one edit apart, in Latin letters only."""
    if not printed or not record:
        return Comparison.ABSENT
    a, b = "".join(printed), "".join(record)
    if a == b:
        return Comparison.EXACT
    x, y = (canonical(w, lexicon, given=False) for w in (printed, record))
    if "".join(x) == "".join(y) or lexicon.surnames.get(a, a) == lexicon.surnames.get(b, b):
        return Comparison.VARIANT
    if abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < NEAR_LENGTH or is_arabic(a + b):
        return Comparison.CONFLICT
    near = edits(a, b, 2) <= 1 or looks_like(a, b) or _article_apart(printed, record)
    return Comparison.NEAR if near else Comparison.CONFLICT


def _article_apart(a: Words, b: Words) -> bool:
    """ALAOUI and EL ALAOUI: registers and forms drop the article."""
    x, y = (w[1:] if len(w) > 1 and w[0] in ("el", "al") else w for w in (a, b))
    return "".join(x) == "".join(y) and len("".join(x)) >= NEAR_LENGTH


@lru_cache(maxsize=65536)
def compare_first(printed: Words, record: Words, lexicon: Lexicon) -> Comparison:
    """EXACT, VARIANT, NEAR when one has more given names than the other (or an initial), else CONFLICT: given
    names get no fuzziness, since half of them have another real name one edit away."""
    if not printed or not record:
        return Comparison.ABSENT
    a, b = "".join(printed), "".join(record)
    if a == b:
        return Comparison.EXACT
    x, y = (canonical(w, lexicon, given=True) for w in (printed, record))
    if x == y or "".join(x) == "".join(y) or lexicon.given.get(a, a) == lexicon.given.get(b, b):
        return Comparison.VARIANT
    x, y = (canonical(_own(w, lexicon), lexicon, given=True) for w in (printed, record))
    if set(x) <= set(y) or set(y) <= set(x) or _initials(x, y) or _initials(y, x):
        return Comparison.NEAR
    return Comparison.CONFLICT


def _own(given: Words, lexicon: Lexicon) -> Words:
    """The given names of the person, without those of a parent: "Rim bent TAZI Fatima" is Rim."""
    ends = (at for at, word in enumerate(given) if at and word in lexicon.lineage)
    return given[: next(ends, len(given))]


def _initials(short: Words, full: Words) -> bool:
    """True when each word of ``short`` is an initial or a word of ``full``, in order."""
    if len(short) > len(full) or not any(len(w) == 1 for w in short):
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, full, strict=False))


@lru_cache(maxsize=16384)
def compare_names(printed: Printed, record: RecordName, lexicon: Lexicon) -> NameMatch:
    """The best reading of the printed name as the record's; see ``Strength`` for what it is worth."""
    if not printed.whole and not printed.last:
        return ABSENT if not printed.first else _first_alone(printed.first, record, lexicon)
    everything = "".join((*printed.whole, *printed.last, *printed.first))
    known = (*record.surnames, record.first, *record.aliases)
    if all(is_arabic("".join(w)) != is_arabic(everything) for w in known if w):
        return _across_scripts(printed, record, lexicon)
    return max(_readings(printed, record, lexicon), key=_worth)


def _worth(match: NameMatch) -> tuple[int, int]:
    return match.strength, _RANK[match.last] * 5 + _RANK[match.first]


_RANK = {c: rank for rank, c in enumerate(reversed(Comparison))}  # EXACT is best, CONFLICT worst


def _first_alone(first: Words, record: RecordName, lexicon: Lexicon) -> NameMatch:
    found = compare_first(first, record.first, lexicon)
    return NameMatch(Comparison.ABSENT, found, Strength.OTHER if found is Comparison.CONFLICT else Strength.PARTIAL)


def _readings(printed: Printed, record: RecordName, lexicon: Lexicon) -> list[NameMatch]:
    found = [OTHER]
    for alias in record.aliases:
        if _same_words(all_words(printed), alias, lexicon):
            found.append(NameMatch(Comparison.VARIANT, Comparison.VARIANT, Strength.FULL))
    for last, first in _splits(printed):
        for surname in record.surnames:
            found.append(_judged(printed, record, lexicon, (last, first, surname)))
        for other in printed.also:
            if any(compare_last(other, s, lexicon) in _SAME for s in record.surnames):
                found.append(_by_other_surname(record, lexicon, last, first))
    found.extend(_joined(printed, record))
    return found


def _same_words(a: Words, b: Words, lexicon: Lexicon) -> bool:
    x, y = (sorted(canonical(w, lexicon, given=True)) for w in (a, b))
    return x == y or "".join(a) == "".join(b)


def _splits(printed: Printed) -> list[tuple[Words, Words]]:
    """Each way to part the words into last and given names, in both orders."""
    if printed.last:
        return [(printed.last, printed.first)]
    whole = printed.whole
    if printed.first:
        return [(whole, printed.first)]
    ways: list[tuple[Words, Words]] = [(whole, ())]
    for at in range(1, len(whole)):
        ways += [(whole[:at], whole[at:]), (whole[at:], whole[:at])]
    return ways


def _judged(printed: Printed, record: RecordName, lexicon: Lexicon, way: tuple[Words, Words, Words]) -> NameMatch:
    printed_last, printed_first, surname = way
    last = compare_last(printed_last, surname, lexicon)
    if last is Comparison.CONFLICT:
        return OTHER
    first = compare_first(printed_first, record.first, lexicon)
    if first is Comparison.CONFLICT:
        return NameMatch(last, first, Strength.OTHER)
    if first is Comparison.ABSENT:
        whole = not record.first and not printed_first and len(units(surname, lexicon)) >= 2
        return NameMatch(last, first, Strength.FULL if whole and last in _SAME else Strength.PARTIAL)
    if first is Comparison.NEAR:
        initial = any(len(w) == 1 for w in (*printed_first, *record.first))
        return NameMatch(last, first, Strength.PARTIAL if initial else Strength.SUPPORTED)
    unknown = [o for o in printed.also if not any(compare_last(o, s, lexicon) in _SAME for s in record.surnames)]
    return NameMatch(last, first, Strength.SUPPORTED if unknown else Strength.FULL)


def _by_other_surname(record: RecordName, lexicon: Lexicon, last: Words, first: Words) -> NameMatch:
    """ "Mme BENNANI Fatima née TAZI" and a record TAZI: the one surname fits, the other is not known."""
    given = compare_first(first, record.first, lexicon)
    if given not in _SAME or not last:
        return OTHER
    both = any(compare_last(last, s, lexicon) in _SAME for s in record.surnames)
    return NameMatch(
        Comparison.VARIANT, given, Strength.FULL if both and len(record.surnames) > 1 else Strength.SUPPORTED
    )


def _joined(printed: Printed, record: RecordName) -> list[NameMatch]:
    """Print that lost or gained spaces: the letters are the record's, in one order or the other."""
    letters = "".join((*printed.last, *printed.whole, *printed.first))
    turned = "".join((*printed.first, *printed.whole, *printed.last))
    if not record.first or printed.also:
        return []
    given = "".join(record.first)
    for surname in map("".join, record.surnames):
        if {letters, turned} & {surname + given, given + surname}:
            return [NameMatch(Comparison.EXACT, Comparison.EXACT, Strength.FULL)]
    return []


def _across_scripts(printed: Printed, record: RecordName, lexicon: Lexicon) -> NameMatch:
    """Between scripts a name can support an id (the same names by the table or by their consonants), no more."""
    mine = sorted(_sounds(all_words(printed), lexicon))
    for surname in record.surnames:
        if mine == sorted(_sounds((*surname, *record.first), lexicon)):
            return NameMatch(Comparison.NEAR, Comparison.NEAR, Strength.SUPPORTED)
    for alias in record.aliases:
        if mine == sorted(_sounds(alias, lexicon)):
            return NameMatch(Comparison.NEAR, Comparison.NEAR, Strength.SUPPORTED)
    return OTHER


def _sounds(words: Words, lexicon: Lexicon) -> list[str]:
    return [sounds(unit, lexicon) for unit in units(words, lexicon)]
