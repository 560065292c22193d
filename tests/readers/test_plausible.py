"""A text layer is believed only when it can be true."""

from __future__ import annotations

import pytest

from agent.model import Box, Word
from agent.readers.plausible import distrust


def _words(text: str, hidden: bool = False) -> list[Word]:
    return [Word(each, Box(0, 0, 1, 1), 0, hidden=hidden) for each in text.split()]


@pytest.mark.parametrize(
    "text",
    [
        "Nom et prénom : EL IDRISSI Mohamed né le 12/03/1961 à Casablanca",
        "الاسم العائلي الإدريسي تاريخ الازدياد 12/03/1961",
        "CNSS CNOPS INPE CHU SARL RDV TVA HTA IRM Laboratoire du Centre",
    ],
)
def test_real_text_is_believed(text: str) -> None:
    assert distrust(_words(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Page 1 / 3",
        "\ufffd\ufffd\ufffd Laboratoire d'analyses médicales Ibn Sina",
        "\ue001\ue002\ue003\ue004 Laboratoire d'analyses médicales",
        "../.. ::::: ----- _____ ..... ///// ----- =====",
        "Мария Иванова родилась двенадцатого марта в Казани",
        "Mbcpsbupjsf ebobmztft nfejdbmft Jco Tjob Dbtbcmbodb qbujfou dpnquf sfoev",
    ],
)
def test_stamps_and_garbage_are_not(text: str) -> None:
    assert distrust(_words(text)) != ""


def test_text_that_nobody_sees_does_not_count() -> None:
    assert distrust(_words("Laboratoire d'analyses médicales Ibn Sina", hidden=True)) == "no visible text"
