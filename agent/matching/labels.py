"""Labels within a cell: what each says about the value beside or under it, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.matching.layout import Token
from agent.matching.lexicon import Label, Lexicon
from agent.matching.normalise import blur
from agent.matching.senses import Sense, sense_of, worst
from agent.model import Role

_ROLES = {"patient": Role.SUBJECT, "not_patient": Role.PROFESSIONAL, "household": Role.OTHER}
_FILLER = frozenset({
    "du", "de", "d", "des", "la", "le", "les", "l", "et", "of", "and", "son", "sa", "ses", "the", "a", "s", "e", "par",
    "no", "numero", "n", "del", "della", "dei", "do", "da", "der", "van",
})  # fmt: skip
TIES = frozenset(
    {"du", "de", "d", "des", "la", "l", "of", "the", "del", "della", "do", "da", "dei", "der", "van", "to"}
)
_NAMES = ("name", "last", "first")
_DATA = ("birth_date", "national_id", "file_number", "age", "sex")
_OF_PEOPLE = frozenset({*_NAMES, *_DATA, "birth_name", "married_name"})
_RANK: dict[Role | None, int] = {None: 0, Role.SUBJECT: 1, Role.UNKNOWN: 2, Role.OTHER: 3, Role.PROFESSIONAL: 4}
_ROLE_OF = {
    Sense.FUNCTION: None, Sense.THING: None, Sense.PATIENT: Role.SUBJECT, Sense.UNKNOWN: Role.UNKNOWN,
    Sense.PROFESSION: Role.PROFESSIONAL, Sense.PERSON: Role.OTHER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A label at tokens ``start`` to ``end``. ``kind`` is one of the lexicon's, with the roles read as ``name``;
    ``role`` is what the label itself says, ``None`` where the section must tell."""

    kind: str
    role: Role | None
    start: int
    end: int
    text: str
    colon: bool


def hits_in(tokens: Sequence[Token], lexicon: Lexicon) -> list[Hit]:
    """The labels of a cell in order; labels that only fillers part are one ("Nom de l'assuré")."""
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = _hit_at(tokens, at, lexicon)
        if hit is None or _a_wife(tokens, hit, lexicon) or _in_brackets(tokens, hit):
            at += 1
            continue
        if hits and _one_phrase(tokens, hits[-1], hit):
            hits[-1] = _merged(tokens, hits[-1], hit)
        elif not _of_the_patient(tokens, hits, hit, lexicon):
            hits.append(hit)
        at = hit.end
    return _with_unknown(tokens, [_whole_phrase(tokens, hits, at, lexicon) for at in range(len(hits))], lexicon)


def _of_the_patient(tokens: Sequence[Token], hits: Sequence[Hit], hit: Hit, lexicon: Lexicon) -> bool:
    """ "la curatrice du patient, X", "carer of the patient": no label, but whose somebody or something is; the words
    around the name tell."""
    if hit.role is not Role.SUBJECT or hit.colon or _late_colon(tokens, [*hits, hit], len(hits)) is not None:
        return False
    before = tokens[hits[-1].end if hits else 0 : hit.start]
    tied = any(t.fold in TIES for t in before[-1:]) or (
        len(before) > 1 and before[-2].fold in TIES and sense_of(before[-1].text, lexicon) is Sense.FUNCTION
    )
    return tied and not _identity(before, lexicon)


def _whole_phrase(tokens: Sequence[Token], hits: Sequence[Hit], at: int, lexicon: Lexicon) -> Hit:
    """The hit with the words that belong to its label and are in no list: "Aidant du patient :", "Nom du parrain :",
    "Parrain né le". They say of whom it speaks, and nobody knows whom they mean."""
    hit = hits[at]
    if hit.kind not in _OF_PEOPLE:
        return hit
    left = _left(tokens, hits, at) if hit.kind in _NAMES + _DATA else ()
    colon = _late_colon(tokens, hits, at)
    right = tokens[hit.end : colon + 1] if colon is not None else ()
    if (hit.kind in _DATA or hit.role is None) and colon is None:
        right = _whose(tokens, hit, lexicon)
    if not left and not right:
        return hit
    role, kind = hit.role, hit.kind
    match worst((*left, *right), lexicon):
        case Sense.PERSON:
            role = Role.OTHER
        case Sense.PROFESSION:
            role = Role.PROFESSIONAL
        case Sense.UNKNOWN:
            role = max(role or Role.UNKNOWN, Role.UNKNOWN, key=lambda r: _RANK[r])
        case Sense.THING if role is None and kind in _NAMES and right:
            kind = "other"  # "Nom de l'examen :"
        case Sense.THING if role is Role.SUBJECT and not (_identity(left, lexicon) and _identity(right, lexicon)):
            role = Role.UNKNOWN  # "Appui du patient", "Patient à l'origine :"
    end = colon + 1 if colon is not None else hit.end
    start = hit.start - len(left) if role is not hit.role else hit.start
    text = " ".join(t.text for t in tokens[start:end])
    return Hit(kind, role, start, end, text, hit.colon or colon is not None)


