"""Names as words, ready to compare: as printed, as registered, and in which spellings a name is one name. Pure.

The keys of retrieval are made from these, too: who changes them has the index of a register made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from agent.matching.lexicon import Lexicon
from agent.matching.normalise import name_tokens, skeleton
from agent.model import Mention, Record

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as printed: ``last`` and ``first`` when labels part them, else ``whole``; ``also`` are further
    surnames (of birth, by marriage)."""

    whole: Words = ()
    last: Words = ()
    first: Words = ()
    also: tuple[Words, ...] = ()


def printed_name(mention: Mention) -> Printed:
    """The name of a mention, ready to compare."""
    parts = {f.kind: name_tokens(f.value) for f in mention.fields if f.kind.endswith("name")}
    also = tuple(parts[k] for k in ("birth_name", "married_name") if parts.get(k))
    last, first, whole = parts.get("last_name", ()), parts.get("first_name", ()), parts.get("name", ())
    if whole:
        return Printed(whole=whole, also=also)
    if not last and also:
        last, also = also[0], also[1:]
    if last and first:
        return Printed(last=last, first=first, also=tuple(a for a in also if a != last))
    return Printed(whole=last, first=first, also=tuple(a for a in also if a != last))


def all_words(printed: Printed) -> Words:
    """All words of a printed name."""
    return (*printed.whole, *printed.last, *printed.first, *(w for other in printed.also for w in other))


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record's name: its surnames (all that it knows of), its given names, and whole names from aliases."""

    surnames: tuple[Words, ...]
    first: Words
    aliases: tuple[Words, ...]


_ALSO = frozenset({"epouse", "ep", "epse", "nee", "veuve", "vve"})


def record_name(record: Record) -> RecordName:
    """The record's name, ready to compare; "TAZI ép. BENNANI" are two surnames."""
    return _record_name(record.last_name, record.first_name or "", record.aliases)


@lru_cache(maxsize=16384)
def _record_name(last: str, first: str, aliases: tuple[str, ...]) -> RecordName:
    whole = (tuple(w for w in name_tokens(alias) if w not in _ALSO) for alias in aliases)
    return RecordName(surnames_of(last), name_tokens(first), tuple(w for w in whole if w))


@lru_cache(maxsize=32768)
def surnames_of(last: str) -> tuple[Words, ...]:
    """The surnames that a record's last name holds, as words."""
    surnames: list[list[str]] = [[]]
    for word in name_tokens(last):
        if word in _ALSO:
            surnames.append([])
        else:
            surnames[-1].append(word)
    return tuple(tuple(s) for s in surnames if s)


@lru_cache(maxsize=65536)
def units(words: Words, lexicon: Lexicon) -> Words:
    """Words with their particles joined on: ``("el", "idrissi")`` is ``("elidrissi",)``."""
    out: list[str] = []
    held = ""
    for word in words:
        held += lexicon.same_particles.get(word, word)
        if word not in lexicon.particles:
            out.append(held)
            held = ""
    return (*out, held) if held else tuple(out)


@lru_cache(maxsize=65536)
def canonical(words: Words, lexicon: Lexicon, *, given: bool) -> Words:
    """The units in the first spelling of their variants."""
    known = lexicon.given if given else lexicon.surnames
    return tuple(known.get(unit, unit) for unit in units(words, lexicon))


@lru_cache(maxsize=65536)
def sounds(unit: str, lexicon: Lexicon) -> str:
    """The consonants of a unit after its cross-script and variant spellings, without the article."""
    latin = lexicon.cross_script.get(unit, unit)
    latin = lexicon.given.get(latin, lexicon.surnames.get(latin, latin))
    for article in ("el", "ال"):
        if latin.startswith(article) and len(latin) > len(article) + 2:
            latin = latin[len(article) :]
    return skeleton(latin) or latin
