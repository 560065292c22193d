"""Signs that somebody else is meant: words for relatives and parties, names that could be anybody's, lines that no
list explains. Where only an ordinary block or sentence shows who is the subject, one of them is a question. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from agent.matching.around import a_block_at, goes_on
from agent.matching.columns import heads_names
from agent.matching.labels import Hit
from agent.matching.layout import Cell, Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import is_arabic
from agent.matching.senses import Sense, begins, plain_words, sense_of, words_of, worst
from agent.matching.sheet import Item, Sheet, places
from agent.matching.spots import Likeness
from agent.matching.values import DOCTOR, NAME_KINDS, OPENINGS
from agent.model import Role

SHORT = 5  # tokens; a line of so few words is a heading, a role, a remark, no sentence
HEADING = 9  # tokens that a line right over a block may have
LETTERHEAD = 2  # the last row in which the name of an institution may stand
MOST = 200  # signs that are kept of a page


class SignKind(StrEnum):
    """What was seen. ``NAME``: words that may be a name; ``PERSON``: a word for a person, ``PATIENT`` for the subject;
    ``WHOSE``: "votre ..." and a word that is no thing; ``ROLE``: "en qualité de"; ``QUOTED``: a line of a quoted mail;
    ``LINE``: a short line or label that no list explains."""

    NAME = "name"
    PERSON = "person"
    PATIENT = "patient"
    WHOSE = "whose"
    ROLE = "role"
    QUOTED = "quoted"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of somebody on a page; ``words`` are those of a name."""

    kind: SignKind
    text: str
    page: int
    words: tuple[str, ...] = ()
    row: int = 0


def signs_of(sheet: Sheet, items: Sequence[Item]) -> list[Sign]:
    """The signs of one page, in order, at most ``MOST``."""
    used = {id(t) for item in items if item.kind in NAME_KINDS or _sure(item) for t in item.value}
    sure = (item for item in items if item.value and (item.kind in NAME_KINDS or _sure(item)))
    professionals = {item.row for item in sure if item.role is Role.PROFESSIONAL}
    named = {item.row for item in items if item.value and (item.kind in NAME_KINDS or _sure(item))}
    found: list[Sign] = []
    for i, cell in enumerate(sheet.cells):
        placed = used | {id(cell.tokens[at]) for at in places(sheet, i)}
        found.extend(_words(sheet, cell, sheet.hits[i], placed))
        if cell.quoted:
            told = " ".join(t.text for t in cell.tokens[:SHORT])
            found.append(Sign(SignKind.QUOTED, told, sheet.number, row=cell.row))
        found.extend(Sign(SignKind.ROLE, told, sheet.number, row=cell.row) for told in _options(sheet, i, used))
        if line := _strange_line(sheet, i, used, professionals, named):
            found.append(Sign(SignKind.LINE, line, sheet.number, row=cell.row))
        if len(found) >= MOST:
            break
    found.extend(_names(sheet, items))
    found.extend(Sign(SignKind.ROLE, told, sheet.number) for told in _columns_of_roles(sheet))
    found.extend(Sign(SignKind.ROLE, told, sheet.number) for told in _answers(sheet))
    return found[:MOST]


