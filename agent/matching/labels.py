"""Labels within a cell: what each says about the value beside or under it, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.matching.layout import Token
from agent.matching.lexicon import Label, Lexicon
from agent.matching.normalise import blur
from agent.model import Role

_ROLES = {"patient": Role.PATIENT, "not_patient": Role.NOT_PATIENT, "household": Role.HOUSEHOLD}
_FILLER = frozenset({
    "du", "de", "d", "des", "la", "le", "les", "l", "et", "of", "and", "son", "sa", "ses", "the", "a", "s", "e", "par",
    "no", "numero", "n",
})  # fmt: skip
_NAMES = ("name", "last", "first")
_RANK: dict[Role | None, int] = {None: 0, Role.PATIENT: 1, Role.HOUSEHOLD: 2, Role.NOT_PATIENT: 3}


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
        if hit is None:
            at += 1
            continue
        if hits and _one_phrase(tokens, hits[-1], hit):
            hits[-1] = _merged(tokens, hits[-1], hit)
        else:
            hits.append(hit)
        at = hit.end
    return hits


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
    """A plain word is a label before a colon, or where the value before it ended."""
    return tokens[end - 1].colon or tokens[at - 1].ends


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
    return bool(between) or (named and (before.role is not None or hit.role is not None))


def _merged(tokens: Sequence[Token], before: Hit, hit: Hit) -> Hit:
    """The kind is said first ("date de naissance de l'assuré"), the role is the one farthest from the patient."""
    role = max(before.role, hit.role, key=lambda r: _RANK[r])
    kind = hit.kind if before.kind in ("other", "name") and hit.kind not in ("name", "other") else before.kind
    text = " ".join(t.text for t in tokens[before.start : hit.end])
    return Hit(kind, role, before.start, hit.end, text, hit.colon)
