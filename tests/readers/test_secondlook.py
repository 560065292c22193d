"""Only two independent readings that agree confirm a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from agent.model import Box, Word
from agent.readers import secondlook
from agent.readers.mending import Mended
from agent.readers.models import arabic_models, latin_models, page_models
from agent.readers.picture import Traits
from agent.readers.secondlook import Look, confirm
from agent.readers.tesseract import NotRead, Scrap

PAGE = Mended(Image.new("L", (600, 800), 255), 72.0, Traits(0.0, sideways=False, noise=0.0, uneven=False))


def _line(*texts: str, line: int = 0) -> list[Word]:
    return [
        Word(text, Box(10 + 60 * n, 100 + 40 * line, 60 + 60 * n, 112 + 40 * line), line, "ocr", 90.0, False)
        for n, text in enumerate(texts)
    ]


class _Recogniser:
    """Tesseract with its answers prepared, by language and size of the sheet."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.languages: list[str] = []

    def __call__(self, sheet: Image.Image, languages: str, dpi: float, psm: int, seconds: float) -> list[Scrap]:
        self.languages.append(languages)
        zoom = dpi / 72
        assert sheet.width > 50
        texts = self.answers.pop(0)
        # One crop: its left edge is 4 margins (3 pixels or more) left of the first word, after a gap of 24.
        return [
            Scrap(t, int((60 * n + 16) * zoom) + 24, 30, int((60 * n + 40) * zoom) + 24, 36, 90.0)
            for n, t in enumerate(texts)
        ]


def _look(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> tuple[Look, _Recogniser]:
    recogniser = _Recogniser(*answers)
    monkeypatch.setattr(secondlook, "recognise", recogniser)
    return Look(PAGE, "fra+ara+eng", 5.0), recogniser


def _confirmed(words: tuple[Word, ...]) -> list[str]:
    return [w.text for w in words if w.confirmed]


def test_agreement_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    look, _ = _look(monkeypatch, ["Né", "le", "12/03/1961"])
    assert _confirmed(confirm(_line("Né", "le", "12/03/1961"), look)) == ["Né", "le", "12/03/1961"]


@pytest.mark.parametrize("second", ["12/03/1967", "12/03/196", "112/03/1961", ""])
def test_one_other_digit_does_not(monkeypatch: pytest.MonkeyPatch, second: str) -> None:
    look, _ = _look(monkeypatch, ["Né", "le", second])
    assert _confirmed(confirm(_line("Né", "le", "12/03/1961"), look)) == ["Né", "le"]


def test_punctuation_at_the_edge_of_a_crop_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    look, _ = _look(monkeypatch, ["Né", "le", "12/03/1961."])
    assert "12/03/1961" in _confirmed(confirm(_line("Né", "le", "12/03/1961"), look))


def test_lines_that_decide_nothing_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    look, recogniser = _look(monkeypatch)
    assert _confirmed(confirm(_line("Veuillez", "agréer", "12"), look)) == []
    assert recogniser.languages == []


def test_another_model_speaks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    look, recogniser = _look(monkeypatch, ["12/03/1961"])
    confirm(_line("12/03/1961"), look)
    assert recogniser.languages == ["eng+fra"]


def test_numbers_in_arabic_lines_are_not_left_to_the_arabic_model(monkeypatch: pytest.MonkeyPatch) -> None:
    look, recogniser = _look(monkeypatch, ["88994737", "البطاقة"], ["98994737", "x"])
    words = confirm(_line("88994737", "البطاقة"), look)
    assert recogniser.languages == ["ara", "eng+fra"]
    assert _confirmed(words) == ["البطاقة"]


def test_an_id_that_the_arabic_model_cannot_spell_is_taken_from_two_others_that_agree(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look, _ = _look(monkeypatch, ["88994737", "البطاقة"], ["BE994737", "x"], ["BE994737", "x"])
    assert _confirmed(confirm(_line("88994737", "البطاقة"), look)) == ["BE994737", "البطاقة"]


def test_and_not_when_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    look, _ = _look(monkeypatch, ["88994737", "البطاقة"], ["BE994737", "x"], ["BE994787", "x"])
    words = confirm(_line("88994737", "البطاقة"), look)
    assert words[0].text == "88994737"
    assert _confirmed(words) == ["البطاقة"]


def test_no_second_reading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    look, _ = _look(monkeypatch)

    def fails(*_: object) -> list[Scrap]:
        raise NotRead("Recognition took too long.")

    monkeypatch.setattr(secondlook, "recognise", fails)
    with pytest.raises(NotRead):
        confirm(_line("12/03/1961"), look)


def test_models_for_a_single_language() -> None:
    assert (page_models("fra"), latin_models("ara"), arabic_models("fra")) == ("fra", "ara", "fra")


def test_arabic_reads_a_page_last() -> None:
    assert page_models("ara+fra+eng") == "fra+eng+ara"


@pytest.mark.parametrize(("first", "second"), [(90.0, 49.0), (40.0, 90.0)])
def test_digits_that_a_reading_was_unsure_of_are_not_confirmed(
    monkeypatch: pytest.MonkeyPatch, first: float, second: float
) -> None:
    monkeypatch.setattr(secondlook, "recognise", lambda *_: [Scrap("428903", 40, 30, 64, 36, second)])
    word = replace(_line("428903")[0], confidence=first)
    assert _confirmed(confirm([word], Look(PAGE, "fra+ara+eng", 5.0))) == []


@pytest.mark.parametrize(
    ("seen", "sure"),
    [
        ("BE994737", (40.0, 20.0, 61.0)),
        ("BE994737", (90.0, 20.0, 90.0)),
        ("88994737", (90.0, 20.0, 90.0)),
        ("88994737", (90.0, 90.0, 20.0)),
    ],
)
def test_a_third_reading_makes_up_for_no_unsure_one(
    monkeypatch: pytest.MonkeyPatch, seen: str, sure: tuple[float, float, float]
) -> None:
    said = iter([("ara", "البطاقة", 90.0), *(("eng+fra", "BE994737", much) for much in sure[1:])])

    def reads(_sheet: Image.Image, languages: str, dpi: float, *_: object) -> list[Scrap]:
        wanted, text, much = next(said)
        assert languages == wanted
        left = int((76 if wanted == "ara" else 16) * dpi / 72 + 24)
        return [Scrap(text, left, 30, left + 20, 36, much)]

    monkeypatch.setattr(secondlook, "recognise", reads)
    number, label = _line(seen, "البطاقة")
    words = confirm([replace(number, confidence=sure[0]), label], Look(PAGE, "fra+ara+eng", 5.0))
    assert _confirmed(words) == ["البطاقة"]


def test_a_sign_where_a_letter_may_have_been_is_not_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    look, _ = _look(monkeypatch, ["[785687"])
    assert _confirmed(confirm(_line("[785687"), look)) == []
