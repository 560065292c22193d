"""Only two independent readings that agree confirm a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from agent.model import Box, Word
from agent.readers.models import first_models, look_models, reads_both
from agent.readers.secondlook import Look, confirm
from agent.readers.tesseract import NotRead, Scrap


def _line(*texts: str, line: int = 0) -> list[Word]:
    return [
        Word(text, Box(10 + 60 * n, 100 + 40 * line, 60 + 60 * n, 112 + 40 * line), line, "ocr", 90.0, False)
        for n, text in enumerate(texts)
    ]


class _Recogniser:
    """Tesseract with its answers prepared, by model."""

    def __init__(self, answers: dict[str, list[str]]) -> None:
        self.answers = answers
        self.models: list[str] = []

    def __call__(self, name: str, sheet: Image.Image, models: str) -> list[Scrap]:
        self.models.append(models)
        assert sheet.width > 50
        # One crop: its left edge is 4 margins (3 pixels or more) left of the first word, after a gap of 24.
        return [Scrap(t, 60 * n + 40, 30, 60 * n + 64, 36, 90.0) for n, t in enumerate(self.answers[models])]


def _look(**answers: list[str]) -> tuple[Look, _Recogniser]:
    recogniser = _Recogniser(answers)
    return Look(Image.new("L", (600, 800), 255), 72.0, "fra+ara+eng", recogniser), recogniser


def _confirmed(words: tuple[Word, ...]) -> list[str]:
    return [w.text for w in words if w.confirmed]


def test_agreement_confirms() -> None:
    look, _ = _look(eng=["Ne", "le", "12/03/1961"])
    assert _confirmed(confirm(_line("Ne", "le", "12/03/1961"), look)) == ["Ne", "le", "12/03/1961"]


@pytest.mark.parametrize("second", ["12/03/1967", "12/03/196", "112/03/1961", ""])
def test_one_other_digit_does_not(second: str) -> None:
    look, _ = _look(eng=["Ne", "le", second])
    assert _confirmed(confirm(_line("Ne", "le", "12/03/1961"), look)) == ["Ne", "le"]


def test_punctuation_at_the_edge_of_a_crop_does_not_matter() -> None:
    look, _ = _look(eng=["Ne", "le", "12/03/1961."])
    assert "12/03/1961" in _confirmed(confirm(_line("Ne", "le", "12/03/1961"), look))


def test_lines_that_decide_nothing_are_not_looked_at() -> None:
    look, recogniser = _look()
    assert _confirmed(confirm(_line("Veuillez", "agréer", "12"), look)) == []
    assert recogniser.models == []


def test_another_model_than_the_first_speaks() -> None:
    look, recogniser = _look(eng=["12/03/1961"])
    confirm(_line("12/03/1961"), look)
    assert recogniser.models == ["eng"]


def test_arabic_words_and_the_numbers_beside_them_are_asked_of_those_who_know_them() -> None:
    look, recogniser = _look(ara=["88994737", "البطاقة"], eng=["BE994737", "x"])
    assert _confirmed(confirm(_line("BE994737", "البطاقة"), look)) == ["BE994737", "البطاقة"]
    assert recogniser.models == ["ara", "eng"]


def test_the_arabic_model_confirms_no_number() -> None:
    look, _ = _look(ara=["98994737", "البطاقة"], eng=["98994787", "x"])
    assert _confirmed(confirm(_line("98994737", "البطاقة"), look)) == ["البطاقة"]


def test_a_name_with_an_accent_is_asked_of_a_model_that_knows_accents() -> None:
    look, recogniser = _look(eng=["Nom", "BENOIT", "Helene"], fra=["Nom", "BENOIT", "Hélène"])
    assert _confirmed(confirm(_line("Nom", "BENOIT", "Hélène"), look)) == ["Nom", "BENOIT", "Hélène"]
    assert recogniser.models == ["eng", "fra"]


def test_and_that_model_confirms_nothing_else() -> None:
    look, _ = _look(eng=["Helene", "12/03/1967", "Ali"], fra=["Hélène", "12/03/1961", "All"])
    assert _confirmed(confirm(_line("Hélène", "12/03/1961", "All"), look)) == ["Hélène"]


def _unsure(word: Word) -> Word:
    return replace(word, confidence=2.0)


@pytest.mark.parametrize(("third", "confirmed"), [("J526538", True), ("I526538", False)])
def test_what_was_read_unsurely_is_replaced_and_confirmed_by_a_third_alone(third: str, confirmed: bool) -> None:
    look, _ = _look(eng=["J526538"], fra=[third])
    (word,) = confirm([_unsure(word) for word in _line("1526538")], look)
    assert (word.text, word.confirmed) == ("J526538", confirmed)


def test_what_was_read_surely_is_never_replaced() -> None:
    look, recogniser = _look(eng=["J526538"])
    (word,) = confirm(_line("1526538"), look)
    assert (word.text, word.confirmed, recogniser.models) == ("1526538", False, ["eng"])


def test_no_second_reading_is_told() -> None:
    def fails(*_: object) -> list[Scrap]:
        raise NotRead("Recognition took too long.")

    with pytest.raises(NotRead):
        confirm(_line("12/03/1961"), Look(Image.new("L", (600, 800), 255), 72.0, "fra+eng", fails))


@pytest.mark.parametrize(
    ("languages", "first", "look", "both"),
    [
        ("fra+ara+eng", "fra", "eng", True),
        ("fra+deu+eng", "fra+deu", "eng", False),
        ("ara", "ara", "ara", False),
        ("eng+ara", "eng", "eng", True),
        ("fra", "fra", "fra", False),
    ],
)
def test_which_models_read_first_and_which_look(languages: str, first: str, look: str, both: bool) -> None:
    assert (first_models(languages), look_models(languages), reads_both(languages)) == (first, look, both)
