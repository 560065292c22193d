"""The value that a label announces: a name, a date, an identifier, out of the tokens beside or under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.matching.dates import DateRead, dates_in, eight_digits
from agent.matching.layout import Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, id_value, phone_value
from agent.matching.senses import Sense, sense_of
from agent.model import Field

NAME_KINDS = frozenset({"name", "last", "first", "birth_name", "married_name"})
DATA_KINDS = frozenset({"birth_date", "file_number", "national_id", "phone", "sex", "age"})
IDENTIFYING = frozenset({"birth_date", "national_id", "file_number"})
MAX_NAME = 8  # words of a name; more is a sentence
OPENINGS = frozenset({"cher", "chere", "chers", "mon", "dear"})  # of letters: "Cher confrère," "Dear Dr"
DOCTOR = frozenset({"dr", "docteur", "pr", "prof", "professeur", "doctor", "الدكتور", "الدكتوره", "دكتور"})
_ENGLISH = frozenset({"dob", "date of birth", "birth date", "birthdate", "born", "born on"})
_NATIONAL = re.compile(r"[A-Z]{0,3}\d{3,12}[A-Z]?")


def is_name_word(token: Token, lexicon: Lexicon) -> bool:
    """True when the token may be part of a name."""
    return token.fold.replace("-", "").isalpha() and token.fold not in lexicon.stop


def name_words(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The name that begins at the first token, without titles; ``()`` when none does."""
    start = 0
    while start < len(tokens) and is_title(tokens[start], lexicon):
        start += 1
    taken: list[Token] = []
    for at, token in enumerate(tokens[start : start + MAX_NAME], start):
        if not is_name_word(token, lexicon) and not (token.fold in lexicon.particles and token.text[0].isupper()):
            break
        if _is_prose(token, lexicon):
            break
        if taken and (token.opened or _back_to_prose(token, taken[0], lexicon) or _a_sex(tokens, at, len(taken))):
            break
        taken.append(token)
        if token.ends or token.colon:
            taken += _first_name_behind(taken, tokens[start + len(taken) :], lexicon)
            break
    return tuple(taken) if any(t.fold not in lexicon.particles for t in taken) else ()


def _is_prose(token: Token, lexicon: Lexicon) -> bool:
    """A function word ends a name, where it isn't one of a name's own small words."""
    if token.text[0].isupper() or token.fold in lexicon.particles:
        return False
    known = token.fold in lexicon.known_names and not token.text.endswith("ى")  # "على" is no Ali
    return not known and sense_of(token.text, lexicon) is Sense.FUNCTION


def _a_sex(tokens: Sequence[Token], at: int, taken: int) -> bool:
    """ "BENSOUDA Karim M 12/03/1970" under one line of heads."""
    figures = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    return taken >= 2 and figures and tokens[at].text in ("M", "F", "H")


