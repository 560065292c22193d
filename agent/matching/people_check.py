"""Is the document about one person only? Pages, file name and stray identities are held against the winner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.matching.blocking import first_key, last_key
from agent.matching.compare import Strength, compare_names
from agent.matching.evidence import Case, compatible
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import id_shape, id_value
from agent.matching.spelling import Printed, printed_name, record_name, units
from agent.matching.values import IDENTIFYING
from agent.model import Field, Gathered, Mention, Record, ReviewReason, Role


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the document may be somebody else's."""

    reason: ReviewReason
    words: str


def several(found: Identification, cases: Sequence[Case], lexicon: Lexicon) -> bool:
    """True when two patient mentions name two people, whoever is in the register."""
    named = [m for m in found.patients if m.name]
    births = {
        f.value
        for m in found.patients
        for f in m.fields
        if f.kind == "birth_date" and not f.partial and f.proven and f.value not in found.other_dates
    }
    if len(births) > 1 or _ids_of_several(found):
        return True
    return any(not _same_person(named[0], other, cases, found, lexicon) for other in named[1:]) if named else False


def _ids_of_several(found: Identification) -> bool:
    """True when two national ids are printed, or two file numbers of one shape on two pages: one page may well
    have a laboratory's number beside the practice's own."""
    cards: set[str] = set()
    numbers: dict[str, dict[str, set[int]]] = {}
    for f in (f for m in found.patients for f in m.fields if not f.partial):
        if f.kind == "national_id":
            cards.add(f.value)
        elif f.kind == "file_number":
            numbers.setdefault(id_shape(f.value), {}).setdefault(f.value, set()).add(f.page)
    apart = any(len(some) > 1 and not set.intersection(*some.values()) for some in numbers.values())
    return len(cards) > 1 or apart


def _same_person(a: Mention, b: Mention, cases: Sequence[Case], found: Identification, lexicon: Lexicon) -> bool:
    """Two mentions are one person when one reads as the other, or when one record fits both."""
    if _reads_as(a, b, lexicon) or _reads_as(b, a, lexicon):
        return True
    return any(
        c.name.strength >= Strength.SUPPORTED
        and compatible(a, c.record, found, lexicon)
        and compatible(b, c.record, found, lexicon)
        for c in cases
    )


