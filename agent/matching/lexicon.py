"""The curated words of names.toml, checked and indexed: variants, particles, titles, labels, months.

Nothing is read here; the caller has read the tables. A user's own table is joined to the default one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from agent.matching.normalise import blur, fold

LABEL_KINDS = (
    "name", "patient", "last", "first", "birth_name", "married_name", "birth_date", "other_date", "file_number",
    "national_id", "insurance", "phone", "sex", "age", "not_patient", "household", "place", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label as folded words, what the value beside it is, and whether it is also a plain word (``soft``)."""

    words: tuple[str, ...]
    kind: str
    soft: bool


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as folded words, by their first word, longest first."""


@dataclass(frozen=True, eq=False)
class Senses:
    """What words mean on a paper. ``things`` and ``functions`` name nobody; ``people`` are relatives and all other
    parties but the patient, ``parties`` those of several words; ``patients`` the words for the patient himself.
    ``presents`` are phrases before a name that say that it is the patient's (compared from their last word backwards),
    ``follows`` those behind it that keep it so, ``beside`` those before somebody who came along, ``acting`` those that
    announce a role ("en qualité de"). What the other lists are for says names.toml."""

    things: frozenset[str]
    functions: frozenset[str]
    people: frozenset[str]
    patients: frozenset[str]
    professions: frozenset[str]
    possessives: frozenset[str]
    parties: Phrases
    newborn: Phrases
    presents: Phrases
    follows: Phrases
    beside: Phrases
    acting: Phrases
    women: frozenset[str]
    men: frozenset[str]
    children: frozenset[str]
    signatures: frozenset[str]
    relations: frozenset[str]
    identity: frozenset[str]
    undersigned: frozenset[str]
    greetings: frozenset[str]
    others: frozenset[str]
    endings: frozenset[str]
    agents: frozenset[str]
    papers_of: frozenset[str]
    that: frozenset[str]
    does: frozenset[str]
    places_behind: frozenset[str]
    years: frozenset[str]
    her: frozenset[str]
    units: frozenset[str]
    feminine: frozenset[str]
    correspondents: frozenset[str]
    times: frozenset[str]
    copulas: frozenset[str]
    articles: frozenset[str]
    negations: frozenset[str]
    identifies: Phrases


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What names.toml says, folded. ``known_names`` are words that are names, whatever else they may mean. ``labels``
    is keyed by a label's first word, longest labels first; ``blurred_labels`` has them as a poor scan may show them.

    Compared by identity, so that what was worked out with one can be remembered.
    """

    particles: frozenset[str]
    lineage: frozenset[str]
    same_particles: Mapping[str, str]
    titles: frozenset[str]
    stop: frozenset[str]
    given: Mapping[str, str]
    surnames: Mapping[str, str]
    cross_script: Mapping[str, str]
    labels: Mapping[str, tuple[Label, ...]]
    blurred_labels: Mapping[str, tuple[Label, ...]]
    months: Mapping[str, int]
    active: frozenset[str]
    file_number: re.Pattern[str]
    known_names: frozenset[str]
    senses: Senses
    sexes: Mapping[str, str]
    date_order: str = "unknown"


