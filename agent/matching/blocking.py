"""Blocking keys: which records are worth comparing with a document. They find, they prove nothing.

Kinds ``id``, ``date``, ``full`` and ``phone`` retrieve whole lists; ``last`` and ``sound`` as far as the register's
cap allows; ``first`` is only counted. Records and documents make their keys from the same normalisation.

A register of a million records makes ten million keys in a row, and its names repeat (Zipf): what comes of a name
is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from agent.matching.identify import Identification
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import confusable, id_value, is_arabic, misreadings, name_tokens, phone_value
from agent.matching.spelling import Printed, Words, canonical, printed_name, record_name, sounds, surnames_of, units
from agent.model import Key, Mention, Record, Role

MAX_KEYS = 400
_SHARES = {"named": 120, "ids": 60, "dates": 50, "misread": 60, "loose": 110}


@lru_cache(maxsize=32768)
def last_key(words: Words, lexicon: Lexicon) -> Key:
    """The key of a last name."""
    return Key("last", "".join(canonical(words, lexicon, given=False)))


@lru_cache(maxsize=32768)
def first_key(words: Words, lexicon: Lexicon) -> Key:
    """The key of the given names together."""
    return Key("first", "".join(canonical(words, lexicon, given=True)))


def date_key(iso: str) -> Key:
    """The key of a birth date."""
    return Key("date", iso)


def record_keys(record: Record, lexicon: Lexicon) -> frozenset[Key]:
    """All keys of a record: its ids, birth date, phone, and its names in every known form."""
    surnames, first = surnames_of(record.last_name), name_tokens(record.first_name or "")
    keys: list[Key] = []
    for number in (record.national_id, record.file_number):
        keys.extend(_id_keys(number or ""))
    if record.birth_date is not None:
        keys.append(date_key(record.birth_date.isoformat()))
    if record.phone and (phone := phone_value(record.phone)):
        keys.append(Key("phone", phone))
    if first:
        keys.append(first_key(first, lexicon))
    for surname in surnames:
        keys.extend(_pair_keys(surname, first, lexicon))
    for alias in record_name(record).aliases if record.aliases else ():
        for last, given in _both_orders(units(alias, lexicon)):
            keys.extend(_pair_keys(last, given, lexicon))
    return frozenset(keys)


def pair_keys(record: Record, lexicon: Lexicon) -> frozenset[Key]:
    """The keys that all homonyms of a record carry: one for each of its surnames with its given names."""
    name = record_name(record)
    given = "".join(canonical(name.first, lexicon, given=True))
    return frozenset(Key("full", f"{last_key(s, lexicon).value}|{given}") for s in name.surnames)


def document_keys(found: Identification, lexicon: Lexicon) -> frozenset[Key]:
    """The keys to look up for a document, at most ``MAX_KEYS``: those of patients first, then of all else."""
    patients = sorted(found.mentions, key=lambda m: m.role is not Role.SUBJECT)
    shares: list[tuple[str, Iterator[Key]]] = [
        ("named", (k for m in patients for k in _mention_keys(m, lexicon))),
        ("ids", _loose_ids(found)),
        ("dates", _dates(found)),
        ("misread", (k for m in patients if m.role is Role.SUBJECT for k in _misread_keys(m, lexicon))),
        ("loose", _loose_names(found, lexicon)),
    ]
    keys: set[Key] = set()
    for share, some in shares:
        _take(keys, some, _SHARES[share])
    return frozenset(keys)


def _take(keys: set[Key], some: Iterable[Key], share: int) -> None:
    room = min(MAX_KEYS, len(keys) + share)
    for key in some:
        if len(keys) >= room:
            return
        keys.add(key)


def _id_keys(text: str) -> tuple[Key, ...]:
    if not text or not (value := id_value(text)):
        return ()
    misread = confusable(value)
    return (Key("id", value),) if misread == value else (Key("id", value), Key("id", misread))


def _pair_keys(last: Words, first: Words, lexicon: Lexicon) -> list[Key]:
    """The keys of a last name with given names: the pair as written, its first given name, its consonants."""
    if not last:
        return []
    surname, given = last_key(last, lexicon), canonical(first, lexicon, given=True)
    keys = [surname, Key("full", f"{surname.value}|{first_key(first, lexicon).value}")]
    if len(given) > 1:
        keys.append(Key("full", f"{surname.value}|{given[0]}"))
    sound = _sounds(last, lexicon) | _sounds(first, lexicon)
    if len(sound) >= 2:
        keys.append(Key("sound", "|".join(sorted(sound))))
    return keys


@lru_cache(maxsize=32768)
def _sounds(words: Words, lexicon: Lexicon) -> frozenset[str]:
    """The consonants of each unit."""
    return frozenset(sounds(unit, lexicon) for unit in units(words, lexicon))


def _both_orders(words: Words) -> Iterator[tuple[Words, Words]]:
    for at in range(1, len(words)):
        yield words[:at], words[at:]
        yield words[at:], words[:at]


def _ways(name: Printed, lexicon: Lexicon) -> Iterator[tuple[Words, Words]]:
    """Each reading of a printed name as last and given names."""
    if name.first:
        for last in (name.last or name.whole, *name.also):
            yield last, name.first
            yield name.first, last
        return
    parts = units(name.whole, lexicon)[:6]
    yield from _both_orders(parts)
    for other in name.also:
        for at in range(len(parts)):
            yield other, (parts[at],)
            yield other, parts[at:]
    if parts:
        yield ("".join(parts),), ()


def _mention_keys(mention: Mention, lexicon: Lexicon) -> Iterator[Key]:
    for f in mention.fields:
        if f.kind in ("national_id", "file_number"):
            yield from _id_keys(f.value)
        elif f.kind == "birth_date":
            yield from _date_keys(f.value)
        elif f.kind == "phone":
            yield Key("phone", f.value)
    for last, first in _ways(printed_name(mention), lexicon):
        yield from _pair_keys(last, first, lexicon)
        yield Key("full", last_key(last, lexicon).value + "|")  # a record that knows no given name
        if first:
            yield first_key(first, lexicon)


def _misread_keys(mention: Mention, lexicon: Lexicon) -> Iterator[Key]:
    """The pairs that a name may be when one letter of it was misread."""
    name = printed_name(mention)
    words = units(name.whole, lexicon)[:4]
    ways = (
        [(name.last or name.whole, name.first)]
        if name.first
        else [(words[:at], words[at:]) for at in range(1, len(words))]
    )
    for last, first in ways:
        if not last or is_arabic("".join((*last, *first))):
            return
        for this, other in ((last, first), (first, last)):
            kept = "".join(canonical(other, lexicon, given=this is last))
            for word in misreadings("".join(units(this, lexicon))):
                yield from _either(word, kept, lexicon)


def _either(word: str, kept: str, lexicon: Lexicon) -> Iterator[Key]:
    """A word that may be the last or the given name, beside the other one."""
    yield Key("full", f"{lexicon.surnames.get(word, word)}|{kept}")
    yield Key("full", f"{kept}|{lexicon.given.get(word, word)}")


def _date_keys(value: str) -> Iterator[Key]:
    """A full date; a two-digit year in both centuries; the day and month also swapped. To find, not to prove."""
    parts = value.split("-")
    if len(parts) != 3:
        return
    years = [parts[0]] if len(parts[0]) == 4 else ["19" + parts[0], "20" + parts[0]]
    for year in years:
        for month, day in ((parts[1], parts[2]), (parts[2], parts[1])):
            try:
                yield date_key(date(int(year), int(month), int(day)).isoformat())
            except ValueError:
                continue


def _dates(found: Identification) -> Iterator[Key]:
    for f in found.dates:
        if f.value not in found.other_dates:
            yield from list(_date_keys(f.value))[:2]


def _loose_ids(found: Identification) -> Iterator[Key]:
    for value in (*found.file_name_ids, *(f.value for f in found.ids)):
        yield from _id_keys(value)
    for f in found.phones:
        yield Key("phone", f.value)


def _loose_names(found: Identification, lexicon: Lexicon) -> Iterator[Key]:
    """Pairs of neighbouring units of the file's name, then of any run of name words on the pages."""
    for run in (found.file_name, *(r.words for r in found.names)):
        parts = units(run, lexicon)
        for at in range(len(parts) - 1):
            for last, first in (
                (parts[at : at + 1], parts[at + 1 : at + 2]),
                (parts[at + 1 : at + 2], parts[at : at + 1]),
            ):
                yield last_key(last, lexicon)
                yield first_key(first, lexicon)
                surname, given = last_key(last, lexicon).value, first_key(first, lexicon).value
                yield Key("full", f"{surname}|{given}")