def _greets_by_a_role(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "Dear carer of Lina": who is written to is somebody's."""
    over = next((at for at, t in enumerate(tokens) if t.ends or t.stop), len(tokens))
    return any(t.fold in lexicon.senses.papers_of and len(t.text) > 1 for t in tokens[1:over])


def _a_doctor_signs(tokens: Sequence[Token], size: int, lexicon: Lexicon) -> bool:
    """ "Je soussigné, Dr X", "I the undersigned, physician": a professional, and no role of anybody else."""
    words = words_of(tokens[:size])
    undersigned = any(w in lexicon.senses.undersigned for w in words)
    return undersigned and any(
        t.fold in DOCTOR or sense_of(t.text, lexicon) is Sense.PROFESSION for t in tokens[size - 1 :]
    )


def _sure(item: Item) -> bool:
    """True for a name that is a mention by itself."""
    return item.kind == "spot" and Likeness[item.text] >= Likeness.STRONG


def _addressed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Cher ami," is a colleague, "médecin demandeur" a professional."""
    before = tokens[max(0, at - 2) : at]
    beside = bool(before) and not before[-1].ends and sense_of(before[-1].text, lexicon) is Sense.PROFESSION
    return beside or any(t.fold in OPENINGS and t.fold not in lexicon.senses.possessives for t in before)


def _words(sheet: Sheet, cell: Cell, hits: Sequence[Hit], used: set[int]) -> Iterator[Sign]:
    lexicon, tokens = sheet.lexicon, cell.tokens
    labels = {at for h in hits if h.role is None for at in range(h.start, h.end)}
    for at, token in enumerate(tokens):
        sense = sense_of(token.text, lexicon)
        if sense is Sense.PERSON and id(token) not in used and at not in labels and not _addressed(tokens, at, lexicon):
            if not any(t.fold in DOCTOR for t in tokens[at + 1 : at + 4]):  # "Je soussigné, Dr X"
                yield Sign(SignKind.PERSON, token.text, sheet.number)
        elif sense is Sense.PATIENT and at not in labels and not token.colon:
            beside = [*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 2]]
            denied = next((t for t in beside if t.fold in lexicon.senses.negations), None)
            yield Sign(SignKind.PATIENT, token.text, sheet.number)
            if denied is not None:  # "n'est pas le patient"
                yield Sign(SignKind.ROLE, f"{denied.text} {token.text}", sheet.number)
        elif token.fold in lexicon.senses.possessives and at + 1 < len(tokens) and not token.ends:
            owned = sense_of(tokens[at + 1].text, lexicon)
            if owned is Sense.UNKNOWN:
                yield Sign(SignKind.WHOSE, f"{token.text} {tokens[at + 1].text}", sheet.number)
        if token.fold in lexicon.senses.greetings and _greets_by_a_role(tokens[at + 1 : at + 8], lexicon):
            yield Sign(SignKind.ROLE, " ".join(t.text for t in tokens[at : at + 8]), sheet.number)
        near = words_of(tokens[at : at + 4])
        if (size := begins(near, lexicon.senses.acting)) and not _a_doctor_signs(tokens[at : at + 7], size, lexicon):
            yield Sign(SignKind.ROLE, " ".join(t.text for t in tokens[at : at + size + 1]), sheet.number)
        if size := begins(near, lexicon.senses.identifies):
            told = tokens[at : at + size + 4]
            if worst(told[min(size, len(told)) :], lexicon) in (Sense.PERSON, Sense.PROFESSION, Sense.UNKNOWN):
                yield Sign(SignKind.ROLE, " ".join(t.text for t in told), sheet.number)
        if size := begins(near, lexicon.senses.parties) or begins(near, lexicon.senses.beside):
            yield Sign(SignKind.PERSON, " ".join(t.text for t in tokens[at : at + size + 1]), sheet.number)


def _strange_line(sheet: Sheet, i: int, used: set[int], professionals: set[int], named: set[int]) -> str:
    """A short line, or a label with a short value, that holds a word which no list explains; ``""`` for any other."""
    cell, hits, lexicon = sheet.cells[i], sheet.hits[i], sheet.lexicon
    over_a_block = a_block_at(sheet, cell.row + 1)
    for at, hit in enumerate(hits):
        value = cell.tokens[hit.end : hits[at + 1].start if at + 1 < len(hits) else None][: SHORT + 1]
        if hit.kind == "name" and hit.role is Role.UNKNOWN and hit.colon and _says(value, lexicon):
            return hit.text
        after = hits[at + 1].role if at + 1 < len(hits) else None
        choice = _another_choice(value, lexicon, used) or after in (Role.OTHER, Role.UNKNOWN, Role.PROFESSIONAL)
        if hit.role is Role.SUBJECT and not hit.colon and choice:
            return " ".join(t.text for t in cell.tokens[hit.start : hit.end + SHORT])
        somebody = hit.role is Role.OTHER or (hit.role is Role.UNKNOWN and not hit.colon)
        if hit.kind == "name" and somebody and (value or _alone(sheet, i)) and _says(value, lexicon):
            return hit.text
        if _asks_who(cell.tokens[hit.start : hit.end], lexicon):
            return hit.text
        if over_a_block and _heads_somebody(sheet, i, hit, used, professionals):
            return hit.text
        plain = hit.kind == "other" and hit.colon and not _curated(hit, lexicon)
        works = 0 < len(value) <= SHORT and worst(value, lexicon) is Sense.PROFESSION
        if plain and (works or _strange(value, lexicon, used)):
            return " ".join(t.text for t in cell.tokens[hit.start : hit.end + SHORT])
    text = " ".join(t.text for t in cell.tokens)
    if len(cell.tokens) <= 3 and _asks_who(cell.tokens, lexicon):
        return text
    if goes_on(sheet, cell):
        return ""  # the end of a paragraph
    if _speaks_of_the_patient(sheet, i) and (a_block_at(sheet, cell.row + 1) or _somebody_of(cell.tokens, lexicon)):
        return text  # "Autista che segue la pratica del paziente" over somebody's block
    tokens = cell.tokens[1:] if len(cell.tokens[0].text) == 1 else cell.tokens  # "(1) garant"
    most = HEADING if over_a_block else SHORT
    if hits and hits[0].kind == "place":
        head = _of_a_place(cell.tokens[: hits[0].start], lexicon)
        if _strange(head, lexicon, used, most) or (over_a_block and worst(head, lexicon) is Sense.PROFESSION):
            return text
    if hits or not 0 < len(tokens) <= most or any(any(c.isdigit() for c in t.text) for t in tokens):
        return ""
    if len(tokens) > 3 and tokens[-1].stop:
        return ""  # a sentence
    if len(sheet.rows[cell.row]) > 2 and cell.row not in named:
        return ""  # a row of a table
    if _in_the_letterhead(sheet, cell, named):
        return ""
    if worst(tokens, lexicon) is Sense.PROFESSION:
        return "" if _beside_a_professional(sheet, i, professionals) else text
    return text if _strange(tokens, lexicon, used, most) else ""