def _reads_as(a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    name, other = printed_name(a), printed_name(b)
    words = units((*other.last, *other.whole), lexicon)
    if other.last:
        ways = [Record("", " ".join(other.last), " ".join(other.first) or None)]
    else:
        ways = [
            Record("", " ".join(words[:at]), " ".join((*words[at:], *other.first)) or None)
            for at in range(1, len(words) + 1)
        ]
        ways += [Record("", " ".join(words[at:]), " ".join(words[:at])) for at in range(1, len(words))]
    return any(compare_names(name, record_name(way), lexicon).strength >= Strength.PARTIAL for way in ways)


def someone_else(
    found: Identification, winner: Case, cases: Sequence[Case], gathered: Gathered, lexicon: Lexicon
) -> Doubt | None:
    """The first sign that the document is, wholly or in part, another person's than the winner's."""
    record = winner.record
    for mention in found.patients:
        if not compatible(mention, record, found, lexicon):
            return Doubt(ReviewReason.SEVERAL_PEOPLE, f'page {mention.page} names "{mention.name}"')
    rivals = [c for c in cases if c is not winner]
    if other := _page_of_another(found, record, lexicon) or _untied_page(found, winner, rivals):
        return other
    own = _pages_with(found, record, lexicon) | {m.page for m in found.patients if m.name}
    for rival in rivals:
        if (page := _page_with_another(found, rival.record, own, lexicon)) is not None:
            return Doubt(
                ReviewReason.SEVERAL_PEOPLE, f"page {page} has the name of record {rival.record.record_id} alone"
            )
        if _own_id_printed(found, rival):
            return Doubt(ReviewReason.CONFLICT, f"an identifier of record {rival.record.record_id} is printed")
        if _stands_elsewhere(found, rival.record, record, lexicon):
            told = f"name and birth date of record {rival.record.record_id} are printed too"
            return Doubt(ReviewReason.SEVERAL_PEOPLE, told)
    return _file_name(found, record, rivals, gathered, lexicon)


def _page_of_another(found: Identification, record: Record, lexicon: Lexicon) -> Doubt | None:
    """A page without a patient of its own that addresses somebody else (Mme X) may be X's."""
    with_patient = {m.page for m in found.patients if m.name}
    for mention in found.mentions:
        if mention.role is not Role.UNKNOWN or mention.page in with_patient or len(mention.name.split()) < 2:
            continue
        if not compatible(mention, record, found, lexicon):
            return Doubt(ReviewReason.SEVERAL_PEOPLE, f'page {mention.page} names "{mention.name}"')
    return None


def _untied_page(found: Identification, winner: Case, rivals: Sequence[Case]) -> Doubt | None:
    """A further page whose identifiers nothing shows to be the winner's may be anybody's.

    They must be the record's own or stand again on the page that names the winner. The winner's name ties a page
    too, unless a homonym is registered; a page that lost its name (a scan spoiled the label) has nothing else."""
    if winner.mention is None:
        return None
    home = winner.mention.page
    known = _own_values(winner.record) | {f.value for m in found.patients if m.page == home for f in m.fields}
    homonyms = any(c.name.strength >= Strength.SUPPORTED for c in rivals)
    named = set() if homonyms else {m.page for m in found.patients if m.name}
    for f in (f for m in found.patients if m.page != home and m.page not in named for f in m.fields):
        if f.kind in IDENTIFYING and f.value not in known and not _short_form(f, known):
            told = f'page {f.page} has "{f.quote}", which nothing ties to the patient'
            return Doubt(ReviewReason.SEVERAL_PEOPLE, told)
    return None


def _own_values(record: Record) -> set[str]:
    born = {record.birth_date.isoformat()} if record.birth_date else set()
    return born | {id_value(v) for v in (record.national_id, record.file_number) if v}


def _short_form(printed: Field, known: set[str]) -> bool:
    """True for a birth date with a two-digit year, or a year alone, that a known one may be."""
    return printed.kind == "birth_date" and any(printed.value in (day[2:], day[:4]) for day in known)


def _own_id_printed(found: Identification, rival: Case) -> bool:
    """True when a labelled identifier of the patient is another record's."""
    owned = {id_value(v) for v in (rival.record.national_id, rival.record.file_number) if v}
    return any(f.value in owned and f.kind in ("national_id", "file_number") for m in found.patients for f in m.fields)


def _stands_elsewhere(found: Identification, rival: Record, winner: Record, lexicon: Lexicon) -> bool:
    """True when a rival's full name and birth date stand on the pages outside of what is said of relatives."""
    if rival.birth_date is None or rival.birth_date == winner.birth_date:
        return False
    born = rival.birth_date.isoformat()
    if born in found.other_dates or not any(f.value == born for f in found.dates):
        return False
    theirs = [m for m in found.mentions if m.role in (Role.HOUSEHOLD, Role.NOT_PATIENT)]
    if any(f.value == born for m in theirs for f in m.fields):
        return False
    return bool(_pages_with(found, rival, lexicon))


def _pages_with(found: Identification, record: Record, lexicon: Lexicon) -> set[int]:
    """The pages on which the record's full name stands, under whatever label."""
    name = record_name(record)
    some = {word for surname in name.surnames for word in surname}
    return {
        run.page
        for run in found.names
        if not some.isdisjoint(run.words)
        and any(
            compare_names(Printed(whole=run.words[at : at + size]), name, lexicon).strength is Strength.FULL
            for size in range(2, min(len(run.words), 6) + 1)
            for at in range(len(run.words) - size + 1)
        )
    }


def _page_with_another(found: Identification, rival: Record, own: set[int], lexicon: Lexicon) -> int | None:
    """A page with a rival's full name, as nobody's doctor or relative, and without the winner's (``own`` pages)."""
    if found.pages < 2:
        return None
    pages = _pages_with(found, rival, lexicon) - own
    if not pages:
        return None
    others = (m for m in found.mentions if m.role in (Role.HOUSEHOLD, Role.NOT_PATIENT) and m.page in pages)
    name = record_name(rival)
    pages -= {m.page for m in others if compare_names(printed_name(m), name, lexicon).strength >= Strength.SUPPORTED}
    return min(pages, default=None)


def _file_name(
    found: Identification, record: Record, rivals: Sequence[Case], gathered: Gathered, lexicon: Lexicon
) -> Doubt | None:
    """The file's own name counts against the winner when it names somebody else, never for anybody."""
    words = found.file_name
    own = {w for s in record_name(record).surnames for w in s} | set(record_name(record).first)
    for rival in rivals:
        ids = {id_value(v) for v in (rival.record.national_id, rival.record.file_number) if v and len(id_value(v)) >= 4}
        if ids & set(found.file_name_ids):
            return Doubt(ReviewReason.CONFLICT, f"the file's name has an identifier of record {rival.record.record_id}")
        if _names(words, rival.record, lexicon) and not _names(words, record, lexicon):
            return Doubt(ReviewReason.CONFLICT, f"the file's name names record {rival.record.record_id}")
    parts = units(words, lexicon)
    for a, b in pairwise(parts):
        if {a, b} & {"".join(units((w,), lexicon)) for w in own} or any(w in a + b for w in own if len(w) > 3):
            continue
        if any(_known_pair(x, y, gathered, lexicon) for x, y in ((a, b), (b, a))):
            return Doubt(ReviewReason.CONFLICT, f'the file\'s name names "{a} {b}"')
    return None


def _names(words: Sequence[str], record: Record, lexicon: Lexicon) -> bool:
    name = record_name(record)
    if not name.first or not words:
        return False
    joined = "".join(units(tuple(words), lexicon))
    first = "".join(units(name.first, lexicon))
    return first in joined and any("".join(units(s, lexicon)) in joined for s in name.surnames)


def _known_pair(last: str, first: str, gathered: Gathered, lexicon: Lexicon) -> bool:
    counts = gathered.counts
    return counts.get(last_key((last,), lexicon), 0) > 0 and counts.get(first_key((first,), lexicon), 0) > 0
