"""Is the document about one person only? Pages, file name and stray identities are held against the winner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.matching.blocking import first_key, last_key
from agent.matching.compare import Strength, compare_names
from agent.matching.evidence import Case, compatible, is_full
from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import id_shape, id_value, is_arabic, name_tokens
from agent.matching.signs import Sign, SignKind
from agent.matching.spelling import Printed, printed_name, record_name, units
from agent.matching.values import IDENTIFYING
from agent.model import Field, Gathered, Mention, Proof, Record, ReviewReason, Role

ABOVE, BELOW = 6, 8  # rows around a subject's name in which a strange line may say who it is


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the document may be somebody else's."""

    reason: ReviewReason
    words: str


def several(found: Identification, cases: Sequence[Case], lexicon: Lexicon) -> bool:
    """True when two patient mentions name two people, whoever is in the register."""
    named = [m for m in found.subjects if m.name]
    births = {
        f.value
        for m in found.subjects
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
    for f in (f for m in found.subjects for f in m.fields if not f.partial):
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
    if is_arabic(a.name) != is_arabic(b.name) and not _values(a).isdisjoint(_values(b)):
        return True  # a bilingual form prints one person twice
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
    for mention in found.subjects:
        if not compatible(mention, record, found, lexicon):
            return Doubt(ReviewReason.SEVERAL_PEOPLE, f'page {mention.page} names "{mention.name}"')
    about = _Subject(found, record, lexicon)
    rivals = [c for c in cases if c is not winner]
    if doubt := about.unproven() or about.others() or about.signs() or _untied_page(found, winner, rivals):
        return doubt
    own = about.own_pages
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


class _Subject:
    """Whether the pages prove that the record's person is the one whom the document is about."""

    def __init__(self, found: Identification, record: Record, lexicon: Lexicon) -> None:
        self.found, self.record, self.lexicon = found, record, lexicon
        self.mine = [m for m in found.subjects if m.name]
        self.labelled = [m for m in found.subjects if m.proof is Proof.LABEL]
        own = _own_values(record)
        self.accounted = [set(name_tokens(m.name)) for m in found.mentions if m.role is Role.OTHER and m.name]
        self.strong = any(is_full(m) and own & _values(m) for m in self.labelled)
        full = {m.page for m in found.mentions if self._is_mine(m) and is_full(m)}
        tied = {
            f.page
            for f in (*found.ids, *(f for m in found.subjects for f in m.fields))
            if f.value in own and f.kind != "birth_date"
        }
        self.own_pages = full | tied | _pages_with(found, record, lexicon)

    def unproven(self) -> Doubt | None:
        """A subject that is named only in part, as a newborn of its mother, or after somebody else has been."""
        for m in self.found.subjects:
            if m.newborn:
                return Doubt(ReviewReason.CONFLICT, f'page {m.page} is about a newborn: "{m.name or m.label}"')
        lines = {(s.page, s.row): s.text for s in self.found.signs if s.kind is SignKind.QUOTED}
        if old := next((lines[m.page, m.row] for m in self.mine if (m.page, m.row) in lines), None):
            return Doubt(ReviewReason.CONFLICT, f'the subject is named in a mail that is quoted: "{old}"')
        if unnamed := next((m for m in self.labelled if not m.name and m.label), None):
            told = f'"{unnamed.label}" on page {unnamed.page} is followed by somebody, but no name'
            return Doubt(ReviewReason.CONFLICT, told)
        if not self.strong and (other := next((m for m in self.found.mentions if self._plays_another_part(m)), None)):
            return Doubt(ReviewReason.CONFLICT, f'"{other.name}" is {other.role.value} on page {other.page}')
        decisive = self.labelled or [m for m in self.mine if m.proof is Proof.BLOCK]
        if decisive and not any(is_full(m) for m in decisive):
            shown = decisive[0].name or "nobody"
            return Doubt(
                ReviewReason.CONFLICT, f'the subject is named only in part: "{shown}" (page {decisive[0].page})'
            )
        home = min(self.own_pages, default=1)
        spoken = [s for s in self.found.signs if s.page < home and s.kind in (SignKind.PATIENT, SignKind.PERSON)]
        if not self.labelled and spoken:
            told = f'page {spoken[0].page} speaks of a "{spoken[0].text}" before page {home} names anybody'
            return Doubt(ReviewReason.CONFLICT, told)
        if not self.labelled and any(m.proof is Proof.BLOCK and not is_full(m) for m in self.mine):
            return Doubt(ReviewReason.CONFLICT, "the subject is named only in part")
        return None

    def others(self) -> Doubt | None:
        """Somebody on the pages who isn't accounted for."""
        for m in self.found.mentions:
            if not m.name or m.role in (Role.SUBJECT, Role.PROFESSIONAL):
                continue
            if self._is_a_namesake(m):
                return Doubt(ReviewReason.SEVERAL_PEOPLE, f'"{m.name}" has another birth date on page {m.page}')
            if m.role is Role.UNKNOWN and self._is_mine(m):
                if self.strong or (self._comes_later(m) and not self._may_have_written(m)):
                    continue
                return Doubt(ReviewReason.CONFLICT, f'"{m.name}" (page {m.page}) may be somebody else')
            known = m.role is Role.OTHER or set(name_tokens(m.name)) in self.accounted
            if known and self.strong and m.page in self.own_pages:
                continue
            return Doubt(ReviewReason.SEVERAL_PEOPLE, f'"{m.name}" is named too (page {m.page}, {m.role.value})')
        return None

    def signs(self) -> Doubt | None:
        """Words that point to somebody: on a page of the subject only where no label proves who that is."""
        for sign in self.found.signs:
            if sign.kind is SignKind.NAME and self._mine_too(sign):
                continue
            if sign.kind in (SignKind.PATIENT, SignKind.QUOTED):
                continue
            if sign.kind is SignKind.LINE and (not self._near(sign) or self._mine_too(sign)):
                continue
            away = sign.page not in self.own_pages
            if not self.strong or (away and sign.kind is SignKind.NAME):
                return Doubt(
                    ReviewReason.SEVERAL_PEOPLE, f'"{sign.text}" (page {sign.page}) may be about somebody else'
                )
        return None

    def _is_mine(self, m: Mention) -> bool:
        """True when the mention may be the subject once more: its name and sex fit."""
        if not compatible(m, self.record, self.found, self.lexicon):
            return False
        return _sexes([m]).isdisjoint({"M", "F"} - _sexes(self.mine)) if _sexes(self.mine) else True

    def _is_a_namesake(self, m: Mention) -> bool:
        """The subject's very name beside another birth date."""
        match = compare_names(printed_name(m), record_name(self.record), self.lexicon)
        return match.strength is Strength.FULL and not compatible(m, self.record, self.found, self.lexicon)

    def _plays_another_part(self, m: Mention) -> bool:
        """The same name as a professional's or a relative's: who wrote the letter is not whom it is about."""
        if m.role not in (Role.PROFESSIONAL, Role.OTHER) or not m.name:
            return False
        return compare_names(printed_name(m), record_name(self.record), self.lexicon).strength is Strength.FULL

    def _comes_later(self, m: Mention) -> bool:
        first = min(((s.page, s.row) for s in self.mine if is_full(s)), default=(m.page, m.row))
        return is_full(m) or (m.page, m.row) >= first

    def _may_have_written(self, m: Mention) -> bool:
        """A bare name at the top and once more below, with no label: the sender of a letter may write of anybody."""
        return m.proof is Proof.PLAIN and m.row > 0 and all(s.proof is Proof.PLAIN for s in self.mine)

    def _near(self, sign: Sign) -> bool:
        """A line that says who is meant stands over a block, in it, or under it."""
        return any(m.page == sign.page and -ABOVE <= sign.row - m.row <= BELOW for m in self.found.subjects)

    def _mine_too(self, sign: Sign) -> bool:
        words = set(sign.words or name_tokens(sign.text))
        return bool(words) and words <= {w for m in self.mine for w in name_tokens(m.name)}


def _values(mention: Mention) -> set[str]:
    return {
        v
        for f in mention.fields
        if f.proven and not f.partial and f.kind in IDENTIFYING
        for v in (f.value, f.swapped)
        if v
    }


def _sexes(mentions: Sequence[Mention]) -> set[str]:
    return {f.value for m in mentions for f in m.fields if f.kind == "sex"}


def _untied_page(found: Identification, winner: Case, rivals: Sequence[Case]) -> Doubt | None:
    """A further page whose identifiers nothing shows to be the winner's may be anybody's.

    They must be the record's own or stand again on the page that names the winner. The winner's name ties a page
    too, unless a homonym is registered; a page that lost its name (a scan spoiled the label) has nothing else."""
    if winner.mention is None:
        return None
    home = winner.mention.page
    known = _own_values(winner.record) | {f.value for m in found.subjects if m.page == home for f in m.fields}
    homonyms = any(c.name.strength >= Strength.SUPPORTED for c in rivals)
    named = set() if homonyms else {m.page for m in found.subjects if m.name}
    anybody = [m for m in found.mentions if m.role is not Role.PROFESSIONAL]
    for f in (f for m in anybody if m.page != home and m.page not in named for f in m.fields):
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
    return any(f.value in owned and f.kind in ("national_id", "file_number") for m in found.subjects for f in m.fields)


def _stands_elsewhere(found: Identification, rival: Record, winner: Record, lexicon: Lexicon) -> bool:
    """True when a rival's full name and birth date stand on the pages outside of what is said of relatives."""
    if rival.birth_date is None or rival.birth_date == winner.birth_date:
        return False
    born = rival.birth_date.isoformat()
    if born in found.other_dates or not any(f.value == born for f in found.dates):
        return False
    theirs = [m for m in found.mentions if m.role in (Role.OTHER, Role.PROFESSIONAL)]
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
    others = (m for m in found.mentions if m.role in (Role.OTHER, Role.PROFESSIONAL) and m.page in pages)
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