def _options(sheet: Sheet, i: int, used: set[int]) -> Iterator[str]:
    """Who may be meant by a box to tick: "[ ] patient [x] garant". Which one is ticked is no question of words."""
    cell, lexicon = sheet.cells[i], sheet.lexicon
    starts = [at for at, t in enumerate(cell.tokens) if t.boxed]
    if not starts:
        return
    beside = (b for row in range(cell.row - 1, cell.row + 2) for b in sheet.rows.get(row, []) if b != i)
    several = len(starts) > 1 or any(t.boxed for b in beside for t in sheet.cells[b].tokens)
    for start, end in pairwise([*starts, len(cell.tokens)]):
        option = cell.tokens[start:end]
        if len(option) > SHORT or any(id(t) in used for t in option) or option[0].fold in lexicon.sexes:
            continue
        said = worst(option, lexicon)
        others = any(t.fold in lexicon.senses.others for t in option)
        if others or said in (Sense.PERSON, Sense.PROFESSION, Sense.UNKNOWN) or (several and said is Sense.PATIENT):
            yield " ".join(t.text for t in option)


def _answers(sheet: Sheet) -> Iterator[str]:
    """ "patient   autre": answers to tick, though the boxes are only drawn."""
    lexicon = sheet.lexicon
    for row in sheet.rows.values():
        tokens = [t for b in row for t in sheet.cells[b].tokens]
        for patient, other in pairwise(tokens):
            senses = (sense_of(patient.text, lexicon), sense_of(other.text, lexicon))
            if Sense.PATIENT in senses and {patient.fold, other.fold} & lexicon.senses.others:
                yield f"{patient.text} {other.text}"


def _columns_of_roles(sheet: Sheet) -> Iterator[str]:
    """The head of a column that says who each name of a table is: "Nom | Né le | Patient | Autre"."""
    for row, beside in sheet.rows.items():
        if heads_names(sheet, row):
            yield from (h.text for b in beside for h in sheet.hits[b] if h.kind == "name" and h.role is not None)


def _another_choice(value: Sequence[Token], lexicon: Lexicon, used: set[int]) -> bool:
    """ "[ ] patient [x] garant": who fills it in, and no name."""
    said = worst(value, lexicon) in (Sense.PERSON, Sense.PROFESSION, Sense.UNKNOWN)
    said = said or any(t.fold in lexicon.senses.others for t in value)
    return 0 < len(value) <= SHORT and said and not any(id(t) in used for t in value)