def _identity(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """True when the words before "patient" are those for his identity or his paper ("Fiche patient")."""
    known = lexicon.senses.identity
    return all(t.fold in known or sense_of(t.text, lexicon) is Sense.FUNCTION for t in tokens)


def _left(tokens: Sequence[Token], hits: Sequence[Hit], at: int) -> Sequence[Token]:
    """The words before a hit that belong to its label: all back to the last sign or label; where a value may stand
    between, only those that a preposition ties to it."""
    hit, first = hits[at], hits[at - 1].end if at else 0
    if hit.role is Role.SUBJECT and at and first == hit.start and not _parts(tokens[first - 1]):
        return tokens[hits[at - 1].start : first]  # "épouse patient :", "زوجة المريض"
    start = hit.start
    while start > first and not tokens[start - 1].ends and not tokens[start - 1].colon:
        start -= 1
    words = tokens[start : hit.start]
    if hit.kind in _DATA:
        lone = start == 0 and len([t for t in words if t.fold not in _FILLER]) == 1
        return words if lone else ()
    tied = bool(words) and words[-1].fold in TIES
    alone = hit.end == len(tokens) and not tokens[-1].stop
    if not (hit.colon or _late_colon(tokens, hits, at) is not None or alone):
        if hit.role is Role.SUBJECT:
            return words[-1:]  # "the source patient, Mr X"
        first_of_all = at == 0 and start == 0 and hit.role is None  # "Parrain   Nom et prénom TAZI Ali"
        return words if (tied and hit.start - start <= 4) or (first_of_all and len(words) <= 3) else ()
    if at and hits[at - 1].end == start and not tied and hit.role is not Role.SUBJECT:
        return ()
    return words if len(words) <= 5 or tied else ()


def _late_colon(tokens: Sequence[Token], hits: Sequence[Hit], at: int) -> int | None:
    """Where the colon of a label stands that goes on behind the hit ("Patient représenté par :")."""
    hit = hits[at]
    if hit.colon:
        return None
    last = hits[at + 1].start if at + 1 < len(hits) else len(tokens)
    for end in range(hit.end, min(last, hit.end + 5)):
        token = tokens[end]
        if token.colon:
            return end
        if token.ends or any(c.isdigit() for c in token.text):
            return None
    return None


def _whose(tokens: Sequence[Token], hit: Hit, lexicon: Lexicon) -> Sequence[Token]:
    """ "DOB of godmother 12/03/1970": who is named between a label and its value."""
    found: list[Token] = []
    for token in tokens[hit.end : hit.end + 5]:
        if any(c.isdigit() for c in token.text) or token.fold in lexicon.months:
            break
        found.append(token)
    return found if found and found[0].fold in TIES else ()


def _with_unknown(tokens: Sequence[Token], hits: list[Hit], lexicon: Lexicon) -> list[Hit]:
    """Also the labels that nobody knows: words before a colon ("Donneur :"), or a cell that is just a word for a
    person ("DONNEUR")."""
    taken = {at for hit in hits for at in range(hit.start, hit.end)}
    found = list(hits)
    for at, token in enumerate(tokens):
        if not token.colon or at in taken:
            continue
        start = at
        while start > 0 and at - start < 5 and start - 1 not in taken and not _parts(tokens[start - 1]):
            start -= 1
        phrase = tokens[start : at + 1]
        role = _ROLE_OF[worst(phrase, lexicon)]
        text = " ".join(t.text for t in phrase)
        kind = "other" if role is None else "name"
        if not any(any(c.isdigit() for c in t.text) for t in phrase):
            found.append(Hit(kind, role, start, at + 1, text, colon=True))
    if (
        not found
        and 0 < len(tokens) <= 4
        and tokens[0].fold not in lexicon.sexes
        and worst(tokens, lexicon) is Sense.PERSON
    ):
        found.append(Hit("name", Role.OTHER, 0, len(tokens), " ".join(t.text for t in tokens), colon=False))
    return sorted(found, key=lambda hit: hit.start)


def _in_brackets(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "Dossier (cabinet) : 002451": a remark on the label before it."""
    closed = tokens[hit.start].opened and tokens[hit.end - 1].ends
    return closed and hit.kind in ("place", "other")


def _a_wife(tokens: Sequence[Token], hit: Hit, lexicon: Lexicon) -> bool:
    """ "Son épouse, Mme X" is somebody else; "Mme X épouse Y" is one name more."""
    if hit.kind != "married_name" or hit.colon:
        return False
    before = tokens[hit.start - 1].fold if hit.start else ""
    if hit.start == 0 and hit.end == len(tokens):
        return True  # "Veuve" over somebody's name
    elided = tokens[hit.start].text[:2] in ("l'", "L'", "l’", "L’")
    own = before in lexicon.senses.possessives or before in ("une", "the", "la")
    return elided or own or tokens[hit.end - 1].ends


def _parts(token: Token) -> bool:
    return token.ends or token.colon


def _hit_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Hit | None:
    hit = _found(tokens, at, lexicon.labels.get(_head(tokens[at]), ()), fold_only=True)
    if hit is None and tokens[at].confirmed is not None:
        hit = _found(tokens, at, lexicon.blurred_labels.get(blur(_head(tokens[at])), ()), fold_only=False)
    return hit


def _found(tokens: Sequence[Token], at: int, labels: Sequence[Label], *, fold_only: bool) -> Hit | None:
    """The first of the labels that stands at ``at``; read in blurred letters unless ``fold_only``."""
    for label in labels:
        end = _match(tokens, at, label, fold_only=fold_only)
        if end is None or (label.soft and at > 0 and not _set_off(tokens, at, end)):
            continue
        if label.kind == "not_patient" and at > 0 and _named_so_far(tokens, at):
            continue
        text = " ".join(t.text for t in tokens[at:end])
        kind = "name" if label.kind in _ROLES else label.kind
        return Hit(kind, _ROLES.get(label.kind), at, end, text, tokens[end - 1].colon)
    return None


def _head(token: Token) -> str:
    return token.fold.split("-")[0]


def _set_off(tokens: Sequence[Token], at: int, end: int) -> bool:
    """A plain word is a label before a colon or a number, or where the value before it ended."""
    figures = end < len(tokens) and any(c.isdigit() for c in tokens[end].text)
    return (
        tokens[end - 1].colon or tokens[at - 1].ends or tokens[at].opened or (figures and tokens[at].text[0].isupper())
    )


def _named_so_far(tokens: Sequence[Token], at: int) -> bool:
    """ "Patient : Dr EL IDRISSI": a doctor's title right after a label's colon is part of the value."""
    return tokens[at - 1].colon and tokens[at].fold in ("dr", "docteur", "pr", "prof", "professeur", "doctor")


def _match(tokens: Sequence[Token], at: int, label: Label, *, fold_only: bool) -> int | None:
    """Where the label ends when its words stand at ``at``; a colon within it breaks it."""
    left = list(label.words)
    end = at
    while left:
        if end >= len(tokens) or (end > at and tokens[end - 1].colon):
            return None
        for part in (tokens[end].fold if fold_only else blur(tokens[end].fold)).split("-"):
            if not left or part != left[0]:
                return None
            left.pop(0)
        end += 1
    return end


def _one_phrase(tokens: Sequence[Token], before: Hit, hit: Hit) -> bool:
    between = tokens[before.end : hit.start]
    if before.colon or any(t.ends or t.fold not in _FILLER for t in between):
        return False
    if hit.kind == "place" or before.kind in ("place", "other_date"):
        return False
    named = before.kind in _NAMES and hit.kind in _NAMES
    if not between and before.role not in (None, Role.SUBJECT) and hit.role not in (None, Role.SUBJECT):
        return named  # "Parent signataire"
    return bool(between) or (named and (before.role is not None or hit.role is not None))


def _merged(tokens: Sequence[Token], before: Hit, hit: Hit) -> Hit:
    """The kind is said first ("date de naissance de l'assuré"), the role is the one farthest from the patient."""
    role = max(before.role, hit.role, key=lambda r: _RANK[r])
    kind = hit.kind if before.kind in ("other", "name") and hit.kind not in ("name", "other") else before.kind
    text = " ".join(t.text for t in tokens[before.start : hit.end])
    return Hit(kind, role, before.start, hit.end, text, hit.colon)