def _first_name_behind(surname: Sequence[Token], rest: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """ "BENNANI, Youssef", "El Fassi, Khadija, née le": a lone surname, a comma, and nothing but a name up to the next
    sign, number or label."""
    if not surname[-1].comma or sum(t.fold not in lexicon.particles for t in surname) != 1:
        return ()
    given: list[Token] = []
    for token in rest[:4]:
        named = is_name_word(token, lexicon) and token.text[0].isupper() and not is_title(token, lexicon)
        if not named or (sense_of(token.text, lexicon) is Sense.THING and not token.text.isupper()):
            break
        given.append(token)
        if token.ends or token.colon or token.stop:
            break
    after = rest[len(given)] if len(given) < len(rest) else None
    if given and given[-1].comma and after is not None and after.text[0].isupper() and is_name_word(after, lexicon):
        return ()  # a list
    over = after is None or not given or given[-1].ends or after.text[0].isdigit() or given[-1].stop or after.opened
    return given if 1 <= len(given) <= 3 and over and not given[-1].colon else ()


def is_title(token: Token, lexicon: Lexicon) -> bool:
    """True for Mme, Mr, Dr, also where a scan shows rn for m."""
    word = token.fold if token.confirmed is None else token.fold.replace("rn", "m")
    return (word in lexicon.titles and word not in lexicon.particles) or word in DOCTOR


def _back_to_prose(token: Token, first: Token, lexicon: Lexicon) -> bool:
    """A small word after a capitalised name is prose, unless it is a particle."""
    return first.text[0].isupper() and token.text[0].islower() and token.fold not in lexicon.particles


def printed(tokens: Sequence[Token]) -> str:
    """The tokens as they are printed; a hyphen at the end of a line joins two."""
    text = ""
    for token in tokens:
        text += token.text if token.hyphen else token.text + " "
    return text.strip()


def fields_of(kind: str, label: str, tokens: Sequence[Token], lexicon: Lexicon, page: int) -> list[Field]:
    """The fields of ``kind`` that the tokens begin with: none or one."""
    if kind == "birth_date":
        return _birth_date(label, tokens, lexicon, page)
    if kind in ("file_number", "national_id"):
        pattern = lexicon.file_number if kind == "file_number" else _NATIONAL
        return _identifier(kind, tokens, pattern, page, lexicon)
    if kind == "phone":
        value = phone_value(" ".join(t.text for t in tokens[:7]))
        return [_field(kind, value, tokens[:7], page)] if value else []
    if kind == "sex" and tokens and tokens[0].fold in lexicon.sexes:
        return [_field(kind, lexicon.sexes[tokens[0].fold], tokens[:1], page)]
    if kind == "age" and tokens and re.fullmatch(r"\d{1,3}", tokens[0].text):
        return [_field(kind, tokens[0].text, tokens[:1], page, partial=True)]
    return []


def _birth_date(label: str, tokens: Sequence[Token], lexicon: Lexicon, page: int) -> list[Field]:
    near = tokens[:12]
    for read in dates_in(near, lexicon):
        if read.start <= 6:
            unclear = read.swappable and fold(label) in _ENGLISH
            return [date_field("birth_date", read, near, page, unclear=unclear)]
    if near and (whole := eight_digits(near[0].text)):
        return [_field("birth_date", whole, near[:1], page)]
    if near and re.fullmatch(r"1[89]\d\d|20\d\d", near[0].text):
        return [_field("birth_date", near[0].text, near[:1], page, partial=True)]
    return []


def date_field(kind: str, read: DateRead, tokens: Sequence[Token], page: int, *, unclear: bool = False) -> Field:
    """A date as a field; ``unclear`` says that day and month cannot be told apart, so that it is two dates."""
    own = tokens[read.start : read.end]
    made = _field(kind, read.value, own, page, partial=read.partial)
    if not unclear:
        return made
    year, month, day = read.value.split("-")
    return replace(made, swapped=f"{year}-{day}-{month}")


def _identifier(
    kind: str, tokens: Sequence[Token], pattern: re.Pattern[str], page: int, lexicon: Lexicon
) -> list[Field]:
    """The longest run of up to three tokens that fits the pattern and has a digit."""
    start = 0
    while start < min(len(tokens), 5) and (_announces(tokens[start]) or _remark(tokens[start], lexicon)):
        start += 1
    for width in (3, 2, 1):
        run = tokens[start : start + width]
        if len(run) < width or any(t.ends for t in run[:-1]):
            continue
        text = "".join(t.text for t in run).upper()
        if any(c.isdigit() for c in text) and pattern.fullmatch(text) and _belongs(run):
            return [_field(kind, id_value(text), run, page)]
    return _misread(kind, tokens[start : start + 1], page)


def _announces(token: Token) -> bool:
    """A "N°" of the label that stands before the number, however a scan spells it."""
    return token.fold in ("no", "n", "numero", "رقم") or (token.colon and token.text.isalpha() and len(token.text) <= 2)


def _remark(token: Token, lexicon: Lexicon) -> bool:
    """ "Dossier (cabinet) 002451", "Dossier de votre cabinet n° ...": what kind of number it is, and nobody's name."""
    return token.text.isalpha() and sense_of(token.text, lexicon) in (Sense.THING, Sense.FUNCTION)


def _belongs(run: Sequence[Token]) -> bool:
    """Further tokens belong to the number only while they are figures ("AB 123 456")."""
    return all(t.text.isdigit() and len(t.text) <= 6 for t in run[1:])


def _misread(kind: str, tokens: Sequence[Token], page: int) -> list[Field]:
    """An identifier that does not fit its pattern: it finds candidates and proves nothing."""
    if not tokens or not any(c.isdigit() for c in tokens[0].text) or len(tokens[0].text) < 3:
        return []
    return [_field(kind, id_value(tokens[0].text), tokens, page, partial=True)]


def _field(kind: str, value: str, tokens: Sequence[Token], page: int, *, partial: bool = False) -> Field:
    return Field(kind, value, printed(tokens), page, partial, all(t.proven for t in tokens))
