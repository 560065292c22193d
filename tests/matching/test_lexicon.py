"""names.toml is checked when it is built: a wrong entry is named, and a user's table adds to the default one."""

from __future__ import annotations

import pytest

from agent.matching.lexicon import build_lexicon, label_words, merge_tables
from tests.fakes_register import LEXICON


def test_a_label_is_compared_without_signs_and_optional_endings() -> None:
    assert label_words("Né(e) le :") == ("ne", "le")
    assert label_words("N° de dossier") == ("no", "de", "dossier")


def test_the_longest_label_comes_first() -> None:
    lengths = [len(label.words) for label in LEXICON.labels["nom"]]
    assert lengths == sorted(lengths, reverse=True)


def test_a_users_table_adds_to_lists_and_replaces_single_values() -> None:
    base = {"labels": {"name": ["nom"], "soft": []}, "file_number": {"pattern": "A"}}
    extra = {"labels": {"name": ["nom", "sujet"]}, "file_number": {"pattern": "B"}}
    assert merge_tables(base, extra) == {
        "labels": {"name": ["nom", "sujet"], "soft": []},
        "file_number": {"pattern": "B"},
    }


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"labels": {"nonsense": ["x"]}}, "unknown kinds: nonsense"),
        ({"labels": {"name": ["nom"], "last": ["Nom"]}}, '"Nom" is both name and last'),
        ({"labels": {"name": ["::"]}}, "holds no word"),
        ({"labels": {"name": "nom"}}, "must be a list of words"),
        ({"names": {"given_variants": [["a", "b"], ["b", "c"]]}}, "would merge two names"),
        ({"months": {"13": ["x"]}}, "no month from 1 to 12"),
        ({"file_number": {"pattern": "("}}, "no regular expression"),
        ({"names": 3}, "must be a table"),
    ],
)
def test_a_wrong_entry_is_named(tables: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=r"names\.toml") as caught:
        build_lexicon(tables)
    assert said in str(caught.value)


def test_no_given_name_is_a_variant_of_one_that_is_another_persons() -> None:
    for a, b in [
        ("mohamed", "mhamed"),
        ("amine", "lamine"),
        ("said", "saida"),
        ("hassan", "houcine"),
        ("amina", "amine"),
    ]:
        assert LEXICON.given.get(a, a) != LEXICON.given.get(b, b)
