"""What the words around a name say: a thing, somebody else, a professional, the patient, or nobody knows. Pure.

An allowlist: what is not known to be a thing may be somebody, in every place where it matters who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from agent.matching.layout import Token
from agent.matching.lexicon import Lexicon, Phrases
from agent.matching.normalise import clean, fold, is_arabic

LONG = 7  # letters of a word whose ending says that it is a thing


class Sense(StrEnum):
    """What a word may mean. ``UNKNOWN``: no list has it."""

    THING = "thing"
    FUNCTION = "function"
    PATIENT = "patient"
    PROFESSION = "profession"
    PERSON = "person"
    UNKNOWN = "unknown"


_ELIDED = re.compile(
    r"^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|dell|all|nell|un|dall|sull)['’‘`´ʼ′](?=\w)", re.IGNORECASE
)
_GENITIVE = re.compile(r"['’](?:s)?$", re.IGNORECASE)
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """A token's words, folded: without elided articles ("l'enfant") and genitives, parted at hyphens."""
    bare = _GENITIVE.sub("", _ELIDED.sub("", clean(text)))
    return tuple(word for part in re.split(r"[-/.]", bare) if (word := fold(part)))


@lru_cache(maxsize=65536)
def sense_of(text: str, lexicon: Lexicon) -> Sense:
    """The sense of one token. Of a compound the least harmless part counts."""
    if text.startswith("آ"):  # "آلام" is no mother
        return Sense.THING
    words = plain_words(text)
    if len(words) > 1 and words[0] == "ex":
        return Sense.PERSON  # "ex-mari"
    whole = "".join(words)
    if not any(c.isalpha() for c in whole) or len(whole) == 1:
        return Sense.THING
    if (known := _known(fold(_ELIDED.sub("", clean(text))), lexicon)) is not Sense.UNKNOWN:
        return known
    return max((_known(word, lexicon) for word in words), key=_RANK.__getitem__)


_RANK = {sense: rank for rank, sense in enumerate((Sense.FUNCTION, Sense.THING, Sense.PATIENT, Sense.UNKNOWN,
                                                   Sense.PROFESSION, Sense.PERSON))}  # fmt: skip


def _known(word: str, lexicon: Lexicon) -> Sense:
    senses = lexicon.senses
    if word in lexicon.titles and word not in senses.children:
        return Sense.FUNCTION
    whole, *bare = _forms(word)
    for form in (whole, *bare):
        if form in senses.people:
            return Sense.PERSON
        if form in senses.patients:
            return Sense.PATIENT
        if form in senses.professions:
            return Sense.PROFESSION
        if form == whole and (form in senses.things or form in lexicon.months):
            return Sense.THING  # "بولي" is no guardian with a preposition
    for form in (whole, *bare):
        if form in senses.functions or form in senses.possessives:
            return Sense.FUNCTION
        if form in senses.things or form in lexicon.months or (form in lexicon.sexes and len(form) > 1):
            return Sense.THING
    if any(c.isdigit() for c in word) or len(word) == 1:
        return Sense.THING
    if len(word) >= LONG and word.endswith(tuple(senses.endings)):
        return Sense.THING
    return Sense.UNKNOWN


def _forms(word: str) -> tuple[str, ...]:
    """The word, and in Arabic also without its article and prepositions."""
    if not is_arabic(word):
        return (word,)
    bare = [word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + (1 if p == "ال" else 2)]
    return (word, *bare, *("ال" + b for b in bare))


def worst(tokens: Iterable[Token], lexicon: Lexicon) -> Sense:
    """The least harmless sense among the tokens; FUNCTION when there are none."""
    return max((sense_of(t.text, lexicon) for t in tokens), key=_RANK.__getitem__, default=Sense.FUNCTION)


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The plain words of tokens, elided ones parted ("j'ai vu" is j, ai, vu)."""
    found: list[str] = []
    for token in tokens:
        if match := _ELIDED.match(clean(token.text)):
            found.append(fold(match.group()))
        found.extend(plain_words(token.text))
    return found


def begins(words: Sequence[str], phrases: Phrases) -> int:
    """How many words a phrase of the list takes at the beginning; 0 when none stands there."""
    if not words:
        return 0
    return next((len(p) for p in phrases.get(words[0], ()) if tuple(words[: len(p)]) == p), 0)


def ends(words: Sequence[str], phrases: Phrases) -> int:
    """How many words a phrase of the list takes at the end; 0 when none stands there."""
    if not words:
        return 0
    return next((len(p) for p in phrases.get(words[-1], ()) if tuple(words[-len(p) :]) == p), 0)


def holds(words: Sequence[str], phrases: Phrases) -> bool:
    """True when a phrase of the list stands anywhere among the words."""
    return any(begins(words[at:], phrases) for at in range(len(words)))
