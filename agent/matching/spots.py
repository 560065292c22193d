"""Names wherever they stand on a page, labelled or not: by a title, by how they are written, because they are known.

What could be a name and is no word for a thing counts: a name that is overlooked may be the patient's. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from agent.matching.dates import dates_in
from agent.matching.layout import Token
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import is_arabic
from agent.matching.senses import Sense, sense_of
from agent.matching.values import DOCTOR, is_title, name_words


class Likeness(IntEnum):
    """How surely words are a name: one word that no list knows; several; several written as names are; behind a
    title."""

    LONE = 1
    WEAK = 2
    STRONG = 3
    TITLED = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at tokens ``start`` to ``end`` of a cell; ``name`` are its words without the title."""

    start: int
    end: int
    name: tuple[Token, ...]
    likeness: Likeness
    title: str = ""


_WORDS_TOO = frozenset({"الحاجه", "الحاج", "الطفل", "الطفله"})  # titles that are words as well
_ELIDED = re.compile(r"^(?:l|d|qu|j|n|s|c|m|t)['’](?=[^\W\d_a-z])")


def spots_in(tokens: Sequence[Token], lexicon: Lexicon, free: Sequence[bool]) -> list[Spot]:
    """The names among the tokens that are ``free`` (no label, no value of one, no address), in order."""
    found: list[Spot] = []
    at = 0
    while at < len(tokens):
        spot = _titled(tokens, at, lexicon) or (_run(tokens, at, lexicon, free) if free[at] else None)
        if spot is not None and spot.name and all(free[i] for i in range(spot.end - len(spot.name), spot.end)):
            found.append(spot)
            at = spot.end
        else:
            at += 1
    return [s for s in found if not _a_dose(tokens, s, lexicon)]


def _titled(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Spot | None:
    if (
        not is_title(tokens[at], lexicon)
        or tokens[at].fold in DOCTOR
        or (len(tokens[at].text) == 1 and tokens[at].colon)
    ):
        return None
    name = name_words(tokens[at:], lexicon)
    named = [t for t in name if len(t.text) > 1 and (t.text[0].isupper() or is_arabic(t.text))]
    if not named and len(name) == 1 and name[0].dot and name[0].text.isupper() and len(tokens[at].text) > 1:
        named = list(name)  # "Mr S. attended today": somebody, by an initial
    if not named or all(sense_of(t.text, lexicon) in _NOBODY for t in name):
        return None
    things = all(sense_of(t.text, lexicon) is Sense.THING and not known_name(t, lexicon) for t in name)
    if things and (len(name) > 1 or len(tokens[at].text) == 1):
        return None  # "St. M. Medical Centre"
    unsure = tokens[at].fold in _WORDS_TOO and not known_name(name[0], lexicon)
    if unsure and sense_of(name[0].text, lexicon) is not Sense.UNKNOWN:
        return None  # "عند الحاجة لمدة": a title that is also a word
    last = next(i for i in range(at, len(tokens)) if tokens[i] is name[-1])
    return Spot(at, last + 1, name, Likeness.TITLED, tokens[at].fold)


_NOBODY = frozenset({Sense.PERSON, Sense.PROFESSION, Sense.PATIENT, Sense.FUNCTION})


def _run(tokens: Sequence[Token], at: int, lexicon: Lexicon, free: Sequence[bool]) -> Spot | None:
    """The longest run of words from ``at`` that are written as names are."""
    taken: list[Token] = []
    for i in range(at, min(len(tokens), at + 7)):
        token = tokens[i]
        if not free[i] or not _may_be_name(token, lexicon, inside=bool(taken)) or (taken and token.opened):
            break
        taken.append(token)
        if token.colon or token.stop or (token.ends and not (token.comma and token.text.isupper())):
            break
    while taken and taken[-1].fold in lexicon.particles and not taken[-1].text[0].isupper():
        taken.pop()
    if not taken:
        return None
    likeness = _likeness(taken, lexicon)
    return Spot(at, at + len(taken), tuple(taken), likeness) if likeness else None


def _may_be_name(token: Token, lexicon: Lexicon, *, inside: bool) -> bool:
    if not token.fold.replace("-", "").isalpha():
        return False
    if token.fold in lexicon.particles:
        return inside or token.text[0].isupper() or is_arabic(token.text)
    if is_arabic(token.text):
        if len(token.text) == 1 and token.dot:
            return True
        return known_name(token, lexicon) and not token.text.endswith("ى")  # "على" is no Ali
    initial = inside and len(token.text) == 1 and token.dot
    if not written(token)[0].isupper() or (is_title(token, lexicon) and not initial):
        return False
    return known_name(token, lexicon) or sense_of(token.text, lexicon) in (Sense.UNKNOWN, Sense.THING)


def written(token: Token) -> str:
    """The token without an elided word before it: "d'Oukili" is Oukili."""
    match = _ELIDED.match(token.text)
    return token.text[match.end() :] if match else token.text


def known_name(token: Token, lexicon: Lexicon) -> bool:
    """True when one of the tables of names has the word."""
    return token.fold in lexicon.known_names


def _likeness(taken: Sequence[Token], lexicon: Lexicon) -> Likeness | None:
    words = [t for t in taken if t.fold not in lexicon.particles]
    names = [t for t in words if known_name(t, lexicon) or sense_of(t.text, lexicon) is Sense.UNKNOWN]
    names += [t for t in words if len(t.text) == 1 and t.dot]  # an initial
    if not names:
        return None
    capitals = [t for t in words if t.text.isupper() and len(t.text) > 1]
    small = [t for t in words if not t.text.isupper()]
    if len(words) >= 2:
        initial = any(len(t.text) == 1 for t in words)
        known = any(known_name(t, lexicon) for t in words)
        if len(names) == len(words) <= 5 and not initial and ((capitals and small) or known):
            return Likeness.STRONG
        if len(names) >= 2 or known or (capitals and small):
            return Likeness.WEAK  # "Sarah Long": a name beside a word for a thing
        return None
    return Likeness.LONE if len(names[0].text) > 1 else None


def _a_dose(tokens: Sequence[Token], spot: Spot, lexicon: Lexicon) -> bool:
    """ "DOLIPRANE Adulte 500 mg": a figure with a unit of measure follows, and no age."""
    rest = tokens[spot.end : spot.end + 2]
    if spot.likeness is Likeness.TITLED or not rest or not rest[0].text[0].isdigit() or dates_in(rest[:1], lexicon):
        return False
    unit = re.sub(r"^[\d.,]+", "", rest[0].fold) or (rest[1].fold if len(rest) > 1 else "")
    measured = spot.likeness < Likeness.STRONG and unit not in lexicon.senses.years
    return unit in lexicon.senses.units or measured