def merge_tables(base: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """``extra`` laid over ``base``: tables are merged, lists joined, single values replaced."""
    merged = dict(base)
    for key, value in extra.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = merge_tables(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            known = {str(item) for item in old}
            merged[key] = old + [item for item in value if str(item) not in known]
        else:
            merged[key] = value
    return merged


def build_lexicon(tables: Mapping[str, Any]) -> Lexicon:
    """The lexicon of the tables of names.toml.

    Raises ``ValueError`` with one sentence that names the table and entry that is wrong.
    """
    names = _table(tables, "names")
    labels = _labels(_table(tables, "labels"))
    same = {word: group[0] for group in _groups(names, "same_particles") for word in group}
    given, surnames = _variants(names, "given_variants"), _variants(names, "surname_variants")
    cross = {fold(str(k)): fold(str(v)) for k, v in _table(names, "cross_script").items()}
    known = {*given, *surnames, *cross, *cross.values(), *_words(names, "given_names")}
    return Lexicon(
        particles=frozenset(_words(names, "particles")),
        lineage=frozenset(_words(names, "lineage")),
        same_particles=same,
        titles=frozenset(_words(names, "titles")),
        stop=frozenset(_words(names, "stop")),
        given=given,
        surnames=surnames,
        cross_script=cross,
        known_names=frozenset(known),
        labels=labels,
        blurred_labels=_blurred(labels),
        months=_months(_table(tables, "months")),
        active=frozenset(_words(_table(tables, "statuses"), "active")),
        file_number=_pattern(_table(tables, "file_number")),
        senses=_senses(_table(tables, "words")),
        sexes={
            fold(w): sex for sex in ("F", "M") for w in _strings(_table(tables, "sexes").get(sex, []), f"sexes.{sex}")
        },
        date_order=str(_table(tables, "dates").get("order", "unknown")),
    )


def _senses(table: Mapping[str, Any]) -> Senses:
    """The word lists. A word that may be a person is no thing, whatever list has it too."""
    single = {
        key: frozenset(filter(None, map(_plain, _strings(table.get(key, []), f"words.{key}")))) for key in _SINGLE
    }
    persons = single["people"] | single["professions"]
    own = {
        "things": single["things"] - persons,
        "functions": single["functions"] - single["people"],
        "people": single["people"] - single["patients"],
        "professions": single["professions"] - single["people"],
    }
    phrases = {key: _phrases(table, key, backwards=key in ("presents", "beside")) for key in _PHRASES}
    parties = _phrases({"people": [text for text in table.get("people", []) if " " in text]}, "people")
    words: dict[str, Any] = {**single, **own, **phrases}
    return Senses(**words, parties=parties)


_PHRASES = ("newborn", "presents", "follows", "beside", "acting", "identifies")
_SINGLE = tuple(f.name for f in fields(Senses) if f.name not in (*_PHRASES, "parties"))


def _plain(text: str) -> str:
    """A word as tokens are compared with it: folded; ``""`` for a phrase."""
    return "" if " " in text.strip() else fold(text).strip()


def _phrases(table: Mapping[str, Any], key: str, *, backwards: bool = False) -> Phrases:
    index: dict[str, set[tuple[str, ...]]] = {}
    for text in _strings(table.get(key, []), f"words.{key}"):
        words = tuple(label_words(re.sub("['’]", " ", text)))
        if words:
            index.setdefault(words[-1] if backwards else words[0], set()).add(words)
    return {first: tuple(sorted(some, key=lambda words: (-len(words), words))) for first, some in index.items()}


_OPTIONAL_ENDING = re.compile(
    r"\s?[(]\s*(?:e|s|es|me|a|as|o|os|in|ة|ه)\s*[)]|\)\s*[ةه]\s*\(|(?<=[^\W\d_]{3})/-?(?:e|a|o|as|os|es|in|innen|ة|ه)\b",
    re.IGNORECASE,
)


def drop_optional_endings(text: str) -> str:
    """``"Né(e) le"`` is ``"Né le"``: endings in brackets or behind a stroke ("Beneficiario/a") say nothing."""
    return _OPTIONAL_ENDING.sub("", text) if "(" in text or "/" in text else text


def label_words(text: str) -> tuple[str, ...]:
    """A label's folded words, without signs: ``"N° de dossier"`` is ``("no", "de", "dossier")``."""
    return tuple(re.sub(r"[\W_]", " ", fold(drop_optional_endings(text))).split())


def _table(tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = tables.get(key, {})
    if not isinstance(value, Mapping):
        raise ValueError(f"names.toml: [{key}] must be a table")  # noqa: TRY004 - the caller reports ValueError
    return value


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValueError(f"names.toml: {where} must be a list of words")
    return value


def _words(table: Mapping[str, Any], key: str) -> list[str]:
    return [fold(word) for word in _strings(table.get(key, []), key)]


def _groups(table: Mapping[str, Any], key: str) -> list[list[str]]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"names.toml: {key} must be a list of lists of words")  # noqa: TRY004 - as above
    return [[fold(word) for word in _strings(group, key)] for group in value]


def _variants(table: Mapping[str, Any], key: str) -> dict[str, str]:
    """Each spelling to the first of its group. Groups that share a spelling would merge people: refused."""
    found: dict[str, str] = {}
    for group in _groups(table, key):
        for word in group:
            spelled = "".join(word.split())
            if found.setdefault(spelled, group[0]) != group[0]:
                raise ValueError(f'names.toml: {key} has "{word}" in two groups, which would merge two names')
    return found


def _labels(table: Mapping[str, Any]) -> dict[str, tuple[Label, ...]]:
    unknown = sorted(set(table) - {*LABEL_KINDS, "soft"})
    if unknown:
        raise ValueError(f"names.toml: [labels] has unknown kinds: {', '.join(unknown)}")
    soft = {label_words(text) for text in _strings(table.get("soft", []), "labels.soft")}
    owner: dict[tuple[str, ...], str] = {}
    for kind in LABEL_KINDS:
        for text in _strings(table.get(kind, []), f"labels.{kind}"):
            words = label_words(text)
            if not words:
                raise ValueError(f'names.toml: labels.{kind} has "{text}", which holds no word')
            if owner.setdefault(words, kind) != kind:
                raise ValueError(f'names.toml: the label "{text}" is both {owner[words]} and {kind}')
    index: dict[str, list[Label]] = {}
    for words, kind in owner.items():
        index.setdefault(words[0], []).append(Label(words, kind, words in soft))
    return {first: _longest_first(labels) for first, labels in index.items()}


def _blurred(labels: Mapping[str, tuple[Label, ...]]) -> dict[str, tuple[Label, ...]]:
    """The labels in blurred letters; where two kinds become one word, neither is kept."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    made: dict[tuple[str, ...], Label] = {}
    for label in (one for some in labels.values() for one in some):
        words = tuple(blur(word) for word in label.words)
        kinds.setdefault(words, set()).add(label.kind)
        made[words] = Label(words, label.kind, label.soft)
    index: dict[str, list[Label]] = {}
    for words, label in made.items():
        if len(kinds[words]) == 1:
            index.setdefault(words[0], []).append(label)
    return {first: _longest_first(some) for first, some in index.items()}


def _longest_first(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: -len(label.words)))


def _months(table: Mapping[str, Any]) -> dict[str, int]:
    months: dict[str, int] = {}
    for key, value in table.items():
        if not key.isdigit() or not 1 <= int(key) <= 12:
            raise ValueError(f'names.toml: [months] has "{key}", which is no month from 1 to 12')
        for word in _strings(value, f"months.{key}"):
            months["".join(label_words(word))] = int(key)
    return months


def _pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    text = table.get("pattern", "")
    try:
        return re.compile(text)
    except (re.error, TypeError) as error:
        raise ValueError(f"names.toml: file_number.pattern is no regular expression: {error}") from error
