"""What stands around a name: whether a page presents it as its subject, as somebody else, or says nothing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.matching.labels import TIES, Hit
from agent.matching.layout import Cell, Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, is_arabic
from agent.matching.senses import Sense, begins, ends, holds, plain_words, sense_of, words_of, worst
from agent.matching.sheet import Sheet
from agent.matching.values import DOCTOR, NAME_KINDS
from agent.model import Proof, Role

REACH = 12  # tokens that are looked at on either side
_PROSE = 6  # tokens; a shorter line is a line of its own, not part of a sentence


@dataclass(frozen=True, slots=True)
class Said:
    """``role`` of ``None``: the words around say nothing of it. ``proof`` for a subject."""

    role: Role | None
    proof: Proof | None = None


NOTHING = Said(None)


def said_of(sheet: Sheet, i: int, start: int, end: int) -> Said:
    """What is said of the name at tokens ``start`` to ``end`` of cell ``i``, by the words before and behind it."""
    lexicon = sheet.lexicon
    behind = said_behind(sheet, i, end)
    before = _said_before(sheet, i, start)
    if _corresponds(sheet, i, start) and before.proof is not Proof.LABEL and before.role is not Role.PROFESSIONAL:
        return Said(Role.OTHER)
    if before.role in (Role.OTHER, Role.PROFESSIONAL):
        return before
    if behind is None and _is_somebody(sheet, i, end):
        behind = Role.UNKNOWN
    if behind is not None and (behind is not Role.UNKNOWN or before.proof is not Proof.SENTENCE):
        return Said(behind)
    if before.role is None and not _before(sheet, i, start):
        if _by_a_profession(sheet, i, start, end, lexicon):
            return Said(Role.PROFESSIONAL)
        if _by_a_signature(sheet, i):
            return Said(Role.UNKNOWN)
    return before


def _said_before(sheet: Sheet, i: int, start: int) -> Said:
    lexicon, senses = sheet.lexicon, sheet.lexicon.senses
    label = _label_before(sheet, i, start)
    if label is not None:
        if label.role is Role.SUBJECT:
            named = label.kind in NAME_KINDS  # "Genero del paziente:" is no label of a name
            return Said(Role.SUBJECT, Proof.LABEL) if named else Said(Role.UNKNOWN)
        if (
            label.role in (None, Role.UNKNOWN)
            and label.colon
            and _presents(_label_words(sheet, i, start, label), lexicon)
        ):
            return Said(Role.SUBJECT, Proof.SENTENCE)  # "Betreft: NOURI Wafae"
        if label.role is None and worst(_label_words(sheet, i, start, label), lexicon) in _SOMEBODY:
            return Said(Role.UNKNOWN)  # "Consul dealing with the patient's file:"
        return Said(label.role) if label.role is not None else NOTHING
    before = _before(sheet, i, start)
    words = words_of(before)
    if ends(words, senses.beside):
        return Said(Role.OTHER)
    if _presents(before, lexicon):
        return Said(Role.SUBJECT, Proof.SENTENCE)
    if words[-1:] and words[-1] in senses.that and any(t.fold in DOCTOR for t in before):
        return Said(Role.SUBJECT, Proof.SENTENCE)  # "Je soussigné Dr X certifie que Mme Y"
    near = [sense_of(t.text, lexicon) for t in before[-5:]]
    if (
        Sense.PERSON in near
        or holds(words[-6:], senses.beside)
        or holds(words[-5:], senses.acting)
        or holds(words[-5:], senses.parties)
    ):
        return Said(Role.OTHER)
    if Sense.PROFESSION in near[-2:]:
        return Said(Role.PROFESSIONAL)
    if Sense.PATIENT in near[-2:]:
        at = len(near) - 1 - near[::-1].index(Sense.PATIENT)
        plain = at == 0 or near[at - 1] is Sense.FUNCTION
        whose = before[: len(before) - len(near) + at]
        if not plain or (_tied(whose) and worst(whose, lexicon) not in (Sense.FUNCTION, Sense.THING)):
            return Said(Role.UNKNOWN)  # "the source patient, Mr X", "le chauffeur chargé du dossier du patient, X"
        return Said(Role.SUBJECT, Proof.SENTENCE)
    if words[-1:] and words[-1] in senses.agents:
        return Said(Role.OTHER)
    if words and words[-1] in senses.papers_of and worst(before, lexicon) is Sense.UNKNOWN:
        return Said(Role.UNKNOWN)  # "Brahim kreeg de nier van dhr. X": what is whose, in a sentence
    if Sense.UNKNOWN in near[-3:] or (
        words and words[-1] not in senses.papers_of and not before[-1].stop and not before[-1].ends
    ):
        return Said(Role.UNKNOWN)
    return NOTHING


_SOMEBODY = (Sense.PERSON, Sense.PROFESSION, Sense.UNKNOWN)


def _label_words(sheet: Sheet, i: int, start: int, label: Hit) -> Sequence[Token]:
    """All words of the phrase that a label ends, back to the last sign."""
    tokens = sheet.cells[i].tokens[:start]
    if not tokens or label.end != start:
        return ()
    at = next((k for k in range(start - 2, -1, -1) if tokens[k].ends or tokens[k].colon or tokens[k].stop), -1)
    return tokens[at + 1 :]


def _corresponds(sheet: Sheet, i: int, start: int) -> bool:
    """Who sends or gets a mail: a name beside an address, or behind "De :", "To:"."""
    if any(sheet.cells[b].mail for b in sheet.rows[sheet.cells[i].row]):
        return True
    hit = _label_before(sheet, i, start)
    return hit is not None and hit.colon and fold(hit.text) in sheet.lexicon.senses.correspondents


def _label_before(sheet: Sheet, i: int, start: int) -> Hit | None:
    """The label whose value begins at token ``start`` of cell ``i``: in the cell, or the one beside it."""
    return next((h for h in sheet.hits[i] if h.end == start and h.colon), None) or _label_beside(sheet, i, start)


def _label_beside(sheet: Sheet, i: int, start: int) -> Hit | None:
    """The label that ends the cell before a name that begins its own."""
    row = sheet.rows[sheet.cells[i].row]
    at = row.index(i)
    if start or not at:
        return None
    hits = sheet.hits[row[at - 1]]
    ended = hits and hits[-1].end == len(sheet.cells[row[at - 1]].tokens)
    return hits[-1] if ended and hits[-1].kind == "name" else None


def said_behind(sheet: Sheet, i: int, end: int) -> Role | None:
    """The role that stands behind a name: in brackets, behind a comma, or as what it does; ``None`` when none does."""
    lexicon, senses = sheet.lexicon, sheet.lexicon.senses
    tokens = sheet.cells[i].tokens
    if tokens[end - 1].noted:
        return Role.UNKNOWN  # a footnote says who he is
    after = _without_fields(sheet, i, end)
    if any(ends(words_of(after[:k]), senses.beside) for k in (1, 2, 3)) and _other_way(tokens[end - 1], after[0]):
        return Role.OTHER  # "SEFRIOUI Asmae بواسطة", read from right to left
    if not after:
        return None
    set_off = after[0].opened or tokens[_index(tokens, after[0]) - 1].ends
    apposition = _until_end(after)
    words = words_of(after)
    if after[0].opened and after[0].ends and len(after[0].text) == 1:
        return Role.UNKNOWN  # "TAZI Ali (1)": a footnote says who he is
    if set_off and len(apposition) <= 5:
        worst_sense = worst(apposition, lexicon)
        if worst_sense is Sense.PERSON or holds(words_of(apposition), senses.acting):
            return Role.OTHER
        if worst_sense is Sense.PROFESSION:
            told = sense_of(apposition[0].text, lexicon) is Sense.PROFESSION  # "Larbi, que j'aide": what somebody does
            return Role.PROFESSIONAL if told else Role.UNKNOWN
        if worst_sense is Sense.UNKNOWN and not begins(words, senses.follows):
            return Role.UNKNOWN
    taken = begins(words, senses.follows)
    near = [sense_of(t.text, lexicon) for t in after[:7]]
    if Sense.PERSON in near or holds(words[:8], senses.acting) or holds(words[:8], senses.parties):
        return Role.OTHER
    if taken:
        return None
    if near[0] is Sense.PROFESSION:
        return Role.PROFESSIONAL
    does = near[0] is Sense.THING and after[0].text[0].islower() and not tokens[_index(tokens, after[0]) - 1].comma
    return Role.UNKNOWN if does or Sense.UNKNOWN in near[:3] else None  # "Mr X (born 27/01/1980) interpreted"


def _other_way(name: Token, word: Token) -> bool:
    return is_arabic(word.text) and not is_arabic(name.text)


def _is_somebody(sheet: Sheet, i: int, end: int) -> bool:
    """ "X, née le ..., qui est la procureure": what somebody is, in so many words."""
    lexicon = sheet.lexicon
    after = _until_end(_without_fields(sheet, i, end))
    words = words_of(after)  # "l'infirmière" is two
    for verb, article, noun in zip(words[:4], words[1:], words[2:], strict=False):
        told = verb in lexicon.senses.copulas and article in lexicon.senses.articles
        if told and sense_of(noun, lexicon) is not Sense.PATIENT:
            return True
    return False


def _tied(words: Sequence[Token]) -> bool:
    """True when a genitive follows: "le dossier du"."""
    return any(t.fold in TIES for t in words[-2:])


def _index(tokens: Sequence[Token], token: Token) -> int:
    return next(at for at, other in enumerate(tokens) if other is token)


def _without_fields(sheet: Sheet, i: int, end: int) -> list[Token]:
    """The words behind a name up to the end of the sentence, without labels, their values, dates and figures."""
    tokens, hits = sheet.cells[i].tokens, sheet.hits[i]
    found: list[Token] = []
    at = end
    while at < len(tokens) and len(found) < REACH:
        hit = next((h for h in hits if h.start <= at < h.end), None)
        if hit is not None:
            if hit.role not in (None, Role.SUBJECT) and not hit.colon and hit.kind == "name":
                found.extend(tokens[hit.start : hit.end])
            elif hit.kind in ("other", "name", "last", "first", "place") or (hit.colon and hit.kind == "other_date"):
                return found
            at = hit.end
            while at < len(tokens) and (
                any(c.isdigit() for c in tokens[at].text) or tokens[at].fold in sheet.lexicon.months
            ):
                at += 1
            continue
        token = tokens[at]
        if not any(c.isdigit() for c in token.text) and token.fold not in sheet.lexicon.months:
            found.append(token)
        at += 1
        if token.stop:
            return found
    return found


def _presents(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """True when a phrase that presents a patient ends right before a name, or before what is said of when and where:
    "nous avons reçu ce jour", "du 3 au 6 courant"."""
    for end in range(len(before), 0, -1):
        if ends(words_of(before[:end]), lexicon.senses.presents):
            return sense_of(before[end - 1].text, lexicon) is not Sense.PATIENT
        last = before[end - 1]
        of_time = last.fold in lexicon.months or last.fold in lexicon.senses.times
        if not of_time and not any(c.isdigit() for c in last.text):
            return False
    return False


def _until_end(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        if token.ends or token.stop:
            break
    return found


def _before(sheet: Sheet, i: int, start: int) -> list[Token]:
    """The words of the sentence before a name; they may begin on the line above."""
    tokens = list(_since_stop(sheet.cells[i].tokens[:start]))
    if len(tokens) == start and (above := _line_above(sheet, sheet.cells[i])) is not None:
        tokens = [*_since_stop(above.tokens, whole=True), *tokens]
    return tokens[-REACH:]


def _since_stop(tokens: Sequence[Token], *, whole: bool = False) -> Sequence[Token]:
    if whole and tokens and (tokens[-1].stop or tokens[-1].colon):
        return ()
    at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].stop and k < len(tokens)), -1)
    return tokens[at + 1 :]


def goes_on(sheet: Sheet, cell: Cell) -> bool:
    """True for the last words of a paragraph that began above."""
    above = _line_above(sheet, cell)
    return above is not None and not above.tokens[-1].stop and cell.tokens[0].text[0].islower()


def _line_above(sheet: Sheet, cell: Cell) -> Cell | None:
    """The line of prose that goes on in this one."""
    for b in sheet.rows.get(cell.row - 1, []):
        above = sheet.cells[b]
        if (
            len(above.tokens) >= _PROSE
            and abs(above.box.x0 - cell.box.x0) <= 40
            and cell.box.y0 - above.box.y1 <= 1.5 * cell.height
            and not above.tokens[-1].colon
        ):
            return above
    return None


def _by_a_signature(sheet: Sheet, i: int) -> bool:
    """A name above, below or beside a line for a signature: who signs is not who is ill."""
    cell = sheet.cells[i]
    near = [b for row in range(cell.row - 2, cell.row + 4) for b in sheet.rows.get(row, [])]
    words = (w for b in near for t in sheet.cells[b].tokens[:8] for w in plain_words(t.text)[:1])
    return any(word in sheet.lexicon.senses.signatures for word in words)


def a_block_at(sheet: Sheet, row: int) -> bool:
    """True when a row begins with a label for a name."""
    return any(h.start == 0 and h.kind in NAME_KINDS for b in sheet.rows.get(row, []) for h in sheet.hits[b][:1])


def _by_a_profession(sheet: Sheet, i: int, start: int, end: int, lexicon: Lexicon) -> bool:
    """A name that is a line of its own above, below or beside nothing but a profession: a signature, a letterhead."""
    cell = sheet.cells[i]
    if start > 1 or _without_fields(sheet, i, end):
        return False
    for row in (cell.row - 1, cell.row, cell.row + 1):
        for b in sheet.rows.get(row, []):
            other = sheet.cells[b]
            if row > cell.row and a_block_at(sheet, row + 1):
                continue  # what stands over a block may be said of it
            if b == i or len(other.tokens) > 8 or (abs(other.box.x0 - cell.box.x0) > 120 and row != cell.row):
                continue
            if worst(other.tokens, lexicon) is Sense.PROFESSION:
                return True
    return False