def _asks_who(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "Qualité", "Lien avec le patient": what somebody is to the patient."""
    return any(word in lexicon.senses.relations for t in tokens for word in plain_words(t.text))


def _somebody_of(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "* ambulancière chargée du dossier du patient": a short line with somebody in it who isn't the patient."""
    return len(tokens) <= HEADING and worst(tokens, lexicon) in (Sense.UNKNOWN, Sense.PROFESSION, Sense.PERSON)


def _speaks_of_the_patient(sheet: Sheet, i: int) -> bool:
    cell = sheet.cells[i]
    labels = {at for h in sheet.hits[i] for at in range(h.start, h.end)}
    words = [t for at, t in enumerate(cell.tokens) if at not in labels]
    return not cell.tokens[-1].stop and any(sense_of(t.text, sheet.lexicon) is Sense.PATIENT for t in words)


def _heads_somebody(sheet: Sheet, i: int, hit: Hit, used: set[int], professionals: set[int]) -> bool:
    """ "À remplir par le technicien de laboratoire", "Identité de l'imam" right over a block: it may be theirs."""
    if hit.kind != "name" or hit.role in (None, Role.SUBJECT) or hit.colon:
        return False
    named = any(id(t) in used for t in sheet.cells[i].tokens)
    return not named and not (hit.role is Role.PROFESSIONAL and _beside_a_professional(sheet, i, professionals))


def _of_a_place(before: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The words before an institution that a small word ties to it: "gérant de la société"."""
    tied = len(before) > 1 and sense_of(before[-1].text, lexicon) is Sense.FUNCTION
    return before if tied else ()


def _in_the_letterhead(sheet: Sheet, cell: Cell, named: set[int]) -> bool:
    """True for what stands at the top of a page over an address or a telephone number, and over no name."""
    if cell.row > LETTERHEAD or worst(cell.tokens, sheet.lexicon) in (Sense.PERSON, Sense.PROFESSION, Sense.PATIENT):
        return False
    if not named.isdisjoint(range(cell.row + 3)) or any(t.fold in sheet.lexicon.senses.identity for t in cell.tokens):
        return False
    below = [b for row in (cell.row + 1, cell.row + 2) for b in sheet.rows.get(row, [])]
    return any(h.kind in ("place", "phone") and h.start == 0 for b in below for h in sheet.hits[b]) or any(
        sheet.cells[b].tokens[0].text[0].isdigit() and any(h.kind == "place" for h in sheet.hits[b]) for b in below
    )


def _alone(sheet: Sheet, i: int) -> bool:
    """A cell that is alone on its row, and just a label: a heading, or a role under a block."""
    hits, cell = sheet.hits[i], sheet.cells[i]
    whole = len(hits) == 1 and hits[0].end - hits[0].start == len(cell.tokens)
    return whole and not hits[0].colon and len(sheet.rows[cell.row]) == 1


def _says(value: Sequence[Token], lexicon: Lexicon) -> bool:
    """True when a label has no value beside it, or one in words."""
    return not value or worst(value, lexicon) not in (Sense.FUNCTION, Sense.THING)


def _beside_a_professional(sheet: Sheet, i: int, professionals: set[int]) -> bool:
    """ "Cardiologue" under "Dr TAZI" is what he is; anywhere else it is what somebody is."""
    row = sheet.cells[i].row
    over = any(sheet.hits[b] for b in sheet.rows.get(row - 1, []))
    return not professionals.isdisjoint({row - 1, row} if over else {row - 1, row, row + 1})


def _curated(hit: Hit, lexicon: Lexicon) -> bool:
    words = [w for text in hit.text.split() for w in plain_words(text)]
    return any(label.words == tuple(words) for label in lexicon.labels.get(words[0], ())) if words else False


def _strange(tokens: Sequence[Token], lexicon: Lexicon, used: set[int], most: int = SHORT) -> bool:
    if not 0 < len(tokens) <= most or any(id(t) in used for t in tokens):
        return False
    return worst(tokens, lexicon) in (Sense.UNKNOWN, Sense.PERSON)


def _names(sheet: Sheet, items: Sequence[Item]) -> Iterator[Sign]:
    """Names that are too unsure to be somebody by themselves."""
    where = {id(t): (cell, at) for cell in sheet.cells for at, t in enumerate(cell.tokens)}
    for item in items:
        if item.kind != "spot" or not item.value or id(item.value[0]) not in where:
            continue
        likeness = Likeness[item.text]
        cell, at = where[id(item.value[0])]
        if likeness is Likeness.LONE and not _in_a_sentence(cell.tokens, at, len(item.value), sheet.lexicon):
            continue
        if item.role is not Role.PROFESSIONAL and likeness <= Likeness.WEAK:
            words = tuple(w for t in item.value for w in plain_words(t.text))
            yield Sign(SignKind.NAME, " ".join(t.text for t in item.value), sheet.number, words)


def _in_a_sentence(tokens: Sequence[Token], at: int, size: int, lexicon: Lexicon) -> bool:
    """A lone word with a capital is somebody where a sentence would not write it so, or where it does something."""
    text = tokens[at].text
    if is_arabic(text):
        return True
    if text.isupper() and len(text) <= 4:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and not before.stop and not before.colon and before.text[0].islower():
        return True
    after = tokens[at + size : at + size + 4]
    if before is not None and before.colon:
        return not after  # a lone value: "Réf. : Siham"
    return (
        bool(after)
        and not tokens[at + size - 1].colon
        and (begins(words_of(after), lexicon.senses.follows) > 0 or _does(after[0], lexicon))
    )


def _does(word: Token, lexicon: Lexicon) -> bool:
    """True for a verb; "à" is none, though it folds to "a"."""
    return word.fold in lexicon.senses.does and word.text.casefold() != "à"
