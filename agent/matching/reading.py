"""What an answer about a document needs to know of what was read: whose name is printed, and where its people part.

A human's answer may teach that the printed name is also a name of the record; it never makes a rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from agent.matching.compare import Strength, compare_names
from agent.matching.evidence import case_of, patients
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import name_tokens
from agent.matching.spelling import all_words, printed_name, record_name
from agent.matching.subject import several
from agent.model import Ask, Decision, Gathered, Mention, ReviewReason, Role

Ranges = tuple[tuple[int, int], ...]


MOST_PEOPLE = 20  # that are shown


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as he was read: ``role`` of the page's own saying, the printed name, birth date (ISO or as far as it is
    known), numbers, the page, and the label that the name stood behind."""

    role: str
    name: str
    birth_date: str
    ids: tuple[str, ...]
    page: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a document for the answers about it.

    ``name`` is the patient's as printed, empty where it can't be learnt; ``bearers`` are the records that bear it
    already; ``ranges`` are first and last pages of each person, empty where pages don't part them; ``people`` are all
    who were read."""

    name: str = ""
    bearers: tuple[str, ...] = ()
    ranges: Ranges = ()
    people: tuple[Person, ...] = ()


def reading_of(found: Identification, gathered: Gathered, decision: Decision, lexicon: Lexicon) -> Reading:
    """What is to be kept of a document for the answers about it."""
    crowd = isinstance(decision, Ask) and decision.reason is ReviewReason.SEVERAL_PEOPLE
    people = people_read(found)
    mention = None if crowd else learnable(found)
    ranges = page_ranges(found, gathered, lexicon) if crowd else ()
    if mention is None:
        return Reading(ranges=ranges, people=people)
    printed = printed_name(mention)
    bearers = sorted(
        r.record_id
        for r in gathered.records
        if compare_names(printed, record_name(r), lexicon).strength is Strength.FULL
    )
    return Reading(_text(mention), tuple(bearers), ranges, people)


def people_read(found: Identification) -> tuple[Person, ...]:
    """The people as they were read, the subject first; professionals and those of whom only a phone is known not."""
    order = {Role.SUBJECT: 0, Role.UNKNOWN: 1, Role.OTHER: 2}
    people = []
    for m in sorted(found.mentions, key=lambda m: (order.get(m.role, 3), m.page, m.row)):
        ids = tuple(f.value for f in m.fields if f.kind in ("national_id", "file_number"))
        born = next((f.value for f in m.fields if f.kind == "birth_date"), "")
        if m.role is not Role.PROFESSIONAL and (m.name or born or ids):
            people.append(Person(m.role.value, m.name, born, ids, m.page, m.label))
    return tuple(dict.fromkeys(people))[:MOST_PEOPLE]


def told(reading: Reading) -> tuple[str, ...]:
    """The people as lines for a question: ``TAZI Hamid, 1970-11-02 (subject, p1)``."""
    lines = []
    for person in reading.people[:5]:
        said = ", ".join(filter(None, (person.name, person.birth_date, *person.ids)))
        lines.append(f"{said} ({person.role}, p{person.page})")
    return tuple(lines)


def learnable(found: Identification) -> Mention | None:
    """The one patient mention whose name an answer may teach.

    None when several names are printed, when its letters were not surely read (a misread name may be another
    person's), and for a lone word or an initial, which fit too many people.
    """
    named = [m for m in found.subjects if m.name]
    if len({tuple(sorted(all_words(printed_name(m)))) for m in named}) != 1:
        return None
    words = all_words(printed_name(named[0]))
    sure = any(all(f.proven for f in m.fields if f.kind.endswith("name")) for m in named)
    return named[0] if sure and len(words) >= 2 and all(len(word) > 1 for word in words) else None


def page_ranges(found: Identification, gathered: Gathered, lexicon: Lexicon) -> Ranges:
    """Where one person's pages end and another's begin; empty when a single page names several, or all are one's.

    A page that names nobody belongs to the person before it.
    """
    people = patients(found)
    cases = [case_of(found, record, lexicon, people) for record in gathered.records]

    def one_person(first: int, last: int) -> bool:
        some = tuple(m for m in _mentions(found) if first <= m.page <= last)
        return not several(replace(found, mentions=some), cases, lexicon)

    ranges: list[tuple[int, int]] = []
    for page in range(1, found.pages + 1):
        if not one_person(page, page):
            return ()
        if ranges and one_person(ranges[-1][0], page):
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return tuple(ranges) if len(ranges) > 1 else ()


def with_ranges(decision: Decision, ranges: Ranges) -> Decision:
    """The question, with the pages of each person where they are known."""
    if not isinstance(decision, Ask) or not ranges:
        return decision
    return replace(decision, explanation=f"{decision.explanation}; one person each on pages {spoken(ranges)}")


def spoken(ranges: Collection[tuple[int, int]]) -> str:
    """``1-2 3 4-6``, as it is typed."""
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _mentions(found: Identification) -> list[Mention]:
    """The patients; on a page without one, whoever it addresses."""
    with_patient = {m.page for m in found.subjects if m.name}
    return [
        replace(m, role=Role.SUBJECT)
        for m in found.mentions
        if m.role is Role.SUBJECT
        or (m.role is Role.UNKNOWN and m.page not in with_patient and len(m.name.split()) >= 2)
    ]


def _text(mention: Mention) -> str:
    """The name as printed, where that is just what is compared; else the words that are."""
    words = all_words(printed_name(mention))
    return mention.name if sorted(name_tokens(mention.name)) == sorted(words) else " ".join(words)
